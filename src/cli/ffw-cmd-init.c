/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-catalogue.h"
#include "ffw-commands.h"
#include "ffw-file.h"
#include "ffw-progress.h"
#include "ffw-standing-keep.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = {
  { "empty", 0, NULL, N_ ("Leave the shipped catalogue out") },
  { NULL },
};

static gboolean
make (FfwCtl *self, const char *path, gboolean empty, GError **error)
{
  g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Making the workspace"));
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT,
                                                             ffw_standing_keep, error);
  gboolean loaded;

  if (workspace == NULL)
    return FALSE;
  loaded = empty || ffw_catalogue_load (workspace, self->cancellable, error);
  if (!ffw_workspace_close (workspace, loaded ? error : NULL))
    loaded = FALSE;
  /* A workspace without the catalogue that was asked for is half done. */
  if (!loaded)
    ffw_file_remove (path);

  return loaded;
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  gboolean empty = ffw_options_has (self->options, "empty");
  const char *path = ffw_ctl_get_workspace (self, error);

  if (path == NULL || !make (self, path, empty, error))
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "workspace", path);
      ffw_json_writer_add_boolean (json, "catalogue", !empty);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else
    ffw_ctl_print (self,
                   empty ? _ ("Made the empty workspace “%s”.\n")
                         : _ ("Made the workspace “%s” with the shipped catalogue.\n"),
                   path);

  return FFW_EXIT_DONE;
}

const FfwCommand ffw_command_init = {
  .name = "init",
  .about = N_ ("Make a workspace with the shipped catalogue, or without"),
  .more = N_ (
      "The catalogue holds training areas, courses, roles, organisations, requirements and\n"
      "questions. A file that is there already is left alone."),
  .options = options,
  .run = run,
};
