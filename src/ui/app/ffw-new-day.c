/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-new-day.h"

#include "ffw-booking-changes.h"
#include "ffw-job.h"
#include "ffw-standing-keep.h"
#include "ffw-sweeping.h"

#include <glib/gi18n-lib.h>

#define DATA "ffw-new-day"

/* In seconds. A computer that wakes up does so on another day than it went to sleep. */
#define EVERY 60

/**
 * FfwNewDay:
 *
 * Sees to it that what is stored of who is in date is as of today, from the opening of a workspace
 * on and past midnight.
 */
struct _FfwNewDay
{
  GObject parent_instance;

  FfwWorkspace *workspace; /* which owns this */
  FfwDate day;             /* that was seen to last */
  guint timer;
};

G_DEFINE_FINAL_TYPE (FfwNewDay, ffw_new_day, G_TYPE_OBJECT)

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwJob *job = data;
  g_autoptr (GError) error = NULL;

  if (ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error))
    ffw_job_end (job, NULL, NULL, NULL, NULL);
  else
    ffw_job_fail (job, _ ("Who Is in Date Could Not Be Worked Out"), error);
}

static gpointer
read_freshness (FfwConnection *connection, gpointer data, GError **error)
{
  gboolean fresh = FALSE;

  return ffw_standing_is_fresh (connection, ffw_date_today (), &fresh, error) && fresh
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwWorkspace *workspace = FFW_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  gboolean fresh = GPOINTER_TO_INT (ffw_workspace_read_finish (workspace, result, &error));
  FfwJob *job;

  /* A workspace that cannot be read is said by its own bar. */
  if (fresh || error)
    return;

  job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Working out who is in date"), NULL);
  ffw_workspace_log_async (workspace, ffw_standing_refresh, NULL, NULL,
                           ffw_job_get_cancellable (job), on_refreshed, job);
}

static gpointer
read_freed (FfwConnection *connection, gpointer data, GError **error)
{
  gboolean freed = FALSE;

  return ffw_booking_is_freed (connection, ffw_date_today (), &freed, error) && freed
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

/* Places that were held until yesterday go to who waits for them, as one change of the history. */
static void
on_freed_read (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwWorkspace *workspace = FFW_WORKSPACE (source);

  if (ffw_workspace_read_finish (workspace, result, NULL)
      && !ffw_workspace_is_read_only (workspace))
    ffw_workspace_change_async (workspace, ffw_booking_fill_freed,
                                GUINT_TO_POINTER (ffw_date_today ()), NULL, NULL, NULL, NULL);
}

static gboolean
look (gpointer data)
{
  FfwNewDay *self = data;
  FfwDate today = ffw_date_today ();

  if (today != self->day)
    {
      self->day = today;
      ffw_workspace_read_async (self->workspace, read_freshness, NULL, NULL, NULL, NULL, on_read,
                                NULL);
      ffw_workspace_read_async (self->workspace, read_freed, NULL, NULL, NULL, NULL, on_freed_read,
                                NULL);
      ffw_sweeping_start (self->workspace);
    }

  return G_SOURCE_CONTINUE;
}

static void
ffw_new_day_finalize (GObject *object)
{
  FfwNewDay *self = FFW_NEW_DAY (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (ffw_new_day_parent_class)->finalize (object);
}

static void
ffw_new_day_class_init (FfwNewDayClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_new_day_finalize;
}

static void
ffw_new_day_init (FfwNewDay *self)
{
}

/**
 * ffw_new_day_watch:
 *
 * Looks now, and each minute for as long as the workspace is open. In one that can only be read
 * nothing is stored: what shows standing says there as of which day it is.
 */
void
ffw_new_day_watch (FfwWorkspace *workspace)
{
  FfwNewDay *self;

  if (ffw_workspace_is_read_only (workspace) || g_object_get_data (G_OBJECT (workspace), DATA))
    return;

  self = g_object_new (FFW_TYPE_NEW_DAY, NULL);
  self->workspace = workspace;
  self->timer = g_timeout_add_seconds (EVERY, look, self);
  g_object_set_data_full (G_OBJECT (workspace), DATA, self, g_object_unref);
  look (self);
}
