/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-questions.h"

#include "ffw-layout-courses.h"
#include "ffw-layout-hints.h"
#include "ffw-likeness-words.h"
#include "ffw-tick.h"

#include <string.h>

/* How many meanings are offered of one value. */
#define MOST_OFFERED 5

/* How well what a file says must fit a name of ours to be confirmed together with others, and how
 * much better than the next. Under the heading of a course stand the marks of one. */
#define LIKELY        0.7
#define LIKELY_COURSE 0.45
#define CLEAR_LEAD    0.1
#define LEVEL_LEAD    0.02

/* What other columns of the file tell of the order of its dates. */
#define BY_OTHERS 0.9

FfwLayoutQuestion *
ffw_layout_question_new (FfwOpen what, const char *text)
{
  FfwLayoutQuestion *self = g_new0 (FfwLayoutQuestion, 1);

  self->what = what;
  self->field = -1;
  self->text = g_strdup (text);
  self->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_meaning_free);
  return self;
}

void
ffw_layout_question_free (FfwLayoutQuestion *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->suggestions);
  g_free (self);
}

/* The table of the layout, which ends where the layout says. */
static FfwLayoutTable *
table_of (const FfwLayout *layout, const FfwTableScan *scan)
{
  return ffw_layout_table_new (scan, layout->header_line, layout->n_header_rows);
}

/* The field whose values stand in the column; NULL where it is not read. */
static const FfwField *
field_of (const FfwLayout *layout, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (layout, column);

  if ((use->use != FFW_USE_FIELD && use->use != FFW_USE_COURSE) || use->field < 0)
    return NULL;
  return &layout->kind->fields[use->field];
}

static gboolean
is_date_field (const FfwField *field)
{
  return field && (field->type == FFW_FIELD_DATE || field->type == FFW_FIELD_DATE_TIME);
}

static FfwDayOrder
order_of (const FfwScanColumn *column)
{
  gboolean day_first = column->n[FFW_LOOK_DATE_DAY_FIRST] > 0;
  gboolean month_first = column->n[FFW_LOOK_DATE_MONTH_FIRST] > 0;

  if (day_first == month_first)
    return FFW_DAY_ORDER_OPEN;
  return day_first ? FFW_DAY_FIRST : FFW_MONTH_FIRST;
}

/* What the other columns of dates in the file tell, or somebody has said of them; all of a file are
 * written alike, unless some of them say otherwise. */
static FfwDayOrder
order_of_others (const FfwLayout *layout, const FfwLayoutTable *table, guint column)
{
  FfwDayOrder found = FFW_DAY_ORDER_OPEN;

  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    {
      const FfwScanColumn *cells = table->columns[i];
      FfwDayOrder order = order_of (cells);

      if (i == column)
        continue;
      if (cells->n[FFW_LOOK_DATE_DAY_FIRST] && cells->n[FFW_LOOK_DATE_MONTH_FIRST])
        return FFW_DAY_ORDER_OPEN;
      if (order == FFW_DAY_ORDER_OPEN && cells->n[FFW_LOOK_DATE_EITHER])
        order = ffw_layout_get_column (layout, i)->day_order;
      if (order == FFW_DAY_ORDER_OPEN)
        continue;
      if (found != FFW_DAY_ORDER_OPEN && found != order)
        return FFW_DAY_ORDER_OPEN;
      found = order;
    }
  return found;
}

static void
settle_order (FfwLayout *layout, const FfwLayoutTable *table, guint column)
{
  FfwLayoutColumn *use = ffw_layout_get_column (layout, column);
  const FfwScanColumn *cells = table->columns[column];

  /* What somebody said stays; where the file says otherwise, that is a question. */
  if (use->day_order != FFW_DAY_ORDER_OPEN || !is_date_field (field_of (layout, column)))
    return;
  use->day_order = order_of (cells);
  /* Our own format has the day first. */
  if (use->day_order == FFW_DAY_ORDER_OPEN && use->basis != FFW_BASIS_NAME
      && cells->n[FFW_LOOK_DATE_EITHER] && !cells->n[FFW_LOOK_DATE_DAY_FIRST])
    use->day_order = order_of_others (layout, table, column);
}

