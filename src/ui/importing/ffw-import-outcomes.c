/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-outcomes.h"

#include "ffw-import-outcome.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* The choices of the filter. */
enum
{
  ALL,
  NEW,
  CHANGED,
  REFUSED,
};

struct _FfwImportOutcomes
{
  AdwBin parent_instance;

  GtkDropDown *filter;
  GtkLabel *unlisted;
  GtkStack *stack;
  GtkListView *list;

  FfwImport *shown;
  GtkFilterListModel *rows;
};

G_DEFINE_FINAL_TYPE (FfwImportOutcomes, ffw_import_outcomes, ADW_TYPE_BIN)

static gboolean
is_wanted (gpointer item, gpointer data)
{
  FfwImportOutcomes *self = data;
  FfwRowResult result = ffw_import_outcome_get_result (item);

  switch (gtk_drop_down_get_selected (self->filter))
    {
    case NEW:
      return result == FFW_ROW_ADDED;
    case CHANGED:
      return result == FFW_ROW_UPDATED;
    case REFUSED:
      return result == FFW_ROW_REJECTED;
    case ALL:
    default:
      return TRUE;
    }
}

static void
show_stack (FfwImportOutcomes *self)
{
  gboolean some = self->rows && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;

  gtk_stack_set_visible_child_name (self->stack, some ? "some" : "none");
}

static void
on_filter (FfwImportOutcomes *self)
{
  if (self->rows == NULL)
    return;

  gtk_filter_changed (gtk_filter_list_model_get_filter (self->rows), GTK_FILTER_CHANGE_DIFFERENT);
  show_stack (self);
}

static GListStore *
list_rows (FfwImportPlan *plan, FfwImport *trial)
{
  GListStore *rows = g_list_store_new (FFW_TYPE_IMPORT_OUTCOME);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; trial && i < ffw_import_get_n_results (trial); i++)
    {
      FfwRowReport *report = ffw_import_get_result (trial, i)->report;
      FfwImportFile *file = ffw_import_plan_get_file (plan, i);
      const FfwImportPreview *preview = file ? ffw_import_file_get_preview (file) : NULL;

      for (guint j = 0; report && j < ffw_row_report_get_n_kept (report); j++)
        g_ptr_array_add (
            all, ffw_import_outcome_new (trial, preview ? preview->vocabulary : NULL, i, j));
    }
  g_list_store_splice (rows, 0, 0, all->pdata, all->len);

  return rows;
}

/* Those that stay as they are, and those beyond the most that are kept. */
static char *
describe_unlisted (FfwImport *trial, guint n_listed)
{
  guint64 unchanged = 0;
  guint64 more = 0;
  g_autofree char *same = NULL;
  g_autofree char *rest = NULL;

  for (guint i = 0; trial && i < ffw_import_get_n_results (trial); i++)
    {
      const FfwIntakeCounts *counts = &ffw_import_get_result (trial, i)->counts;

      unchanged += counts->unchanged;
      more += counts->added + counts->updated + counts->rejected;
    }
  more -= MIN (more, n_listed);
  same = ffw_words_count (FFW_NP_ ("%1$d row unchanged", "%1$d rows unchanged"), unchanged);
  if (more == 0)
    return g_steal_pointer (&same);
  rest = ffw_words_count (FFW_NP_ ("%1$d more is not listed", "%1$d more are not listed"), more);

  /* Translators: rows of a file: “12 rows unchanged” and “300 more are not listed” */
  return ffw_words (C_ ("rows", "%1$s, %2$s"), same, rest, NULL);
}

/**
 * ffw_import_outcomes_show:
 *
 * Shows what the dry run of the plan has found, row by row.
 */
