/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-connection-private.h"

#include "ffw-cursor-private.h"
#include "ffw-functions.h"
#include "ffw-locks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Steps of SQLite's machine between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_LOOKS 2000

#define WRITER_CACHE_KIB 65536
#define READER_CACHE_KIB 8192

struct _FfwConnection
{
  char *path;
  char *shown; /* the name that errors say */
  sqlite3 *db;
  FfwStatements *statements;
  GCancellable *cancellable;
  guint patience_ms;
  gint64 waiting_since;
  FfwInserted *inserted; /* or NULL; not owned */
  gboolean shadows;      /* whether it has tables of its own until the read ends */
};

static int
on_busy (void *data, int times)
{
  FfwConnection *self = data;
  gint64 now = g_get_monotonic_time ();

  if (times == 0)
    self->waiting_since = now;
  if (g_cancellable_is_cancelled (self->cancellable)
      || now - self->waiting_since >= (gint64)self->patience_ms * 1000)
    return 0;

  g_usleep (CLAMP (times * 1000, 500, 25000));

  return 1;
}

static int
on_progress (void *data)
{
  FfwConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
set_up (FfwConnection *self, FfwConnectionMode mode, GError **error)
{
  gboolean writer = mode == FFW_CONNECTION_WRITER;
  g_autofree char *pragmas
      = g_strdup_printf ("PRAGMA cache_size = -%d; PRAGMA temp_store = FILE; "
                         "PRAGMA foreign_keys = ON; "
                         "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
                         "PRAGMA query_only = %s;",
                         writer ? WRITER_CACHE_KIB : READER_CACHE_KIB, writer ? "OFF" : "ON");

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_handler (self->db, on_busy, self);
  sqlite3_progress_handler (self->db, STEPS_BETWEEN_LOOKS, on_progress, self);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return ffw_connection_check_result (self, ffw_functions_register (self->db), error)
         && ffw_connection_execute (self, pragmas, error);
}

/* SQLite counts its memory under a lock, at each allocation, and nobody asks: a tenth of an
 * import's time. It takes this only before its first use in the process. */
static gpointer
set_up_library (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  ffw_locks_install ();

  return NULL;
}

/*
 * Opens @path, which must exist. @mode says what for.
 */
FfwConnection *
ffw_connection_open (const char *path, FfwConnectionMode mode, GError **error)
{
  g_autoptr (FfwConnection) self = g_new0 (FfwConnection, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *name = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  static GOnce library = G_ONCE_INIT;
  int result;

  g_once (&library, set_up_library, NULL);
  if (uri == NULL)
    return NULL;

  name = g_strconcat (uri, mode == FFW_CONNECTION_IMMUTABLE ? "?immutable=1" : "", NULL);
  flags |= mode == FFW_CONNECTION_WRITER ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

  self->path = g_steal_pointer (&absolute);
  self->shown = g_strdup (self->path);
  self->patience_ms = FFW_PATIENCE_MS;
  result = sqlite3_open_v2 (name, &self->db, flags, NULL);
  if (!ffw_connection_check_result (self, result, error))
    return NULL;

  self->statements = ffw_statements_new (self->db);
  if (!set_up (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Closes and frees @self. No cursor of it may be left. */
void
ffw_connection_close (FfwConnection *self)
{
  g_clear_pointer (&self->statements, ffw_statements_free);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A cursor outlives its connection");
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->shown);
  g_free (self);
}

sqlite3 *
ffw_connection_get_db (FfwConnection *self)
{
  return self->db;
}

const char *
ffw_connection_get_path (FfwConnection *self)
{
  return self->path;
}

/* Has errors name the file @path, for which the file of @self is made. */
void
ffw_connection_set_shown (FfwConnection *self, const char *path)
{
  g_free (self->shown);
  self->shown = g_strdup (path);
}

/* What stops the work on @self from now on; NULL for nothing. */
void
ffw_connection_set_cancellable (FfwConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * ffw_connection_get_cancellable:
 *
 * Returns: (transfer none) (nullable): what the caller of the read or the change gave,
 *   for work that goes on long without asking the workspace
 */
GCancellable *
ffw_connection_get_cancellable (FfwConnection *self)
{
  return self->cancellable;
}

/* How long to wait for a lock that another process holds; 5 seconds unless set. */
void
ffw_connection_set_patience (FfwConnection *self, guint milliseconds)
{
  self->patience_ms = milliseconds;
}

/* Sets @error, unless @result is a good one. A wait that was cancelled counts as such. */
gboolean
ffw_connection_check_result (FfwConnection *self, int result, GError **error)
{
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;

  if ((result & 0xff) == SQLITE_BUSY && g_cancellable_is_cancelled (self->cancellable))
    result = SQLITE_INTERRUPT;
  ffw_store_error_set (error, result, self->db, self->shown);

  return FALSE;
}

/* Sets @error where the work on @self was cancelled. */
gboolean
ffw_connection_check_cancelled (FfwConnection *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return TRUE;

  ffw_store_error_set (error, SQLITE_INTERRUPT, NULL, self->shown);

  return FALSE;
}

/* Runs statements that take no parameters and give no rows. */
gboolean
ffw_connection_execute (FfwConnection *self, const char *sql, GError **error)
{
  return ffw_connection_check_result (self, sqlite3_exec (self->db, sql, NULL, NULL, NULL), error);
}

gboolean
ffw_connection_is_in_transaction (FfwConnection *self)
{
  return !sqlite3_get_autocommit (self->db);
}

/* Drops the cached statements, before a change of the schema. */
void
ffw_connection_forget_statements (FfwConnection *self)
{
  ffw_statements_forget (self->statements);
}

/* What notes the rows that are inserted on @self: its owner's, who outlives it. */
void
ffw_connection_set_inserted (FfwConnection *self, FfwInserted *inserted)
{
  self->inserted = inserted;
}

/**
 * ffw_connection_list_inserted:
 * @table: a table whose rows have ids
 *
 * For a #FfwDeriveFunc, where a trigger would cost too much: with one, each row that is inserted
 * has SQLite keep the pages that it touches.
 *
 * Returns: (transfer full) (element-type FfwIdRange): ranges that hold the ids of all rows which
 *   the present change, undo or redo has inserted, and others beside them; in ascending order
 */
GArray *
ffw_connection_list_inserted (FfwConnection *self, const char *table)
{
  g_assert (self->inserted);

  return ffw_inserted_list (self->inserted, table);
}

/* The statement that makes a table as the table @name is, for this connection alone. */
static char *
describe_shadow (FfwConnection *self, const char *name, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      self, "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?", error, "s",
      name);
  const char *made_by;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;
  made_by = ffw_cursor_get_text (cursor, 0);
  g_assert (g_str_has_prefix (made_by, "CREATE TABLE "));

  return g_strconcat ("CREATE TEMP TABLE IF NOT EXISTS ", made_by + strlen ("CREATE TABLE "), NULL);
}

/**
 * ffw_connection_shadow:
 * @table: the name of a table
 *
 * Puts an empty table with the same columns, but without its indexes, before @table, for the rest
 * of the present read and for this connection alone: all SQL that names it means that one. Done
 * again, it is emptied. For what @table would hold as of another day.
 */
gboolean
ffw_connection_shadow (FfwConnection *self, const char *table, GError **error)
{
  g_autofree char *make = describe_shadow (self, table, error);
  g_autofree char *empty = g_strdup_printf ("DELETE FROM temp.\"%s\"", table);

  /* The file itself is open for reading only, whatever this says. */
  self->shadows = TRUE;

  return make && ffw_connection_execute (self, "PRAGMA query_only = OFF", error)
         && ffw_connection_execute (self, make, error)
         && ffw_connection_execute (self, empty, error);
}

/**
 * ffw_connection_lay_out:
 * @name: of no table in the file
 * @columns: what stands between the brackets of CREATE TABLE
 *
 * Makes an empty table for the rest of the present read and for this connection alone, for rows
 * that are in no table and are to be joined with some. Done again, it is emptied.
 */
gboolean
ffw_connection_lay_out (FfwConnection *self, const char *name, const char *columns, GError **error)
{
  g_autofree char *make = g_strdup_printf ("CREATE TEMP TABLE IF NOT EXISTS \"%s\" (%s)", name,
                                           columns);
  g_autofree char *empty = g_strdup_printf ("DELETE FROM temp.\"%s\"", name);

  self->shadows = TRUE;

  return ffw_connection_execute (self, "PRAGMA query_only = OFF", error)
         && ffw_connection_execute (self, make, error)
         && ffw_connection_execute (self, empty, error);
}

/* At the end of a read, whose transaction has taken its tables with it. */
void
ffw_connection_end_shadow (FfwConnection *self)
{
  if (self->shadows)
    ffw_connection_execute (self, "PRAGMA query_only = ON", NULL);
  self->shadows = FALSE;
}

/**
 * ffw_connection_prepare:
 * @sql: one statement; a constant beside the code that uses it
 *
 * For a statement that runs many times: bind, run, bind, run.
 *
 * Returns: (transfer full): a cursor before its first row, or %NULL with @error set
 */
FfwCursor *
ffw_connection_prepare (FfwConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = ffw_statements_take (self->statements, sql, &statement);

  if (!ffw_connection_check_result (self, result, error))
    return NULL;

  return ffw_cursor_new (self, self->statements, statement);
}

/**
 * ffw_connection_query:
 * @sql: one statement
 * @format: the types of the values that follow, see #FfwConnection
 *
 * Returns: (transfer full): a cursor before its first row, or %NULL with @error set
 */
FfwCursor *
ffw_connection_query (FfwConnection *self, const char *sql, GError **error, const char *format, ...)
{
  FfwCursor *cursor = ffw_connection_prepare (self, sql, error);

  if (cursor)
    {
      va_list values;

      va_start (values, format);
      ffw_cursor_bind_va (cursor, format, FALSE, values);
      va_end (values);
    }

  return cursor;
}

/**
 * ffw_connection_run:
 * @sql: one statement; rows that it gives are passed over
 * @format: the types of the values that follow, see #FfwConnection
 *
 * Returns: whether it ran to its end
 */
gboolean
ffw_connection_run (FfwConnection *self, const char *sql, GError **error, const char *format, ...)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (self, sql, error);
  va_list values;

  if (cursor == NULL)
    return FALSE;

  va_start (values, format);
  ffw_cursor_bind_va (cursor, format, TRUE, values);
  va_end (values);

  return ffw_cursor_run (cursor, error);
}

/**
 * ffw_connection_get_int:
 * @sql: one statement
 * @value: (out): the first column of its first row; %FFW_NULL where that is NULL
 *   or there is no row
 * @format: the types of the values that follow, see #FfwConnection
 *
 * Returns: whether it ran
 */
gboolean
ffw_connection_get_int (FfwConnection *self, const char *sql, gint64 *value, GError **error,
                        const char *format, ...)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (self, sql, error);
  g_autoptr (GError) failure = NULL;
  va_list values;

  *value = FFW_NULL;
  if (cursor == NULL)
    return FALSE;

  va_start (values, format);
  ffw_cursor_bind_va (cursor, format, TRUE, values);
  va_end (values);

  if (ffw_cursor_next (cursor, &failure))
    *value = ffw_cursor_get_int (cursor, 0);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}
