/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-do.h"

#include "ffw-history-text.h"
#include "ffw-job.h"
#include "ffw-say.h"

#include <glib/gi18n-lib.h>

/* A change on its way: made in the writer's thread, said in the window's. */
typedef struct
{
  gint references; /* of the window's and the writer's thread */
  FfwChangeFunc change;
  gpointer data;
  GDestroyNotify data_free;
  FfwLanguage language;

  gint64 number;
  char *sentence; /* what was done; NULL where nothing is kept */
} Doing;

static Doing *
doing_ref (Doing *self)
{
  g_atomic_int_inc (&self->references);

  return self;
}

static void
doing_unref (gpointer data)
{
  Doing *self = data;

  if (!g_atomic_int_dec_and_test (&self->references))
    return;

  if (self->data_free)
    self->data_free (self->data);
  g_free (self->sentence);
  g_free (self);
}

static gboolean
make (FfwChange *change, gpointer data, GError **error)
{
  Doing *self = data;

  g_clear_pointer (&self->sentence, g_free);
  if (!self->change (change, self->data, error))
    return FALSE;
  if (ffw_change_is_discarded (change))
    return TRUE;

  self->number = ffw_change_get_number (change);
  self->sentence = ffw_history_message_to_text (
      ffw_change_get_connection (change), ffw_change_get_message (change), self->language, error);

  return self->sentence != NULL;
}

/* Who asked for the change. */
typedef struct
{
  GWeakRef widget;
  FfwJob *job;
  Doing *doing;
  char *failed;
  FfwDoneFunc done;
} Asking;

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&asking->widget);
  g_autoptr (GError) error = NULL;
  gboolean made = ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  Doing *doing = asking->doing;

  /* Where it was asked for is gone: the window says it. */
  if (error && !(widget && gtk_widget_get_root (widget)))
    ffw_job_fail (asking->job, asking->failed, error);
  else
    ffw_job_end (asking->job, NULL, NULL, NULL, NULL);
  if (widget && gtk_widget_get_root (widget))
    {
      /* First, so that a dialog which is done closes, and the toast comes where people look. */
      g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget)));
      GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window)));
      GtkWidget *shown = parent ? parent : window;

      if (error)
        ffw_say_error (widget, asking->failed, error);
      else if (doing->sentence)
        ffw_say (shown, doing->sentence, _ ("_Undo"), "win.undo-change",
                 g_variant_new_int64 (doing->number));
      if (asking->done)
        asking->done (widget, made && doing->sentence, error, doing->data);
    }

  g_weak_ref_clear (&asking->widget);
  doing_unref (doing);
  g_free (asking->failed);
  g_free (asking);
}

/**
 * ffw_do:
 * @widget: who asks; a dialog's change is said in the window below it
 * @change: makes the change; it sets its message, or discards it
 * @data_free: (nullable): frees @data when all is over
 * @failed: the heading of what is said where the change could not be written
 * @done: (nullable): is told how it ended, with @data
 *
 * Makes a change without waiting, and says it with a button that takes it back.
 */
void
ffw_do (GtkWidget *widget, FfwWorkspace *workspace, FfwChangeFunc change, gpointer data,
        GDestroyNotify data_free, const char *failed, FfwDoneFunc done)
{
  Asking *asking = g_new0 (Asking, 1);
  Doing *doing = g_new0 (Doing, 1);

  doing->references = 1;
  doing->change = change;
  doing->data = data;
  doing->data_free = data_free;
  doing->language = ffw_language_get ();

  g_weak_ref_init (&asking->widget, widget);
  asking->doing = doing;
  asking->failed = g_strdup (failed);
  asking->done = done;
  asking->job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Saving the change"), NULL);
  ffw_workspace_change_async (workspace, make, doing_ref (doing), doing_unref,
                              ffw_job_get_cancellable (asking->job), on_made, asking);
}
