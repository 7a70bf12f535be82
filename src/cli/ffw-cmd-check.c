/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-check.h"
#include "ffw-commands.h"
#include "ffw-erase.h"
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

static gpointer
count_erased (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_erase_count (connection, data, error) ? data : NULL;
}

/* What was erased cannot be checked any more, and is not damage. */
static void
say_well (FfwCtl *self, GError **error)
{
  gint64 n = 0;

  ffw_ctl_print (self, "%s\n", _ ("All is well: nothing wrong was found."));
  if (ffw_ctl_read (self, count_erased, &n, error) && n > 0)
    ffw_ctl_print (self,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u entry of the history holds less than when it was recorded: "
                                "somebody was erased. Its place in the chain is right.\n",
                                "%u entries of the history hold less than when they were "
                                "recorded: somebody was erased. Their place in the chain is "
                                "right.\n",
                                (gulong)n),
                   (guint)n);
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
    say_well (self, error);

  return problems->len ? FFW_EXIT_REFUSED : FFW_EXIT_DONE;
}

const FfwCommand ffw_command_check = {
  .name = "check",
  .about = N_ ("Check the workspace: the file, its history, and all that is derived"),
  .options = options,
  .run = run,
};
