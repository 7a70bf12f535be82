/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-choose.h"

#include <glib/gi18n-lib.h>

/* Of the application: the folder in which something was chosen last, where the next file is. */
#define FOLDER_DATA "ffw-chosen-folder"

typedef struct
{
  GtkWidget *widget;
  FfwChosenFunc chosen;
} Choice;

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_autoptr (GtkWidget) widget = g_steal_pointer (&choice->widget);

  files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog))
                                          : NULL;
  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path)
        g_strv_builder_add (builder, path);
    }

  paths = g_strv_builder_end (builder);
  if (paths[0])
    g_object_set_data_full (G_OBJECT (g_application_get_default ()), FOLDER_DATA,
                            gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (dialog)),
                            g_object_unref);
  if (paths[0] && gtk_widget_get_root (widget))
    choice->chosen (widget, (const char *const *)paths);

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * ffw_choose:
 * @widget: where it was asked for
 * @accept: the word on the button, with its mnemonic
 * @kind: (nullable): the name of the files that are shown first
 * @pattern: (nullable): of their names, such as `*.csv`; several separated by spaces
 * @name: (nullable): proposed for a file to be saved
 * @chosen: called with @widget where something was chosen, and @widget still stands in a window
 *
 * Lets the person choose a file in the desktop's own dialog; several, where
 * @action opens and no @name is given.
 */
void
ffw_choose (GtkWidget *widget, GtkFileChooserAction action, const char *title, const char *accept,
            const char *kind, const char *pattern, const char *name, FfwChosenFunc chosen)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (widget)), action, accept, _ ("_Cancel"));
  Choice *choice = g_new0 (Choice, 1);
  GFile *folder;

  choice->widget = g_object_ref (widget);
  choice->chosen = chosen;

  if (kind)
    {
      g_autoptr (GtkFileFilter) some = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (pattern, " ", -1);

      gtk_file_filter_set_name (some, kind);
      for (guint i = 0; patterns[i]; i++)
        gtk_file_filter_add_pattern (some, patterns[i]);
      gtk_file_filter_set_name (all, _ ("All Files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), some);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
    }

  folder = g_object_get_data (G_OBJECT (g_application_get_default ()), FOLDER_DATA);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  else
    gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), choice,
                         (GClosureNotify)(void (*) (void))g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
