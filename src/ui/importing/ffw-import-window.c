/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-window.h"

#include "ffw-choose.h"
#include "ffw-finding-list.h"
#include "ffw-import.h"
#include "ffw-job.h"
#include "ffw-message.h"
#include "ffw-recognise-files.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define TICK_MS       100
#define WIDTH         860
#define HEIGHT        620
#define ROOM_AT_SIDES 40
#define ROOM_ABOVE    80
#define LEAST_WIDTH   340
#define LEAST_HEIGHT  480

/**
 * FfwImportWindow:
 *
 * Takes files into a workspace: which files, what they hold, what would happen
 * to the row, and then that, as one change.
 */
struct _FfwImportWindow
{
  AdwWindow parent_instance;

  GtkWidget *choices;
  GtkDropDown *kind_choice;
  AdwActionRow *files_row;
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkLabel *busy_label;
  GtkLabel *verdict;
  GtkLabel *added;
  GtkLabel *updated;
  GtkLabel *unchanged;
  GtkLabel *rejected;
  GtkLabel *warnings;
  GtkWidget *found;
  FfwFindingList *findings;
  AdwStatusPage *failed;

  FfwWorkspace *workspace;
  char **files;
  char *names;           /* of the files, as they are shown */
  const FfwKind *kind;   /* chosen, or recognised */
  const FfwKind **kinds; /* those of the choice, from its second place */
  guint n_kinds;
  gboolean setting_kind;

  GCancellable *recognising; /* the latest files, while that is under way */
  FfwImport *import;         /* under way */
  FfwJob *job;               /* that; not owned */
  gboolean writing;
  gboolean closing;
  guint tick;
};

G_DEFINE_FINAL_TYPE (FfwImportWindow, ffw_import_window, ADW_TYPE_WINDOW)

typedef struct
{
  FfwIntakeCounts counts;
  guint64 errors;
  guint64 warnings;
} Totals;

static void
add_up (FfwImport *import, Totals *totals)
{
  *totals = (Totals){ 0 };

  for (guint i = 0; i < ffw_import_get_n_results (import); i++)
    {
      const FfwImportResult *result = ffw_import_get_result (import, i);

      totals->counts.read += result->counts.read;
      totals->counts.added += result->counts.added;
      totals->counts.updated += result->counts.updated;
      totals->counts.unchanged += result->counts.unchanged;
      totals->counts.rejected += result->counts.rejected;
      totals->errors += ffw_findings_count (result->findings, FFW_SEVERITY_ERROR);
      totals->warnings += ffw_findings_count (result->findings, FFW_SEVERITY_WARNING);
    }
}

static void
allow (FfwImportWindow *self, gboolean import, gboolean skip)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", import);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run-skipping", skip);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.stop", self->import != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", self->import == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_choice), self->import == NULL);
}

static void
show_figure (GtkLabel *label, const char *one, const char *many, guint64 n)
{
  g_autofree char *number = ffw_words_number (n);
  g_autofree char *name = ffw_words_count (one, many, n);

  gtk_label_set_label (label, number);
  /* The list wraps each figure in a child of its own, which is what is heard. */
  ffw_words_name (
      GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_FLOW_BOX_CHILD)), name);
}

static char *
verdict_of (const Totals *totals)
{
  if (totals->errors > 0 && totals->counts.added + totals->counts.updated > 0)
    return ffw_words_count (FFW_NP_ ("%1$d error was found, and nothing has been written. Mend the "
                                     "file and choose it again, or leave its row out.",
                                     "%1$d errors were found, and nothing has been written. Mend "
                                     "the file and choose it again, or leave their rows out."),
                            totals->errors);
  if (totals->errors > 0)
    return ffw_words_count (FFW_NP_ ("%1$d error was found, and nothing has been written. Mend the "
                                     "file and choose it again.",
                                     "%1$d errors were found, and nothing has been written. Mend "
                                     "the file and choose it again."),
                            totals->errors);
  if (totals->counts.added + totals->counts.updated == 0)
    return g_strdup (_ ("All of this is in the workspace already. There is nothing to import."));

  return g_strdup (_ ("This is what would happen. Nothing has been written yet."));
}

