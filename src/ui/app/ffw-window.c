/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-private.h"
#include "ffw-window-sessions.h"
#include "ffw-window-transfer.h"

#include "ffw-closing.h"
#include "ffw-find-window.h"
#include "ffw-form-window.h"
#include "ffw-import-window.h"
#include "ffw-jobs.h"
#include "ffw-record-form.h"
#include "ffw-preferences.h"
#include "ffw-safe-copies.h"
#include "ffw-waiting.h"
#include "ffw-wanting-form.h"
#include "ffw-welcome.h"
#include "ffw-window-check.h"
#include "ffw-window-files.h"
#include "ffw-window-jobs.h"
#include "ffw-window-many.h"
#include "ffw-window-opening.h"
#include "ffw-window-restore.h"
#include "ffw-window-undo.h"
#include "ffw-words.h"
#include "ffw-workspace-view.h"

#include <glib/gi18n-lib.h>

/* What is lost of typing and choosing where the program ends unexpectedly. */
#define KEEP_SECONDS 5

G_DEFINE_FINAL_TYPE (FfwWindow, ffw_window, ADW_TYPE_APPLICATION_WINDOW)

static FfwWorkspaceView *
get_view (FfwWindow *self)
{
  GtkWidget *child = adw_bin_get_child (self->content);

  return FFW_IS_WORKSPACE_VIEW (child) ? FFW_WORKSPACE_VIEW (child) : NULL;
}

static const char *
waiting_sentence (FfwOpeningKind kind)
{
  switch (kind)
    {
    case FFW_OPENING_NEW:
      return _ ("Making the Workspace…");
    case FFW_OPENING_SAMPLE:
      return _ ("Making the Sample…");
    case FFW_OPENING_FILE:
    default:
      return _ ("Opening the Workspace…");
    }
}

static void
show_title (FfwWindow *self)
{
  g_autofree char *name = self->path ? g_filename_display_basename (self->path) : NULL;
  /* Translators: the title of a window; %1$s is the name of its file */
  g_autofree char *title = name ? ffw_words (_ ("%1$s – Fframwaith"), name, NULL) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title ? title : _ ("Fframwaith"));
}

static void
update_actions (FfwWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean there = self->workspace != NULL;
  gboolean writable = there && !ffw_workspace_is_read_only (self->workspace);

  gtk_widget_action_set_enabled (widget, "win.import", there);
  gtk_widget_action_set_enabled (widget, "win.import-files", there);
  gtk_widget_action_set_enabled (widget, "win.add-person", writable);
  gtk_widget_action_set_enabled (widget, "win.record-training", writable);
  ffw_window_many_enable (self, writable);
  ffw_window_sessions_enable (self, there, writable);
  ffw_window_transfer_enable (self, writable);
  gtk_widget_action_set_enabled (widget, "win.wanting", there);
  gtk_widget_action_set_enabled (widget, "win.undo", writable);
  gtk_widget_action_set_enabled (widget, "win.undo-change", writable);
  gtk_widget_action_set_enabled (widget, "win.redo", writable);
  gtk_widget_action_set_enabled (widget, "win.check", there);
  gtk_widget_action_set_enabled (widget, "win.forget", there);
  gtk_widget_action_set_enabled (widget, "win.backup", there);
  gtk_widget_action_set_enabled (widget, "win.backup-as", there);
  gtk_widget_action_set_enabled (widget, "win.backup-to", there);
  gtk_widget_action_set_enabled (widget, "win.restore", writable);
  gtk_widget_action_set_enabled (widget, "win.restore-from", writable);
  gtk_widget_action_set_enabled (widget, "win.reopen", there);
  gtk_widget_action_set_enabled (widget, "win.export", there);
  gtk_widget_action_set_enabled (widget, "win.export-to", there);
  gtk_widget_action_set_enabled (widget, "win.page", there);
  gtk_widget_action_set_enabled (widget, "win.show", there);
  gtk_widget_action_set_enabled (widget, "win.filter", there);
  gtk_widget_action_set_enabled (widget, "win.search", there);
  gtk_widget_action_set_enabled (widget, "win.find", there);
  gtk_widget_action_set_enabled (widget, "win.stop", self->opening != NULL);
}

