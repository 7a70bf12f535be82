/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xlsx-reader.h"

#include "ffw-sheet-choice.h"
#include "ffw-sheet-end.h"
#include "ffw-xlsx-book.h"
#include "ffw-xlsx-sheet.h"
#include "ffw-xlsx-strings.h"
#include "ffw-xlsx-styles.h"

#include <string.h>

/* A sheet whose beginning alone is wanted is looked through for merged cells up to this size,
 * unpacked. */
#define BEGINNING ((guint64)32 * 1024 * 1024)

typedef struct
{
  FfwTableReader reader;
  FfwArchive *archive;
  FfwXlsxBook *book;
  FfwXlsxStyles *styles;
  FfwXlsxStrings *strings;
  FfwSheetMerges *merges;
  FfwSheetRow *row;
  FfwXlsxSheetXml sheet;
  const char *part; /* of the sheet */
  guint next_row;   /* of the sheet's rows */
  guint next_cell;
  guint n_hidden_rows;
  guint first_hidden_row;
  FfwSheetEnd end;
} FfwXlsxReader;

static FfwTableStatus
end (FfwXlsxReader *self)
{
  g_autofree char *line = g_strdup_printf ("%u", self->first_hidden_row);

  if (!self->end.is_done)
    {
      ffw_sheet_say_number (self->reader.findings, "W030", self->n_hidden_rows,
                            self->first_hidden_row, line);
      ffw_sheet_say_number (self->reader.findings, "W036", self->sheet.n_without_value, 0,
                            self->sheet.first_without_value);
    }
  self->end.is_done = TRUE;
  self->end.status = FFW_PART_END;
  return FFW_TABLE_END;
}

static FfwPartStatus
put_string (FfwXlsxReader *self, const FfwXlsxCell *cell, const char *text, GError **error)
{
  guint number = ffw_xml_value_to_number ((FfwXmlValue){ text, cell->length }, G_MAXUINT);
  FfwPartStatus status = FFW_PART_DAMAGED;
  gsize length;

  if (number != G_MAXUINT)
    status = ffw_xlsx_strings_get (self->strings, number, &text, &length, error);
  if (status == FFW_PART_SOME)
    ffw_sheet_row_put (self->row, cell->column, FFW_TABLE_TEXT, text, length);
  return status == FFW_PART_END ? FFW_PART_DAMAGED : status;
}

static void
put_number (FfwXlsxReader *self, const FfwXlsxCell *cell, const char *text)
{
  FfwNumberFormat format = ffw_xlsx_styles_get (self->styles, cell->style);
  char shown[FFW_NUMBER_SIZE];
  FfwTableType type = ffw_number_format_apply (format, text, self->book->from_1904, shown);

  if (type == FFW_TABLE_TEXT)
    ffw_sheet_row_put (self->row, cell->column, type, text, cell->length);
  else
    ffw_sheet_row_put (self->row, cell->column, type, shown, strlen (shown));
}

/* A date as text: with its time where its style shows one. */
static void
put_date (FfwXlsxReader *self, const FfwXlsxCell *cell, const char *text)
{
  FfwNumberShape shape = ffw_xlsx_styles_get (self->styles, cell->style).shape;
  gsize length = cell->length;
  const char *time = memchr (text, 'T', length);

  if (time && shape == FFW_SHAPE_DATE)
    length = (gsize)(time - text);
  else if (time)
    length = MIN (length, (gsize)(time - text) + strlen ("T00:00"));
  ffw_sheet_row_put (self->row, cell->column, FFW_TABLE_DATE, text, length);
}

static FfwPartStatus
put_cell (FfwXlsxReader *self, const FfwXlsxCell *cell, GError **error)
{
  char *text = self->sheet.text->str + cell->start;
  const char *word;

  if (cell->is_too_long)
    {
      ffw_sheet_row_refuse (self->row, cell->column);
      return FFW_PART_SOME;
    }
  switch (cell->type)
    {
    case 's':
      return put_string (self, cell, text, error);
    case 'S':
      ffw_sheet_row_put (self->row, cell->column, FFW_TABLE_TEXT, text,
                         ffw_xlsx_unescape (text, cell->length));
      break;
    case 'b':
      word = *text == '1' || *text == 't' ? "TRUE" : "FALSE";
      ffw_sheet_row_put (self->row, cell->column, FFW_TABLE_BOOLEAN, word, strlen (word));
      break;
    case 'e':
      ffw_sheet_row_put (self->row, cell->column, FFW_TABLE_ERROR, text, cell->length);
      break;
    case 'd':
      put_date (self, cell, text);
      break;
    default:
      put_number (self, cell, text);
      break;
    }
  return FFW_PART_SOME;
}

