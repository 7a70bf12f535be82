/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-exchange-test.h"
#include "ffw-history.h"

#include <string.h>

#define HEADER                                                                                     \
  "organisation,staff_number,given_name,family_name,role,started_on,left_on,training_language\n"
#define SIAN    "HMPPS,0012,Siân,Pugh,PROB,2020-01-06,,cy\n"
#define RHYS    "EPW,7,Rhys,Khan,PRIS,06/01/2020,,\n"
#define UNKNOWN "NOBODY,1,Efa,Owen,PROB,2020-01-06,,\n"
#define NO_DAY  "SWP,2,Huw,Parry,CUST,31/02/2022,,\n"

static char *
people_of (FfwExchangeTest *test)
{
  return ffw_exchange_test_export (test->workspace, "people", FALSE, FFW_LANGUAGE_EN);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += *text == '\n';
  return n;
}

static gpointer
read_history (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_history_read (connection, 0, 100, error);
}

static GPtrArray *
history_of (FfwExchangeTest *test)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *history = ffw_workspace_read (test->workspace, read_history, NULL, NULL, &error);

  g_assert_no_error (error);
  return history;
}

static void
assert_outcome (FfwImport *import, gboolean written, const char *expected)
{
  g_autofree char *got = ffw_exchange_test_describe (ffw_import_get_result (import, 0));

  g_assert_cmpstr (got, ==, expected);
  g_assert_true (ffw_import_is_written (import) == written);
}

static void
test_good (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv", HEADER SIAN RHYS);
  g_autoptr (FfwImport) import = ffw_exchange_test_import (test->workspace, "people", path,
                                                           FFW_IMPORT_DEFAULT);
  g_autoptr (GPtrArray) history = history_of (test);
  const FfwHistoryEntry *last = g_ptr_array_index (history, 0);
  g_autofree char *said = ffw_message_to_string (last->message, FFW_LANGUAGE_EN);
  g_autofree char *people = people_of (test);

  assert_outcome (import, TRUE, "2 read: 2 added, 0 updated, 0 unchanged, 0 rejected");
  g_assert_cmpuint (count_lines (people), ==, 3);
  g_assert_nonnull (strstr (people, "HMPPS,0012,Siân,Pugh,"));
  g_assert_cmpstr (said, ==, "People imported from “people.csv”: 2 added, 0 updated");
}

/* The second time every row is as it was, and nothing happened that could be undone. */
static void
test_again (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv", HEADER SIAN RHYS);
  g_autoptr (FfwImport) first = ffw_exchange_test_import (test->workspace, "people", path,
                                                          FFW_IMPORT_DEFAULT);
  g_autoptr (GPtrArray) before = history_of (test);
  g_autoptr (FfwImport) again = ffw_exchange_test_import (test->workspace, "people", path,
                                                          FFW_IMPORT_DEFAULT);
  g_autoptr (GPtrArray) after = history_of (test);

  assert_outcome (again, TRUE, "2 read: 0 added, 0 updated, 2 unchanged, 0 rejected");
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
test_refused (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv",
                                                   HEADER SIAN UNKNOWN NO_DAY RHYS);
  g_autofree char *before = people_of (test);
  g_autoptr (GPtrArray) history = history_of (test);
  g_autoptr (FfwImport) import = ffw_exchange_test_import (test->workspace, "people", path,
                                                           FFW_IMPORT_DEFAULT);
  g_autofree char *after = people_of (test);
  g_autoptr (GPtrArray) history_after = history_of (test);

  assert_outcome (import, FALSE,
                  "4 read: 2 added, 0 updated, 0 unchanged, 2 rejected; E201 3:1; E103 4:6");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (history_after->len, ==, history->len);
}

static void
test_skip_errors (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv",
                                                   HEADER SIAN UNKNOWN NO_DAY RHYS);
  g_autoptr (FfwImport) import = ffw_exchange_test_import (test->workspace, "people", path,
                                                           FFW_IMPORT_SKIP_ERRORS);
  g_autofree char *people = people_of (test);

  assert_outcome (import, TRUE,
                  "4 read: 2 added, 0 updated, 0 unchanged, 2 rejected; E201 3:1; E103 4:6");
  g_assert_cmpuint (count_lines (people), ==, 3);
}

