/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-apply.h"

#include "ffw-tables.h"

/* The parts of a change on their way back into the file. */
typedef struct
{
  FfwConnection *connection;
  GHashTable *tables; /* takes the names of those written to */
  FfwConflict *conflict;
  const char *last; /* the table that the hook saw last, and whether it counts */
  gboolean last_counts;
  gint64 written;
} Apply;

/* Counts the rows of captured tables that are written: SQLite answers that all went well where
 * it leaves out a table that has changed. */
static void
on_write (void *data, sqlite3 *db, int operation, const char *database, const char *table,
          sqlite3_int64 before, sqlite3_int64 after)
{
  Apply *self = data;

  if (table != self->last)
    {
      self->last = table;
      self->last_counts = g_strv_contains (ffw_captured_tables, table);
      if (self->last_counts && !g_hash_table_contains (self->tables, table))
        g_hash_table_add (self->tables, g_strdup (table));
    }
  self->written += self->last_counts;
}

static int
on_conflict (void *data, int kind, sqlite3_changeset_iter *iter)
{
  Apply *self = data;

  if (kind == SQLITE_CHANGESET_FOREIGN_KEY)
    ffw_conflict_find_dangling (self->conflict, self->connection);
  else
    ffw_row_key_set (&self->conflict->row, iter);

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
count_rows (FfwConnection *connection, GBytes *changeset, gint64 *n, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int result = sqlite3changeset_start (&iter, g_bytes_get_size (changeset),
                                       (void *)g_bytes_get_data (changeset, NULL));

  *n = 0;
  if (!ffw_connection_check_result (connection, result, error))
    return FALSE;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    (*n)++;
  result = sqlite3changeset_finalize (iter);

  return ffw_connection_check_result (connection, result, error);
}

static gboolean
apply_part (Apply *self, GBytes *changeset, gboolean inverted, GError **error)
{
  sqlite3 *db = ffw_connection_get_db (self->connection);
  gint64 expected = 0;
  int result;

  if (!count_rows (self->connection, changeset, &expected, error))
    return FALSE;

  self->written = 0;
  self->last = NULL;
  sqlite3_preupdate_hook (db, on_write, self);
  result = sqlite3changeset_apply_v2 (
      db, g_bytes_get_size (changeset), (void *)g_bytes_get_data (changeset, NULL), NULL,
      on_conflict, self, NULL, NULL, inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  sqlite3_preupdate_hook (db, NULL, NULL);

  if (result == SQLITE_OK && self->written != expected)
    result = SQLITE_CORRUPT;

  return ffw_connection_check_result (self->connection, result, error);
}

/*
 * Applies the parts of @change: inverted and last to first to take it back, else
 * first to last to bring it back. Where a row is in the way, @conflict says
 * which, and the transaction must be rolled back, as on any failure.
 * @tables: takes the names of the tables written to
 */
gboolean
ffw_apply_change (FfwConnection *connection, gint64 change, gboolean inverted, GHashTable *tables,
                  FfwConflict *conflict, GError **error)
{
  Apply self = { .connection = connection, .tables = tables, .conflict = conflict };
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      inverted ? "SELECT changeset FROM change_part WHERE change = ? ORDER BY part DESC"
               : "SELECT changeset FROM change_part WHERE change = ? ORDER BY part",
      error, "i", change);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;

  while (ffw_cursor_next (cursor, &failure))
    {
      g_autoptr (GBytes) changeset = ffw_cursor_get_bytes (cursor, 0);

      if (!apply_part (&self, changeset, inverted, error))
        return FALSE;
    }

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}