/* Puts the next row together. */
static FfwPartStatus
put_row (FfwXlsxReader *self, const FfwXlsxRow *row, GError **error)
{
  FfwPartStatus status = FFW_PART_SOME;

  ffw_sheet_row_begin (self->row, row->line);
  for (guint i = 0; i < row->n_cells && status == FFW_PART_SOME; i++)
    status = put_cell (self, &g_array_index (self->sheet.cells, FfwXlsxCell, self->next_cell + i),
                       error);
  self->next_cell += row->n_cells;
  ffw_sheet_merges_apply (self->merges, row->line, self->row);
  if (row->is_hidden && ffw_sheet_row_has_value (self->row) && self->n_hidden_rows++ == 0)
    self->first_hidden_row = row->line;
  return status;
}

static FfwTableStatus
ffw_xlsx_reader_next (FfwTableReader *reader, FfwTableRow *row, GError **error)
{
  FfwXlsxReader *self = (FfwXlsxReader *)reader;
  FfwPartStatus status = self->end.status;

  if (status != FFW_PART_SOME)
    return status == FFW_PART_END ? FFW_TABLE_END : FFW_TABLE_STOPPED;
  do
    {
      while (self->next_row == self->sheet.rows->len)
        {
          ffw_xlsx_sheet_xml_drop_rows (&self->sheet);
          self->next_row = self->next_cell = 0;
          status = self->sheet.xml.status;
          if (status == FFW_PART_SOME
              && ffw_xml_part_step (&self->sheet.xml, error) == FFW_PART_FAILED)
            return FFW_TABLE_FAILED;
          if (status == FFW_PART_END)
            return end (self);
          if (status != FFW_PART_SOME)
            return ffw_sheet_end_stop (&self->end, status, self->part, self->reader.findings);
        }
      status = put_row (self, &g_array_index (self->sheet.rows, FfwXlsxRow, self->next_row++),
                        error);
      if (status != FFW_PART_SOME)
        return ffw_sheet_end_stop (&self->end, status,
                                   self->book->strings ? self->book->strings : self->part,
                                   self->reader.findings);
    }
  while (!ffw_sheet_row_finish (self->row, row));
  return FFW_TABLE_ROW;
}

static guint64
ffw_xlsx_reader_get_done (FfwTableReader *reader)
{
  return ffw_archive_get_done (((FfwXlsxReader *)reader)->archive);
}

static FfwTableForm
ffw_xlsx_reader_get_form (FfwTableReader *reader)
{
  FfwXlsxReader *self = (FfwXlsxReader *)reader;

  return (FfwTableForm){ .format = FFW_TABLE_XLSX,
                         .encoding = FFW_ENCODING_WORKBOOK,
                         .epoch = self->book->from_1904 ? ffw_date_new (1904, 1, 1)
                                                        : ffw_date_new (1899, 12, 30) };
}

static void
ffw_xlsx_reader_free (FfwTableReader *reader)
{
  FfwXlsxReader *self = (FfwXlsxReader *)reader;

  ffw_xlsx_sheet_xml_clear (&self->sheet);
  g_clear_pointer (&self->strings, ffw_xlsx_strings_free);
  ffw_xlsx_styles_free (self->styles);
  ffw_sheet_merges_free (self->merges);
  ffw_sheet_row_free (self->row);
  ffw_xlsx_book_free (self->book);
  ffw_archive_free (self->archive);
  ffw_findings_unref (self->reader.findings);
  g_free (self);
}

static const FfwTableReaderClass xlsx_reader_class = {
  ffw_xlsx_reader_next,
  ffw_xlsx_reader_get_done,
  ffw_xlsx_reader_get_form,
  ffw_xlsx_reader_free,
};

static void
list_sheets (FfwXlsxBook *book, GPtrArray *sheets)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const FfwXlsxSheet *sheet = g_ptr_array_index (book->sheets, i);

      ffw_sheet_add (sheets, sheet->name, sheet->is_hidden);
    }
}

static void
say_columns (FfwXlsxReader *self)
{
  g_autofree char *column = ffw_sheet_name_cell (self->sheet.first_hidden_column, 0);

  ffw_sheet_say_number (self->reader.findings, "W031", self->sheet.n_hidden_columns, 0, column);
}

