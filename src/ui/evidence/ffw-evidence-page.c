/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-page.h"

#include "ffw-choose.h"
#include "ffw-concern.h"
#include "ffw-evidence-check.h"
#include "ffw-evidence-exports.h"
#include "ffw-evidence-form.h"
#include "ffw-evidence-report.h"
#include "ffw-evidence-view.h"
#include "ffw-evidence-warnings.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* What takes longer than this shows that it is under way. */
#define PATIENCE_MS 300

/**
 * FfwEvidencePage:
 *
 * The evidence of a period: what it is to be about, the figures as they would
 * leave, and the file; the files that have left; and those that come back.
 *
 * Actions, besides those of the header: `evidence.scope` (a{sv}: asks for something else),
 * `evidence.view` (s: "report", "exports" or "check"), `evidence.export-to` and
 * `evidence.check-path` (s: a path).
 */
struct _FfwEvidencePage
{
  FfwPage parent_instance;

  GtkStack *views;
  FfwEvidenceForm *form;
  GtkRevealer *progress;
  GtkStack *stack;
  FfwEvidenceView *view;
  AdwStatusPage *failed;
  FfwEvidenceExports *exports;
  FfwEvidenceCheck *check;

  GCancellable *reading;
  guint slow; /* the source that shows that it takes long */
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwEvidencePage, ffw_evidence_page, FFW_TYPE_PAGE)

/* The scope as a thread may have it. */
typedef struct
{
  FfwEvidenceScope scope;
  char *organisation;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->organisation);
  g_free (ask);
}

static Ask *
ask_new (const FfwEvidenceScope *scope)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->scope = *scope;
  ask->organisation = g_strdup (scope->organisation);
  ask->scope.organisation = ask->organisation;

  return ask;
}

static gpointer
read_report (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_evidence_report_read (connection, &ask->scope, error);
}

static void
report_free (gpointer report)
{
  ffw_evidence_report_free (report);
}

static void
show (FfwEvidencePage *self, const char *child)
{
  gtk_stack_set_visible_child_name (self->stack, child);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.export",
                                 g_str_equal (child, "report"));
}

/* Nothing is read any more. */
static void
end_reading (FfwEvidencePage *self)
{
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->slow, g_source_remove);
  if (self->progress)
    gtk_revealer_set_reveal_child (self->progress, FALSE);
}

typedef struct
{
  FfwEvidencePage *page;
  GCancellable *cancellable;
} Reading;

static Reading *
reading_new (FfwEvidencePage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->page = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);

  return reading;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwEvidencePage) self = reading->page;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwEvidenceReport) report = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                    &error);
  g_autoptr (GPtrArray) warnings = NULL;
  gboolean empty;

  if (self->reading != cancellable)
    return;
  end_reading (self);

  if (report == NULL)
    {
      adw_status_page_set_description (self->failed, error ? error->message : "");
      show (self, "failed");
      return;
    }

  empty = report->evidence->delivery->len == 0 && report->evidence->evaluation->len == 0
          && report->evidence->compliance->len == 0;
  warnings = ffw_evidence_warnings_of (report);
  ffw_evidence_view_take (self->view, g_steal_pointer (&report->evidence), warnings);
  show (self, empty ? "empty" : "report");
}

static gboolean
on_slow (gpointer data)
{
  FfwEvidencePage *self = data;

  self->slow = 0;
  gtk_revealer_set_reveal_child (self->progress, TRUE);

  return G_SOURCE_REMOVE;
}

static void
stop_reading (FfwEvidencePage *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  end_reading (self);
}

static void
begin_reading (FfwEvidencePage *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  self->slow = g_timeout_add (PATIENCE_MS, on_slow, self);
}

/* Reads the figures anew, unless the period is half typed. The former ones stay until then. */
static void
refresh (FfwEvidencePage *self)
{
  FfwEvidenceScope scope;

  if (self->stack == NULL)
    return;

  stop_reading (self);
  if (!ffw_evidence_form_get_scope (self->form, &scope))
    {
      show (self, "period");
      return;
    }

  begin_reading (self);
  ffw_workspace_read_async (ffw_page_get_workspace (FFW_PAGE (self)), read_report, ask_new (&scope),
                            ask_free, report_free, self->reading, on_read, reading_new (self));
}

static void
refresh_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  refresh (FFW_EVIDENCE_PAGE (widget));
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);

  if (self->reading == NULL)
    return;

  stop_reading (self);
  show (self, "stopped");
}