/* @state is what a view on the workspace had saved, or %NULL. */
void
ffw_window_show_content (FfwWindow *self, GVariant *state)
{
  GtkWidget *shown;

  if (self->opening)
    shown = ffw_waiting_new (waiting_sentence (self->opening_kind));
  else if (self->workspace)
    shown = ffw_workspace_view_new (self->workspace, state);
  else
    shown = ffw_welcome_new (self->gone);

  adw_bin_set_child (self->content, shown);
  if (state && FFW_IS_WORKSPACE_VIEW (shown))
    ffw_workspace_view_restore_focus (FFW_WORKSPACE_VIEW (shown), state);
  else
    gtk_widget_grab_focus (shown);
  show_title (self);
  update_actions (self);
}

/* What the program remembers, also once the window is none of its windows any more. */
FfwSettings *
ffw_window_get_settings (FfwWindow *self)
{
  return ffw_application_get_settings (FFW_APPLICATION (self->application));
}

/* Remembers what the person has made of the workspace's pages. */
static void
keep_state (FfwWindow *self)
{
  FfwWorkspaceView *view = get_view (self);
  g_autoptr (GVariant) state = view ? ffw_workspace_view_save (view) : NULL;

  if (state == NULL || (self->kept && g_variant_equal (state, self->kept)))
    return;

  ffw_settings_set_state (ffw_window_get_settings (self), self->path, state);
  g_clear_pointer (&self->kept, g_variant_unref);
  self->kept = g_steal_pointer (&state);
}

static gboolean
on_time_to_keep (gpointer data)
{
  keep_state (data);

  return G_SOURCE_CONTINUE;
}

/* Remembers from now on, so that also after a crash the workspace is shown as it was. */
void
ffw_window_begin_keeping (FfwWindow *self)
{
  ffw_settings_set_last (ffw_window_get_settings (self), self->path);
  self->keeping = g_timeout_add_seconds (KEEP_SECONDS, on_time_to_keep, self);
}

/* Remembers it once more, and then no longer: the workspace is left. */
void
ffw_window_end_keeping (FfwWindow *self)
{
  keep_state (self);
  g_clear_pointer (&self->kept, g_variant_unref);
  g_clear_handle_id (&self->keeping, g_source_remove);
}

/* Forgets what was typed and chosen in the pages, and begins them anew. */
static void
forget (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);

  ffw_settings_forget_state (ffw_window_get_settings (self), self->path);
  g_clear_pointer (&self->kept, g_variant_unref);
  ffw_window_show_content (self, NULL);
}

/**
 * ffw_window_rebuild:
 *
 * Makes the content anew, in the language that is set now, with all that was
 * typed and chosen.
 */
void
ffw_window_rebuild (FfwWindow *self)
{
  FfwWorkspaceView *view = get_view (self);
  g_autoptr (GVariant) state = view ? ffw_workspace_view_save (view) : NULL;

  ffw_window_show_content (self, state);
}

/* What the page that is shown is about, which a file may be too; or NULL. */
static const FfwKind *
shown_kind (FfwWindow *self)
{
  FfwWorkspaceView *view = get_view (self);
  const char *page = view ? ffw_workspace_view_get_page_name (view) : NULL;

  if (g_strcmp0 (page, "people") == 0)
    return ffw_kind_find ("people");
  if (g_strcmp0 (page, "training") == 0)
    return ffw_kind_find ("records");

  return NULL;
}

/* The import that is being prepared already, or a new one. */
static FfwImportWindow *
get_import (FfwWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (FFW_IS_IMPORT_WINDOW (window)
          && gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return FFW_IMPORT_WINDOW (window);
    }

  return FFW_IMPORT_WINDOW (
      ffw_import_window_new (GTK_WINDOW (self), self->workspace, shown_kind (self)));
}

/**
 * ffw_window_import:
 * @files: (nullable): paths; %NULL to let the person choose
 *
 * Begins an import into the workspace; one that is being prepared takes @files too.
 */
