/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes what is about somebody out of the history, and out of the bytes of the file. Whose rows
 * they are is for src/domain to say. */

#include "ffw-erase.h"

#include "ffw-changeset.h"
#include "ffw-connection-private.h"
#include "ffw-uuid.h"

#include <string.h>

struct _FfwErasedRow
{
  const FfwChangesetRow *row;
  GHashTable *columns; /* name → position + 1 */
  gint64 change;
};

/* A way through all rows of the history. */
typedef struct
{
  FfwConnection *connection;
  FfwErasedRowFunc func;
  gpointer data;
  GHashTable *tables; /* name → GHashTable of its columns */
  gint64 change;      /* whose rows come now */
  GError *failure;
} Walk;

/* A part of a change. */
typedef struct
{
  gint64 change;
  gint64 part;
} Part;

/** Returns: (transfer none): the name of the row's table */
const char *
ffw_erased_row_get_table (const FfwErasedRow *self)
{
  return self->row->table;
}

/** Returns: the number of the change that wrote the row */
gint64
ffw_erased_row_get_change (const FfwErasedRow *self)
{
  return self->change;
}

/* A table may have had fewer columns when the change was made. */
static const FfwChangesetValue *
find_value (const FfwErasedRow *self, const char *column, FfwErasedSide side)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, column));
  GArray *values = side == FFW_ERASED_BEFORE ? self->row->before : self->row->after;

  return position == 0 || position > values->len
             ? NULL
             : &g_array_index (values, FfwChangesetValue, position - 1);
}

/** Returns: the number in @column; %FFW_NULL where there is none, or it is not known */
gint64
ffw_erased_row_get_int (const FfwErasedRow *self, const char *column, FfwErasedSide side)
{
  const FfwChangesetValue *value = find_value (self, column, side);

  return value && value->kind == FFW_VALUE_INTEGER ? value->number : FFW_NULL;
}

/** Returns: (transfer full) (nullable): the text in @column; %NULL where there is none, or it is
 *   not known */
char *
ffw_erased_row_dup_text (const FfwErasedRow *self, const char *column, FfwErasedSide side)
{
  const FfwChangesetValue *value = find_value (self, column, side);

  return value && value->kind == FFW_VALUE_TEXT ? g_strndup (value->text, value->size) : NULL;
}

static GHashTable *
read_columns (Walk *self, const char *table)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      self->connection, "SELECT name, cid FROM pragma_table_info (?)", &self->failure, "s", table);
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (cursor && ffw_cursor_next (cursor, &self->failure))
    g_hash_table_insert (columns, g_strdup (ffw_cursor_get_text (cursor, 0)),
                         GUINT_TO_POINTER ((guint)ffw_cursor_get_int (cursor, 1) + 1));
  g_hash_table_insert (self->tables, g_strdup (table), columns);

  return columns;
}

static gboolean
keep_row (const FfwChangesetRow *row, gpointer data)
{
  Walk *self = data;
  FfwErasedRow erased = { .row = row,
                          .columns = g_hash_table_lookup (self->tables, row->table),
                          .change = self->change };

  if (self->failure)
    return TRUE;
  if (erased.columns == NULL)
    erased.columns = read_columns (self, row->table);

  return self->failure || !self->func (&erased, self->data);
}

static GArray *
list_parts (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT change, part FROM change_part ORDER BY change, part", error, "");
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      Part part = { ffw_cursor_get_int (cursor, 0), ffw_cursor_get_int (cursor, 1) };

      g_array_append_val (parts, part);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&parts);
}

static GBytes *
read_part (FfwConnection *connection, const Part *part, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection,
                                                       "SELECT changeset FROM change_part"
                                                       " WHERE change = ? AND part = ?",
                                                       error, "ii", part->change, part->part);

  return cursor && ffw_cursor_next (cursor, error) ? ffw_cursor_get_bytes (cursor, 0) : NULL;
}

/* A changeset that its own rules do not read is damage. */
static gboolean
check_rows (Walk *self, GBytes *changeset, gint64 *n, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int result = sqlite3changeset_start (&iter, (int)g_bytes_get_size (changeset),
                                       (void *)g_bytes_get_data (changeset, NULL));

  *n = 0;
  if (!ffw_connection_check_result (self->connection, result, error))
    return FALSE;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    (*n)++;

  return ffw_connection_check_result (self->connection, sqlite3changeset_finalize (iter), error);
}

static gboolean
drop_salt (FfwConnection *connection, gint64 change, GError **error)
{
  return ffw_connection_run (connection, "UPDATE change SET salt = NULL WHERE id = ?", error, "i",
                             change);
}

