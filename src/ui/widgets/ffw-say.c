/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-say.h"

#include "ffw-store-error.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How wide a toast is, at least and at most, in letters. */
#define TOAST_CHARS      16
#define TOAST_MOST_CHARS 60
#define TOAST_MARGIN     6

/* What an overlay knows its last toast with a button by. */
#define OFFER "ffw-offer"

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

static GtkWidget *
find_overlay_below (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_TOAST_OVERLAY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_overlay_below (child);

  return found;
}

/* Where toasts stand: around the widget; else in its window; else in the window that the
 * dialog belongs to. */
static GtkWidget *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  while (overlay == NULL && window)
    {
      overlay = find_overlay_below (GTK_WIDGET (window));
      window = gtk_window_get_transient_for (window);
    }

  return overlay;
}

/* A toast has room for one button of its own: another stands below its sentence. */
static GtkWidget *
add_button (GtkWidget *label, const char *word, const char *action, GVariant *target)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic (word);

  gtk_widget_set_margin_top (box, TOAST_MARGIN);
  gtk_widget_set_margin_bottom (box, TOAST_MARGIN);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

/* It goes, or is about to. */
static void
forget_offer (AdwToast *toast, GtkWidget *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), OFFER) == toast)
    g_object_set_data (G_OBJECT (overlay), OFFER, NULL);
}

/* What a toast offers is about the last that happened: the words and the button of the one that
 * is there change. Another would only cover it, and it would come back to undo what was undone.
 * Nor can it be dismissed before: libadwaita 1.2 frees what fades while it still appears. */
static AdwToast *
find_offer (GtkWidget *overlay)
{
  AdwToast *toast = g_object_get_data (G_OBJECT (overlay), OFFER);

  if (toast)
    return g_object_ref (toast);

  toast = adw_toast_new ("");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (overlay), OFFER, g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_offer), overlay, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (forget_offer), overlay, 0);

  return toast;
}

/**
 * ffw_say:
 * @widget: where it happened; a dialog's is said in the window that it belongs to
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
  ffw_say_also (widget, sentence, button, action, target, NULL, NULL, NULL);
}

/**
 * ffw_say_also:
 * @other: (nullable): the word on a second button
 * @other_action: what it does
 * @other_target: (nullable): of that action; consumed where it floats
 *
 * As ffw_say(), with one thing more that can be done.
 */
void
ffw_say_also (GtkWidget *widget, const char *sentence, const char *button, const char *action,
              GVariant *target, const char *other, const char *other_action, GVariant *other_target)
{
  GtkWidget *overlay = find_overlay (widget);
  AdwToast *toast = button ? find_offer (overlay) : adw_toast_new ("");
  g_autofree char *shown = ffw_words_cut (sentence);
  GtkWidget *label = gtk_label_new (shown);

  /* The toast's own title is cut where it is long. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), TOAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOAST_MOST_CHARS);
  adw_toast_set_custom_title (toast, other ? add_button (label, other, other_action, other_target)
                                           : label);

  if (button)
    {
      adw_toast_set_button_label (toast, button);
      /* No action is ever together with the target of another. */
      adw_toast_set_action_name (toast, NULL);
      adw_toast_set_action_target_value (toast, target);
      adw_toast_set_action_name (toast, action);
    }

  adw_toast_set_timeout (toast, button ? 10 : 5);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);

  /* The toast stands last in its overlay. */
  name_close_buttons (gtk_widget_get_last_child (overlay));
  ffw_words_mend_names (gtk_widget_get_last_child (overlay));
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

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (root ? GTK_WINDOW (root) : NULL, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  ffw_words_mend_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
