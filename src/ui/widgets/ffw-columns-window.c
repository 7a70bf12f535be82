/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-columns-window.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwColumnsWindow:
 *
 * Which columns a table shows, and in which order; what is done here is done
 * in the table at once.
 */
struct _FfwColumnsWindow
{
  AdwWindow parent_instance;

  GtkListBox *rows;

  FfwTable *table; /* while it is there */
  const FfwListSource *source;
};

G_DEFINE_FINAL_TYPE (FfwColumnsWindow, ffw_columns_window, ADW_TYPE_WINDOW)

static const char *
id_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ffw-column");
}

/* The row after @row, or before it; NULL where there is none. */
static GtkWidget *
next_to (GtkWidget *row, int by)
{
  return by > 0 ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
}

static void
on_toggled (GtkCheckButton *button, GtkWidget *row)
{
  FfwColumnsWindow *self = FFW_COLUMNS_WINDOW (gtk_widget_get_root (row));
  gboolean shown;

  if (self->table == NULL)
    return;

  ffw_table_show_column (self->table, id_of (row), gtk_check_button_get_active (button));
  /* The last one stays. */
  shown = ffw_table_is_column_shown (self->table, id_of (row));
  if (shown != gtk_check_button_get_active (button))
    gtk_check_button_set_active (button, shown);
}

static void
move_row (GtkWidget *row, int by, GtkWidget *button)
{
  FfwColumnsWindow *self = FFW_COLUMNS_WINDOW (gtk_widget_get_root (row));
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (self->table == NULL || next_to (row, by) == NULL)
    return;

  ffw_table_move_column (self->table, id_of (row), by);
  g_object_ref (row);
  gtk_list_box_remove (self->rows, row);
  gtk_list_box_insert (self->rows, row, position + by);
  g_object_unref (row);
  gtk_widget_grab_focus (button);
}

static void
on_up (GtkWidget *button, GtkWidget *row)
{
  move_row (row, -1, button);
}

static void
on_down (GtkWidget *button, GtkWidget *row)
{
  move_row (row, 1, button);
}

static GtkWidget *
make_button (const char *icon, const char *pattern, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = ffw_words (pattern, title, NULL);

  ffw_words_name (GTK_ACCESSIBLE (button), name);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static void
add_row (FfwColumnsWindow *self, const FfwListColumn *column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: of the column with that heading, in the order of the columns */
  GtkWidget *up = make_button ("go-up-symbolic", _ ("Move “%1$s” up"), _ (column->title));
  /* Translators: of the column with that heading, in the order of the columns */
  GtkWidget *down = make_button ("go-down-symbolic", _ ("Move “%1$s” down"), _ (column->title));

  g_object_set_data (G_OBJECT (row), "ffw-column", (gpointer)column->id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (column->title));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               ffw_table_is_column_shown (self->table, column->id));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  ffw_words_name (GTK_ACCESSIBLE (check), _ (column->title));
  ffw_words_name (GTK_ACCESSIBLE (row), _ (column->title));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);

  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), row);
  g_signal_connect (up, "clicked", G_CALLBACK (on_up), row);
  g_signal_connect (down, "clicked", G_CALLBACK (on_down), row);
  gtk_list_box_append (self->rows, row);
}

static void
fill (FfwColumnsWindow *self)
{
  g_auto (GStrv) ids = ffw_table_get_column_ids (self->table);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; ids[i]; i++)
    add_row (self, ffw_list_source_find_column (self->source, ids[i], NULL));
}

static void
do_reset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwColumnsWindow *self = FFW_COLUMNS_WINDOW (widget);

  if (self->table == NULL)
    return;

  ffw_table_reset_columns (self->table);
  fill (self);
}

static void
ffw_columns_window_dispose (GObject *object)
{
  FfwColumnsWindow *self = FFW_COLUMNS_WINDOW (object);

  if (self->table)
    g_object_remove_weak_pointer (G_OBJECT (self->table), (gpointer *)&self->table);
  self->table = NULL;

  G_OBJECT_CLASS (ffw_columns_window_parent_class)->dispose (object);
}

static void
ffw_columns_window_class_init (FfwColumnsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_columns_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/widgets/ffw-columns-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwColumnsWindow, rows);
  gtk_widget_class_install_action (widget_class, "columns.reset", NULL, do_reset);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ffw_columns_window_init (FfwColumnsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ffw_columns_window_new:
 * @table: in a window
 * @source: of its rows
 *
 * Returns: a window over the table's, to be presented
 */
GtkWidget *
ffw_columns_window_new (FfwTable *table, const FfwListSource *source)
{
  FfwColumnsWindow *self = g_object_new (FFW_TYPE_COLUMNS_WINDOW, "transient-for",
                                         GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (table))),
                                         NULL);

  self->table = table;
  self->source = source;
  g_object_add_weak_pointer (G_OBJECT (table), (gpointer *)&self->table);
  fill (self);
  ffw_words_mend_names (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
