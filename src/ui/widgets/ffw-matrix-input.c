/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-input.h"

/* What moves the keyboard. */
typedef enum
{
  GO_LEFT,
  GO_RIGHT,
  GO_UP,
  GO_DOWN,
  GO_PAGE_UP,
  GO_PAGE_DOWN,
  GO_HOME,
  GO_END,
  GO_FIRST,
  GO_LAST,
} Way;

/* What becomes of the selection meanwhile. */
typedef enum
{
  HOW_PLACE,
  HOW_EXTEND,
  HOW_STEP,
} How;

/* What the space bar takes in or out. */
typedef enum
{
  TAKE_ROW,
  TAKE_COLUMN,
  TAKE_ROW_ALONE,
} Take;

/* Each key alone, and with those that extend or only move. */
static void
add_way (GtkWidgetClass *class, GtkShortcutFunc move, guint key, Way way, gboolean with_control)
{
  gtk_widget_class_add_binding (class, key, 0, move, "(ii)", way, HOW_PLACE);
  gtk_widget_class_add_binding (class, key, GDK_SHIFT_MASK, move, "(ii)", way, HOW_EXTEND);
  if (with_control)
    gtk_widget_class_add_binding (class, key, GDK_CONTROL_MASK, move, "(ii)", way, HOW_STEP);
}

static void
add_corner (GtkWidgetClass *class, GtkShortcutFunc move, guint key, Way way)
{
  gtk_widget_class_add_binding (class, key, GDK_CONTROL_MASK, move, "(ii)", way, HOW_PLACE);
  gtk_widget_class_add_binding (class, key, GDK_CONTROL_MASK | GDK_SHIFT_MASK, move, "(ii)", way,
                                HOW_EXTEND);
}

/**
 * ffw_matrix_input_add_keys:
 * @move: gives what it is called with to ffw_matrix_input_move()
 * @take: gives what it is called with to ffw_matrix_input_take()
 *
 * Binds the keys that move the keyboard and that select.
 */
void
ffw_matrix_input_add_keys (GtkWidgetClass *widget_class, GtkShortcutFunc move, GtkShortcutFunc take)
{
  static const struct
  {
    guint key;
    guint keypad;
    Way way;
    gboolean arrow;
  } ways[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, GO_LEFT, TRUE },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GO_RIGHT, TRUE },
    { GDK_KEY_Up, GDK_KEY_KP_Up, GO_UP, TRUE },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GO_DOWN, TRUE },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GO_PAGE_UP, FALSE },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GO_PAGE_DOWN, FALSE },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GO_HOME, FALSE },
    { GDK_KEY_End, GDK_KEY_KP_End, GO_END, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      add_way (widget_class, move, ways[i].key, ways[i].way, ways[i].arrow);
      add_way (widget_class, move, ways[i].keypad, ways[i].way, ways[i].arrow);
    }
  add_corner (widget_class, move, GDK_KEY_Home, GO_FIRST);
  add_corner (widget_class, move, GDK_KEY_KP_Home, GO_FIRST);
  add_corner (widget_class, move, GDK_KEY_End, GO_LAST);
  add_corner (widget_class, move, GDK_KEY_KP_End, GO_LAST);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, take, "(i)", TAKE_ROW);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, take, "(i)",
                                TAKE_COLUMN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, take, "(i)",
                                TAKE_ROW_ALONE);
}

static guint
back (guint from, guint by)
{
  return from - MIN (from, by);
}

/* Where a key leads from the cell that the keyboard is in; arrows lead to the sums as well. */
static void
find_way (const FfwMatrixSelection *selection, Way way, guint page, guint *row, guint *column)
{
  switch (way)
    {
    case GO_LEFT:
      *column = back (*column, 1);
      break;
    case GO_RIGHT:
      *column = MIN (*column + 1, selection->n_columns);
      break;
    case GO_UP:
      *row = back (*row, 1);
      break;
    case GO_DOWN:
      *row = MIN (*row + 1, selection->n_rows);
      break;
    case GO_PAGE_UP:
      *row = back (*row, page);
      break;
    case GO_PAGE_DOWN:
      *row = MIN (*row + page, selection->n_rows - 1);
      break;
    case GO_HOME:
      *column = 0;
      break;
    case GO_END:
      *column = selection->n_columns - 1;
      break;
    case GO_FIRST:
      *row = *column = 0;
      break;
    case GO_LAST:
      *row = selection->n_rows - 1;
      *column = selection->n_columns - 1;
      break;
    }
}

