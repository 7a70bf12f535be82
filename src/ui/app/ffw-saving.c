/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-saving.h"

#include "ffw-choose.h"
#include "ffw-job.h"

#include <glib/gi18n-lib.h>

#define SAVING_DATA "ffw-saving"

/* A file on its way. */
typedef struct
{
  FfwWorkspace *workspace; /* while somebody chooses where it goes */
  const FfwSavingKind *kind;
  gint64 id;
  FfwLanguage language;
  char *path;
  GCancellable *cancellable;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/* In a thread of the workspace. */
static gpointer
save (FfwConnection *connection, gpointer data, GError **error)
{
  Saving *self = data;

  return self->kind->write (connection, self->id, self->language, self->path, self->cancellable,
                            error)
             ? (gpointer)self->kind
             : NULL;
}

/* What waits for the file to be written. */
typedef struct
{
  const FfwSavingKind *kind;
  FfwJob *job;
} Waiting;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (error)
    ffw_job_fail (waiting->job, _ (waiting->kind->failed), error);
  else
    ffw_job_end (waiting->job, _ (waiting->kind->done), NULL, NULL, NULL);
}

/** Writes the file, in the background. */
void
ffw_saving_save (FfwWorkspace *workspace, const FfwSavingKind *kind, gint64 id, const char *path)
{
  Saving *saving = g_new0 (Saving, 1);
  Waiting *waiting = g_new0 (Waiting, 1);
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES, kind->doing, NULL);

  saving->kind = kind;
  saving->id = id;
  saving->language = ffw_language_get ();
  saving->path = g_strdup (path);
  saving->cancellable = g_object_ref (ffw_job_get_cancellable (job));
  waiting->kind = kind;
  waiting->job = job;
  ffw_workspace_read_async (workspace, save, saving, saving_free, NULL,
                            ffw_job_get_cancellable (job), on_saved, waiting);
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  const Saving *saving = g_object_get_data (G_OBJECT (widget), SAVING_DATA);

  ffw_saving_save (saving->workspace, saving->kind, saving->id, paths[0]);
}

/** Lets the person at the window choose where the file goes, and writes it. */
void
ffw_saving_choose (GtkWidget *widget, FfwWorkspace *workspace, const FfwSavingKind *kind, gint64 id)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->workspace = g_object_ref (workspace);
  saving->kind = kind;
  saving->id = id;
  g_object_set_data_full (G_OBJECT (widget), SAVING_DATA, saving, saving_free);
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ (kind->title), _ ("_Save"), _ (kind->files),
              kind->pattern, _ (kind->name), on_chosen);
}
