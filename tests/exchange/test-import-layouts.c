/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that nobody made for this program, through the whole import. */

#include "ffw-exchange-test.h"
#include "ffw-import-rows.h"
#include "ffw-layout-text.h"

#include <string.h>

#define PEOPLE                                                                                     \
  "organisation,staff_number,given_name,family_name,role,started_on\n"                             \
  "GWP,A001,Siân,Pugh,CUST,2019-01-07\n"                                                          \
  "GWP,A002,Rhys,Llwyd,CUST,2019-01-07\n"

#define PROFILE                                                                                    \
  "[Layout]\nFormat=1\nKind=records\nHeaderLine=3\nHeaderRows=2\n"                                 \
  "[Column 1]\nHeader=Collar No\nField=staff_number\n"                                             \
  "[Column 2]\nHeader=Officer\n"                                                                   \
  "[Column 3]\nHeader=POWER date\nCourse=POWER\n"                                                  \
  "[Column 4]\nHeader=POWER hours\nCourse=POWER\nField=hours\n"                                    \
  "[Column 5]\nHeader=SAF-A date\nCourse=SAF-A\n"                                                  \
  "[Constants]\norganisation=GWP\n"                                                                \
  "[Value 1]\nField=completed_on\nFrom=Booked\nTo=\n"

#define MATRIX                                                                                     \
  "Training matrix,,,,\n"                                                                          \
  "As of 22 November,,,,\n"                                                                        \
  "Collar No,Officer,POWER,POWER,SAF-A\n"                                                          \
  ",,date,hours,date\n"                                                                            \
  "A001,\"Pugh, Siân\",3 May 2022,7h 30m,Booked\n"                                                \
  "A002,\"Llwyd, Rhys\",soon,,1/3/2021\n"                                                          \
  "A009,\"Nobody, Nia\",4 May 2022,7,1/3/2021\n"

static FfwImport *
import_matrix (FfwExchangeTest *test, const char *profile, const char *path,
               FfwCorrections *corrections, FfwImportFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwLayout) layout = ffw_layout_from_text (profile, strlen (profile), &error);
  FfwImportPart part = { .kind = ffw_kind_find ("records"),
                         .file = (char *)path,
                         .layout = layout,
                         .corrections = corrections };
  FfwImport *import = ffw_import_new_of_parts (&part, 1, flags, FFW_TEST_TODAY);

  g_assert_no_error (error);
  g_assert_true (ffw_import_run (import, test->workspace, NULL, &error));
  g_assert_no_error (error);
  return import;
}

static void
set_up (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *people = NULL;

  ffw_exchange_test_set_up (test, data);
  people = ffw_exchange_test_write (test, "people.csv", PEOPLE);
  ffw_exchange_test_import_good (test->workspace, "people", people);
}

static void
assert_result (FfwImport *import, const char *expected)
{
  g_autofree char *described = ffw_exchange_test_describe (ffw_import_get_result (import, 0));

  g_assert_cmpstr (described, ==, expected);
}

/* A row becomes a record a course; that nobody knows the person is said once, and each of their
 * records is refused. */
static void
test_matrix (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "matrix.csv", MATRIX);
  g_autoptr (FfwImport) import = import_matrix (test, PROFILE, path, NULL, FFW_IMPORT_SKIP_ERRORS);
  g_autoptr (FfwImport) again = NULL;
  g_autofree char *records = ffw_exchange_test_export (test->workspace, "records", FALSE,
                                                       FFW_LANGUAGE_EN);

  assert_result (import, "5 read: 2 added, 0 updated, 0 unchanged, 3 rejected; "
                         "E050 6:3; E202 7:1");
  g_assert_nonnull (strstr (records, "GWP,A001,POWER,2022-05-03,completed,,7.5,"));
  g_assert_nonnull (strstr (records, "GWP,A002,SAF-A,2021-03-01,completed,"));
  g_assert_cmpuint (ffw_import_get_result (import, 0)->layout->columns->len, ==, 5);

  again = import_matrix (test, PROFILE, path, NULL, FFW_IMPORT_SKIP_ERRORS);
  assert_result (again, "5 read: 0 added, 0 updated, 2 unchanged, 3 rejected; "
                        "E050 6:3; E202 7:1");
}

/* What was put right is read, and stays in what is saved of the rest; that comes in again by the
 * same profile, wherever its columns stand. */
