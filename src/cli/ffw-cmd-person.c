/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept about one person, and its erasure. */

#include "ffw-commands.h"
#include "ffw-erase.h"
#include "ffw-erasure.h"
#include "ffw-person-finder.h"
#include "ffw-person-saving.h"
#include "ffw-progress.h"
#include "ffw-rotation.h"

#include <glib/gi18n-lib.h>

static const FfwOption person_options[] = {
  { "output", 'o', N_ ("FILE"), N_ ("Where it goes, in place of standard output") },
  { NULL },
};

static const FfwOption erase_options[] = {
  { "confirm", 0, N_ ("PERSON"), N_ ("The same once more: it cannot be undone") },
  { NULL },
};

/* Finds whom the command line names. */
static gboolean
find (FfwConnection *connection, const FfwCtl *ctl, gint64 *person, GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  FfwFoundPost found = { 0 };

  if (!ffw_person_find (connection, directories, ctl->words[0], ctl->today, &found, error))
    return FALSE;
  *person = found.person;

  return TRUE;
}

/* What is kept about a person, on its way to a file. */
typedef struct
{
  FfwCtl *ctl;
  const char *path;
} Saving;

static gpointer
save_person (FfwConnection *connection, gpointer data, GError **error)
{
  const Saving *saving = data;
  gint64 person = 0;

  return find (connection, saving->ctl, &person, error)
             ? ffw_person_save (connection, person, saving->path, saving->ctl->cancellable, error)
             : NULL;
}

static FfwExit
run_person (FfwCtl *self, GError **error)
{
  const char *path = ffw_options_get (self->options, "output");
  Saving saving = { self, path ? path : "-" };
  g_autoptr (FfwPersonSaved) saved = NULL;

  if (self->json && g_str_equal (saving.path, "-"))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Standard output cannot take the export and JSON. Give a file with "
                              "“--output=FILE”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  saved = ffw_ctl_read (self, save_person, &saving, error);
  if (saved == NULL)
    return (*error)->domain == G_IO_ERROR ? FFW_EXIT_UNUSABLE : FFW_EXIT_REFUSED;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "file", saving.path);
      if (saved->folder)
        ffw_json_writer_add_string (json, "folder", saved->folder);
      ffw_json_writer_add_int (json, "files", saved->n_files);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }

  return FFW_EXIT_DONE;
}

/* An erasure under way, and what is known of it afterwards. */
typedef struct
{
  const FfwCtl *ctl;
  char *folder; /* of the copies that are made by themselves; NULL where there can be none */
  gboolean unfinished;
} Erasing;

static gboolean
erase (FfwChange *change, gpointer data, GError **error)
{
  Erasing *erasing = data;
  gint64 person = 0;

  return find (ffw_change_get_connection (change), erasing->ctl, &person, error)
         && ffw_person_erase (change, person, error);
}

static gpointer
look_after (FfwConnection *connection, gpointer data, GError **error)
{
  Erasing *erasing = data;
  g_autofree char *root = ffw_rotation_get_root ();

  erasing->folder = ffw_rotation_read_folder (connection, root, error);

  return ffw_erase_is_unfinished (connection, &erasing->unfinished, error) ? erasing : NULL;
}

static void
say_left (FfwCtl *self, const Erasing *erasing, guint n_removed, guint n_left, char **beside)
{
  ffw_ctl_print (self, "%s\n", _ ("Erased. The figures are as they were."));
  if (n_removed > 0)
    ffw_ctl_print (self,
                   g_dngettext (GETTEXT_PACKAGE, "%u safe copy from before was removed.\n",
                                "%u safe copies from before were removed.\n", n_removed),
                   n_removed);
  if (n_left > 0)
    {
      g_autofree char *line = g_strdup_printf (
          _ ("warning: safe copies in “%s” hold the person still. Delete them."), erasing->folder);

      ffw_ctl_say (line);
    }
  for (guint i = 0; beside[i]; i++)
    {
      g_autofree char *line
          = g_strdup_printf (_ ("warning: “%s” holds the person still. Delete it."), beside[i]);

      ffw_ctl_say (line);
    }
  if (erasing->unfinished)
    ffw_ctl_say (_ ("warning: The file could not be written anew, so traces may be left in it. "
                    "That is done when the workspace is opened next, with room on the disk and "
                    "nobody else reading."));
  ffw_ctl_say (_ ("note: Backups elsewhere, and files that were exported or imported, may hold the "
                  "person still. Importing such a file brings them back as somebody new."));
}

