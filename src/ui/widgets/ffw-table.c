/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table.h"

#include "ffw-list-row.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwTable:
 *
 * A table of #FfwListRow objects. The order is only said here (`sort-column`,
 * `sort-descending`); who owns the model makes it so, in SQL.
 */
struct _FfwTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkColumnView *view;

  const FfwTableColumn *columns;
  guint n_columns;
  gboolean narrow;

  const char *sort_column;
  gboolean sort_descending;
  gboolean setting_order;
  guint probed;
};

enum
{
  PROP_0,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwTable, ffw_table, GTK_TYPE_WIDGET)

/* What a column's factory and sorter know. */
typedef struct
{
  FfwTable *table;
  guint position;
} Column;

/* Returns: (transfer full): what a column shows of a row */
static char *
text_of (FfwListRow *row, const FfwTableColumn *column)
{
  const char *text = ffw_list_row_get_text (row, column->column);

  return column->date ? ffw_words_short_date (ffw_date_from_iso (text)) : g_strdup (text);
}

/* All that a row shows, for those who hear it: each text once, without headings. */
static char *
row_name (FfwTable *self, FfwListRow *row)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = text_of (row, &self->columns[i]);

      if (*text)
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
    }

  return g_string_free (name, FALSE);
}

static void
show_cell (FfwListRow *row, GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "ffw-column");
  const FfwTableColumn *shown = &column->table->columns[column->position];
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *parent = gtk_widget_get_parent (cell);
  g_autofree char *text = text_of (row, shown);
  g_autofree char *name = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell),
                            ffw_list_row_is_loading (row) && column->position == 0 ? "…" : text);

  if (parent == NULL)
    return;

  /* Translators: a cell of a table as a screen reader says it: heading, text */
  name = ffw_words (_ ("%1$s: %2$s"), _ (shown->title), text, NULL);
  ffw_words_name (GTK_ACCESSIBLE (parent), name);
  if (column->position == 0 && gtk_widget_get_parent (parent))
    {
      g_autofree char *all = row_name (column->table, row);

      ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (parent)), all);
    }
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  GtkWidget *cell = gtk_inscription_new (NULL);
  const FfwTableColumn *shown = &column->table->columns[column->position];

  /* What may be long gives way where there is little room; the first column says which row it is.
   */
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), shown->expand && column->position > 0
                                                             ? shown->width * 2 / 3
                                                             : shown->width);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), shown->width);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "ffw-column", data);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  FfwListRow *row = gtk_list_item_get_item (item);

  g_signal_connect_object (row, "filled", G_CALLBACK (show_cell), item, 0);
  show_cell (row, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
}

/* A column view does not say which heading was pressed. So each column's sorter
 * notes its own number and answers “larger”; the view's sorter asks the first
 * column, and turns the answer round where the order descends. */
static int
probe (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;

  column->table->probed = column->position;

  return GTK_ORDERING_LARGER;
}

static void
take_order (FfwTable *self, const char *column, gboolean descending)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (self->sort_column, column) != 0)
    {
      self->sort_column = column;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_COLUMN]);
    }
  if (self->sort_descending != descending)
    {
      self->sort_descending = descending;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_DESCENDING]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_sorter_changed (FfwTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (FfwListRow) a = NULL;
  g_autoptr (FfwListRow) b = NULL;
  GtkOrdering answer;

  if (self->setting_order)
    return;

  a = ffw_list_row_new (0);
  b = ffw_list_row_new (1);
  self->probed = G_MAXUINT;
  answer = gtk_sorter_compare (sorter, a, b);

  /* After a third press the view has no order; ours begins again. */
  if (self->probed == G_MAXUINT)
    ffw_table_set_order (self, self->sort_column, FALSE);
  else
    take_order (self, self->columns[self->probed].id, answer == GTK_ORDERING_SMALLER);
}

static void
ffw_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwTable *self = FFW_TABLE (object);

  switch (id)
    {
    case PROP_SORT_COLUMN:
      g_value_set_string (value, self->sort_column);
      break;
    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, self->sort_descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwTable *self = FFW_TABLE (object);

  switch (id)
    {
    case PROP_SORT_COLUMN:
      ffw_table_set_order (self, g_value_get_string (value), self->sort_descending);
      break;
    case PROP_SORT_DESCENDING:
      ffw_table_set_order (self, self->sort_column, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_table_dispose (GObject *object)
{
  FfwTable *self = FFW_TABLE (object);

  if (self->view)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_table_parent_class)->dispose (object);
}

/* Tab leaves the table: within it the arrows go from row to row. */
static gboolean
ffw_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget))
    return FALSE;

  return GTK_WIDGET_CLASS (ffw_table_parent_class)->focus (widget, direction);
}

