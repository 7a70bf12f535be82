/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-courses.h"

#include "ffw-layout-guess.h"
#include "ffw-tick.h"

#include <string.h>

/* So many courses make a matrix; one is a column that is called like a course. */
#define LEAST_COURSES 2

/* So many columns of dates or marks that nobody knows are courses of another name. */
#define LEAST_OPEN 3

/* How like a course a header must be to count as one that only has to be confirmed. */
#define LIKELY 0.75

static double
share_of_ticks (const FfwScanColumn *column)
{
  guint64 all = ffw_scan_column_count (column);
  guint64 n = 0;

  for (guint i = 0; i < MIN (column->values->len, FFW_GUESS_LOOKED_UP); i++)
    {
      const FfwScanValue *value = column->values->pdata[i];

      if (ffw_tick_read (value->text) != FFW_TICK_NONE)
        n += value->n;
    }
  return all ? (double)n / (double)all : 0;
}

/**
 * ffw_layout_courses_count_said:
 *
 * Returns: how many cells of a column say that somebody has done something: n/a, none and - do not
 */
guint64
ffw_layout_courses_count_said (const FfwScanColumn *column)
{
  guint64 n = ffw_scan_column_count (column);

  for (guint i = 0; i < column->values->len; i++)
    {
      const FfwScanValue *value = column->values->pdata[i];

      if (ffw_tick_read (value->text) == FFW_TICK_NO || ffw_vocabulary_is_nothing (value->text))
        n -= MIN (n, value->n);
    }
  return n;
}

/* Whether what stands in the column can be what people have of a course: dates or marks, or nothing
 * yet. */
static gboolean
is_of_course (const FfwLayoutTable *table, guint column)
{
  const FfwScanColumn *cells = table->columns[column];

  return ffw_scan_column_count (cells) == 0
         || ffw_scan_column_share_of_dates (cells) + share_of_ticks (cells) >= FFW_GUESS_MOST_OF;
}

/**
 * ffw_layout_courses_is_open:
 *
 * Returns: whether the column may be of a course in a matrix: it looks so, somebody has done
 *   something by it, and its header is no name of something else
 */
gboolean
ffw_layout_courses_is_open (const FfwLayoutTable *table, const FfwLayoutNames *names, guint column)
{
  const char *field;
  g_autofree char *text = NULL;

  if (!*table->headers[column] || ffw_layout_courses_count_said (table->columns[column]) == 0
      || !is_of_course (table, column) || ffw_layout_names_knows (names, table->headers[column]))
    return FALSE;
  text = ffw_layout_courses_get_text (table, column, &field);
  return *text && *field;
}

/**
 * ffw_layout_courses_get_text:
 * @field: (out): the name of the field of a record that its cells are; an empty text for what is
 *   not read
 *
 * Returns: (transfer full): the course that the header of a column of a matrix names
 */
char *
ffw_layout_courses_get_text (const FfwLayoutTable *table, guint column, const char **field)
{
  const char *upper = table->upper[column];
  const char *lower = table->lower[column];
  char *course = NULL;

  *field = "completed_on";
  if (table->n_header_rows == 2 && *upper)
    {
      g_autofree char *words = NULL;
      const char *said;

      if (!*lower)
        return g_strdup (upper);
      if (ffw_layout_names_split_course (lower, &words, &said) && !*words)
        {
          *field = said;
          return g_strdup (upper);
        }
      return g_strdup (lower);
    }
  if (ffw_layout_names_split_course (table->headers[column], &course, field) && *course)
    return course;
  g_free (course);
  *field = "completed_on";
  return g_strdup (table->headers[column]);
}

/* The field of a record that a column of a course is, and the code of the course; -1 for a course
 * whose cells are not read, as for none. */
static int
find_course_column (const FfwLayoutGuess *self, guint column, char **code)
{
  const char *field;
  g_autofree char *text = ffw_layout_courses_get_text (self->table, column, &field);

  *code = NULL;
  if (!*text)
    return -1;
  *code = ffw_vocabulary_find_course (self->vocabulary, text);
  if (!*code && *field)
    {
      *code = ffw_vocabulary_find_course (self->vocabulary, self->table->headers[column]);
      field = *code ? "completed_on" : field;
    }
  if (!*code)
    return -1;
  return *field ? ffw_kind_find_position (self->kind, field) : -1;
}

static gboolean
is_likely_course (const FfwLayoutGuess *self, guint column)
{
  const char *field;
  g_autofree char *text = ffw_layout_courses_get_text (self->table, column, &field);
  g_autoptr (GPtrArray) likely = NULL;

  if (!*text || !*field || self->meanings[column].sense != FFW_SENSE_NONE
      || !is_of_course (self->table, column))
    return FALSE;
  likely = ffw_vocabulary_suggest_courses (self->vocabulary, text, 1);
  return likely->len && ((FfwMeaning *)likely->pdata[0])->likeness >= LIKELY;
}

/** People in rows and courses in columns: only of records, and only where no column says which
 * course it is. */
void
ffw_layout_guess_find_courses (FfwLayoutGuess *self)
{
  g_autofree int *fields = g_new (int, self->table->n_columns);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  guint n_certain = 0;
  guint n_likely = 0;

  if (strcmp (self->kind->name, "records") != 0 || !self->vocabulary)
    return;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      char *code = NULL;

      fields[i] = -1;
      if (self->meanings[i].sense == FFW_SENSE_FIELD
          && strcmp (self->kind->fields[self->meanings[i].field].name, "course") == 0
          && self->table->n_header_rows == 1)
        return;
      if (*self->table->headers[i]
          && (self->meanings[i].sense == FFW_SENSE_NONE || self->table->n_header_rows == 2))
        fields[i] = find_course_column (self, i, &code);
      g_ptr_array_add (codes, code);
      n_certain += fields[i] >= 0;
      n_likely += !code && is_likely_course (self, i);
    }
  if (n_certain + n_likely < LEAST_COURSES || n_certain == 0)
    return;
  self->n_courses = n_certain;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      FfwLayoutColumn *use = ffw_layout_get_column (self->layout, i);

      if (codes->pdata[i])
        self->meanings[i].sense = FFW_SENSE_ASIDE;
      if (fields[i] < 0)
        continue;
      use->use = FFW_USE_COURSE;
      use->field = fields[i];
      use->course = g_strdup (codes->pdata[i]);
      use->basis = FFW_BASIS_SYNONYM;
    }
}

/** Dates and marks under headers that say nothing to us, beside people: a matrix of courses that go
 * by other names here, which is asked. */
void
ffw_layout_guess_count_open_courses (FfwLayoutGuess *self)
{
  guint n = 0;

  if (strcmp (self->kind->name, "records") != 0 || self->n_courses
      || self->column_of[ffw_kind_find_position (self->kind, "course")])
    return;
  for (guint i = 0; i < self->table->n_columns; i++)
    n += ffw_layout_courses_is_open (self->table, self->names, i)
         && ffw_layout_get_column (self->layout, i)->use == FFW_USE_NOTHING;
  if (n < (self->table->n_header_rows == 2 ? LEAST_COURSES : LEAST_OPEN))
    return;
  self->n_open = n;
}