static void
print_left (FfwCtl *self, const Erasing *erasing, guint n_removed, char **beside)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_int (json, "copies_removed", n_removed);
  ffw_json_writer_add_boolean (json, "unfinished", erasing->unfinished);
  ffw_json_writer_begin_array (json, "left");
  for (guint i = 0; beside[i]; i++)
    ffw_json_writer_add_string (json, NULL, beside[i]);
  ffw_json_writer_end_array (json);
  ffw_json_writer_end_object (json);
  ffw_ctl_print_json (self, json);
}

/* What the file itself cannot reach. The copies hold the person as they were. */
static void
clear_copies (FfwCtl *self, Erasing *erasing)
{
  g_auto (GStrv) beside = ffw_rotation_list_beside (ffw_workspace_get_path (self->workspace));
  guint n_before = 0;
  guint n_left = 0;

  if (erasing->folder)
    {
      g_autoptr (GPtrArray) copies = ffw_rotation_list (erasing->folder);

      n_before = copies->len;
      n_left = ffw_rotation_remove_before (erasing->folder, NULL);
    }
  if (self->json)
    print_left (self, erasing, n_before - n_left, beside);
  else
    say_left (self, erasing, n_before - n_left, n_left, beside);
}

static gpointer
look_before (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwCtl *ctl = data;
  gint64 person = 0;

  return find (connection, ctl, &person, error)
             ? ffw_erasure_look (connection, person, ctl->today, error)
             : NULL;
}

static void
say_count (const char *one, const char *many, guint n)
{
  g_autofree char *line = ffw_ctl_in_words (one, many, n);

  if (n > 0)
    ffw_ctl_say (line);
}

/* Without the confirmation, says what would be done, and what is better settled first. */
static FfwExit
ask_confirmation (FfwCtl *self, GError **error)
{
  g_autoptr (FfwErasureLook) look = ffw_ctl_read (self, look_before, self, error);

  if (look == NULL)
    return FFW_EXIT_REFUSED;

  say_count (FFW_NP_ ("They are booked on %1$d session ahead. Cancel that first, or the place "
                      "stays taken.",
                      "They are booked on %1$d sessions ahead. Cancel those first, or the places "
                      "stay taken."),
             look->n_ahead);
  say_count (FFW_NP_ ("They manage %1$d person. Give them another manager first.",
                      "They manage %1$d people. Give them another manager first."),
             look->n_managed);
  say_count (FFW_NP_ ("%1$d note about somebody else holds their family name, and stays as it is.",
                      "%1$d notes about others hold their family name, and stay as they are."),
             look->n_mentions);
  g_set_error (
      error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
      /* Translators: %1$s is a person’s name, %2$s what was typed to name them. */
      _ ("This would erase %1$s, for good: there is no undo, and changes that they were in "
         "cannot be undone any more. Name them once more with “--confirm=%2$s”."),
      look->name, self->words[0]);

  return FFW_EXIT_NOT_UNDERSTOOD;
}

static FfwExit
run_erase (FfwCtl *self, GError **error)
{
  const char *confirmed = ffw_options_get (self->options, "confirm");
  Erasing erasing = { .ctl = self };
  FfwWorkspace *workspace;
  gboolean good;

  if (g_strcmp0 (confirmed, self->words[0]) != 0)
    return ask_confirmation (self, error);

  workspace = ffw_ctl_open (self, error);
  if (workspace == NULL)
    return FFW_EXIT_UNUSABLE;
  {
    g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Erasing"));

    good = ffw_workspace_erase (workspace, erase, &erasing, self->cancellable, error);
  }
  if (!good)
    return FFW_EXIT_REFUSED;
  if (ffw_ctl_read (self, look_after, &erasing, error))
    clear_copies (self, &erasing);
  g_free (erasing.folder);

  return *error ? FFW_EXIT_UNUSABLE : FFW_EXIT_DONE;
}

const FfwCommand ffw_command_person = {
  .name = "person",
  .words = N_ ("PERSON"),
  .about = N_ ("Write all that is kept about one person, for them to have"),
  .more = N_ (
      "PERSON is ORGANISATION/number or an e-mail address. The file is a page in both\n"
      "languages that a browser shows and an XML parser reads; “-” is standard output. Files\n"
      "that are kept of them go into a folder beside it, named after it."),
  .options = person_options,
  .least = 1,
  .most = 1,
  .run = run_person,
};

const FfwCommand ffw_command_erase = {
  .name = "erase",
  .words = N_ ("PERSON"),
  .about = N_ ("Erase a person for good, from the history too; the figures stay"),
  .more = N_ ("PERSON is ORGANISATION/number or an e-mail address. There is no undo. Safe copies\n"
              "that the program made by itself are removed; other backups are named."),
  .options = erase_options,
  .least = 1,
  .most = 1,
  .run = run_erase,
};