/* What a dry run says is what then happens, and it writes nothing. */
static void
test_dry_run (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv", HEADER SIAN UNKNOWN RHYS);
  g_autofree char *before = people_of (test);
  g_autoptr (GPtrArray) history = history_of (test);
  g_autoptr (FfwImport) dry = ffw_exchange_test_import (
      test->workspace, "people", path, FFW_IMPORT_DRY_RUN | FFW_IMPORT_SKIP_ERRORS);
  g_autofree char *after = people_of (test);
  g_autoptr (GPtrArray) history_after = history_of (test);
  g_autoptr (FfwImport) real = ffw_exchange_test_import (test->workspace, "people", path,
                                                         FFW_IMPORT_SKIP_ERRORS);
  g_autofree char *said = ffw_exchange_test_describe (ffw_import_get_result (dry, 0));

  g_assert_false (ffw_import_is_written (dry));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (history_after->len, ==, history->len);
  assert_outcome (real, TRUE, said);
}

/* A good file and one with an error: neither is written. */
static void
test_several_files (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *good = ffw_exchange_test_write (test, "one.csv", HEADER SIAN);
  g_autofree char *bad = ffw_exchange_test_write (test, "two.csv", HEADER RHYS UNKNOWN);
  const char *const files[] = { good, bad, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_DEFAULT, FFW_TEST_TODAY);
  g_autoptr (FfwImport) skipping = ffw_import_new (ffw_kind_find ("people"), files,
                                                   FFW_IMPORT_SKIP_ERRORS, FFW_TEST_TODAY);
  g_autofree char *before = people_of (test);
  g_autofree char *after = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) history_before = history_of (test);
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_import_run (import, test->workspace, NULL, &error));
  g_assert_cmpuint (ffw_import_get_n_results (import), ==, 2);
  assert_outcome (import, FALSE, "1 read: 1 added, 0 updated, 0 unchanged, 0 rejected");
  second = ffw_exchange_test_describe (ffw_import_get_result (import, 1));
  g_assert_cmpstr (second, ==, "2 read: 1 added, 0 updated, 0 unchanged, 1 rejected; E201 3:1");
  g_assert_cmpstr (ffw_findings_get_file (ffw_import_get_result (import, 1)->findings), ==, bad);
  after = people_of (test);
  g_assert_cmpstr (after, ==, before);

  /* One command is one change over all its files. */
  g_assert_true (ffw_import_run (skipping, test->workspace, NULL, &error));
  history = history_of (test);
  g_assert_cmpuint (history->len, ==, history_before->len + 1);
}

/* A file that cannot be read is an error of the system, not of the data; nothing is written. */
static void
test_missing_file (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *good = ffw_exchange_test_write (test, "one.csv", HEADER SIAN);
  g_autofree char *missing = ffw_exchange_test_path (test, "two.csv");
  const char *const files[] = { good, missing, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_SKIP_ERRORS, FFW_TEST_TODAY);
  g_autofree char *before = people_of (test);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_import_run (import, test->workspace, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "two.csv"));
  g_assert_false (ffw_import_is_written (import));
  after = people_of (test);
  g_assert_cmpstr (after, ==, before);
}

/* After an unclosed quote the rest cannot be made out; what was found before it is told. */
static void
test_stopped (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv",
                                                   HEADER SIAN UNKNOWN "EPW,\"8\n" RHYS);
  g_autoptr (FfwImport) import = ffw_exchange_test_import (test->workspace, "people", path,
                                                           FFW_IMPORT_DEFAULT);

  assert_outcome (import, FALSE,
                  "2 read: 1 added, 0 updated, 0 unchanged, 1 rejected; E201 3:1; E012 4:0");

  /* What is missing no one knows, so the good rows are not taken for the file. */
  g_clear_object (&import);
  import = ffw_exchange_test_import (test->workspace, "people", path, FFW_IMPORT_SKIP_ERRORS);
  assert_outcome (import, FALSE,
                  "2 read: 1 added, 0 updated, 0 unchanged, 1 rejected; E201 3:1; E012 4:0");
}

