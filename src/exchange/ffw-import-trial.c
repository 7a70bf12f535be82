/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-trial.h"

#include "ffw-standing-keep.h"

#include <glib/gstdio.h>

/* What a workspace consists of while it is open, and what may be left beside it. */
static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

static void
remove_copy (const char *folder, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *part = g_strconcat (path, endings[i], NULL);

      g_unlink (part);
    }
  g_rmdir (folder);
}

static gboolean
try_on_copy (FfwImport *import, FfwWorkspace *workspace, const char *path,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwWorkspace) copy = NULL;
  gboolean ran;

  if (!ffw_workspace_backup (workspace, path, cancellable, error))
    return FALSE;
  copy = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, ffw_standing_keep, error);
  if (!copy)
    return FALSE;
  ran = ffw_import_run (import, copy, cancellable, error);
  /* Of what was only tried nothing is kept, whatever becomes of the copy. */
  ffw_workspace_close (copy, NULL);
  return ran;
}

/**
 * ffw_import_try:
 * @import: a dry run
 *
 * As ffw_import_run(), also where the workspace can only be read: it is tried on a copy then, which
 * is thrown away.
 */
gboolean
ffw_import_try (FfwImport *import, FfwWorkspace *workspace, GCancellable *cancellable,
                GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gboolean ran;

  if (!ffw_workspace_is_read_only (workspace))
    return ffw_import_run (import, workspace, cancellable, error);
  folder = g_dir_make_tmp ("fframwaith-XXXXXX", error);
  if (!folder)
    return FALSE;
  path = g_build_filename (folder, "trial.fframwaith", NULL);
  ran = try_on_copy (import, workspace, path, cancellable, error);
  remove_copy (folder, path);
  return ran;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (ffw_import_try (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ffw_import_try_async:
 * @import: a dry run
 *
 * As ffw_import_try(), without waiting. ffw_import_run_finish() ends it.
 */
void
ffw_import_try_async (FfwImport *import, FfwWorkspace *workspace, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  if (!ffw_workspace_is_read_only (workspace))
    {
      ffw_import_run_async (import, workspace, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (import, cancellable, callback, user_data);
  g_task_set_source_tag (task, ffw_import_try_async);
  g_task_set_task_data (task, g_object_ref (workspace), g_object_unref);
  g_task_run_in_thread (task, run_in_thread);
}
