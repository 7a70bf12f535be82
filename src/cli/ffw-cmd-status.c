/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-status.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = { { NULL } };

static gpointer
read_status (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_status_read (connection, error);
}

static void
print_json (FfwCtl *self, const FfwStatus *status)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_object (json, NULL);
  for (guint i = 0; i < FFW_N_COUNTS; i++)
    ffw_json_writer_add_int (json, ffw_count_get_name (i), status->counts[i]);
  ffw_json_writer_end_object (json);
  ffw_ctl_print_json (self, json);
}

static void
print_words (FfwCtl *self, const FfwStatus *status)
{
  const FfwTemplate number = { .one = "%1$d" };
  glong width = 0;

  for (guint i = 0; i < FFW_N_COUNTS; i++)
    width = MAX (width, g_utf8_strlen (ffw_count_get_title (i, ffw_language_get ()), -1));
  for (guint i = 0; i < FFW_N_COUNTS; i++)
    {
      const char *title = ffw_count_get_title (i, ffw_language_get ());
      g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, status->counts[i]);
      const char *const arguments[] = { digits, NULL };
      g_autofree char *count = ffw_template_format (&number, arguments, ffw_language_get ());

      ffw_ctl_print (self, "%s%*s  %10s\n", title, (int)(width - g_utf8_strlen (title, -1)), "",
                     count);
    }
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  g_autoptr (FfwStatus) status = ffw_ctl_read (self, read_status, NULL, error);

  if (status == NULL)
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    print_json (self, status);
  else
    print_words (self, status);

  return FFW_EXIT_DONE;
}

const FfwCommand ffw_command_status = {
  .name = "status",
  .about = N_ ("Count everything there is"),
  .options = options,
  .run = run,
};
