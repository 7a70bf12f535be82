/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-backup.h"

#include "ffw-file.h"
#include "ffw-holder.h"
#include "ffw-migrations.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* How many pages are copied between two looks at the cancellable: some megabytes. */
#define PAGES_AT_ONCE 1000

/* Damage is the source's; all else that goes wrong is about the file that is written. */
static gboolean
check_result (FfwConnection *source, FfwConnection *target, int result, GError **error)
{
  int primary = result & 0xff;

  if (primary != SQLITE_CORRUPT && primary != SQLITE_NOTADB)
    return ffw_connection_check_result (target, result, error);

  ffw_store_error_set (error, result, NULL, ffw_connection_get_path (source));

  return FALSE;
}

static gboolean
copy (FfwConnection *source, FfwConnection *target, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (ffw_connection_get_db (target), "main",
                                                ffw_connection_get_db (source), "main");
  int result = SQLITE_OK;
  gboolean good = TRUE;

  if (backup == NULL)
    return ffw_connection_check_result (
        target, sqlite3_extended_errcode (ffw_connection_get_db (target)), error);

  while (good && result == SQLITE_OK)
    {
      result = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      good = ffw_connection_check_cancelled (source, error)
             && check_result (source, target, result, error);
    }
  result = sqlite3_backup_finish (backup);

  return good && check_result (source, target, result, error);
}

/* Whether the copy is whole. It also leaves WAL mode, so that it is one file. */
static gboolean
verify (FfwConnection *source, FfwConnection *copied, GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean whole;

  if (!ffw_connection_execute (copied, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  cursor = ffw_connection_query (copied, "PRAGMA integrity_check (1)", error, "");
  if (cursor == NULL)
    return FALSE;

  whole = ffw_cursor_next (cursor, &failure)
          && g_strcmp0 (ffw_cursor_get_text (cursor, 0), "ok") == 0;
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!whole)
    ffw_store_error_set (error, SQLITE_CORRUPT, NULL, ffw_connection_get_path (source));

  return whole;
}

static gboolean
copy_and_verify (FfwConnection *source, const char *beside, const char *path, GError **error)
{
  g_autoptr (FfwConnection) target = ffw_connection_open (beside, FFW_CONNECTION_WRITER, error);

  if (target == NULL)
    return FALSE;
  ffw_connection_set_shown (target, path);
  ffw_connection_set_cancellable (target, ffw_connection_get_cancellable (source));

  return copy (source, target, error) && verify (source, target, error);
}

/*
 * Copies the workspace of @source, as it is now, into a new file in the folder
 * of @path, and verifies the copy. A transaction for reading may be open on @source:
 * others go on writing meanwhile.
 *
 * Returns the new file's name.
 */
char *
ffw_backup_copy_beside (FfwConnection *source, const char *path, GError **error)
{
  g_autofree char *beside = NULL;
  guint version;

  if (!ffw_migrations_read_version (source, &version, error)
      || (beside = ffw_file_reserve_beside (path, error)) == NULL)
    return NULL;
  if (!copy_and_verify (source, beside, path, error))
    {
      ffw_file_remove (beside);
      return NULL;
    }

  return g_steal_pointer (&beside);
}

/* The UUID of a workspace's first change, which all its copies have; NULL where none was made. */
static gboolean
read_first_change (FfwConnection *connection, char **uuid, GError **error)
{
  g_autoptr (FfwCursor) cursor
      = ffw_connection_query (connection, "SELECT uuid FROM change ORDER BY id LIMIT 1", error, "");

  *uuid = NULL;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    *uuid = g_strdup (ffw_cursor_get_text (cursor, 0));

  return !ffw_cursor_has_failed (cursor);
}

/* A backup replaces an earlier one of the same workspace, and no other. */
static gboolean
check_same_workspace (FfwConnection *source, const char *path, const char *name, GError **error)
{
  g_autoptr (FfwConnection) target = ffw_connection_open (path, FFW_CONNECTION_IMMUTABLE, error);
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;

  if (target == NULL || !read_first_change (target, &there, error)
      || !read_first_change (source, &here, error))
    return FALSE;
  if (there == NULL || g_strcmp0 (there, here) == 0)
    return TRUE;

  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
               _ ("“%s” is another workspace, which a backup of this one may not replace. Choose "
                  "another name."),
               name);
  return FALSE;
}

/* Whether a backup may take the name @path: where there is a file, it must be another workspace,
 * and nobody may have it open. What is open in this process is not opened to find that out. */
static gboolean
check_target (FfwConnection *source, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *resolved = ffw_file_resolve (path);
  FfwFileFacts facts;
  struct stat target;
  struct stat own;

  if (stat (path, &target) < 0)
    return ffw_file_check_no_log (path, error);
  if (stat (ffw_connection_get_path (source), &own) == 0 && own.st_dev == target.st_dev
      && own.st_ino == target.st_ino)
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("“%s” is the workspace itself. Choose another name for the backup."), name);
      return FALSE;
    }
  if (!ffw_file_look (path, ffw_migrations_get_newest (), &facts, error))
    return FALSE;
  ffw_open_files_remove (&facts.file);

  return ffw_holder_check_free (resolved, error) && ffw_file_check_no_log (path, error)
         && check_same_workspace (source, resolved, name, error);
}

/*
 * Copies the workspace of @source, as it is now, to @path: in whole or not at
 * all. A backup that is there is replaced, a file of another kind is not.
 */
gboolean
ffw_backup_make (FfwConnection *source, const char *path, GError **error)
{
  g_autofree char *beside = NULL;

  if (!check_target (source, path, error)
      || (beside = ffw_backup_copy_beside (source, path, error)) == NULL)
    return FALSE;
  if (!ffw_file_take_name (beside, path, TRUE, error))
    {
      ffw_file_remove (beside);
      return FALSE;
    }

  return TRUE;
}

/* A free name beside @path that says @what it is: “a.what.fframwaith” for “a.fframwaith”. */
char *
ffw_backup_name_beside (const char *path, const char *what)
{
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  const char *dot = strrchr (name ? name : path, '.');
  gsize stem = dot ? (gsize)(dot - path) : strlen (path);
  char *beside = g_strdup_printf ("%.*s.%s%s", (int)stem, path, what, dot ? dot : "");

  for (guint i = 2; g_file_test (beside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (beside);
      beside = g_strdup_printf ("%.*s.%s-%u%s", (int)stem, path, what, i, dot ? dot : "");
    }

  return beside;
}

/*
 * Makes the backup that comes before a migration from @version, beside the file.
 *
 * Returns its name.
 */
char *
ffw_backup_make_before_migration (FfwConnection *source, guint version, GError **error)
{
  g_autofree char *what = g_strdup_printf ("version-%u", version);
  g_autofree char *path = ffw_backup_name_beside (ffw_connection_get_path (source), what);

  return ffw_backup_make (source, path, error) ? g_steal_pointer (&path) : NULL;
}
