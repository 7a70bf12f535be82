/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-file-adding.h"

#include "ffw-attachments.h"
#include "ffw-content.h"
#include "ffw-do.h"
#include "ffw-job.h"
#include "ffw-kept-file.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How finely one file's part of the work is told. */
#define WHOLE 1000

/* Files that are added together. One after the other is read and stored, so that no more than one
 * is in memory; what links them to the person is one change, which an undo takes back. */
typedef struct
{
  GtkWidget *widget; /* who asked */
  FfwWorkspace *workspace;
  FfwJob *job;
  gint64 person;
  gint64 record;
  GStrv paths;
  guint n_paths;
  guint at;         /* which is under way */
  GPtrArray *files; /* of FfwNewAttachment, stored */
  GString *refused; /* why others are not, a line each */
  FfwNewAttachment *file;
  FfwContent *content;
  FfwFindings *findings;
} Adding;

static void read_next (Adding *self);

static void
clear_file (Adding *self)
{
  g_clear_pointer (&self->file, ffw_new_attachment_free);
  g_clear_pointer (&self->content, ffw_content_free);
  g_clear_pointer (&self->findings, ffw_findings_unref);
}

static void
adding_free (Adding *self)
{
  clear_file (self);
  g_object_unref (self->widget);
  g_object_unref (self->workspace);
  g_strfreev (self->paths);
  g_ptr_array_unref (self->files);
  g_string_free (self->refused, TRUE);
  g_free (self);
}

/* The links, on their way. */
typedef struct
{
  gint64 person;
  gint64 record;
  GPtrArray *files;
} Linking;

static void
linking_free (gpointer data)
{
  Linking *self = data;

  g_ptr_array_unref (self->files);
  g_free (self);
}

static gboolean
link_files (FfwChange *change, gpointer data, GError **error)
{
  const Linking *self = data;

  return ffw_attachments_add (change, self->person, self->record, self->files, error);
}

static void
say_refused (Adding *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                                  self->refused->str);
  guint n = self->n_paths - self->files->len;
  g_autofree char *heading
      = ffw_words_count (FFW_NP_ ("%1$d File Is Not Kept", "%1$d Files Are Not Kept"), n);

  if (gtk_widget_get_root (self->widget))
    {
      ffw_job_end (self->job, NULL, NULL, NULL, NULL);
      ffw_say_error (self->widget, heading, error);
    }
  else
    ffw_job_fail (self->job, heading, error);
}

static void
finish (Adding *self)
{
  if (self->refused->len > 0)
    say_refused (self);
  else
    ffw_job_end (self->job, NULL, NULL, NULL, NULL);
  if (self->files->len > 0)
    {
      Linking *linking = g_new (Linking, 1);

      *linking = (Linking){ self->person, self->record, g_ptr_array_ref (self->files) };
      ffw_do (self->widget, self->workspace, link_files, linking, linking_free,
              _ ("The Files Are Not Kept"), NULL);
    }
  adding_free (self);
}

static void
refuse (Adding *self, const char *why)
{
  g_autofree char *name = g_filename_display_basename (self->paths[self->at]);
  /* Translators: the name of a file, and what is wrong with it */
  g_autofree char *line = ffw_words (_ ("“%1$s”: %2$s"), name, why, NULL);

  g_string_append_printf (self->refused, "%s%s", self->refused->len > 0 ? "\n\n" : "", line);
}

/* Whatever is stored so far and linked to nobody is swept away by itself. */
static void
fail (Adding *self, const GError *error)
{
  ffw_job_fail (self->job, _ ("The Files Are Not Kept"), error);
  adding_free (self);
}

static gboolean
store (FfwChange *change, gpointer data, GError **error)
{
  Adding *self = data;

  return ffw_content_store (change, self->content, ffw_date_today (), error);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  Adding *self = data;
  g_autoptr (GError) error = NULL;

  if (!ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error))
    {
      fail (self, error);
      return;
    }
  g_ptr_array_add (self->files, g_steal_pointer (&self->file));
  self->at++;
  read_next (self);
}

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  const Adding *self = data;

  ffw_job_set_done (self->job, self->at * WHOLE + done * WHOLE / MAX (total, 1),
                    (guint64)self->n_paths * WHOLE);
}

/* In a thread of its own. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Adding *self = data;
  GError *error = NULL;

  self->file = ffw_kept_file_read (self->paths[self->at], self->content, self->findings,
                                   on_progress, self, cancellable, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, self->file != NULL);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Adding *self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      ffw_workspace_log_async (self->workspace, store, self, NULL,
                               ffw_job_get_cancellable (self->job), on_stored, self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (self, error);
      return;
    }
  if (error)
    refuse (self, error->message);
  else
    {
      g_autofree char *why = ffw_finding_get_message (ffw_findings_get (self->findings, 0),
                                                      ffw_language_get ());

      refuse (self, why);
    }
  self->at++;
  read_next (self);
}

static void
read_next (Adding *self)
{
  g_autoptr (GTask) task = NULL;

  clear_file (self);
  if (self->at == self->n_paths)
    {
      finish (self);
      return;
    }
  self->content = ffw_content_new ();
  self->findings = ffw_findings_new (self->paths[self->at]);
  task = g_task_new (NULL, ffw_job_get_cancellable (self->job), on_read, self);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, read_file);
}

/**
 * ffw_file_adding_start:
 * @widget: where it was asked for
 * @person: whose they become; not looked at where there is a @record
 * @record: the id of the record that they are of, or 0
 * @paths: of the files; those that cannot be kept are named in the end
 *
 * Keeps files, in the background, as one change.
 */
void
ffw_file_adding_start (GtkWidget *widget, FfwWorkspace *workspace, gint64 person, gint64 record,
                       const char *const *paths)
{
  Adding *self = g_new0 (Adding, 1);

  self->widget = g_object_ref (widget);
  self->workspace = g_object_ref (workspace);
  self->person = person;
  self->record = record;
  self->paths = g_strdupv ((char **)paths);
  self->n_paths = g_strv_length (self->paths);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_new_attachment_free);
  self->refused = g_string_new (NULL);
  self->job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Adding files"), NULL);
  read_next (self);
}
