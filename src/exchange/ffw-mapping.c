/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-mapping.h"

#include "ffw-mapping-private.h"
#include "ffw-mojibake.h"
#include "ffw-whole-name.h"

#include <string.h>

/* So many dates, none of them after the 12th, are no chance. */
#define LEAST_EXCHANGED 3

static void
plan_columns (FfwMapping *self)
{
  self->n_columns = self->layout->columns->len;
  self->columns = g_new0 (FfwMappedColumn, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, i);

      self->columns[i].use = use;
      self->columns[i].is_lenient = use->basis != FFW_BASIS_NAME
                                    || use->day_order == FFW_MONTH_FIRST;
      if (use->also >= 0 && !self->column_of[use->also])
        self->column_of[use->also] = i + 1;
      if (use->use == FFW_USE_FIELD && use->field >= 0 && !self->column_of[use->field])
        self->column_of[use->field] = i + 1;
      else if ((use->use == FFW_USE_NAME || use->use == FFW_USE_NAME_SURNAME_FIRST)
               && self->given_field >= 0 && self->family_field >= 0 && !self->name_column)
        self->name_column = i + 1;
    }
}

/* What is the same in all rows is read once, and said to be wrong once. */
static void
plan_constants (FfwMapping *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->layout->constants[i])
      ffw_mapping_read_text (self, i, 0, self->layout->constants[i], &self->constants[i]);
}

/**
 * ffw_mapping_new:
 * @layout: what becomes of each column
 * @form: how the table is written
 * @width: how many cells each row must have; 0 for any number, as in a sheet
 * @findings: takes what is wrong with the cells
 *
 * Returns: (transfer full): a mapping that has taken no row
 */
FfwMapping *
ffw_mapping_new (const FfwLayout *layout, FfwTableForm form, guint width, FfwFindings *findings)
{
  FfwMapping *self = g_new0 (FfwMapping, 1);

  self->kind = layout->kind;
  self->layout = ffw_layout_copy (layout);
  self->form = form;
  self->width = width;
  self->findings = ffw_findings_ref (findings);
  self->given_field = ffw_kind_find_position (self->kind, "given_name");
  self->family_field = ffw_kind_find_position (self->kind, "family_name");
  for (guint i = 0; i < layout->values->len; i++)
    self->has_values[((const FfwLayoutValue *)g_ptr_array_index (layout->values, i))->field] = TRUE;
  plan_columns (self);
  plan_constants (self);
  if (ffw_layout_is_matrix (layout))
    self->matrix = ffw_mapping_matrix_new (self);
  self->mapped = (FfwMappedRow){ .cells = self->cells, .columns = self->columns_now };
  return self;
}

void
ffw_mapping_free (FfwMapping *self)
{
  g_clear_pointer (&self->matrix, ffw_mapping_matrix_free);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].serial);
      g_free (self->columns[i].text);
      g_free (self->columns[i].time);
      g_free (self->columns[i].garbled);
      g_free (self->columns[i].mended);
    }
  g_free (self->columns);
  for (guint i = 0; i < FFW_MAX_FIELDS; i++)
    {
      ffw_mapped_cell_clear (&self->constants[i]);
      ffw_mapped_cell_clear (&self->read[i]);
    }
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->corrections, ffw_corrections_unref);
  ffw_layout_free (self->layout);
  ffw_findings_unref (self->findings);
  g_free (self);
}

/**
 * ffw_mapping_set_corrections:
 * @corrections: (nullable): what was put right in the file
 */
void
ffw_mapping_set_corrections (FfwMapping *self, FfwCorrections *corrections)
{
  g_clear_pointer (&self->corrections, ffw_corrections_unref);
  if (!corrections || ffw_corrections_get_n (corrections) == 0)
    return;
  self->corrections = ffw_corrections_ref (corrections);
  if (self->fields)
    return;
  self->fields = g_array_new (FALSE, FALSE, sizeof (FfwTableField));
  self->texts = g_string_chunk_new (256);
}