static gboolean
ffw_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (FFW_TABLE (widget)->scrolled, GTK_DIR_TAB_FORWARD);
}

static void
ffw_table_class_init (FfwTableClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_table_get_property;
  object_class->set_property = ffw_table_set_property;
  object_class->dispose = ffw_table_dispose;
  widget_class->focus = ffw_table_focus;
  widget_class->grab_focus = ffw_table_grab_focus;

  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, "",
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT_DESCENDING]
      = g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ffw_table_init (FfwTable *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  self->view = GTK_COLUMN_VIEW (view);
  self->sort_column = "";
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_widget_add_css_class (view, "data-table");

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (on_sorter_changed), self);
}

static void
free_column (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkColumnViewColumn *
make_column (FfwTable *self, guint position)
{
  const FfwTableColumn *shown = &self->columns[position];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);
  Column *sorted = g_new0 (Column, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *made;

  column->table = sorted->table = self;
  column->position = sorted->position = position;

  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), column, free_column, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);

  sorter = GTK_SORTER (gtk_custom_sorter_new (probe, sorted, g_free));
  made = gtk_column_view_column_new (_ (shown->title), factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, shown->expand);
  gtk_column_view_column_set_visible (made, shown->essential || !self->narrow);

  return made;
}

/**
 * ffw_table_set_columns:
 * @columns: (array length=n_columns): static; the table keeps the pointer
 *
 * Says what the table shows; once, before anything else.
 */
void
ffw_table_set_columns (FfwTable *self, const FfwTableColumn *columns, guint n_columns)
{
  g_return_if_fail (self->columns == NULL);

  self->columns = columns;
  self->n_columns = n_columns;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (self, i);

      gtk_column_view_append_column (self->view, column);
    }
}

/**
 * ffw_table_set_model:
 * @model: a list of #FfwListRow
 */
void
ffw_table_set_model (FfwTable *self, GListModel *model)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (g_object_ref (model));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/** Says what the table is, for those who hear it. */
void
ffw_table_set_name (FfwTable *self, const char *name)
{
  ffw_words_name (GTK_ACCESSIBLE (self), name);
  ffw_words_name_parts (GTK_WIDGET (self), name);
}

/** Shows the essential columns only, or all. */
void
ffw_table_set_narrow (FfwTable *self, gboolean narrow)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->narrow = narrow;
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, self->columns[i].essential || !narrow);
    }
}

/**
 * ffw_table_set_order:
 * @column: the id of a column; one that is not there is ignored
 *
 * Says by what the rows are sorted, in the heading and in the properties.
 */
void
ffw_table_set_order (FfwTable *self, const char *column, gboolean descending)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = NULL;

      if (g_strcmp0 (self->columns[i].id, column) != 0)
        continue;

      shown = g_list_model_get_item (columns, i);
      self->setting_order = TRUE;
      gtk_column_view_sort_by_column (self->view, shown,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      self->setting_order = FALSE;
      take_order (self, self->columns[i].id, descending);
      return;
    }
}

/** Returns: (transfer none): the id of the column that the rows are sorted by, or an empty text */
const char *
ffw_table_get_sort_column (FfwTable *self)
{
  return self->sort_column;
}

/** Returns: whether the last row comes first */
gboolean
ffw_table_get_sort_descending (FfwTable *self)
{
  return self->sort_descending;
}

/**
 * ffw_table_make_menu:
 *
 * Headings take no keyboard focus, so the order is also a menu.
 *
 * Returns: (transfer full): a menu over the actions of ffw_table_make_actions(), as group `table`
 */
GMenuModel *
ffw_table_make_menu (FfwTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (self->columns[i].title), NULL);

      g_menu_item_set_action_and_target (item, "table.sort-column", "s", self->columns[i].id);
      g_menu_append_item (by, item);
    }
  g_menu_append (direction, _ ("Last First"), "table.sort-descending");
  g_menu_append_section (menu, _ ("Sort By"), G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));

  return G_MENU_MODEL (menu);
}

/**
 * ffw_table_make_actions:
 *
 * Returns: (transfer full): the actions `sort-column` and `sort-descending`
 */
GSimpleActionGroup *
ffw_table_make_actions (FfwTable *self)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) column = NULL;
  g_autoptr (GPropertyAction) descending = NULL;

  column = g_property_action_new ("sort-column", self, "sort-column");
  descending = g_property_action_new ("sort-descending", self, "sort-descending");
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (column));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (descending));

  return group;
}

/** Brings a row into view. */
void
ffw_table_scroll_to (FfwTable *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}
