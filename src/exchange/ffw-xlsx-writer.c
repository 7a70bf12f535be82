/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xlsx-writer.h"

#include "ffw-sheet-name.h"
#include "ffw-sheet-row.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

/* Earlier dates are not what they seem: Excel counts a 29 February 1900. */
#define FIRST_YEAR 1901

/* The formats that every spreadsheet program shows as its own language writes dates. */
#define FORMAT_DATE      14
#define FORMAT_DATE_TIME 22
#define FORMAT_TEXT      49

#define MINUTES_PER_HOUR 60

/* What a column is made as wide as, at most, and what a cell takes beside its text. */
#define WIDTH_FIT_MOST 60
#define WIDTH_BESIDE   2

/* In points: a line of the heading. */
#define HEADING_LINE 15

/* In characters: what is wider than a page that stands, and what is too wide for any page. */
#define WIDTH_UPRIGHT 90
#define WIDTH_LYING   240

#define PAPER_A4 9

/* So many bytes are read at once to see that all has been written. */
#define PIECE (64 * 1024)

/*
 * The library writes rows into files of its own, and then the workbook to a path. What went wrong
 * with those files it does not always tell: a full disk may cost rows. So the workbook is read
 * once before it goes to where it was asked for.
 */
typedef struct
{
  FfwTableWriter writer;
  char *path;
  lxw_workbook *workbook;
  lxw_worksheet *worksheet;
  lxw_format *heading;
  lxw_format *date;
  lxw_format *date_time;
  lxw_format *text;
  GHashTable *fills; /* 0xRRGGBB → lxw_format of a text on that colour; the workbook's */
  const FfwTableWriterSheet *sheet; /* which the worksheet is of */
  guint *longest;                   /* one a column: the characters of its longest text */
  guint last_row;                   /* that was written there, from 0 */
  guint64 n_rows;                   /* of all worksheets, which have something in them */
} FfwXlsxWriter;

static gboolean
fail (GError **error, lxw_error cause)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The workbook could not be written: %s"),
               lxw_strerror (cause));
  return FALSE;
}

static gboolean
begin (FfwXlsxWriter *self, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                   .tmpdir = (char *)g_get_tmp_dir () };
  int fd = g_file_open_tmp ("fframwaith-XXXXXX.xlsx", &self->path, error);

  if (fd < 0)
    return FALSE;
  g_close (fd, NULL);
  self->workbook = workbook_new_opt (self->path, &options);
  if (!self->workbook)
    return fail (error, LXW_ERROR_MEMORY_MALLOC_FAILED);
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (self->heading, LXW_BORDER_THIN);
  self->date = workbook_add_format (self->workbook);
  format_set_num_format_index (self->date, FORMAT_DATE);
  self->date_time = workbook_add_format (self->workbook);
  format_set_num_format_index (self->date_time, FORMAT_DATE_TIME);
  self->text = workbook_add_format (self->workbook);
  format_set_num_format_index (self->text, FORMAT_TEXT);
  self->fills = g_hash_table_new (NULL, NULL);
  return TRUE;
}

/* What is filled in by hand has the format of its type: 0012 keeps its zeros. */
static lxw_format *
format_of_blank (FfwXlsxWriter *self, const FfwTableWriterColumn *column)
{
  return column->type == FFW_TABLE_DATE   ? self->date
         : column->type == FFW_TABLE_TEXT ? self->text
                                          : NULL;
}

/* Makes a column as wide as its texts need, within bounds; returns how wide that is. */
static guint
fit_column (FfwXlsxWriter *self, guint position)
{
  const FfwTableWriterColumn *column = &self->sheet->columns[position];
  guint least = ffw_table_column_get_width (column);
  guint width = MAX (least, MIN (self->longest[position] + WIDTH_BESIDE, WIDTH_FIT_MOST));

  worksheet_set_column (self->worksheet, (lxw_col_t)position, (lxw_col_t)position, width,
                        self->sheet->n_blank ? format_of_blank (self, column) : NULL);
  return width;
}

/* What is printed lies where it is wide, and is as wide as a page where that can be read. */
static void
set_page (FfwXlsxWriter *self, guint width)
{
  worksheet_set_paper (self->worksheet, PAPER_A4);
  if (width > WIDTH_UPRIGHT)
    worksheet_set_landscape (self->worksheet);
  if (width <= WIDTH_LYING)
    worksheet_fit_to_pages (self->worksheet, 1, 0);
}