static void
show_result (FfwImportWindow *self, FfwImport *import)
{
  Totals totals;
  g_autofree char *verdict = NULL;
  gboolean something;

  add_up (import, &totals);
  something = totals.counts.added + totals.counts.updated > 0;
  verdict = verdict_of (&totals);
  gtk_label_set_label (self->verdict, verdict);
  show_figure (self->added, FFW_NP_ ("%1$d row added", "%1$d rows added"), totals.counts.added);
  show_figure (self->updated, FFW_NP_ ("%1$d row updated", "%1$d rows updated"),
               totals.counts.updated);
  show_figure (self->unchanged, FFW_NP_ ("%1$d row unchanged", "%1$d rows unchanged"),
               totals.counts.unchanged);
  show_figure (self->rejected, FFW_NP_ ("%1$d row rejected", "%1$d rows rejected"),
               totals.counts.rejected);
  show_figure (self->warnings, FFW_NP_ ("%1$d warning", "%1$d warnings"), totals.warnings);

  ffw_finding_list_clear (self->findings);
  for (guint i = 0; i < ffw_import_get_n_results (import); i++)
    ffw_finding_list_add (self->findings, ffw_import_get_result (import, i)->findings);
  gtk_widget_set_visible (self->found, totals.errors + totals.warnings > 0);

  gtk_stack_set_visible_child_name (self->stack, "result");
  allow (self, something && totals.errors == 0, something && totals.errors > 0);
}

static void
show_failure (FfwImportWindow *self, const GError *error)
{
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  allow (self, FALSE, FALSE);
}

static void
show_start (FfwImportWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "start");
  allow (self, FALSE, FALSE);
}

/* What was written, for the window of the workspace. */
static char *
describe_written (FfwImportWindow *self, FfwImport *import)
{
  Totals totals;
  g_autofree char *added = NULL;
  g_autofree char *updated = NULL;

  add_up (import, &totals);
  added = g_strdup_printf ("%" G_GUINT64_FORMAT, totals.counts.added);
  updated = g_strdup_printf ("%" G_GUINT64_FORMAT, totals.counts.updated);
  /* Translators: %1$s is what was imported (“Training records”); the others are numbers of rows */

  return ffw_words (_ ("%1$s imported: %2$d added, %3$d updated"), _ (self->kind->title), added,
                    updated, NULL);
}

/* @written: what the window of the workspace says of it, where it says anything */
static void
end_run (FfwImportWindow *self, const char *written)
{
  FfwJob *job = g_steal_pointer (&self->job);

  g_clear_object (&self->import);
  g_clear_handle_id (&self->tick, g_source_remove);
  ffw_job_end (job, written, _ ("_Undo"), "win.undo", NULL);
}

static gboolean
was_stopped (const GError *error)
{
  return g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwImportWindow) self = data;
  g_autoptr (FfwImport) import = g_object_ref (FFW_IMPORT (source));
  g_autoptr (GError) error = NULL;
  gboolean ran = ffw_import_run_finish (import, result, &error);
  gboolean written = ran && self->writing && ffw_import_is_written (import);
  g_autofree char *sentence = written ? describe_written (self, import) : NULL;

  end_run (self, sentence);
  self->writing = FALSE;
  self->closing |= written;

  if (self->stack == NULL)
    return;

  if (self->closing)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (ran)
    show_result (self, import);
  else if (was_stopped (error))
    show_start (self);
  else
    show_failure (self, error);
}

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  ffw_job_set_done (data, done, total);
}

static gboolean
on_tick (gpointer data)
{
  FfwImportWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress, MAX (ffw_job_get_fraction (self->job), 0));

  return G_SOURCE_CONTINUE;
}

