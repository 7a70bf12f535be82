/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-erasing.h"

#include "ffw-choose.h"
#include "ffw-erase.h"
#include "ffw-erasure.h"
#include "ffw-job.h"
#include "ffw-message.h"
#include "ffw-person-saving.h"
#include "ffw-rotation.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define PERSON_DATA    "ffw-erasing-person"
#define WORKSPACE_DATA "ffw-erasing-workspace"

/* A file on its way. */
typedef struct
{
  gint64 person;
  char *path;
  GCancellable *cancellable;
  FfwJob *job;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}

/* In a thread of the workspace. */
static gpointer
save (FfwConnection *connection, gpointer data, GError **error)
{
  Saving *self = data;

  return ffw_person_save (connection, self->person, self->path, self->cancellable, error);
}

static void
saved_free (gpointer saved)
{
  ffw_person_saved_free (saved);
}

static char *
say_saved (const FfwPersonSaved *saved)
{
  g_autofree char *folder = saved->folder ? g_filename_display_basename (saved->folder) : NULL;
  g_autofree char *files = NULL;

  if (folder == NULL)
    return g_strdup (_ ("Saved what is kept about the person"));
  files = ffw_words_count (FFW_NP_ ("%1$d file", "%1$d files"), saved->n_files);

  /* Translators: %1$s is a number of files, such as “2 files”, %2$s the name of a folder */
  return ffw_words (_ ("Saved what is kept about the person, and %1$s beside it in “%2$s”"), files,
                    folder, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwPersonSaved) saved = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                &error);
  g_autofree char *sentence = saved ? say_saved (saved) : NULL;

  if (error)
    ffw_job_fail (job, _ ("What Is Kept Was Not Saved"), error);
  else
    ffw_job_end (job, sentence, NULL, NULL, NULL);
}

/** Saves what is kept about a person, in the background. */
void
ffw_erasing_save_to (GtkWidget *widget, FfwWorkspace *workspace, gint64 person, const char *path)
{
  Saving *saving = g_new0 (Saving, 1);
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Saving what is kept about a person"),
                               NULL);

  saving->person = person;
  saving->path = g_strdup (path);
  saving->cancellable = g_object_ref (ffw_job_get_cancellable (job));
  ffw_workspace_read_async (workspace, save, saving, saving_free, saved_free,
                            ffw_job_get_cancellable (job), on_saved, job);
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  FfwWorkspace *workspace = g_object_get_data (G_OBJECT (widget), WORKSPACE_DATA);
  const gint64 *person = g_object_get_data (G_OBJECT (widget), PERSON_DATA);

  ffw_erasing_save_to (widget, workspace, *person, paths[0]);
}

/** Lets the person at the window choose where it goes, and saves it. */
void
ffw_erasing_save_kept (GtkWidget *widget, FfwWorkspace *workspace, gint64 person)
{
  g_object_set_data_full (G_OBJECT (widget), WORKSPACE_DATA, g_object_ref (workspace),
                          g_object_unref);
  g_object_set_data_full (G_OBJECT (widget), PERSON_DATA, g_memdup2 (&person, sizeof person),
                          g_free);
  /* Translators: the proposed name of a file */
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save What Is Kept"), _ ("_Save"),
              _ ("Pages"), "*.html", _ ("What is kept.html"), on_chosen);
}

/* An erasure on its way, and what is known afterwards. */
typedef struct
{
  gint64 person;
  GWeakRef widget;
  FfwJob *job;
  FfwErasedFunc done;
  guint n_removed;
  guint n_left;
  gboolean unfinished;
  GStrv beside;
} Erasing;

static void
erasing_free (Erasing *self)
{
  g_weak_ref_clear (&self->widget);
  g_strfreev (self->beside);
  g_free (self);
}

static gboolean
erase (FfwChange *change, gpointer data, GError **error)
{
  return ffw_person_erase (change, ((const Erasing *)data)->person, error);
}

/* The copies from before hold the person: one of now takes their place. Where it cannot be made,
 * they go all the same: that is what was asked for. */
