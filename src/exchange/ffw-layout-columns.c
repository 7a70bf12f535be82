/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-columns.h"

#include "ffw-layout-guess.h"

#include <string.h>

/* The part of a column's cells that is enough where its name, or the workspace, says the same. */
#define HALF 0.5

/* The part of a column's addresses that must differ where each row has one of its own. */
#define MOST_DIFFER 0.9

/* So many numbers of the workspace's people make a column of staff numbers. */
#define LEAST_NUMBERS 3

static double
share_of_names (const FfwScanColumn *column)
{
  return FFW_SCAN_SHARE (column, FFW_LOOK_WORDS, FFW_LOOK_NAME_COMMA);
}

/**
 * ffw_layout_columns_can_be:
 *
 * Returns: whether what stands in the column can be the field's. A name of our own is believed;
 * what we know by another name must look like it.
 */
gboolean
ffw_layout_columns_can_be (const FfwField *field, const FfwScanColumn *column)
{
  if (ffw_scan_column_count (column) == 0)
    return TRUE;
  switch (field->type)
    {
    case FFW_FIELD_DATE:
    case FFW_FIELD_DATE_TIME:
      return ffw_scan_column_share_of_dates (column) >= HALF;
    case FFW_FIELD_INTEGER:
    case FFW_FIELD_REAL:
      return FFW_SCAN_SHARE (column, FFW_LOOK_NUMBER, FFW_LOOK_TIME, FFW_LOOK_SERIAL) >= HALF;
    default:
      break;
    }
  if (strcmp (field->name, "email") == 0)
    return FFW_SCAN_SHARE (column, FFW_LOOK_EMAIL) >= HALF;
  if (strcmp (field->name, "manager") == 0 || strcmp (field->name, "staff_number") == 0
      || strcmp (field->name, "trainer") == 0)
    return share_of_names (column) < HALF;
  return ffw_scan_column_share_of_dates (column) < HALF;
}

static void
use_field (FfwLayoutGuess *self, guint column, guint field, FfwColumnBasis basis)
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
read_meanings (FfwLayoutGuess *self)
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

static void
use_names (FfwLayoutGuess *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      int best = -1;

      for (guint j = 0; j < self->table->n_columns; j++)
        {
          const FfwHeaderMeaning *meaning = &self->meanings[j];

          if (meaning->sense != FFW_SENSE_FIELD || meaning->field != i
              || ffw_layout_get_column (self->layout, j)->use != FFW_USE_NOTHING
              || (meaning->rank > 0
                  && !ffw_layout_columns_can_be (&self->kind->fields[i], self->table->columns[j])))
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
use_whole_name (FfwLayoutGuess *self, guint column, gboolean surname_first, FfwColumnBasis basis)
{
  FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);

  use->use = surname_first ? FFW_USE_NAME_SURNAME_FIRST : FFW_USE_NAME;
  use->basis = basis;
  self->name_column = column + 1;
}

/* "Name" beside "Surname" is the given name; alone it is the whole. */
static void
use_whole_names (FfwLayoutGuess *self)
{
  int given = ffw_kind_find_position (self->kind, "given_name");
  int family = ffw_kind_find_position (self->kind, "family_name");

  if (given < 0 || family < 0)
    return;
  for (guint i = 0; i < self->table->n_columns && !self->name_column; i++)
    {
      FfwHeaderSense sense = self->meanings[i].sense;

      if ((sense != FFW_SENSE_NAME && sense != FFW_SENSE_NAME_SURNAME_FIRST)
          || ffw_layout_get_column (self->layout, i)->use != FFW_USE_NOTHING
          || FFW_SCAN_SHARE (self->table->columns[i], FFW_LOOK_EMAIL) >= HALF)
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
share_of_known (const FfwLayoutGuess *self, const FfwField *field, const FfwScanColumn *column)
{
  guint64 n = 0;
  guint64 all = 0;

  for (guint i = 0; i < MIN (column->values->len, FFW_GUESS_LOOKED_UP); i++)
    {
      const FfwScanValue *value = column->values->pdata[i];
      g_autofree char *code = ffw_vocabulary_find (self->vocabulary, field, NULL, value->text);

      all += value->n;
      n += code ? value->n : 0;
    }
  return all ? (double)n / (double)all : 0;
}

static gboolean
has_known_numbers (const FfwLayoutGuess *self, const FfwScanColumn *column)
{
  guint n = 0;
  guint n_values = MIN (column->values->len, FFW_GUESS_LOOKED_UP);

  for (guint i = 0; i < n_values; i++)
    {
      const FfwScanValue *value = column->values->pdata[i];

      n += ffw_vocabulary_get_organisation_of_number (self->vocabulary, value->text) != NULL;
    }
  return n >= LEAST_NUMBERS && n >= n_values * HALF;
}

/* Of people each has an address of their own: the same one in many rows is a manager's. */
static gboolean
has_addresses (const FfwLayoutGuess *self, const FfwScanColumn *column)
{
  return FFW_SCAN_SHARE (column, FFW_LOOK_EMAIL) >= FFW_GUESS_MOST_OF
         && (ffw_kind_find_position (self->kind, "family_name") < 0 || !column->has_all_values
             || (double)column->values->len
                    >= (double)ffw_scan_column_count (column) * MOST_DIFFER);
}

/* Whether another column says whom a row is about, of something that people have or do. A number or
 * an address under a name that we do not know is of somebody else then: of who booked or teaches.
 */
static gboolean
names_person (const FfwLayoutGuess *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->column_of[i] && (self->kind->fields[i].flags & FFW_FIELD_PERSON))
      return ffw_kind_find_position (self->kind, "family_name") < 0;
  return FALSE;
}

static gboolean
looks_like (const FfwLayoutGuess *self, const FfwField *field, const FfwScanColumn *column)
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
use_looks (FfwLayoutGuess *self)
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
use_only_date (FfwLayoutGuess *self)
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
          || ffw_scan_column_share_of_dates (self->table->columns[i]) < FFW_GUESS_MOST_OF)
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
use_only_names (FfwLayoutGuess *self)
{
  int given = ffw_kind_find_position (self->kind, "given_name");
  int family = ffw_kind_find_position (self->kind, "family_name");
  int column = -1;

  if (given < 0 || family < 0 || self->name_column || self->column_of[given]
      || self->column_of[family])
    return;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const FfwScanColumn *cells = self->table->columns[i];

      if (ffw_layout_get_column (self->layout, i)->use != FFW_USE_NOTHING
          || self->meanings[i].sense != FFW_SENSE_NONE
          || share_of_names (cells) < FFW_GUESS_MOST_OF
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
  FfwLayoutGuess self = { .table = table,
                          .kind = kind,
                          .names = names,
                          .vocabulary = vocabulary,
                          .layout = ffw_layout_new (kind) };

  self.layout->sheet = g_strdup (ffw_table_scan_get_sheet (table->scan));
  self.layout->header_line = table->header_line;
  self.layout->n_header_rows = table->n_header_rows;
  self.layout->last_line = table->last_line;
  read_meanings (&self);
  ffw_layout_guess_find_courses (&self);
  use_names (&self);
  use_whole_names (&self);
  use_looks (&self);
  ffw_layout_guess_count_open_courses (&self);
  use_only_date (&self);
  use_only_names (&self);
  ffw_layout_guess_rate (&self);
  g_free (self.meanings);
  *rating = self.rating;
  return self.layout;
}
