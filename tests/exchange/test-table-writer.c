/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables on their way out, as other programs read them. */

#include "ffw-exchange-test.h"

#include "ffw-sheet-name.h"
#include "ffw-table-open.h"
#include "ffw-table-writer.h"

#include <glib/gstdio.h>
#include <string.h>

static const FfwTableWriterColumn columns[] = {
  { .title = "number", .type = FFW_TABLE_TEXT, .width = 12 },
  { .title = "on", .type = FFW_TABLE_DATE },
  { .title = "hours", .type = FFW_TABLE_NUMBER },
  { .title = "note", .type = FFW_TABLE_TEXT, .width = 60 },
};

static const FfwTableWriterColumn other_columns[] = { { .title = "only", .type = FFW_TABLE_TEXT } };

static const FfwTableWriterSheet sheets[] = {
  { .name = "People: [all] 'of' them/now?", .columns = columns, .n_columns = 4 },
  { .name = "Other", .columns = other_columns, .n_columns = 1 },
};

static const char *const rows[][4] = {
  { "0012", "2022-05-03", "7.5", "Siân & <Mair>" },
  { "=1+1", "2022-05-03T09:30", "", "two\nlines  and\tblanks " },
  { NULL, "1899-02-01", "about 3", "" },
  { "3", "not a date", "-0.25", "ŵ" },
};

static FfwTableWriter *
begin (FfwTableFormat format, GOutputStream *out, guint n_sheets)
{
  g_autoptr (GError) error = NULL;
  FfwTableWriter *writer = ffw_table_writer_new (format, out, sheets, n_sheets, FFW_LANGUAGE_EN,
                                                 NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ffw_table_writer_add_row (writer, rows[i], &error);
      g_assert_no_error (error);
    }
  return writer;
}

