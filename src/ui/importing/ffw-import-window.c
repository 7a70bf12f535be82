/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-window.h"

#include "ffw-choose.h"
#include "ffw-fit.h"
#include "ffw-form-window.h"
#include "ffw-import-actions.h"
#include "ffw-import-plan.h"
#include "ffw-import-template.h"
#include "ffw-import-view.h"
#include "ffw-roster-confirm.h"
#include "ffw-profiles-form.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* In pixels, where the window below has room for it. */
static const FfwFit fit
    = { 900, 640, .least_width = 340, .least_height = 480, .room_at_sides = 40, .room_above = 80 };

/**
 * FfwImportWindow:
 *
 * Takes files into a workspace: which files, what they hold, what would happen
 * to the row, and then that, as one change.
 */
struct _FfwImportWindow
{
  AdwWindow parent_instance;

  FfwImportView *view;
  FfwImportPlan *plan;
  gboolean asks_to_stop;   /* the import that is under way, not to lose what was said */
  gboolean closing;        /* as soon as what is under way has stopped */
  const FfwKind *template; /* which is to be saved */
  guint refused;           /* the file whose refused rows are being saved */
  GtkWidget *asking;       /* whether to stop it; NULL where that is not asked */
};

G_DEFINE_FINAL_TYPE (FfwImportWindow, ffw_import_window, ADW_TYPE_WINDOW)

static void
update_actions (FfwImportWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const FfwImportTotals totals = ffw_import_plan_get_totals (self->plan);
  FfwImportState state = ffw_import_plan_get_state (self->plan);
  gboolean busy = ffw_import_plan_is_busy (self->plan);
  gboolean some = totals.counts.added + totals.counts.updated > 0
                  || ffw_roster_has_accepted (self->plan);
  gboolean can_write = state == FFW_IMPORT_CHECKED && some
                       && !ffw_workspace_is_read_only (ffw_import_plan_get_workspace (self->plan));

  gtk_widget_action_set_enabled (widget, "import.run",
                                 can_write && totals.errors == 0
                                     && ffw_import_plan_count_open (self->plan) == 0);
  gtk_widget_action_set_enabled (widget, "import.run-skipping",
                                 can_write && totals.errors > 0 && !totals.is_cut
                                     && ffw_import_plan_count_holding (self->plan) == 0);
  gtk_widget_action_set_enabled (widget, "import.stop", busy || state == FFW_IMPORT_LOOKING);
  gtk_widget_action_set_enabled (widget, "import.choose", !busy);
  gtk_widget_action_set_enabled (widget, "import.check", !busy && state != FFW_IMPORT_EMPTY);
  gtk_widget_action_set_enabled (widget, "import.next-finding",
                                 totals.errors + totals.warnings > 0);
  gtk_widget_action_set_enabled (widget, "import.copy", totals.errors + totals.warnings > 0);
  gtk_widget_action_set_enabled (widget, "import.save-findings",
                                 totals.errors + totals.warnings > 0);
  gtk_widget_action_set_enabled (widget, "import.save-findings-to",
                                 totals.errors + totals.warnings > 0);
  gtk_widget_action_set_enabled (widget, "import.save-refused", totals.counts.rejected > 0);
  gtk_widget_action_set_enabled (widget, "import.save-refused-to", totals.counts.rejected > 0);
}

static void
on_changed (FfwImportWindow *self)
{
  update_actions (self);
  if (ffw_import_plan_is_busy (self->plan)
      || ffw_import_plan_get_state (self->plan) == FFW_IMPORT_WRITTEN)
    return;

  /* It ended before the person answered. */
  if (self->asking && self->asks_to_stop)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->asking)));
  if (self->closing)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_written (FfwImportWindow *self, FfwImport *import, const char *sentence)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent)
    ffw_import_say_written (parent, import, sentence);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
make_view (FfwImportWindow *self)
{
  self->view = FFW_IMPORT_VIEW (ffw_import_view_new (self->plan));
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->view));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The import goes on: only what shows it is made anew. */
static void
on_language (FfwImportWindow *self)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (ffw_import_view_save (self->view));

  gtk_window_set_title (GTK_WINDOW (self), _ ("Import"));
  make_view (self);
  ffw_import_view_restore (self->view, state);
}

/**
 * ffw_import_window_set_files:
 * @files: paths, at least one
 *
 * Looks at once what the files hold and what they would do. Nothing is written.
 */
void
ffw_import_window_set_files (FfwImportWindow *self, const char *const *files)
{
  ffw_import_plan_set_files (self->plan, files);
}

/** As ffw_import_window_set_files(), besides the files that are there. */
void
ffw_import_window_add_files (FfwImportWindow *self, const char *const *files)
{
  ffw_import_plan_add_files (self->plan, files);
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  ffw_import_plan_add_files (FFW_IMPORT_WINDOW (widget)->plan, paths);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose Files"), _ ("_Choose"),
              _ ("Tables (XLSX, ODS, CSV, TSV)"),
              "*.xlsx *.ods *.csv *.tsv *.txt *.XLSX *.ODS *.CSV *.TSV *.TXT", NULL, on_chosen);
}

