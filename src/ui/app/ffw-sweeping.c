/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps away what is in files that nobody keeps any more. */

#include "ffw-sweeping.h"

#include "ffw-content.h"
#include "ffw-job.h"

#include <glib/gi18n-lib.h>

static void
on_swept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* What could not be swept is the next time. */
  if (!ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error))
    g_message ("%s", error->message);
  ffw_job_end (data, NULL, NULL, NULL, NULL);
}

static gboolean
sweep (FfwChange *change, gpointer data, GError **error)
{
  return ffw_content_sweep (ffw_change_get_connection (change), ffw_date_today (), error);
}

static gpointer
look (FfwConnection *connection, gpointer data, GError **error)
{
  gboolean needed = FALSE;

  return ffw_content_needs_sweep (connection, ffw_date_today (), &needed, error) && needed
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwWorkspace *workspace = FFW_WORKSPACE (source);
  FfwJob *job;

  /* A workspace that cannot be read is said by its own bar. */
  if (ffw_workspace_read_finish (workspace, result, NULL) == NULL)
    return;
  job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Sweeping away what was in removed files"),
                       NULL);
  ffw_workspace_log_async (workspace, sweep, NULL, NULL, ffw_job_get_cancellable (job), on_swept,
                           job);
}

/**
 * ffw_sweeping_start:
 * @workspace: that may be written to
 *
 * Drops contents that no undo is to want any more (ffw_content_sweep()), in the background; where
 * there is nothing to do, nothing is written.
 */
void
ffw_sweeping_start (FfwWorkspace *workspace)
{
  ffw_workspace_read_async (workspace, look, NULL, NULL, NULL, NULL, on_looked, NULL);
}
