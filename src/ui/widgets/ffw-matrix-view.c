/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-view.h"

#include "ffw-matrix-drawing.h"
#include "ffw-matrix-input.h"
#include "ffw-matrix-words.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <math.h>

/* The matrix is in no less. */
#define LEAST_WIDTH  240
#define LEAST_HEIGHT 160

struct _FfwMatrixView
{
  GtkWidget parent_instance;

  FfwMatrix *matrix; /* NULL until there is one, and where it has no rows */
  FfwMatrixSelection *selection;
  FfwMatrixPen *pen;
  FfwMatrixLayout layout;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  GtkWidget *cells[2]; /* what has the keyboard, in turn: see go_on() */
  guint turn;
  GtkWidget *popover;
  GVariant *saved; /* what is put back once there is a matrix, or NULL */
  char *sentence;
  FfwMatrixPart dragged;
};

enum
{
  PROP_0,
  PROP_SENTENCE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SELECTION_CHANGED,
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (FfwMatrixView, ffw_matrix_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
set_sentence (FfwMatrixView *self, char *sentence)
{
  g_autofree char *old = self->sentence;

  self->sentence = sentence;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);
}

/* Brings a row or a column into sight. */
static void
show_range (GtkAdjustment *adjustment, double from, double size)
{
  if (adjustment)
    gtk_adjustment_clamp_page (adjustment, from, from + size);
}

static void
show_cell (FfwMatrixView *self, guint row, guint column)
{
  const FfwMatrixLayout *layout = &self->layout;

  if (column < layout->n_columns)
    show_range (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                (double)column * layout->column_width, layout->column_width);
  if (row < layout->n_rows)
    show_range (self->adjustments[GTK_ORIENTATION_VERTICAL], (double)row * layout->row_height,
                layout->row_height);
}

static void
allocate_cell (FfwMatrixView *self, GtkWidget *cell)
{
  graphene_rect_t place;
  GtkAllocation allocation;
  int least;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  ffw_matrix_layout_place (&self->layout, self->selection->row, self->selection->column, &place);
  allocation = (GtkAllocation){ (int)place.origin.x, (int)place.origin.y,
                                MAX ((int)place.size.width, least), (int)place.size.height };
  gtk_widget_size_allocate (cell, &allocation, -1);
}

/* The cell that the keyboard is in is a widget, as a screen reader knows no other; it takes the
 * place of the one before, so that it is told of another one each time. */
static void
go_on (FfwMatrixView *self)
{
  GtkWidget *last = self->cells[self->turn];
  GtkWidget *next = self->cells[1 - self->turn];
  gboolean focused = gtk_widget_has_focus (last);

  set_sentence (self,
                ffw_matrix_words_at (self->matrix, self->selection->row, self->selection->column));
  ffw_words_name (GTK_ACCESSIBLE (next), self->sentence);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int)self->selection->row + 1, GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  (int)self->selection->column + 1, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_SELECTED,
      ffw_matrix_selection_has (self->selection, self->selection->row, self->selection->column),
      -1);
  gtk_widget_set_visible (next, TRUE);
  allocate_cell (self, next);
  self->turn = 1 - self->turn;
  if (focused)
    gtk_widget_grab_focus (next);
  gtk_widget_set_visible (last, FALSE);
}

/* After the selection, or the place of the keyboard, is another. */
static void
on_moved (FfwMatrixView *self)
{
  show_cell (self, self->selection->row, self->selection->column);
  go_on (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static gboolean
move (GtkWidget *widget, GVariant *args, gpointer data)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);

  if (self->selection == NULL)
    return FALSE;

  ffw_matrix_input_move (self->selection, args,
                         (guint)MAX (self->layout.page_height / self->layout.row_height, 2) - 1);
  on_moved (self);

  return TRUE;
}

