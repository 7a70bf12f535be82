/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values in and out, the functions that SQL may count on, and lists. */

#include "ffw-date.h"
#include "ffw-list-query.h"
#include "ffw-store-test.h"

#include <math.h>
#include <string.h>

static char *
get_text (FfwConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, &error, "");

  g_assert_no_error (error);
  g_assert_true (ffw_cursor_next (cursor, &error));

  return g_strdup (ffw_cursor_get_text (cursor, 0));
}

static gpointer
use_functions (FfwConnection *connection, gpointer data, GError **error)
{
  static const struct
  {
    const char *sql;
    const char *result;
  } cases[] = {
    { "SELECT ffw_add_months ('2024-01-31', 1)", "2024-02-29" },
    { "SELECT ffw_add_months ('2022-11-22', -12)", "2021-11-22" },
    { "SELECT ffw_add_months (NULL, 1)", NULL },
    { "SELECT ffw_add_months ('2022-11-22', NULL)", NULL },
    { "SELECT ffw_add_months ('no date', 1)", NULL },
    { "SELECT ffw_add_months ('9999-12-01', 1)", NULL },
    { "SELECT ffw_add_months ('0001-01-31', -1)", NULL },
    { "SELECT ffw_add_months ('2022-11-22', 9223372036854775807)", NULL },
    { "SELECT ffw_add_months ('2022-11-22', -9223372036854775807)", NULL },
    { "SELECT ffw_add_days ('2022-12-31', 1)", "2023-01-01" },
    { "SELECT ffw_add_days ('2024-03-01', -1)", "2024-02-29" },
    { "SELECT ffw_add_days ('9999-12-31', 1)", NULL },
    { "SELECT ffw_add_days ('0001-01-01', -1)", NULL },
    { "SELECT ffw_add_days ('2022-11-22', 9223372036854775807)", NULL },
    { "SELECT ffw_add_days (NULL, 1)", NULL },
    { "SELECT ffw_fold ('SIÂN')", "sian" },
    { "SELECT ffw_fold (NULL)", NULL },
    { "SELECT string_agg (v, ' ') FROM (SELECT v FROM (SELECT 'Lloyd' AS v UNION ALL"
      " SELECT 'Lugg') ORDER BY ffw_sort_key (v, 'cy'))",
      "Lugg Lloyd" },
    { "SELECT string_agg (v, ' ') FROM (SELECT v FROM (SELECT 'Lugg' AS v UNION ALL"
      " SELECT 'Lloyd') ORDER BY ffw_sort_key (v, 'en'))",
      "Lloyd Lugg" },
    { "SELECT ffw_sort_key (NULL, 'cy')", NULL },
    { "SELECT ffw_sort_key ('Lloyd', NULL)", NULL },
    { "SELECT ffw_sort_key ('Lloyd', 'de')", NULL },
    { "SELECT string_agg (v, ', ') FROM (SELECT 'a' AS v UNION ALL SELECT NULL UNION ALL"
      " SELECT 'c')",
      "a, c" },
    { "SELECT string_agg (v, NULL) FROM (SELECT 'a' AS v UNION ALL SELECT 'c')", "ac" },
    { "SELECT string_agg (v, ', ') FROM (SELECT NULL AS v)", NULL },
    { "SELECT string_agg (v, ', ') FROM (SELECT 'a' AS v) WHERE 0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = get_text (connection, cases[i].sql);

      g_test_message ("%s", cases[i].sql);
      g_assert_cmpstr (result, ==, cases[i].result);
    }

  return data;
}

static gpointer
use_values (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) got = NULL;
  g_autoptr (FfwCursor) cursor
      = ffw_connection_query (connection, "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", error,
                              "iIIssddDDbn", G_MAXINT64, FFW_NULL, G_GINT64_CONSTANT (-5), "ŵy",
                              NULL, 7.25, NAN, ffw_date_new (2022, 5, 3), FFW_DATE_NONE, bytes);

  g_assert_true (ffw_cursor_next (cursor, error));
  g_assert_cmpint (ffw_cursor_get_n_columns (cursor), ==, 11);
  g_assert_cmpint (ffw_cursor_get_int (cursor, 0), ==, G_MAXINT64);
  g_assert_cmpint (ffw_cursor_get_int (cursor, 1), ==, FFW_NULL);
  g_assert_true (ffw_cursor_is_null (cursor, 1));
  g_assert_cmpint (ffw_cursor_get_int (cursor, 2), ==, -5);
  g_assert_cmpstr (ffw_cursor_get_text (cursor, 3), ==, "ŵy");
  g_assert_null (ffw_cursor_get_text (cursor, 4));
  g_assert_cmpfloat (ffw_cursor_get_double (cursor, 5), ==, 7.25);
  g_assert_true (isnan (ffw_cursor_get_double (cursor, 6)));
  g_assert_cmpstr (ffw_cursor_get_text (cursor, 7), ==, "2022-05-03");
  g_assert_cmpuint (ffw_cursor_get_date (cursor, 7), ==, ffw_date_new (2022, 5, 3));
  g_assert_cmpuint (ffw_cursor_get_date (cursor, 8), ==, FFW_DATE_NONE);
  got = ffw_cursor_get_bytes (cursor, 9);
  g_assert_true (g_bytes_equal (got, bytes));
  g_assert_null (ffw_cursor_get_bytes (cursor, 10));

  /* The end is the end, until it is bound anew; what was not bound again stays. */
  g_assert_false (ffw_cursor_next (cursor, error));
  g_assert_false (ffw_cursor_next (cursor, error));
  ffw_cursor_bind_int (cursor, 3, 6);
  ffw_cursor_bind_double (cursor, 7, 1.5);
  ffw_cursor_bind_text (cursor, 5, "t");
  ffw_cursor_bind_null (cursor, 4);
  g_assert_true (ffw_cursor_next (cursor, error));
  g_assert_cmpint (ffw_cursor_get_int (cursor, 2), ==, 6);
  g_assert_cmpint (ffw_cursor_get_int (cursor, 0), ==, G_MAXINT64);
  g_assert_cmpfloat (ffw_cursor_get_double (cursor, 6), ==, 1.5);
  g_assert_cmpstr (ffw_cursor_get_text (cursor, 4), ==, "t");
  g_assert_true (ffw_cursor_is_null (cursor, 3));

  return data;
}

