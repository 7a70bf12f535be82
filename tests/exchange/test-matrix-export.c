/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix in a file: as it is shown, and as a list. */

#include "ffw-exchange-test.h"

#include "ffw-matrix-export.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  FfwMatrixForm form;
  FfwLanguage language;
  const char *path;
  const char *status; /* that is asked for, or NULL */
} Writing;

static void
fill (FfwExchangeTest *test)
{
  g_autofree char *people = ffw_exchange_test_write (
      test, "people.csv",
      "organisation,staff_number,given_name,family_name,role,site,started_on\n"
      "STY,1,Mair,Lugg,PRIS,HMP-ST,2015-01-10\n"
      "STY,2,Siân,Lloyd,PRIS,HMP-ST,2015-03-02\n");
  g_autofree char *records
      = ffw_exchange_test_write (test, "records.csv",
                                 "organisation,staff_number,course,completed_on\n"
                                 "STY,1,SAF-A,2018-05-03\n"
                                 "STY,2,SAF-A,2022-05-03\n");

  ffw_exchange_test_import_good (test->workspace, "people", people);
  ffw_exchange_test_import_good (test->workspace, "records", records);
}

static gpointer
write_matrix (FfwConnection *connection, gpointer data, GError **error)
{
  const Writing *writing = data;
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwMatrix) matrix = NULL;

  ffw_list_request_set_filter (request, "organisation", "STY");
  ffw_list_request_set_filter (request, "day", "2022-11-22");
  ffw_list_request_set_filter (request, "status", writing->status);
  matrix = ffw_matrix_read (connection, request, writing->language, error);
  if (matrix)
    ffw_matrix_export (matrix, writing->form, writing->language, writing->path,
                       ffw_connection_get_cancellable (connection), error);

  return NULL;
}

static GBytes *export(FfwExchangeTest *test, const char *name, FfwMatrixForm form,
                      FfwLanguage language)
{
  g_autofree char *path = ffw_exchange_test_path (test, name);
  Writing writing = { form, language, path };
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize length = 0;

  ffw_workspace_read (test->workspace, write_matrix, &writing, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  return g_bytes_new_take (content, length);
}

static char *
export_text (FfwExchangeTest *test, FfwMatrixForm form, FfwLanguage language)
{
  g_autoptr (GBytes) bytes = export(test, "matrix.csv", form, language);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
run (const char *program, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  va_list more;
  const char *word;

  g_ptr_array_add (words, (char *)program);
  va_start (more, program);
  while ((word = va_arg (more, const char *)))
    g_ptr_array_add (words, (char *)word);
  va_end (more);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **)words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                NULL, &error);
  g_assert_no_error (error);

  return out;
}

/* Each cell says its word and its day, and the sums stand at both edges. */
static void
test_shown (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) headings = NULL;

  fill (test);
  text = export_text (test, FFW_MATRIX_AS_SHOWN, FFW_LANGUAGE_EN);
  lines = g_strsplit (text, "\n", -1);
  headings = g_strsplit (lines[0], ",", -1);

  g_assert_cmpstr (headings[0], ==, "Name");
  g_assert_true (g_str_has_suffix (lines[0], ",Gaps,Required"));
  g_assert_true (g_str_has_prefix (lines[1], "\"Lloyd, Siân\",HMP/YOI Styal,2,"));
  g_assert_nonnull (strstr (lines[1], "met 3 May 2025"));
  g_assert_true (g_str_has_prefix (lines[2], "\"Lugg, Mair\",HMP/YOI Styal,1,"));
  g_assert_nonnull (strstr (lines[2], "expired 3 May 2021"));
  g_assert_true (g_str_has_prefix (lines[3], "Gaps,"));
  g_assert_true (g_str_has_prefix (lines[4], "Required,"));
}

