/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-undo.h"

#include "ffw-history-text.h"
#include "ffw-job.h"
#include "ffw-window.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* An undo or a redo, on its way to a toast. */
typedef struct
{
  FfwJob *job;
  GWeakRef window;
  FfwMessage *message; /* of what was undone */
  gint64 in_the_way;   /* the change that must be undone before */
  FfwLanguage language;
  gboolean undo;
} Undoing;

static void
undoing_free (Undoing *self)
{
  g_weak_ref_clear (&self->window);
  g_clear_pointer (&self->message, ffw_message_free);
  g_free (self);
}

static gpointer
read_sentence (FfwConnection *connection, gpointer data, GError **error)
{
  const Undoing *undoing = data;

  return ffw_history_message_to_text (connection, undoing->message, undoing->language, error);
}

static void
on_sentence (GObject *source, GAsyncResult *result, gpointer data)
{
  Undoing *undoing = data;
  g_autofree char *sentence = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);
  g_autofree char *said = NULL;

  if (sentence)
    said = undoing->undo
               /* Translators: %1$s is what the change was, a sentence */
               ? ffw_words (_ ("Undone: %1$s"), sentence, NULL)
               /* Translators: %1$s is what the change was, a sentence */
               : ffw_words (_ ("Redone: %1$s"), sentence, NULL);
  ffw_job_end (undoing->job, said, undoing->undo ? _ ("_Redo") : _ ("_Undo"),
               undoing->undo ? "win.redo" : "win.undo", NULL);
  undoing_free (undoing);
}

static gpointer
read_in_the_way (FfwConnection *connection, gpointer data, GError **error)
{
  const Undoing *undoing = data;
  g_autoptr (FfwHistoryEntry) entry = ffw_history_read_one (connection, undoing->in_the_way, error);

  return entry ? ffw_history_entry_to_text (connection, entry, undoing->language, error) : NULL;
}

static void
on_response (AdwMessageDialog *dialog, const char *response, const gint64 *change)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (window && g_str_equal (response, "show"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show", "(ssx)", "history", "change",
                                *change);
}

static void
free_number (gpointer number, GClosure *closure)
{
  g_free (number);
}

/* Says which later change must be undone before, and leads to it. */
static void
on_in_the_way (GObject *source, GAsyncResult *result, gpointer data)
{
  Undoing *undoing = data;
  g_autofree char *sentence = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);
  g_autoptr (GtkWindow) window = g_weak_ref_get (&undoing->window);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  ffw_job_end (undoing->job, NULL, NULL, NULL, NULL);
  if (window && gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      body = ffw_words (
          /* Translators: %1$s is what a later change was, a sentence */
          _ ("A later change stands in the way: “%1$s”. Take that one back first. Nothing was "
             "changed."),
          sentence ? sentence : "", NULL);
      dialog = adw_message_dialog_new (window,
                                       undoing->undo ? _ ("The Change Cannot Be Undone Yet")
                                                     : _ ("The Change Cannot Be Redone Yet"),
                                       body);
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "show",
                                        _ ("Show in _History"), NULL);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "show");
      adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
      g_signal_connect_data (dialog, "response", G_CALLBACK (on_response),
                             g_memdup2 (&undoing->in_the_way, sizeof undoing->in_the_way),
                             free_number, 0);
      ffw_words_mend_names (dialog);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  undoing_free (undoing);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  Undoing *undoing = data;
  g_autoptr (GError) error = NULL;

  undoing->message = ffw_workspace_undo_finish (FFW_WORKSPACE (source), result, &error);
  if (undoing->message)
    {
      ffw_workspace_read_async (FFW_WORKSPACE (source), read_sentence, undoing, NULL, g_free, NULL,
                                on_sentence, undoing);
      return;
    }

  undoing->in_the_way = ffw_store_error_get_change (error);
  if (undoing->in_the_way)
    {
      ffw_workspace_read_async (FFW_WORKSPACE (source), read_in_the_way, undoing, NULL, g_free,
                                NULL, on_in_the_way, undoing);
      return;
    }

  if (g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING))
    ffw_job_end (undoing->job, error->message, NULL, NULL, NULL);
  else
    ffw_job_fail (undoing->job,
                  undoing->undo ? _ ("The Change Could Not Be Undone")
                                : _ ("The Change Could Not Be Redone"),
                  error);
  undoing_free (undoing);
}

static Undoing *
undoing_new (FfwWindow *window, gboolean undo)
{
  Undoing *self = g_new0 (Undoing, 1);
  FfwWorkspace *workspace = ffw_window_get_workspace (window);

  g_weak_ref_init (&self->window, window);
  self->job = ffw_job_start (workspace, FFW_JOB_WRITES, undo ? N_ ("Undoing") : N_ ("Redoing"),
                             NULL);
  self->language = ffw_language_get ();
  self->undo = undo;

  return self;
}

static void
undo_number (GtkWidget *widget, gint64 change)
{
  FfwWorkspace *workspace = ffw_window_get_workspace (FFW_WINDOW (widget));
  Undoing *undoing = undoing_new (FFW_WINDOW (widget), TRUE);

  ffw_workspace_undo_async (workspace, change, ffw_job_get_cancellable (undoing->job), on_undone,
                            undoing);
}

/** Takes back the last change there is to take back. */
void
ffw_window_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo_number (widget, 0);
}

/** Takes back the change that the parameter names, whatever came after it. */
void
ffw_window_undo_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo_number (widget, g_variant_get_int64 (parameter));
}

/** Makes again the change that was taken back last. */
void
ffw_window_redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWorkspace *workspace = ffw_window_get_workspace (FFW_WINDOW (widget));
  Undoing *undoing = undoing_new (FFW_WINDOW (widget), FALSE);

  ffw_workspace_redo_async (workspace, ffw_job_get_cancellable (undoing->job), on_undone, undoing);
}

/* The keys of undo mean the typing where somebody types, and else the workspace. */
static void
act_here (GtkWidget *widget, const char *in_text, const char *elsewhere)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  g_autoptr (GtkShortcutAction) action = gtk_named_action_new (elsewhere);

  if (GTK_IS_TEXT (focus))
    gtk_widget_activate_action (focus, in_text, NULL);
  else
    /* Unlike gtk_widget_activate_action(), this leaves an action alone that is not enabled. */
    gtk_shortcut_action_activate (action, 0, widget, NULL);
}

/** Takes back the typing where somebody types, else the last change. */
void
ffw_window_undo_here (GtkWidget *widget, const char *action, GVariant *parameter)
{
  act_here (widget, "text.undo", "win.undo");
}

/** Makes again the typing where somebody types, else the change that was taken back. */
void
ffw_window_redo_here (GtkWidget *widget, const char *action, GVariant *parameter)
{
  act_here (widget, "text.redo", "win.redo");
}
