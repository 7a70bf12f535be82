/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-opening.h"

#include "ffw-backup.h"
#include "ffw-holder.h"
#include "ffw-migrations.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Whether other computers may have the file open. */
static gboolean
is_remote (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/* Says why it can be read only, in both languages: the window may change its own. */
static void
set_reason (FfwOpening *self, const char *untranslated)
{
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    {
      g_free (self->reasons[i]);
      self->reasons[i] = g_strdup (ffw_translate ((FfwLanguage)i, untranslated));
    }
}

static void
set_held (FfwOpening *self, const FfwHolder *holder)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    {
      g_autofree char *who = ffw_holder_describe (holder, (FfwLanguage)i);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_free (self->reasons[i]);
      self->reasons[i] = g_strdup_printf (
          ffw_translate ((FfwLanguage)i,
                         N_ ("“%s” is open for writing by %s. You can read it; to change it, open "
                             "it again when they have closed it.")),
          name, who);
#pragma GCC diagnostic pop
    }
}

/* Adds what is to be known of a file that is read as it lies there. */
static void
add_immutable (FfwOpening *self)
{
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    {
      g_autofree char *reason = g_steal_pointer (&self->reasons[i]);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      self->reasons[i] = g_strdup_printf (
          ffw_translate ((FfwLanguage)i, N_ ("%s What others change meanwhile does not show.")),
          reason);
#pragma GCC diagnostic pop
    }
}

/* Whether nothing can be written; the reasons say why. */
gboolean
ffw_opening_is_read_only (const FfwOpening *self)
{
  return self->reasons[0] != NULL;
}

/* Sets the reason where another process has the file for itself. Takes the lock where we are to
 * have it for ourselves. */
static gboolean
settle_lock (FfwOpening *self, GError **error)
{
  g_autofree char *lock = g_strconcat (self->path, "-lock", NULL);
  g_autoptr (FfwHolder) holder = NULL;

  if (self->alone && !ffw_opening_is_read_only (self))
    {
      if (ffw_holder_lock (lock, &holder, error))
        {
          self->lock = g_steal_pointer (&lock);
          return TRUE;
        }
      if (holder == NULL)
        return FALSE;
    }
  else
    holder = ffw_holder_read (lock);

  if (holder && ffw_holder_is_alive (holder))
    {
      self->alone = TRUE;
      if (!ffw_opening_is_read_only (self))
        set_held (self, holder);
    }

  return TRUE;
}

static gboolean
migrate (FfwOpening *self, GError **error)
{
  g_autofree char *backup = NULL;
  guint version = 0;

  if (!ffw_migrations_read_version (self->connection, &version, error))
    return FALSE;
  if (version == ffw_migrations_get_newest ())
    return TRUE;

  backup = ffw_backup_make_before_migration (self->connection, version, error);

  return backup && ffw_migrations_run (self->connection, ffw_migrations_get_newest (), error);
}

/* Sets the way in which changes reach the file. A file system that cannot do WAL keeps the
 * rollback journal, which works there for one process at a time. */
static gboolean
set_journal (FfwOpening *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      self->connection, self->alone ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL",
      error, "");
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, &failure))
    {
      if (self->alone && g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY))
        g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY,
                     _ ("“%s” is open in another program, so it cannot be opened for one alone. "
                        "Close it there first."),
                     name);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->alone || g_strcmp0 (ffw_cursor_get_text (cursor, 0), "wal") == 0)
    return TRUE;

  self->alone = TRUE;

  return settle_lock (self, error);
}

static gboolean
open_to_write (FfwOpening *self, GError **error)
{
  self->connection = ffw_connection_open (self->path, FFW_CONNECTION_WRITER, error);
  self->reader = FFW_CONNECTION_READER;

  return self->connection && set_journal (self, error)
         && (ffw_opening_is_read_only (self) || migrate (self, error));
}

static gboolean
try_to_read (FfwOpening *self, FfwConnectionMode mode, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  guint version = 0;

  g_clear_pointer (&self->connection, ffw_connection_close);
  self->reader = mode;
  self->connection = ffw_connection_open (self->path, mode, error);
  if (self->connection == NULL || !ffw_migrations_read_version (self->connection, &version, error))
    return FALSE;
  if (version == ffw_migrations_get_newest ())
    return TRUE;

  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY,
               _ ("“%s” was made by an earlier version of Fframwaith and has to be brought up to "
                  "date, but it may be read only. Copy it to a folder of your own, and open "
                  "that."),
               name);

  return FALSE;
}

/* Where the reader's share of WAL cannot be made, the file is read as it lies there; that is
 * right as long as nobody changes it. */
static gboolean
open_to_read (FfwOpening *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  if (try_to_read (self, FFW_CONNECTION_READER, &failure))
    return TRUE;

  if (!self->facts.is_wal || g_file_test (log, G_FILE_TEST_EXISTS)
      || g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_TOO_NEW)
      || g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  add_immutable (self);

  return try_to_read (self, FFW_CONNECTION_IMMUTABLE, error);
}

/*
 * Opens the file @path. On %FALSE @self is clear.
 */
gboolean
ffw_opening_open (FfwOpening *self, const char *path, FfwWorkspaceFlags flags, GError **error)
{
  gboolean good;

  *self = (FfwOpening){ .path = ffw_file_resolve (path) };

  good = ffw_file_look (self->path, ffw_migrations_get_newest (), &self->facts, error);
  if (good)
    {
      self->is_noted = TRUE;
      if (flags & FFW_WORKSPACE_READ_ONLY)
        set_reason (self, N_ ("The workspace was opened for reading only."));
      else if (!self->facts.may_write)
        set_reason (self, N_ ("You may read this workspace but not write it, or not its folder."));
      self->alone = flags & FFW_WORKSPACE_EXCLUSIVE || is_remote (self->path);
      good = settle_lock (self, error);
    }

  /* Only while it opens to write may it turn out that another process has it for itself. */
  if (good && !ffw_opening_is_read_only (self))
    good = open_to_write (self, error);
  if (good && ffw_opening_is_read_only (self))
    good = open_to_read (self, error);
  if (!good)
    ffw_opening_clear (self);

  return good;
}

/* Closes the file and gives the lock back. */
void
ffw_opening_clear (FfwOpening *self)
{
  g_clear_pointer (&self->connection, ffw_connection_close);
  if (self->lock)
    ffw_holder_unlock (self->lock);
  if (self->is_noted)
    ffw_open_files_remove (&self->facts.file);
  self->is_noted = FALSE;
  g_clear_pointer (&self->lock, g_free);
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    g_clear_pointer (&self->reasons[i], g_free);
  g_clear_pointer (&self->path, g_free);
}
