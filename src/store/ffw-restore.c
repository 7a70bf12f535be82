/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-workspace.h"

#include "ffw-backup.h"
#include "ffw-connection-private.h"
#include "ffw-file.h"
#include "ffw-holder.h"
#include "ffw-migrations.h"

#include <glib/gi18n-lib.h>

/* An open workspace stays open; there is no use in waiting long. */
#define PATIENCE_MS 500

static char *
copy_looked_at (const char *path, const char *from, const FfwFileFacts *facts,
                GCancellable *cancellable, GError **error)
{
  g_autofree char *log = g_strconcat (from, "-wal", NULL);
  /* A backup may lie where nothing can be written, not even what a reader of a log needs. */
  g_autoptr (FfwConnection) source = ffw_connection_open (
      from,
      facts->is_wal && !g_file_test (log, G_FILE_TEST_EXISTS) ? FFW_CONNECTION_IMMUTABLE
                                                              : FFW_CONNECTION_READER,
      error);

  if (source == NULL)
    return NULL;
  ffw_connection_set_cancellable (source, cancellable);

  return ffw_backup_copy_beside (source, path, error);
}

/* Copies the backup @from into a new file beside @path, and verifies it. */
static char *
copy_backup (const char *path, const char *from, GCancellable *cancellable, GError **error)
{
  FfwFileFacts facts;
  char *beside;

  if (!ffw_file_look (from, ffw_migrations_get_newest (), &facts, error))
    return NULL;
  beside = copy_looked_at (path, from, &facts, cancellable, error);
  ffw_open_files_remove (&facts.file);

  return beside;
}

/* Sees to it that nobody has the file @path open, and keeps it so while *connection lives. One
 * that is too damaged for that is open nowhere else in earnest; *connection is NULL then. */
static gboolean
seize (const char *path, FfwConnection **connection, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *connection = NULL;
  if (!ffw_holder_check_free (path, error))
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
static const char *const suffixes[] = { "-wal", "-journal", "-shm", "" };

/* Which of the files are moved. */
typedef gboolean Moved[G_N_ELEMENTS (suffixes)];

static void
move_back (const char *path, const char *kept, const Moved moved)
{
  for (guint i = G_N_ELEMENTS (suffixes); i > 0; i--)
    {
      g_autofree char *from = g_strconcat (kept, suffixes[i - 1], NULL);
      g_autofree char *to = g_strconcat (path, suffixes[i - 1], NULL);

      if (moved[i - 1])
        ffw_file_take_name (from, to, FALSE, NULL);
    }
}

/* Moves what has the name @path, and what lies beside it, to @kept; all of it or nothing. */
static gboolean
move_aside (const char *path, const char *kept, Moved moved, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (kept, suffixes[i], NULL);

      if (!g_file_test (from, G_FILE_TEST_EXISTS))
        continue;
      if (!ffw_file_take_name (from, to, FALSE, error))
        {
          move_back (path, kept, moved);
          return FALSE;
        }
      moved[i] = TRUE;
    }

  return TRUE;
}

/* Gives @beside the name @path, and what had it, if anything, the name @kept. */
static gboolean
put_in_place (const char *path, const char *beside, const char *kept, GError **error)
{
  Moved moved = { FALSE };

  if (!move_aside (path, kept, moved, error))
    return FALSE;
  if (!ffw_file_take_name (beside, path, FALSE, error))
    {
      move_back (path, kept, moved);
      return FALSE;
    }

  return TRUE;
}

/* As put_in_place(), unless somebody has the file open; *kept is where it is then. */
static gboolean
replace (const char *path, const char *beside, char **kept, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *what = g_date_time_format (now, "replaced-%Y-%m-%d");
  g_autofree char *aside = ffw_backup_name_beside (path, what);
  FfwConnection *connection = NULL;
  FfwOpenFile file;
  gboolean good;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return put_in_place (path, beside, aside, error);

  if (!ffw_open_files_add (path, &file, error))
    return FALSE;
  good = seize (path, &connection, error) && put_in_place (path, beside, aside, error);
  g_clear_pointer (&connection, ffw_connection_close);
  ffw_open_files_remove (&file);
  if (good && kept)
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
