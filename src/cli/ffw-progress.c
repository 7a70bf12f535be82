/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-progress.h"

#include <stdio.h>
#include <unistd.h>

#define FIRST_SHOWN (G_USEC_PER_SEC)
#define SHOWN_EVERY (G_USEC_PER_SEC / 5)

struct _FfwProgress
{
  char *what;
  GThread *thread;
  GMutex mutex;
  GCond stopped;
  gboolean stopping;
  gboolean shown;
  guint64 done;
  guint64 total;
};

static void
show (FfwProgress *self)
{
  if (self->total)
    fprintf (stderr, "\r%s… %u%%", self->what,
             (guint)(100 * MIN (self->done, self->total) / self->total));
  else
    fprintf (stderr, "\r%s…", self->what);
  fflush (stderr);
  self->shown = TRUE;
}

static gpointer
keep_showing (gpointer data)
{
  FfwProgress *self = data;
  gint64 next = g_get_monotonic_time () + FIRST_SHOWN;

  g_mutex_lock (&self->mutex);
  while (!self->stopping)
    if (!g_cond_wait_until (&self->stopped, &self->mutex, next))
      {
        show (self);
        next = g_get_monotonic_time () + SHOWN_EVERY;
      }
  if (self->shown)
    fputs ("\r\033[K", stderr);
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/**
 * ffw_progress_start:
 * @what: what is being done, translated, without a full stop
 *
 * Returns: (transfer full): the line, to be ended with ffw_progress_stop() before
 *   anything else is written to the terminal
 */
FfwProgress *
ffw_progress_start (const char *what)
{
  FfwProgress *self = g_new0 (FfwProgress, 1);

  self->what = g_strdup (what);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->stopped);
  if (isatty (STDERR_FILENO))
    self->thread = g_thread_new ("progress", keep_showing, self);

  return self;
}

/**
 * ffw_progress_set:
 * @done: how much is done, in any unit
 * @total: how much there is to do, in the same; 0 where nobody knows
 *
 * May be called from any thread.
 */
void
ffw_progress_set (FfwProgress *self, guint64 done, guint64 total)
{
  g_mutex_lock (&self->mutex);
  self->done = done;
  self->total = total;
  g_mutex_unlock (&self->mutex);
}

/** Clears the line, and frees it. */
void
ffw_progress_stop (FfwProgress *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->stopped);
  g_mutex_unlock (&self->mutex);
  if (self->thread)
    g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->stopped);
  g_free (self->what);
  g_free (self);
}