/* From the cell after the one with the keyboard, around to it. */
static void
go_to_gap (FfwMatrixView *self, gboolean forward)
{
  guint n_columns;
  gsize n;
  gsize at;

  if (self->matrix == NULL)
    return;

  n_columns = self->selection->n_columns;
  n = (gsize)self->selection->n_rows * n_columns;
  at = (gsize)MIN (self->selection->row, self->selection->n_rows - 1) * n_columns
       + MIN (self->selection->column, n_columns - 1);
  for (gsize i = 0; i < n; i++)
    {
      at = forward ? (at + 1) % n : (at + n - 1) % n;
      if (!ffw_matrix_is_gap (
              ffw_matrix_get (self->matrix, (guint)(at / n_columns), (guint)(at % n_columns))
                  ->status))
        continue;
      ffw_matrix_selection_place (self->selection, (guint)(at / n_columns),
                                  (guint)(at % n_columns));
      on_moved (self);
      return;
    }

  set_sentence (self, g_strdup (_ ("There is no gap: nothing is missing, and nothing expired.")));
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
do_next_gap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_gap (FFW_MATRIX_VIEW (widget), TRUE);
}

static void
do_previous_gap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_gap (FFW_MATRIX_VIEW (widget), FALSE);
}

static void
do_select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);

  if (self->selection == NULL)
    return;

  ffw_matrix_selection_take_all (self->selection);
  on_moved (self);
}

static void
do_select_one (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);

  if (self->selection == NULL)
    return;

  ffw_matrix_selection_place (self->selection, self->selection->row, self->selection->column);
  on_moved (self);
}

static gboolean
take (GtkWidget *widget, GVariant *args, gpointer data)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);

  if (self->selection == NULL)
    return FALSE;

  ffw_matrix_input_take (self->selection, args);
  on_moved (self);

  return TRUE;
}

static void
open_row (FfwMatrixView *self)
{
  const FfwMatrixRow *row;

  if (self->selection == NULL || self->selection->row >= self->selection->n_rows)
    return;

  row = ffw_matrix_get_row (self->matrix, self->selection->row);
  g_signal_emit (self, signals[OPENED], 0, row->person, row->post);
}

static gboolean
activate (GtkWidget *widget, GVariant *args, gpointer data)
{
  open_row (FFW_MATRIX_VIEW (widget));

  return TRUE;
}

static void
pop_up (FfwMatrixView *self, double x, double y)
{
  if (self->popover == NULL || self->matrix == NULL)
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
do_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);
  graphene_rect_t place;

  if (self->matrix == NULL)
    return;

  ffw_matrix_layout_place (&self->layout, self->selection->row, self->selection->column, &place);
  pop_up (self, place.origin.x + place.size.width / 2, place.origin.y + place.size.height);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FfwMatrixView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean menu = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture))
                  == GDK_BUTTON_SECONDARY;
  guint row;
  guint column;

  self->dragged = self->matrix ? ffw_matrix_layout_find (&self->layout, x, y, &row, &column)
                               : FFW_MATRIX_NOWHERE;
  if (self->dragged == FFW_MATRIX_NOWHERE)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  ffw_matrix_input_press (self->selection, self->dragged, row, column, state, menu);
  on_moved (self);
  if (menu)
    pop_up (self, x, y);
  else if (n_press == 2 && self->dragged != FFW_MATRIX_AT_COLUMN)
    open_row (self);
}

/* A finger scrolls; what it pressed is selected all the same. */
static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, FfwMatrixView *self)
{
  GdkDevice *device
      = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  if (device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (GtkGestureDrag *gesture, double by_x, double by_y, FfwMatrixView *self)
{
  double x;
  double y;
  guint row;
  guint column;

  if (self->matrix == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  ffw_matrix_layout_find_nearest (&self->layout, x + by_x, y + by_y, &row, &column);
  if (self->dragged == FFW_MATRIX_AT_ROW)
    column = self->selection->column;
  else if (self->dragged == FFW_MATRIX_AT_COLUMN)
    row = self->selection->row;
  else if (self->dragged != FFW_MATRIX_AT_CELL)
    return;
  if (row == self->selection->row && column == self->selection->column)
    return;

  ffw_matrix_selection_extend (self->selection, row, column);
  on_moved (self);
}

static gboolean
ffw_matrix_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                               GtkTooltip *tooltip)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);
  FfwMatrixPart part = FFW_MATRIX_AT_CELL;
  g_autofree char *sentence = NULL;
  graphene_rect_t place;
  guint row;
  guint column;

  if (self->matrix == NULL)
    return FALSE;

  row = self->selection->row;
  column = self->selection->column;
  if (!keyboard)
    part = ffw_matrix_layout_find (&self->layout, x, y, &row, &column);
  if (part == FFW_MATRIX_NOWHERE)
    return FALSE;

  sentence = ffw_matrix_drawing_explain (self->matrix, part, row, column);
  gtk_tooltip_set_text (tooltip, sentence);
  if (part == FFW_MATRIX_AT_CELL)
    {
      ffw_matrix_layout_place (&self->layout, row, column, &place);
      gtk_tooltip_set_tip_area (tooltip,
                                &(GdkRectangle){ (int)place.origin.x, (int)place.origin.y,
                                                 (int)place.size.width, (int)place.size.height });
    }

  return TRUE;
}

