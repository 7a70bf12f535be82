/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-columns.h"

#include "ffw-tick.h"

#include <string.h>

/* The part of a column's cells that must look alike before that tells what it is. */
#define MOST_OF 0.8
#define HALF    0.5

/* So many courses make a matrix; one is a column that is called like a course. */
#define LEAST_COURSES 2

/* So many columns of dates or marks that nobody knows are courses of another name. */
#define LEAST_OPEN 3

/* How like a course a header must be to count as one that only has to be confirmed. */
#define LIKELY 0.75

/* Values that are looked up to tell what a column is. */
#define MOST_LOOKED_UP 60

/* Values that are looked up to tell how well a column does, and what one without any that we know
 * counts for. */
#define MOST_RATED  12
#define LEAST_SENSE 0.3

/* The part of a column's addresses that must differ where each row has one of its own. */
#define MOST_DIFFER 0.9

/* So many numbers of the workspace's people make a column of staff numbers. */
#define LEAST_NUMBERS 3

/* What speaks for a kind, and against it. */
#define FOR_NAME    1.1
#define FOR_SYNONYM 1.0
#define FOR_LOOKS   0.6
#define FOR_ASIDE   0.4
#define MOST_ASIDE  3.0
#define FOR_NAMES   3.0
#define FOR_MATRIX  3.0
#define FOR_COURSE  1.5

typedef struct
{
  const FfwLayoutTable *table;
  const FfwKind *kind;
  const FfwLayoutNames *names;
  FfwVocabulary *vocabulary;
  FfwLayout *layout;
  FfwHeaderMeaning *meanings;      /* of each column */
  guint column_of[FFW_MAX_FIELDS]; /* from 1 */
  guint name_column;               /* from 1 */
  guint n_courses;
  guint n_open; /* columns that may be courses which nobody knows */
  double rating;
} Guess;

static int
find_field (const FfwKind *kind, const char *name)
{
  const FfwField *field = ffw_kind_find_field (kind, name);

  return field ? (int)(field - kind->fields) : -1;
}

/* The part of the filled cells that have one of the looks. */
static double
share (const FfwScanColumn *column, const FfwLook *looks, guint n_looks)
{
  guint64 all = ffw_scan_column_count (column);
  guint64 n = 0;

  for (guint i = 0; i < n_looks; i++)
    n += column->n[looks[i]];
  return all ? (double)n / (double)all : 0;
}

#define SHARE(column_, ...)                                                                        \
  share (column_, (const FfwLook[]){ __VA_ARGS__ },                                                \
         sizeof ((const FfwLook[]){ __VA_ARGS__ }) / sizeof (FfwLook))

static double
share_of_dates (const FfwScanColumn *column)
{
  return SHARE (column, FFW_LOOK_DATE, FFW_LOOK_DATE_EITHER, FFW_LOOK_DATE_DAY_FIRST,
                FFW_LOOK_DATE_MONTH_FIRST, FFW_LOOK_SERIAL);
}

static double
share_of_names (const FfwScanColumn *column)
{
  return SHARE (column, FFW_LOOK_WORDS, FFW_LOOK_NAME_COMMA);
}

static double
share_of_ticks (const FfwScanColumn *column)
{
  guint64 all = ffw_scan_column_count (column);
  guint64 n = 0;

  for (guint i = 0; i < MIN (column->values->len, MOST_LOOKED_UP); i++)
    {
      const FfwScanValue *value = column->values->pdata[i];

      if (ffw_tick_read (value->text) != FFW_TICK_NONE)
        n += value->n;
    }
  return all ? (double)n / (double)all : 0;
}

/* Whether what stands in the column can be what people have of a course: dates or marks, or nothing
 * yet. */
static gboolean
is_of_course (const FfwLayoutTable *table, guint column)
{
  const FfwScanColumn *cells = table->columns[column];

  return ffw_scan_column_count (cells) == 0
         || share_of_dates (cells) + share_of_ticks (cells) >= MOST_OF;
}

/**
 * ffw_layout_columns_is_open_course:
 *
 * Returns: whether the column may be of a course in a matrix: it looks so, and its header is no
 * name of something else
 */
