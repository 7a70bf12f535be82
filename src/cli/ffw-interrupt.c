/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-interrupt.h"

#include "ffw-ctl-error.h"

#include <signal.h>
#include <unistd.h>

static void
fill_signals (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);
  sigaddset (signals, SIGHUP);
}

static gpointer
wait_for_signals (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  sigset_t signals;
  int caught;

  fill_signals (&signals);
  sigwait (&signals, &caught);
  g_cancellable_cancel (cancellable);

  /* Who asks twice is not kept waiting: the file is safe at any moment, as it is
   * in a power cut. */
  sigwait (&signals, &caught);
  _exit (FFW_EXIT_INTERRUPTED);

  return NULL;
}

/**
 * ffw_interrupt_watch:
 *
 * From now on Ctrl+C, and being told to end, cancel @cancellable, so that the
 * work under way stops where it can be taken back. To be called before any other
 * thread is started: the threads inherit that they are not to be interrupted.
 */
void
ffw_interrupt_watch (GCancellable *cancellable)
{
  sigset_t signals;

  fill_signals (&signals);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cancellable)));
}