static void
ffw_matrix_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = 2 * *minimum;
}

static void
configure (GtkAdjustment *adjustment, double upper, double page, double step)
{
  double value;

  if (adjustment == NULL)
    return;

  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (upper - page, 0));
  gtk_adjustment_configure (adjustment, value, 0, upper, step, MAX (page - step, step), page);
}

static double
get_value (GtkAdjustment *adjustment)
{
  return adjustment ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

static void
set_value (GtkAdjustment *adjustment, double value)
{
  if (adjustment)
    gtk_adjustment_set_value (adjustment, value);
}

static void on_scrolled (FfwMatrixView *self);
static void put_back (FfwMatrixView *self);

/* While this is laid out it knows by itself how far it is scrolled. */
static void
listen (FfwMatrixView *self, gboolean listening)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] && listening)
      g_signal_handlers_unblock_by_func (self->adjustments[i], on_scrolled, self);
    else if (self->adjustments[i])
      g_signal_handlers_block_by_func (self->adjustments[i], on_scrolled, self);
}

static void
ffw_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);
  FfwMatrixLayout *layout = &self->layout;

  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
  if (self->matrix == NULL)
    return;

  ffw_matrix_layout_fit (layout, self->pen, width, height);
  listen (self, FALSE);
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], layout->cells_width, layout->page_width,
             layout->column_width);
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL], layout->cells_height, layout->page_height,
             layout->row_height);
  put_back (self);
  listen (self, TRUE);
  layout->x = get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  layout->y = get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  allocate_cell (self, self->cells[self->turn]);
}

static void
ffw_matrix_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);
  graphene_rect_t clip;

  if (self->matrix == NULL)
    return;

  ffw_matrix_drawing_draw (snapshot, self->pen, &self->layout, self->matrix, self->selection);
  ffw_matrix_layout_get_clip (&self->layout, self->selection->column >= self->layout.n_columns,
                              self->selection->row >= self->layout.n_rows, &clip);
  gtk_snapshot_push_clip (snapshot, &clip);
  gtk_widget_snapshot_child (widget, self->cells[self->turn], snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Another font, other colours, another contrast. */
static void
forget (FfwMatrixView *self)
{
  ffw_matrix_pen_forget (self->pen);
  if (self->matrix)
    ffw_matrix_layout_make (&self->layout, self->pen, self->matrix);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ffw_matrix_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ffw_matrix_view_parent_class)->css_changed (widget, change);
  forget (FFW_MATRIX_VIEW (widget));
}

/* Tab goes to the cell, and on from it to what comes after the whole. */
static gboolean
ffw_matrix_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static gboolean
ffw_matrix_view_grab_focus (GtkWidget *widget)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (widget);

  return self->matrix && gtk_widget_grab_focus (self->cells[self->turn]);
}