/* The same SQL twice at once, and more statements than are kept. */
static gpointer
use_statements (FfwConnection *connection, gpointer data, GError **error)
{
  const char *sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3)"
                    " SELECT i FROM n";
  g_autoptr (FfwCursor) first = ffw_connection_query (connection, sql, error, "");
  g_autoptr (FfwCursor) second = ffw_connection_query (connection, sql, error, "");

  g_assert_true (ffw_cursor_next (first, error));
  g_assert_true (ffw_cursor_next (first, error));
  g_assert_true (ffw_cursor_next (second, error));
  g_assert_cmpint (ffw_cursor_get_int (first, 0), ==, 2);
  g_assert_cmpint (ffw_cursor_get_int (second, 0), ==, 1);

  for (gint64 i = 0; i < 500; i++)
    {
      g_autofree char *other = g_strdup_printf ("SELECT %d + ?", (int)(i % 250));
      gint64 sum;

      g_assert_true (ffw_connection_get_int (connection, other, &sum, error, "i", i));
      g_assert_cmpint (sum, ==, i % 250 + i);
    }

  /* A statement that went back has lost its values. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (FfwCursor) cursor = ffw_connection_prepare (connection, "SELECT ?", error);

      g_assert_true (ffw_cursor_next (cursor, error));
      g_assert_true (ffw_cursor_is_null (cursor, 0));
      ffw_cursor_bind (cursor, "s", "left");
    }

  return data;
}

/* Readers cannot write, and SQL that is wrong says so. */
static gpointer
use_wrongly (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_assert_false (ffw_connection_run (connection, "DELETE FROM person", &failure, ""));
  g_assert_error (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY);
  g_clear_error (&failure);
  g_assert_null (ffw_connection_prepare (connection, "SELEKT 1", &failure));
  g_assert_error (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_ENGINE);
  g_clear_error (&failure);
  g_assert_null (ffw_connection_prepare (connection, "SELECT 1; SELECT 2", &failure));
  g_assert_error (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_ENGINE);

  return data;
}

