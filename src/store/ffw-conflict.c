/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-conflict.h"

#include "ffw-tables.h"

#include <string.h>

/* Sets @self to the row on which @iter stands. Returns an SQLite result code; on a bad one
 * @self is empty. */
int
ffw_row_key_set (FfwRowKey *self, sqlite3_changeset_iter *iter)
{
  const char *table = NULL;
  unsigned char *in_key = NULL;
  int n_columns = 0;
  int operation = 0;
  int result = sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);

  ffw_row_key_clear (self);
  if (result == SQLITE_OK)
    result = sqlite3changeset_pk (iter, &in_key, &n_columns);
  if (result != SQLITE_OK)
    return result;

  self->table = g_strdup (table);
  self->values = g_new0 (sqlite3_value *, n_columns);
  for (int i = 0; i < n_columns && result == SQLITE_OK; i++)
    {
      sqlite3_value *value = NULL;

      if (!in_key[i])
        continue;
      result = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, i, &value)
                                          : sqlite3changeset_old (iter, i, &value);
      if (result == SQLITE_OK)
        self->values[self->n++] = sqlite3_value_dup (value);
    }
  if (result != SQLITE_OK)
    ffw_row_key_clear (self);

  return result;
}

void
ffw_row_key_clear (FfwRowKey *self)
{
  for (guint i = 0; i < self->n; i++)
    sqlite3_value_free (self->values[i]);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->table, g_free);
  self->n = 0;
}

void
ffw_conflict_clear (FfwConflict *self)
{
  ffw_row_key_clear (&self->row);
  ffw_row_key_clear (&self->parent);
}

static gboolean
is_same_value (sqlite3_value *a, sqlite3_value *b)
{
  if (sqlite3_value_type (a) != sqlite3_value_type (b))
    return FALSE;
  if (sqlite3_value_type (a) == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);

  return sqlite3_value_bytes (a) == sqlite3_value_bytes (b)
         && memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), sqlite3_value_bytes (a)) == 0;
}

static gboolean
is_same_row (const FfwRowKey *a, const FfwRowKey *b)
{
  gboolean same = a->table && b->table && a->n == b->n && g_str_equal (a->table, b->table);

  for (guint i = 0; same && i < a->n; i++)
    same = is_same_value (a->values[i], b->values[i]);

  return same;
}

/* The names of the primary key's columns of @table, quoted, with @before each. */
static char *
list_key (FfwConnection *connection, const char *table, const char *before)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT name FROM pragma_table_info (?) WHERE pk > 0 ORDER BY cid", NULL, "s",
      table);
  g_autoptr (GString) names = g_string_new (NULL);

  while (cursor && ffw_cursor_next (cursor, NULL))
    g_string_append_printf (names, "%s%s\"%s\"", names->len > 0 ? ", " : "", before,
                            ffw_cursor_get_text (cursor, 0));

  return g_strdup (names->str);
}

/* The first row of @child whose @column leads nowhere, if there is one. */
static gboolean
find_dangling_row (FfwConflict *self, FfwConnection *connection, const char *child,
                   const char *column, const char *parent, const char *parent_key)
{
  g_autofree char *key = list_key (connection, child, "c.");
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.\"%s\", %s FROM \"%s\" AS c WHERE c.\"%s\" IS NOT NULL"
      " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS p WHERE p.\"%s\" = c.\"%s\") LIMIT 1",
      column, key, child, column, parent, parent_key, column);
  sqlite3_stmt *statement = NULL;
  gboolean found;

  sqlite3_prepare_v2 (ffw_connection_get_db (connection), sql, -1, &statement, NULL);
  found = sqlite3_step (statement) == SQLITE_ROW;
  if (found)
    {
      ffw_conflict_clear (self);
      self->row.table = g_strdup (child);
      self->row.n = sqlite3_column_count (statement) - 1;
      self->row.values = g_new0 (sqlite3_value *, self->row.n);
      for (guint i = 0; i < self->row.n; i++)
        self->row.values[i] = sqlite3_value_dup (sqlite3_column_value (statement, i + 1));
      self->parent.table = g_strdup (parent);
      self->parent.n = 1;
      self->parent.values = g_new0 (sqlite3_value *, 1);
      self->parent.values[0] = sqlite3_value_dup (sqlite3_column_value (statement, 0));
    }
  sqlite3_finalize (statement);

  return found;
}