static void
on_scrolled (FfwMatrixView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (FfwMatrixView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **at = &self->adjustments[orientation];

  if (*at == adjustment)
    return;

  if (*at)
    g_signal_handlers_disconnect_by_data (*at, self);
  g_clear_object (at);
  if (adjustment)
    {
      *at = g_object_ref_sink (adjustment);
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
ffw_matrix_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (object);

  switch (id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_matrix_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_matrix_view_dispose (GObject *object)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_matrix_view_parent_class)->dispose (object);
}

static void
ffw_matrix_view_finalize (GObject *object)
{
  FfwMatrixView *self = FFW_MATRIX_VIEW (object);

  g_clear_pointer (&self->matrix, ffw_matrix_free);
  g_clear_pointer (&self->selection, ffw_matrix_selection_free);
  g_clear_pointer (&self->saved, g_variant_unref);
  ffw_matrix_pen_free (self->pen);
  g_free (self->sentence);

  G_OBJECT_CLASS (ffw_matrix_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *class)
{
  ffw_matrix_input_add_keys (class, move, take);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "matrix.select-one", NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Return, 0, activate, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Enter, 0, activate, NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_n, 0, "matrix.next-gap", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_n, GDK_SHIFT_MASK, "matrix.previous-gap",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F8, 0, "matrix.next-gap", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F8, GDK_SHIFT_MASK, "matrix.previous-gap",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_a, GDK_CONTROL_MASK, "matrix.select-all",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F10, GDK_SHIFT_MASK, "matrix.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "matrix.menu", NULL);
}

static void
ffw_matrix_view_class_init (FfwMatrixViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_matrix_view_get_property;
  object_class->set_property = ffw_matrix_view_set_property;
  object_class->dispose = ffw_matrix_view_dispose;
  object_class->finalize = ffw_matrix_view_finalize;
  widget_class->measure = ffw_matrix_view_measure;
  widget_class->size_allocate = ffw_matrix_view_size_allocate;
  widget_class->snapshot = ffw_matrix_view_snapshot;
  widget_class->css_changed = ffw_matrix_view_css_changed;
  widget_class->focus = ffw_matrix_view_focus;
  widget_class->grab_focus = ffw_matrix_view_grab_focus;
  widget_class->query_tooltip = ffw_matrix_view_query_tooltip;

  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, "",
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* Other cells are selected, or the keyboard is in another. */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", FFW_TYPE_MATRIX_VIEW,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
  /* The person wants to see whose row it is: the ids of the person and the post. */
  signals[OPENED] = g_signal_new ("opened", FFW_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "matrix.next-gap", NULL, do_next_gap);
  gtk_widget_class_install_action (widget_class, "matrix.previous-gap", NULL, do_previous_gap);
  gtk_widget_class_install_action (widget_class, "matrix.select-all", NULL, do_select_all);
  gtk_widget_class_install_action (widget_class, "matrix.select-one", NULL, do_select_one);
  gtk_widget_class_install_action (widget_class, "matrix.menu", NULL, do_menu);
  add_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "ffw-matrix");
}

static GtkWidget *
make_cell (FfwMatrixView *self)
{
  GtkWidget *cell = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                  "css-name", "ffw-matrix-cell", "focusable", TRUE, "visible",
                                  FALSE, NULL);

  gtk_widget_set_parent (cell, GTK_WIDGET (self));

  return cell;
}

static void
ffw_matrix_view_init (FfwMatrixView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->sentence = g_strdup ("");
  self->pen = ffw_matrix_pen_new (widget);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    self->cells[i] = make_cell (self);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_add_css_class (widget, "view");
  ffw_words_name (GTK_ACCESSIBLE (self), _ ("Matrix of people and training areas"));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
}

/* The post at the top, and how much of it is above the edge; likewise across. */
static GVariant *
save_place (FfwMatrixView *self)
{
  const FfwMatrixLayout *layout = &self->layout;
  guint row;
  guint end_row;
  guint column;
  guint end_column;

  if (self->saved && g_variant_lookup (self->saved, "place", "(xdd)", NULL, NULL, NULL))
    return g_variant_lookup_value (self->saved, "place", G_VARIANT_TYPE ("(xdd)"));
  if (layout->row_height == 0)
    return g_variant_new ("(xdd)", ffw_matrix_get_row (self->matrix, 0)->post, 0.0, 0.0);

  ffw_matrix_layout_get_range (layout, &row, &end_row, &column, &end_column);

  return g_variant_new ("(xdd)", ffw_matrix_get_row (self->matrix, row)->post,
                        layout->y - (double)row * layout->row_height, layout->x);
}

/* Once the matrix was laid out: the row at the top is there again, where it is still listed. */
static void
put_back (FfwMatrixView *self)
{
  g_autoptr (GVariant) saved = g_steal_pointer (&self->saved);
  double by;
  double x;
  gint64 post;

  if (saved == NULL || !g_variant_lookup (saved, "place", "(xdd)", &post, &by, &x))
    return;

  set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x);
  for (guint i = 0; i < self->matrix->rows->len; i++)
    if (ffw_matrix_get_row (self->matrix, i)->post == post)
      {
        set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                   (double)i * self->layout.row_height + by);
        return;
      }
}

