/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a window is closed while something is under way, and how the program ends when the
 * system tells it to. */

#include "ffw-closing.h"

#include "ffw-form-window.h"
#include "ffw-window.h"
#include "ffw-words.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#define CLOSING_DATA "ffw-closing"

/* A window that the person has closed, and that is still there. */
typedef struct
{
  GtkWindow *window; /* which owns this */
  FfwJobs *jobs;
  GtkWidget *dialog;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *self = data;

  g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_object_unref (self->jobs);
  if (self->dialog)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self);
      gtk_window_destroy (GTK_WINDOW (self->dialog));
    }
  g_free (self);
}

static void
forget (Closing *self)
{
  g_object_set_data (G_OBJECT (self->window), CLOSING_DATA, NULL);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Closing *self)
{
  self->dialog = NULL;
  if (g_str_equal (response, "stop"))
    ffw_jobs_stop (self->jobs);
  else
    forget (self);
}

static void
ask (Closing *self)
{
  g_autoptr (FfwJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), 0);
  g_autofree char *title = ffw_job_get_title (job);
  g_autofree char *body = ffw_words (
      /* Translators: %1$s is what is under way, such as “Backing up to “Styal.fframwaith”” */
      _ ("%1$s. If you stop it, nothing of it is kept, and the workspace stays as it was."), title,
      NULL);

  if (self->dialog)
    return;

  self->dialog = adw_message_dialog_new (self->window, _ ("Stop What Is Under Way?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "wait", _ ("_Keep Waiting"),
                                    "stop", _ ("_Stop and Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "stop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), "wait");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "wait");
  g_signal_connect (self->dialog, "response", G_CALLBACK (on_response), self);
  ffw_words_mend_names (self->dialog);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
on_jobs_changed (Closing *self)
{
  g_autoptr (GtkWindow) window = g_object_ref (self->window);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->jobs)) > 0)
    return;

  forget (self);
  gtk_window_close (window);
}

/* What went wrong is to be read, and perhaps done again: the window stays. */
static void
on_failed (Closing *self)
{
  forget (self);
}

/**
 * ffw_closing_must_wait:
 * @window: that the person closes
 * @jobs: of its workspace
 *
 * Where something is under way, sees to it that the window is closed once that is done, unless it
 * fails. What takes longer than a moment is only stopped where the person says so.
 *
 * Returns: whether the window must stay for now
 */
gboolean
ffw_closing_must_wait (GtkWindow *window, FfwJobs *jobs)
{
  Closing *self = g_object_get_data (G_OBJECT (window), CLOSING_DATA);

  if (g_list_model_get_n_items (G_LIST_MODEL (jobs)) == 0)
    return FALSE;

  if (self == NULL)
    {
      self = g_new0 (Closing, 1);
      self->window = window;
      self->jobs = g_object_ref (jobs);
      g_signal_connect_swapped (jobs, "items-changed", G_CALLBACK (on_jobs_changed), self);
      g_signal_connect_swapped (jobs, "slow", G_CALLBACK (ask), self);
      g_signal_connect_swapped (jobs, "failed", G_CALLBACK (on_failed), self);
      g_object_set_data_full (G_OBJECT (window), CLOSING_DATA, self, closing_free);
    }
  if (ffw_jobs_are_slow (jobs))
    ask (self);

  return TRUE;
}

/**
 * ffw_closing_must_ask:
 * @window: that the person closes
 *
 * Has a form over the window ask about what was entered in it, which would be lost with the window.
 *
 * Returns: whether there is one, so that the window must stay
 */
gboolean
ffw_closing_must_ask (GtkWindow *window)
{
  g_autolist (GtkWindow) windows = ffw_closing_hold_windows (gtk_window_list_toplevels ());

  for (GList *l = windows; l; l = l->next)
    if (FFW_IS_FORM_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == window
        && ffw_form_window_is_touched (l->data))
      {
        gtk_window_present (l->data);
        gtk_window_close (l->data);
        return TRUE;
      }

  return FALSE;
}

/**
 * ffw_closing_hold_windows:
 * @windows: (transfer container): windows that may go while the list is walked
 *
 * Returns: (transfer full): the same list, with a reference to each
 */
GList *
ffw_closing_hold_windows (GList *windows)
{
  for (GList *l = windows; l; l = l->next)
    g_object_ref (l->data);

  return windows;
}

/* The system ends the program: all that is under way stops, and each workspace is closed. The
 * program stays until that is done. Who asks twice is not kept waiting: without a handler the
 * signal ends it, and the files are safe at any moment, as they are in a power cut. */
static gboolean
on_signal (gpointer data)
{
  g_autolist (GtkWindow) windows
      = ffw_closing_hold_windows (g_list_copy (gtk_application_get_windows (data)));

  for (GList *l = windows; l; l = l->next)
    if (FFW_IS_WINDOW (l->data))
      gtk_window_destroy (l->data);

  return G_SOURCE_REMOVE;
}

/** From now on the program ends properly where the system tells it to end. */
void
ffw_closing_watch_signals (GApplication *application)
{
  static const int signals[] = { SIGHUP, SIGINT, SIGTERM };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add_full (G_PRIORITY_HIGH, signals[i], on_signal, application, NULL);
}
