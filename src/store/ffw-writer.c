/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-writer.h"

#include "ffw-erase.h"
#include "ffw-holder.h"
#include "ffw-undo.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* A log longer than this is folded into the file and cut off after a change. */
#define LONG_LOG (16 * 1024 * 1024)

struct _FfwWriter
{
  FfwOpening opening;
  FfwConnection *connection; /* that of the opening */
  FfwDeriveFunc derive;      /* or NULL */
  const FfwGuard *guard;     /* or NULL; atomic */
  gint64 data_version;       /* changes when another process commits */
  gboolean changed_outside;  /* since it was last asked for */
  guint64 log;               /* the inode of the log, 0 where there is none yet */
  char *holder_path;
  gboolean is_held; /* whether our name is in the file */
  FfwUuidSource uuids;
  FfwInserted *inserted; /* by the present transaction */
  GHashTable *tables;    /* names of those that the present transaction wrote to */
  const char *last;      /* the table that the update hook saw last */
};

static void
on_update (void *data, int operation, const char *database, const char *table, sqlite3_int64 id)
{
  FfwWriter *self = data;

  if (operation == SQLITE_INSERT)
    ffw_inserted_note (self->inserted, table, id);

  /* SQLite's name of a table stays where it is, so that this is all for most rows. */
  if (table == self->last)
    return;

  self->last = table;
  /* What a change keeps for itself on the way is nobody's news. */
  if (!g_str_equal (database, "main"))
    return;
  if (!g_hash_table_contains (self->tables, table))
    g_hash_table_add (self->tables, g_strdup (table));
}

static guint64
read_log (FfwWriter *self)
{
  g_autofree char *log = g_strconcat (self->opening.path, "-wal", NULL);
  struct stat status;

  return stat (log, &status) < 0 ? 0 : status.st_ino;
}

/* POSIX drops all locks that a process has on a file when it closes that file anywhere, and
 * code that we do not know (a file chooser that looks what is in a file) may do so. Another
 * process then takes itself for the only one, and removes the log when it is done; what we
 * wrote to it after that would be lost. */
static gboolean
check_log (FfwWriter *self, GError **error)
{
  guint64 log = self->opening.alone ? self->log : read_log (self);
  g_autofree char *name = NULL;

  if (self->log == 0)
    self->log = log;
  if (log == self->log)
    return TRUE;

  name = g_filename_display_name (self->opening.path);
  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
               _ ("Another program put the log of “%s” away while it was open here, so nothing was "
                  "changed. Close it, and open it again."),
               name);
  ffw_connection_execute (self->connection, "ROLLBACK", NULL);

  return FALSE;
}

/* After a big change the log is as long as what it wrote, also where that was not kept; it would
 * stay so. Where readers still need it, the next change tries again. */
static void
fold_long_log (FfwWriter *self)
{
  g_autofree char *log = g_strconcat (ffw_connection_get_path (self->connection), "-wal", NULL);
  struct stat status;

  if (stat (log, &status) < 0 || status.st_size < LONG_LOG)
    return;

  ffw_connection_set_patience (self->connection, 0);
  sqlite3_wal_checkpoint_v2 (ffw_connection_get_db (self->connection), "main",
                             SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  ffw_connection_set_patience (self->connection, FFW_PATIENCE_MS);
}

/* Takes @opening over, and clears it. */
FfwWriter *
ffw_writer_new (FfwOpening *opening, FfwDeriveFunc derive)
{
  FfwWriter *self = g_new0 (FfwWriter, 1);

  self->derive = derive;
  self->opening = *opening;
  *opening = (FfwOpening){ 0 };
  self->connection = self->opening.connection;
  self->holder_path = g_strconcat (self->opening.path, "-writer", NULL);
  self->inserted = ffw_inserted_new ();
  ffw_connection_set_inserted (self->connection, self->inserted);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ffw_connection_get_int (self->connection, "PRAGMA data_version", &self->data_version, NULL, "");
  self->log = read_log (self);
  if (!ffw_opening_is_read_only (&self->opening))
    ffw_erase_finish (self->connection);
  sqlite3_update_hook (ffw_connection_get_db (self->connection), on_update, self);

  return self;
}

/* Closes the connection, too; the log is folded into the file where nobody else has it open. */
void
ffw_writer_free (FfwWriter *self)
{
  ffw_opening_clear (&self->opening);
  ffw_inserted_free (self->inserted);
  g_hash_table_unref (self->tables);
  g_free (self->holder_path);
  g_free (self);
}

FfwConnection *
ffw_writer_get_connection (FfwWriter *self)
{
  return self->connection;
}

/* Says who makes us wait, where that is known. */
static void
name_holder (FfwWriter *self, GError **error)
{
  g_autoptr (FfwHolder) holder = ffw_holder_read (self->holder_path);
  g_autofree char *name = g_filename_display_basename (self->opening.path);
  g_autofree char *who = NULL;

  if (holder == NULL || !ffw_holder_is_alive (holder))
    return;

  who = ffw_holder_describe (holder, ffw_language_get ());
  g_clear_error (error);
  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY,
               _ ("“%s” is being changed by %s. Wait until that is done, and try again."), name,
               who);
}

