/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-raw-table.h"

#include "ffw-raw-cell.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* A row of ours has a dozen cells; one of thousands is none, and would be slow to show. */
#define MOST_COLUMNS 60

struct _FfwRawTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkGrid *grid;
  GPtrArray *headings; /* of each column */
  GArray *lines;       /* of each row, guint */
  guint n_columns;
  guint line; /* of the cell that has the keyboard, or had it last; 0 for none */
  guint column;
  gboolean editable;
};

enum
{
  PROP_0,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  CORRECTED,
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwRawTable, ffw_raw_table, GTK_TYPE_WIDGET)

static int
row_of (FfwRawTable *self, guint line)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, guint, i) == line)
      return (int)i;

  return -1;
}

static FfwRawCell *
cell_at (FfwRawTable *self, guint line, guint column)
{
  int row = row_of (self, line);
  GtkWidget *child = row >= 0 && column > 0
                         ? gtk_grid_get_child_at (self->grid, (int)column, row + 1)
                         : NULL;

  return child ? FFW_RAW_CELL (child) : NULL;
}

static void
on_cell_edited (FfwRawTable *self, const char *text, FfwRawCell *cell)
{
  g_signal_emit (self, signals[CORRECTED], 0, ffw_raw_cell_get_line (cell),
                 ffw_raw_cell_get_column (cell), text);
}

static void
on_cell_focused (GtkEventController *controller, FfwRawTable *self)
{
  FfwRawCell *cell = FFW_RAW_CELL (gtk_event_controller_get_widget (controller));

  self->line = ffw_raw_cell_get_line (cell);
  self->column = ffw_raw_cell_get_column (cell);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
on_cell_pressed (GtkGestureClick *click, int n_press, double x, double y, FfwRawTable *self)
{
  FfwRawCell *cell = FFW_RAW_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));

  if (ffw_raw_cell_get_typed (cell))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  if (n_press == 2 && self->editable)
    ffw_raw_cell_edit (cell, NULL);
}

/* A spreadsheet's name of a column that has none: A to Z, then AA. */
static char *
letters_of (guint column)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint left = column; left > 0; left = (left - 1) / 26)
    g_string_prepend_c (letters, (char)('A' + (left - 1) % 26));

  return g_strdup (letters->str);
}

static void
add_label (FfwRawTable *self, const char *text, const char *class, int column, int row)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "max-width-chars", 24, "tooltip-text", text,
                                   NULL);

  gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (label, "ffw-raw-heading");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

/**
 * ffw_raw_table_begin:
 * @headings: (nullable) (array zero-terminated=1): what the columns are called; those beyond are
 *   called by letters, as in a spreadsheet
 * @n_columns: how many there are
 *
 * Empties the table, for other rows.
 */
void
ffw_raw_table_begin (FfwRawTable *self, const char *const *headings, guint n_columns)
{
  guint n_headings = headings ? g_strv_length ((char **)headings) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  g_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->headings, 0);
  self->n_columns = MIN (n_columns, MOST_COLUMNS);
  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean named = i < n_headings && *headings[i];
      char *heading = named ? g_strdup (headings[i]) : letters_of (i + 1);

      g_ptr_array_add (self->headings, heading);
      add_label (self, heading, "heading", (int)i + 1, 0);
    }
}

/** Adds a row at the end; a text a cell. */
void
ffw_raw_table_add_row (FfwRawTable *self, guint line, char **texts)
{
  guint n = MIN (g_strv_length (texts), self->n_columns);
  int row = (int)self->lines->len + 1;
  g_autofree char *number = g_strdup_printf ("%u", line);

  g_array_append_val (self->lines, line);
  add_label (self, number, "dim-label", 0, row);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *cell = ffw_raw_cell_new (line, i + 1, self->headings->pdata[i], texts[i]);
      GtkEventController *focus = gtk_event_controller_focus_new ();
      GtkGesture *click = gtk_gesture_click_new ();

      g_signal_connect (focus, "enter", G_CALLBACK (on_cell_focused), self);
      gtk_widget_add_controller (cell, focus);
      g_signal_connect (click, "pressed", G_CALLBACK (on_cell_pressed), self);
      gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
      g_signal_connect_object (cell, "edited", G_CALLBACK (on_cell_edited), self,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (self->grid, cell, (int)i + 1, row, 1, 1);
    }
}