static char *
write_file (FfwExchangeTest *test, FfwTableFormat format, const char *name, guint n_sheets)
{
  g_autofree char *path = ffw_exchange_test_path (test, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) out = g_file_replace (file, NULL, FALSE, 0, NULL, &error);
  g_autoptr (FfwTableWriter) writer = begin (format, G_OUTPUT_STREAM (out), n_sheets);

  if (n_sheets > 1)
    {
      ffw_table_writer_next_sheet (writer, &error);
      g_assert_no_error (error);
      ffw_table_writer_add_row (writer, (const char *const[]){ "here" }, &error);
      g_assert_no_error (error);
    }
  ffw_table_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (out), NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* The rows of a sheet, their cells between bars, with a letter for what is no text. */
static char *
read_file (const char *path, const char *sheet)
{
  static const char letters[] = { '\0', '#', 'D', 'T', '%', 'B', '!' };
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTableReader) reader = ffw_table_open (path, sheet, FFW_TABLE_OPEN_WHOLE, findings,
                                                      NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  FfwTableRow row;

  g_assert_no_error (error);
  while (ffw_table_reader_next (reader, &row, &error) == FFW_TABLE_ROW)
    {
      for (guint i = 0; i < row.n_kept; i++)
        {
          g_string_append (text, i ? "|" : "");
          if (letters[row.fields[i].type])
            g_string_append_c (text, letters[row.fields[i].type]);
          g_string_append (text, row.fields[i].text);
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  g_assert_cmpuint (ffw_findings_count (findings, FFW_SEVERITY_ERROR), ==, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define READ                                                                                       \
  "number|on|hours|note\n"                                                                         \
  "0012|D2022-05-03|#7.5|Siân & <Mair>\n"                                                         \
  "=1+1|D2022-05-03T09:30||two\nlines  and\tblanks \n"                                             \
  "|1899-02-01|about 3|\n"                                                                         \
  "3|not a date|#-0.25|ŵ\n"

/* What a workbook holds is what was written, and of its sort. */
static void
test_cells (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *xlsx = write_file (test, FFW_TABLE_XLSX, "a.xlsx", 2);
  g_autofree char *ods = write_file (test, FFW_TABLE_ODS, "a.ods", 2);
  g_autofree char *csv = write_file (test, FFW_TABLE_CSV, "a.csv", 1);
  g_autofree char *of_xlsx = read_file (xlsx, NULL);
  g_autofree char *of_ods = read_file (ods, NULL);
  g_autofree char *of_csv = read_file (csv, NULL);
  g_autofree char *second = read_file (xlsx, "Other");
  g_autofree char *second_of_ods = read_file (ods, "Other");
  g_autoptr (GString) plain = g_string_new (READ);

  g_assert_cmpstr (of_xlsx, ==, READ);
  /* Earlier dates than Excel's are dates here. */
  g_string_replace (plain, "|1899-02-01", "|D1899-02-01", 0);
  g_assert_cmpstr (of_ods, ==, plain->str);
  g_string_assign (plain, READ);
  g_string_replace (plain, "|D", "|", 0);
  g_string_replace (plain, "|#", "|", 0);
  g_assert_cmpstr (of_csv, ==, plain->str);
  g_assert_cmpstr (second, ==, "only\nhere\n");
  g_assert_cmpstr (second_of_ods, ==, "only\nhere\n");
}

static void
test_sheet_names (void)
{
  g_autofree char *odd = ffw_sheet_name ("People: [all] 'of' them/now?", 0);
  g_autofree char *second = ffw_sheet_name ("Hyfforddiant a gofnodwyd eleni yng Nghymru", 1);
  g_autofree char *empty = ffw_sheet_name ("?", 0);

  g_assert_cmpstr (odd, ==, "People all of themnow");
  g_assert_cmpstr (second, ==, "Hyfforddiant a gofnodwyd el (2)");
  g_assert_cmpstr (empty, ==, "1");
}

static void
test_formats (void)
{
  g_assert_cmpint (ffw_table_format_of ("/a/Pobl.XLSX"), ==, FFW_TABLE_XLSX);
  g_assert_cmpint (ffw_table_format_of ("pobl.ods"), ==, FFW_TABLE_ODS);
  g_assert_cmpint (ffw_table_format_of ("pobl.xlsx.csv"), ==, FFW_TABLE_CSV);
  g_assert_cmpint (ffw_table_format_of ("-"), ==, FFW_TABLE_CSV);
}

/* A disk that is full is said, whenever it is found. */
static void
test_full (gconstpointer data)
{
  FfwTableFormat format = GPOINTER_TO_INT (data);
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/full");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) out = g_file_append_to (file, 0, NULL, &error);
  g_autoptr (FfwTableWriter) writer = NULL;

  g_assert_no_error (error);
  writer = ffw_table_writer_new (format, G_OUTPUT_STREAM (out), sheets, 1, FFW_LANGUAGE_EN, NULL,
                                 &error);
  if (writer)
    {
      ffw_table_writer_add_row (writer, rows[0], &error);
      if (!error)
        g_assert_false (ffw_table_writer_finish (writer, &error));
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* What Excel cannot hold is refused, and not cut. */
static void
test_long (void)
{
  g_autofree char *text = g_strnfill (32768, 'a');
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTableWriter) writer = begin (FFW_TABLE_XLSX, out, 1);

  g_assert_false (
      ffw_table_writer_add_row (writer, (const char *const[]){ "1", NULL, NULL, text }, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "row 6"));
  g_assert_nonnull (strstr (error->message, "“note”"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/table-writer/cells", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_cells,
              ffw_exchange_test_tear_down);
  g_test_add_func ("/table-writer/sheet-names", test_sheet_names);
  g_test_add_func ("/table-writer/formats", test_formats);
  g_test_add_data_func ("/table-writer/full/csv", GINT_TO_POINTER (FFW_TABLE_CSV), test_full);
  g_test_add_data_func ("/table-writer/full/xlsx", GINT_TO_POINTER (FFW_TABLE_XLSX), test_full);
  g_test_add_data_func ("/table-writer/full/ods", GINT_TO_POINTER (FFW_TABLE_ODS), test_full);
  g_test_add_func ("/table-writer/long", test_long);
  return g_test_run ();
}
