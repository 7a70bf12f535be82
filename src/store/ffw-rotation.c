/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-rotation.h"

#include "ffw-backup.h"
#include "ffw-connection-private.h"
#include "ffw-file.h"
#include "ffw-history.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define ENDING ".fframwaith"

/* 20221122T101500Z-NAME.fframwaith, UTC. */
#define STAMP      "%Y%m%dT%H%M%SZ"
#define STAMP_SIZE 16

/* In seconds. A copy that nobody has written to for so long was left by a process that was
 * killed. */
#define LEFT_BEHIND 86400

void
ffw_safe_copy_free (FfwSafeCopy *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/** Returns: (transfer full): the folder below which the copies of all workspaces lie, in the
 *   person's own data */
char *
ffw_rotation_get_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "fframwaith", "copies", NULL);
}

/**
 * ffw_rotation_read_folder:
 * @root: as ffw_rotation_get_root() gives it
 *
 * A workspace is known by the UUID of its first change, which all its copies have.
 *
 * Returns: (transfer full) (nullable): the folder of this workspace's copies, which need not be
 *   there; %NULL where nothing was ever written, or with @error set
 */
char *
ffw_rotation_read_folder (FfwConnection *connection, const char *root, GError **error)
{
  g_autoptr (FfwCursor) cursor
      = ffw_connection_query (connection, "SELECT uuid FROM change ORDER BY id LIMIT 1", error, "");

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;

  return g_build_filename (root, ffw_cursor_get_text (cursor, 0), NULL);
}

/* What the name of a file says; NULL where it is none of ours. */
static FfwSafeCopy *
read_name (const char *folder, const char *file)
{
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *stamp = NULL;
  FfwSafeCopy *self;
  GStatBuf status;

  if (strlen (file) < STAMP_SIZE + 1 + strlen (ENDING) || file[STAMP_SIZE] != '-'
      || !g_str_has_suffix (file, ENDING))
    return NULL;
  stamp = g_strndup (file, STAMP_SIZE);
  at = g_date_time_new_from_iso8601 (stamp, NULL);
  if (at == NULL || g_stat (path, &status) < 0 || !S_ISREG (status.st_mode))
    return NULL;

  self = g_new0 (FfwSafeCopy, 1);
  self->path = g_steal_pointer (&path);
  self->name = g_strndup (file + STAMP_SIZE + 1, strlen (file) - STAMP_SIZE - 1 - strlen (ENDING));
  self->at = g_date_time_to_unix (at);
  self->size = (guint64)status.st_size;

  return self;
}

static int
compare_later (gconstpointer a, gconstpointer b)
{
  const FfwSafeCopy *first = *(const FfwSafeCopy *const *)a;
  const FfwSafeCopy *second = *(const FfwSafeCopy *const *)b;

  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;

  return strcmp (first->path, second->path);
}

/**
 * ffw_rotation_list:
 * @folder: of a workspace's copies; it need not be there
 *
 * A copy takes its name when it has been verified, so those that have one are good.
 *
 * Returns: (transfer full) (element-type FfwSafeCopy): the copies, the latest first
 */
GPtrArray *
ffw_rotation_list (const char *folder)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_safe_copy_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    {
      FfwSafeCopy *copy = read_name (folder, file);

      if (copy)
        g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, compare_later);

  return copies;
}

/* Keeps the first of each of the first @most spans that the times, latest first, fall into. */
static void
keep_spans (const gint64 *times, guint n, const char *span, guint most, gboolean *kept)
{
  g_autofree char *last = NULL;
  guint n_spans = 0;

  for (guint i = 0; i < n && n_spans <= most; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (times[i]);
      g_autofree char *name = g_date_time_format (at, span);

      if (g_strcmp0 (name, last) == 0)
        continue;
      if (++n_spans <= most)
        kept[i] = TRUE;
      g_free (last);
      last = g_steal_pointer (&name);
    }
}

/**
 * ffw_rotation_choose:
 * @times: (array length=n): when copies were made, the latest first
 *
 * The last three, and the latest of each of seven days, four weeks and six months: of those of
 * which there are copies, so that nothing goes because nobody worked for a while.
 *
 * Returns: (transfer full) (array length=n): which of them are kept
 */
gboolean *
ffw_rotation_choose (const gint64 *times, guint n)
{
  gboolean *kept = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < MIN (n, FFW_ROTATION_LAST); i++)
    kept[i] = TRUE;
  keep_spans (times, n, "%Y-%m-%d", FFW_ROTATION_DAYS, kept);
  keep_spans (times, n, "%G-%V", FFW_ROTATION_WEEKS, kept);
  keep_spans (times, n, "%Y-%m", FFW_ROTATION_MONTHS, kept);

  return kept;
}

/**
 * ffw_rotation_find_latest:
 * @copies: (element-type FfwSafeCopy): the latest first
 * @now: in seconds since 1970
 *
 * A copy from a day that is still to come was made while the clock was wrong, and says nothing
 * about how old the last one is.
 *
 * Returns: the position of the latest that was made by now; the number of copies where there is
 *   none
 */
guint
ffw_rotation_find_latest (GPtrArray *copies, gint64 now)
{
  guint i = 0;

  while (i < copies->len && ((const FfwSafeCopy *)copies->pdata[i])->at > now)
    i++;

  return i;
}

/* Removes what processes that were killed have left of copies, unless somebody wrote to it after
 * @before: whoever did is at work on it. Returns how much of it is still there. */