/* The organisation that all rows are of. */
static char *
find_organisation (const FfwLayout *layout, const FfwLayoutTable *table, FfwVocabulary *vocabulary)
{
  int field = ffw_kind_find_position (layout->kind, "organisation");

  if (field < 0)
    return NULL;
  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (layout, i);
      const FfwScanColumn *column = table->columns[i];
      const char *text;

      if (use->use != FFW_USE_FIELD || use->field != field)
        continue;
      if (column->values->len != 1 || !column->has_all_values)
        return NULL;
      text = ((FfwScanValue *)column->values->pdata[0])->text;
      return ffw_vocabulary_find (vocabulary, &layout->kind->fields[field], NULL, text);
    }
  return g_strdup (layout->constants[field]);
}

/* Whether the importer makes out the text itself, or it is none that could mean something. */
static gboolean
is_understood (const FfwLayoutColumn *use, const FfwField *field, const char *text)
{
  int value;

  if (strcmp (text, "-") == 0
      || ffw_look_at (text, strlen (text), FFW_TABLE_TEXT) == FFW_LOOK_ERROR)
    return TRUE;
  if (field->type == FFW_FIELD_CODED && ffw_coding_find (field->coding, text, &value))
    return TRUE;
  return (use->use == FFW_USE_COURSE || field->coding == &ffw_coding_yes_no)
         && ffw_tick_read (text) != FFW_TICK_NONE && g_ascii_strcasecmp (text, "x") != 0;
}

static void
settle_values (FfwLayout *layout, const FfwLayoutTable *table, FfwVocabulary *vocabulary,
               const char *organisation, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (layout, column);
  const FfwField *field = field_of (layout, column);
  GPtrArray *values = table->columns[column]->values;

  if (!field || !ffw_vocabulary_knows_field (field))
    return;
  for (guint i = 0; i < values->len; i++)
    {
      const char *text = ((FfwScanValue *)values->pdata[i])->text;
      g_autofree char *code = NULL;

      if (is_understood (use, field, text) || ffw_layout_get_value (layout, use->field, text))
        continue;
      code = ffw_vocabulary_find (vocabulary, field, organisation, text);
      if (code && strcmp (code, text) != 0)
        ffw_layout_set_value (layout, use->field, text, code);
      else if (!code && ffw_vocabulary_is_nothing (text) && !(field->flags & FFW_FIELD_REQUIRED))
        ffw_layout_set_value (layout, use->field, text, "");
    }
}

/**
 * ffw_layout_settle:
 * @layout: (inout): of the table in @scan
 *
 * Settles what the file itself leaves no doubt about: the order of the dates of a column, and what
 * values mean that differ from what we call it in case, accents, punctuation or an aside in
 * brackets only. What was said before stays.
 */
void
ffw_layout_settle (FfwLayout *layout, const FfwTableScan *scan, FfwVocabulary *vocabulary)
{
  g_autoptr (FfwLayoutTable) table = table_of (layout, scan);
  g_autofree char *organisation = find_organisation (layout, table, vocabulary);

  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    {
      settle_order (layout, table, i);
      settle_values (layout, table, vocabulary, organisation, i);
    }
}

typedef struct
{
  const FfwLayout *layout;
  const FfwLayoutTable *table;
  FfwVocabulary *vocabulary;
  const char *organisation;
  FfwLayoutNames *names; /* of a matrix */
  GPtrArray *questions;
} Asking;

static FfwLayoutQuestion *
ask (Asking *self, FfwOpen what, const char *text)
{
  FfwLayoutQuestion *question = ffw_layout_question_new (what, text);

  g_ptr_array_add (self->questions, question);
  return question;
}

