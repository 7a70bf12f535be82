/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-workspace-opening.h"

#include "ffw-booking-guard.h"
#include "ffw-catalogue.h"
#include "ffw-sample.h"
#include "ffw-standing-keep.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  FfwOpeningKind kind;
  FfwWorkspaceFlags flags;
  char *path;
} Opening;

static void
opening_free (Opening *self)
{
  g_free (self->path);
  g_free (self);
}

static const char *
sample_folder (void)
{
  const char *folder = g_getenv ("FFRAMWAITH_SAMPLE_DIR");

  return folder ? folder : FFW_PKGDATA_DIR "/sample";
}

static gboolean
make_sample (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int reason = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason),
                   _ ("The folder “%s” could not be made: %s. Choose “Start a New Workspace” to "
                      "put one elsewhere."),
                   folder, g_strerror (reason));
      return FALSE;
    }

  return ffw_sample_make (path, sample_folder (), cancellable, error);
}

/* A half-made workspace is of no use to anyone: it goes. */
static gboolean
make_new (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT,
                                                             ffw_standing_keep, error);

  if (workspace == NULL)
    return FALSE;

  if (!ffw_catalogue_load (workspace, cancellable, error))
    {
      ffw_workspace_close (workspace, NULL);
      g_unlink (path);
      return FALSE;
    }

  return ffw_workspace_close (workspace, error);
}

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  GError *error = NULL;
  gboolean made;

  made = opening->kind == FFW_OPENING_SAMPLE ? make_sample (opening->path, cancellable, &error)
                                             : make_new (opening->path, cancellable, &error);
  if (made)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  FfwWorkspace *workspace = ffw_workspace_open_finish (result, &error);

  if (workspace)
    {
      ffw_workspace_set_guard (workspace, &ffw_booking_guard);
      g_task_return_pointer (task, workspace, g_object_unref);
    }
  else
    g_task_return_error (task, error);
}

static void
open_it (GTask *task, const char *path, FfwWorkspaceFlags flags)
{
  ffw_workspace_open_async (path, flags, ffw_standing_keep, NULL, on_opened, task);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Opening *opening = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_it (g_steal_pointer (&task), opening->path, opening->flags);
  else
    g_task_return_error (task, error);
}

/**
 * ffw_opening_start:
 * @path: of the workspace
 * @flags: how it is opened
 *
 * Opens a workspace for a window, and makes it first where it is to be made.
 * Nothing of it runs in the window's thread. One that was opened before it could be
 * stopped is opened.
 */
void
ffw_opening_start (FfwOpeningKind kind, const char *path, FfwWorkspaceFlags flags,
                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) making = NULL;
  Opening *opening;

  g_task_set_source_tag (task, ffw_opening_start);
  /* A workspace that is open is given to the caller, who closes it. */
  g_task_set_check_cancellable (task, FALSE);
  if (kind == FFW_OPENING_FILE)
    {
      open_it (task, path, flags);
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->kind = kind;
  opening->flags = flags;
  opening->path = g_strdup (path);
  making = g_task_new (NULL, cancellable, on_made, task);
  g_task_set_task_data (making, opening, (GDestroyNotify)opening_free);
  g_task_run_in_thread (making, make);
}

/**
 * ffw_opening_finish:
 *
 * Returns: (transfer full) (nullable): the workspace, or %NULL with @error set
 */
FfwWorkspace *
ffw_opening_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