/* What can be said of a sheet only when its rows are known. */
static void
end_sheet (FfwXlsxWriter *self)
{
  guint last = MAX (self->last_row, 1);
  guint width = 0;
  lxw_col_t last_column;
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  if (!self->worksheet)
    return;
  last_column = (lxw_col_t)(self->sheet->n_columns - 1);
  worksheet_autofilter (self->worksheet, 0, 0, last, last_column);
  /* A staff number is text, and no mistake. */
  lxw_rowcol_to_range (range, 1, 0, last, last_column);
  worksheet_ignore_errors (self->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
  for (guint i = 0; i < self->sheet->n_columns; i++)
    width += fit_column (self, i);
  set_page (self, width);
}

static void
offer_choices (FfwXlsxWriter *self, const FfwTableWriterSheet *sheet, guint position)
{
  const FfwTableWriterColumn *column = &sheet->columns[position];
  g_autofree char *name
      = ffw_sheet_name_for_formula (self->writer.sheets[column->choices_sheet].name);
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .dropdown = LXW_VALIDATION_ON,
    .ignore_blank = LXW_VALIDATION_ON,
    .show_error = LXW_VALIDATION_OFF,
  };

  lxw_rowcol_to_range_abs (range, 1, (lxw_col_t)column->choices_column, column->n_choices,
                           (lxw_col_t)column->choices_column);
  formula = g_strdup_printf ("=%s!%s", name, range);
  validation.value_formula = formula;
  worksheet_data_validation_range (self->worksheet, 1, (lxw_col_t)position, sheet->n_blank,
                                   (lxw_col_t)position, &validation);
}

/* How many lines a text takes that goes on to the next line between words. */
static guint
count_lines (const char *text, guint width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint lines = 1;
  guint taken = 0;

  for (guint i = 0; words[i]; i++)
    {
      guint length = (guint)g_utf8_strlen (words[i], -1);

      if (taken > 0 && taken + 1 + length > width)
        {
          lines++;
          taken = 0;
        }
      taken += length + (taken > 0 ? 1 : 0);
    }
  return lines;
}

/* Programs that open it do not all make the row of the headings as high as these need. */
static void
set_heading_height (FfwXlsxWriter *self)
{
  guint most = 1;

  for (guint i = 0; i < self->sheet->n_columns; i++)
    {
      guint width = ffw_table_column_get_width (&self->sheet->columns[i]) - WIDTH_BESIDE;

      most = MAX (most, count_lines (self->sheet->columns[i].title, width));
    }
  if (most > 1)
    worksheet_set_row (self->worksheet, 0, most * HEADING_LINE, NULL);
}

static gboolean
ffw_xlsx_writer_begin_sheet (FfwTableWriter *writer, const FfwTableWriterSheet *sheet, guint part,
                             GError **error)
{
  FfwXlsxWriter *self = (FfwXlsxWriter *)writer;
  g_autofree char *name = ffw_sheet_name (sheet->name, part);

  if (!self->workbook && !begin (self, error))
    return FALSE;
  end_sheet (self);
  self->worksheet = workbook_add_worksheet (self->workbook, name);
  if (!self->worksheet)
    return fail (error, LXW_ERROR_SHEETNAME_ALREADY_USED);
  self->sheet = sheet;
  worksheet_freeze_panes (self->worksheet, 1, (lxw_col_t)sheet->n_beside);
  worksheet_repeat_rows (self->worksheet, 0, 0);
  if (sheet->n_beside)
    worksheet_repeat_columns (self->worksheet, 0, (lxw_col_t)(sheet->n_beside - 1));
  g_free (self->longest);
  self->longest = g_new0 (guint, sheet->n_columns);
  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].n_choices && sheet->n_blank)
      offer_choices (self, sheet, i);
  set_heading_height (self);
  return TRUE;
}

static lxw_error
write_text (FfwXlsxWriter *self, guint column, const char *text, lxw_format *format)
{
  return worksheet_write_string (self->worksheet, self->writer.row, (lxw_col_t)column, text,
                                 format);
}

static lxw_format *
get_fill (FfwXlsxWriter *self, guint32 colour)
{
  lxw_format *format;

  if (colour == FFW_TABLE_NO_FILL)
    return NULL;
  format = g_hash_table_lookup (self->fills, GUINT_TO_POINTER (colour));
  if (!format)
    {
      format = workbook_add_format (self->workbook);
      format_set_pattern (format, LXW_PATTERN_SOLID);
      format_set_bg_color (format, colour);
      g_hash_table_insert (self->fills, GUINT_TO_POINTER (colour), format);
    }
  return format;
}

static lxw_error
write_number (FfwXlsxWriter *self, guint column, const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (*end)
    return write_text (self, column, text, NULL);
  return worksheet_write_number (self->worksheet, self->writer.row, (lxw_col_t)column, number,
                                 NULL);
}

static lxw_error
write_date (FfwXlsxWriter *self, guint column, const char *text)
{
  lxw_datetime at = { 0 };
  FfwTableMoment moment;

  if (!ffw_table_moment_read (&moment, text) || moment.year < FIRST_YEAR)
    return write_text (self, column, text, NULL);
  at.year = (int)moment.year;
  at.month = (int)moment.month;
  at.day = (int)moment.day;
  at.hour = (int)(moment.minute / MINUTES_PER_HOUR);
  at.min = (int)(moment.minute % MINUTES_PER_HOUR);
  return worksheet_write_datetime (self->worksheet, self->writer.row, (lxw_col_t)column, &at,
                                   moment.has_time ? self->date_time : self->date);
}

