/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-undo.h"

#include "ffw-history-text.h"
#include "ffw-say.h"
#include "ffw-window.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* What an undo or a redo was of, on its way to a toast. */
typedef struct
{
  FfwWindow *window;
  FfwMessage *message;
  FfwLanguage language;
  gboolean undo;
} Undone;

static void
undone_free (Undone *self)
{
  g_object_unref (self->window);
  g_clear_pointer (&self->message, ffw_message_free);
  g_free (self);
}

static gpointer
read_sentence (FfwConnection *connection, gpointer data, GError **error)
{
  const Undone *undone = data;

  return ffw_history_message_to_text (connection, undone->message, undone->language, error);
}

static void
on_sentence (GObject *source, GAsyncResult *result, gpointer data)
{
  Undone *undone = data;
  GtkWidget *shown = ffw_window_get_shown (undone->window);
  g_autofree char *sentence = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);
  g_autofree char *said = NULL;

  if (shown && sentence)
    {
      said = undone->undo
                 /* Translators: %1$s is what the change was, a sentence */
                 ? ffw_words (_ ("Undone: %1$s"), sentence, NULL)
                 /* Translators: %1$s is what the change was, a sentence */
                 : ffw_words (_ ("Redone: %1$s"), sentence, NULL);
      ffw_say (shown, said, undone->undo ? _ ("_Redo") : _ ("_Undo"),
               undone->undo ? "win.redo" : "win.undo", NULL);
    }

  undone_free (undone);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  Undone *undone = data;
  GtkWidget *shown = ffw_window_get_shown (undone->window);
  g_autoptr (GError) error = NULL;

  undone->message = ffw_workspace_undo_finish (FFW_WORKSPACE (source), result, &error);
  if (shown && undone->message)
    {
      ffw_workspace_read_async (FFW_WORKSPACE (source), read_sentence, undone, NULL, g_free,
                                ffw_window_get_jobs (undone->window), on_sentence, undone);
      return;
    }

  if (shown && g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING))
    ffw_say (shown, error->message, NULL, NULL, NULL);
  else if (shown)
    ffw_say_error (shown,
                   undone->undo ? _ ("The Change Could Not Be Undone")
                                : _ ("The Change Could Not Be Redone"),
                   error);

  undone_free (undone);
}

static Undone *
undone_new (FfwWindow *window, gboolean undo)
{
  Undone *self = g_new0 (Undone, 1);

  self->window = g_object_ref (window);
  self->language = ffw_language_get ();
  self->undo = undo;

  return self;
}

/** Takes back the last change there is to take back. */
void
ffw_window_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);

  ffw_workspace_undo_async (ffw_window_get_workspace (self), 0, ffw_window_get_jobs (self),
                            on_undone, undone_new (self, TRUE));
}

/** Takes back the change that the parameter names, whatever came after it. */
void
ffw_window_undo_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);

  ffw_workspace_undo_async (ffw_window_get_workspace (self), g_variant_get_int64 (parameter),
                            ffw_window_get_jobs (self), on_undone, undone_new (self, TRUE));
}

/** Makes again the change that was taken back last. */
void
ffw_window_redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);

  ffw_workspace_redo_async (ffw_window_get_workspace (self), ffw_window_get_jobs (self), on_undone,
                            undone_new (self, FALSE));
}

/* The keys of undo mean the typing where somebody types, and else the workspace. */
static void
act_here (GtkWidget *widget, const char *in_text, const char *elsewhere)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (GTK_IS_TEXT (focus))
    gtk_widget_activate_action (focus, in_text, NULL);
  else
    gtk_widget_activate_action (widget, elsewhere, NULL);
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