gboolean
ffw_layout_columns_is_open_course (const FfwLayoutTable *table, const FfwLayoutNames *names,
                                   guint column)
{
  const char *field;
  g_autofree char *text = NULL;

  if (!*table->headers[column] || ffw_scan_column_count (table->columns[column]) == 0
      || !is_of_course (table, column) || ffw_layout_names_knows (names, table->headers[column]))
    return FALSE;
  text = ffw_layout_columns_get_course_text (table, column, &field);
  return *text && *field;
}

/**
 * ffw_layout_columns_get_course_text:
 * @field: (out): the name of the field of a record that its cells are; an empty text for what is
 *   not read
 *
 * Returns: (transfer full): the course that the header of a column of a matrix names
 */
char *
ffw_layout_columns_get_course_text (const FfwLayoutTable *table, guint column, const char **field)
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

/* Whether what stands in the column can be the field's. A name of our own is believed; what we know
 * by another name must look like it. */
static gboolean
can_be (const FfwField *field, const FfwScanColumn *column)
{
  if (ffw_scan_column_count (column) == 0)
    return TRUE;
  switch (field->type)
    {
    case FFW_FIELD_DATE:
    case FFW_FIELD_DATE_TIME:
      return share_of_dates (column) >= HALF;
    case FFW_FIELD_INTEGER:
    case FFW_FIELD_REAL:
      return SHARE (column, FFW_LOOK_NUMBER, FFW_LOOK_TIME, FFW_LOOK_SERIAL) >= HALF;
    default:
      break;
    }
  if (strcmp (field->name, "email") == 0)
    return SHARE (column, FFW_LOOK_EMAIL) >= HALF;
  if (strcmp (field->name, "manager") == 0 || strcmp (field->name, "staff_number") == 0
      || strcmp (field->name, "trainer") == 0)
    return share_of_names (column) < HALF;
  return share_of_dates (column) < HALF;
}

static void
use_field (Guess *self, guint column, guint field, FfwColumnBasis basis)
{
  FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);

  use->use = FFW_USE_FIELD;
  use->field = (int)field;
  use->basis = basis;
  self->column_of[field] = column + 1;
}

/* "Date" under every course is of that course, and no field of the row. */
static gboolean
is_repeated (const FfwLayoutTable *table, guint column)
{
  guint n = 0;

  for (guint i = 0; i < table->n_columns; i++)
    n += *table->upper[i] && strcmp (table->lower[i], table->lower[column]) == 0;
  return *table->upper[column] && n > 1;
}

static void
read_meanings (Guess *self)
{
  const FfwLayoutTable *table = self->table;

  self->meanings = g_new0 (FfwHeaderMeaning, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    {
      FfwHeaderMeaning *meaning = &self->meanings[i];

      ffw_layout_add_column (self->layout, table->headers[i]);
      if (!*table->headers[i])
        continue;
      *meaning = ffw_layout_names_find (self->names, self->kind, table->headers[i]);
      if (meaning->sense == FFW_SENSE_NONE && table->n_header_rows == 2 && *table->lower[i]
          && !is_repeated (table, i))
        *meaning = ffw_layout_names_find (self->names, self->kind, table->lower[i]);
    }
}

static int
find_course_column (const Guess *self, guint column, char **code)
{
  const char *field;
  g_autofree char *text = ffw_layout_columns_get_course_text (self->table, column, &field);
  g_autoptr (GPtrArray) likely = NULL;
  int known = -1;

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
  if (*field)
    known = find_field (self->kind, field);
  return known;
}

static gboolean
is_likely_course (const Guess *self, guint column)
{
  const char *field;
  g_autofree char *text = ffw_layout_columns_get_course_text (self->table, column, &field);
  g_autoptr (GPtrArray) likely = NULL;

  if (!*text || !*field || self->meanings[column].sense != FFW_SENSE_NONE
      || !is_of_course (self->table, column))
    return FALSE;
  likely = ffw_vocabulary_suggest_courses (self->vocabulary, text, 1);
  return likely->len && ((FfwMeaning *)likely->pdata[0])->likeness >= LIKELY;
}

/* People in rows and courses in columns: only of records, and only where no column says which
 * course it is. */
static void
find_courses (Guess *self)
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

/* Dates and marks under headers that say nothing to us, beside people: a matrix of courses that go
 * by other names here, which is asked. */
static void
count_open_courses (Guess *self)
{
  guint n = 0;

  if (strcmp (self->kind->name, "records") != 0 || self->n_courses
      || self->column_of[find_field (self->kind, "course")])
    return;
  for (guint i = 0; i < self->table->n_columns; i++)
    n += ffw_layout_columns_is_open_course (self->table, self->names, i)
         && ffw_layout_get_column (self->layout, i)->use == FFW_USE_NOTHING;
  if (n < (self->table->n_header_rows == 2 ? LEAST_COURSES : LEAST_OPEN))
    return;
  self->n_open = n;
}

static void
use_names (Guess *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      int best = -1;

      for (guint j = 0; j < self->table->n_columns; j++)
        {
          const FfwHeaderMeaning *meaning = &self->meanings[j];

          if (meaning->sense != FFW_SENSE_FIELD || meaning->field != i
              || ffw_layout_get_column (self->layout, j)->use != FFW_USE_NOTHING
              || (meaning->rank > 0 && !can_be (&self->kind->fields[i], self->table->columns[j])))
            continue;
          if (best < 0 || meaning->rank < self->meanings[best].rank)
            best = (int)j;
        }
      if (best >= 0)
        use_field (self, best, i,
                   self->meanings[best].rank == 0 ? FFW_BASIS_NAME : FFW_BASIS_SYNONYM);
    }
}