void
ffw_import_outcomes_show (FfwImportOutcomes *self, FfwImportPlan *plan)
{
  FfwImport *trial = ffw_import_plan_get_trial (plan);
  GListStore *rows;
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autofree char *unlisted = NULL;

  if (!g_set_object (&self->shown, trial))
    return;

  rows = list_rows (plan, trial);
  unlisted = describe_unlisted (trial, g_list_model_get_n_items (G_LIST_MODEL (rows)));
  gtk_label_set_label (self->unlisted, trial ? unlisted : "");
  g_clear_object (&self->rows);
  self->rows = gtk_filter_list_model_new (
      G_LIST_MODEL (rows), GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL)));
  selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_list_view_set_model (self->list, selection);
  show_stack (self);
}

/** Returns: which are shown, for ffw_import_outcomes_restore() */
guint
ffw_import_outcomes_save (FfwImportOutcomes *self)
{
  return gtk_drop_down_get_selected (self->filter);
}

void
ffw_import_outcomes_restore (FfwImportOutcomes *self, guint state)
{
  gtk_drop_down_set_selected (self->filter, state);
}

static GtkWidget *
make_label (const char *class, gboolean wrap)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", wrap, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (class)
    gtk_widget_add_css_class (label, class);

  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_label ("heading", TRUE);
  GtkWidget *place = make_label ("dim-label", FALSE);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (box, "ffw-padded");
  gtk_box_append (GTK_BOX (top), make_label ("caption-heading", FALSE));
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (top), place);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), make_label (NULL, TRUE));
  gtk_list_item_set_child (item, box);
}

static void
mark_word (GtkWidget *word, FfwRowResult result)
{
  const char *const classes[] = { "success", "accent", "error" };
  guint wanted = result == FFW_ROW_ADDED ? 0 : result == FFW_ROW_UPDATED ? 1 : 2;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == wanted)
      gtk_widget_add_css_class (word, classes[i]);
    else
      gtk_widget_remove_css_class (word, classes[i]);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  FfwImportOutcome *outcome = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *word = gtk_widget_get_first_child (gtk_widget_get_first_child (box));
  GtkWidget *name = gtk_widget_get_next_sibling (word);
  GtkWidget *details = gtk_widget_get_last_child (box);
  g_autofree char *title = ffw_import_outcome_get_name (outcome);
  g_autofree char *place = ffw_import_outcome_get_place (outcome);
  g_autofree char *text = ffw_import_outcome_get_details (outcome);
  g_autofree char *all = g_strjoin (", ", ffw_import_outcome_get_word (outcome), title, place, text,
                                    NULL);

  gtk_label_set_label (GTK_LABEL (word), ffw_import_outcome_get_word (outcome));
  mark_word (word, ffw_import_outcome_get_result (outcome));
  gtk_label_set_label (GTK_LABEL (name), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), place);
  gtk_label_set_label (GTK_LABEL (details), text);
  gtk_widget_set_visible (details, *text != '\0');
  if (gtk_widget_get_parent (box))
    ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), all);
}

static void
ffw_import_outcomes_dispose (GObject *object)
{
  FfwImportOutcomes *self = FFW_IMPORT_OUTCOMES (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (ffw_import_outcomes_parent_class)->dispose (object);
}

static void
ffw_import_outcomes_class_init (FfwImportOutcomesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_import_outcomes_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-outcomes.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportOutcomes, filter);
  gtk_widget_class_bind_template_child (widget_class, FfwImportOutcomes, unlisted);
  gtk_widget_class_bind_template_child (widget_class, FfwImportOutcomes, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwImportOutcomes, list);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
}

static void
ffw_import_outcomes_init (FfwImportOutcomes *self)
{
  g_autoptr (GtkStringList) choices = NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  const char *const words[] = { _ ("All"), C_ ("rows", "New"), C_ ("rows", "Changed"),
                                C_ ("rows", "Refused"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  choices = gtk_string_list_new (words);
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (choices));
  ffw_words_name_parts (GTK_WIDGET (self->filter), _ ("Which rows are shown"));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  ffw_words_name (GTK_ACCESSIBLE (self->list), _ ("Rows of the files"));
}