static void
on_template_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "import.template-to", "(ss)",
                              FFW_IMPORT_WINDOW (widget)->template->name, paths[0]);
}

static void
save_template (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (widget);
  g_autofree char *name = NULL;

  self->template = ffw_kind_find (g_variant_get_string (parameter, NULL));
  name = ffw_import_template_name (self->template);
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save a Template"), _ ("_Save"),
              _ ("Tables (.xlsx, .ods, .csv)"), "*.xlsx *.ods *.csv", name, on_template_chosen);
}

static void
save_template_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (widget);
  const char *kind;
  const char *path;

  g_variant_get (parameter, "(&s&s)", &kind, &path);
  ffw_import_template_save (ffw_import_plan_get_workspace (self->plan), ffw_kind_find (kind), path);
}

static void
check (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_import_plan_look_again (FFW_IMPORT_WINDOW (widget)->plan);
}

static void
write_or_ask (FfwImportWindow *self, gboolean skip_errors)
{
  if (!ffw_roster_confirm (GTK_WINDOW (self), self->plan, skip_errors))
    ffw_import_plan_write (self->plan, skip_errors);
}

static void
run (GtkWidget *widget, const char *action, GVariant *parameter)
{
  write_or_ask (FFW_IMPORT_WINDOW (widget), FALSE);
}

static void
run_skipping (GtkWidget *widget, const char *action, GVariant *parameter)
{
  write_or_ask (FFW_IMPORT_WINDOW (widget), TRUE);
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_import_plan_stop (FFW_IMPORT_WINDOW (widget)->plan);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (widget);
  g_autofree char *text = ffw_import_view_get_findings_text (self->view);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
on_findings_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "import.save-findings-to", "s", paths[0]);
}

static void
save_findings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save Findings"), _ ("_Save"),
              _ ("Tables (CSV)"), "*.csv",
              /* Translators: the proposed name of a file with what was found in others */
              _ ("findings.csv"), on_findings_chosen);
}

static void
save_findings_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_import_save_findings_to (widget, ffw_import_plan_get_trial (FFW_IMPORT_WINDOW (widget)->plan),
                               g_variant_get_string (parameter, NULL));
}

static void
on_refused_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "import.save-refused-to", "(us)",
                              FFW_IMPORT_WINDOW (widget)->refused, paths[0]);
}

static void
save_refused (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (widget);
  FfwImportFile *file;
  g_autofree char *name = NULL;

  self->refused = g_variant_get_uint32 (parameter);
  file = ffw_import_plan_get_file (self->plan, self->refused);
  /* Translators: the proposed name of a file with the rows that were refused of %1$s */
  name = ffw_words (_ ("refused %1$s"), ffw_import_file_get_name (file), NULL);
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save Refused Rows"), _ ("_Save"),
              _ ("Tables (CSV)"), "*.csv", name, on_refused_chosen);
}

static void
save_refused_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint position;
  const char *path;

  g_variant_get (parameter, "(u&s)", &position, &path);
  ffw_import_save_refused_to (widget, ffw_import_plan_get_trial (FFW_IMPORT_WINDOW (widget)->plan),
                              position, path);
}

static void
open_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwImportFile *file = ffw_import_plan_get_file (FFW_IMPORT_WINDOW (widget)->plan,
                                                  g_variant_get_uint32 (parameter));

  if (file)
    ffw_import_open_file (widget, ffw_import_file_get_path (file));
}

static void
show_profiles (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  ffw_form_window_open (GTK_WINDOW (widget),
                        ffw_import_plan_get_workspace (FFW_IMPORT_WINDOW (widget)->plan),
                        FFW_TYPE_PROFILES_FORM, g_variant_dict_end (&begin));
}

/* What is said here of a change that was made above offers to take it back, which the window
 * below does. */
static void
undo_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action, parameter);
}

static void
answer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_import_view_answer (FFW_IMPORT_WINDOW (widget)->view);
}

static void
next_finding (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_import_view_next_finding (FFW_IMPORT_WINDOW (widget)->view);
}

/* What was put right in one cell goes for those that say the same. */
static void
correct_same (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwImportPlan *plan = FFW_IMPORT_WINDOW (widget)->plan;
  FfwImportFile *file;
  guint position;
  guint column;
  const char *from;
  const char *to;

  g_variant_get (parameter, "(uu&s&s)", &position, &column, &from, &to);
  file = ffw_import_plan_get_file (plan, position);
  if (file == NULL || ffw_import_plan_get_state (plan) == FFW_IMPORT_WRITING)
    return;
  ffw_import_file_correct_same (file, column, from, to);
  ffw_import_plan_edited (plan);
}

static gboolean
close_now (gpointer self)
{
  gtk_window_close (self);

  return G_SOURCE_REMOVE;
}

