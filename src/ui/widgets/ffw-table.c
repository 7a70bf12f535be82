/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table.h"

#include "ffw-list-row.h"
#include "ffw-list-text.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* What a column may be made, in pixels: more is an accident, or nonsense in the settings. */
#define LEAST_WIDTH 24
#define MOST_WIDTH  2000

/* Of usual text, in pixels. */
#define CHARACTER_WIDTH 8

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
  GMenuModel *menu;   /* of the rows, or NULL */
  GtkWidget *popover; /* that shows it, or NULL */
  gint64 cursor;      /* the row that has, or last had, the keyboard; 0 is none */
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
  guint text;         /* which of a row's it shows */
  gboolean is_wanted; /* by the person */
} Column;

static Column *
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
  gboolean is_first = parent == NULL || gtk_widget_get_prev_sibling (parent) == NULL;
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
  g_clear_object (&self->menu);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
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
  GtkWidget *row = gtk_widget_get_focus_child (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
  GtkListItem *item = row && ffw_table_has_cursor (self) ? item_of_row (row) : NULL;
  FfwListRow *shown = item ? gtk_list_item_get_item (item) : NULL;

  if (shown == NULL || ffw_list_row_get_id (shown) == self->cursor)
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

/* Where the person asks for a row's menu, with the pointer or the keyboard. */
static void
pop_up_menu (FfwTable *self, const GdkRectangle *at)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->menu == NULL)
    return;

  self->popover = gtk_popover_menu_new_from_model (self->menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* The row that holds a widget, or NULL. */
static GtkWidget *
row_of (FfwTable *self, GtkWidget *widget)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  while (widget && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/* A press on a row that is not selected is about that row alone. */
static void
on_menu_press (GtkGestureClick *gesture, int n_press, double x, double y, FfwTable *self)
{
  GtkWidget *row = row_of (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
  GtkListItem *item = row ? item_of_row (row) : NULL;

  if (item == NULL || self->menu == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (row);
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (gtk_column_view_get_model (self->view),
                                     gtk_list_item_get_position (item), TRUE);
  pop_up_menu (self, &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

static void
do_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTable *self = FFW_TABLE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *row = row_of (self, gtk_root_get_focus (root));
  graphene_rect_t bounds;

  if (row && gtk_widget_compute_bounds (row, widget, &bounds))
    pop_up_menu (self, &(GdkRectangle){ (int)bounds.origin.x + 24,
                                        (int)(bounds.origin.y + bounds.size.height), 1, 1 });
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

  gtk_widget_class_install_action (widget_class, "table.menu", NULL, do_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "list.copy",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ffw_table_init (FfwTable *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkGesture *press = gtk_gesture_click_new ();

  self->view = GTK_COLUMN_VIEW (view);
  self->sort_column = "";
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_widget_add_css_class (view, "data-table");

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (on_sorter_changed), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_menu_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
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
  column->is_wanted = !look->hidden;
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

/* Returns: (transfer full) (nullable): the column of the id */
static GtkColumnViewColumn *
find_column (FfwTable *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = nth_column (self, i);

      if (g_strcmp0 (column_of (column)->look->id, id) == 0)
        {
          *position = i;
          return g_steal_pointer (&column);
        }
    }

  return NULL;
}

/* A narrow window has room for what is essential. */
static void
show_columns (FfwTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = nth_column (self, i);
      const Column *known = column_of (column);

      gtk_column_view_column_set_visible (column, known->is_wanted
                                                      && (known->look->essential || !self->narrow));
    }
}

/* Where a column goes to a new place, the view makes it anew in each row. */
static void
put_column (FfwTable *self, const char *id, guint position)
{
  guint now;
  g_autoptr (GtkColumnViewColumn) column = find_column (self, id, &now);

  if (column && now != position)
    gtk_column_view_insert_column (self->view, position, column);
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

/** Gives the rows a context menu. */
void
ffw_table_set_menu (FfwTable *self, GMenuModel *menu)
{
  g_set_object (&self->menu, menu);
}

/** Returns: (transfer full): the ids of all columns, shown or not, in the order that they have */
GStrv
ffw_table_get_column_ids (FfwTable *self)
{
  GStrv ids = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = nth_column (self, i);

      ids[i] = g_strdup (column_of (column)->look->id);
    }

  return ids;
}

/** Returns: (transfer full): the ids of the columns that the person wants shown, in their order */
GStrv
ffw_table_get_shown_ids (FfwTable *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = nth_column (self, i);

      if (column_of (column)->is_wanted)
        g_strv_builder_add (ids, column_of (column)->look->id);
    }

  return g_strv_builder_end (ids);
}

/** Returns: how wide the person has made a column, in characters of usual text */
guint
ffw_table_get_column_width (FfwTable *self, const char *id)
{
  guint position;
  g_autoptr (GtkColumnViewColumn) column = find_column (self, id, &position);
  int pixels = gtk_column_view_column_get_fixed_width (column);

  return pixels > 0 ? (guint)pixels / CHARACTER_WIDTH : column_of (column)->look->width;
}

/** Returns: whether the person wants a column shown; a narrow window may leave it out */
gboolean
ffw_table_is_column_shown (FfwTable *self, const char *id)
{
  guint position;
  g_autoptr (GtkColumnViewColumn) column = find_column (self, id, &position);

  return column && column_of (column)->is_wanted;
}

/** Shows a column or hides it; the last one that is shown stays. */
void
ffw_table_show_column (FfwTable *self, const char *id, gboolean shown)
{
  guint position;
  g_autoptr (GtkColumnViewColumn) column = find_column (self, id, &position);
  guint others = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) other = nth_column (self, i);

      others += i != position && column_of (other)->is_wanted;
    }
  if (column == NULL || (!shown && others == 0))
    return;

  column_of (column)->is_wanted = shown;
  show_columns (self);
}

/**
 * ffw_table_move_column:
 * @by: places to the right, or to the left where it is negative
 */
void
ffw_table_move_column (FfwTable *self, const char *id, int by)
{
  guint position;
  g_autoptr (GtkColumnViewColumn) column = find_column (self, id, &position);

  if (column)
    put_column (self, id, (guint)CLAMP ((int)position + by, 0, (int)self->n_columns - 1));
}

/** Shows the columns as they were at first. */
void
ffw_table_reset_columns (FfwTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;

      put_column (self, self->columns[i].id, i);
      column = nth_column (self, i);
      column_of (column)->is_wanted = !self->columns[i].hidden;
      gtk_column_view_column_set_fixed_width (column, -1);
    }
  show_columns (self);
}

/** Returns: (transfer floating): the columns in their order, a(sbi): id, shown, width or -1 */
GVariant *
ffw_table_save_columns (FfwTable *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbi)"));
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = nth_column (self, i);

      g_variant_builder_add (&builder, "(sbi)", column_of (column)->look->id,
                             column_of (column)->is_wanted,
                             gtk_column_view_column_get_fixed_width (column));
    }

  return g_variant_builder_end (&builder);
}