/* An absent column and an empty cell leave the value, "-" clears it. */
static void
test_blanks (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *first = ffw_exchange_test_write (
      test, "first.csv", HEADER "EPW,7,Rhys,Khan,PRIS,2020-01-06,2022-03-31,cy\n");
  g_autofree char *second = ffw_exchange_test_write (
      test, "second.csv", "Sefydliad;RHIF STAFF;left on;Cyfenw\nEPW;7;-;\n");
  g_autoptr (FfwImport) added = ffw_exchange_test_import (test->workspace, "people", first,
                                                          FFW_IMPORT_DEFAULT);
  g_autoptr (FfwImport) cleared = ffw_exchange_test_import (test->workspace, "people", second,
                                                            FFW_IMPORT_DEFAULT);
  g_autofree char *people = people_of (test);

  assert_outcome (cleared, TRUE, "1 read: 0 added, 1 updated, 0 unchanged, 0 rejected");
  g_assert_nonnull (strstr (people, "\nEPW,7,Rhys,Khan,,PRIS,,2020-01-06,,cy,"));
}

static void
test_encodings (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const files[] = { "people.csv", "people-excel.csv", "people-utf16.txt" };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      FfwExchangeTest other;
      g_autofree char *people = NULL;
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "d400", files[i], NULL);

      ffw_exchange_test_set_up (&other, NULL);
      ffw_exchange_test_import_good (other.workspace, "people", path);
      people = people_of (&other);
      ffw_exchange_test_tear_down (&other, NULL);
      g_assert_cmpuint (count_lines (people), ==, 401);
      if (first)
        g_assert_cmpstr (people, ==, first);
      else
        first = g_steal_pointer (&people);
    }
}

/* One change over files of several kinds: each sees the rows of those before it. */
static void
test_several_kinds (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *people = ffw_exchange_test_write (test, "people.csv", HEADER SIAN UNKNOWN);
  g_autofree char *records = ffw_exchange_test_write (
      test, "records.csv",
      "organisation,staff_number,course,completed_on\nHMPPS,0012,POWER,2022-05-03\n");
  const FfwImportPart parts[] = { { .kind = ffw_kind_find ("people"), .file = people },
                                  { .kind = ffw_kind_find ("records"), .file = records } };
  g_autoptr (FfwImport) alone = ffw_exchange_test_import (test->workspace, "records", records,
                                                          FFW_IMPORT_DRY_RUN);
  g_autoptr (FfwImport) dry = ffw_import_new_of_parts (parts, 2, FFW_IMPORT_DRY_RUN,
                                                       FFW_TEST_TODAY);
  g_autoptr (FfwImport) import = ffw_import_new_of_parts (parts, 2, FFW_IMPORT_SKIP_ERRORS,
                                                          FFW_TEST_TODAY);
  g_autoptr (GPtrArray) before = history_of (test);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *tried = NULL;
  g_autofree char *said = NULL;

  assert_outcome (alone, FALSE, "1 read: 0 added, 0 updated, 0 unchanged, 1 rejected; E202 2:2");

  g_assert_true (ffw_import_run (dry, test->workspace, NULL, &error));
  g_assert_no_error (error);
  assert_outcome (dry, FALSE, "2 read: 1 added, 0 updated, 0 unchanged, 1 rejected; E201 3:1");
  tried = ffw_exchange_test_describe (ffw_import_get_result (dry, 1));
  g_assert_cmpstr (tried, ==, "1 read: 1 added, 0 updated, 0 unchanged, 0 rejected");
  g_assert_true (ffw_import_get_result (dry, 1)->kind == parts[1].kind);

  ffw_import_expect (import, dry);
  g_assert_true (ffw_import_run (import, test->workspace, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (ffw_import_is_written (import));
  after = history_of (test);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  said = ffw_message_to_string (((const FfwHistoryEntry *)g_ptr_array_index (after, 0))->message,
                                FFW_LANGUAGE_EN);
  g_assert_cmpstr (said, ==, "“people.csv, records.csv” imported: 2 added, 0 updated");
}

/* What was tried is what is written: a file that changed in between is not. */
static void
test_changed (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv", HEADER SIAN);
  g_autoptr (FfwImport) dry = ffw_exchange_test_import (test->workspace, "people", path,
                                                        FFW_IMPORT_DRY_RUN);
  const char *const files[] = { path, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_DEFAULT, FFW_TEST_TODAY);
  g_autofree char *before = people_of (test);
  g_autofree char *after = NULL;
  g_autofree char *again = ffw_exchange_test_write (test, "people.csv", HEADER SIAN RHYS);
  g_autoptr (GError) error = NULL;

  ffw_import_expect (import, dry);
  g_assert_false (ffw_import_run (import, test->workspace, NULL, &error));
  g_assert_error (error, FFW_IMPORT_ERROR, FFW_IMPORT_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "“people.csv” has changed since it was checked"));
  g_assert_false (ffw_import_is_written (import));
  after = people_of (test);
  g_assert_cmpstr (after, ==, before);
}

typedef struct
{
  guint n_calls;
  guint64 done;
  guint64 total;
  GCancellable *cancel; /* at the first call */
} Progress;

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpuint (done, >=, progress->done);
  g_assert_cmpuint (done, <=, total);
  progress->n_calls++;
  progress->done = done;
  progress->total = total;
  if (progress->cancel)
    g_cancellable_cancel (progress->cancel);
}