static gboolean
add_people (FfwChange *change, gpointer data, GError **error)
{
  static const char *const names[][2]
      = { { "Siân", "Öberg" }, { "Owain", "Jones-Parry" }, { "Sioned", "Ap Hywel" } };
  gint64 organisation = ffw_store_test_add_organisation (change, "HMP", error);

  ffw_store_test_message (change);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *number = g_strdup_printf ("00%u", i);
      gint64 person = ffw_store_test_add_person (change, names[i][0], names[i][1], error);

      if (ffw_store_test_add_post (change, person, organisation, number, error) == 0)
        return FALSE;
    }

  return TRUE;
}

static void
add_row (FfwCursor *row, guint position, gpointer data)
{
  g_string_append_printf (data, "%u:%s ", position, ffw_cursor_get_text (row, 0));
}

static void
assert_list (FfwConnection *connection, const FfwListQuery *query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = ffw_list_query_ids (connection, query, &error);
  g_autoptr (GString) rows = g_string_new (NULL);

  g_assert_no_error (error);
  ffw_list_query_rows (connection, query, (gint64 *)ids->data, ids->len, add_row, rows, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows->str, ==, expected);
}

static FfwListQuery *
people_query (void)
{
  return ffw_list_query_new ("p.id", "n.given_name, p.staff_number",
                             "post AS p JOIN person AS n ON n.id = p.person");
}

static gpointer
use_list (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwListQuery) query = people_query ();
  g_autoptr (FfwListQuery) copy = NULL;
  gint64 ids[] = { 3, 12345, 5 };
  g_autoptr (GString) rows = g_string_new (NULL);

  assert_list (connection, query, "0:Siân 1:Owain 2:Sioned ");
  ffw_list_query_set_order (query, "n.family_name DESC");
  assert_list (connection, query, "0:Siân 1:Owain 2:Sioned ");
  ffw_list_query_set_order (query, "n.family_name");
  assert_list (connection, query, "0:Sioned 1:Owain 2:Siân ");
  ffw_list_query_add_filter (query, "p.staff_number <> ? OR p.id = ?", "si", "001",
                             G_GINT64_CONSTANT (-1));
  assert_list (connection, query, "0:Sioned 1:Siân ");
  ffw_list_query_add_filter (query, "p.started_on = ?", "D", ffw_date_new (2022, 1, 10));
  copy = ffw_list_query_copy (query);
  ffw_list_query_add_search (query, "p.id IN {posts}", "SION");
  assert_list (connection, query, "0:Sioned ");
  assert_list (connection, copy, "0:Sioned 1:Siân ");

  /* A row that is gone meanwhile is left out. */
  ffw_list_query_rows (connection, copy, ids, G_N_ELEMENTS (ids), add_row, rows, error);
  g_assert_cmpstr (rows->str, ==, "0:Siân 2:Owain ");

  return data;
}

static gpointer
use_search (FfwConnection *connection, gpointer data, GError **error)
{
  static const char *const cases[][2] = {
    { "sian", "0:Siân " },
    { "SIÂN öb", "0:Siân " },
    { "oberg si", "0:Siân " },
    { "si", "0:Siân 1:Sioned " },
    { "parry", "0:Owain " },
    { "jones-p", "0:Owain " },
    { "hywel ap", "0:Sioned " },
    { "001", "0:Owain " },
    { "iân", "" },
    { "si owain", "" },
    { "", "0:Siân 1:Owain 2:Sioned " },
    { " - \" * ( ", "0:Siân 1:Owain 2:Sioned " },
    { "words:si", "" },
    { "si\" OR \"ow", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FfwListQuery) query = people_query ();

      g_test_message ("%s", cases[i][0]);
      ffw_list_query_add_search (query, "p.id IN {posts}", cases[i][0]);
      assert_list (connection, query, cases[i][1]);
    }

  return data;
}

static void
run (gconstpointer func)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (workspace, add_people, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (ffw_workspace_read (workspace, *(FfwReadFunc *)func, workspace, NULL, &error));
  g_assert_no_error (error);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    FfwReadFunc func;
  } cases[] = {
    { "/connection/functions", use_functions },
    { "/connection/values", use_values },
    { "/connection/statements", use_statements },
    { "/connection/wrongly", use_wrongly },
    { "/connection/list", use_list },
    { "/connection/search", use_search },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i].func, run);

  return g_test_run ();
}
