/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changesets ask of the schema: a table that breaks one of these cannot be undone. */

#include "ffw-store-test.h"
#include "ffw-tables.h"

#include <string.h>

/* What no changeset holds: the engine's own, and what is worked out. */
static const char *const not_captured[]
    = { "calendar_left", "calendar_removed", "calendar_sequence",
        "counter",       "change",           "change_part",
        "change_touch",  "content",          "content_part",
        "export_log",    "post_order",       "post_search",
        "standing",      "standing_day",     "standing_stale",
        "transfer_log",  "unfinished",       NULL };

static gboolean
ask (FfwConnection *connection, const char *sql, const char *table)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  ffw_connection_get_int (connection, sql, &n, &error, "s", table);
  g_assert_no_error (error);

  return n != 0;
}

static gpointer
look (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwCursor) tables = ffw_connection_query (
      connection,
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
      " AND name NOT LIKE 'sqlite_%'",
      error, "");
  guint n = 0;

  while (ffw_cursor_next (tables, error))
    {
      const char *table = ffw_cursor_get_text (tables, 0);

      g_test_message ("%s", table);
      if (g_strv_contains (not_captured, table))
        continue;
      n++;
      g_assert_true (g_strv_contains (ffw_captured_tables, table));
      g_assert_true (ask (connection, "SELECT strict FROM pragma_table_list (?)", table));
      g_assert_true (
          ask (connection, "SELECT count (*) FROM pragma_table_info (?) WHERE pk > 0", table));
      /* A column that is hidden is a generated one. */
      g_assert_false (ask (
          connection, "SELECT count (*) FROM pragma_table_xinfo (?) WHERE hidden <> 0", table));
      g_assert_false (ask (connection,
                           "SELECT count (*) FROM pragma_foreign_key_list (?)"
                           " WHERE on_update <> 'NO ACTION' OR on_delete <> 'NO ACTION'",
                           table));
      /* Nothing but the uuid is unique: an undo could meet its own rows half-way. */
      g_assert_false (ask (connection,
                           "SELECT count (*) FROM pragma_index_list (?) AS l"
                           " WHERE l.\"unique\" AND l.origin <> 'pk' AND"
                           " (SELECT group_concat (i.name) FROM pragma_index_info (l.name) AS i)"
                           " <> 'uuid'",
                           table));
    }
  g_assert_cmpuint (n, ==, g_strv_length ((char **)ffw_captured_tables));

  return data;
}

static gpointer
look_at_order (FfwConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; ffw_captured_tables[i]; i++)
    {
      g_autoptr (FfwCursor) parents
          = ffw_connection_query (connection, "SELECT \"table\" FROM pragma_foreign_key_list (?)",
                                  error, "s", ffw_captured_tables[i]);

      while (ffw_cursor_next (parents, error))
        {
          guint at = 0;

          /* Some lead to what no changeset holds, and are refused where that is gone. */
          if (g_strv_contains (not_captured, ffw_cursor_get_text (parents, 0)))
            continue;
          while (g_strcmp0 (ffw_captured_tables[at], ffw_cursor_get_text (parents, 0)) != 0)
            g_assert_nonnull (ffw_captured_tables[at++]);
          g_assert_cmpuint (at, <=, i);
        }
    }

  return data;
}

static gpointer
look_at_triggers (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwCursor) triggers = ffw_connection_query (
      connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", error, "");

  while (ffw_cursor_next (triggers, error))
    {
      const char *body = strstr (ffw_cursor_get_text (triggers, 1), "BEGIN");

      for (const char *const *table = ffw_captured_tables; *table; table++)
        {
          g_autofree char *writing
              = g_strdup_printf ("(INSERT INTO|UPDATE|DELETE FROM) +\"?%s\"?( |$)", *table);

          g_assert_false (
              g_regex_match_simple (writing, body, G_REGEX_CASELESS | G_REGEX_MULTILINE, 0));
        }
    }

  return data;
}

static void
run (FfwReadFunc func)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (ffw_workspace_read (workspace, func, workspace, NULL, &error));
  g_assert_no_error (error);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

static void
test_tables (void)
{
  run (look);
}

/* Parents come first. */
static void
test_order (void)
{
  run (look_at_order);
}

/* No trigger writes what a changeset holds. */
static void
test_triggers (void)
{
  run (look_at_triggers);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/order", test_order);
  g_test_add_func ("/schema/triggers", test_triggers);

  return g_test_run ();
}