/* Notes whether another process has committed since we last looked. */
static void
note_outside (FfwWriter *self)
{
  gint64 version;

  if (ffw_connection_get_int (self->connection, "PRAGMA data_version", &version, NULL, "")
      && version != self->data_version)
    {
      self->data_version = version;
      self->changed_outside = TRUE;
    }
}

static void
hold (FfwWriter *self)
{
  g_autoptr (FfwHolder) me = NULL;

  /* Where one process writes alone, its lock has the name. */
  if (self->opening.alone)
    return;

  me = ffw_holder_new_me ();
  self->is_held = ffw_holder_write (me, self->holder_path);
}

static void
let_go (FfwWriter *self)
{
  if (self->is_held)
    g_unlink (self->holder_path);
  self->is_held = FALSE;
}

static gboolean
begin (FfwWriter *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  ffw_inserted_clear (self->inserted);
  g_hash_table_remove_all (self->tables);
  self->last = NULL;

  if (ffw_opening_is_read_only (&self->opening))
    {
      g_set_error_literal (error, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY,
                           self->opening.reasons[ffw_language_get ()]);
      return FALSE;
    }
  if (!ffw_connection_check_cancelled (self->connection, error)
      || !ffw_file_check_same (self->opening.path, &self->opening.facts, error))
    return FALSE;

  if (!ffw_connection_execute (self->connection, "BEGIN IMMEDIATE", &failure))
    {
      if (g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY))
        name_holder (self, &failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!check_log (self, error))
    return FALSE;
  note_outside (self);
  hold (self);

  return TRUE;
}

static void
roll_back (FfwWriter *self)
{
  g_hash_table_remove_all (self->tables);

  /* SQLite may have done so by itself. What follows may not be stopped half-way. */
  ffw_connection_set_cancellable (self->connection, NULL);
  if (ffw_connection_is_in_transaction (self->connection))
    ffw_connection_execute (self->connection, "ROLLBACK", NULL);
  let_go (self);
  fold_long_log (self);
}

static gboolean
derive (FfwWriter *self, GError **error)
{
  return self->derive == NULL || self->derive (self->connection, error);
}

/* From here on it is done or not; it is not stopped in between. */
static gboolean
commit (FfwWriter *self, GError **error)
{
  if (!ffw_connection_check_cancelled (self->connection, error))
    return FALSE;

  ffw_connection_set_cancellable (self->connection, NULL);
  if (!ffw_connection_execute (self->connection, "COMMIT", error))
    return FALSE;
  let_go (self);
  fold_long_log (self);

  return TRUE;
}

/*
 * Makes a change of @func and commits it. On %FALSE nothing of it is kept.
 * @mode: what history and undo know of it
 */
gboolean
ffw_writer_change (FfwWriter *self, FfwChangeMode mode, FfwChangeFunc func, gpointer data,
                   GError **error)
{
  gboolean keep = FALSE;
  gboolean good;

  if (!begin (self, error))
    return FALSE;

  good = ffw_change_make (self->connection, &self->uuids, self->tables, mode, func, data, &keep,
                          error)
         && (!keep || (derive (self, error) && commit (self, error)));
  if (!good || !keep)
    roll_back (self);
  else if (mode == FFW_CHANGE_ERASING)
    ffw_erase_finish (self->connection);

  return good;
}

/* @guard is asked at each undo and redo from now on. */
void
ffw_writer_set_guard (FfwWriter *self, const FfwGuard *guard)
{
  g_atomic_pointer_set (&self->guard, guard);
}

/*
 * Takes a change back, or brings one back, and commits that.
 * @change: to undo, the number of the change; 0 for the last
 *
 * Returns the change's message.
 */
FfwMessage *
ffw_writer_undo (FfwWriter *self, FfwChangeKind kind, gint64 change, GError **error)
{
  g_autoptr (FfwMessage) message = NULL;
  const FfwGuard *guard = g_atomic_pointer_get (&self->guard);
  gpointer before = NULL;
  gboolean good;

  if (!begin (self, error))
    return NULL;

  good = (guard == NULL || (before = guard->look (self->connection, error)))
         && (message = ffw_undo_make (self->connection, &self->uuids, self->tables, kind, change,
                                      error))
         && (guard == NULL || guard->check (self->connection, before, error))
         && derive (self, error) && commit (self, error);
  if (before)
    guard->free (before);
  if (good)
    return g_steal_pointer (&message);
  roll_back (self);

  return NULL;
}

/* Whether another process has committed since this was last asked. */
gboolean
ffw_writer_look (FfwWriter *self)
{
  gboolean changed;

  note_outside (self);
  changed = self->changed_outside;
  self->changed_outside = FALSE;

  return changed;
}

/* The tables whose rows nobody shows: the engine's own, and those inside the search. */
static gboolean
is_inner (const char *table)
{
  static const char *const inner[]
      = { "change_part", "content",    "content_part", "change_touch",   "counter",
          "post_order",  "unfinished", "standing_day", "standing_stale", NULL };

  return g_strv_contains (inner, table) || g_str_has_prefix (table, "post_search");
}

/* The names of the tables that the last transaction wrote to; empty where it was not kept. */
GStrv
ffw_writer_take_tables (FfwWriter *self)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer name;
  GStrv tables;

  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!is_inner (name))
      g_strv_builder_add (builder, name);
  g_hash_table_remove_all (self->tables);
  tables = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return tables;
}
