/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-say.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* A toast's own button has a picture and no name. */
static void
name_close_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)))
    ffw_words_name (GTK_ACCESSIBLE (widget), _ ("Close"));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_close_buttons (child);
}

/**
 * ffw_say:
 * @widget: where it happened
 * @sentence: what happened
 * @button: (nullable): the word on a button
 * @action: (nullable): what the button does
 * @target: (nullable): of the action; consumed where it floats
 *
 * Shows a toast in the window that holds @widget.
 */
void
ffw_say (GtkWidget *widget, const char *sentence, const char *button, const char *action,
         GVariant *target)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    }

  adw_toast_set_timeout (toast, button ? 10 : 5);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);

  /* The toast stands last in its overlay. */
  name_close_buttons (gtk_widget_get_last_child (overlay));
}

/**
 * ffw_say_error:
 * @widget: where it happened
 * @heading: what could not be done
 * @error: why; something that was stopped on request says nothing
 *
 * Shows a dialog that the person puts away.
 */
void
ffw_say_error (GtkWidget *widget, const char *heading, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (root ? GTK_WINDOW (root) : NULL, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
