/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-findings.h"

#include "ffw-finding-tree.h"
#include "ffw-import-line.h"
#include "ffw-import-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How much room the rows have at least. */
#define ROWS_HEIGHT 200

/**
 * FfwImportFindings:
 *
 * What the dry run of an import has found, and below it the rows that a finding is about.
 */
struct _FfwImportFindings
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkDropDown *filter;
  GtkLabel *unkept;
  FfwFindingTree *tree;
  FfwImportLine *line;

  FfwImportPlan *plan;
  FfwImport *shown; /* the dry run whose findings are shown */
};

G_DEFINE_FINAL_TYPE (FfwImportFindings, ffw_import_findings, ADW_TYPE_BIN)

static void
on_selected (FfwImportFindings *self)
{
  if (self->plan)
    ffw_import_line_show (self->line, self->plan, ffw_finding_tree_get_selected (self->tree));
}

static void
on_filter (FfwImportFindings *self)
{
  if (self->plan)
    ffw_finding_tree_show (self->tree, self->shown,
                           (FfwFindingsWanted)gtk_drop_down_get_selected (self->filter));
}

/** Shows what the plan's dry run has found, where there is one. */
void
ffw_import_findings_show (FfwImportFindings *self, FfwImportPlan *plan)
{
  const FfwImportTotals totals = ffw_import_plan_get_totals (plan);
  g_autofree char *unkept = NULL;

  g_set_object (&self->plan, plan);
  if (!g_set_object (&self->shown, ffw_import_plan_get_trial (plan)))
    return;

  unkept = ffw_import_words_unkept (self->shown);
  gtk_label_set_label (self->unkept, unkept ? unkept : "");
  gtk_stack_set_visible_child_name (self->stack,
                                    totals.errors + totals.warnings > 0 ? "some" : "none");
  on_filter (self);
}

/** Shows only what is needed of each finding. */
void
ffw_import_findings_set_narrow (FfwImportFindings *self, gboolean narrow)
{
  ffw_finding_tree_set_narrow (self->tree, narrow);
}

/** Goes to the cell of the finding that is selected. */
void
ffw_import_findings_focus (FfwImportFindings *self)
{
  ffw_import_line_focus_cell (self->line);
}

/** Goes to the finding after the one that is selected, and to its cell. */
void
ffw_import_findings_next (FfwImportFindings *self)
{
  ffw_finding_tree_select_next (self->tree);
  ffw_import_line_focus_cell (self->line);
}

static gboolean
is_shown (FfwImportFindings *self, const FfwFinding *finding)
{
  guint wanted = gtk_drop_down_get_selected (self->filter);

  return wanted == FFW_FINDINGS_ALL
         || (wanted == FFW_FINDINGS_ERRORS) == (finding->severity == FFW_SEVERITY_ERROR);
}

/** Returns: (transfer full): the findings that are shown, each as a line, to be copied */
char *
ffw_import_findings_get_text (FfwImportFindings *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->shown && i < ffw_import_get_n_results (self->shown); i++)
    {
      FfwFindings *findings = ffw_import_get_result (self->shown, i)->findings;

      for (guint j = 0; j < ffw_findings_get_n_kept (findings); j++)
        {
          const FfwFinding *finding = ffw_findings_get (findings, j);
          g_autofree char *line = ffw_finding_to_line (finding, ffw_language_get ());

          if (is_shown (self, finding))
            g_string_append_printf (text, "%s\n", line);
        }
    }

  return g_string_free (text, FALSE);
}

/** Returns: what is chosen in it, for ffw_import_findings_restore() */
GVariant *
ffw_import_findings_save (FfwImportFindings *self)
{
  return g_variant_new ("(uu)", gtk_drop_down_get_selected (self->filter),
                        ffw_finding_tree_get_position (self->tree));
}

void
ffw_import_findings_restore (FfwImportFindings *self, GVariant *state)
{
  guint filter;
  guint position;

  g_variant_get (state, "(uu)", &filter, &position);
  gtk_drop_down_set_selected (self->filter, filter);
  ffw_finding_tree_select (self->tree, position);
}

static void
ffw_import_findings_dispose (GObject *object)
{
  FfwImportFindings *self = FFW_IMPORT_FINDINGS (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (ffw_import_findings_parent_class)->dispose (object);
}

static void
ffw_import_findings_class_init (FfwImportFindingsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_import_findings_dispose;

  g_type_ensure (FFW_TYPE_FINDING_TREE);
  g_type_ensure (FFW_TYPE_IMPORT_LINE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportFindings, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFindings, filter);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFindings, unkept);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFindings, tree);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFindings, line);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
ffw_import_findings_init (FfwImportFindings *self)
{
  g_autoptr (GtkStringList) choices = NULL;
  const char *const words[] = { _ ("All"), _ ("Errors"), _ ("Warnings"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  choices = gtk_string_list_new (words);
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (choices));
  ffw_words_name_parts (GTK_WIDGET (self->filter), _ ("Which findings are shown"));
  gtk_widget_set_size_request (GTK_WIDGET (self->line), -1, ROWS_HEIGHT);
}