static gpointer
renew_copies (FfwConnection *connection, gpointer data, GError **error)
{
  Erasing *self = data;
  g_autofree char *root = ffw_rotation_get_root ();
  g_autofree char *folder = ffw_rotation_read_folder (connection, root, error);
  g_autoptr (GPtrArray) copies = folder ? ffw_rotation_list (folder) : NULL;
  g_autofree char *kept = NULL;

  if (copies && copies->len > 0)
    {
      kept = ffw_rotation_make (connection, root, g_get_real_time () / G_USEC_PER_SEC, NULL);
      self->n_left = ffw_rotation_remove_before (folder, kept);
      self->n_removed = copies->len - self->n_left;
    }

  return ffw_erase_is_unfinished (connection, &self->unfinished, error) ? self : NULL;
}

static void
add_sentence (GString *body, const char *sentence)
{
  g_string_append_printf (body, "%s%s", body->len > 0 ? "\n\n" : "", sentence);
}

static void
show_left (GtkWindow *window, const Erasing *self)
{
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget *dialog;

  add_sentence (body, _ ("The figures are as they were, and lead to nobody."));
  if (self->n_removed > 0)
    {
      g_autofree char *removed = ffw_words_count (
          FFW_NP_ ("%1$d safe copy from before was removed; one of now takes its place.",
                   "%1$d safe copies from before were removed; one of now takes their place."),
          self->n_removed);

      add_sentence (body, removed);
    }
  if (self->n_left > 0)
    add_sentence (body, _ ("Safe copies from before could not be removed. Delete them by hand."));
  for (guint i = 0; self->beside[i]; i++)
    {
      g_autofree char *name = g_filename_display_name (self->beside[i]);
      g_autofree char *holds = ffw_words (
          /* Translators: %1$s is the path of a file */
          _ ("“%1$s” holds the person still. Delete it."), name, NULL);

      add_sentence (body, holds);
    }
  if (self->unfinished)
    add_sentence (body, _ ("The file could not be written anew, so traces may be left in it. That "
                           "is done when the workspace is opened next, with room on the disk and "
                           "nobody else reading."));
  add_sentence (body,
                _ ("Backups elsewhere, the copy at closing until the next one, and files that were "
                   "exported or imported may hold the person still. Importing such a file brings "
                   "them back as somebody new."));

  dialog = adw_message_dialog_new (window, _ ("The Person Is Erased"), body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  ffw_words_mend_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_renewed (GObject *source, GAsyncResult *result, gpointer data)
{
  Erasing *self = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (GError) error = NULL;

  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  self->beside = ffw_rotation_list_beside (ffw_workspace_get_path (FFW_WORKSPACE (source)));
  ffw_job_end (self->job, NULL, NULL, NULL, NULL);
  if (widget && gtk_widget_get_root (widget))
    {
      GtkWindow *form = GTK_WINDOW (gtk_widget_get_root (widget));
      g_autoptr (GtkWindow) window = g_object_ref (gtk_window_get_transient_for (form));

      self->done (widget, NULL);
      /* What was searched for and shown names them, too. */
      gtk_widget_activate_action (GTK_WIDGET (window), "win.forget", NULL);
      show_left (window, self);
    }
  erasing_free (self);
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer data)
{
  Erasing *self = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (GError) error = NULL;

  if (ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error))
    {
      ffw_workspace_read_async (FFW_WORKSPACE (source), renew_copies, self, NULL, NULL, NULL,
                                on_renewed, self);
      return;
    }

  ffw_job_fail (self->job, _ ("Nobody Was Erased"), error);
  if (widget && gtk_widget_get_root (widget))
    self->done (widget, error);
  erasing_free (self);
}

/**
 * ffw_erasing_start:
 * @widget: of a form over the window
 * @person: the id
 * @done: is told how it ended
 *
 * Erases a person for good, as a job, and says in the end what is left elsewhere.
 */
void
ffw_erasing_start (GtkWidget *widget, FfwWorkspace *workspace, gint64 person, FfwErasedFunc done)
{
  Erasing *self = g_new0 (Erasing, 1);

  self->person = person;
  self->done = done;
  g_weak_ref_init (&self->widget, widget);
  self->job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Erasing a person"), NULL);
  ffw_workspace_erase_async (workspace, erase, self, NULL, ffw_job_get_cancellable (self->job),
                             on_erased, self);
}
