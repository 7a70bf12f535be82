/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-job.h"

#include "ffw-jobs.h"
#include "ffw-message.h"

/* Work that is done sooner is not shown. */
#define PATIENCE_MS 300
/* How often it is looked how far it is. */
#define TICK_MS 100

#define WHOLE 1000

/**
 * FfwJob:
 *
 * Work on a workspace that may take a while: what it is, how far it is, what
 * stops it, and how it ended. It belongs to the workspace, whatever is shown of
 * that meanwhile.
 *
 * Properties: `fraction` (double: from 0 to 1; below 0 where it is not known), `slow`
 * (boolean: it has gone on for so long that it should be shown), `stopped` (boolean: the
 * person has stopped it, and it is ending).
 */
struct _FfwJob
{
  GObject parent_instance;

  FfwWorkspace *workspace;
  FfwJobKind kind;
  char *title; /* untranslated */
  char **arguments;
  GCancellable *cancellable;

  int done; /* of WHOLE, -1 where it is not known; atomic */
  int told; /* what was last told of it */
  gboolean slow;
  guint timer;
};

enum
{
  PROP_0,
  PROP_FRACTION,
  PROP_SLOW,
  PROP_STOPPED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwJob, ffw_job, G_TYPE_OBJECT)

static void
ffw_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwJob *self = FFW_JOB (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, ffw_job_get_fraction (self));
      break;
    case PROP_SLOW:
      g_value_set_boolean (value, self->slow);
      break;
    case PROP_STOPPED:
      g_value_set_boolean (value, ffw_job_is_stopped (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_job_finalize (GObject *object)
{
  FfwJob *self = FFW_JOB (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_object_unref (self->cancellable);
  g_clear_object (&self->workspace);
  g_free (self->title);
  g_strfreev (self->arguments);

  G_OBJECT_CLASS (ffw_job_parent_class)->finalize (object);
}

static void
ffw_job_class_init (FfwJobClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ffw_job_get_property;
  object_class->finalize = ffw_job_finalize;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SLOW] = g_param_spec_boolean ("slow", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STOPPED] = g_param_spec_boolean ("stopped", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ffw_job_init (FfwJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->done = -1;
  self->told = -1;
}

/* Once it is shown: pulsing, or where it has got on by what can be seen. */
static gboolean
on_tick (gpointer data)
{
  FfwJob *self = data;
  int done = g_atomic_int_get (&self->done);

  if (done < 0 || done != self->told)
    {
      self->told = done;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
on_slow (gpointer data)
{
  FfwJob *self = data;

  self->slow = TRUE;
  self->timer = g_timeout_add (TICK_MS, on_tick, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SLOW]);

  return G_SOURCE_REMOVE;
}

/**
 * ffw_job_start:
 * @title: what is done, an untranslated message with %1$s … for the texts that follow
 * @...: these texts, %NULL last
 *
 * Notes that work on the workspace is under way. Whoever starts it gives
 * ffw_job_get_cancellable() to the work, and says once how it ended, with
 * ffw_job_end() or ffw_job_fail(). Until then the program stays, a window that is
 * closed asks first, and what takes longer than a moment is shown.
 *
 * Returns: (transfer none): the job; it is there until it is ended
 */
FfwJob *
ffw_job_start (FfwWorkspace *workspace, FfwJobKind kind, const char *title, ...)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_autoptr (FfwJob) self = g_object_new (FFW_TYPE_JOB, NULL);
  const char *argument;
  va_list all;

  va_start (all, title);
  while ((argument = va_arg (all, const char *)))
    g_strv_builder_add (arguments, argument);
  va_end (all);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->title = g_strdup (title);
  self->arguments = g_strv_builder_end (arguments);
  self->timer = g_timeout_add (PATIENCE_MS, on_slow, self);
  ffw_jobs_add (ffw_jobs_of (workspace), self);

  return self;
}

/** Returns: (transfer none): what stops it */
GCancellable *
ffw_job_get_cancellable (FfwJob *self)
{
  return self->cancellable;
}

/**
 * ffw_job_set_done:
 * @done: how much of @total is done
 *
 * May be called from any thread, as often as there is something to say.
 */
void
ffw_job_set_done (FfwJob *self, guint64 done, guint64 total)
{
  g_atomic_int_set (&self->done,
                    total > 0 ? (int)((double)MIN (done, total) / (double)total * WHOLE) : -1);
}

/**
 * ffw_job_end:
 * @sentence: (nullable): what was done, in the language of the window; %NULL to say nothing
 * @button: (nullable): the word on a button beside it
 * @action: (nullable): what the button does
 * @target: (nullable): of the action; consumed where it floats
 *
 * Says that the job has ended well.
 */
void
ffw_job_end (FfwJob *self, const char *sentence, const char *button, const char *action,
             GVariant *target)
{
  g_autoptr (FfwWorkspace) workspace = g_object_ref (self->workspace);
  g_autoptr (GVariant) kept = target ? g_variant_ref_sink (target) : NULL;

  ffw_jobs_remove (ffw_jobs_of (workspace), self);
  if (sentence)
    ffw_jobs_say (ffw_jobs_of (workspace), sentence, button, action, kept);
}

/**
 * ffw_job_fail:
 * @heading: what was not done
 * @error: why; that it was stopped is not said: whoever stopped it knows
 *
 * Says that the job has ended without having done what it should.
 */
void
ffw_job_fail (FfwJob *self, const char *heading, const GError *error)
{
  g_autoptr (FfwWorkspace) workspace = g_object_ref (self->workspace);

  /* First, so that a window which waits to be closed stays to say it. */
  ffw_jobs_complain (ffw_jobs_of (workspace), heading, error);
  ffw_jobs_remove (ffw_jobs_of (workspace), self);
}

/** Returns: (transfer full): what is done, in the language of the window */
char *
ffw_job_get_title (FfwJob *self)
{
  const FfwTemplate title = { .one = self->title };

  return ffw_template_format (&title, (const char *const *)self->arguments, ffw_language_get ());
}

FfwJobKind
ffw_job_get_kind (FfwJob *self)
{
  return self->kind;
}

/** Returns: how much is done, from 0 to 1; below 0 where it is not known */
double
ffw_job_get_fraction (FfwJob *self)
{
  int done = g_atomic_int_get (&self->done);

  return done < 0 ? -1 : (double)done / WHOLE;
}

/** Returns: whether it has gone on for so long that it should be shown */
gboolean
ffw_job_is_slow (FfwJob *self)
{
  return self->slow;
}

/** Has it end as soon as it can; nothing of it is kept that would be half done. */
void
ffw_job_stop (FfwJob *self)
{
  if (ffw_job_is_stopped (self))
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STOPPED]);
}

/** Returns: whether it was stopped */
gboolean
ffw_job_is_stopped (FfwJob *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}