static void
use_whole_name (Guess *self, guint column, gboolean surname_first, FfwColumnBasis basis)
{
  FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);

  use->use = surname_first ? FFW_USE_NAME_SURNAME_FIRST : FFW_USE_NAME;
  use->basis = basis;
  self->name_column = column + 1;
}

/* "Name" beside "Surname" is the given name; alone it is the whole. */
static void
use_whole_names (Guess *self)
{
  int given = find_field (self->kind, "given_name");
  int family = find_field (self->kind, "family_name");

  if (given < 0 || family < 0)
    return;
  for (guint i = 0; i < self->table->n_columns && !self->name_column; i++)
    {
      FfwHeaderSense sense = self->meanings[i].sense;

      if ((sense != FFW_SENSE_NAME && sense != FFW_SENSE_NAME_SURNAME_FIRST)
          || ffw_layout_get_column (self->layout, i)->use != FFW_USE_NOTHING
          || SHARE (self->table->columns[i], FFW_LOOK_EMAIL) >= HALF)
        continue;
      if (self->column_of[family])
        {
          if (!self->column_of[given])
            use_field (self, i, given, FFW_BASIS_SYNONYM);
        }
      else if (!self->column_of[given])
        use_whole_name (self, i, sense == FFW_SENSE_NAME_SURNAME_FIRST, FFW_BASIS_SYNONYM);
    }
}

/* The part of a column's cells whose text certainly means something in the field. */
static double
share_of_known (const Guess *self, const FfwField *field, const FfwScanColumn *column)
{
  guint64 n = 0;
  guint64 all = 0;

  for (guint i = 0; i < MIN (column->values->len, MOST_LOOKED_UP); i++)
    {
      const FfwScanValue *value = column->values->pdata[i];
      g_autofree char *code = ffw_vocabulary_find (self->vocabulary, field, NULL, value->text);

      all += value->n;
      n += code ? value->n : 0;
    }
  return all ? (double)n / (double)all : 0;
}

static gboolean
has_known_numbers (const Guess *self, const FfwScanColumn *column)
{
  guint n = 0;
  guint n_values = MIN (column->values->len, MOST_LOOKED_UP);

  for (guint i = 0; i < n_values; i++)
    {
      const FfwScanValue *value = column->values->pdata[i];

      n += ffw_vocabulary_get_organisation_of_number (self->vocabulary, value->text) != NULL;
    }
  return n >= LEAST_NUMBERS && n >= n_values * HALF;
}

/* Of people each has an address of their own: the same one in many rows is a manager's. */
static gboolean
has_addresses (const Guess *self, const FfwScanColumn *column)
{
  return SHARE (column, FFW_LOOK_EMAIL) >= MOST_OF
         && (find_field (self->kind, "family_name") < 0 || !column->has_all_values
             || (double)column->values->len
                    >= (double)ffw_scan_column_count (column) * MOST_DIFFER);
}

/* Whether another column says whom a row is about, of something that people have or do. A number or
 * an address under a name that we do not know is of somebody else then: of who booked or teaches.
 */
