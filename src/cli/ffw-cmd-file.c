/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are kept of people, such as certificates. */

#include "ffw-commands.h"
#include "ffw-kept-file.h"
#include "ffw-person-finder.h"
#include "ffw-progress.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const FfwOption options[] = {
  { "record", 0, N_ ("COURSE:DATE"), N_ ("add: which of their training records it is of") },
  { NULL },
};

/* Finds whom the command line names. */
static gboolean
find (FfwConnection *connection, const FfwCtl *ctl, gint64 *person, GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  FfwFoundPost found = { 0 };

  if (!ffw_person_find (connection, directories, ctl->words[1], ctl->today, &found, error))
    return FALSE;
  *person = found.person;

  return TRUE;
}

/* Which record a file is of; none where it was not said. */
typedef struct
{
  char *course;
  FfwDate completed_on;
} RecordName;

/* A file on its way in. */
typedef struct
{
  const FfwCtl *ctl;
  RecordName record;
  FfwContent *content;
  GPtrArray *files; /* of FfwNewAttachment: one */
} Adding;

/* The code of a course holds no blank, and may hold a colon; a date does not. */
static gboolean
parse_record (const char *text, RecordName *record, GError **error)
{
  const char *colon = strrchr (text, ':');

  if (colon == NULL || colon == text
      || ffw_date_parse (colon + 1, &record->completed_on) != FFW_DATE_OK)
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“%s” names no record. Give the code of the course and the day, as "
                      "“--record=POWER:2022-11-22”."),
                   text);
      return FALSE;
    }
  record->course = g_strndup (text, (gsize)(colon - text));

  return TRUE;
}

static gboolean
add (FfwChange *change, gpointer data, GError **error)
{
  Adding *self = data;
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 person = 0;
  gint64 record = 0;

  if (!find (connection, self->ctl, &person, error))
    return FALSE;
  if (self->record.course)
    {
      record = ffw_attachments_find_record (connection, person, self->record.course,
                                            self->record.completed_on, error);
      if (record == 0)
        return FALSE;
    }

  return ffw_content_sweep (connection, self->ctl->today, error)
         && ffw_content_store (change, self->content, self->ctl->today, error)
         && ffw_attachments_add (change, person, record, self->files, error);
}

static void
add_file (FfwJsonWriter *json, gint64 id, const char *name, const char *media_type, gint64 size,
          const char *sha256)
{
  ffw_json_writer_add_int (json, "id", id);
  ffw_json_writer_add_string (json, "name", name);
  ffw_json_writer_add_string (json, "type", media_type);
  ffw_json_writer_add_int (json, "size", size);
  ffw_json_writer_add_string (json, "sha256", sha256);
}

static void
say_added (FfwCtl *self, const Adding *adding)
{
  const FfwNewAttachment *file = adding->files->pdata[0];

  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      add_file (json, file->id, file->name, file->media_type, file->size, file->sha256);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else
    /* Translators: the name of a file, its number here, and its SHA-256. */
    ffw_ctl_print (self, _ ("“%s” is kept as file %d. SHA-256: %s\n"), file->name, (int)file->id,
                   file->sha256);
}

