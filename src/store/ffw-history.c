/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history.h"

#include "ffw-migrations.h"

/* Whether the change c is taken back at present. */
#define UNDONE                                                                                     \
  "coalesce ((SELECT o.kind FROM change AS o WHERE o.of = c.id ORDER BY o.id DESC LIMIT 1), 0)"    \
  " = 1"

#define ENTRY                                                                                      \
  "SELECT c.id, c.kind, c.of, " UNDONE                                                             \
  ", c.at, c.who, c.message, c.arguments, " FFW_SQL_UNDO_SCHEMA " FROM change AS c "

/* The kind of the last entry about the change c: itself, its undo or its redo. */
#define LAST_KIND                                                                                  \
  "coalesce ((SELECT o.kind FROM change AS o WHERE o.of = c.id ORDER BY o.id DESC LIMIT 1),"       \
  " c.kind)"

/* The changes that made ?1 or touched it, and their undos and redos. */
#define OF_SUBJECT                                                                                 \
  "WITH source (id) AS ("                                                                          \
  "SELECT change FROM change_touch WHERE subject = ?1"                                             \
  " UNION "                                                                                        \
  "SELECT id FROM (SELECT id, end_id FROM change WHERE first_id <= ?1"                             \
  " ORDER BY first_id DESC LIMIT 1) AS maker WHERE end_id > ?1) " ENTRY                            \
  "WHERE c.id IN (SELECT id FROM source"                                                           \
  " UNION SELECT o.id FROM source AS s JOIN change AS o ON o.of = s.id) "

/**
 * ffw_history_entry_free:
 */
void
ffw_history_entry_free (FfwHistoryEntry *self)
{
  g_free (self->at);
  g_free (self->who);
  ffw_message_free (self->message);
  g_free (self);
}

static FfwHistoryEntry *
read_entry (FfwCursor *cursor)
{
  FfwHistoryEntry *entry = g_new0 (FfwHistoryEntry, 1);

  entry->id = ffw_cursor_get_int (cursor, 0);
  entry->kind = ffw_cursor_get_int (cursor, 1);
  entry->of = ffw_cursor_is_null (cursor, 2) ? 0 : ffw_cursor_get_int (cursor, 2);
  entry->undone = ffw_cursor_get_int (cursor, 3);
  entry->at = g_strdup (ffw_cursor_get_text (cursor, 4));
  entry->who = g_strdup (ffw_cursor_get_text (cursor, 5));
  entry->message = ffw_message_new_from_stored (ffw_cursor_get_text (cursor, 6),
                                                ffw_cursor_get_text (cursor, 7));
  entry->final = ffw_cursor_get_int (cursor, 8) != ffw_migrations_get_newest ();

  return entry;
}

/**
 * ffw_history_read:
 * @subject: the id of a person, a session or another row; 0 for the whole history
 * @limit: how many entries at most; 0 for all
 *
 * Returns: (transfer full) (element-type FfwHistoryEntry): the entries, the last
 *   first, or %NULL with @error set
 */
GPtrArray *
ffw_history_read (FfwConnection *connection, gint64 subject, guint limit, GError **error)
{
  gint64 most = limit > 0 ? (gint64)limit : G_MAXINT64;
  g_autoptr (FfwCursor) cursor
      = subject == 0 ? ffw_connection_query (connection, ENTRY "ORDER BY c.id DESC LIMIT ?", error,
                                             "i", most)
                     : ffw_connection_query (connection, OF_SUBJECT "ORDER BY c.id DESC LIMIT ?2",
                                             error, "ii", subject, most);
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_history_entry_free);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return NULL;

  while (ffw_cursor_next (cursor, &failure))
    g_ptr_array_add (entries, read_entry (cursor));

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&entries);
}

/**
 * ffw_history_read_one:
 * @change: its number
 *
 * Returns: (transfer full) (nullable): the entry; %NULL where there is none, or with @error set
 */
FfwHistoryEntry *
ffw_history_read_one (FfwConnection *connection, gint64 change, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, ENTRY "WHERE c.id = ?", error,
                                                       "i", change);

  return cursor && ffw_cursor_next (cursor, error) ? read_entry (cursor) : NULL;
}

/**
 * ffw_history_find_next:
 * @kind: %FFW_CHANGE_UNDO or %FFW_CHANGE_REDO
 * @change: (out): the number of the change that would be taken back or brought back next; 0 for
 *   none
 *
 * Returns: whether it could be read
 */
gboolean
ffw_history_find_next (FfwConnection *connection, FfwChangeKind kind, gint64 *change,
                       GError **error)
{
  /* A new change ends what could be brought back before it. */
  const char *sql = kind == FFW_CHANGE_UNDO
                        ? "SELECT c.id FROM change AS c WHERE c.kind = 0 AND " LAST_KIND " <> 1"
                          " ORDER BY c.id DESC LIMIT 1"
                        : "SELECT u.of FROM change AS u JOIN change AS c ON c.id = u.of"
                          " WHERE u.kind = 1 AND " LAST_KIND " = 1"
                          " AND u.id > (SELECT max (d.id) FROM change AS d WHERE d.kind = 0)"
                          " ORDER BY u.id DESC LIMIT 1";

  if (!ffw_connection_get_int (connection, sql, change, error, ""))
    return FALSE;
  if (*change == FFW_NULL)
    *change = 0;

  return TRUE;
}