/*
 * Sets @self to the first row of a captured table that refers to one that is not there. Where
 * there is none, or it cannot be found, @self stays empty.
 */
void
ffw_conflict_find_dangling (FfwConflict *self, FfwConnection *connection)
{
  for (const char *const *child = ffw_captured_tables; *child; child++)
    {
      g_autoptr (FfwCursor) cursor = ffw_connection_query (
          connection,
          "SELECT \"from\", \"table\", coalesce (\"to\", 'id') FROM pragma_foreign_key_list (?)",
          NULL, "s", *child);

      while (cursor && ffw_cursor_next (cursor, NULL))
        if (find_dangling_row (self, connection, *child, ffw_cursor_get_text (cursor, 0),
                               ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 2)))
          return;
    }
}

static gboolean
changeset_has (const FfwConflict *self, FfwConnection *connection, GBytes *changeset, gboolean *has,
               GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  FfwRowKey key = { 0 };
  int result = sqlite3changeset_start (&iter, g_bytes_get_size (changeset),
                                       (void *)g_bytes_get_data (changeset, NULL));

  if (!ffw_connection_check_result (connection, result, error))
    return FALSE;

  while (!*has && (result = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      result = ffw_row_key_set (&key, iter);
      if (result != SQLITE_OK)
        break;
      *has = is_same_row (&key, &self->row) || is_same_row (&key, &self->parent);
    }
  ffw_row_key_clear (&key);
  sqlite3changeset_finalize (iter);

  return ffw_connection_check_result (connection, result, error);
}

static gboolean
change_has (const FfwConflict *self, FfwConnection *connection, gint64 change, gboolean *has,
            GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT changeset FROM change_part WHERE change = ?", error, "i", change);
  g_autoptr (GError) failure = NULL;

  *has = FALSE;
  if (cursor == NULL)
    return FALSE;

  while (!*has && ffw_cursor_next (cursor, &failure))
    {
      g_autoptr (GBytes) changeset = ffw_cursor_get_bytes (cursor, 0);

      if (!changeset_has (self, connection, changeset, has, error))
        return FALSE;
    }

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/* What the index of touches knows a row by: one value of its key; NULL where it knows nothing. */
static gint64
get_subject (const FfwRowKey *key)
{
  if (key->n == 0 || sqlite3_value_type (key->values[0]) != SQLITE_INTEGER)
    return FFW_NULL;

  return sqlite3_value_int64 (key->values[0]);
}

/*
 * Finds the last change that wrote the conflicting row and still holds.
 * @after: only changes made, or brought back, after this entry of the history
 * @change: (out): its number; 0 where there is none
 */
gboolean
ffw_conflict_find_change (const FfwConflict *self, FfwConnection *connection, gint64 after,
                          gint64 *change, GError **error)
{
  /* The last entry of a change is itself, its undo or its redo. */
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      "SELECT c.id FROM change AS c"
      "  JOIN change AS l ON l.id = (SELECT coalesce (max (o.id), c.id) FROM change AS o"
      "                               WHERE o.of = c.id)"
      " WHERE c.kind = 0 AND l.kind <> 1 AND l.id > ?1"
      "   AND (?2 IS NULL"
      "        OR (c.first_id <= ?2 AND ?2 < c.end_id) OR (c.first_id <= ?3 AND ?3 < c.end_id)"
      "        OR EXISTS (SELECT 1 FROM change_touch AS t"
      "                    WHERE t.subject IN (?2, ?3) AND t.change = c.id))"
      " ORDER BY l.id DESC",
      error, "iII", after, get_subject (&self->row), get_subject (&self->parent));
  g_autoptr (GError) failure = NULL;
  gboolean has = FALSE;

  *change = 0;
  if (cursor == NULL)
    return FALSE;

  while (!has && self->row.table && ffw_cursor_next (cursor, &failure))
    {
      gint64 candidate = ffw_cursor_get_int (cursor, 0);

      if (!change_has (self, connection, candidate, &has, error))
        return FALSE;
      if (has)
        *change = candidate;
    }

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}