/** Makes a whole row stand out; @sentence says why to those who do not see it. */
void
ffw_raw_table_stress_row (FfwRawTable *self, guint line, const char *sentence)
{
  for (guint i = 1; i <= self->n_columns; i++)
    {
      FfwRawCell *cell = cell_at (self, line, i);

      if (cell == NULL)
        continue;
      gtk_widget_add_css_class (GTK_WIDGET (cell), "stressed");
      ffw_words_describe (GTK_ACCESSIBLE (cell), sentence);
    }
}

/**
 * ffw_raw_table_mark:
 * @column: from 1; 0 for the row as a whole, whose first cell is marked
 *
 * Marks a cell with what was found about it.
 */
void
ffw_raw_table_mark (FfwRawTable *self, guint line, guint column, FfwSeverity severity,
                    const char *sentence)
{
  FfwRawCell *cell = cell_at (self, line, MAX (column, 1));

  if (cell)
    ffw_raw_cell_mark (cell, severity, sentence);
}

/** Takes all marks away. */
void
ffw_raw_table_unmark (FfwRawTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid)); child;
       child = gtk_widget_get_next_sibling (child))
    if (FFW_IS_RAW_CELL (child))
      ffw_raw_cell_unmark (FFW_RAW_CELL (child));
}

/** Shows what is to stand in a cell in place of what the file says. */
void
ffw_raw_table_correct (FfwRawTable *self, guint line, guint column, const char *text)
{
  FfwRawCell *cell = cell_at (self, line, column);

  if (cell)
    ffw_raw_cell_correct (cell, text);
}

