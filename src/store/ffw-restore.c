/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-workspace.h"

#include "ffw-backup.h"
#include "ffw-connection-private.h"
#include "ffw-file.h"
#include "ffw-holder.h"
#include "ffw-migrations.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* An open workspace stays open; there is no use in waiting long. */
#define PATIENCE_MS 500

/* Copies the backup @from into a new file beside @path, and verifies it. */
static char *
copy_backup (const char *path, const char *from, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwConnection) source = NULL;
  g_autofree char *log = g_strconcat (from, "-wal", NULL);
  FfwFileFacts facts;

  if (!ffw_file_look (from, ffw_migrations_get_newest (), &facts, error))
    return NULL;

  /* A backup may lie where nothing can be written, not even what a reader of a log needs. */
  source = ffw_connection_open (from,
                                facts.is_wal && !g_file_test (log, G_FILE_TEST_EXISTS)
                                    ? FFW_CONNECTION_IMMUTABLE
                                    : FFW_CONNECTION_READER,
                                error);
  if (source == NULL)
    return NULL;
  ffw_connection_set_cancellable (source, cancellable);

  return ffw_backup_copy_beside (source, path, error);
}

static gboolean
check_not_held (const char *path, GError **error)
{
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autoptr (FfwHolder) holder = ffw_holder_read (lock);
  g_autofree char *who = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  if (holder == NULL || !ffw_holder_is_alive (holder))
    return TRUE;

  who = ffw_holder_describe (holder);
  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY,
               _ ("“%s” is open for writing by %s. Restore it when they have closed it."), name,
               who);

  return FALSE;
}

/* Sees to it that nobody has the file @path open, and keeps it so while *connection lives. One
 * that is too damaged for that is open nowhere else in earnest; *connection is NULL then. */
static gboolean
seize (const char *path, FfwConnection **connection, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *connection = NULL;
  if (!check_not_held (path, error))
    return FALSE;

  *connection = ffw_connection_open (path, FFW_CONNECTION_WRITER, &failure);
  if (*connection)
    ffw_connection_set_patience (*connection, PATIENCE_MS);
  if (*connection && ffw_connection_execute (*connection, "PRAGMA journal_mode = DELETE", &failure)
      && ffw_connection_execute (*connection, "BEGIN EXCLUSIVE", &failure))
    return TRUE;

  g_clear_pointer (connection, ffw_connection_close);
  if (g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT))
    return TRUE;
  if (g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY,
                   _ ("“%s” is open in another program. Close it there, and restore it then."),
                   name);
    }
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* What lies beside a damaged file goes with it, and what is left of one that is missing: a log
 * would be taken for that of the new one. */
static gboolean
move_aside (const char *path, const char *kept, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (kept, suffixes[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && !ffw_file_take_name (from, to, FALSE, error))
        return FALSE;
    }

  return !g_file_test (path, G_FILE_TEST_EXISTS) || ffw_file_take_name (path, kept, FALSE, error);
}

/* Gives @beside the name @path, and what had it, if anything, the name *kept. */
static gboolean
replace (const char *path, const char *beside, char **kept, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *what = g_date_time_format (now, "replaced-%Y-%m-%d");
  g_autofree char *aside = NULL;
  FfwConnection *connection = NULL;
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);
  gboolean good;

  if (was_there && !seize (path, &connection, error))
    return FALSE;

  aside = ffw_backup_name_beside (path, what);
  good = move_aside (path, aside, error);
  if (good && !ffw_file_take_name (beside, path, FALSE, error))
    {
      if (was_there)
        ffw_file_take_name (aside, path, FALSE, NULL);
      good = FALSE;
    }
  g_clear_pointer (&connection, ffw_connection_close);
  if (good && was_there && kept)
    *kept = g_steal_pointer (&aside);

  return good;
}

/**
 * ffw_workspace_restore:
 * @path: of the workspace to restore; it must not be open. It may be damaged, or missing
 * @from: of the backup
 * @kept: (out) (optional) (nullable): where the file that was replaced is now;
 *   %NULL where there was none
 * @cancellable: (nullable): stops it
 *
 * Puts a verified copy of the backup @from in the place of @path. What is
 * replaced is kept beside it.
 *
 * Returns: whether it was restored; on %FALSE the file @path is as it was
 */
gboolean
ffw_workspace_restore (const char *path, const char *from, char **kept, GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *absolute = ffw_file_resolve (path);
  g_autofree char *beside = NULL;

  if (kept)
    *kept = NULL;
  beside = copy_backup (absolute, from, cancellable, error);
  if (beside == NULL)
    return FALSE;
  if (!replace (absolute, beside, kept, error))
    {
      ffw_file_remove (beside);
      return FALSE;
    }

  return TRUE;
}
