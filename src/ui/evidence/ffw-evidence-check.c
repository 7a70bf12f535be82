/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-check.h"

#include "ffw-evidence-file.h"
#include "ffw-evidence-more.h"
#include "ffw-evidence-report.h"
#include "ffw-evidence-verdict.h"
#include "ffw-evidence-view.h"
#include "ffw-evidence-warnings.h"
#include "ffw-export-log.h"
#include "ffw-finding-list.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* What takes longer than this shows that it is under way. */
#define PATIENCE_MS 300

/**
 * FfwEvidenceCheck:
 *
 * A file that somebody handed over: whether it is sound, whether it is one of ours, and what it
 * says.
 *
 * Actions: `check.stop`, and `evidence.check-file` of the page.
 */
struct _FfwEvidenceCheck
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  AdwBin *verdict; /* of a file with findings */
  FfwFindingList *findings;
  FfwEvidenceView *view;

  FfwWorkspace *workspace;
  char *path;
  GCancellable *reading;
  guint slow;
};

G_DEFINE_FINAL_TYPE (FfwEvidenceCheck, ffw_evidence_check, ADW_TYPE_BIN)

/* One file on its way: read in a thread, then looked for among the exports. */
typedef struct
{
  FfwEvidenceCheck *check;
  GCancellable *cancellable;
  FfwEvidenceFile *file;
  FfwExport *export;
} Checking;

static void
checking_free (Checking *self)
{
  g_object_unref (self->check);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->file, ffw_evidence_file_free);
  g_clear_pointer (&self->export, ffw_export_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Checking, checking_free)

static void
end_reading (FfwEvidenceCheck *self)
{
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->slow, g_source_remove);
}

static void
fail (FfwEvidenceCheck *self, const GError *error)
{
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static GtkWidget *
make_verdict (FfwEvidenceCheck *self, const Checking *checking)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  return ffw_evidence_verdict_new (name, checking->file, checking->export);
}

static void
show_file (FfwEvidenceCheck *self, Checking *checking)
{
  FfwEvidenceFile *file = checking->file;
  g_autoptr (GPtrArray) warnings = NULL;

  ffw_finding_list_clear (self->findings);
  if (file->evidence == NULL)
    {
      adw_bin_set_child (self->verdict, make_verdict (self, checking));
      ffw_finding_list_add (self->findings, file->findings);
      gtk_stack_set_visible_child_name (self->stack, "findings");
      return;
    }

  warnings = ffw_evidence_warnings_of_figures (file->evidence);
  ffw_evidence_view_frame (self->view, make_verdict (self, checking), ffw_evidence_more_new (file));
  ffw_evidence_view_take (self->view, g_steal_pointer (&file->evidence), warnings);
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

/* In a thread of the workspace: is it one of ours, and what do we call its places? */
static gpointer
compare (FfwConnection *connection, gpointer data, GError **error)
{
  Checking *checking = data;
  const FfwEvidenceFile *file = checking->file;

  if (file->evidence && !ffw_evidence_name_groups (connection, file->evidence, error))
    return NULL;
  if (file->sha256 == NULL)
    return NULL;

  return ffw_export_find (connection, file->sha256, file->uuid, error);
}

static void
export_free (gpointer export)
{
  ffw_export_free (export);
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Checking) checking = data;
  FfwEvidenceCheck *self = checking->check;
  g_autoptr (GError) error = NULL;

  checking->export = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (self->reading != checking->cancellable)
    return;
  end_reading (self);

  if (error)
    fail (self, error);
  else
    show_file (self, checking);
}

static void
on_file (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Checking) checking = data;
  FfwEvidenceCheck *self = checking->check;
  g_autoptr (GError) error = NULL;

  checking->file = ffw_evidence_file_read_finish (result, &error);
  if (self->reading != checking->cancellable)
    return;

  if (checking->file == NULL)
    {
      end_reading (self);
      fail (self, error);
      return;
    }

  ffw_workspace_read_async (self->workspace, compare, checking, NULL, export_free, self->reading,
                            on_compared, checking);
  g_steal_pointer (&checking);
}

static gboolean
on_slow (gpointer data)
{
  FfwEvidenceCheck *self = data;

  self->slow = 0;
  gtk_stack_set_visible_child_name (self->stack, "busy");

  return G_SOURCE_REMOVE;
}

static void
stop_reading (FfwEvidenceCheck *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  end_reading (self);
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidenceCheck *self = FFW_EVIDENCE_CHECK (widget);

  stop_reading (self);
  g_clear_pointer (&self->path, g_free);
  gtk_stack_set_visible_child_name (self->stack, "start");
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, FfwEvidenceCheck *self)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;

  ffw_evidence_check_take (self, path);

  return TRUE;
}

static void
ffw_evidence_check_dispose (GObject *object)
{
  FfwEvidenceCheck *self = FFW_EVIDENCE_CHECK (object);

  stop_reading (self);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_evidence_check_parent_class)->dispose (object);
}

static void
ffw_evidence_check_finalize (GObject *object)
{
  g_free (FFW_EVIDENCE_CHECK (object)->path);

  G_OBJECT_CLASS (ffw_evidence_check_parent_class)->finalize (object);
}

static void
ffw_evidence_check_class_init (FfwEvidenceCheckClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_evidence_check_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_evidence_check_finalize;

  g_type_ensure (FFW_TYPE_EVIDENCE_VIEW);
  g_type_ensure (FFW_TYPE_FINDING_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/evidence/ffw-evidence-check.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceCheck, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceCheck, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceCheck, verdict);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceCheck, findings);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceCheck, view);
  gtk_widget_class_install_action (widget_class, "check.stop", NULL, stop);
}

static void
ffw_evidence_check_init (FfwEvidenceCheck *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** Says in whose log of exports files are looked for; once. */
void
ffw_evidence_check_set_workspace (FfwEvidenceCheck *self, FfwWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
}

/** Checks a file, and shows what is found; the one before is not waited for. */
void
ffw_evidence_check_take (FfwEvidenceCheck *self, const char *path)
{
  Checking *checking = g_new0 (Checking, 1);
  g_autofree char *old = self->path;

  stop_reading (self);
  self->path = g_strdup (path);
  self->reading = g_cancellable_new ();
  self->slow = g_timeout_add (PATIENCE_MS, on_slow, self);

  checking->check = g_object_ref (self);
  checking->cancellable = g_object_ref (self->reading);
  ffw_evidence_file_read_async (path, self->reading, on_file, checking);
}

/** Returns: (transfer none) (nullable): the file that is shown, or on its way */
const char *
ffw_evidence_check_get_path (FfwEvidenceCheck *self)
{
  return self->path;
}