/* Whether a matrix has cells that say that a course was done, and not when. */
static gboolean
has_ticks (const Asking *self, int date_field)
{
  for (guint i = 0; i < MIN (self->layout->columns->len, self->table->n_columns); i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, i);
      GPtrArray *values = self->table->columns[i]->values;

      if (use->use != FFW_USE_COURSE || use->field != date_field)
        continue;
      for (guint j = 0; j < values->len; j++)
        {
          const char *text = ((FfwScanValue *)values->pdata[j])->text;

          if (!ffw_layout_get_value (self->layout, date_field, text)
              && ffw_tick_read (text) == FFW_TICK_YES)
            return TRUE;
        }
    }
  return FALSE;
}

static void
ask_field (Asking *self, guint field, gboolean is_required)
{
  FfwLayoutQuestion *question = ask (self, FFW_OPEN_FIELD, self->layout->kind->fields[field].name);

  question->field = (int)field;
  question->n = self->table->n_rows;
  question->is_required = is_required;
  g_ptr_array_unref (question->suggestions);
  question->suggestions = ffw_layout_hints_list (self->layout, self->table, self->vocabulary,
                                                 field);
}

/* Whether a column looks like a course that nobody has matched yet, or is one that nobody has
 * named. */
static gboolean
is_open_course (const Asking *self, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);

  if (use->use == FFW_USE_COURSE && !use->course)
    return ffw_layout_courses_count_said (self->table->columns[column]) > 0;
  return self->names && use->use == FFW_USE_NOTHING && use->basis != FFW_BASIS_HAND
         && use->basis != FFW_BASIS_PROFILE
         && ffw_layout_courses_is_open (self->table, self->names, column);
}

/* Whether the records have their courses in the header, known ones or such as must be asked. */
static gboolean
is_matrix_like (const Asking *self)
{
  if (ffw_layout_is_matrix (self->layout))
    return TRUE;
  for (guint i = 0; i < MIN (self->layout->columns->len, self->table->n_columns); i++)
    if (is_open_course (self, i))
      return TRUE;
  return FALSE;
}

static void
ask_fields (Asking *self)
{
  const FfwLayout *layout = self->layout;
  const FfwKind *kind = layout->kind;
  gboolean is_matrix = is_matrix_like (self);
  int course = ffw_kind_find_position (kind, "course");
  int date = ffw_kind_find_position (kind, "completed_on");
  int first_person = -1;
  gboolean names_person = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FfwField *field = &kind->fields[i];
      gboolean is_id = strcmp (field->name, "id") == 0;

      if ((field->flags & FFW_FIELD_PERSON) && first_person < 0)
        first_person = (int)i;
      if ((field->flags & FFW_FIELD_PERSON) || is_id)
        names_person |= ffw_layout_has_field (layout, i);
      if (is_id || !(field->flags & (FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED))
          || ffw_layout_has_field (layout, i) || (is_matrix && (int)i == course)
          || (is_matrix && (int)i == date && !has_ticks (self, date)))
        continue;
      ask_field (self, i, (field->flags & FFW_FIELD_COLUMN) != 0);
    }
  if (first_person >= 0 && !names_person)
    ask_field (self, first_person, TRUE);
}