static char *
evaluations_of (FfwExchangeTest *test)
{
  return ffw_exchange_test_export (test->workspace, "evaluations", FALSE, FFW_LANGUAGE_EN);
}

/* It says how far it is, and stops when asked to, with nothing half done. */
static void
test_progress (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const kinds[] = { "people", "sessions" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "d400", "evaluations.csv",
                                                 NULL);
  const char *const files[] = { path, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("evaluations"), files,
                                                 FFW_IMPORT_DEFAULT, FFW_TEST_TODAY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancel = cancellable };
  g_autofree char *before = evaluations_of (test);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i], ".csv", NULL);
      g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", "d400", name, NULL);

      ffw_exchange_test_import_good (test->workspace, kinds[i], file);
    }
  ffw_import_set_progress (import, on_progress, &progress);
  g_assert_false (ffw_import_run (import, test->workspace, cancellable, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
  g_assert_false (ffw_import_is_written (import));
  g_assert_cmpuint (progress.n_calls, ==, 1);
  after = evaluations_of (test);
  g_assert_cmpstr (after, ==, before);

  g_clear_error (&error);
  g_clear_pointer (&after, g_free);
  progress = (Progress){ 0 };
  g_assert_true (ffw_import_run (import, test->workspace, NULL, &error));
  g_assert_true (ffw_import_is_written (import));
  g_assert_cmpuint (progress.n_calls, >=, 1);
  g_assert_cmpuint (progress.total, >, 100000);
  after = evaluations_of (test);
  g_assert_cmpuint (count_lines (after), ==, 8281);
}

/* Rows that never reach the workspace do not keep it from stopping either. */
static void
test_stop_bad_rows (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancel = cancellable };
  g_autofree char *path = NULL;
  g_autoptr (FfwImport) import = NULL;
  const char *files[] = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, NO_DAY);
  files[0] = path = ffw_exchange_test_write (test, "people.csv", text->str);
  import = ffw_import_new (ffw_kind_find ("people"), files, FFW_IMPORT_DEFAULT, FFW_TEST_TODAY);
  ffw_import_set_progress (import, on_progress, &progress);
  g_assert_false (ffw_import_run (import, test->workspace, cancellable, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
  g_assert_cmpuint (
      ffw_findings_count (ffw_import_get_result (import, 0)->findings, FFW_SEVERITY_ERROR), <,
      1000);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
test_async (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (test, "people.csv", HEADER SIAN RHYS);
  const char *const files[] = { path, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_DEFAULT, FFW_TEST_TODAY);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ffw_import_run_async (import, test->workspace, NULL, on_done, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ffw_import_run_finish (import, result, &error));
  g_assert_no_error (error);
  assert_outcome (import, TRUE, "2 read: 2 added, 0 updated, 0 unchanged, 0 rejected");
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
  add ("/import/good", test_good);
  add ("/import/again", test_again);
  add ("/import/refused", test_refused);
  add ("/import/skip-errors", test_skip_errors);
  add ("/import/dry-run", test_dry_run);
  add ("/import/several-files", test_several_files);
  add ("/import/missing-file", test_missing_file);
  add ("/import/stopped", test_stopped);
  add ("/import/blanks", test_blanks);
  add ("/import/encodings", test_encodings);
  add ("/import/several-kinds", test_several_kinds);
  add ("/import/changed", test_changed);
  add ("/import/progress", test_progress);
  add ("/import/stop-bad-rows", test_stop_bad_rows);
  add ("/import/async", test_async);
  return g_test_run ();
}
