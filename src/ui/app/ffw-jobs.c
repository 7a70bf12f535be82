/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-jobs.h"

#include <gtk/gtk.h>

#include <glib/gi18n-lib.h>

/**
 * FfwJobs:
 *
 * The work that is under way on one workspace, a list of #FfwJob in the order in which it
 * began. While there is any, the program stays; while something that takes a while is
 * written, the desktop is asked not to sleep or to log out.
 *
 * Signals: `said` (sentence, button, action, target: something has ended well), `failed`
 * (heading, GError: something has not), `slow` (the first job goes on for longer than a
 * moment).
 */
struct _FfwJobs
{
  GObject parent_instance;

  GPtrArray *jobs;
  GApplication *application; /* held while there is a job; NULL where there is no program */
  guint inhibited;           /* what the desktop gave for it, 0 for nothing */
};

enum
{
  SAID,
  FAILED,
  SLOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ffw_jobs_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FfwJobs, ffw_jobs, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ffw_jobs_iface_init))

static GType
get_item_type (GListModel *model)
{
  return FFW_TYPE_JOB;
}

static guint
get_n_items (GListModel *model)
{
  return FFW_JOBS (model)->jobs->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *jobs = FFW_JOBS (model)->jobs;

  return position < jobs->len ? g_object_ref (jobs->pdata[position]) : NULL;
}

static void
ffw_jobs_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ffw_jobs_finalize (GObject *object)
{
  g_ptr_array_unref (FFW_JOBS (object)->jobs);

  G_OBJECT_CLASS (ffw_jobs_parent_class)->finalize (object);
}

static void
ffw_jobs_class_init (FfwJobsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_jobs_finalize;

  signals[SAID] = g_signal_new ("said", FFW_TYPE_JOBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING,
                                G_TYPE_VARIANT);
  signals[FAILED] = g_signal_new ("failed", FFW_TYPE_JOBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[SLOW] = g_signal_new ("slow", FFW_TYPE_JOBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
ffw_jobs_init (FfwJobs *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ffw_jobs_of:
 *
 * Returns: (transfer none): what is under way on the workspace; it lives as long as that
 */
FfwJobs *
ffw_jobs_of (FfwWorkspace *workspace)
{
  static GQuark quark;
  FfwJobs *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("ffw-jobs");

  self = g_object_get_qdata (G_OBJECT (workspace), quark);
  if (self == NULL)
    {
      self = g_object_new (FFW_TYPE_JOBS, NULL);
      g_object_set_qdata_full (G_OBJECT (workspace), quark, self, g_object_unref);
    }

  return self;
}

static FfwJob *
find_slow_writer (FfwJobs *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (ffw_job_is_slow (self->jobs->pdata[i])
        && ffw_job_get_kind (self->jobs->pdata[i]) == FFW_JOB_WRITES)
      return self->jobs->pdata[i];

  return NULL;
}

/* Asks the desktop to stay awake, or lets it sleep again. */
static void
update_inhibition (FfwJobs *self)
{
  FfwJob *writer = find_slow_writer (self);
  g_autofree char *reason = NULL;

  if (!GTK_IS_APPLICATION (self->application) || (writer != NULL) == (self->inhibited != 0))
    return;

  if (writer)
    {
      reason = ffw_job_get_title (writer);
      self->inhibited = gtk_application_inhibit (
          GTK_APPLICATION (self->application), NULL,
          GTK_APPLICATION_INHIBIT_LOGOUT | GTK_APPLICATION_INHIBIT_SUSPEND, reason);
    }
  else
    {
      gtk_application_uninhibit (GTK_APPLICATION (self->application), self->inhibited);
      self->inhibited = 0;
    }
}

static void
on_job_slow (FfwJobs *self)
{
  update_inhibition (self);
  g_signal_emit (self, signals[SLOW], 0);
}

/* Takes a job that has begun. */
void
ffw_jobs_add (FfwJobs *self, FfwJob *job)
{
  if (self->jobs->len == 0 && g_application_get_default ())
    {
      self->application = g_object_ref (g_application_get_default ());
      g_application_hold (self->application);
    }

  g_ptr_array_add (self->jobs, g_object_ref (job));
  g_signal_connect_object (job, "notify::slow", G_CALLBACK (on_job_slow), self, G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), self->jobs->len - 1, 0, 1);
}

/* Lets go of a job that has ended. It may be gone afterwards. */
void
ffw_jobs_remove (FfwJobs *self, FfwJob *job)
{
  g_autoptr (FfwJobs) alive = g_object_ref (self);
  guint position = 0;

  if (!g_ptr_array_find (self->jobs, job, &position))
    g_return_if_reached ();

  g_signal_handlers_disconnect_by_data (job, self);
  g_ptr_array_remove_index (self->jobs, position);
  update_inhibition (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  if (self->jobs->len == 0 && self->application)
    {
      g_autoptr (GApplication) application = g_steal_pointer (&self->application);

      g_application_release (application);
    }
}

/* Tells how a job ended. */
void
ffw_jobs_say (FfwJobs *self, const char *sentence, const char *button, const char *action,
              GVariant *target)
{
  g_signal_emit (self, signals[SAID], 0, sentence, button, action, target);
}

/* Tells why a job did not do what it should. */
void
ffw_jobs_complain (FfwJobs *self, const char *heading, const GError *error)
{
  if (!g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, heading, error);
}

/** Has all that is under way end as soon as it can. */
void
ffw_jobs_stop (FfwJobs *self)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  /* Each that ends at once leaves the list. */
  for (guint i = 0; i < self->jobs->len; i++)
    g_ptr_array_add (jobs, g_object_ref (self->jobs->pdata[i]));
  for (guint i = 0; i < jobs->len; i++)
    ffw_job_stop (jobs->pdata[i]);
}

/** Returns: whether any of it has gone on for longer than a moment */
gboolean
ffw_jobs_are_slow (FfwJobs *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (ffw_job_is_slow (self->jobs->pdata[i]))
      return TRUE;

  return FALSE;
}