/* What was being recognised does not matter any more. */
static void
forget_recognising (FfwImportWindow *self)
{
  if (self->recognising)
    g_cancellable_cancel (self->recognising);
  g_clear_object (&self->recognising);
}

static void
start_run (FfwImportWindow *self, FfwImportFlags flags)
{
  forget_recognising (self);
  self->writing = (flags & FFW_IMPORT_DRY_RUN) == 0;
  self->import = ffw_import_new (self->kind, (const char *const *)self->files, flags,
                                 ffw_date_today ());
  self->job = self->writing
                  ? ffw_job_start (self->workspace, FFW_JOB_WRITES, N_ ("Importing: %1$s"),
                                   self->names, NULL)
                  : ffw_job_start (self->workspace, FFW_JOB_READS,
                                   N_ ("Checking before the import: %1$s"), self->names, NULL);
  ffw_import_set_progress (self->import, on_progress, self->job);

  gtk_label_set_label (self->busy_label, self->writing ? _ ("Importing…") : _ ("Checking…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  self->tick = g_timeout_add (TICK_MS, on_tick, self);
  allow (self, FALSE, FALSE);

  ffw_import_run_async (self->import, self->workspace, ffw_job_get_cancellable (self->job), on_run,
                        g_object_ref (self));
}

static void
show_kind (FfwImportWindow *self)
{
  for (guint i = 0; i < self->n_kinds; i++)
    if (self->kinds[i] == self->kind)
      {
        self->setting_kind = TRUE;
        gtk_drop_down_set_selected (self->kind_choice, i + 1);
        self->setting_kind = FALSE;
      }
}

typedef struct
{
  FfwImportWindow *window;
  GCancellable *cancellable;
} Recognising;

static void
on_recognised (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Recognising *recognising = data;
  g_autoptr (FfwImportWindow) self = recognising->window;
  g_autoptr (GCancellable) cancellable = recognising->cancellable;
  g_autoptr (GError) error = NULL;
  const FfwKind *kind = ffw_recognise_files_finish (result, &error);

  /* Other files have been chosen since, or the window is gone. */
  if (self->recognising != cancellable)
    return;
  g_clear_object (&self->recognising);

  self->kind = kind;
  if (kind)
    {
      show_kind (self);
      start_run (self, FFW_IMPORT_DRY_RUN);
    }
  else
    show_failure (self, error);
}

/* Looks what the files would do, as soon as it is known what they hold. */
static void
look (FfwImportWindow *self)
{
  Recognising *recognising;

  if (self->files == NULL || self->import)
    return;

  if (self->kind)
    {
      start_run (self, FFW_IMPORT_DRY_RUN);
      return;
    }

  forget_recognising (self);
  self->recognising = g_cancellable_new ();
  recognising = g_new0 (Recognising, 1);
  recognising->window = g_object_ref (self);
  recognising->cancellable = g_object_ref (self->recognising);
  ffw_recognise_files_start ((const char *const *)self->files, self->recognising, on_recognised,
                             recognising);
}

static void
on_kind_selected (FfwImportWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_choice);

  if (self->setting_kind)
    return;

  self->kind = selected > 0 && selected <= self->n_kinds ? self->kinds[selected - 1] : NULL;
  look (self);
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
  g_autoptr (GString) names = g_string_new (NULL);

  if (self->import)
    return;

  forget_recognising (self);

  /* Reading an open workspace as a file, and closing it, would let go of this process's locks. */
  for (guint i = 0; files[i]; i++)
    if (g_str_has_suffix (files[i], ".fframwaith"))
      {
        g_autofree char *name = g_filename_display_basename (files[i]);
        g_autofree char *sentence
            = ffw_words (_ ("“%1$s” is a workspace. Choose a table saved as CSV, or open the "
                            "workspace in a window of its own."),
                         name, NULL);
        g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                                                        sentence);

        show_failure (self, error);
        return;
      }

  g_strfreev (self->files);
  self->files = g_strdupv ((char **)files);
  for (guint i = 0; files[i]; i++)
    {
      g_autofree char *name = g_filename_display_basename (files[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  adw_action_row_set_subtitle (self->files_row, names->str);
  g_free (self->names);
  self->names = g_strdup (names->str);

  /* Other files may hold something else: the header is asked again. */
  self->kind = NULL;
  self->setting_kind = TRUE;
  gtk_drop_down_set_selected (self->kind_choice, 0);
  self->setting_kind = FALSE;
  look (self);
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  ffw_import_window_set_files (FFW_IMPORT_WINDOW (widget), paths);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose Files"), _ ("_Choose"),
              _ ("Tables (CSV, TSV)"), "*.csv *.tsv *.txt *.CSV *.TSV *.TXT", NULL, on_chosen);
}

static void
run (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_run (FFW_IMPORT_WINDOW (widget), FFW_IMPORT_DEFAULT);
}

static void
run_skipping (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_run (FFW_IMPORT_WINDOW (widget), FFW_IMPORT_SKIP_ERRORS);
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (widget);

  if (self->job)
    ffw_job_stop (self->job);
}

/* An import that is stopped writes nothing: closing is stopping. */
static gboolean
ffw_import_window_close_request (GtkWindow *window)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (window);

  if (self->import == NULL)
    return GTK_WINDOW_CLASS (ffw_import_window_parent_class)->close_request (window);

  self->closing = TRUE;
  ffw_job_stop (self->job);

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
    ffw_import_window_set_files (self, (const char *const *)paths);

  return paths[0] != NULL;
}

static void
fill_kinds (FfwImportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  self->kinds = g_new0 (const FfwKind *, n);
  gtk_string_list_append (names, _ ("Recognised from the header"));
  for (guint i = 0; i < n; i++)
    {
      self->kinds[self->n_kinds++] = kinds[i];
      gtk_string_list_append (names, _ (kinds[i]->title));
    }

  self->setting_kind = TRUE;
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (names));
  self->setting_kind = FALSE;
}

