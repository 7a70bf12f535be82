/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-files.h"

#include "ffw-choose.h"
#include "ffw-date.h"
#include "ffw-say.h"
#include "ffw-window.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define ENDING ".fframwaith"

/* The chooser asked about replacing the name that was typed, not the one with its ending. So an
 * ending is added only where that names no file. */
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
back_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (ffw_workspace_backup (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;
  GtkWidget *content;

  if (gtk_widget_in_destruction (widget))
    return;

  content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget));
  content = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (content));
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      ffw_say_error (content, _ ("The Backup Was Not Made"), error);
      return;
    }

  name = g_filename_display_name (g_task_get_task_data (G_TASK (result)));
  said = ffw_words (_ ("Backed up to “%1$s”"), name, NULL);
  ffw_say (content, said, NULL, NULL, NULL);
}

/** Copies the workspace to the path that the parameter names, while it stays in use. */
void
ffw_window_backup_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GTask) task = g_task_new (ffw_window_get_workspace (FFW_WINDOW (widget)), NULL,
                                       on_backed_up, g_object_ref (widget));

  g_task_set_task_data (task, g_variant_dup_string (parameter, NULL), g_free);
  g_task_run_in_thread (task, back_up);
}

static void
on_backup_chosen (GtkWidget *widget, const char *const *paths)
{
  g_autofree char *path = with_ending (paths[0]);

  gtk_widget_activate_action (widget, "win.backup-to", "s", path);
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