static void
on_workspace_changed (FfwEvidencePage *self, const char *const *changed)
{
  static const char *const ignored[] = { "change", NULL };

  if (ffw_concern_other (changed, ignored))
    refresh (self);
}

static gpointer
read_first (FfwConnection *connection, gpointer data, GError **error)
{
  FfwDate first;

  if (!ffw_evidence_report_first (connection, &first, error))
    return NULL;

  return GUINT_TO_POINTER (first == FFW_DATE_NONE ? ffw_date_today () : first);
}

static void
on_first (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwEvidencePage) self = reading->page;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  FfwDate first
      = GPOINTER_TO_UINT (ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error));

  if (self->reading != cancellable)
    return;
  end_reading (self);

  if (error)
    {
      adw_status_page_set_description (self->failed, error->message);
      show (self, "failed");
      return;
    }
  ffw_evidence_form_set_period (self->form, MIN (first, ffw_date_today ()), ffw_date_today ());
}

static void
preset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);

  if (ffw_evidence_form_preset (self->form, g_variant_get_string (parameter, NULL)))
    return;

  /* All there is: the workspace knows since when. */
  begin_reading (self);
  ffw_workspace_read_async (ffw_page_get_workspace (FFW_PAGE (self)), read_first, NULL, NULL, NULL,
                            self->reading, on_first, reading_new (self));
}

static void
export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);
  FfwEvidenceScope scope;
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];

  if (!ffw_evidence_form_get_scope (self->form, &scope))
    return;

  /* The window does it: this page goes where the language changes. */
  gtk_widget_activate_action (widget, "win.export-to", "(ssssus)",
                              ffw_date_to_iso (scope.from, from), ffw_date_to_iso (scope.to, to),
                              ffw_coding_get_code (&ffw_coding_audience, (int)scope.audience),
                              scope.organisation ? scope.organisation : "", scope.minimum,
                              g_variant_get_string (parameter, NULL));
}

static void
on_file_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "evidence.export-to", "s", paths[0]);
}

static void
export_evidence (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);
  FfwEvidenceScope scope;
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];
  g_autofree char *name = NULL;

  if (!ffw_evidence_form_get_scope (self->form, &scope))
    return;

  /* Translators: the proposed name of a file: two dates */
  name = ffw_words (_ ("Evidence %1$s to %2$s.xml"), ffw_date_to_iso (scope.from, from),
                    ffw_date_to_iso (scope.to, to), NULL);
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export Evidence"), _ ("_Export"),
              _ ("Evidence (XML)"), "*.xml", name, on_file_chosen);
}

static void
on_received (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "evidence.check-path", "s", paths[0]);
}

static void
check_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Check a File of Evidence"), _ ("_Check"),
              _ ("Evidence (XML)"), "*.xml", NULL, on_received);
}

static void
check_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);

  gtk_widget_activate_action (widget, "evidence.view", "s", "check");
  ffw_evidence_check_take (self->check, g_variant_get_string (parameter, NULL));
}

static void
show_view (FfwEvidencePage *self, const char *name)
{
  if (name == NULL || gtk_stack_get_child_by_name (self->views, name) == NULL
      || g_str_equal (name, gtk_stack_get_visible_child_name (self->views)))
    return;

  gtk_stack_set_visible_child_name (self->views, name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
ffw_evidence_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (object);

  if (id == PROP_VIEW)
    g_value_set_string (value, gtk_stack_get_visible_child_name (self->views));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_evidence_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    show_view (FFW_EVIDENCE_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_evidence_page_show_item (FfwPage *page, const char *kind, gint64 id)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (page);

  if (!g_str_equal (kind, "export_log"))
    return;

  show_view (self, "exports");
  ffw_evidence_exports_open (self->exports, id);
}

static gboolean
ffw_evidence_page_search (FfwPage *page)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (page);

  return g_str_equal (gtk_stack_get_visible_child_name (self->views), "exports")
         && ffw_evidence_exports_search (self->exports);
}

static GVariant *
ffw_evidence_page_save (FfwPage *page)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (page);
  const char *checked = ffw_evidence_check_get_path (self->check);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  ffw_evidence_form_save (self->form, &state);
  g_variant_dict_insert_value (&state, "report", ffw_evidence_view_save (self->view));
  g_variant_dict_insert_value (&state, "exports", ffw_evidence_exports_save (self->exports));
  if (checked)
    g_variant_dict_insert (&state, "checked", "^ay", checked);
  g_variant_dict_insert (&state, "view", "s", gtk_stack_get_visible_child_name (self->views));

  return g_variant_dict_end (&state);
}