static guint
remove_half_made (const char *folder, gint64 before)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint n = 0;

  while (dir && (file = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      GStatBuf status;

      if (strlen (file) > STAMP_SIZE && file[STAMP_SIZE] == '-' && strstr (file, ENDING ".")
          && g_stat (path, &status) == 0 && status.st_mtime <= before && g_unlink (path) < 0)
        n++;
    }

  return n;
}

/* Copies from days that are still to come stay: those of now are none the worse for them. */
static void
rotate (const char *folder, gint64 now)
{
  g_autoptr (GPtrArray) copies = ffw_rotation_list (folder);
  guint first = ffw_rotation_find_latest (copies, now);
  guint n = copies->len - first;
  g_autofree gint64 *times = g_new0 (gint64, n + 1);
  g_autofree gboolean *kept = NULL;

  for (guint i = 0; i < n; i++)
    times[i] = ((const FfwSafeCopy *)copies->pdata[first + i])->at;
  kept = ffw_rotation_choose (times, n);
  for (guint i = 0; i < n; i++)
    if (!kept[i])
      ffw_file_remove (((const FfwSafeCopy *)copies->pdata[first + i])->path);
}

/* Opens the copy as it would be opened, and looks at all of it: the file, what refers to what,
 * and the history. */
static gboolean
check_sound (FfwConnection *source, const char *copy, GError **error)
{
  g_autoptr (FfwConnection) connection = ffw_connection_open (copy, FFW_CONNECTION_IMMUTABLE,
                                                              error);
  g_autoptr (GPtrArray) problems = NULL;

  if (connection == NULL)
    return FALSE;
  ffw_connection_set_cancellable (connection, ffw_connection_get_cancellable (source));
  problems = ffw_history_check (connection, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;

  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT,
               /* Translators: %s is a sentence that says what is wrong. */
               _ ("The copy was made, but it is not sound, and was not kept: %s"),
               (const char *)problems->pdata[0]);

  return FALSE;
}

/* Copies the workspace, looks at all of the copy, and only then gives it its name. */
static gboolean
make_at (FfwConnection *connection, const char *path, GError **error)
{
  g_autofree char *beside = ffw_backup_copy_beside (connection, path, error);

  if (beside == NULL)
    return FALSE;
  if (!check_sound (connection, beside, error) || !ffw_file_take_name (beside, path, TRUE, error))
    {
      ffw_file_remove (beside);
      return FALSE;
    }

  return TRUE;
}

static char *
make_name (FfwConnection *connection, const char *folder, gint64 now)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = g_date_time_format (at, STAMP);
  g_autofree char *base = g_path_get_basename (ffw_connection_get_path (connection));
  char *dot = strrchr (base, '.');
  g_autofree char *file = NULL;

  if (dot && dot > base)
    *dot = '\0';
  file = g_strconcat (stamp, "-", base, ENDING, NULL);

  return g_build_filename (folder, file, NULL);
}

/**
 * ffw_rotation_make:
 * @root: as ffw_rotation_get_root() gives it
 * @now: in seconds since 1970
 *
 * Makes a copy among those of the workspace, and removes those that are no longer kept. Where it
 * cannot be made, none is removed.
 *
 * Returns: (transfer full) (nullable): where it is; %NULL with @error set. Also %NULL, without,
 *   where nothing was ever written to the workspace
 */
char *
ffw_rotation_make (FfwConnection *connection, const char *root, gint64 now, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *folder = ffw_rotation_read_folder (connection, root, &failure);
  g_autofree char *path = NULL;

  if (folder == NULL)
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      ffw_file_set_error (error, errno, folder);
      return NULL;
    }
  /* First, as it may take the room that is wanted now. */
  remove_half_made (folder, now - LEFT_BEHIND);
  path = make_name (connection, folder, now);
  if (!make_at (connection, path, error))
    return NULL;
  /* So that one which somebody opens is read, and stays what it is. */
  g_chmod (path, 0400);
  rotate (folder, now);

  return g_steal_pointer (&path);
}

/**
 * ffw_rotation_list_beside:
 * @path: of a workspace
 *
 * What migrations and restores have left beside a workspace: they hold what it held then.
 *
 * Returns: (transfer full) (array zero-terminated=1): their paths
 */
GStrv
ffw_rotation_list_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  const char *dot = strrchr (base, '.');
  const char *ending = dot ? dot : "";
  g_autofree char *stem = g_strndup (base, strlen (base) - strlen (ending));
  g_autofree char *version = g_strconcat (stem, ".version-", NULL);
  g_autofree char *replaced = g_strconcat (stem, ".replaced-", NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    if ((g_str_has_prefix (file, version) || g_str_has_prefix (file, replaced))
        && g_str_has_suffix (file, ending))
      {
        g_autofree char *beside = g_build_filename (folder, file, NULL);

        g_strv_builder_add (paths, beside);
      }

  return g_strv_builder_end (paths);
}

/**
 * ffw_rotation_remove_before:
 * @folder: of a workspace's copies
 * @kept: (nullable): the copy that stays
 *
 * Removes all copies but one, those that were not finished too: they hold what was erased since.
 *
 * Returns: how many are still there, as they could not be removed
 */
guint
ffw_rotation_remove_before (const char *folder, const char *kept)
{
  g_autoptr (GPtrArray) copies = ffw_rotation_list (folder);
  guint n = remove_half_made (folder, G_MAXINT64);

  for (guint i = 0; i < copies->len; i++)
    {
      const FfwSafeCopy *copy = copies->pdata[i];

      if (g_strcmp0 (copy->path, kept) != 0 && g_unlink (copy->path) < 0)
        n++;
    }

  return n;
}
