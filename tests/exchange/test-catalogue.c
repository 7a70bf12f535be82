/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-exchange-test.h"
#include "ffw-history.h"

#include <string.h>

static guint
count_rows (FfwExchangeTest *test, const char *kind)
{
  g_autofree char *text = ffw_exchange_test_export (test->workspace, kind, FALSE, FFW_LANGUAGE_EN);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) - 2;
}

static void
assert_row (FfwExchangeTest *test, const char *kind, const char *row)
{
  g_autofree char *text = ffw_exchange_test_export (test->workspace, kind, FALSE, FFW_LANGUAGE_EN);
  g_autofree char *line = g_strconcat ("\n", row, "\n", NULL);

  if (!strstr (text, line))
    g_error ("%s has no row %s:\n%s", kind, row, text);
}

static void
test_rows (FfwExchangeTest *test, gconstpointer data)
{
  g_assert_cmpuint (count_rows (test, "organisations"), ==, 52);
  g_assert_cmpuint (count_rows (test, "sites"), ==, 23);
  g_assert_cmpuint (count_rows (test, "roles"), ==, 18);
  g_assert_cmpuint (count_rows (test, "areas"), ==, 20);
  g_assert_cmpuint (count_rows (test, "courses"), ==, 20);
  g_assert_cmpuint (count_rows (test, "course-areas"), ==, 37);
  g_assert_cmpuint (count_rows (test, "requirements"), ==, 24);
  g_assert_cmpuint (count_rows (test, "questions"), ==, 11);
  assert_row (test, "organisations",
              "FUTURE4,Future 4 consortium,Consortiwm Future 4,non_statutory,consortium,,"
              "south_wales gwent,documents");
  assert_row (test, "sites", "HMP-EP,HMP Eastwood Park,CEF Eastwood Park,EPW,,documents");
  assert_row (test, "areas", "SAF,both,Safeguarding,Diogelu,published guidance");
  assert_row (test, "courses",
              "EPA-TIP,Effective Practice Award: trauma-informed practice,"
              "Dyfarniad Ymarfer Effeithiol: ymarfer sy'n ystyriol o drawma,YJI,SFJA,YJB,,"
              "AGO-1 AGO-2 AGO-3,51,2021-07-01,,,60,all,"
              "\"documents; awarding body is not in them; day and hours are editable examples\",");
  assert_row (test, "requirements",
              "R03,SAF,PROB,,skilled,mandatory,180,36,2021-04-01,editable example");
  assert_row (test, "questions",
              "SAT2,1,post,0-10,How likely are you to recommend this training to a colleague?,"
              "Pa mor debygol ydych chi o argymell yr hyfforddiant hwn i gydweithiwr?,"
              "editable example");
}

typedef struct
{
  const char *sql;
  gint64 expected;
} Count;

/* Of what no listing shows: the framework that rows are of, the parts and the forms. */
static const Count counts[] = {
  { "SELECT count(*) FROM framework WHERE code = 'WJB' AND version = '1' "
    "AND title_en LIKE 'Training framework%' AND title_cy LIKE 'Fframwaith hyfforddi%'",
    1 },
  { "SELECT count(*) FROM course WHERE framework IS NOT NULL", 20 },
  { "SELECT count(*) FROM course_area WHERE framework IS NOT NULL AND basis IS NOT NULL", 37 },
  { "SELECT count(*) FROM organisation_part WHERE part = 'commission'", 6 },
  { "SELECT count(*) FROM organisation_part WHERE part = 'award'", 2 },
  { "SELECT count(*) FROM organisation_part x JOIN organisation o ON o.id = x.organisation "
    "WHERE part = 'send' AND o.kind = 'youth_offending_team'",
    17 },
  { "SELECT count(*) FROM form WHERE title_en IS NOT NULL AND title_cy IS NOT NULL", 4 },
  { "SELECT count(*) FROM form WHERE basis = 'derived'", 4 },
  { "SELECT count(*) FROM form_question x JOIN form f ON f.id = x.form WHERE f.code = 'POST'", 8 },
};

static gpointer
check_counts (FfwConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 found = -1;

      if (!ffw_connection_get_int (connection, counts[i].sql, &found, error, ""))
        return NULL;
      if (found != counts[i].expected)
        g_error ("%s gives %" G_GINT64_FORMAT, counts[i].sql, found);
    }
  return NULL;
}

static void
test_origin (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (test->workspace, check_counts, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
read_history (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_history_read (connection, 0, 10, error);
}

static void
test_history (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = ffw_workspace_read (test->workspace, read_history, NULL, NULL,
                                                      &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  said = ffw_message_to_string (((FfwHistoryEntry *)g_ptr_array_index (history, 0))->message,
                                FFW_LANGUAGE_EN);
  g_assert_cmpstr (said, ==, "Workspace made with the framework WJB, version 1");
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
  add ("/catalogue/rows", test_rows);
  add ("/catalogue/origin", test_origin);
  add ("/catalogue/history", test_history);
  return g_test_run ();
}
