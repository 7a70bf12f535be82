/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-roster-view.h"

#include "ffw-message.h"
#include "ffw-roster-item.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwRosterView
{
  AdwBin parent_instance;

  GtkLabel *missed;
  GtkStack *stack;
  GtkListView *list;

  FfwImportPlan *plan;
  FfwImport *shown;
  GListStore *items; /* of FfwRosterItem */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (FfwRosterView, ffw_roster_view, ADW_TYPE_BIN)

static void
add_sort (FfwRosterView *self, FfwRosterAnswer *answer, FfwRoster *roster, FfwRosterSort sort)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (ffw_roster_count (roster, sort) == 0)
    return;

  g_ptr_array_add (items, ffw_roster_item_new_of_sort (answer, roster, sort));
  for (guint i = 0; i < ffw_roster_get_n (roster); i++)
    if (ffw_roster_get (roster, i)->sort == sort)
      g_ptr_array_add (items, ffw_roster_item_new (answer, roster, (int)i));
  g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0,
                       items->pdata, items->len);
}

/* Why nobody is said to have left. */
static void
show_missed (FfwRosterView *self, FfwImport *trial)
{
  g_autofree char *missed = NULL;
  guint n = 0;

  for (guint i = 0; trial && i < ffw_import_get_n_results (trial); i++)
    {
      FfwRoster *roster = ffw_import_get_result (trial, i)->roster;

      n += roster && !ffw_roster_is_refused (roster) ? ffw_roster_get_n_missed (roster) : 0;
    }
  missed = ffw_words_count (
      FFW_NP_ (
          "Nobody is taken to have left: %1$d row of the list was refused and has neither a "
          "staff number nor an e-mail address to say whom it is about. Put it right under "
          "Findings, or in the file, and check it again.",
          "Nobody is taken to have left: %1$d rows of the list were refused and have neither a "
          "staff number nor an e-mail address to say whom they are about. Put them right "
          "under Findings, or in the file, and check it again."),
      n);
  gtk_label_set_label (self->missed, missed);
  gtk_widget_set_visible (GTK_WIDGET (self->missed), n > 0);
}

/**
 * ffw_roster_view_show:
 *
 * Shows what the dry run of the plan has found of complete lists.
 *
 * Returns: whether there is one among the files
 */
gboolean
ffw_roster_view_show (FfwRosterView *self, FfwImportPlan *plan)
{
  FfwImport *trial = ffw_import_plan_get_trial (plan);
  gboolean some = FALSE;

  g_set_object (&self->plan, plan);
  for (guint i = 0; trial && i < ffw_import_get_n_results (trial); i++)
    some = some || ffw_import_get_result (trial, i)->roster;
  if (!g_set_object (&self->shown, trial))
    return some;

  show_missed (self, trial);
  g_list_store_remove_all (self->items);
  for (guint i = 0; trial && i < ffw_import_get_n_results (trial); i++)
    {
      FfwRoster *roster = ffw_import_get_result (trial, i)->roster;
      FfwImportFile *file = ffw_import_plan_get_file (plan, i);

      if (roster == NULL || file == NULL)
        continue;
      ffw_roster_answer_see (ffw_import_file_get_roster (file), roster);
      for (FfwRosterSort sort = 0; sort < FFW_ROSTER_N_SORTS; sort++)
        add_sort (self, ffw_import_file_get_roster (file), roster, sort);
    }
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? "some" : "none");

  return some;
}

static void
accept (FfwRosterView *self, FfwRosterItem *item, gboolean accepted)
{
  if (self->updating || ffw_import_plan_get_state (self->plan) == FFW_IMPORT_WRITING
      || ffw_roster_item_get_accepted (item) == accepted)
    return;

  self->updating = TRUE;
  ffw_roster_item_set_accepted (item, accepted);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (FfwRosterItem) other = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      ffw_roster_item_update (other);
    }
  self->updating = FALSE;
  ffw_import_plan_accepted (self->plan);
}

static void
on_toggled (GtkCheckButton *check, GtkListItem *list_item)
{
  FfwRosterView *self
      = FFW_ROSTER_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (check), FFW_TYPE_ROSTER_VIEW));
  FfwRosterItem *item = gtk_list_item_get_item (list_item);

  if (self && item)
    accept (self, item, gtk_check_button_get_active (check));
}

static void
on_activate (FfwRosterView *self, guint position)
{
  g_autoptr (FfwRosterItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item && !ffw_roster_item_is_void (item))
    accept (self, item, !ffw_roster_item_get_accepted (item));
}

static GtkWidget *
make_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, NULL);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_add_css_class (row, "ffw-padded");
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (texts), make_label ());
  gtk_box_append (GTK_BOX (texts), make_label ());
  gtk_list_item_set_child (item, row);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), item);
}

/* What is accepted, and with it what else can be. */
static void
show_item (GtkListItem *list_item)
{
  FfwRosterItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *check = gtk_widget_get_first_child (row);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_last_child (row));
  GtkWidget *details = gtk_widget_get_next_sibling (title);
  g_autofree char *name = ffw_roster_item_get_title (item);
  g_autofree char *text = ffw_roster_item_get_details (item);
  g_autofree char *all = *text ? g_strjoin (", ", name, text, NULL) : g_strdup (name);

  g_signal_handlers_block_by_func (check, on_toggled, list_item);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ffw_roster_item_get_accepted (item));
  g_signal_handlers_unblock_by_func (check, on_toggled, list_item);
  gtk_widget_set_sensitive (check, !ffw_roster_item_is_void (item));
  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (details), text);
  gtk_widget_set_visible (details, *text != '\0');
  if (ffw_roster_item_is_sort (item))
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  ffw_words_name (GTK_ACCESSIBLE (check), all);
  if (gtk_widget_get_parent (row))
    ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), all);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "notify::accepted",
                            G_CALLBACK (show_item), list_item);
  show_item (list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_item, list_item);
}

static void
ffw_roster_view_dispose (GObject *object)
{
  FfwRosterView *self = FFW_ROSTER_VIEW (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->shown);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_roster_view_parent_class)->dispose (object);
}

static void
ffw_roster_view_class_init (FfwRosterViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_roster_view_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-roster-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRosterView, missed);
  gtk_widget_class_bind_template_child (widget_class, FfwRosterView, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwRosterView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
ffw_roster_view_init (FfwRosterView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (FFW_TYPE_ROSTER_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  gtk_list_view_set_model (self->list, selection);
  ffw_words_name (GTK_ACCESSIBLE (self->list), _ ("People on the list, and those who are not"));
}