static void
on_answer (FfwImportWindow *self, const char *response)
{
  self->asking = NULL;
  if (g_strcmp0 (response, "close") != 0)
    return;

  self->closing = TRUE;
  if (ffw_import_plan_is_busy (self->plan))
    ffw_import_plan_stop (self->plan);
  else
    /* The dialog that asked goes with its window, and has not ended yet. */
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, close_now, g_object_ref (self), g_object_unref);
}

static void
ask (FfwImportWindow *self, const char *question, const char *about, const char *keep,
     const char *close)
{
  GtkWidget *dialog;

  if (self->asking)
    {
      gtk_window_present (GTK_WINDOW (self->asking));
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self), question, about);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", keep, "close", close,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  ffw_words_mend_names (dialog);
  self->asking = dialog;
  gtk_window_present (GTK_WINDOW (dialog));
}

/* An import that is stopped writes nothing: closing is stopping. What is only a check is stopped
 * without being asked about. */
static gboolean
ffw_import_window_close_request (GtkWindow *window)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (window);

  if (!self->closing && ffw_import_plan_get_state (self->plan) != FFW_IMPORT_WRITING
      && ffw_import_plan_is_edited (self->plan))
    {
      ask (self, _ ("Close Without Importing?"),
           _ ("What you have said about the files, and put right in them, is lost then."),
           _ ("_Keep Open"), _ ("_Close"));
      self->asks_to_stop = FALSE;
      return TRUE;
    }
  if (!ffw_import_plan_is_busy (self->plan))
    return GTK_WINDOW_CLASS (ffw_import_window_parent_class)->close_request (window);

  if (ffw_import_plan_get_state (self->plan) == FFW_IMPORT_WRITING && !self->closing)
    {
      ask (self, _ ("Stop the Import?"), _ ("Nothing of it will have been written."),
           _ ("_Keep Importing"), _ ("_Stop"));
      self->asks_to_stop = TRUE;
      return TRUE;
    }
  self->closing = TRUE;
  ffw_import_plan_stop (self->plan);

  return TRUE;
}

static gboolean
on_drop (FfwImportWindow *self, const GValue *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path)
        g_strv_builder_add (builder, path);
    }

  paths = g_strv_builder_end (builder);
  if (paths[0])
    ffw_import_plan_add_files (self->plan, (const char *const *)paths);

  return paths[0] != NULL;
}

static void
ffw_import_window_dispose (GObject *object)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (object);

  if (self->plan)
    {
      g_signal_handlers_disconnect_by_data (self->plan, self);
      ffw_import_plan_stop (self->plan);
    }
  self->asking = NULL;

  G_OBJECT_CLASS (ffw_import_window_parent_class)->dispose (object);

  g_clear_object (&self->plan);
}

static void
ffw_import_window_class_init (FfwImportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_import_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = ffw_import_window_close_request;

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "import.template", "s", save_template);
  gtk_widget_class_install_action (widget_class, "import.template-to", "(ss)", save_template_to);
  gtk_widget_class_install_action (widget_class, "import.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "import.run-skipping", NULL, run_skipping);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "import.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "import.save-findings", NULL, save_findings);
  gtk_widget_class_install_action (widget_class, "import.save-findings-to", "s", save_findings_to);
  gtk_widget_class_install_action (widget_class, "import.save-refused", "u", save_refused);
  gtk_widget_class_install_action (widget_class, "import.save-refused-to", "(us)", save_refused_to);
  gtk_widget_class_install_action (widget_class, "import.open-file", "u", open_file);
  gtk_widget_class_install_action (widget_class, "import.next-finding", NULL, next_finding);
  gtk_widget_class_install_action (widget_class, "import.answer", NULL, answer);
  gtk_widget_class_install_action (widget_class, "import.correct-same", "(uuss)", correct_same);
  gtk_widget_class_install_action (widget_class, "import.profiles", NULL, show_profiles);
  gtk_widget_class_install_action (widget_class, "win.undo-change", "x", undo_change);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "import.next-finding", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "import.answer", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "import.check", NULL);
}

static void
ffw_import_window_init (FfwImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Import"));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (g_application_get_default (), "action-state-changed::language",
                           G_CALLBACK (on_language), self, G_CONNECT_SWAPPED);
}

/**
 * ffw_import_window_new:
 * @parent: the window of the workspace, which says what was imported
 * @hint: (nullable): what a file is taken for where its header could as well be of something else
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWidget *
ffw_import_window_new (GtkWindow *parent, FfwWorkspace *workspace, const FfwKind *hint)
{
  FfwImportWindow *self = g_object_new (FFW_TYPE_IMPORT_WINDOW, "application",
                                        gtk_window_get_application (parent), "transient-for",
                                        parent, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  self->plan = ffw_import_plan_new (workspace, hint);
  g_signal_connect_swapped (self->plan, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->plan, "written", G_CALLBACK (on_written), self);
  make_view (self);
  update_actions (self);
  ffw_fit_window (GTK_WINDOW (self), parent, &fit);

  return GTK_WIDGET (self);
}