/** Returns: (nullable): the cell of the row that was taken; %NULL where the row ends before it */
const FfwTableField *
ffw_mapping_get_field (const FfwMapping *self, guint column)
{
  return column >= 1 && column <= self->row.n_kept ? &self->row.fields[column - 1] : NULL;
}

static gboolean
has_text (const FfwMapping *self, guint column)
{
  const FfwTableField *field = ffw_mapping_get_field (self, column);

  return field && !ffw_mapping_is_blank (field);
}

/* Whether the row holds something that is read. A row of a matrix is about somebody, or a sum. */
static gboolean
holds_something (const FfwMapping *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->column_of[i] && (!self->matrix || (self->kind->fields[i].flags & FFW_FIELD_PERSON))
        && has_text (self, self->column_of[i]))
      return TRUE;
  return !self->matrix && has_text (self, self->name_column);
}

static gboolean
has_wrong_width (FfwMapping *self)
{
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (self->width == 0 || self->row.n_fields == self->width)
    return FALSE;
  found = g_strdup_printf ("%u", self->row.n_fields);
  expected = g_strdup_printf ("%u", self->width);
  ffw_findings_add (self->findings, self->row.n_fields < self->width ? "E013" : "E014",
                    self->row.line, 0, NULL, found, expected, NULL);
  return TRUE;
}

/* Notes where the accents of a text were broken before it came here. */
static void
note_garbled (FfwMapping *self, guint column, const FfwTableField *from)
{
  FfwMappedColumn *said = &self->columns[column - 1];
  g_autofree char *mended = from->type == FFW_TABLE_TEXT ? ffw_mojibake_mend (from->text) : NULL;

  if (!mended || said->n_garbled++ > 0)
    return;
  said->garbled_line = self->row.line;
  said->garbled = g_strdup (from->text);
  said->mended = g_steal_pointer (&mended);
}

static void
read_field (FfwMapping *self, guint field)
{
  guint column = self->column_of[field];
  const FfwTableField *from = ffw_mapping_get_field (self, column);

  self->columns_now[field] = column;
  self->cells[field] = (FfwCell){ .state = FFW_CELL_ABSENT, .text = "" };
  if (from)
    {
      note_garbled (self, column, from);
      ffw_mapping_read_cell (self, field, column, from, &self->read[field]);
      self->cells[field] = self->read[field].cell;
    }
  else if (!column && self->layout->constants[field])
    self->cells[field] = self->constants[field].cell;
}

static void
set_part_of_name (FfwMapping *self, int field, const char *text)
{
  if (self->cells[field].state != FFW_CELL_ABSENT || *text == '\0')
    return;
  ffw_mapping_read_text (self, field, self->name_column, text, &self->read[field]);
  self->cells[field] = self->read[field].cell;
  self->columns_now[field] = self->name_column;
}

static void
read_name (FfwMapping *self)
{
  const FfwTableField *from = ffw_mapping_get_field (self, self->name_column);
  FfwColumnUse use = self->columns[self->name_column - 1].use->use;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  if (!from || ffw_mapping_is_blank (from) || ffw_mapping_is_dash (from))
    return;
  if (ffw_mapping_is_error (from))
    {
      ffw_mapping_refuse (self, self->family_field, self->name_column, "E114", from->text,
                          &self->read[self->family_field]);
      self->cells[self->family_field] = self->read[self->family_field].cell;
      return;
    }
  note_garbled (self, self->name_column, from);
  ffw_whole_name_split (from->text, use == FFW_USE_NAME_SURNAME_FIRST, &given, &family);
  set_part_of_name (self, self->given_field, given);
  set_part_of_name (self, self->family_field, family);
}

/**
 * ffw_mapping_take:
 * @row: as it stands in the file; its texts may be changed, and must stay until all that it
 *   becomes has been taken in
 */
