/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-text.h"
#include "ffw-commands.h"
#include "ffw-status.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = { { NULL } };

static gpointer
read_status (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwCtl *self = data;

  return ffw_status_read (connection, self->today, error);
}

static void
print_json (FfwCtl *self, const FfwStatus *status)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_object (json, NULL);
  for (guint i = 0; i < FFW_N_COUNTS; i++)
    ffw_json_writer_add_int (json, ffw_count_get_name (i), status->counts[i]);
  ffw_json_writer_begin_object (json, "standing");
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    ffw_json_writer_add_int (json, ffw_coding_get_code (&ffw_coding_standing, ffw_standings[i]),
                             status->standings[ffw_standings[i]]);
  ffw_json_writer_end_object (json);
  ffw_json_writer_end_object (json);
  ffw_ctl_print_json (self, json);
}

static void
print_count (FfwCtl *self, const char *title, glong width, gint64 n)
{
  const FfwTemplate number = { .one = "%1$d" };
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  const char *const arguments[] = { digits, NULL };
  g_autofree char *count = ffw_template_format (&number, arguments, ffw_language_get ());

  ffw_ctl_print (self, "%s%*s  %10s\n", title, (int)(width - g_utf8_strlen (title, -1)), "", count);
}

static const char *
standing_word (guint i)
{
  return ffw_coding_get_word (&ffw_coding_standing, ffw_standings[i], ffw_language_get ());
}

static void
print_words (FfwCtl *self, const FfwStatus *status)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *today = ffw_date_format (self->today, language, TRUE);
  glong width = 0;

  for (guint i = 0; i < FFW_N_COUNTS; i++)
    width = MAX (width, g_utf8_strlen (ffw_count_get_title (i, language), -1));
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    width = MAX (width, g_utf8_strlen (standing_word (i), -1));

  for (guint i = 0; i < FFW_N_COUNTS; i++)
    print_count (self, ffw_count_get_title (i, language), width, status->counts[i]);
  ffw_ctl_print (self, "\n");
  /* Translators: %s is a date; a heading of counts, such as “met 120”, “missing 14” */
  ffw_ctl_print (self, _ ("What posts must have, by training area, on %s:"), today);
  ffw_ctl_print (self, "\n");
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    print_count (self, standing_word (i), width, status->standings[ffw_standings[i]]);
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  g_autoptr (FfwStatus) status = ffw_ctl_read (self, read_status, self, error);

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