static void
ffw_import_window_dispose (GObject *object)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (object);

  forget_recognising (self);
  if (self->job)
    ffw_job_stop (self->job);
  g_clear_handle_id (&self->tick, g_source_remove);
  self->stack = NULL;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_import_window_parent_class)->dispose (object);
}

static void
ffw_import_window_finalize (GObject *object)
{
  FfwImportWindow *self = FFW_IMPORT_WINDOW (object);

  g_strfreev (self->files);
  g_free (self->names);
  g_free (self->kinds);

  G_OBJECT_CLASS (ffw_import_window_parent_class)->finalize (object);
}

static void
ffw_import_window_class_init (FfwImportWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_import_window_dispose;
  object_class->finalize = ffw_import_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = ffw_import_window_close_request;

  g_type_ensure (FFW_TYPE_FINDING_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, files_row);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, added);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, updated);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, unchanged);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, rejected);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, warnings);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, found);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, FfwImportWindow, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "import.run-skipping", NULL, run_skipping);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose",
                                       NULL);
}

static void
ffw_import_window_init (FfwImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  ffw_words_name_parts (self->choices, _ ("What is imported"));
  ffw_words_name_parts (GTK_WIDGET (self->kind_choice), _ ("They hold"));
  ffw_words_mend_names (GTK_WIDGET (self));
  show_start (self);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * ffw_import_window_new:
 * @parent: the window of the workspace, which says what was imported
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWidget *
ffw_import_window_new (GtkWindow *parent, FfwWorkspace *workspace)
{
  FfwImportWindow *self = g_object_new (FFW_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal",
                                        TRUE, "destroy-with-parent", TRUE, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (parent));
  int height = gtk_widget_get_height (GTK_WIDGET (parent));

  self->workspace = g_object_ref (workspace);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 CLAMP (width - ROOM_AT_SIDES, LEAST_WIDTH, WIDTH),
                                 CLAMP (height - ROOM_ABOVE, LEAST_HEIGHT, HEIGHT));

  return GTK_WIDGET (self);
}