static gboolean
fail_cell (FfwXlsxWriter *self, lxw_error cause, const FfwTableWriterColumn *column, GError **error)
{
  if (cause != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    return fail (error, cause);
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
      _ ("In row %1$u a text in the column “%2$s” is longer than the 32,767 characters that "
         "a cell of an Excel workbook can hold. Export to ODS or CSV instead."),
      self->writer.row + 1, column->title);
  return FALSE;
}

static gboolean
ffw_xlsx_writer_add_row (FfwTableWriter *writer, const char *const *texts, const guint32 *fills,
                         GError **error)
{
  FfwXlsxWriter *self = (FfwXlsxWriter *)writer;
  gboolean has_value = FALSE;

  for (guint i = 0; i < self->sheet->n_columns; i++)
    {
      const FfwTableWriterColumn *column = &self->sheet->columns[i];
      lxw_error result = LXW_NO_ERROR;

      has_value |= texts[i] && *texts[i];
      if (writer->row > 0 && texts[i])
        self->longest[i] = MAX (self->longest[i], (guint)g_utf8_strlen (texts[i], -1));
      if (writer->row == 0)
        result = worksheet_write_string (self->worksheet, 0, (lxw_col_t)i, column->title,
                                         self->heading);
      else if (texts[i] && *texts[i] && column->type == FFW_TABLE_NUMBER)
        result = write_number (self, i, texts[i]);
      else if (texts[i] && *texts[i] && column->type == FFW_TABLE_DATE)
        result = write_date (self, i, texts[i]);
      else if (texts[i] && *texts[i])
        result = write_text (self, i, texts[i], fills ? get_fill (self, fills[i]) : NULL);
      if (result != LXW_NO_ERROR)
        return fail_cell (self, result, column, error);
    }
  self->last_row = writer->row;
  self->n_rows += has_value;
  return TRUE;
}

static guint64
count_rows (struct archive *archive)
{
  static const char row[] = "<row ";
  g_autofree char *piece = g_malloc (PIECE + sizeof row);
  gsize kept = 0;
  guint64 n = 0;

  for (;;)
    {
      gssize length = archive_read_data (archive, piece + kept, PIECE);
      gsize have;

      if (length <= 0)
        return n;
      have = kept + (gsize)length;
      for (char *at = piece; (at = memmem (at, piece + have - at, row, strlen (row)));
           at += strlen (row))
        n++;
      /* The end may be the beginning of what we look for. */
      kept = MIN (have, strlen (row) - 1);
      memmove (piece, piece + have - kept, kept);
    }
}

/* Whether all rows are in the workbook that was written. */
static gboolean
is_whole (FfwXlsxWriter *self)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  guint64 n = 0;
  int status;

  archive_read_support_format_zip (archive);
  status = archive_read_open_filename (archive, self->path, PIECE);
  while (status == ARCHIVE_OK
         && (status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    if (g_str_has_prefix (archive_entry_pathname (entry), "xl/worksheets/"))
      n += count_rows (archive);
  archive_read_free (archive);
  return status == ARCHIVE_EOF && n == self->n_rows;
}

static gboolean
ffw_xlsx_writer_finish (FfwTableWriter *writer, GError **error)
{
  FfwXlsxWriter *self = (FfwXlsxWriter *)writer;
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) in = NULL;
  lxw_error result;

  end_sheet (self);
  result = workbook_close (g_steal_pointer (&self->workbook));
  if (result != LXW_NO_ERROR)
    return fail (error, result);
  if (!is_whole (self))
    {
      g_autofree char *folder = g_filename_display_name (g_get_tmp_dir ());

      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_FAILED,
          _ ("The workbook could not be written whole. Make room on the disk of “%s”, where "
             "it is put together, and export again."),
          folder);
      return FALSE;
    }
  in = g_file_read (file, writer->cancellable, error);
  return in
         && g_output_stream_splice (writer->out, G_INPUT_STREAM (in), G_OUTPUT_STREAM_SPLICE_NONE,
                                    writer->cancellable, error)
                >= 0;
}

static void
ffw_xlsx_writer_free (FfwTableWriter *writer)
{
  FfwXlsxWriter *self = (FfwXlsxWriter *)writer;

  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_clear_pointer (&self->fills, g_hash_table_unref);
  g_free (self->longest);
  if (self->path)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

static const FfwTableWriterClass xlsx_writer_class = {
  .max_rows = FFW_SHEET_MOST_ROWS,
  .begin_sheet = ffw_xlsx_writer_begin_sheet,
  .add_row = ffw_xlsx_writer_add_row,
  .finish = ffw_xlsx_writer_finish,
  .free = ffw_xlsx_writer_free,
};

/** Returns: (transfer full): a writer of Excel workbooks, for ffw_table_writer_new() */
FfwTableWriter *
ffw_xlsx_writer_new (void)
{
  FfwXlsxWriter *self = g_new0 (FfwXlsxWriter, 1);

  self->writer.klass = &xlsx_writer_class;
  return &self->writer;
}