static FfwExit
run_add (FfwCtl *self, GError **error)
{
  const char *path = self->words[2];
  const char *named = ffw_options_get (self->options, "record");
  g_autoptr (FfwContent) content = ffw_content_new ();
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_new_attachment_free);
  Adding adding = { .ctl = self, .content = content, .files = files };
  g_autofree char *course = NULL;
  FfwNewAttachment *file;
  gboolean good;

  if (named && !parse_record (named, &adding.record, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  course = adding.record.course;
  file = ffw_kept_file_read (path, content, findings, NULL, NULL, self->cancellable, error);
  ffw_ctl_say_findings (findings);
  if (file == NULL)
    return *error ? FFW_EXIT_UNUSABLE : FFW_EXIT_REFUSED;
  g_ptr_array_add (files, file);
  {
    g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Adding the file"));

    good = ffw_ctl_change (self, add, &adding, error);
  }
  if (!good)
    return FFW_EXIT_REFUSED;
  say_added (self, &adding);

  return FFW_EXIT_DONE;
}

static gpointer
read_files (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 person = 0;

  return find (connection, data, &person, error)
             ? ffw_attachments_of_person (connection, person, error)
             : NULL;
}

static void
print_line (FfwCtl *self, const FfwAttachment *file)
{
  char iso[FFW_DATE_ISO_SIZE];

  ffw_ctl_print (self, "%" G_GINT64_FORMAT "  %s  %s  %" G_GINT64_FORMAT "  %s", file->id,
                 file->name, file->media_type, file->size, file->sha256);
  if (file->record)
    ffw_ctl_print (self, "  %s:%s", file->course_code, ffw_date_to_iso (file->completed_on, iso));
  ffw_ctl_print (self, "\n");
}

static FfwExit
run_list (FfwCtl *self, GError **error)
{
  g_autoptr (GPtrArray) files = ffw_ctl_read (self, read_files, self, error);
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  if (files == NULL)
    return FFW_EXIT_REFUSED;
  ffw_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      const FfwAttachment *file = files->pdata[i];
      char iso[FFW_DATE_ISO_SIZE];

      if (!self->json)
        {
          print_line (self, file);
          continue;
        }
      ffw_json_writer_begin_object (json, NULL);
      add_file (json, file->id, file->name, file->media_type, file->size, file->sha256);
      if (file->record)
        {
          ffw_json_writer_add_string (json, "course", file->course_code);
          ffw_json_writer_add_string (json, "completed_on",
                                      ffw_date_to_iso (file->completed_on, iso));
        }
      ffw_json_writer_add_string (json, "at", file->at);
      ffw_json_writer_add_string (json, "who", file->who);
      ffw_json_writer_end_object (json);
    }
  ffw_json_writer_end_array (json);
  if (self->json)
    ffw_ctl_print_json (self, json);

  return FFW_EXIT_DONE;
}

static gboolean
parse_id (const char *text, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
               _ ("“%s” is not the number of a file. “fframwaithctl file list PERSON” says which "
                  "there are."),
               text);

  return FALSE;
}

static gpointer
save (FfwConnection *connection, gpointer data, GError **error)
{
  FfwCtl *self = data;
  g_autoptr (FfwAttachment) file = NULL;
  gint64 id = 0;

  parse_id (self->words[1], &id, NULL);
  file = ffw_attachment_read (connection, id, error);
  if (file == NULL
      || !ffw_kept_file_save (connection, file->sha256, self->words[2], self->cancellable, error))
    return NULL;

  return g_steal_pointer (&file);
}

static FfwExit
run_save (FfwCtl *self, GError **error)
{
  g_autoptr (FfwAttachment) file = NULL;
  gint64 id;

  if (!parse_id (self->words[1], &id, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  if (self->json && g_str_equal (self->words[2], "-"))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Standard output cannot take the file and JSON. Name a file."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  file = ffw_ctl_read (self, save, self, error);
  if (file == NULL)
    return (*error)->domain == G_IO_ERROR ? FFW_EXIT_UNUSABLE : FFW_EXIT_REFUSED;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "file", self->words[2]);
      ffw_json_writer_add_string (json, "sha256", file->sha256);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }

  return FFW_EXIT_DONE;
}

static const struct
{
  const char *word;
  guint n_words;
  FfwExit (*run) (FfwCtl *self, GError **error);
} actions[] = {
  { "add", 3, run_add },
  { "list", 2, run_list },
  { "save", 3, run_save },
};

static FfwExit
run (FfwCtl *self, GError **error)
{
  guint n_words = g_strv_length ((char **)self->words);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (self->words[0], actions[i].word) && n_words == actions[i].n_words)
      {
        if (ffw_options_has (self->options, "record") && actions[i].run != run_add)
          break;
        return actions[i].run (self, error);
      }
  g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                       _ ("Give one of “file add PERSON FILE”, which may have “--record=…”, “file "
                          "list PERSON” and “file save ID FILE”."));

  return FFW_EXIT_NOT_UNDERSTOOD;
}

const FfwCommand ffw_command_file = {
  .name = "file",
  .words = N_ ("add PERSON FILE | list PERSON | save ID FILE"),
  .about = N_ ("Keep files of people, such as certificates, and save them again"),
  .more = N_ ("PERSON is ORGANISATION/number or an e-mail address, ID a number that “file list”\n"
              "gives. A file has 25 MB at the most, and is what its name says; programs are not\n"
              "kept. “-” is standard output. No export of evidence holds the files."),
  .options = options,
  .least = 2,
  .most = 3,
  .run = run,
};