/**
 * ffw_matrix_view_take:
 * @matrix: (transfer full): what is shown from now on
 *
 * The place, the selection and the keyboard stay with the posts and areas that they were at.
 */
void
ffw_matrix_view_take (FfwMatrixView *self, FfwMatrix *matrix)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (ffw_matrix_view_save (self));
  g_autoptr (GVariant) selection = g_variant_lookup_value (state, "selection",
                                                           G_VARIANT_TYPE ("(axaxxx)"));
  guint row = self->selection ? self->selection->row : 0;
  guint column = self->selection ? self->selection->column : 0;

  g_clear_pointer (&self->matrix, ffw_matrix_free);
  g_clear_pointer (&self->selection, ffw_matrix_selection_free);
  g_clear_pointer (&self->saved, g_variant_unref);
  self->saved = g_steal_pointer (&state);
  if (matrix->rows->len == 0 || matrix->areas->len == 0)
    {
      ffw_matrix_free (matrix);
      return;
    }

  self->matrix = matrix;
  self->selection = ffw_matrix_selection_new (matrix->rows->len, matrix->areas->len);
  ffw_matrix_selection_place (self->selection, MIN (row, matrix->rows->len - 1),
                              MIN (column, matrix->areas->len - 1));
  if (selection)
    ffw_matrix_selection_restore (self->selection, matrix, selection);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int)matrix->rows->len + 1, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int)matrix->areas->len + 1, -1);
  ffw_matrix_layout_make (&self->layout, self->pen, matrix);
  ffw_matrix_layout_fit (&self->layout, self->pen, gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)));
  go_on (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/** Returns: (transfer none) (nullable): what is shown; %NULL where there is no row */
const FfwMatrix *
ffw_matrix_view_get_matrix (FfwMatrixView *self)
{
  return self->matrix;
}

/** Returns: (transfer none) (nullable): what is selected; %NULL where there is no row */
const FfwMatrixSelection *
ffw_matrix_view_get_selection (FfwMatrixView *self)
{
  return self->selection;
}

/** Gives cells a menu, whose actions a widget around this has. */
void
ffw_matrix_view_set_menu (FfwMatrixView *self, GMenuModel *menu)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

/** Goes to the first row: what is taken next is another matrix, and not news of this one. */
void
ffw_matrix_view_scroll_up (FfwMatrixView *self)
{
  g_clear_pointer (&self->saved, g_variant_unref);
  set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
}

/** Returns: (transfer floating): place, selection and keyboard, a dictionary (a{sv}) */
GVariant *
ffw_matrix_view_save (FfwMatrixView *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (self->matrix == NULL ? self->saved : NULL);

  if (self->matrix)
    {
      g_autoptr (GVariant) place = g_variant_take_ref (save_place (self));

      g_variant_dict_insert_value (&state, "place", place);
      g_variant_dict_insert_value (&state, "selection",
                                   ffw_matrix_selection_save (self->selection, self->matrix));
    }

  return g_variant_dict_end (&state);
}

/** Takes what ffw_matrix_view_save() gave, for the matrix that comes next. */
void
ffw_matrix_view_restore (FfwMatrixView *self, GVariant *state)
{
  g_clear_pointer (&self->saved, g_variant_unref);
  if (g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    self->saved = g_variant_ref (state);
}