static void
ask_order (Asking *self, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);
  const FfwScanColumn *cells = self->table->columns[column];
  guint64 n_day = cells->n[FFW_LOOK_DATE_DAY_FIRST];
  guint64 n_month = cells->n[FFW_LOOK_DATE_MONTH_FIRST];
  gboolean is_against = (n_day && n_month) || (use->day_order == FFW_DAY_FIRST && n_month)
                        || (use->day_order == FFW_MONTH_FIRST && n_day);
  FfwLayoutQuestion *question;
  FfwDayOrder likely;

  if (!is_date_field (field_of (self->layout, column)))
    return;
  /* Our own format has the day first, and says so. */
  if (!is_against
      && (use->day_order != FFW_DAY_ORDER_OPEN || use->basis == FFW_BASIS_NAME
          || cells->n[FFW_LOOK_DATE_EITHER] == 0))
    return;
  question = ask (self, FFW_OPEN_DAY_ORDER, use->header);
  question->column = column + 1;
  question->field = use->field;
  question->n = cells->n[FFW_LOOK_DATE_EITHER] + n_day + n_month;
  question->is_required = is_against;
  question->line = cells->line[FFW_LOOK_DATE_EITHER];
  if (is_against)
    {
      question->line = n_day ? cells->line[FFW_LOOK_DATE_DAY_FIRST]
                             : cells->line[FFW_LOOK_DATE_MONTH_FIRST];
      question->other_line = n_day && n_month ? cells->line[FFW_LOOK_DATE_MONTH_FIRST] : 0;
      likely = n_day > n_month ? FFW_DAY_FIRST : FFW_MONTH_FIRST;
    }
  else
    likely = order_of_others (self->layout, self->table, column);
  g_ptr_array_add (question->suggestions,
                   ffw_meaning_new (likely == FFW_MONTH_FIRST ? "month-first" : "day-first", NULL,
                                    likely == FFW_DAY_ORDER_OPEN ? 0.5 : BY_OTHERS));
}

/* What speaks of a level is clear where the course of that level comes first. */
static gboolean
is_likely (const char *text, const GPtrArray *suggestions, double least)
{
  const FfwMeaning *first = suggestions->len ? suggestions->pdata[0] : NULL;
  const FfwMeaning *next = suggestions->len > 1 ? suggestions->pdata[1] : NULL;
  gboolean is_high;
  double lead = ffw_likeness_speaks_of_level (text, &is_high) ? LEVEL_LEAD : CLEAR_LEAD;

  return first && first->likeness >= least && (!next || first->likeness - next->likeness >= lead);
}

static void
ask_value (Asking *self, guint column, const FfwScanValue *value, const FfwField *field)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);
  FfwLayoutQuestion *question;

  /* The same value of the same field is one question, in however many columns it stands. */
  for (guint i = 0; i < self->questions->len; i++)
    {
      question = self->questions->pdata[i];
      if (question->what == FFW_OPEN_VALUE && question->field == use->field
          && strcmp (question->text, value->text) == 0)
        {
          question->n += value->n;
          return;
        }
    }
  question = ask (self, FFW_OPEN_VALUE, value->text);
  question->line = value->line;
  question->column = column + 1;
  question->field = use->field;
  question->n = value->n;
  question->is_required = TRUE;
  if (!ffw_vocabulary_knows_field (field))
    return;
  g_ptr_array_unref (question->suggestions);
  question->suggestions = ffw_vocabulary_suggest (self->vocabulary, field, self->organisation,
                                                  value->text, MOST_OFFERED);
  question->is_likely = is_likely (value->text, question->suggestions, LIKELY);
}

/* In a matrix a cell says when, or that it was or was not done; what says neither is asked. */
static gboolean
says_completion (const FfwScanValue *value)
{
  FfwLook look = ffw_look_at (value->text, strlen (value->text), FFW_TABLE_TEXT);

  return ffw_look_is_date (look) || look == FFW_LOOK_SERIAL || look == FFW_LOOK_ERROR
         || ffw_tick_read (value->text) != FFW_TICK_NONE;
}

static void
ask_values (Asking *self, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);
  const FfwField *field = field_of (self->layout, column);
  GPtrArray *values = self->table->columns[column]->values;
  gboolean is_completion = use->use == FFW_USE_COURSE && field
                           && strcmp (field->name, "completed_on") == 0;

  if (!field || (!is_completion && !ffw_vocabulary_knows_field (field)))
    return;
  for (guint i = 0; i < values->len; i++)
    {
      const FfwScanValue *value = values->pdata[i];
      g_autofree char *code = NULL;

      if (ffw_layout_get_value (self->layout, use->field, value->text)
          || (is_completion ? says_completion (value) : is_understood (use, field, value->text)))
        continue;
      if (!is_completion)
        code = ffw_vocabulary_find (self->vocabulary, field, self->organisation, value->text);
      if (!code)
        ask_value (self, column, value, field);
    }
}

