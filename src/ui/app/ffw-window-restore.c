/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-restore.h"

#include "ffw-choose.h"
#include "ffw-say.h"
#include "ffw-window-opening.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* A restore under way, from the question to its end. */
typedef struct
{
  FfwWindow *window;
  char *path;
  char *from;
  char *kept; /* where what was replaced is now */
} Restoring;

static void
restoring_free (Restoring *self)
{
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self->from);
  g_free (self->kept);
  g_free (self);
}

static void
restore (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *self = data;
  GError *error = NULL;

  if (ffw_workspace_restore (self->path, self->from, &self->kept, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Whatever became of it, there is a workspace to go back to. */
static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  Restoring *self = g_task_get_task_data (G_TASK (result));
  /* The task may end in its own thread, where no window may go. */
  g_autoptr (FfwWindow) window = g_steal_pointer (&self->window);
  GtkWidget *shown = ffw_window_get_shown (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  ffw_window_release (window);
  if (shown == NULL)
    return;

  ffw_window_return (window, self->path);
  if (error)
    {
      ffw_say_error (shown, _ ("The Backup Was Not Restored"), error);
      return;
    }

  name = self->kept ? g_filename_display_name (self->kept) : NULL;
  /* Translators: %1$s is the path of a file */
  sentence = name ? ffw_words (_ ("Restored. What was there before is kept in “%1$s”"), name, NULL)
                  : g_strdup (_ ("Restored"));
  ffw_say (shown, sentence, NULL, NULL, NULL);
}

static void
on_left (GObject *source, GAsyncResult *result, gpointer data)
{
  Restoring *self = data;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_restored, NULL);

  g_task_set_task_data (task, self, (GDestroyNotify)restoring_free);
  g_task_run_in_thread (task, restore);
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, const char *from)
{
  FfwWindow *window = FFW_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  Restoring *self;

  if (!g_str_equal (response, "restore") || ffw_window_get_workspace (window) == NULL)
    return;

  if (ffw_window_is_busy (window))
    {
      ffw_say (GTK_WIDGET (window),
               _ ("Something is under way. Wait until it has ended, or stop it, and restore then."),
               NULL, NULL, NULL);
      return;
    }

  self = g_new0 (Restoring, 1);
  self->window = g_object_ref (window);
  self->path = g_strdup (ffw_window_get_path (window));
  self->from = g_strdup (from);
  ffw_window_hold (window);
  ffw_window_leave (window, on_left, self);
}

/** Says what a restore from the backup that the parameter names would do, and does it. */
void
ffw_window_restore_from (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *from = g_variant_dup_string (parameter, NULL);
  g_autofree char *backup = g_filename_display_basename (from);
  g_autofree char *name = g_filename_display_basename (ffw_window_get_path (FFW_WINDOW (widget)));
  g_autofree char *body = NULL;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (widget), NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Restore “%s”?"), backup);
  /* Translators: %1$s is a workspace's file, %2$s a backup's */
  body = ffw_words (_ ("All that “%1$s” holds is replaced by what “%2$s” holds. What it holds now "
                       "is not lost: it is kept in a file beside it."),
                    name, backup, NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  ffw_words_mend_names (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answer), g_steal_pointer (&from),
                         (GClosureNotify)(void (*) (void))g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "win.restore-from", "s", paths[0]);
}

/** Lets the person choose the backup to restore. */
void
ffw_window_choose_restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Restore a Backup"), _ ("_Restore…"),
              _ ("Workspaces"), "*.fframwaith", NULL, on_chosen);
}