/* Puts what is left of a part in its place. SQLite itself must find in it the rows that were not
 * taken out, and no other. */
static gboolean
store_part (Walk *self, const Part *part, GBytes *changeset, GBytes *rest, guint n_taken,
            GError **error)
{
  gint64 n_before = 0;
  gint64 n_after = 0;

  if (!check_rows (self, changeset, &n_before, error) || !check_rows (self, rest, &n_after, error))
    return FALSE;
  if (n_after + n_taken != n_before)
    {
      ffw_store_error_set (error, SQLITE_CORRUPT, NULL, ffw_connection_get_path (self->connection));
      return FALSE;
    }
  if (n_after == 0)
    return ffw_connection_run (self->connection,
                               "DELETE FROM change_part WHERE change = ? AND part = ?", error, "ii",
                               part->change, part->part)
           && drop_salt (self->connection, part->change, error);

  return ffw_connection_run (self->connection,
                             "UPDATE change_part SET changeset = ? WHERE change = ? AND part = ?",
                             error, "bii", rest, part->change, part->part)
         && drop_salt (self->connection, part->change, error);
}

static gboolean
walk_part (Walk *self, const Part *part, gboolean store, GError **error)
{
  g_autoptr (GBytes) changeset = read_part (self->connection, part, error);
  g_autoptr (GBytes) rest = NULL;
  guint n_taken = 0;

  if (changeset == NULL)
    return FALSE;

  self->change = part->change;
  rest = ffw_changeset_filter (changeset, keep_row, self, &n_taken);
  if (self->failure)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }
  if (rest == NULL)
    {
      ffw_store_error_set (error, SQLITE_CORRUPT, NULL, ffw_connection_get_path (self->connection));
      return FALSE;
    }

  return !store || n_taken == 0 || store_part (self, part, changeset, rest, n_taken, error);
}

static gboolean
walk (FfwConnection *connection, FfwErasedRowFunc func, gpointer data, gboolean store,
      GError **error)
{
  Walk self = { .connection = connection, .func = func, .data = data };
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify)g_hash_table_unref);
  g_autoptr (GArray) parts = list_parts (connection, error);

  if (parts == NULL)
    return FALSE;
  self.tables = tables;
  for (guint i = 0; i < parts->len; i++)
    if (!ffw_connection_check_cancelled (connection, error)
        || !walk_part (&self, &g_array_index (parts, Part, i), store, error))
      return FALSE;

  return TRUE;
}

/**
 * ffw_erase_walk:
 * @func: (scope call): is shown each row that any change wrote, in their order; what it returns
 *   does not matter
 *
 * Reads the history, that of changes that were undone too.
 *
 * Returns: whether it could be read
 */
gboolean
ffw_erase_walk (FfwConnection *connection, FfwErasedRowFunc func, gpointer data, GError **error)
{
  return walk (connection, func, data, FALSE, error);
}

/**
 * ffw_erase_rows:
 * @change: under way in ffw_workspace_erase()
 * @func: (scope call): says which rows are to go; asked of some more than once
 *
 * Takes rows out of the history. A change that loses one loses its salt too, so that nobody can
 * guess what was there, and can be undone or redone no more.
 *
 * Returns: whether it was done
 */
gboolean
ffw_erase_rows (FfwChange *change, FfwErasedRowFunc func, gpointer data, GError **error)
{
  return walk (ffw_change_get_connection (change), func, data, TRUE, error);
}

/* Whether @argument says something by itself, and does not only point to it. */
static gboolean
is_free (const char *argument)
{
  g_autofree char *table = NULL;
  gint64 id;

  return *argument && !ffw_message_is_row (argument, &table, &id)
         && !g_str_has_prefix (argument, "kind:") && !g_str_has_prefix (argument, "date:")
         && strspn (argument, "0123456789") != strlen (argument);
}

/* What is left of the arguments of a message; NULL where nothing is to go. */
static char *
clean_arguments (const char *id, const char *stored, FfwErasedTextFunc func, gpointer data)
{
  g_autoptr (FfwMessage) message = ffw_message_new_from_stored (id, stored);
  const char *const *arguments = ffw_message_get_arguments (message);
  g_autoptr (GString) left = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; arguments[i]; i++)
    {
      gboolean goes = is_free (arguments[i]) && func (id, arguments[i], data);
      g_autoptr (FfwMessage) one = ffw_message_new ("", goes ? "…" : arguments[i], NULL);
      g_autofree char *line = ffw_message_store_arguments (one);

      g_string_append (left, line);
      any |= goes;
    }

  return any ? g_strdup (left->str) : NULL;
}

