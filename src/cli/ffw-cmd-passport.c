/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The training passport of one person. */

#include "ffw-commands.h"
#include "ffw-passport.h"
#include "ffw-person-finder.h"

#include <glib/gi18n-lib.h>

static const FfwOption passport_options[] = {
  { "output", 'o', N_ ("FILE"), N_ ("Where it goes: FILE.pdf for pages, FILE.xml for programs") },
  { NULL },
};

static gpointer
read_passport (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwCtl *ctl = data;
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  FfwFoundPost found = { 0 };

  return ffw_person_find (connection, directories, ctl->words[0], ctl->today, &found, error)
             ? ffw_passport_read (connection, found.person, ctl->today, error)
             : NULL;
}

static FfwExit
run_passport (FfwCtl *self, GError **error)
{
  const char *path = ffw_options_get (self->options, "output");
  g_autoptr (FfwPassport) passport = NULL;
  g_autoptr (GError) unclear = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Say where the passport goes, with “--output=FILE.pdf” or "
                              "“--output=FILE.xml”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if (!ffw_passport_can_be (path, &unclear))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE, unclear->message);
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  passport = ffw_ctl_read (self, read_passport, self, error);
  if (passport == NULL)
    return FFW_EXIT_REFUSED;
  if (!ffw_passport_save (passport, ffw_language_get (), path, self->cancellable, error))
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "file", path);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }

  return FFW_EXIT_DONE;
}

const FfwCommand ffw_command_passport = {
  .name = "passport",
  .words = N_ ("PERSON"),
  .about = N_ ("Write the training passport of one person"),
  .more = N_ ("PERSON is ORGANISATION/number or an e-mail address. FILE.pdf is in the person's\n"
              "training language, and in yours where either will do; FILE.xml holds both."),
  .options = passport_options,
  .least = 1,
  .most = 1,
  .run = run_passport,
};
