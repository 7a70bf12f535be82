/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-exports.h"

#include "ffw-evidence-facts.h"
#include "ffw-export-list.h"
#include "ffw-export-log.h"
#include "ffw-list-pane.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwEvidenceExports:
 *
 * The files that have left this workspace, each with what it was about and its digest.
 */
struct _FfwEvidenceExports
{
  AdwBin parent_instance;

  FfwListPane *pane;
  GtkWidget *empty;
  GtkWidget *beside;
  GtkBox *detail;

  FfwWorkspace *workspace;
  FfwExport *shown;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwEvidenceExports, ffw_evidence_exports, ADW_TYPE_BIN)

static const FfwTableColumn columns[] = {
  { "on", 12, .essential = TRUE },        { "from", 11, .essential = TRUE },
  { "to", 11, .essential = TRUE },        { "audience", 13 },
  { "organisation", 18, .expand = TRUE }, { "revision", 8 },
  { "minimum", 8, .hidden = TRUE },       { "sha256", 20, .expand = TRUE },
  { "uuid", 20, .hidden = TRUE },
};

static gpointer
read_export (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_export_read (connection, *(const gint64 *)data, error);
}

static void
export_free (gpointer export)
{
  ffw_export_free (export);
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
add_facts (GtkWidget *facts, const FfwExport *export)
{
  g_autofree char *at = ffw_words_time (export->at);
  g_autofree char *from = ffw_words_date (export->from);
  g_autofree char *to = ffw_words_date (export->to);
  g_autofree char *period = ffw_words (_ ("%1$s to %2$s"), from, to, NULL);
  g_autofree char *revision = g_strdup_printf ("%" G_GUINT64_FORMAT, export->revision);
  g_autofree char *minimum = g_strdup_printf ("%u", export->minimum);
  int audience;

  ffw_evidence_facts_add (facts, _ ("Exported"), at);
  ffw_evidence_facts_add (facts, _ ("Period"), period);
  if (ffw_coding_find (&ffw_coding_audience, export->audience, &audience))
    ffw_evidence_facts_add (
        facts, _ ("For"),
        ffw_coding_get_word (&ffw_coding_audience, audience, ffw_language_get ()));
  ffw_evidence_facts_add (facts, _ ("Organisation"),
                          *export->organisation ? export->organisation : _ ("All organisations"));
  ffw_evidence_facts_add (facts, _ ("Least figure shown"), minimum);
  ffw_evidence_facts_add (facts, _ ("Revision"), revision);
  ffw_evidence_facts_add (facts, _ ("Takes the place of"), export->supersedes);
  ffw_evidence_facts_add (facts, _ ("UUID"), export->uuid);
  ffw_evidence_facts_add (facts, _ ("SHA-256"), export->sha256);
}

static void
show_export (FfwEvidenceExports *self)
{
  GtkWidget *child;
  GtkWidget *facts;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->detail))))
    gtk_box_remove (self->detail, child);
  if (self->shown == NULL)
    return;

  facts = ffw_evidence_facts_new (_ ("The export"));
  if (self->shown->superseded)
    ffw_evidence_facts_add (facts, _ ("Note"), _ ("A later revision has taken its place."));
  add_facts (facts, self->shown);
  gtk_box_append (self->detail, facts);
  gtk_box_append (self->detail, make_button (_ ("_Show These Figures"), "exports.show"));
  gtk_box_append (self->detail, make_button (_ ("_Check a File…"), "evidence.check-file"));
}

typedef struct
{
  FfwEvidenceExports *exports;
  GCancellable *cancellable;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwEvidenceExports) self = reading->exports;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  FfwExport *export = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  if (self->reading != cancellable)
    {
      g_clear_pointer (&export, ffw_export_free);
      return;
    }

  /* Where it cannot be read, the list cannot either, and says so. */
  g_clear_object (&self->reading);
  g_clear_pointer (&self->shown, ffw_export_free);
  self->shown = export;
  show_export (self);
}

static void
on_current (FfwEvidenceExports *self)
{
  gint64 id = ffw_list_pane_get_current (self->pane);
  Reading *reading;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (id == 0 || (self->shown && self->shown->id == id))
    return;

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->exports = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (self->workspace, read_export, g_memdup2 (&id, sizeof id), g_free,
                            export_free, self->reading, on_read, reading);
}

/* Asks the page for the same period, audience and organisation, as they are today. */
static void
show_figures (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidenceExports *self = FFW_EVIDENCE_EXPORTS (widget);
  g_auto (GVariantDict) scope = G_VARIANT_DICT_INIT (NULL);
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];

  if (self->shown == NULL)
    return;

  g_variant_dict_insert (&scope, "from", "s", ffw_date_to_iso (self->shown->from, from));
  g_variant_dict_insert (&scope, "to", "s", ffw_date_to_iso (self->shown->to, to));
  g_variant_dict_insert (&scope, "audience", "s", self->shown->audience);
  g_variant_dict_insert (&scope, "organisation", "s", self->shown->organisation);
  g_variant_dict_insert (&scope, "minimum", "i", (int)self->shown->minimum);
  gtk_widget_activate_action_variant (widget, "evidence.scope", g_variant_dict_end (&scope));
  gtk_widget_activate_action (widget, "evidence.view", "s", "report");
}

static void
ffw_evidence_exports_dispose (GObject *object)
{
  FfwEvidenceExports *self = FFW_EVIDENCE_EXPORTS (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, ffw_export_free);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_evidence_exports_parent_class)->dispose (object);
}

static gboolean
ffw_evidence_exports_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_EVIDENCE_EXPORTS (widget)->pane));
}

static void
ffw_evidence_exports_class_init (FfwEvidenceExportsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_evidence_exports_dispose;
  widget_class->grab_focus = ffw_evidence_exports_grab_focus;

  g_type_ensure (FFW_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/evidence/ffw-evidence-exports.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceExports, pane);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceExports, empty);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceExports, beside);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceExports, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_current);
  gtk_widget_class_install_action (widget_class, "exports.show", NULL, show_figures);
}

static void
ffw_evidence_exports_init (FfwEvidenceExports *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows the exports of a workspace; once. */
void
ffw_evidence_exports_set_workspace (FfwEvidenceExports *self, FfwWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  ffw_list_pane_set_source (self->pane, workspace, &ffw_export_list, columns,
                            G_N_ELEMENTS (columns));
  /* The latest first. */
  g_object_set (self->pane, "sort-column", "on", "sort-descending", TRUE, NULL);
  ffw_list_pane_set_empty (self->pane, self->empty);
  ffw_list_pane_set_detail (self->pane, self->beside);
}

void
ffw_evidence_exports_set_narrow (FfwEvidenceExports *self, gboolean narrow)
{
  ffw_list_pane_set_narrow (self->pane, narrow);
}

/** Opens one of the exports, by the id of its row. */
void
ffw_evidence_exports_open (FfwEvidenceExports *self, gint64 id)
{
  ffw_list_pane_open (self->pane, id);
}

gboolean
ffw_evidence_exports_search (FfwEvidenceExports *self)
{
  return ffw_list_pane_focus_search (self->pane);
}

/** Returns: (transfer floating): what the person made of the list, a dictionary (a{sv}) */
GVariant *
ffw_evidence_exports_save (FfwEvidenceExports *self)
{
  return ffw_list_pane_save (self->pane);
}

void
ffw_evidence_exports_restore (FfwEvidenceExports *self, GVariant *state)
{
  ffw_list_pane_restore (self->pane, state);
}