/**
 * ffw_erase_texts:
 * @change: under way in ffw_workspace_erase()
 * @func: (scope call): says which texts are to go
 *
 * Takes words out of the messages of the history, such as the names of imported files.
 *
 * Returns: whether it was done
 */
gboolean
ffw_erase_texts (FfwChange *change, FfwErasedTextFunc func, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (
      connection, "SELECT id, message, arguments FROM change WHERE id > ? ORDER BY id LIMIT 1",
      error);
  gint64 last = 0;

  if (cursor == NULL)
    return FALSE;
  /* One by one: a row that is written while it is listed may come twice. */
  for (;;)
    {
      g_autofree char *arguments = NULL;

      ffw_cursor_bind (cursor, "i", last);
      if (!ffw_cursor_next (cursor, error))
        return !ffw_cursor_has_failed (cursor);
      last = ffw_cursor_get_int (cursor, 0);
      arguments = clean_arguments (ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 2),
                                   func, data);
      ffw_cursor_reset (cursor);
      if (arguments
          && !ffw_connection_run (connection,
                                  "UPDATE change SET arguments = ?, salt = NULL WHERE id = ?",
                                  error, "si", arguments, last))
        return FALSE;
    }
}

/**
 * ffw_erase_close:
 * @change: under way in ffw_workspace_erase()
 * @subject: whose history tells of the erasure
 *
 * What comes last: the index of the search is made anew, since it keeps words that were deleted
 * for a while, and it is noted that the file is to be written anew.
 *
 * Returns: whether it was done
 */
gboolean
ffw_erase_close (FfwChange *change, gint64 subject, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  return ffw_connection_run (connection, "INSERT INTO post_search (post_search) VALUES ('rebuild')",
                             error, "")
         && ffw_connection_run (connection,
                                "INSERT INTO change_touch (subject, change) VALUES (?, ?)"
                                " ON CONFLICT DO NOTHING",
                                error, "ii", subject, ffw_change_get_number (change))
         && ffw_connection_run (connection,
                                "INSERT INTO unfinished (what) VALUES ('erasure')"
                                " ON CONFLICT DO NOTHING",
                                error, "");
}

/**
 * ffw_erase_new_uuid:
 * @uuid: (out): filled with a UUID in lower case
 *
 * Version 4 of RFC 9562: it says nothing about when it was made, nor beside which others.
 *
 * Returns: @uuid
 */
char *
ffw_erase_new_uuid (char uuid[FFW_UUID_SIZE])
{
  guint8 bytes[16];

  ffw_random_bytes (bytes, sizeof bytes);
  bytes[6] = 0x40 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);

  return ffw_uuid_write (bytes, uuid);
}

/**
 * ffw_erase_is_unfinished:
 * @unfinished: (out): whether something of what was erased may be left in the bytes of the file
 *
 * Returns: whether it could be read
 */
gboolean
ffw_erase_is_unfinished (FfwConnection *connection, gboolean *unfinished, GError **error)
{
  gint64 n = 0;
  gboolean read = ffw_connection_get_int (connection, "SELECT count (*) FROM unfinished", &n, error,
                                          "");

  *unfinished = n > 0;

  return read;
}

/**
 * ffw_erase_count:
 * @n: (out): of how many entries of the history something was erased
 *
 * Returns: whether it could be read
 */
gboolean
ffw_erase_count (FfwConnection *connection, gint64 *n, GError **error)
{
  return ffw_connection_get_int (connection, "SELECT count (*) FROM change WHERE salt IS NULL", n,
                                 error, "");
}

/* Folds the log into the file and cuts it off; in vain where somebody still reads from it. */
static gboolean
empty_log (FfwConnection *connection)
{
  return sqlite3_wal_checkpoint_v2 (ffw_connection_get_db (connection), "main",
                                    SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL)
         == SQLITE_OK;
}

/*
 * Where an erasure was committed, writes the file anew and empties its log. What cannot be done
 * now is done when this is called next.
 */
void
ffw_erase_finish (FfwConnection *connection)
{
  gboolean unfinished = FALSE;

  if (ffw_erase_is_unfinished (connection, &unfinished, NULL) && unfinished
      && ffw_connection_execute (connection, "VACUUM", NULL) && empty_log (connection)
      && ffw_connection_run (connection, "DELETE FROM unfinished", NULL, ""))
    empty_log (connection);
}
