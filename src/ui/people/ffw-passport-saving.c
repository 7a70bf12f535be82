/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-passport-saving.h"

#include "ffw-choose.h"
#include "ffw-job.h"
#include "ffw-passport.h"

#include <glib/gi18n-lib.h>

#define PERSON_DATA    "ffw-passport-person"
#define WORKSPACE_DATA "ffw-passport-workspace"

/* A passport on its way. */
typedef struct
{
  gint64 person;
  FfwDate today;
  FfwLanguage reader;
  char *path;
  GCancellable *cancellable;
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
  g_autoptr (FfwPassport) passport = ffw_passport_read (connection, self->person, self->today,
                                                        error);

  return passport
                 && ffw_passport_save (passport, self->reader, self->path, self->cancellable, error)
             ? self
             : NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwJob *job = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (error)
    ffw_job_fail (job, _ ("The Training Passport Was Not Saved"), error);
  else
    ffw_job_end (job, _ ("Saved the training passport"), NULL, NULL, NULL);
}

/**
 * ffw_passport_saving_save:
 * @person: the id
 * @path: whose ending says in which form
 *
 * Saves the training passport as of today, in the background.
 */
void
ffw_passport_saving_save (FfwWorkspace *workspace, gint64 person, const char *path)
{
  Saving *saving = g_new0 (Saving, 1);
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Saving a training passport"), NULL);

  saving->person = person;
  saving->today = ffw_date_today ();
  saving->reader = ffw_language_get ();
  saving->path = g_strdup (path);
  saving->cancellable = g_object_ref (ffw_job_get_cancellable (job));
  ffw_workspace_read_async (workspace, save, saving, saving_free, NULL,
                            ffw_job_get_cancellable (job), on_saved, job);
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  FfwWorkspace *workspace = g_object_get_data (G_OBJECT (widget), WORKSPACE_DATA);
  const gint64 *person = g_object_get_data (G_OBJECT (widget), PERSON_DATA);

  ffw_passport_saving_save (workspace, *person, paths[0]);
}

/** Lets the person at the window choose where it goes, and saves it. */
void
ffw_passport_saving_choose (GtkWidget *widget, FfwWorkspace *workspace, gint64 person)
{
  g_object_set_data_full (G_OBJECT (widget), WORKSPACE_DATA, g_object_ref (workspace),
                          g_object_unref);
  g_object_set_data_full (G_OBJECT (widget), PERSON_DATA, g_memdup2 (&person, sizeof person),
                          g_free);
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Training Passport"), _ ("_Save"),
              /* Translators: files of which the name ends in .pdf or .xml */
              _ ("Pages (.pdf), or XML (.xml)"), "*.pdf *.xml",
              /* Translators: the proposed name of a file */
              _ ("Training passport.pdf"), on_chosen);
}
