/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a spreadsheet program saves of a CSV file reads as the file does. */

#include "ffw-table-writer.h"
#include "sheets.h"

#include <string.h>

/* The columns as texts but for the eighth, which are days. */
#define FILTER "--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/5/9/2/10/2/11/2"

static void
convert (const char *path, const char *form, const char *folder)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  const char *const arguments[] = { "soffice", profile,    "--headless", FILTER, "--convert-to",
                                    form,      "--outdir", folder,       path,   NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
remove_profile (const char *folder)
{
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  const char *const arguments[] = { "rm", "-r", profile, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, NULL, NULL));
}

static void
test_libreoffice (void)
{
  static const char *const forms[] = { "xlsx", "ods" };
  g_autofree char *csv = g_test_build_filename (G_TEST_DIST, "data", "d40", "people.csv", NULL);
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *expected = sheets_read_texts (csv);
  char *folder;

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is not here");
      return;
    }
  folder = sheets_folder_new ();
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *name = g_strconcat ("people.", forms[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *got = NULL;
      g_autofree char *typed = NULL;
      g_autofree char *sheets = NULL;

      convert (csv, forms[i], folder);
      got = sheets_read_texts (path);
      g_assert_cmpstr (got, ==, expected);
      typed = sheets_read (path, NULL, FFW_TABLE_OPEN_BEGINNING);
      g_assert_nonnull (strstr (typed, "|D:2012-10-23|"));
      g_assert_nonnull (strstr (typed, "2:STY|0001|"));
      sheets = sheets_list (path);
      g_assert_cmpstr (sheets, ==, "people");
    }
  remove_profile (folder);
  sheets_folder_remove (folder);
}

/* What we write ourselves, the one by libxlsxwriter, comes back as it was. */
static void
test_writers (void)
{
  static const FfwTableFormat formats[] = { FFW_TABLE_XLSX, FFW_TABLE_ODS };
  static const FfwTableWriterColumn columns[]
      = { { .title = "number", .type = FFW_TABLE_TEXT, .width = 10 },
          { .title = "day", .type = FFW_TABLE_DATE, .width = 10 },
          { .title = "hours", .type = FFW_TABLE_NUMBER, .width = 10 } };
  static const FfwTableWriterSheet sheet = { .name = "Staff", .columns = columns, .n_columns = 3 };
  static const char *const texts[] = { "0012", "2022-11-22", "7.5", NULL };
  static const char *const blank[] = { "Siân & <b>", "", "", NULL };
  char *folder = sheets_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (folder, "ours", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GOutputStream) out
          = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error));
      g_autoptr (FfwTableWriter) writer = NULL;
      g_autofree char *got = NULL;

      g_assert_no_error (error);
      writer = ffw_table_writer_new (formats[i], out, &sheet, 1, FFW_LANGUAGE_EN, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (ffw_table_writer_add_row (writer, texts, &error));
      g_assert_true (ffw_table_writer_add_row (writer, blank, &error));
      g_assert_true (ffw_table_writer_finish (writer, &error));
      g_assert_true (g_output_stream_close (out, NULL, &error));
      got = sheets_read (path, NULL, FFW_TABLE_OPEN_WHOLE);
      g_assert_cmpstr (got, ==, "1:number|day|hours 2:0012|D:2022-11-22|N:7.5 3:Siân & <b>|| end");
    }
  sheets_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-programs/libreoffice", test_libreoffice);
  g_test_add_func ("/sheet-programs/writers", test_writers);
  return g_test_run ();
}