static gboolean
names_person (const Guess *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->column_of[i] && (self->kind->fields[i].flags & FFW_FIELD_PERSON))
      return find_field (self->kind, "family_name") < 0;
  return FALSE;
}

static gboolean
looks_like (const Guess *self, const FfwField *field, const FfwScanColumn *column)
{
  const char *table = ffw_vocabulary_get_table (field);

  if ((field->flags & FFW_FIELD_PERSON) && names_person (self))
    return FALSE;
  if (strcmp (field->name, "email") == 0)
    return has_addresses (self, column);
  if (!self->vocabulary)
    return FALSE;
  if (strcmp (field->name, "staff_number") == 0)
    return has_known_numbers (self, column);
  return table && share_of_known (self, field, column) >= HALF;
}

/* A column that no name speaks for, of which its values do. */
static void
use_looks (Guess *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      int found = -1;
      guint n = 0;

      for (guint j = 0; j < self->table->n_columns && !self->column_of[i]; j++)
        if (self->meanings[j].sense == FFW_SENSE_NONE
            && ffw_layout_get_column (self->layout, j)->use == FFW_USE_NOTHING
            && ffw_scan_column_count (self->table->columns[j]) > 0
            && looks_like (self, &self->kind->fields[i], self->table->columns[j]))
          {
            found = (int)j;
            n++;
          }
      /* Of two that look alike nobody knows which it is. */
      if (n == 1)
        use_field (self, found, i, FFW_BASIS_LOOKS);
    }
}

/* Whether a header says nothing, or no more than that there are dates: under "DBS check" and
 * "Dyddiad geni" stand dates of something else. */
static gboolean
is_any_date (const char *header)
{
  static const char *const names[] = { "",        "date",      "dates",   "day",  "when",
                                       "dyddiad", "dyddiadau", "diwrnod", "pryd", NULL };
  g_autofree char *key = ffw_layout_names_key (header);

  return g_strv_contains (names, key);
}

/* The only column of dates is the only date that is required. */
static void
use_only_date (Guess *self)
{
  int field = -1;
  int column = -1;

  if (self->n_courses || self->n_open)
    return;
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const FfwField *known = &self->kind->fields[i];

      if (known->type != FFW_FIELD_DATE)
        continue;
      if (self->column_of[i])
        return;
      if ((known->flags & (FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED)) && field < 0)
        field = (int)i;
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      if (ffw_layout_get_column (self->layout, i)->use != FFW_USE_NOTHING
          || self->meanings[i].sense != FFW_SENSE_NONE
          || share_of_dates (self->table->columns[i]) < MOST_OF)
        continue;
      /* Of two nobody knows which it is. */
      if (column >= 0)
        return;
      column = (int)i;
    }
  if (field >= 0 && column >= 0 && is_any_date (self->table->headers[column]))
    use_field (self, column, field, FFW_BASIS_LOOKS);
}

static void
use_only_names (Guess *self)
{
  int given = find_field (self->kind, "given_name");
  int family = find_field (self->kind, "family_name");
  int column = -1;

  if (given < 0 || family < 0 || self->name_column || self->column_of[given]
      || self->column_of[family])
    return;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const FfwScanColumn *cells = self->table->columns[i];

      if (ffw_layout_get_column (self->layout, i)->use != FFW_USE_NOTHING
          || self->meanings[i].sense != FFW_SENSE_NONE
          || share_of_names (cells) < MOST_OF
          /* Few people share a name; many share an office. */
          || cells->values->len * 2 < MIN (ffw_scan_column_count (cells), FFW_SCAN_VALUES))
        continue;
      if (column >= 0)
        return;
      column = (int)i;
    }
  if (column >= 0)
    use_whole_name (self, column, FALSE, FFW_BASIS_LOOKS);
}