/* Opens the sheet, up to its first rows. */
static FfwPartStatus
open_sheet (FfwXlsxReader *self, const FfwXlsxSheet *sheet, gboolean is_beginning, GError **error)
{
  FfwPartStatus status = FFW_PART_END;

  self->part = sheet->part ? sheet->part : sheet->name;
  if (!sheet->part)
    return FFW_PART_DAMAGED;
  if (ffw_xlsx_book_has_pivot (self->archive, sheet))
    ffw_findings_add (self->reader.findings, "W038", 0, 0, NULL, NULL);
  status = ffw_xlsx_find_merges (self->archive, sheet->part, is_beginning ? BEGINNING : G_MAXUINT64,
                                 self->merges, error);
  if (status != FFW_PART_END)
    return status;
  ffw_sheet_merges_say (self->merges, self->reader.findings);
  ffw_xlsx_sheet_xml_begin (&self->sheet, self->archive, sheet->part);
  while (self->sheet.rows->len == 0 && status != FFW_PART_FAILED
         && self->sheet.xml.status == FFW_PART_SOME)
    status = ffw_xml_part_step (&self->sheet.xml, error);
  say_columns (self);
  return status == FFW_PART_FAILED ? FFW_PART_FAILED : FFW_PART_END;
}

static FfwPartStatus
open_book (FfwXlsxReader *self, const char *wanted, gboolean is_beginning, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_sheet_free);
  FfwPartStatus status = ffw_xlsx_book_read (self->book, self->archive, error);
  int chosen;

  if (status != FFW_PART_END)
    {
      self->part = self->book->bad;
      return status;
    }
  list_sheets (self->book, sheets);
  chosen = ffw_sheet_choose (sheets, wanted);
  if (chosen < 0)
    {
      ffw_sheet_say_unknown (sheets, wanted, self->reader.findings);
      self->end.is_done = TRUE;
      return FFW_PART_DAMAGED;
    }
  ffw_sheet_say_others (sheets, ((FfwSheet *)g_ptr_array_index (sheets, chosen))->name,
                        wanted != NULL, self->reader.findings);
  if (self->book->styles)
    {
      self->part = self->book->styles;
      status = ffw_xlsx_styles_read (self->styles, self->archive, self->book->styles, error);
      if (status != FFW_PART_END)
        return status;
    }
  self->strings = ffw_xlsx_strings_new (self->archive, self->book->strings);
  return open_sheet (self, g_ptr_array_index (self->book->sheets, chosen), is_beginning, error);
}

/**
 * ffw_xlsx_reader_new:
 * @archive: (transfer full): that has been begun
 * @sheet: (nullable): the name of a sheet; %NULL for the first that is shown
 * @is_beginning: whether only the first rows are wanted
 * @findings: takes what is wrong with the file, or must be known about it
 *
 * Reads the rows of a sheet of an XLSX file.
 *
 * Returns: (nullable): %NULL with @error set where it could not be read
 */
FfwTableReader *
ffw_xlsx_reader_new (FfwArchive *archive, const char *sheet, gboolean is_beginning,
                     FfwFindings *findings, GError **error)
{
  FfwXlsxReader *self = g_new0 (FfwXlsxReader, 1);
  FfwPartStatus status;

  self->reader.klass = &xlsx_reader_class;
  self->reader.findings = ffw_findings_ref (findings);
  self->archive = archive;
  self->book = ffw_xlsx_book_new ();
  self->styles = ffw_xlsx_styles_new ();
  self->merges = ffw_sheet_merges_new ();
  self->row = ffw_sheet_row_new (findings);
  status = open_book (self, sheet, is_beginning, error);
  if (status == FFW_PART_FAILED)
    {
      ffw_xlsx_reader_free (&self->reader);
      return NULL;
    }
  if (status != FFW_PART_END)
    ffw_sheet_end_stop (&self->end, status, self->part, self->reader.findings);
  return &self->reader;
}

/**
 * ffw_xlsx_list_sheets:
 * @sheets: (element-type FfwSheet): takes the sheets of the workbook; none where it is damaged
 *
 * Returns: %FALSE with @error set where it could not be read
 */
gboolean
ffw_xlsx_list_sheets (FfwArchive *archive, GPtrArray *sheets, GError **error)
{
  g_autoptr (FfwXlsxBook) book = ffw_xlsx_book_new ();
  FfwPartStatus status = ffw_xlsx_book_read (book, archive, error);

  if (status == FFW_PART_END)
    list_sheets (book, sheets);
  return status != FFW_PART_FAILED;
}