/**
 * ffw_table_restore_columns:
 * @columns: what ffw_table_save_columns() gave; what is nonsense in it is left alone
 */
void
ffw_table_restore_columns (FfwTable *self, GVariant *columns)
{
  GVariantIter iter;
  const char *id;
  gboolean shown;
  int width;
  guint place = 0;

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "(&sbi)", &id, &shown, &width))
    {
      guint position;
      g_autoptr (GtkColumnViewColumn) column = find_column (self, id, &position);

      /* One that is named twice has its place already. */
      if (column == NULL || position < place)
        continue;

      put_column (self, id, place++);
      ffw_table_show_column (self, id, shown);
      gtk_column_view_column_set_fixed_width (
          column, width < 0 ? -1 : CLAMP (width, LEAST_WIDTH, MOST_WIDTH));
    }
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

static GtkWidget *
get_list (FfwTable *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* The row that has the keyboard, or NULL. */
static FfwListRow *
get_focused (FfwTable *self)
{
  GtkWidget *list = get_list (self);
  GtkWidget *row = gtk_widget_get_focus_child (list);
  GtkListItem *item = row && ffw_table_has_cursor (self) ? item_of_row (row) : NULL;

  return item ? gtk_list_item_get_item (item) : NULL;
}

/** Returns: whether the keyboard is in a row */
gboolean
ffw_table_has_cursor (FfwTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, get_list (self));
}

/** Returns: whether the row that has the keyboard became another one than the cursor's */
gboolean
ffw_table_has_cursor_moved (FfwTable *self)
{
  FfwListRow *row = get_focused (self);

  return row && ffw_list_row_get_id (row) != self->cursor;
}

/**
 * ffw_table_focus_row:
 *
 * Gives a row the keyboard, wherever it is; what was in view may go.
 */
void
ffw_table_focus_row (FfwTable *self, guint position)
{
  GtkWidget *list = get_list (self);

  /* This makes the row, where there is none as it is far away. */
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = item_of_row (row);

      if (item && gtk_list_item_get_position (item) == position)
        {
          gtk_widget_grab_focus (row);
          return;
        }
    }
}

/** Returns: (transfer none): how far the rows are scrolled, in pixels */
GtkAdjustment *
ffw_table_get_adjustment (FfwTable *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

/** Brings a row into view. */
void
ffw_table_scroll_to (FfwTable *self, guint position)
{
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
}