/* Beside the courses of a matrix, or in place of them, stand others that nobody has matched yet. */
static void
ask_course (Asking *self, guint column)
{
  const char *field;
  g_autofree char *text = NULL;
  FfwLayoutQuestion *question;

  if (!is_open_course (self, column))
    return;
  text = ffw_layout_courses_get_text (self->table, column, &field);
  question = ask (self, FFW_OPEN_COURSE, text);
  question->line = self->layout->header_line;
  question->column = column + 1;
  question->field = ffw_kind_find_position (self->layout->kind, field);
  question->n = ffw_layout_courses_count_said (self->table->columns[column]);
  question->is_required = TRUE;
  g_ptr_array_unref (question->suggestions);
  question->suggestions = ffw_vocabulary_suggest_courses (self->vocabulary, text, MOST_OFFERED);
  question->is_likely = is_likely (text, question->suggestions, LIKELY_COURSE);
}

/**
 * ffw_layout_list_questions:
 * @layout: of the table in @scan, as it is now
 *
 * Returns: (transfer full) (element-type FfwLayoutQuestion): what only a person can say: what is
 *   missing, then by columns
 */
GPtrArray *
ffw_layout_list_questions (const FfwLayout *layout, const FfwTableScan *scan,
                           FfwVocabulary *vocabulary)
{
  g_autoptr (FfwLayoutTable) table = table_of (layout, scan);
  g_autofree char *organisation = find_organisation (layout, table, vocabulary);
  int course = ffw_kind_find_position (layout->kind, "course");
  /* Records that no column says the course of are a matrix, or may be one. */
  gboolean may_be_matrix = strcmp (layout->kind->name, "records") == 0
                           && (ffw_layout_is_matrix (layout)
                               || !ffw_layout_has_field (layout, course));
  g_autoptr (FfwLayoutNames) names = may_be_matrix ? ffw_layout_names_new () : NULL;
  Asking self
      = { .layout = layout,
          .table = table,
          .vocabulary = vocabulary,
          .organisation = organisation,
          .names = names,
          .questions = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_layout_question_free) };

  ask_fields (&self);
  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    {
      ask_order (&self, i);
      ask_values (&self, i);
      ask_course (&self, i);
    }
  return self.questions;
}

/* Whether another column is what this one is called: then it is left alone for that one. */
static gboolean
is_spoken_for (const FfwLayout *layout, const FfwLayoutNames *names, const char *header)
{
  FfwHeaderMeaning meaning = ffw_layout_names_find (names, layout->kind, header);

  if (meaning.sense == FFW_SENSE_NONE)
    return FALSE;
  return meaning.sense != FFW_SENSE_FIELD || ffw_layout_has_field (layout, meaning.field);
}

/**
 * ffw_layout_list_left:
 * @layout: of the table in @scan, as it is now
 *
 * Returns: (transfer full) (element-type guint): the columns, from 0, that hold something and are
 *   left alone without anybody's having said so; neither those whose names say that they are of no
 *   use here, nor those about which there is a question
 */
GArray *
ffw_layout_list_left (const FfwLayout *layout, const FfwTableScan *scan, const GPtrArray *questions)
{
  g_autoptr (FfwLayoutTable) table = table_of (layout, scan);
  g_autoptr (FfwLayoutNames) names = ffw_layout_names_new ();
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (layout, i);
      gboolean is_asked = FALSE;

      for (guint j = 0; j < questions->len; j++)
        is_asked |= ((FfwLayoutQuestion *)questions->pdata[j])->column == i + 1;
      if (!is_asked && use->use == FFW_USE_NOTHING && use->basis != FFW_BASIS_HAND
          && use->basis != FFW_BASIS_PROFILE && ffw_scan_column_count (table->columns[i]) > 0
          && !is_spoken_for (layout, names, use->header))
        g_array_append_val (left, i);
    }
  return left;
}
