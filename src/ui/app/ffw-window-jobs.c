/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-jobs.h"

#include "ffw-evidence-xml.h"
#include "ffw-say.h"
#include "ffw-window.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* The program stays until a job is done. */
typedef struct
{
  FfwWindow *window;
  char *path;
} Job;

static Job *
job_new (GtkWidget *widget, const char *path)
{
  Job *self = g_new0 (Job, 1);

  self->window = g_object_ref (FFW_WINDOW (widget));
  self->path = g_strdup (path);
  ffw_window_hold (self->window);

  return self;
}

static void
job_free (Job *self)
{
  ffw_window_release (self->window);
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

/* Says how a job ended; but not that it was stopped: whoever stopped it knows. */
static void
say_end (Job *self, const char *done, const char *not_done, const GError *error)
{
  GtkWidget *content = ffw_window_get_shown (self->window);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (content == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  if (error)
    {
      ffw_say_error (content, not_done, error);
      return;
    }

  name = g_filename_display_name (self->path);
  sentence = ffw_words (done, name, NULL);
  ffw_say (content, sentence, NULL, NULL, NULL);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_backup_finish (FFW_WORKSPACE (source), result, &error);
  say_end (job, _ ("Backed up to “%1$s”"), _ ("The Backup Was Not Made"), error);
  job_free (job);
}

/** Copies the workspace to the path that the parameter names, while it stays in use. */
void
ffw_window_backup_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *window = FFW_WINDOW (widget);
  const char *path = g_variant_get_string (parameter, NULL);

  ffw_workspace_backup_async (ffw_window_get_workspace (window), path, ffw_window_get_jobs (window),
                              on_backed_up, job_new (widget, path));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  ffw_evidence_export_finish (FFW_WORKSPACE (source), result, &error);
  ffw_window_end_export (job->window);
  say_end (job, _ ("Evidence exported to “%1$s”"), _ ("The Evidence Was Not Exported"), error);
  job_free (job);
}

/** Exports the evidence. The parameter: its first and last day (ISO), the code of whom it is for,
 * the code of an organisation or nothing, and the path of the file. */
void
ffw_window_export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *window = FFW_WINDOW (widget);
  FfwEvidenceScope scope = { .today = ffw_date_today (), .minimum = FFW_EVIDENCE_MINIMUM_DEFAULT };
  const char *from;
  const char *to;
  const char *audience;
  const char *path;
  int code;

  g_variant_get (parameter, "(&s&s&s&s&s)", &from, &to, &audience, &scope.organisation, &path);
  if (!ffw_coding_find (&ffw_coding_audience, audience, &code))
    return;

  scope.from = ffw_date_from_iso (from);
  scope.to = ffw_date_from_iso (to);
  scope.audience = (FfwAudience)code;
  if (*scope.organisation == '\0')
    scope.organisation = NULL;
  ffw_evidence_export_async (ffw_window_get_workspace (window), &scope, path,
                             ffw_window_begin_export (window), on_exported, job_new (widget, path));
}
