/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table.h"

#include "ffw-list-row.h"
#include "ffw-list-text.h"
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

  const FfwListSource *source;
  const FfwTableColumn *columns;
  guint n_columns;
  gboolean narrow;

  const char *sort_column;
  gboolean sort_descending;
  gboolean setting_order;
  guint probed;
  gint64 cursor; /* the row that has, or last had, the keyboard; 0 is none */
};

enum
{
  PROP_0,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  PROP_CURSOR,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwTable, ffw_table, GTK_TYPE_WIDGET)

/* What a column's factory and sorter know. */
typedef struct
{
  FfwTable *table;
  const FfwTableColumn *look;
  const FfwListColumn *shown;
  guint text; /* which of a row's it shows */
} Column;

static const Column *
column_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "ffw-column");
}

static GtkColumnViewColumn *
nth_column (FfwTable *self, guint position)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), position);
}

/* All that a row shows, for those who hear it: each text once, without headings. */
static char *
row_name (FfwTable *self, FfwListRow *row)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = nth_column (self, i);
      const Column *shown = column_of (column);
      g_autofree char *text = NULL;

      if (!gtk_column_view_column_get_visible (column))
        continue;

      text = ffw_list_text (shown->shown, ffw_list_row_get_text (row, shown->text));
      if (*text)
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
    }

  return g_string_free (name, FALSE);
}

static void
show_cell (FfwListRow *row, GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "ffw-column");
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *parent = gtk_widget_get_parent (cell);
  g_autofree char *text = ffw_list_text (column->shown, ffw_list_row_get_text (row, column->text));
  gboolean is_first = column->look == column->table->columns;
  g_autofree char *name = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell),
                            ffw_list_row_is_loading (row) && is_first ? "…" : text);

  if (parent == NULL)
    return;

  /* Translators: a cell of a table as a screen reader says it: heading, text */
  name = ffw_words (_ ("%1$s: %2$s"), _ (column->shown->title), text, NULL);
  ffw_words_name (GTK_ACCESSIBLE (parent), name);
  if (is_first && gtk_widget_get_parent (parent))
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
  const FfwTableColumn *look = column->look;

  /* What may be long gives way where there is little room; the first column says which row it is.
   */
  gtk_inscription_set_min_chars (
      GTK_INSCRIPTION (cell),
      look->expand && look != column->table->columns ? look->width * 2 / 3 : look->width);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), look->width);
  if (column->shown->type == FFW_LIST_NUMBER)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (cell), "ffw-item", item);
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

  column->table->probed = (guint)(column->look - column->table->columns);

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
    case PROP_CURSOR:
      g_value_set_int64 (value, self->cursor);
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

/* The list item of a row's first cell. */
static GtkListItem *
item_of_row (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  GtkWidget *text = cell ? gtk_widget_get_first_child (cell) : NULL;

  return text ? g_object_get_data (G_OBJECT (text), "ffw-item") : NULL;
}

static void
on_focus_moved (FfwTable *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  GtkWidget *row = gtk_widget_get_focus_child (list);
  GtkListItem *item = row ? item_of_row (row) : NULL;
  FfwListRow *shown = item ? gtk_list_item_get_item (item) : NULL;

  if (shown == NULL
      || !gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (list)), list))
    return;
  if (ffw_list_row_get_id (shown) == self->cursor)
    return;

  self->cursor = ffw_list_row_get_id (shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

static void
ffw_table_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ffw_table_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (on_focus_moved), widget, G_CONNECT_SWAPPED);
}

static void
ffw_table_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_moved, widget);

  GTK_WIDGET_CLASS (ffw_table_parent_class)->unroot (widget);
}

static void
on_activate (FfwTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, position);
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
  widget_class->root = ffw_table_root;
  widget_class->unroot = ffw_table_unroot;

  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, "",
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT_DESCENDING]
      = g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURSOR] = g_param_spec_int64 ("cursor", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* A row was opened, by Enter or a double press; its position. */
  signals[ACTIVATED] = g_signal_new ("activated", FFW_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

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
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
}

static void
free_column (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkColumnViewColumn *
make_column (FfwTable *self, const FfwTableColumn *look)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *made;

  column->table = self;
  column->look = look;
  column->shown = ffw_list_source_find_column (self->source, look->id, &column->text);
  g_return_val_if_fail (column->shown, NULL);

  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), column, free_column, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);

  sorter = GTK_SORTER (gtk_custom_sorter_new (probe, g_memdup2 (column, sizeof *column), g_free));
  made = gtk_column_view_column_new (_ (column->shown->title), factory);
  g_object_set_data (G_OBJECT (made), "ffw-column", column);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, look->expand);

  return made;
}

/* What is essential shows in a narrow window too; what is hidden, where the person asks for it. */
static void
show_columns (FfwTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = nth_column (self, i);
      const FfwTableColumn *look = column_of (column)->look;

      gtk_column_view_column_set_visible (column,
                                          !look->hidden && (look->essential || !self->narrow));
    }
}

/**
 * ffw_table_set_columns:
 * @source: of the rows; static
 * @columns: (array length=n_columns): static; the table keeps the pointer
 *
 * Says what the table shows; once, before anything else.
 */
void
ffw_table_set_columns (FfwTable *self, const FfwListSource *source, const FfwTableColumn *columns,
                       guint n_columns)
{
  g_return_if_fail (self->columns == NULL);

  self->source = source;
  self->columns = columns;
  self->n_columns = n_columns;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (self, &columns[i]);

      gtk_column_view_append_column (self->view, column);
    }
  show_columns (self);
}

/**
 * ffw_table_set_model:
 * @model: of #FfwListRow
 */
void
ffw_table_set_model (FfwTable *self, GtkSelectionModel *model)
{
  gtk_column_view_set_model (self->view, model);
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
  self->narrow = narrow;
  show_columns (self);
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
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = nth_column (self, i);
      const FfwTableColumn *look = column_of (shown)->look;

      if (g_strcmp0 (look->id, column) != 0)
        continue;

      self->setting_order = TRUE;
      gtk_column_view_sort_by_column (self->view, shown,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      self->setting_order = FALSE;
      take_order (self, look->id, descending);
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

/** Returns: the id of the row that has, or last had, the keyboard; 0 where there is none */
gint64
ffw_table_get_cursor (FfwTable *self)
{
  return self->cursor;
}

/** Brings a row into view. */
void
ffw_table_scroll_to (FfwTable *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}