void
ffw_window_import (FfwWindow *self, const char *const *files)
{
  FfwImportWindow *window;

  if (self->workspace == NULL)
    return;

  window = get_import (self);
  gtk_window_present (GTK_WINDOW (window));
  if (files && files[0])
    ffw_import_window_add_files (window, files);
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (FFW_WINDOW (widget)->opening);
}

static void
open_sample (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_window_open_sample (FFW_WINDOW (widget));
}

static void
open_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget)));

  g_application_open (application, &file, 1, "");
}

static void
create_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_window_create (FFW_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_window_import (FFW_WINDOW (widget), NULL);
}

static void
import_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree const char **files = g_variant_get_strv (parameter, NULL);

  ffw_window_import (FFW_WINDOW (widget), files);
}

static void
show_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPage *page = ffw_workspace_view_show (get_view (FFW_WINDOW (widget)),
                                           g_variant_get_string (parameter, NULL));

  gtk_widget_grab_focus (GTK_WIDGET (page));
}

/* Shows something: the page, the table that its row is of, and the row's id. */
static void
show_item (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPage *page;
  const char *name;
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&s&sx)", &name, &kind, &id);
  page = ffw_workspace_view_show (get_view (FFW_WINDOW (widget)), name);
  ffw_page_show_item (page, kind, id);
}

/* Shows those of a page's list that filters keep: the page, and the filters with their values. */
static void
show_filtered (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) filters = NULL;
  FfwPage *page;
  const char *name;

  g_variant_get (parameter, "(&s@a{ss})", &name, &filters);
  page = ffw_workspace_view_show (get_view (FFW_WINDOW (widget)), name);
  ffw_page_filter (page, filters);
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (ffw_find_window_new (FFW_WINDOW (widget))));
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWorkspaceView *view = get_view (FFW_WINDOW (widget));

  if (!ffw_page_search (ffw_workspace_view_get_page (view)))
    ffw_page_search (ffw_workspace_view_show (view, "people"));
}

/* Opens the form that records a course, with the holders of the posts that it is given. */
static void
record_training (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, "posts", parameter);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, FFW_TYPE_RECORD_FORM,
                        g_variant_dict_end (&begin));
}

/* Lists the texts that one language is missing of; the parameter is that language. */
static void
show_wanting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, "language", parameter);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, FFW_TYPE_WANTING_FORM,
                        g_variant_dict_end (&begin));
}

static void
export_evidence (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPage *page = ffw_workspace_view_show (get_view (FFW_WINDOW (widget)), "evidence");

  gtk_widget_activate_action (GTK_WIDGET (page), "evidence.export", NULL);
}

static void
add_person (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPage *page = ffw_workspace_view_show (get_view (FFW_WINDOW (widget)), "people");

  gtk_widget_activate_action (GTK_WIDGET (page), "people.add", NULL);
}

static void
show_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (adw_bin_get_child (FFW_WINDOW (widget)->content), "content.menu",
                              NULL);
}

static void
show_shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/cymru/glasbrint/Fframwaith/ui/app/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  ffw_words_name_window (GTK_WIDGET (shortcuts), _ ("Keyboard Shortcuts"));
  gtk_window_present (shortcuts);
}

static gboolean
ffw_window_close_request (GtkWindow *window)
{
  FfwWindow *self = FFW_WINDOW (window);

  if (ffw_closing_must_ask (window))
    return TRUE;
  if (self->workspace)
    ffw_safe_copies_close (ffw_safe_copies_of (self->workspace));

  return (self->workspace && ffw_closing_must_wait (window, ffw_jobs_of (self->workspace)))
         || GTK_WINDOW_CLASS (ffw_window_parent_class)->close_request (window);
}

static void
show_preferences (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (ffw_preferences_new (FFW_WINDOW (widget))));
}

static void
ffw_window_dispose (GObject *object)
{
  FfwWindow *self = FFW_WINDOW (object);

  if (self->opening)
    g_cancellable_cancel (self->opening);
  if (self->content)
    {
      ffw_window_end_keeping (self);
      ffw_settings_keep_size (ffw_window_get_settings (self), GTK_WINDOW (self));
    }
  if (self->workspace)
    ffw_jobs_stop (ffw_jobs_of (self->workspace));
  if (self->workspace)
    ffw_window_close_workspace (self, self->workspace);
  self->content = NULL;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_window_parent_class)->dispose (object);
}

