/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-exchange-test.h"

#include "ffw-export-table.h"
#include "ffw-standing-keep.h"

#include <string.h>

/* In the order in which they name each other. */
static const char *const kinds[] = {
  "organisations", "areas",     "roles",    "sites",       "courses",  "course-areas",
  "requirements",  "questions", "people",   "sessions",    "bookings", "attendance",
  "records",       "waivers",   "absences", "allocations", "needs",    "evaluations",
};

static void
fill (FfwWorkspace *workspace, const char *set)
{
  static const char *const small[] = { "attendance", "waivers", "absences", "allocations" };

  ffw_exchange_test_import_data (workspace, set);
  if (strcmp (set, "d40") != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    {
      g_autofree char *name = g_strconcat (small[i], ".csv", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "exchange", name, NULL);

      ffw_exchange_test_import_good (workspace, small[i], path);
    }
}

/* What went out comes in again, into an empty workspace, to the same; and into the one that it
 * came from it changes nothing. */
static void
round_trip (FfwExchangeTest *test, const char *set, FfwLanguage language)
{
  g_autofree char *path = ffw_exchange_test_path (test, "other.fframwaith");
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) other = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT,
                                                         ffw_standing_keep, &error);

  g_assert_no_error (error);
  fill (test->workspace, set);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = ffw_exchange_test_export (test->workspace, kinds[i], TRUE, language);
      g_autofree char *file = ffw_exchange_test_write (test, "out.csv", text);
      g_autoptr (FfwImport) same = ffw_exchange_test_import (test->workspace, kinds[i], file,
                                                             FFW_IMPORT_DEFAULT);
      const FfwIntakeCounts *counts = &ffw_import_get_result (same, 0)->counts;

      ffw_exchange_test_import_good (other, kinds[i], file);
      g_assert_true (ffw_import_is_written (same));
      g_assert_cmpuint (counts->unchanged, ==, counts->read);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *before = ffw_exchange_test_export (test->workspace, kinds[i], TRUE,
                                                          FFW_LANGUAGE_EN);
      g_autofree char *after = ffw_exchange_test_export (other, kinds[i], TRUE, FFW_LANGUAGE_EN);

      g_assert_cmpstr (before, ==, after);
    }
  g_assert_true (ffw_workspace_close (other, &error));
}

static void
test_round_trip_40 (FfwExchangeTest *test, gconstpointer data)
{
  round_trip (test, "d40", FFW_LANGUAGE_EN);
}

static void
test_round_trip_40_welsh (FfwExchangeTest *test, gconstpointer data)
{
  round_trip (test, "d40", FFW_LANGUAGE_CY);
}

static void
test_round_trip_400 (FfwExchangeTest *test, gconstpointer data)
{
  round_trip (test, "d400", FFW_LANGUAGE_EN);
}

/* All rows of all kinds. */
static char *
export_all (FfwWorkspace *workspace)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = ffw_exchange_test_export (workspace, kinds[i], TRUE, FFW_LANGUAGE_EN);

      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

/* One undo takes an import back, whatever its kind, and one redo brings it again. */
static void
test_undo (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const files[][2] = {
    { "people", "d40/people.csv" },
    { "sessions", "d40/sessions.csv" },
    { "bookings", "d40/bookings.csv" },
    { "records", "d40/records.csv" },
    { "evaluations", "d40/evaluations.csv" },
    { "needs", "d40/needs.csv" },
    { "attendance", "exchange/attendance.csv" },
    { "waivers", "exchange/waivers.csv" },
    { "absences", "exchange/absences.csv" },
    { "allocations", "exchange/allocations.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", files[i][1], NULL);
      g_autofree char *before = export_all (test->workspace);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autoptr (GError) error = NULL;

      ffw_exchange_test_import_good (test->workspace, files[i][0], path);
      after = export_all (test->workspace);
      g_assert_cmpstr (after, !=, before);
      g_assert_true (ffw_workspace_undo (test->workspace, 0, NULL, NULL, &error));
      undone = export_all (test->workspace);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (ffw_workspace_redo (test->workspace, NULL, NULL, &error));
      redone = export_all (test->workspace);
      g_assert_cmpstr (redone, ==, after);
    }
}

static void
assert_first_line (FfwExchangeTest *test, const char *kind, gboolean with_carriers,
                   FfwLanguage language, const char *expected)
{
  g_autofree char *text = ffw_exchange_test_export (test->workspace, kind, with_carriers, language);
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));

  g_assert_cmpstr (line, ==, expected);
}

static void
test_headers (FfwExchangeTest *test, gconstpointer data)
{
  assert_first_line (test, "people", FALSE, FFW_LANGUAGE_EN,
                     "organisation,staff_number,given_name,family_name,email,role,site,"
                     "started_on,left_on,training_language,manager,person");
  assert_first_line (test, "people", FALSE, FFW_LANGUAGE_CY,
                     "sefydliad,rhif_staff,enw_cyntaf,cyfenw,ebost,rôl,safle,dyddiad_dechrau,"
                     "dyddiad_gadael,iaith_hyfforddi,rheolwr,person");
  assert_first_line (test, "records", FALSE, FFW_LANGUAGE_EN,
                     "organisation,staff_number,course,completed_on,outcome,language,hours,"
                     "session,certificate,expires_on,extension_reason");
  assert_first_line (test, "records", TRUE, FFW_LANGUAGE_EN,
                     "id,organisation,staff_number,email,person,course,completed_on,outcome,"
                     "language,hours,session,certificate,expires_on,extension_reason");
}

static gpointer
export_json (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  FfwListingFilter filter = { .organisation = data };

  if (!ffw_export_table_json (connection, ffw_kind_find ("absences"), FALSE, &filter, out, error)
      || !g_output_stream_write_all (out, "", 1, NULL, NULL, error)
      || !g_output_stream_close (out, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static void
test_json (FfwExchangeTest *test, gconstpointer data)
{
  char organisation[] = "HMPPS";
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fill (test->workspace, "d40");
  text = ffw_workspace_read (test->workspace, export_json, organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "[{\"organisation\":\"HMPPS\",\"staff_number\":\"0001\",\"from\":\"2022-06-01\","
                   "\"to\":\"\",\"kind\":\"secondment\"}]\n");
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
  add ("/export/round-trip/40", test_round_trip_40);
  add ("/export/round-trip/40-welsh", test_round_trip_40_welsh);
  add ("/export/round-trip/400", test_round_trip_400);
  add ("/export/undo", test_undo);
  add ("/export/headers", test_headers);
  add ("/export/json", test_json);
  return g_test_run ();
}