/**
 * ffw_matrix_input_move:
 * @args: of a key of ffw_matrix_input_add_keys()
 * @page: how many rows Page Down goes
 */
void
ffw_matrix_input_move (FfwMatrixSelection *selection, GVariant *args, guint page)
{
  guint row = selection->row;
  guint column = selection->column;
  int way;
  int how;

  g_variant_get (args, "(ii)", &way, &how);
  find_way (selection, (Way)way, page, &row, &column);
  if (how == HOW_PLACE)
    ffw_matrix_selection_place (selection, row, column);
  else if (how == HOW_EXTEND)
    ffw_matrix_selection_extend (selection, MIN (row, selection->n_rows - 1),
                                 MIN (column, selection->n_columns - 1));
  else
    ffw_matrix_selection_step (selection, row, column);
}

/** Does what the space bar does; @args are of a key of ffw_matrix_input_add_keys(). */
void
ffw_matrix_input_take (FfwMatrixSelection *selection, GVariant *args)
{
  int what;

  g_variant_get (args, "(i)", &what);
  switch ((Take)what)
    {
    case TAKE_ROW:
      ffw_matrix_selection_toggle_row (selection, selection->row);
      break;
    case TAKE_COLUMN:
      ffw_matrix_selection_toggle_column (selection, selection->column);
      break;
    case TAKE_ROW_ALONE:
      ffw_matrix_selection_take_row (selection, selection->row);
      break;
    }
}

static gboolean
is_everything (const FfwMatrixSelection *selection, FfwMatrixPart part, guint row, guint column)
{
  return part == FFW_MATRIX_AT_CORNER || (part == FFW_MATRIX_AT_ROW && row >= selection->n_rows)
         || (part == FFW_MATRIX_AT_COLUMN && column >= selection->n_columns);
}

/**
 * ffw_matrix_input_press:
 * @part: what was pressed, of @row and @column
 * @state: the keys that were held: Ctrl takes in or out, Shift extends
 * @menu: whether it is for a menu, which leaves alone what is selected already
 */
void
ffw_matrix_input_press (FfwMatrixSelection *selection, FfwMatrixPart part, guint row, guint column,
                        GdkModifierType state, gboolean menu)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (menu && part == FFW_MATRIX_AT_CELL && ffw_matrix_selection_has (selection, row, column))
    ffw_matrix_selection_step (selection, row, column);
  else if (is_everything (selection, part, row, column))
    ffw_matrix_selection_take_all (selection);
  else if (part == FFW_MATRIX_AT_ROW && control)
    ffw_matrix_selection_toggle_row (selection, row);
  else if (part == FFW_MATRIX_AT_ROW && shift)
    ffw_matrix_selection_extend (selection, row, selection->n_columns);
  else if (part == FFW_MATRIX_AT_ROW)
    ffw_matrix_selection_take_row (selection, row);
  else if (part == FFW_MATRIX_AT_COLUMN && control)
    ffw_matrix_selection_toggle_column (selection, column);
  else if (part == FFW_MATRIX_AT_COLUMN && shift)
    ffw_matrix_selection_extend (selection, selection->n_rows, column);
  else if (part == FFW_MATRIX_AT_COLUMN)
    ffw_matrix_selection_take_column (selection, column);
  else if (control)
    ffw_matrix_selection_toggle_cell (selection, row, column);
  else if (shift)
    ffw_matrix_selection_extend (selection, row, column);
  else
    ffw_matrix_selection_place (selection, row, column);
}
