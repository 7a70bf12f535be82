/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a window comes to its workspace, leaves it, and comes back to it. */

#include "ffw-window-opening.h"

#include "ffw-jobs.h"
#include "ffw-new-day.h"
#include "ffw-safe-copies.h"
#include "ffw-say.h"
#include "ffw-welcome.h"
#include "ffw-window-private.h"

#include <glib/gi18n-lib.h>

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* Nobody looks any more: the log of the desktop may be read. */
  if (!ffw_workspace_close_finish (FFW_WORKSPACE (source), result, &error))
    g_message ("%s", error->message);
  ffw_window_release (self);
}

/* Closes a workspace, so that its file lies alone. The program stays until that is done. */
void
ffw_window_close_workspace (FfwWindow *self, FfwWorkspace *workspace)
{
  ffw_window_hold (self);
  ffw_workspace_close_async (workspace, on_closed, g_object_ref (self));
}

/* From now on there are safe copies. */
static void
begin_copies (FfwWindow *self)
{
  FfwSafeCopies *copies = ffw_safe_copies_of (self->workspace);
  g_autofree char *place = ffw_settings_get_copy_folder (ffw_window_get_settings (self),
                                                         self->path);

  ffw_safe_copies_set_place (copies, place);
  ffw_safe_copies_begin (copies);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_opening_finish (result, &error);
  g_autoptr (GVariant) state = NULL;

  /* Stopped, but open before it could be. */
  if (workspace && g_cancellable_is_cancelled (self->opening))
    {
      ffw_window_close_workspace (self, workspace);
      g_clear_object (&workspace);
    }
  g_clear_object (&self->opening);
  ffw_window_release (self);
  if (self->content == NULL)
    return;

  if (workspace)
    {
      self->workspace = g_steal_pointer (&workspace);
      self->at_start = FALSE;
      state = ffw_settings_get_state (ffw_window_get_settings (self), self->path);
      ffw_welcome_remember (self->path);
    }
  else
    {
      if (self->at_start && !g_file_test (self->path, G_FILE_TEST_EXISTS))
        self->gone = g_strdup (self->path);
      self->at_start = FALSE;
      g_clear_pointer (&self->path, g_free);
    }

  ffw_window_show_content (self, state);
  if (self->workspace)
    {
      ffw_window_begin_keeping (self);
      begin_copies (self);
      ffw_new_day_watch (self->workspace);
    }

  if (error && self->gone == NULL
      && !g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    ffw_say_error (GTK_WIDGET (self->content),
                   self->opening_kind == FFW_OPENING_FILE ? _ ("The Workspace Could Not Be Opened")
                                                          : _ ("The Workspace Could Not Be Made"),
                   error);
}

static void
start_opening (FfwWindow *self, FfwOpeningKind kind, const char *path)
{
  FfwWorkspaceFlags flags = FFW_WORKSPACE_WINDOW;

  if (self->workspace || self->opening)
    {
      FfwWindow *other
          = ffw_window_new (FFW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

      gtk_window_present (GTK_WINDOW (other));
      start_opening (other, kind, path);
      return;
    }

  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_pointer (&self->gone, g_free);
  self->opening_kind = kind;
  self->opening = g_cancellable_new ();
  ffw_window_show_content (self, NULL);
  ffw_window_hold (self);
  if (ffw_settings_is_shared (ffw_window_get_settings (self), path))
    flags |= FFW_WORKSPACE_EXCLUSIVE;
  ffw_opening_start (kind, path, flags, self->opening, on_opened, g_object_ref (self));
}

/** Returns: whether something is under way for the workspace that the window has open */
gboolean
ffw_window_is_busy (FfwWindow *self)
{
  return self->workspace
         && g_list_model_get_n_items (G_LIST_MODEL (ffw_jobs_of (self->workspace))) > 0;
}

/**
 * ffw_window_leave:
 * @left: is told when the file lies alone
 *
 * Closes the workspace and shows that something is under way, until ffw_window_return(). To be
 * called where there is a workspace.
 */
void
ffw_window_leave (FfwWindow *self, GAsyncReadyCallback left, gpointer data)
{
  g_autoptr (FfwWorkspace) workspace = NULL;

  ffw_window_end_keeping (self);
  workspace = g_steal_pointer (&self->workspace);
  self->opening_kind = FFW_OPENING_FILE;
  self->opening = g_cancellable_new ();
  ffw_window_show_content (self, NULL);
  /* What is under way now is not to be stopped. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop", FALSE);
  ffw_workspace_close_async (workspace, left, data);
}

/** Opens the workspace again that ffw_window_leave() closed. */
void
ffw_window_return (FfwWindow *self, const char *path)
{
  g_autofree char *again = g_strdup (path);

  g_clear_object (&self->opening);
  start_opening (self, FFW_OPENING_FILE, again);
}

static void
on_left (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwWindow) self = data;
  g_autofree char *path = g_strdup (self->path);

  if (self->content)
    ffw_window_return (self, path);
  ffw_window_release (self);
}

/** Opens its workspace again, as it is opened now, where that has changed. */
void
ffw_window_reopen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);

  /* What is under way would end behind another page, and nobody would be told how. */
  if (ffw_window_is_busy (self))
    {
      ffw_say (GTK_WIDGET (self->content),
               _ ("This takes effect when the workspace is opened next."), NULL, NULL, NULL);
      return;
    }

  ffw_window_hold (self);
  ffw_window_leave (self, on_left, g_object_ref (self));
}

/** Opens a workspace that is there; in a window of its own where this one has one. */
void
ffw_window_open (FfwWindow *self, const char *path)
{
  start_opening (self, FFW_OPENING_FILE, path);
}

/** Opens the workspace that was used last, as the program starts; where it is not there any more,
 * that is no error. */
void
ffw_window_open_last (FfwWindow *self, const char *path)
{
  self->at_start = TRUE;
  start_opening (self, FFW_OPENING_FILE, path);
}

/** Makes a workspace with the framework in it, and opens it. */
void
ffw_window_create (FfwWindow *self, const char *path)
{
  start_opening (self, FFW_OPENING_NEW, path);
}

/** Opens the person's own copy of the sample; makes it first where it is not there. */
void
ffw_window_open_sample (FfwWindow *self)
{
  g_autofree char *path
      /* Translators: the name of the sample's file, without its ending */
      = g_strdup_printf ("%s/fframwaith/%s.fframwaith", g_get_user_data_dir (), _ ("Sample"));

  GtkWindow *there = ffw_application_find_window (FFW_APPLICATION (self->application), path);

  if (there)
    gtk_window_present (there);
  else
    start_opening (self, FFW_OPENING_SAMPLE, path);
}

/** Says that a file is not one of this computer's. */
void
ffw_window_refuse (FfwWindow *self, const char *uri)
{
  g_autoptr (GError) error = g_error_new (
      G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      _ ("“%s” is not on this computer. Copy it to a folder here and open the copy."), uri);

  ffw_say_error (GTK_WIDGET (self->content), _ ("The Workspace Could Not Be Opened"), error);
}