static void
test_refused (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "matrix.csv", MATRIX);
  g_autofree char *saved = ffw_exchange_test_path (test, "refused.csv");
  g_autoptr (FfwCorrections) corrections = ffw_corrections_new ();
  g_autoptr (FfwImport) import = NULL;
  g_autoptr (FfwImport) again = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  ffw_corrections_set (corrections, 6, 3, "5 May 2022");
  ffw_corrections_set (corrections, 7, 4, "6h");
  import = import_matrix (test, PROFILE, path, corrections, FFW_IMPORT_SKIP_ERRORS);
  assert_result (import, "5 read: 3 added, 0 updated, 0 unchanged, 2 rejected; E202 7:1");
  g_assert_true (ffw_import_save_refused (ffw_import_get_result (import, 0), saved, FFW_LANGUAGE_EN,
                                          &n, NULL, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_file_get_contents (saved, &contents, NULL, &error));
  g_assert_true (g_str_has_prefix (
      contents, "refused_because,Collar No,Officer,POWER date,POWER hours,SAF-A date\n"));
  g_assert_nonnull (strstr (contents, ",A009,\"Nobody, Nia\",4 May 2022,6h,1/3/2021\n"));

  g_string_assign (text, contents);
  g_string_replace (text, ",A009,", ",A002,", 0);
  g_assert_true (g_file_set_contents (saved, text->str, -1, &error));
  g_string_assign (text, PROFILE);
  g_string_replace (text, "HeaderLine=3\nHeaderRows=2\n", "", 0);
  again = import_matrix (test, text->str, saved, NULL, FFW_IMPORT_DEFAULT);
  assert_result (again, "2 read: 1 added, 0 updated, 1 unchanged, 0 rejected; W002 1:1; W057 2:6");
}

/* What a profile leaves open the file settles: which of day and month is first, and what is new in
 * it is told. */
static void
test_profile_settled (FfwExchangeTest *test, gconstpointer data)
{
  static const char profile[] = "[Layout]\nFormat=1\nKind=records\n"
                                "[Column 1]\nHeader=Collar No\nField=staff_number\n"
                                "[Column 2]\nHeader=What\nField=course\n"
                                "[Column 3]\nHeader=Done\nField=completed_on\n"
                                "[Constants]\norganisation=GWP\n";
  g_autofree char *path = ffw_exchange_test_write (test, "done.csv",
                                                   "Done,Collar No,What,SAF-A\n"
                                                   "5/13/2022,A001,POWER,\n"
                                                   "3/5/2022,A002,POWER,1/6/2022\n");
  g_autofree char *both = ffw_exchange_test_write (test, "both.csv",
                                                   "Done,Collar No,What\n"
                                                   "5/14/2022,A001,POWER\n"
                                                   "14/5/2022,A002,POWER\n");
  g_autoptr (FfwImport) import = import_matrix (test, profile, path, NULL, FFW_IMPORT_SKIP_ERRORS);
  g_autoptr (FfwImport) refused = NULL;
  g_autofree char *records = ffw_exchange_test_export (test->workspace, "records", FALSE,
                                                       FFW_LANGUAGE_EN);

  assert_result (import, "2 read: 2 added, 0 updated, 0 unchanged, 0 rejected; W002 1:4");
  g_assert_nonnull (strstr (records, "GWP,A001,POWER,2022-05-13,"));
  g_assert_nonnull (strstr (records, "GWP,A002,POWER,2022-03-05,"));
  refused = import_matrix (test, profile, both, NULL, FFW_IMPORT_SKIP_ERRORS);
  assert_result (refused, "0 read: 0 added, 0 updated, 0 unchanged, 0 rejected; E054 3:1");
}

/* Without a profile it is found out, and each column that was is told of. */
static void
test_found (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "done.csv",
                                                   "Completed in 2022,,,\n"
                                                   "Force,Employee Number,Course,Date completed\n"
                                                   "GWP,A001,POWER,13/05/2022\n"
                                                   "GWP,A002,POWER,3/5/2022\n");
  g_autoptr (FfwImport) import = ffw_exchange_test_import (test->workspace, "records", path,
                                                           FFW_IMPORT_DEFAULT);
  g_autofree char *records = ffw_exchange_test_export (test->workspace, "records", FALSE,
                                                       FFW_LANGUAGE_EN);
  FfwFindings *findings = ffw_import_get_result (import, 0)->findings;

  g_assert_true (ffw_import_is_written (import));
  g_assert_nonnull (strstr (records, "GWP,A002,POWER,2022-05-03,"));
  g_assert_cmpuint (ffw_findings_count (findings, FFW_SEVERITY_WARNING), >, 0);
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    g_assert_cmpstr (ffw_findings_get (findings, i)->code, ==, "W054");
}

/* Nobody guesses where the dates of a column contradict each other, whatever else is good. */
static void
test_contradiction (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path
      = ffw_exchange_test_write (test, "done.csv",
                                 "Employer,Employee Number,Course,Date completed\n"
                                 "GWP,A001,POWER,13/05/2022\n"
                                 "GWP,A002,POWER,05/13/2022\n");
  g_autoptr (FfwImport) import = ffw_exchange_test_import (test->workspace, "records", path,
                                                           FFW_IMPORT_SKIP_ERRORS);

  assert_result (import, "0 read: 0 added, 0 updated, 0 unchanged, 0 rejected; E054 2:4");
}

