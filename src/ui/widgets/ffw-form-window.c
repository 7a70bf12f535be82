/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-form-window.h"

#include "ffw-caret.h"
#include "ffw-fit.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* In pixels, where the window below has room for it. */
static const FfwFit fit
    = { 720, 680, .least_width = 340, .least_height = 360, .room_at_sides = 40, .room_above = 60 };

struct _FfwFormWindow
{
  AdwWindow parent_instance;

  FfwForm *form;
  FfwWorkspace *workspace;
  GType type;
};

G_DEFINE_FINAL_TYPE (FfwFormWindow, ffw_form_window, ADW_TYPE_WINDOW)

static void
make_form (FfwFormWindow *self, GVariant *state)
{
  self->form = g_object_new (self->type, "workspace", self->workspace, NULL);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->form));
  ffw_words_mend_names (GTK_WIDGET (self->form));
  ffw_form_restore (self->form, state);
}

static void
on_language (FfwFormWindow *self)
{
  g_autoptr (GVariant) caret = NULL;
  g_autoptr (GVariant) state = NULL;

  /* It may still be held after it was closed. */
  if (self->workspace == NULL)
    return;

  caret = g_variant_ref_sink (ffw_caret_save (GTK_WIDGET (self)));
  state = ffw_form_save (self->form);
  make_form (self, state);
  if (!ffw_caret_restore (GTK_WIDGET (self), caret))
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static gboolean
destroy (gpointer window)
{
  gtk_window_destroy (GTK_WINDOW (window));

  return G_SOURCE_REMOVE;
}

/* The dialog that asked goes first: it holds on to its parent without a reference. */
static void
on_answer (FfwFormWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, destroy, g_object_ref (self), g_object_unref);
}

static gboolean
ffw_form_window_close_request (GtkWindow *window)
{
  FfwFormWindow *self = FFW_FORM_WINDOW (window);
  GtkWidget *dialog;

  if (!ffw_form_is_touched (self->form))
    return GTK_WINDOW_CLASS (ffw_form_window_parent_class)->close_request (window);

  dialog = adw_message_dialog_new (window, _ ("Discard What Was Entered?"),
                                   _ ("It has not been recorded, and will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  ffw_words_mend_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}

static void
ffw_form_window_dispose (GObject *object)
{
  FfwFormWindow *self = FFW_FORM_WINDOW (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_form_window_parent_class)->dispose (object);
}

static void
ffw_form_window_class_init (FfwFormWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_form_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = ffw_form_window_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
ffw_form_window_init (FfwFormWindow *self)
{
  g_signal_connect_object (g_application_get_default (), "action-state-changed::language",
                           G_CALLBACK (on_language), self, G_CONNECT_SWAPPED);
}

/** Returns: whether something was typed or chosen in its form that would be lost with it */
gboolean
ffw_form_window_is_touched (FfwFormWindow *self)
{
  return ffw_form_is_touched (self->form);
}

/**
 * ffw_form_window_open:
 * @type: of the form, a #FfwForm
 * @begin: (nullable): what it begins with, as for ffw_form_restore(); consumed where it floats
 *
 * Shows a form in a window over @parent.
 *
 * Returns: (transfer none): the form
 */
FfwForm *
ffw_form_window_open (GtkWindow *parent, FfwWorkspace *workspace, GType type, GVariant *begin)
{
  /* Of the application, whose keys (the switch of language) are to work here too. */
  FfwFormWindow *self = g_object_new (FFW_TYPE_FORM_WINDOW, "application",
                                      gtk_window_get_application (parent), "transient-for", parent,
                                      "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  g_autoptr (GVariant) state = g_variant_ref_sink (begin ? begin : g_variant_new ("a{sv}", NULL));
  self->workspace = g_object_ref (workspace);
  self->type = type;
  ffw_fit_window (GTK_WINDOW (self), parent, &fit);
  make_form (self, state);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));

  return self->form;
}
