/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-check.h"
#include "ffw-commands.h"
#include "ffw-progress.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = { { NULL } };

static gpointer
check_workspace (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwCtl *self = data;

  return ffw_check (connection, self->today, error);
}

static GPtrArray *
check (FfwCtl *self, GError **error)
{
  g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Checking"));

  return ffw_ctl_read (self, check_workspace, self, error);
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  g_autoptr (GPtrArray) problems = check (self, error);

  if (problems == NULL)
    return FFW_EXIT_UNUSABLE;
  for (guint i = 0; i < problems->len; i++)
    ffw_ctl_say (g_ptr_array_index (problems, i));
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_begin_array (json, "problems");
      for (guint i = 0; i < problems->len; i++)
        ffw_json_writer_add_string (json, NULL, g_ptr_array_index (problems, i));
      ffw_json_writer_end_array (json);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else if (problems->len)
    ffw_ctl_print (self,
                   g_dngettext (GETTEXT_PACKAGE, "%u problem was found.\n",
                                "%u problems were found.\n", problems->len),
                   problems->len);
  else
    ffw_ctl_print (self, "%s\n", _ ("All is well: nothing wrong was found."));

  return problems->len ? FFW_EXIT_REFUSED : FFW_EXIT_DONE;
}

const FfwCommand ffw_command_check = {
  .name = "check",
  .about = N_ ("Check the workspace: the file, its history, and all that is derived"),
  .options = options,
  .run = run,
};