static void
run (const char *const *command)
{
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)command, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* LibreOffice makes a workbook of a file, and it comes in as the file does. */
static void
test_as_workbook (FfwExchangeTest *test, gconstpointer data)
{
  const char *format = data;
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *path = ffw_exchange_test_write (test, "matrix.csv", MATRIX);
  g_autofree char *name = g_strconcat ("matrix.", format, NULL);
  g_autofree char *workbook = ffw_exchange_test_path (test, name);
  g_autofree char *home = g_dir_make_tmp ("ffw-office-XXXXXX", NULL);
  g_autofree char *option = g_strconcat ("-env:UserInstallation=file://", home, NULL);
  const char *const convert[] = { "soffice",      option, "--headless",
                                  "--convert-to", format, "--outdir",
                                  test->folder,   path,   NULL };
  const char *const clear[] = { "rm", "-r", home, NULL };
  g_autoptr (FfwImport) of_file = NULL;
  g_autoptr (FfwImport) of_workbook = NULL;

  if (!soffice)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  run (convert);
  run (clear);
  of_file = import_matrix (test, PROFILE, path, NULL, FFW_IMPORT_SKIP_ERRORS);
  assert_result (of_file, "5 read: 2 added, 0 updated, 0 unchanged, 3 rejected; "
                          "E050 6:3; E202 7:1");
  of_workbook = import_matrix (test, PROFILE, workbook, NULL, FFW_IMPORT_SKIP_ERRORS);
  assert_result (of_workbook, "5 read: 0 added, 0 updated, 2 unchanged, 3 rejected; "
                              "E050 6:3; E202 7:1");
}

static const char *
used_field (const FfwLayout *layout, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (layout, column);

  return use->use == FFW_USE_FIELD ? layout->kind->fields[use->field].name : "nothing";
}

/* What the last column of a table is taken to be. */
static void
assert_last (FfwExchangeTest *test, const char *kind, const char *table, const char *expected)
{
  g_autofree char *path = ffw_exchange_test_write (test, "table.csv", table);
  FfwImportPart part = { .kind = ffw_kind_find (kind), .file = path };
  g_autoptr (FfwImport) import = ffw_import_new_of_parts (&part, 1, FFW_IMPORT_DRY_RUN,
                                                          FFW_TEST_TODAY);
  g_autoptr (GError) error = NULL;
  const FfwLayout *layout;

  g_assert_true (ffw_import_run (import, test->workspace, NULL, &error));
  g_assert_no_error (error);
  layout = ffw_import_get_result (import, 0)->layout;
  g_assert_cmpstr (layout ? used_field (layout, layout->columns->len - 1) : "none", ==, expected);
}

/* Dates and addresses under a name that says something else are not the ones that are needed. */
static void
test_other_names (FfwExchangeTest *test, gconstpointer data)
{
#define STAFF(header)                                                                              \
  "Force,Employee Number,Forename,Surname,Job," header "\nGWP,A003,Ann,Ellis,CUST,"
#define DAYS(header) STAFF (header) "14/03/2020\nGWP,A004,Bet,Wyn,CUST,15/04/2021\n"
#define DONE(header) "Force,Employee Number,Course," header DONE_ROWS
#define DONE_ROWS    "\nGWP,A001,POWER,14/03/2022\nGWP,A002,POWER,15/04/2022\n"

  assert_last (test, "people", DAYS ("Date"), "started_on");
  assert_last (test, "people", DAYS ("DBS check"), "nothing");
  assert_last (test, "people", DAYS ("Dyddiad geni"), "nothing");
  assert_last (test, "records", DONE ("When"), "completed_on");
  assert_last (test, "records", DONE ("Nominated on"), "none");

  assert_last (test, "people",
               STAFF ("Contact") "ann@gwp.example\nGWP,A004,Bet,Wyn,CUST,bet@gwp.example\n",
               "email");
  assert_last (test, "people",
               STAFF ("Contact") "head@gwp.example\nGWP,A004,Bet,Wyn,CUST,head@gwp.example\n",
               "nothing");
  assert_last (test, "records",
               "Force,Employee Number,Course,Date completed,Contact\n"
               "GWP,A001,POWER,14/03/2022,ann@gwp.example\n"
               "GWP,A002,POWER,15/04/2022,bet@gwp.example\n",
               "nothing");
  assert_last (test, "records",
               "Force,Course,Date completed,Contact\n"
               "GWP,POWER,14/03/2022,ann@gwp.example\n"
               "GWP,POWER,15/04/2022,bet@gwp.example\n",
               "email");
}

static void
add (const char *path, gconstpointer data, void (*func) (FfwExchangeTest *, gconstpointer))
{
  g_test_add (path, FfwExchangeTest, data, set_up, func, ffw_exchange_test_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/import-layouts/matrix", NULL, test_matrix);
  add ("/import-layouts/refused", NULL, test_refused);
  add ("/import-layouts/profile-settled", NULL, test_profile_settled);
  add ("/import-layouts/found", NULL, test_found);
  add ("/import-layouts/contradiction", NULL, test_contradiction);
  add ("/import-layouts/other-names", NULL, test_other_names);
  add ("/import-layouts/as-xlsx", "xlsx", test_as_workbook);
  add ("/import-layouts/as-ods", "ods", test_as_workbook);

  return g_test_run ();
}
