/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-copies-group.h"

#include "ffw-choose.h"
#include "ffw-rotation.h"
#include "ffw-safe-copies.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwCopiesGroup:
 *
 * In the preferences: where a copy goes when the workspace is closed, and the safe copies that
 * there are, each to be restored.
 */
struct _FfwCopiesGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *place_row;
  GtkWidget *clear;
  GPtrArray *rows; /* of the copies; not owned */

  FfwWindow *window;
  FfwSettings *settings;
  FfwSafeCopies *copies;
  char *path;
};

G_DEFINE_FINAL_TYPE (FfwCopiesGroup, ffw_copies_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_place (FfwCopiesGroup *self)
{
  g_autofree char *folder = ffw_settings_get_copy_folder (self->settings, self->path);
  g_autofree char *name = folder ? g_filename_display_name (folder) : NULL;

  adw_action_row_set_subtitle (
      self->place_row,
      name ? name : _ ("None. Choose a folder on another disk, or one that is backed up."));
  gtk_widget_set_visible (self->clear, folder != NULL);
}

static void
set_place (FfwCopiesGroup *self, const char *folder)
{
  ffw_settings_set_copy_folder (self->settings, self->path, folder);
  ffw_safe_copies_set_place (self->copies, folder);
  show_place (self);
}

/** Has the copy at closing go to @folder; not beside the workspace itself, whose name it has. */
void
ffw_copies_group_choose_place (FfwCopiesGroup *self, const char *folder)
{
  g_autofree char *own = g_path_get_dirname (self->path);
  g_autoptr (GFile) here = g_file_new_for_path (own);
  g_autoptr (GFile) there = g_file_new_for_path (folder);

  if (g_file_equal (here, there))
    adw_action_row_set_subtitle (
        self->place_row,
        _ ("The workspace itself is in this folder. Choose another, on another disk if you can."));
  else
    set_place (self, folder);
}

static void
on_place_chosen (GtkWidget *widget, const char *const *paths)
{
  FfwCopiesGroup *self = FFW_COPIES_GROUP (widget);

  if (self->copies)
    ffw_copies_group_choose_place (self, paths[0]);
}

static void
choose_place (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Copy at Closing"), _ ("_Choose"),
              NULL, NULL, NULL, on_place_chosen);
}

static void
clear_place (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_place (FFW_COPIES_GROUP (widget), NULL);
}

static void
make (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_safe_copies_make (FFW_COPIES_GROUP (widget)->copies);
}

/* The question is asked over the window, which is closed and opened again by it. */
static void
restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwCopiesGroup *self = FFW_COPIES_GROUP (widget);
  g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (self->window));
  g_autoptr (GVariant) from = g_variant_ref (parameter);

  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_widget_activate_action_variant (window, "win.restore-from", from);
}

static void
open_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (FFW_COPIES_GROUP (widget)->window),
                                      "win.open-path", parameter);
}

static GtkWidget *
make_button (const char *label, const char *name, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (target)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  ffw_words_name (GTK_ACCESSIBLE (button), name);

  return button;
}

static GtkWidget *
make_row (const FfwSafeCopy *copy)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (copy->at);
  g_autofree char *utc = g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *when = ffw_words_time (utc);
  g_autofree char *size = g_format_size (copy->size);
  /* Translators: of a safe copy; %1$s is a size, such as 2.1 MB */
  g_autofree char *subtitle = ffw_words (_ ("%1$s, read back and found sound"), size, NULL);
  /* Translators: %1$s is a date and time */
  g_autofree char *name = ffw_words (_ ("Restore the copy of %1$s"), when, NULL);
  /* Translators: %1$s is a date and time */
  g_autofree char *open_name = ffw_words (_ ("Open the copy of %1$s, to read"), when, NULL);

  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (_ ("_Open"), open_name, "copies.open", copy->path));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (_ ("_Restore…"), name, "copies.restore", copy->path));
  ffw_words_name (GTK_ACCESSIBLE (row), when);

  return row;
}

static void
show (FfwCopiesGroup *self)
{
  GPtrArray *list = ffw_safe_copies_get_list (self->copies);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; list && i < list->len; i++)
    {
      GtkWidget *row = make_row (list->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
ffw_copies_group_dispose (GObject *object)
{
  FfwCopiesGroup *self = FFW_COPIES_GROUP (object);

  if (self->copies)
    g_signal_handlers_disconnect_by_data (self->copies, self);
  g_clear_object (&self->copies);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ffw_copies_group_parent_class)->dispose (object);
}

static void
ffw_copies_group_finalize (GObject *object)
{
  FfwCopiesGroup *self = FFW_COPIES_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->path);

  G_OBJECT_CLASS (ffw_copies_group_parent_class)->finalize (object);
}

static void
ffw_copies_group_class_init (FfwCopiesGroupClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_copies_group_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_copies_group_finalize;

  gtk_widget_class_install_action (widget_class, "copies.choose-place", NULL, choose_place);
  gtk_widget_class_install_action (widget_class, "copies.clear-place", NULL, clear_place);
  gtk_widget_class_install_action (widget_class, "copies.make", NULL, make);
  gtk_widget_class_install_action (widget_class, "copies.restore", "s", restore);
  gtk_widget_class_install_action (widget_class, "copies.open", "s", open_copy);
}

static void
ffw_copies_group_init (FfwCopiesGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (group, _ ("Safe Copies"));
  adw_preferences_group_set_description (
      group, _ ("One a day is made by itself: the last three are kept, and one of each of seven "
                "days, four weeks and six months."));
  adw_preferences_group_set_header_suffix (
      group, make_button (_ ("_Make a Copy Now"), _ ("Make a Copy Now"), "copies.make", NULL));

  self->place_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), _ ("Copy at Closing"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->place_row), FALSE);
  adw_action_row_set_subtitle_lines (self->place_row, 3);
  gtk_widget_set_focusable (GTK_WIDGET (self->place_row), FALSE);
  ffw_words_name (GTK_ACCESSIBLE (self->place_row), _ ("Copy at Closing"));
  self->clear = make_button (_ ("_None"), _ ("No Copy at Closing"), "copies.clear-place", NULL);
  adw_action_row_add_suffix (self->place_row, self->clear);
  adw_action_row_add_suffix (self->place_row, make_button (_ ("_Choose…"), _ ("Choose the folder"),
                                                           "copies.choose-place", NULL));
  adw_preferences_group_add (group, GTK_WIDGET (self->place_row));
}

/** Returns: the copies of the workspace of @window, which has one */
GtkWidget *
ffw_copies_group_new (FfwWindow *window)
{
  FfwCopiesGroup *self = g_object_new (FFW_TYPE_COPIES_GROUP, NULL);

  self->window = window;
  self->path = g_strdup (ffw_window_get_path (window));
  self->settings = g_object_ref (ffw_application_get_settings (
      FFW_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)))));
  self->copies = g_object_ref (ffw_safe_copies_of (ffw_window_get_workspace (window)));
  g_signal_connect_swapped (self->copies, "changed", G_CALLBACK (show), self);
  show_place (self);
  show (self);
  ffw_safe_copies_list (self->copies);

  return GTK_WIDGET (self);
}