static void
ffw_evidence_page_restore (FfwPage *page, GVariant *state)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (page);
  g_autoptr (GVariant) report = g_variant_lookup_value (state, "report", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) exports = g_variant_lookup_value (state, "exports", G_VARIANT_TYPE_VARDICT);
  const char *checked;
  const char *view;

  if (exports)
    ffw_evidence_exports_restore (self->exports, exports);
  if (g_variant_lookup (state, "checked", "^&ay", &checked))
    ffw_evidence_check_take (self->check, checked);
  if (report)
    ffw_evidence_view_restore (self->view, report);
  if (g_variant_lookup (state, "view", "&s", &view))
    show_view (self, view);
  ffw_evidence_form_restore (self->form, state);
}

static void
set_scope (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_evidence_form_restore (FFW_EVIDENCE_PAGE (widget)->form, parameter);
}

/* In a narrow window the form leaves the room to the figures. */
static void
on_narrow (FfwEvidencePage *self)
{
  gboolean narrow;

  g_object_get (self, "narrow", &narrow, NULL);
  ffw_evidence_form_set_open (self->form, !narrow);
  ffw_evidence_exports_set_narrow (self->exports, narrow);
}

static void
ffw_evidence_page_constructed (GObject *object)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (object);
  FfwWorkspace *workspace = ffw_page_get_workspace (FFW_PAGE (self));

  G_OBJECT_CLASS (ffw_evidence_page_parent_class)->constructed (object);

  ffw_evidence_form_set_workspace (self->form, workspace);
  ffw_evidence_exports_set_workspace (self->exports, workspace);
  ffw_evidence_check_set_workspace (self->check, workspace);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (on_narrow), NULL);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
ffw_evidence_page_dispose (GObject *object)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (object);

  stop_reading (self);
  self->progress = NULL;
  self->stack = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_evidence_page_parent_class)->dispose (object);
}

static gboolean
ffw_evidence_page_grab_focus (GtkWidget *widget)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->views), "report"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->form));

  return gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

static void
ffw_evidence_page_class_init (FfwEvidencePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_evidence_page_get_property;
  object_class->set_property = ffw_evidence_page_set_property;
  object_class->constructed = ffw_evidence_page_constructed;
  object_class->dispose = ffw_evidence_page_dispose;
  widget_class->grab_focus = ffw_evidence_page_grab_focus;
  FFW_PAGE_CLASS (class)->save = ffw_evidence_page_save;
  FFW_PAGE_CLASS (class)->restore = ffw_evidence_page_restore;
  FFW_PAGE_CLASS (class)->show_item = ffw_evidence_page_show_item;
  FFW_PAGE_CLASS (class)->search = ffw_evidence_page_search;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "report",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FFW_TYPE_EVIDENCE_CHECK);
  g_type_ensure (FFW_TYPE_EVIDENCE_EXPORTS);
  g_type_ensure (FFW_TYPE_EVIDENCE_FORM);
  g_type_ensure (FFW_TYPE_EVIDENCE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/evidence/ffw-evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, views);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, form);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, progress);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, view);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, exports);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, check);
  gtk_widget_class_bind_template_callback (widget_class, refresh);

  gtk_widget_class_install_action (widget_class, "evidence.check-file", NULL, check_file);
  gtk_widget_class_install_action (widget_class, "evidence.check-path", "s", check_path);
  gtk_widget_class_install_action (widget_class, "evidence.export", NULL, export_evidence);
  gtk_widget_class_install_action (widget_class, "evidence.export-to", "s", export_to);
  gtk_widget_class_install_action (widget_class, "evidence.preset", "s", preset);
  gtk_widget_class_install_action (widget_class, "evidence.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "evidence.scope", "a{sv}", set_scope);
  gtk_widget_class_install_action (widget_class, "evidence.stop", NULL, stop);
  gtk_widget_class_install_property_action (widget_class, "evidence.view", "view");
}

static void
ffw_evidence_page_init (FfwEvidencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer none) (nullable): the figures that are shown */
const FfwEvidence *
ffw_evidence_page_get_evidence (FfwEvidencePage *self)
{
  return ffw_evidence_view_get (self->view);
}
