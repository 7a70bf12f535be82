/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-page.h"

#include "ffw-list-model.h"
#include "ffw-people-list.h"
#include "ffw-table.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwPeoplePage:
 *
 * Everyone: a row for each post, to be searched and sorted.
 */
struct _FfwPeoplePage
{
  FfwPage parent_instance;

  AdwWindowTitle *title;
  GtkEditable *search_entry;
  GtkSpinner *spinner;
  GtkMenuButton *sort_button;
  GtkStack *stack;
  FfwTable *table;
  AdwStatusPage *failed;

  FfwListModel *model;
  gboolean asked; /* for something else than what is shown */
};

G_DEFINE_FINAL_TYPE (FfwPeoplePage, ffw_people_page, FFW_TYPE_PAGE)

static const FfwTableColumn columns[] = {
  { "name", N_ ("Name"), 0, 20, TRUE, TRUE },
  { "organisation", N_ ("Organisation"), 1, 18, TRUE, TRUE },
  { "number", N_ ("Staff Number"), 2, 11 },
  { "roles", N_ ("Roles"), 3, 18, TRUE },
  { "site", N_ ("Site"), 4, 14, TRUE },
  { "started", N_ ("Started"), 5, 11, .date = TRUE },
  { "left", N_ ("Left"), 6, 11, .date = TRUE },
};

static const char *
get_words (FfwPeoplePage *self)
{
  return gtk_editable_get_text (self->search_entry);
}

static void
ask (FfwPeoplePage *self)
{
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();

  ffw_list_request_set_order (request, ffw_table_get_sort_column (self->table),
                              ffw_table_get_sort_descending (self->table));
  ffw_list_request_set_search (request, get_words (self));

  self->asked = TRUE;
  ffw_list_model_take_query (
      self->model, ffw_list_source_query (&ffw_people_list, request, ffw_language_get ()));
}

static void
on_listed (FfwPeoplePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean searching = *get_words (self) != '\0';
  g_autofree char *count = NULL;

  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "table");
  else
    gtk_stack_set_visible_child_name (self->stack, searching ? "nobody" : "empty");

  count = searching ? ffw_words_count (FFW_NP_ ("%1$d found", "%1$d found"), n)
                    : ffw_words_count (FFW_NP_ ("%1$d post", "%1$d posts"), n);
  /* Another search or order begins at its first row; a change of the workspace keeps the place. */
  if (self->asked && n > 0)
    ffw_table_scroll_to (self->table, 0);
  self->asked = FALSE;

  adw_window_title_set_subtitle (self->title, n > 0 || searching ? count : "");
}

static void
on_failed (FfwPeoplePage *self, const GError *error)
{
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
clear_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (widget);

  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_stop_search (FfwPeoplePage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
set_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_editable_set_text (FFW_PEOPLE_PAGE (widget)->search_entry,
                         g_variant_get_string (parameter, NULL));
}

static void
try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_list_model_refresh (FFW_PEOPLE_PAGE (widget)->model);
}

static void
on_narrow (FfwPeoplePage *self)
{
  gboolean narrow;

  g_object_get (self, "narrow", &narrow, NULL);
  ffw_table_set_narrow (self->table, narrow);
}

static GVariant *
ffw_people_page_save (FfwPage *page)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (page);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "search", "s", get_words (self));
  g_variant_dict_insert (&state, "sort", "s", ffw_table_get_sort_column (self->table));
  g_variant_dict_insert (&state, "descending", "b", ffw_table_get_sort_descending (self->table));

  return g_variant_dict_end (&state);
}

static void
ffw_people_page_restore (FfwPage *page, GVariant *state)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (page);
  gboolean descending = FALSE;
  const char *text;

  g_variant_lookup (state, "descending", "b", &descending);
  if (g_variant_lookup (state, "sort", "&s", &text))
    ffw_table_set_order (self->table, text, descending);
  if (g_variant_lookup (state, "search", "&s", &text))
    gtk_editable_set_text (self->search_entry, text);
}

static gboolean
ffw_people_page_search (FfwPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_PEOPLE_PAGE (page)->search_entry));
}

static void
ffw_people_page_constructed (GObject *object)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (object);
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GSimpleActionGroup) actions = NULL;

  G_OBJECT_CLASS (ffw_people_page_parent_class)->constructed (object);

  ffw_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  ffw_table_set_name (self->table, _ ("People"));
  ffw_table_set_order (self->table, "name", FALSE);
  menu = ffw_table_make_menu (self->table);
  actions = ffw_table_make_actions (self->table);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (self->sort_button, menu);

  self->model = ffw_list_model_new (ffw_page_get_workspace (FFW_PAGE (self)),
                                    ffw_people_list.tables);
  g_signal_connect_swapped (self->model, "listed", G_CALLBACK (on_listed), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (on_failed), self);
  g_object_bind_property (self->model, "loading", self->spinner, "spinning", G_BINDING_SYNC_CREATE);
  ffw_table_set_model (self->table, G_LIST_MODEL (self->model));

  g_signal_connect_swapped (self->table, "notify::sort-column", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->table, "notify::sort-descending", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (on_stop_search), self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (on_narrow), NULL);
  ask (self);
}

static void
ffw_people_page_dispose (GObject *object)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (object);

  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_people_page_parent_class)->dispose (object);
}

static gboolean
ffw_people_page_grab_focus (GtkWidget *widget)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
ffw_people_page_class_init (FfwPeoplePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_people_page_constructed;
  object_class->dispose = ffw_people_page_dispose;
  widget_class->grab_focus = ffw_people_page_grab_focus;
  page_class->save = ffw_people_page_save;
  page_class->restore = ffw_people_page_restore;
  page_class->search = ffw_people_page_search;

  g_type_ensure (FFW_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, table);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, failed);
  gtk_widget_class_install_action (widget_class, "people.clear-search", NULL, clear_search);
  gtk_widget_class_install_action (widget_class, "people.search", "s", set_search);
  gtk_widget_class_install_action (widget_class, "people.try-again", NULL, try_again);
}

static void
ffw_people_page_init (FfwPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer none): the rows that the page shows */
GListModel *
ffw_people_page_get_model (FfwPeoplePage *self)
{
  return G_LIST_MODEL (self->model);
}
