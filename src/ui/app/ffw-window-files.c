/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-files.h"

#include "ffw-choose.h"
#include "ffw-date.h"
#include "ffw-say.h"
#include "ffw-window-opening.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define ENDING ".fframwaith"

static char *
with_ending (const char *path)
{
  return g_str_has_suffix (path, ENDING) ? g_strdup (path) : g_strconcat (path, ENDING, NULL);
}

static void
on_new_chosen (GtkWidget *widget, const char *const *paths)
{
  g_autofree char *path = with_ending (paths[0]);

  ffw_window_create (FFW_WINDOW (widget), path);
}

/** Lets the person choose where a new workspace goes, and makes it. */
void
ffw_window_choose_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *name
      /* Translators: the proposed name of a new workspace's file, without its ending */
      = g_strconcat (_ ("Workspace"), ENDING, NULL);

  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("New Workspace"), _ ("_Create"),
              _ ("Workspaces"), "*" ENDING, name, on_new_chosen);
}

static void
on_open_chosen (GtkWidget *widget, const char *const *paths)
{
  for (guint i = 0; paths[i]; i++)
    gtk_widget_activate_action (widget, "win.open-path", "s", paths[i]);
}

/** Lets the person choose workspaces, and opens them. */
void
ffw_window_choose_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open Workspace"), _ ("_Open"),
              _ ("Workspaces"), "*" ENDING, NULL, on_open_chosen);
}

static void
on_replace (AdwMessageDialog *dialog, const char *response, const char *path)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (window && g_str_equal (response, "replace"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.backup-to", "s", path);
}

/** Copies the workspace to what the person has named, with the ending of a workspace. */
void
ffw_window_backup_as (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *named = g_variant_get_string (parameter, NULL);
  g_autofree char *path = with_ending (named);
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  /* The chooser has asked about the name that was typed, and about no other. */
  if (g_str_equal (path, named) || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      gtk_widget_activate_action (widget, "win.backup-to", "s", path);
      return;
    }

  name = g_filename_display_basename (path);
  dialog = adw_message_dialog_new (GTK_WINDOW (widget), NULL, NULL);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Replace “%s”?"), name);
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("A file of this name is there already. The backup would take its place."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_replace), g_steal_pointer (&path),
                         (GClosureNotify)(void (*) (void))g_free, 0);
  ffw_words_mend_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_backup_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "win.backup-as", "s", paths[0]);
}

/** Lets the person choose where a copy of the workspace goes. */
void
ffw_window_choose_backup (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *base = g_path_get_basename (ffw_window_get_path (FFW_WINDOW (widget)));
  g_autofree char *name = NULL;
  char today[FFW_DATE_ISO_SIZE];
  char *dot = g_strrstr (base, ENDING);

  if (dot)
    *dot = '\0';
  name = g_strdup_printf ("%s %s%s", base, ffw_date_to_iso (ffw_date_today (), today), ENDING);

  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Back Up Workspace"), _ ("_Back Up"),
              _ ("Workspaces"), "*" ENDING, name, on_backup_chosen);
}

/**
 * ffw_window_drop:
 * @value: a list of files
 *
 * Opens the workspaces that were dropped on the window, and imports the other files into its own.
 *
 * Returns: whether there was something to do with them
 */
gboolean
ffw_window_drop (FfwWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GStrvBuilder) tables = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  gboolean taken = FALSE;

  for (GSList *l = files; l; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path && g_str_has_suffix (path, ENDING))
        taken |= gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
      else if (path)
        g_strv_builder_add (tables, path);
    }

  paths = g_strv_builder_end (tables);
  if (paths[0] == NULL)
    return taken;
  if (ffw_window_get_workspace (self) == NULL)
    {
      if (!taken)
        ffw_say (ffw_window_get_shown (self),
                 _ ("Open a workspace first. Then drop files on it to import them."), NULL, NULL,
                 NULL);
      return taken;
    }

  return gtk_widget_activate_action (GTK_WIDGET (self), "win.import-files", "^as", paths) || taken;
}
