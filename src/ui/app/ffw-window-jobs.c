/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-jobs.h"

#include "ffw-evidence-xml.h"
#include "ffw-job.h"
#include "ffw-window.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

static void
end (FfwJob *job, const char *path, const char *done, const char *not_done, const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *sentence = ffw_words (done, name, NULL);

  if (error)
    ffw_job_fail (job, not_done, error);
  else
    ffw_job_end (job, sentence, NULL, NULL, NULL);
}

/* A job, and the file that it writes. */
typedef struct
{
  FfwJob *job;
  char *path;
} Writing;

static Writing *
writing_new (FfwWorkspace *workspace, const char *title, const char *path)
{
  Writing *self = g_new0 (Writing, 1);
  g_autofree char *name = g_filename_display_basename (path);

  self->job = ffw_job_start (workspace, FFW_JOB_WRITES, title, name, NULL);
  self->path = g_strdup (path);

  return self;
}

static void
writing_free (Writing *self)
{
  g_free (self->path);
  g_free (self);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_backup_finish (FFW_WORKSPACE (source), result, &error);
  end (writing->job, writing->path, _ ("Backed up to “%1$s”"), _ ("The Backup Was Not Made"),
       error);
  writing_free (writing);
}

/** Copies the workspace to the path that the parameter names, while it stays in use. */
void
ffw_window_backup_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWorkspace *workspace = ffw_window_get_workspace (FFW_WINDOW (widget));
  const char *path = g_variant_get_string (parameter, NULL);
  /* Translators: a job that is under way; %1$s is the name of a file */
  Writing *writing = writing_new (workspace, N_ ("Backing up to “%1$s”"), path);

  ffw_workspace_backup_async (workspace, path, ffw_job_get_cancellable (writing->job), on_backed_up,
                              writing);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;

  ffw_evidence_export_finish (FFW_WORKSPACE (source), result, &error);
  end (writing->job, writing->path, _ ("Evidence exported to “%1$s”"),
       _ ("The Evidence Was Not Exported"), error);
  writing_free (writing);
}

/** Exports the evidence. The parameter: its first and last day (ISO), the code of whom it is for,
 * the code of an organisation or nothing, the least figure shown, and the path of the file. */
void
ffw_window_export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWorkspace *workspace = ffw_window_get_workspace (FFW_WINDOW (widget));
  FfwEvidenceScope scope = { .today = ffw_date_today () };
  const char *from;
  const char *to;
  const char *audience;
  const char *path;
  Writing *writing;
  int code;

  g_variant_get (parameter, "(&s&s&s&su&s)", &from, &to, &audience, &scope.organisation,
                 &scope.minimum, &path);
  if (!ffw_coding_find (&ffw_coding_audience, audience, &code))
    return;

  scope.from = ffw_date_from_iso (from);
  scope.to = ffw_date_from_iso (to);
  scope.audience = (FfwAudience)code;
  if (*scope.organisation == '\0')
    scope.organisation = NULL;
  /* Translators: a job that is under way; %1$s is the name of a file */
  writing = writing_new (workspace, N_ ("Exporting the evidence to “%1$s”"), path);
  ffw_evidence_export_async (workspace, &scope, path, ffw_job_get_cancellable (writing->job),
                             on_exported, writing);
}