/* In GTK 4.8 only what takes the keyboard is scrolled to. */
static void
scroll_to (FfwRawTable *self, GtkWidget *cell)
{
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self->grid), &bounds))
    return;
  gtk_adjustment_clamp_page (across, bounds.origin.x, bounds.origin.x + bounds.size.width);
  gtk_adjustment_clamp_page (down, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
scroll_later (gpointer data)
{
  FfwRawTable *self = data;
  FfwRawCell *cell = self->scrolled ? cell_at (self, self->line, self->column) : NULL;

  if (cell)
    scroll_to (self, GTK_WIDGET (cell));

  return G_SOURCE_REMOVE;
}

/**
 * ffw_raw_table_go_to:
 * @focus: whether the keyboard goes there too
 *
 * Shows a cell, which is the one that Tab comes to.
 */
void
ffw_raw_table_go_to (FfwRawTable *self, guint line, guint column, gboolean focus)
{
  FfwRawCell *before = cell_at (self, self->line, self->column);
  FfwRawCell *cell = cell_at (self, line, MAX (column, 1));

  if (before)
    gtk_widget_remove_css_class (GTK_WIDGET (before), "current");
  if (cell == NULL)
    return;

  self->line = line;
  self->column = MAX (column, 1);
  gtk_widget_add_css_class (GTK_WIDGET (cell), "current");
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  /* Where it stands is known once it has been given its place. */
  g_idle_add_full (G_PRIORITY_LOW, scroll_later, g_object_ref (self), g_object_unref);
}

/**
 * ffw_raw_table_edit:
 * @text: (nullable): what stands in the entry; %NULL for what stands in the cell
 *
 * Lets somebody put a cell right.
 */
void
ffw_raw_table_edit (FfwRawTable *self, guint line, guint column, const char *text)
{
  FfwRawCell *cell = self->editable ? cell_at (self, line, column) : NULL;

  if (cell)
    ffw_raw_cell_edit (cell, text);
}

guint
ffw_raw_table_get_line (FfwRawTable *self)
{
  return self->line;
}

/** Returns: the column of the cell that has the keyboard or had it last; 0 for none */
guint
ffw_raw_table_get_column (FfwRawTable *self)
{
  return self->column;
}

/** Returns: (transfer none) (nullable): what stands in that cell */
const char *
ffw_raw_table_get_text (FfwRawTable *self)
{
  FfwRawCell *cell = cell_at (self, self->line, self->column);

  return cell ? ffw_raw_cell_get_text (cell) : NULL;
}

/** Returns: (transfer none) (nullable): what is being typed into it; %NULL where nothing is */
const char *
ffw_raw_table_get_typed (FfwRawTable *self)
{
  FfwRawCell *cell = cell_at (self, self->line, self->column);

  return cell ? ffw_raw_cell_get_typed (cell) : NULL;
}

static gboolean
move (FfwRawTable *self, int down, int across)
{
  int row = row_of (self, self->line);
  int to_row = CLAMP (row + down, 0, (int)self->lines->len - 1);
  int to_column = CLAMP ((int)self->column + across, 1, (int)self->n_columns);

  if (row < 0 || self->lines->len == 0)
    return GDK_EVENT_PROPAGATE;

  ffw_raw_table_go_to (self, g_array_index (self->lines, guint, to_row), (guint)to_column, TRUE);

  return GDK_EVENT_STOP;
}

static gboolean
edit_current (FfwRawTable *self, const char *text)
{
  FfwRawCell *cell = cell_at (self, self->line, self->column);

  if (!self->editable || cell == NULL)
    return GDK_EVENT_PROPAGATE;

  ffw_raw_cell_edit (cell, text);

  return GDK_EVENT_STOP;
}

/* As in every spreadsheet: arrows move, Enter or F2 edits, and so does typing. */
static gboolean
on_key (FfwRawTable *self, guint key, guint code, GdkModifierType state)
{
  gunichar character = gdk_keyval_to_unicode (key);
  char typed[7] = { 0 };

  if (ffw_raw_table_get_typed (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
      return move (self, -1, 0);
    case GDK_KEY_Down:
      return move (self, 1, 0);
    case GDK_KEY_Left:
      return move (self, 0, -1);
    case GDK_KEY_Right:
      return move (self, 0, 1);
    case GDK_KEY_Home:
      return move (self, 0, -(int)self->n_columns);
    case GDK_KEY_End:
      return move (self, 0, (int)self->n_columns);
    case GDK_KEY_Page_Up:
      return move (self, -10, 0);
    case GDK_KEY_Page_Down:
      return move (self, 10, 0);
    case GDK_KEY_F2:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return edit_current (self, NULL);
    default:
      if (character == 0 || !g_unichar_isprint (character))
        return GDK_EVENT_PROPAGATE;
      g_unichar_to_utf8 (character, typed);
      return edit_current (self, typed);
    }
}

/* Tab comes to the cell that had the keyboard last, and leaves the table. */
static gboolean
ffw_raw_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  FfwRawTable *self = FFW_RAW_TABLE (widget);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  FfwRawCell *cell = cell_at (self, self->line, self->column);

  if (tab && gtk_widget_get_focus_child (widget))
    return FALSE;
  if (cell)
    return gtk_widget_grab_focus (GTK_WIDGET (cell));

  return GTK_WIDGET_CLASS (ffw_raw_table_parent_class)->focus (widget, direction);
}

static void
ffw_raw_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    g_value_set_boolean (value, FFW_RAW_TABLE (object)->editable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_raw_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    FFW_RAW_TABLE (object)->editable = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_raw_table_dispose (GObject *object)
{
  FfwRawTable *self = FFW_RAW_TABLE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_raw_table_parent_class)->dispose (object);
}

static void
ffw_raw_table_finalize (GObject *object)
{
  FfwRawTable *self = FFW_RAW_TABLE (object);

  g_ptr_array_unref (self->headings);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (ffw_raw_table_parent_class)->finalize (object);
}

static void
ffw_raw_table_class_init (FfwRawTableClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_raw_table_get_property;
  object_class->set_property = ffw_raw_table_set_property;
  object_class->dispose = ffw_raw_table_dispose;
  object_class->finalize = ffw_raw_table_finalize;
  widget_class->focus = ffw_raw_table_focus;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CORRECTED] = g_signal_new ("corrected", FFW_TYPE_RAW_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT,
                                     G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", FFW_TYPE_RAW_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ffw_raw_table_init (FfwRawTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, "valign",
                             GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "ffw-raw-table");
  ffw_words_name (GTK_ACCESSIBLE (self->grid), _ ("Rows of the file"));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