static void
ffw_window_finalize (GObject *object)
{
  FfwWindow *self = FFW_WINDOW (object);

  g_clear_object (&self->opening);
  g_clear_object (&self->application);
  g_free (self->path);
  g_free (self->gone);

  G_OBJECT_CLASS (ffw_window_parent_class)->finalize (object);
}

static void
ffw_window_class_init (FfwWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_window_dispose;
  object_class->finalize = ffw_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = ffw_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cymru/glasbrint/Fframwaith/ui/app/ffw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwWindow, content);

  gtk_widget_class_install_action (widget_class, "win.sample", NULL, open_sample);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, ffw_window_choose_new);
  gtk_widget_class_install_action (widget_class, "win.create-path", "s", create_path);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, ffw_window_choose_open);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, ffw_window_choose_backup);
  gtk_widget_class_install_action (widget_class, "win.backup-as", "s", ffw_window_backup_as);
  gtk_widget_class_install_action (widget_class, "win.backup-to", "s", ffw_window_backup_to);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, ffw_window_choose_restore);
  gtk_widget_class_install_action (widget_class, "win.restore-from", "s", ffw_window_restore_from);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, ffw_window_reopen);
  gtk_widget_class_install_action (widget_class, "win.forget", NULL, forget);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, ffw_window_check);
  gtk_widget_class_install_action (widget_class, "win.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.import-files", "as", import_files);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_evidence);
  gtk_widget_class_install_action (widget_class, "win.export-to", "(ssssus)", ffw_window_export_to);
  gtk_widget_class_install_action (widget_class, "win.add-person", NULL, add_person);
  gtk_widget_class_install_action (widget_class, "win.record-training", "ax", record_training);
  ffw_window_many_install (widget_class);
  ffw_window_sessions_install (widget_class);
  ffw_window_transfer_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.wanting", "s", show_wanting);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, ffw_window_undo);
  gtk_widget_class_install_action (widget_class, "win.undo-change", "x", ffw_window_undo_change);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, ffw_window_redo);
  gtk_widget_class_install_action (widget_class, "win.undo-here", NULL, ffw_window_undo_here);
  gtk_widget_class_install_action (widget_class, "win.redo-here", NULL, ffw_window_redo_here);
  gtk_widget_class_install_action (widget_class, "win.show", "(ssx)", show_item);
  gtk_widget_class_install_action (widget_class, "win.page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.filter", "(sa{ss})", show_filtered);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, show_menu);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
}

static void
ffw_window_init (FfwWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_window_show_content (self, NULL);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (ffw_window_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** Returns: (transfer none): a window without a workspace, not yet shown */
FfwWindow *
ffw_window_new (FfwApplication *application)
{
  FfwWindow *self = g_object_new (FFW_TYPE_WINDOW, "application", application, NULL);

  self->application = g_object_ref (G_APPLICATION (application));
  ffw_settings_apply_size (ffw_window_get_settings (self), GTK_WINDOW (self));

  return self;
}

/** Returns: (transfer none) (nullable): the file of its workspace, also while that is opened */
const char *
ffw_window_get_path (FfwWindow *self)
{
  return self->path;
}

/** Returns: (transfer none) (nullable): its workspace */
FfwWorkspace *
ffw_window_get_workspace (FfwWindow *self)
{
  return self->workspace;
}

/** Returns: (transfer none) (nullable): what it shows; %NULL once it is closed */
GtkWidget *
ffw_window_get_shown (FfwWindow *self)
{
  return self->content ? GTK_WIDGET (self->content) : NULL;
}

/** Keeps the program until ffw_window_release(), even where the window is closed before. */
void
ffw_window_hold (FfwWindow *self)
{
  g_application_hold (self->application);
}

/** Lets the program go where nothing else keeps it. */
void
ffw_window_release (FfwWindow *self)
{
  g_application_release (self->application);
}