static double
weight_of (const FfwField *field)
{
  static const struct
  {
    const char *name;
    double weight;
  } weights[] = {
    { "id", 0.5 },       { "person", 0.5 },     { "organisation", 0.5 }, { "role", 2 },
    { "given_name", 2 }, { "family_name", 2 },  { "manager", 2 },        { "started_on", 2 },
    { "course", 3 },     { "completed_on", 3 }, { "session", 2 },        { "starts_at", 2.5 },
    { "ends_at", 2 },    { "attended", 3 },     { "minutes", 3 },        { "asked_at", 2.5 },
    { "capacity", 2 },   { "area", 2 },         { "rating", 2.5 },       { "rater", 2 },
    { "campaign", 2 },   { "question", 3 },     { "stage", 2 },          { "respondent", 2 },
    { "places", 2 },     { "authorises", 2 },   { "from", 1.5 },         { "date", 1.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (strcmp (weights[i].name, field->name) == 0)
      return weights[i].weight;
  return 1;
}

/* What it costs that no column is the field: some can well be the same for all rows. */
static double
cost_of (const FfwField *field)
{
  if (strcmp (field->name, "organisation") == 0)
    return 0.3;
  if (strcmp (field->name, "session") == 0 || strcmp (field->name, "date") == 0
      || strcmp (field->name, "attended") == 0)
    return 0.5;
  if (field->flags & FFW_FIELD_COLUMN)
    return 2;
  return field->flags & FFW_FIELD_REQUIRED ? 1 : 0;
}

/* How much of what stands in a column of names of ours may mean one of them: where nothing does,
 * the column is called so for another reason. */
static double
sense_of (const Guess *self, const FfwField *field, const FfwScanColumn *column)
{
  guint n = MIN (column->values->len, MOST_RATED);
  guint n_known = 0;

  if (!self->vocabulary || !ffw_vocabulary_get_table (field) || n == 0)
    return 1;
  for (guint i = 0; i < n; i++)
    {
      const FfwScanValue *value = column->values->pdata[i];
      g_autofree char *code = ffw_vocabulary_find (self->vocabulary, field, NULL, value->text);
      g_autoptr (GPtrArray) likely
          = code ? NULL : ffw_vocabulary_suggest (self->vocabulary, field, NULL, value->text, 1);

      n_known += code || likely->len;
    }
  return LEAST_SENSE + (1 - LEAST_SENSE) * n_known / n;
}

static void
rate (Guess *self)
{
  double aside = 0;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const FfwField *field = &self->kind->fields[i];
      FfwColumnBasis basis;

      if (!self->column_of[i])
        {
          if ((!self->n_courses && !self->n_open)
              || (strcmp (field->name, "course") != 0 && strcmp (field->name, "completed_on") != 0))
            self->rating -= cost_of (field);
          continue;
        }
      basis = ffw_layout_get_column (self->layout, self->column_of[i] - 1)->basis;
      self->rating += weight_of (field)
                      * sense_of (self, field, self->table->columns[self->column_of[i] - 1])
                      * (basis == FFW_BASIS_NAME      ? FOR_NAME
                         : basis == FFW_BASIS_SYNONYM ? FOR_SYNONYM
                                                      : FOR_LOOKS);
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->meanings[i].sense == FFW_SENSE_ASIDE
        && ffw_layout_get_column (self->layout, i)->use == FFW_USE_NOTHING)
      aside += FOR_ASIDE;
  self->rating += MIN (aside, MOST_ASIDE);
  if (self->name_column)
    self->rating += FOR_NAMES;
  if (self->n_open)
    self->rating += FOR_MATRIX;
  if (self->n_courses)
    self->rating += FOR_MATRIX + FOR_COURSE * self->n_courses;
}

/**
 * ffw_layout_columns_guess:
 * @vocabulary: (nullable): what texts mean in the workspace
 * @rating: (out): how well the table would do as one of @kind
 *
 * Finds which column is which field: by our own names, by those that mean the same, by what the
 * values look like; none twice.
 *
 * Returns: (transfer full): as far as it can be told
 */
FfwLayout *
ffw_layout_columns_guess (const FfwLayoutTable *table, const FfwKind *kind,
                          const FfwLayoutNames *names, FfwVocabulary *vocabulary, double *rating)
{
  Guess self = { .table = table,
                 .kind = kind,
                 .names = names,
                 .vocabulary = vocabulary,
                 .layout = ffw_layout_new (kind) };

  self.layout->sheet = g_strdup (ffw_table_scan_get_sheet (table->scan));
  self.layout->header_line = table->header_line;
  self.layout->n_header_rows = table->n_header_rows;
  self.layout->last_line = table->last_line;
  read_meanings (&self);
  find_courses (&self);
  use_names (&self);
  use_whole_names (&self);
  use_looks (&self);
  count_open_courses (&self);
  use_only_date (&self);
  use_only_names (&self);
  rate (&self);
  g_free (self.meanings);
  *rating = self.rating;
  return self.layout;
}
