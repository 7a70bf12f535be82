/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of a list, in a file. */

#include "ffw-exchange-test.h"

#include "ffw-list-export.h"
#include "ffw-people-list.h"

#include <glib/gstdio.h>

typedef struct
{
  FfwListExport *export;
  const char *path;
  guint64 done; /* as it was told */
} Writing;

static void
tell (guint64 done, guint64 total, gpointer data)
{
  Writing *writing = data;

  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >=, writing->done);
  writing->done = done;
}

static gpointer
write_list (FfwConnection *connection, gpointer data, GError **error)
{
  Writing *writing = data;

  ffw_list_export_write (writing->export, connection, writing->path, tell, writing, error);

  return NULL;
}

static char *
write_text (FfwExchangeTest *test, FfwListExport *export, guint64 *done, GError **error)
{
  g_autofree char *path = ffw_exchange_test_path (test, "list.csv");
  Writing writing = { export, path };
  char *text = NULL;

  g_unlink (path);
  ffw_workspace_read (test->workspace, write_list, &writing, NULL, error);
  g_file_get_contents (path, &text, NULL, NULL);
  if (done)
    *done = writing.done;

  return text;
}

static FfwListExport *
make_export (const char *search, FfwLanguage language)
{
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  FfwListExport *export;

  ffw_list_request_set_order (request, "name", FALSE);
  ffw_list_request_set_search (request, search);
  export = ffw_list_export_new (&ffw_people_list, "People", request, language);
  ffw_list_export_add_column (export, "language", 0);
  ffw_list_export_add_column (export, "name", 0);
  ffw_list_export_add_column (export, "started", 0);

  return export;
}

static void
fill (FfwExchangeTest *test)
{
  g_autofree char *file = ffw_exchange_test_write (
      test, "people.csv",
      "organisation,staff_number,given_name,family_name,role,started_on,training_language,site,"
      "email\n"
      "STY,1,Mair,Lugg,PRIS,2022-01-10,cy,HMP-ST,mair@example.org\n"
      "STY,2,\"Siân \"\"Siani\"\"\",Lloyd,PRIS,2021-03-02,en,,\n"
      "STY,3,Aled,Evans,PRIS,2020-05-01,,,\n");

  ffw_exchange_test_import_good (test->workspace, "people", file);
}

/* The columns and the order that were asked for; words and headings in the reader's language,
 * dates as other programs read them. */
static void
test_shown (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwListExport) english = make_export ("", FFW_LANGUAGE_EN);
  g_autoptr (FfwListExport) welsh = make_export ("", FFW_LANGUAGE_CY);
  g_autoptr (FfwListExport) found = make_export ("lugg", FFW_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *in_welsh = NULL;
  g_autofree char *one = NULL;
  guint64 done;

  fill (test);
  text = write_text (test, english, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 3);
  g_assert_cmpstr (text, ==,
                   "Training Language,Name,Started\n"
                   ",\"Evans, Aled\",2020-05-01\n"
                   "English,\"Lloyd, Siân \"\"Siani\"\"\",2021-03-02\n"
                   "Welsh,\"Lugg, Mair\",2022-01-10\n");

  /* Ll stands behind all of L. */
  in_welsh = write_text (test, welsh, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strstr (in_welsh, "Lugg") - in_welsh, <, strstr (in_welsh, "Lloyd") - in_welsh);

  one = write_text (test, found, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 1);
  g_assert_null (strstr (one, "Evans"));
}

/* What a file has whatever is shown: of the one training area that was asked for, how each stands.
 */
static void
test_others (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fill (test);
  ffw_list_request_set_filter (request, "area", "GRP");
  ffw_list_request_set_filter (request, "standing", "not-in-date");
  ffw_list_request_set_search (request, "styal lugg");
  export = ffw_list_export_new (&ffw_people_list, "People", request, FFW_LANGUAGE_EN);
  ffw_list_export_add_column (export, "name", 0);
  ffw_list_export_add_column (export, "site", 0);
  ffw_list_export_add_others (export);
  text = write_text (test, export, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "Name,Site,Organisation,Staff Number,Roles,E-mail,Manager,"
                   "Training Area,Status,Necessity,Due by,Expires,Booked for\n"
                   "\"Lugg, Mair\",HMP/YOI Styal,HMP/YOI Styal,1,Prison officer,"
                   "mair@example.org,,Gender-responsive practice,due,mandatory,2023-03-01,,\n");
}

/* What cannot be written leaves what was there. */
static void
test_unwritable (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwListExport) export = make_export ("", FFW_LANGUAGE_EN);
  Writing writing = { export, "/nowhere/at/all.csv" };
  g_autoptr (GError) error = NULL;

  fill (test);
  ffw_workspace_read (test->workspace, write_list, &writing, NULL, &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.csv"));
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
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/list-export/shown", test_shown);
  add ("/list-export/others", test_others);
  add ("/list-export/unwritable", test_unwritable);
  return g_test_run ();
}
