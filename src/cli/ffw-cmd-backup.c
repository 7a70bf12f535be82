/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-progress.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = { { NULL } };

static gboolean
back_up (FfwCtl *self, const char *path, GError **error)
{
  FfwWorkspace *workspace = ffw_ctl_open (self, error);
  g_autoptr (FfwProgress) progress = NULL;

  if (workspace == NULL)
    return FALSE;
  progress = ffw_progress_start (_ ("Backing up"));

  return ffw_workspace_backup (workspace, path, self->cancellable, error);
}

static FfwExit
run_backup (FfwCtl *self, GError **error)
{
  if (!back_up (self, self->words[0], error))
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "backup", self->words[0]);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else
    ffw_ctl_print (self, _ ("Backed up to “%s”, and read back.\n"), self->words[0]);

  return FFW_EXIT_DONE;
}

static gboolean
restore (FfwCtl *self, const char *path, char **kept, GError **error)
{
  g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Restoring"));

  return ffw_workspace_restore (path, self->words[0], kept, self->cancellable, error);
}

static FfwExit
run_restore (FfwCtl *self, GError **error)
{
  const char *path = ffw_ctl_get_workspace (self, error);
  g_autofree char *kept = NULL;

  if (path == NULL || !restore (self, path, &kept, error))
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "workspace", path);
      ffw_json_writer_add_string (json, "kept", kept);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else if (kept)
    ffw_ctl_print (self, _ ("Restored “%s” from “%s”. What it replaced is kept as “%s”.\n"), path,
                   self->words[0], kept);
  else
    ffw_ctl_print (self, _ ("Restored “%s” from “%s”.\n"), path, self->words[0]);

  return FFW_EXIT_DONE;
}

const FfwCommand ffw_command_backup = {
  .name = "backup",
  .words = N_ ("FILE"),
  .about = N_ ("Make a verified copy of the workspace, while it is in use"),
  .options = options,
  .least = 1,
  .most = 1,
  .run = run_backup,
};

const FfwCommand ffw_command_restore = {
  .name = "restore",
  .words = N_ ("FILE"),
  .about = N_ ("Put a backup in the workspace’s place, and keep what it replaces"),
  .options = options,
  .least = 1,
  .most = 1,
  .run = run_restore,
};
