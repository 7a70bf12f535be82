/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-writer.h"

#include "ffw-csv-writer.h"
#include "ffw-ods-writer.h"
#include "ffw-xlsx-writer.h"

#include <string.h>

#define WIDTH_LEAST 8
#define WIDTH_MOST  80

/* What the button of a filter takes of a heading. */
#define WIDTH_OF_BUTTON 3

static const struct
{
  const char *ending;
  FfwTableFormat format;
} endings[] = {
  { ".xlsx", FFW_TABLE_XLSX },
  { ".ods", FFW_TABLE_ODS },
};

/**
 * ffw_table_format_of:
 *
 * Returns: the format in which a table is written to a file of that name: CSV unless it ends in
 *   .xlsx or .ods
 */
FfwTableFormat
ffw_table_format_of (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return endings[i].format;
  return FFW_TABLE_CSV;
}

/** Returns: what the cells of a column are that holds a field of a kind */
FfwTableType
ffw_table_type_of (const FfwField *field)
{
  switch (field->type)
    {
    case FFW_FIELD_DATE:
    case FFW_FIELD_DATE_TIME:
      return FFW_TABLE_DATE;
    case FFW_FIELD_INTEGER:
    case FFW_FIELD_REAL:
      return FFW_TABLE_NUMBER;
    case FFW_FIELD_TEXT:
    case FFW_FIELD_IDENTIFIER:
    case FFW_FIELD_UUID:
    case FFW_FIELD_CODED:
    case FFW_FIELD_REFERENCE:
    case FFW_FIELD_REFERENCES:
    case FFW_FIELD_CODES:
      return FFW_TABLE_TEXT;
    }
  g_assert_not_reached ();
}

static FfwTableWriter *
new_of_format (FfwTableFormat format)
{
  switch (format)
    {
    case FFW_TABLE_CSV:
      return ffw_csv_writer_new ();
    case FFW_TABLE_XLSX:
      return ffw_xlsx_writer_new ();
    case FFW_TABLE_ODS:
      return ffw_ods_writer_new ();
    }
  g_assert_not_reached ();
}

static gboolean
begin_sheet (FfwTableWriter *self, GError **error)
{
  const FfwTableWriterSheet *sheet = &self->sheets[self->sheet];
  g_autofree const char **titles = g_new0 (const char *, sheet->n_columns);

  for (guint i = 0; i < sheet->n_columns; i++)
    titles[i] = sheet->columns[i].title;
  self->row = 0;
  if (!self->klass->begin_sheet (self, sheet, self->part, error)
      || !self->klass->add_row (self, titles, NULL, error))
    return FALSE;
  self->row++;
  return TRUE;
}

/**
 * ffw_table_writer_new:
 * @out: where the file goes; it is not closed, and must stay until the writer is freed
 * @sheets: (array length=n_sheets): which must stay as long; one alone for CSV
 * @language: of the few words that the format itself needs
 *
 * Begins a file with the headings of its first sheet.
 *
 * Returns: (transfer full): %NULL with @error set
 */
FfwTableWriter *
ffw_table_writer_new (FfwTableFormat format, GOutputStream *out, const FfwTableWriterSheet *sheets,
                      guint n_sheets, FfwLanguage language, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (FfwTableWriter) self = NULL;

  g_return_val_if_fail (n_sheets == 1 || (n_sheets > 1 && format != FFW_TABLE_CSV), NULL);

  self = new_of_format (format);
  self->out = g_object_ref (out);
  g_set_object (&self->cancellable, cancellable);
  self->language = language;
  self->sheets = sheets;
  self->n_sheets = n_sheets;
  return begin_sheet (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ffw_table_writer_add_row:
 * @texts: (array): one for each column of the sheet, in the forms of the import formats: a date
 *   as 2022-11-22, a number with a point; %NULL or empty for an empty cell
 *
 * Writes a row. Where a sheet is full, it goes on in another with the same headings.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_table_writer_add_row (FfwTableWriter *self, const char *const *texts, GError **error)
{
  return ffw_table_writer_add_filled_row (self, texts, NULL, error);
}

/**
 * ffw_table_writer_add_filled_row:
 * @texts: (array): as for ffw_table_writer_add_row()
 * @fills: (array) (nullable): one for each column, as 0xRRGGBB; %FFW_TABLE_NO_FILL for none
 *
 * Writes a row with colours behind its cells, where the format is an Excel workbook.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_table_writer_add_filled_row (FfwTableWriter *self, const char *const *texts,
                                 const guint32 *fills, GError **error)
{
  if (self->klass->max_rows && self->row == self->klass->max_rows)
    {
      self->part++;
      if (!begin_sheet (self, error))
        return FALSE;
    }
  if (!self->klass->add_row (self, texts, fills, error))
    return FALSE;
  self->row++;
  return TRUE;
}

/**
 * ffw_table_writer_next_sheet:
 *
 * Goes on with the next of the sheets.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_table_writer_next_sheet (FfwTableWriter *self, GError **error)
{
  g_return_val_if_fail (self->sheet + 1 < self->n_sheets, FALSE);

  self->sheet++;
  self->part = 0;
  return begin_sheet (self, error);
}

/**
 * ffw_table_writer_finish:
 *
 * Ends the file. Only then is it whole.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_table_writer_finish (FfwTableWriter *self, GError **error)
{
  return self->klass->finish (self, error);
}

void
ffw_table_writer_free (FfwTableWriter *self)
{
  g_clear_object (&self->out);
  g_clear_object (&self->cancellable);
  self->klass->free (self);
}

/** Returns: how wide the column is, in characters of usual text: 8 to 80 */
guint
ffw_table_column_get_width (const FfwTableWriterColumn *self)
{
  guint width = self->width ? self->width : g_utf8_strlen (self->title, -1) + WIDTH_OF_BUTTON;

  return CLAMP (width, WIDTH_LEAST, WIDTH_MOST);
}

/**
 * ffw_table_moment_read:
 * @self: (out caller-allocates):
 * @text: 2022-11-22, or 2022-11-22T09:30
 *
 * Returns: %FALSE where it is neither
 */
gboolean
ffw_table_moment_read (FfwTableMoment *self, const char *text)
{
  FfwDate date = FFW_DATE_NONE;

  self->minute = 0;
  self->has_time = strchr (text, 'T') != NULL;
  if (self->has_time)
    {
      if (ffw_date_time_parse (text, &date, &self->minute) != FFW_DATE_OK)
        return FALSE;
    }
  else
    date = ffw_date_from_iso (text);
  if (date == FFW_DATE_NONE)
    return FALSE;
  ffw_date_split (date, &self->year, &self->month, &self->day);
  return TRUE;
}
