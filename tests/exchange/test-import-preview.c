/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-preview.h"

#include "ffw-exchange-test.h"
#include "ffw-findings-table.h"
#include "ffw-import-rows.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HEADER "organisation,staff_number,given_name,family_name,role,started_on\n"
#define SIAN   "HMPPS,0012,Siân,Pugh,PROB,2020-01-06\n"
#define NO_DAY "HMPPS,0013,Huw,Parry,PROB,31/02/2022\n"
#define NOBODY "NOBODY,1,Efa,Owen,PROB,30/02/2020\n"

static FfwImportPreview *
preview (const char *path, const char *hint)
{
  g_autoptr (GError) error = NULL;
  FfwImportPreview *self = ffw_import_preview_read (path, 3, hint ? ffw_kind_find (hint) : NULL,
                                                    NULL, &error);

  g_assert_no_error (error);
  return self;
}

static void
test_recognised (FfwExchangeTest *test, gconstpointer data)
{
  static const struct
  {
    const char *file;
    const char *kind;
    FfwEncoding encoding;
    char separator;
  } cases[] = {
    { "d40/people.csv", "people", FFW_ENCODING_UTF_8, ',' },
    { "d40/people-excel.csv", "people", FFW_ENCODING_UTF_8, ';' },
    { "d40/people-utf16.txt", "people", FFW_ENCODING_UTF_16_LE, '\t' },
    { "d40/sessions.csv", "sessions", FFW_ENCODING_UTF_8, ',' },
    { "d40/bookings.csv", "bookings", FFW_ENCODING_UTF_8, ',' },
    { "d40/records.csv", "records", FFW_ENCODING_UTF_8, ',' },
    { "d40/evaluations.csv", "evaluations", FFW_ENCODING_UTF_8, ',' },
    { "d40/needs.csv", "needs", FFW_ENCODING_UTF_8, ',' },
    { "exchange/attendance.csv", "attendance", FFW_ENCODING_UTF_8, ',' },
    { "exchange/waivers.csv", "waivers", FFW_ENCODING_UTF_8, ',' },
    { "exchange/absences.csv", "absences", FFW_ENCODING_UTF_8, ',' },
    { "exchange/allocations.csv", "allocations", FFW_ENCODING_UTF_8, ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", cases[i].file, NULL);
      g_autoptr (FfwImportPreview) got = preview (path, NULL);

      g_assert_nonnull (got->kind);
      g_assert_cmpstr (got->kind->name, ==, cases[i].kind);
      g_assert_cmpint (got->form.encoding, ==, cases[i].encoding);
      g_assert_cmpint (got->form.separator, ==, cases[i].separator);
      g_assert_cmpuint (got->rows->len, >, 0);
    }
}

/* No more rows than are wanted, below the names of the columns as they stand there. */
static void
test_columns (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (
      test, "people.csv",
      "Sefydliad,shoe size,Rhif staff,enw_cyntaf,cyfenw,rôl,dyddiad_dechrau\n"
      "HMPPS,42,0012,Siân,Pugh,PROB,2020-01-06\n"
      "HMPPS,43,0013,Mair,Pugh,PROB,2020-01-06\n"
      "HMPPS,44,0014,Ann,Pugh,PROB,2020-01-06\n"
      "HMPPS,45,0015,Nia,Pugh,PROB,2020-01-06\n");
  g_autofree char *few = ffw_exchange_test_write (test, "few.csv", HEADER SIAN);
  g_autoptr (FfwImportPreview) got = preview (path, NULL);
  g_autoptr (FfwImportPreview) whole = preview (few, NULL);

  g_assert_cmpuint (got->rows->len, ==, 3);
  g_assert_false (got->is_whole);
  g_assert_true (whole->is_whole);
  g_assert_cmpstr (got->header[1], ==, "shoe size");
  g_assert_cmpstr (((char **)g_ptr_array_index (got->rows, 1))[3], ==, "Mair");
}

/* What is no table, or no table that we know, says so; what cannot be read is an error. */
static void
test_unrecognised (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *other = ffw_exchange_test_write (test, "other.csv", "colour,weight\nred,3\n");
  g_autofree char *near = ffw_exchange_test_write (
      test, "near.csv", "organisation,staff_number,given_name,family_name\nHMPPS,1,Siân,Pugh\n");
  g_autofree char *empty = ffw_exchange_test_write (test, "empty.csv", "");
  g_autofree char *workbook = ffw_exchange_test_write (test, "book.xlsx", "PK\x03\x04 and no more");
  g_autofree char *nul = ffw_exchange_test_path (test, "nul.csv");
  g_autofree char *missing = ffw_exchange_test_path (test, "missing.csv");
  g_autoptr (FfwImportPreview) strange = preview (other, "people");
  g_autoptr (FfwImportPreview) alike = preview (near, NULL);
  g_autoptr (FfwImportPreview) nothing = preview (empty, NULL);
  g_autoptr (FfwImportPreview) book = preview (workbook, NULL);
  g_autoptr (FfwImportPreview) binary = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (strange->kind);
  g_assert_null (strange->like);
  g_assert_cmpstr (strange->header[0], ==, "colour");
  g_assert_cmpstr (alike->kind ? alike->kind->name : alike->like->name, ==, "people");
  g_assert_cmpstr (ffw_findings_get (nothing->findings, 0)->code, ==, "E010");
  g_assert_cmpuint (g_strv_length (nothing->header), ==, 0);
  g_assert_cmpstr (ffw_findings_get (book->findings, 0)->code, ==, "E039");

  g_assert_true (g_file_set_contents (nul, "a,b\0c\n", 6, &error));
  binary = preview (nul, NULL);
  g_assert_cmpstr (ffw_findings_get (binary->findings, 0)->code, ==, "E011");

  g_assert_null (ffw_import_preview_read (missing, 3, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (ffw_import_preview_read (test->folder, 3, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* Where a header fits two kinds as well, the hint decides; where it does not, it has no say. */
static void
test_hint (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *either = ffw_exchange_test_write (test, "either.csv",
                                                     "code,name_en,name_cy\nX,Some,Rhai\n");
  g_autofree char *clear = ffw_exchange_test_write (test, "people.csv", HEADER SIAN);
  g_autoptr (FfwImportPreview) plain = preview (either, NULL);
  g_autoptr (FfwImportPreview) hinted = preview (either, "sites");
  g_autoptr (FfwImportPreview) people = preview (clear, "sites");

  g_assert_cmpstr (plain->kind->name, ==, "organisations");
  g_assert_cmpstr (hinted->kind->name, ==, "sites");
  g_assert_cmpstr (people->kind->name, ==, "people");
}

/* A file of any size is looked at in no time, and a long field is cut. */
static void
test_large (FfwExchangeTest *test, gconstpointer data)
{
  const goffset size = 200 * 1024 * 1024;
  g_autofree char *path = ffw_exchange_test_path (test, "large.csv");
  GString *text = g_string_new (HEADER "HMPPS,0012,");
  g_autoptr (FfwImportPreview) got = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "ŵ");
  g_string_append (text, ",Pugh,PROB,2020-01-06\n" SIAN SIAN SIAN);
  while (text->len < 4 * 1024 * 1024)
    g_string_append (text, SIAN);
  g_assert_true (g_file_set_contents (path, text->str, (gssize)text->len, &error));
  g_string_free (text, TRUE);
  fd = g_open (path, O_RDWR, 0);
  g_assert_cmpint (ftruncate (fd, size), ==, 0);
  g_assert_true (g_close (fd, &error));

  g_test_timer_start ();
  got = preview (path, NULL);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 0.5);
  g_assert_cmpuint (got->rows->len, ==, 3);
  g_assert_cmpuint (strlen (((char **)g_ptr_array_index (got->rows, 0))[2]), <, 500);
  g_assert_true (g_utf8_validate (((char **)g_ptr_array_index (got->rows, 0))[2], -1, NULL));
}

/* Refused rows come out with their reasons, and once mended come in again. */
static void
test_refused (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv", HEADER SIAN NO_DAY NOBODY);
  g_autofree char *saved = ffw_exchange_test_path (test, "refused.csv");
  g_autoptr (FfwImport) import = ffw_exchange_test_import (test->workspace, "people", path,
                                                           FFW_IMPORT_SKIP_ERRORS);
  g_autoptr (FfwImport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *described = NULL;
  g_autoptr (GString) mended = NULL;
  guint n = 0;

  g_assert_true (ffw_import_save_refused (ffw_import_get_result (import, 0), saved, FFW_LANGUAGE_EN,
                                          &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (g_file_get_contents (saved, &text, NULL, &error));
  g_assert_true (g_str_has_prefix (text, "refused_because," HEADER));
  g_assert_nonnull (strstr (text, "This date does not exist: 31/02/2022."));
  /* Two things are wrong with the last. */
  g_assert_nonnull (strstr (text, "30/02/2020. Correct the day or the month."));
  g_assert_nonnull (strstr (text, "Unknown organisation “NOBODY”"));

  mended = g_string_new (text);
  g_string_replace (mended, ",31/02/2022", ",01/03/2022", 0);
  g_string_replace (mended, ",30/02/2020", ",01/03/2020", 0);
  g_string_replace (mended, "NOBODY,1", "HMPPS,1", 0);
  g_assert_true (g_file_set_contents (saved, mended->str, -1, &error));
  again = ffw_exchange_test_import (test->workspace, "people", saved, FFW_IMPORT_DEFAULT);
  described = ffw_exchange_test_describe (ffw_import_get_result (again, 0));
  g_assert_cmpstr (described, ==, "2 read: 2 added, 0 updated, 0 unchanged, 0 rejected; W002 1:1");
}

static void
test_table (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *saved = ffw_exchange_test_path (test, "findings.csv");
  g_autoptr (FfwFindings) findings = ffw_findings_new ("people.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  ffw_findings_add (findings, "E103", 3, 6, "started_on", "31/02/2022", NULL);
  ffw_findings_add (findings, "W001", 0, 0, NULL, NULL);
  g_assert_true (ffw_findings_table_save (&findings, 1, saved, FFW_LANGUAGE_EN, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (saved, &text, NULL, &error));
  g_assert_cmpstr (text, ==,
                   "File,Line,Column,Field,Severity,Code,Message\n"
                   "people.csv,3,6,started_on,Error,E103,This date does not exist: 31/02/2022. "
                   "Correct the day or the month.\n"
                   "people.csv,,,,Warning,W001,\"The file is not in UTF-8 and was read as "
                   "Windows-1252. Check that its accents are right, or save it in UTF-8.\"\n");

  g_assert_false (
      ffw_findings_table_save (&findings, 1, "/nowhere/findings.csv", FFW_LANGUAGE_EN, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
add (const char *path, void (*func) (FfwExchangeTest *, gconstpointer))
{
  g_test_add (path, FfwExchangeTest, NULL, ffw_exchange_test_set_up, func,
              ffw_exchange_test_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/import-preview/recognised", test_recognised);
  add ("/import-preview/columns", test_columns);
  add ("/import-preview/unrecognised", test_unrecognised);
  add ("/import-preview/hint", test_hint);
  add ("/import-preview/large", test_large);
  add ("/import-preview/refused", test_refused);
  add ("/import-preview/table", test_table);
  return g_test_run ();
}