static void
test_welsh (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (test);
  text = export_text (test, FFW_MATRIX_AS_SHOWN, FFW_LANGUAGE_CY);

  g_assert_nonnull (strstr (text, "Enw"));
  g_assert_nonnull (strstr (text, "3 Mai 2021"));
}

/* A row for each cell in which something is required, with dates that other programs read. */
static void
test_list (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (test);
  text = export_text (test, FFW_MATRIX_AS_LIST, FFW_LANGUAGE_EN);

  g_assert_nonnull (strstr (text, ",R02,aware,mandatory,expired,2018-05-03,2021-05-03,"));
  g_assert_nonnull (strstr (text, ",R02,aware,mandatory,met,2022-05-03,2025-05-03,"));
  g_assert_null (strstr (text, ",,,,,,,,"));
  g_assert_true (g_str_has_prefix (text, "Name,Staff Number,Manager,E-mail,Roles,Site,Organisation,"
                                         "Training Area,"));
  g_assert_nonnull (
      strstr (text, "\n\"Lugg, Mair\",1,,,Prison officer,HMP/YOI Styal,HMP/YOI Styal,"));
}

/* Of a filter by the status, the list has those alone who stand so. */
static void
test_list_of_status (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_path (test, "expired.csv");
  Writing writing = { FFW_MATRIX_AS_LIST, FFW_LANGUAGE_EN, path, "expired" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fill (test);
  ffw_workspace_read (test->workspace, write_matrix, &writing, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",expired,2018-05-03,"));
  g_assert_null (strstr (text, ",missing,"));
  g_assert_null (strstr (text, "Lloyd"));
}

static char *
read_part (const char *path, const char *part)
{
  return run ("python3", "-c",
              "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
              path, part, NULL);
}

/* The workbook has the colours of the cells, and what stays in sight. */
static void
test_workbook (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_path (test, "matrix.xlsx");
  g_autofree char *sheet = NULL;
  g_autofree char *styles = NULL;

  fill (test);
  g_bytes_unref (export(test, "matrix.xlsx", FFW_MATRIX_AS_SHOWN, FFW_LANGUAGE_EN));
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  styles = read_part (path, "xl/styles.xml");

  g_assert_nonnull (strstr (sheet, "xSplit=\"1\" ySplit=\"1\""));
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  /* Four lines of headings, on a page that lies. */
  g_assert_nonnull (strstr (sheet, "<row r=\"1\" ht=\"60\""));
  g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (styles, "FFF6CFA8"));
  g_assert_nonnull (strstr (styles, "FFCBF0DF"));
}

static void
test_paper (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_path (test, "matrix.pdf");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) pdf = NULL;

  fill (test);
  pdf = export(test, "matrix.pdf", FFW_MATRIX_AS_SHOWN, FFW_LANGUAGE_EN);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);

  text = run ("pdftotext", "-raw", path, "-", NULL);
  g_assert_nonnull (strstr (text, "Lugg, Mair"));
  g_assert_nonnull (strstr (text, "as of 22 November 2022"));
  g_assert_nonnull (strstr (text, "\nGaps "));
  g_assert_nonnull (strstr (text, "\nRequired 2 "));
}

/* A folder that is not there: said, and nothing is left. */
static void
test_nowhere (FfwExchangeTest *test, gconstpointer data)
{
  Writing writing = { FFW_MATRIX_AS_SHOWN, FFW_LANGUAGE_EN, "/nowhere/at/all/matrix.csv" };
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (test->workspace, write_matrix, &writing, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/matrix-export/" name, FfwExchangeTest, NULL, ffw_exchange_test_set_up, func,       \
              ffw_exchange_test_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));

  ADD ("shown", test_shown);
  ADD ("welsh", test_welsh);
  ADD ("list", test_list);
  ADD ("list-of-status", test_list_of_status);
  ADD ("workbook", test_workbook);
  ADD ("paper", test_paper);
  ADD ("nowhere", test_nowhere);

  return g_test_run ();
}