FfwMappingStatus
ffw_mapping_take (FfwMapping *self, const FfwTableRow *row)
{
  self->row = *row;
  self->has_row = FALSE;
  if (self->layout->last_line && row->line > self->layout->last_line)
    {
      self->below_line = row->line;
      return FFW_MAPPING_END;
    }
  if (row->is_bad)
    return FFW_MAPPING_BAD;
  if (self->corrections)
    ffw_corrections_apply (self->corrections, &self->row, self->fields, self->texts);
  if (has_wrong_width (self))
    return FFW_MAPPING_BAD;
  if (!holds_something (self))
    {
      if (self->n_passed++ == 0)
        self->passed_line = row->line;
      return FFW_MAPPING_PASSED;
    }
  for (guint i = 0; i < self->kind->n_fields; i++)
    read_field (self, i);
  if (self->name_column)
    read_name (self);
  if (self->matrix)
    ffw_mapping_matrix_take (self->matrix);
  self->has_row = TRUE;
  return FFW_MAPPING_ROWS;
}

/**
 * ffw_mapping_next:
 *
 * Returns: (transfer none) (nullable): the next row that the row of the file becomes; %NULL where
 *   there is none left
 */
const FfwMappedRow *
ffw_mapping_next (FfwMapping *self)
{
  if (!self->has_row)
    return NULL;
  self->has_row = self->matrix != NULL;
  if (self->matrix && !ffw_mapping_matrix_next (self->matrix))
    {
      self->has_row = FALSE;
      return NULL;
    }
  return &self->mapped;
}

static void
say (FfwMapping *self, const char *code, guint line, guint column, guint64 n, const char *first,
     const char *second)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  const FfwMappedColumn *said = column ? &self->columns[column - 1] : NULL;
  int field = said ? said->use->field : -1;

  ffw_findings_add (self->findings, code, line, column,
                    field >= 0 ? self->kind->fields[field].name : NULL, count, first,
                    first ? second : NULL, NULL);
}

/* Whether a spreadsheet that has the month first seems to have exchanged day and month: what it
 * could read so are dates now, and the rest texts with the day first. */
static gboolean
seems_exchanged (const FfwMappedColumn *column)
{
  return column->n_early >= LEAST_EXCHANGED && column->n_late == 0 && column->n_texts > 0
         && column->n_either == 0;
}

static void
say_exchanged (FfwMapping *self, guint column)
{
  const FfwMappedColumn *said = &self->columns[column - 1];
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, said->n_early);
  char iso[FFW_DATE_ISO_SIZE];
  char other[FFW_DATE_ISO_SIZE];
  guint year, month, day;

  ffw_date_split (said->early, &year, &month, &day);
  ffw_date_to_iso (said->early, iso);
  ffw_date_to_iso (ffw_date_new (year, day, month), other);
  ffw_findings_add (self->findings, "W060", said->early_line, column,
                    said->use->field >= 0 ? self->kind->fields[said->use->field].name : NULL, n,
                    iso, other, said->text, NULL);
}

/**
 * ffw_mapping_finish:
 *
 * Says, once a column and once for the table, what was taken to be so.
 */
void
ffw_mapping_finish (FfwMapping *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const FfwMappedColumn *column = &self->columns[i];
      char iso[FFW_DATE_ISO_SIZE];

      if (column->n_serials)
        say (self, "W050", column->serial_line, i + 1, column->n_serials, column->serial,
             ffw_date_to_iso (column->serial_date, iso));
      if (column->n_times)
        say (self, "W051", column->time_line, i + 1, column->n_times, column->time, NULL);
      if (column->n_garbled)
        say (self, "W055", column->garbled_line, i + 1, column->n_garbled, column->garbled,
             column->mended);
      if (seems_exchanged (column))
        say_exchanged (self, i + 1);
    }
  if (self->n_passed)
    say (self, "W052", self->passed_line, 0, self->n_passed, NULL, NULL);
  if (self->below_line)
    {
      g_autofree char *last = g_strdup_printf ("%u", self->layout->last_line);

      ffw_findings_add (self->findings, "W053", self->below_line, 0, NULL, last, NULL);
    }
}
