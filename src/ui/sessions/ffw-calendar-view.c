/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-view.h"

#include "ffw-calendar-drawing.h"
#include "ffw-calendar-text.h"
#include "ffw-calendar-words.h"
#include "ffw-month-grid.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <math.h>

#define LEAST_WIDTH 240

/* How many sessions of a day are named where that is read out; and below the days, where they are
 * seen anyhow, and a long line would hold each move up. */
#define MOST_HEARD 8
#define MOST_SEEN  2

/* Where something is dropped in a week it begins at a quarter of an hour. */
#define STEP 15

struct _FfwCalendarView
{
  GtkWidget parent_instance;

  FfwCalendarMode mode;
  FfwDate day;
  gint64 date;       /* of the session that the keyboard is on; 0 for the day */
  FfwAgenda *agenda; /* NULL before the first */
  FfwCalendarLayout *layout;
  GskRenderNode *picture; /* NULL where it is to be drawn anew */
  GtkWidget *cells[2];    /* what has the keyboard, in turn: see go_on() */
  guint turn;
  GtkWidget *popover;
  GtkWidget *shown; /* another popover, or NULL */
  char *sentence;
  gboolean movable;

  gint64 dragged; /* date of a session; 0 for none */
  double grabbed; /* minutes from its beginning to where it is held */
  FfwDate target; /* where it would be dropped, or none */
  guint target_minute;
};

enum
{
  PROP_0,
  PROP_SENTENCE,
  N_PROPS
};

enum
{
  MOVED,
  OPENED,
  DAY_OPENED,
  NEW_ASKED,
  MOVE_ASKED,
  N_SIGNALS
};

/* What moves the keyboard. */
typedef enum
{
  GO_LEFT,
  GO_RIGHT,
  GO_UP,
  GO_DOWN,
  GO_BACK,
  GO_ON,
  GO_WEEK_BEGIN,
  GO_WEEK_END,
  GO_MONTH_BEGIN,
  GO_MONTH_END,
  GO_TODAY,
} Way;

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwCalendarView, ffw_calendar_view, GTK_TYPE_WIDGET)

static void
redraw (FfwCalendarView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lay_out (FfwCalendarView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  FfwCalendarMeasures measures;

  ffw_calendar_drawing_measure (widget, &measures);
  ffw_calendar_layout_make (self->layout, self->mode, self->day, self->agenda, &measures,
                            (float)gtk_widget_get_width (widget),
                            (float)gtk_widget_get_height (widget));
  redraw (self);
}

/** Returns: (transfer none) (nullable): the session that the keyboard is on */
const FfwAgendaEntry *
ffw_calendar_view_get_entry (FfwCalendarView *self)
{
  guint position;

  return self->date && self->agenda && ffw_agenda_find_date (self->agenda, self->date, &position)
             ? ffw_agenda_get (self->agenda, position)
             : NULL;
}

/* Where the keyboard is: on the tile of a session, or on the number of a day. */
static void
find_place (FfwCalendarView *self, graphene_rect_t *place)
{
  guint position;

  if (self->date && self->agenda && ffw_agenda_find_date (self->agenda, self->date, &position)
      && ffw_calendar_layout_get_entry (self->layout, position, place))
    return;

  ffw_calendar_layout_get_day (self->layout, self->day, place);
}

/** Returns: whether what the keyboard is on can be seen, and where */
gboolean
ffw_calendar_view_get_place (FfwCalendarView *self, GdkRectangle *place)
{
  graphene_rect_t rect;

  if (self->layout->n_days == 0)
    return FALSE;

  find_place (self, &rect);
  *place = (GdkRectangle){ (int)rect.origin.x, (int)rect.origin.y, (int)rect.size.width,
                           (int)rect.size.height };

  return TRUE;
}

static void
allocate_cell (FfwCalendarView *self, GtkWidget *cell)
{
  GtkAllocation allocation;
  int least;

  if (!ffw_calendar_view_get_place (self, &allocation))
    return;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  allocation.width = MAX (allocation.width, least);
  gtk_widget_size_allocate (cell, &allocation, -1);
}

/* @most: how many sessions of a day are named */
static char *
make_sentence (FfwCalendarView *self, guint most)
{
  const FfwAgendaEntry *entry = ffw_calendar_view_get_entry (self);

  if (entry)
    return ffw_calendar_words_entry (entry);
  if (self->agenda && self->day >= self->agenda->first && self->day < self->agenda->end)
    return ffw_calendar_words_of_day (self->agenda, self->day, most);

  /* It is still being read. */
  return ffw_calendar_words_day (self->day);
}

/* What the keyboard is on is a widget, as a screen reader knows no other; it takes the place of the
 * one before, so that it is told of another one each time. */
static void
go_on (FfwCalendarView *self)
{
  GtkWidget *last = self->cells[self->turn];
  GtkWidget *next = self->cells[1 - self->turn];
  gboolean focused = gtk_widget_has_focus (last);
  g_autofree char *heard = make_sentence (self, MOST_HEARD);
  FfwDate first;
  FfwDate end;

  g_free (self->sentence);
  self->sentence = make_sentence (self, MOST_SEEN);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);

  ffw_calendar_layout_get_range (self->mode, self->day, &first, &end);
  ffw_words_name (GTK_ACCESSIBLE (next), heard);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int)((self->day - first) / FFW_DAYS_IN_WEEK + 1),
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  (int)((self->day - first) % FFW_DAYS_IN_WEEK + 1), -1);
  gtk_widget_set_visible (next, TRUE);
  allocate_cell (self, next);
  self->turn = 1 - self->turn;
  if (focused)
    gtk_widget_grab_focus (next);
  gtk_widget_set_visible (last, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ffw_calendar_view_go:
 * @date: of a session on that day, or 0 for the day itself
 *
 * Puts the keyboard there; what is shown follows.
 */
void
ffw_calendar_view_go (FfwCalendarView *self, FfwDate day, gint64 date)
{
  gboolean elsewhere;

  day = ffw_date_limit (day);
  if (day == self->day && date == self->date)
    return;

  elsewhere = self->mode == FFW_CALENDAR_MONTH
                  ? ffw_date_get_month (day) != ffw_date_get_month (self->day)
                  : ffw_date_get_week (day) != ffw_date_get_week (self->day);
  self->day = day;
  self->date = date;
  if (elsewhere)
    lay_out (self);
  go_on (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/* The sessions of the day one after the other; the day itself comes before them. */
static gboolean
step (FfwCalendarView *self, gboolean forward)
{
  const FfwAgendaEntry *entry = ffw_calendar_view_get_entry (self);
  guint n = 0;
  guint first = self->agenda ? ffw_agenda_find_day (self->agenda, self->day, &n) : 0;
  guint at = 0; /* 0 for the day, then the sessions from 1 */

  for (guint i = 0; entry && i < n; i++)
    if (ffw_agenda_get (self->agenda, first + i)->date == entry->date)
      at = i + 1;
  if (forward ? at == n : at == 0)
    return FALSE;

  at = forward ? at + 1 : at - 1;
  ffw_calendar_view_go (self, self->day,
                        at > 0 ? ffw_agenda_get (self->agenda, first + at - 1)->date : 0);

  return TRUE;
}

static FfwDate
add_months (FfwDate day, int months)
{
  FfwDate there = ffw_date_add_months (day, months);

  return there == FFW_DATE_NONE ? day : there;
}

static FfwDate
find_way (FfwCalendarView *self, Way way)
{
  gboolean month = self->mode == FFW_CALENDAR_MONTH;

  switch (way)
    {
    case GO_LEFT:
      return self->day - 1;
    case GO_RIGHT:
      return self->day + 1;
    case GO_UP:
      return self->day - FFW_DAYS_IN_WEEK;
    case GO_DOWN:
      return self->day + FFW_DAYS_IN_WEEK;
    case GO_BACK:
      return month ? add_months (self->day, -1) : self->day - FFW_DAYS_IN_WEEK;
    case GO_ON:
      return month ? add_months (self->day, 1) : self->day + FFW_DAYS_IN_WEEK;
    case GO_WEEK_BEGIN:
      return ffw_date_get_week (self->day);
    case GO_WEEK_END:
      return ffw_date_get_week (self->day) + FFW_DAYS_IN_WEEK - 1;
    case GO_MONTH_BEGIN:
      return ffw_date_get_month (self->day);
    case GO_MONTH_END:
      return add_months (ffw_date_get_month (self->day), 1) - 1;
    case GO_TODAY:
    default:
      return ffw_date_today ();
    }
}

static gboolean
move (GtkWidget *widget, GVariant *args, gpointer data)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);
  Way way = g_variant_get_int32 (args);

  /* A week has no day above another. */
  if (self->mode == FFW_CALENDAR_WEEK && (way == GO_UP || way == GO_DOWN))
    step (self, way == GO_DOWN);
  else
    ffw_calendar_view_go (self, find_way (self, way), 0);

  return TRUE;
}

/* The session; of a day its only one, a list of several, or a new one. */
static gboolean
activate (GtkWidget *widget, GVariant *args, gpointer data)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);
  const FfwAgendaEntry *entry = ffw_calendar_view_get_entry (self);
  guint n = 0;
  guint first = self->agenda ? ffw_agenda_find_day (self->agenda, self->day, &n) : 0;

  if (entry == NULL && n == 1)
    entry = ffw_agenda_get (self->agenda, first);
  if (entry)
    g_signal_emit (self, signals[OPENED], 0, entry->session);
  else if (n > 1)
    g_signal_emit (self, signals[DAY_OPENED], 0, self->day);
  else
    g_signal_emit (self, signals[NEW_ASKED], 0, self->day, -1);

  return TRUE;
}

static gboolean
stop (GtkWidget *widget, GVariant *args, gpointer data)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);

  if (self->dragged == 0 && self->date == 0)
    return FALSE;

  if (self->dragged)
    {
      self->dragged = 0;
      self->target = FFW_DATE_NONE;
      gtk_widget_queue_draw (widget);
    }
  else
    ffw_calendar_view_go (self, self->day, 0);

  return TRUE;
}

static void
pop_up (FfwCalendarView *self, double x, double y)
{
  if (self->popover == NULL)
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
show_menu (GtkWidget *widget, GVariant *args, gpointer data)
{
  GdkRectangle place;

  if (!ffw_calendar_view_get_place (FFW_CALENDAR_VIEW (widget), &place))
    return FALSE;

  pop_up (FFW_CALENDAR_VIEW (widget), place.x + place.width / 2, place.y + place.height / 2);

  return TRUE;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FfwCalendarView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  gint64 date = 0;
  FfwDate day;
  FfwDate more;
  guint minute;
  guint position;

  if (!ffw_calendar_layout_find_day (self->layout, x, y, &day, &minute))
    return;

  if (ffw_calendar_layout_find_entry (self->layout, x, y, &position))
    date = ffw_agenda_get (self->agenda, position)->date;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  ffw_calendar_view_go (self, day, date);

  if (button == GDK_BUTTON_SECONDARY)
    pop_up (self, x, y);
  else if (date == 0 && ffw_calendar_layout_find_more (self->layout, x, y, &more))
    g_signal_emit (self, signals[DAY_OPENED], 0, more);
  else if (n_press == 2 && date)
    g_signal_emit (self, signals[OPENED], 0, ffw_agenda_get (self->agenda, position)->session);
  else if (n_press == 2)
    g_signal_emit (self, signals[NEW_ASKED], 0, day,
                   self->mode == FFW_CALENDAR_WEEK ? (int)(minute / STEP * STEP) : -1);
}

/* What was held or cancelled stays where it is. A finger scrolls. */
static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, FfwCalendarView *self)
{
  GdkDevice *device
      = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));
  const FfwAgendaEntry *entry;
  FfwDate day;
  guint minute;
  guint position;

  self->target = FFW_DATE_NONE;
  if (!self->movable || (device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
      || !ffw_calendar_layout_find_entry (self->layout, x, y, &position)
      || !ffw_calendar_layout_find_day (self->layout, x, y, &day, &minute))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  entry = ffw_agenda_get (self->agenda, position);
  if (entry->status != FFW_SESSION_PLANNED && entry->status != FFW_SESSION_OPEN)
    return;
  self->dragged = entry->date;
  self->grabbed = (double)minute - entry->minute;
}

static void
on_drag_update (GtkGestureDrag *gesture, double by_x, double by_y, FfwCalendarView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double x;
  double y;
  guint minute;

  if (self->dragged == 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y)
      || !gtk_drag_check_threshold (widget, (int)x, (int)y, (int)(x + by_x), (int)(y + by_y)))
    return;

  if (!ffw_calendar_layout_find_day (self->layout, x + by_x, y + by_y, &self->target, &minute))
    self->target = FFW_DATE_NONE;
  else
    self->target_minute = (guint)CLAMP (round (((double)minute - self->grabbed) / STEP) * STEP, 0,
                                        FFW_MINUTES_IN_DAY - STEP);
  gtk_widget_queue_draw (widget);
}

static void
on_drag_end (GtkGestureDrag *gesture, double by_x, double by_y, FfwCalendarView *self)
{
  gint64 date = self->dragged;
  FfwDate day = self->target;
  const FfwAgendaEntry *entry;
  guint minute;
  guint position;

  self->dragged = 0;
  self->target = FFW_DATE_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (date == 0 || day == FFW_DATE_NONE || self->agenda == NULL
      || !ffw_agenda_find_date (self->agenda, date, &position))
    return;

  entry = ffw_agenda_get (self->agenda, position);
  minute = self->mode == FFW_CALENDAR_WEEK ? self->target_minute : entry->minute;
  if (day != entry->day || minute != entry->minute)
    g_signal_emit (self, signals[MOVE_ASKED], 0, date, day, minute);
}

static gboolean
ffw_calendar_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);
  g_autofree char *sentence = NULL;
  guint position;

  if (keyboard || self->agenda == NULL
      || !ffw_calendar_layout_find_entry (self->layout, x, y, &position))
    return FALSE;

  sentence = ffw_calendar_words_entry (ffw_agenda_get (self->agenda, position));
  gtk_tooltip_set_text (tooltip, sentence);

  return TRUE;
}

static void
ffw_calendar_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);
  FfwCalendarMeasures measures;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = LEAST_WIDTH;
      return;
    }

  ffw_calendar_drawing_measure (widget, &measures);
  *minimum = *natural
      = (int)ceilf (ffw_calendar_layout_measure (self->mode, self->agenda, &measures));
}

static void
ffw_calendar_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);

  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
  if (self->shown)
    gtk_popover_present (GTK_POPOVER (self->shown));
  if ((int)self->layout->width != width || (int)self->layout->height != height)
    lay_out (self);
  allocate_cell (self, self->cells[self->turn]);
}

/* The day where it is dropped; in a week the time too. */
static void
draw_target (FfwCalendarView *self, GtkSnapshot *snapshot)
{
  graphene_rect_t place;
  guint position;

  ffw_calendar_layout_get_day (self->layout, self->target, &place);
  if (self->mode == FFW_CALENDAR_WEEK
      && ffw_agenda_find_date (self->agenda, self->dragged, &position))
    {
      guint minutes = MAX (ffw_agenda_get (self->agenda, position)->minutes, 2 * STEP);
      float y = ffw_calendar_layout_get_minute (self->layout, self->target_minute);

      graphene_rect_init (
          &place, place.origin.x, y, place.size.width,
          ffw_calendar_layout_get_minute (self->layout, self->target_minute + minutes) - y);
    }
  ffw_calendar_drawing_frame (GTK_WIDGET (self), snapshot, &place, TRUE);
}

static void
ffw_calendar_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);
  GtkWidget *cell = self->cells[self->turn];

  if (self->layout->n_days == 0)
    return;

  /* It is the same while the keyboard moves over it: then only where that was, and is, changes. */
  if (self->picture == NULL)
    self->picture = ffw_calendar_drawing_draw (widget, self->layout, self->agenda, self->day);
  if (self->picture)
    gtk_snapshot_append_node (snapshot, self->picture);
  if (!gtk_widget_has_focus (cell))
    {
      graphene_rect_t place;

      find_place (self, &place);
      ffw_calendar_drawing_frame (widget, snapshot, &place, FALSE);
    }
  if (self->target != FFW_DATE_NONE && self->dragged)
    draw_target (self, snapshot);
  gtk_widget_snapshot_child (widget, cell, snapshot);
}

/* Another font, other colours, another contrast. */
static void
forget (FfwCalendarView *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->layout->n_days > 0)
    lay_out (self);
}

static void
ffw_calendar_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ffw_calendar_view_parent_class)->css_changed (widget, change);
  forget (FFW_CALENDAR_VIEW (widget));
}

/* Tab goes to the day, then from session to session of it, and on to what comes after. */
static gboolean
ffw_calendar_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (widget);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;

  return step (FFW_CALENDAR_VIEW (widget), direction == GTK_DIR_TAB_FORWARD);
}

static gboolean
ffw_calendar_view_grab_focus (GtkWidget *widget)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (widget);

  return gtk_widget_grab_focus (self->cells[self->turn]);
}

static void
ffw_calendar_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, FFW_CALENDAR_VIEW (object)->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_calendar_view_dispose (GObject *object)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->shown, gtk_widget_unparent);
  g_clear_pointer (&self->agenda, ffw_agenda_unref);

  G_OBJECT_CLASS (ffw_calendar_view_parent_class)->dispose (object);
}

static void
ffw_calendar_view_finalize (GObject *object)
{
  FfwCalendarView *self = FFW_CALENDAR_VIEW (object);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  ffw_calendar_layout_free (self->layout);
  g_free (self->sentence);

  G_OBJECT_CLASS (ffw_calendar_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    Way way;
  } ways[] = {
    { GDK_KEY_Left, 0, GO_LEFT },
    { GDK_KEY_KP_Left, 0, GO_LEFT },
    { GDK_KEY_Right, 0, GO_RIGHT },
    { GDK_KEY_KP_Right, 0, GO_RIGHT },
    { GDK_KEY_Up, 0, GO_UP },
    { GDK_KEY_KP_Up, 0, GO_UP },
    { GDK_KEY_Down, 0, GO_DOWN },
    { GDK_KEY_KP_Down, 0, GO_DOWN },
    { GDK_KEY_Page_Up, 0, GO_BACK },
    { GDK_KEY_KP_Page_Up, 0, GO_BACK },
    { GDK_KEY_Page_Down, 0, GO_ON },
    { GDK_KEY_KP_Page_Down, 0, GO_ON },
    { GDK_KEY_Home, 0, GO_WEEK_BEGIN },
    { GDK_KEY_KP_Home, 0, GO_WEEK_BEGIN },
    { GDK_KEY_End, 0, GO_WEEK_END },
    { GDK_KEY_KP_End, 0, GO_WEEK_END },
    { GDK_KEY_Home, GDK_CONTROL_MASK, GO_MONTH_BEGIN },
    { GDK_KEY_KP_Home, GDK_CONTROL_MASK, GO_MONTH_BEGIN },
    { GDK_KEY_End, GDK_CONTROL_MASK, GO_MONTH_END },
    { GDK_KEY_KP_End, GDK_CONTROL_MASK, GO_MONTH_END },
    { GDK_KEY_t, 0, GO_TODAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_widget_class_add_binding (class, ways[i].key, ways[i].state, move, "i", ways[i].way);
  gtk_widget_class_add_binding (class, GDK_KEY_Return, 0, activate, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Enter, 0, activate, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_space, 0, activate, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, stop, NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_m, 0, "calendar.move", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_n, 0, "calendar.new", NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_F10, GDK_SHIFT_MASK, show_menu, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Menu, 0, show_menu, NULL);
}

static guint
add_signal (const char *name, guint n, GType first, GType second, GType third)
{
  return g_signal_new (name, FFW_TYPE_CALENDAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, first, second, third);
}

static void
ffw_calendar_view_class_init (FfwCalendarViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_calendar_view_get_property;
  object_class->dispose = ffw_calendar_view_dispose;
  object_class->finalize = ffw_calendar_view_finalize;
  widget_class->measure = ffw_calendar_view_measure;
  widget_class->size_allocate = ffw_calendar_view_size_allocate;
  widget_class->snapshot = ffw_calendar_view_snapshot;
  widget_class->css_changed = ffw_calendar_view_css_changed;
  widget_class->focus = ffw_calendar_view_focus;
  widget_class->grab_focus = ffw_calendar_view_grab_focus;
  widget_class->query_tooltip = ffw_calendar_view_query_tooltip;

  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, "",
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MOVED] = add_signal ("moved", 0, 0, 0, 0);
  signals[OPENED] = add_signal ("opened", 1, G_TYPE_INT64, 0, 0);
  signals[DAY_OPENED] = add_signal ("day-opened", 1, G_TYPE_UINT, 0, 0);
  signals[NEW_ASKED] = add_signal ("new-asked", 2, G_TYPE_UINT, G_TYPE_INT, 0);
  signals[MOVE_ASKED] = add_signal ("move-asked", 3, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT);

  add_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "ffw-calendar");
}

static GtkWidget *
make_cell (FfwCalendarView *self)
{
  GtkWidget *cell = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                  "css-name", "ffw-calendar-cell", "focusable", TRUE, "visible",
                                  FALSE, NULL);

  gtk_widget_set_parent (cell, GTK_WIDGET (self));

  return cell;
}

static void
ffw_calendar_view_init (FfwCalendarView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->day = ffw_date_limit (ffw_date_today ());
  self->sentence = g_strdup ("");
  self->layout = ffw_calendar_layout_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    self->cells[i] = make_cell (self);
  gtk_widget_set_visible (self->cells[self->turn], TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_add_css_class (widget, "view");
  ffw_words_name (GTK_ACCESSIBLE (self), _ ("Calendar of sessions"));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
}

/** Shows a month, or a week. */
void
ffw_calendar_view_set_mode (FfwCalendarView *self, FfwCalendarMode mode)
{
  if (self->mode == mode)
    return;

  self->mode = mode;
  forget (self);
  go_on (self);
}

/** Says what can be done with what the keyboard, or the pointer, is on. */
void
ffw_calendar_view_set_menu (FfwCalendarView *self, GMenuModel *menu)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

/** Shows @popover (transfer floating) beside what the keyboard is on, in place of the one before.
 */
void
ffw_calendar_view_pop_up (FfwCalendarView *self, GtkWidget *popover)
{
  GdkRectangle place;

  g_clear_pointer (&self->shown, gtk_widget_unparent);
  self->shown = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (ffw_calendar_view_get_place (self, &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/** Says whether sessions can be dragged elsewhere. */
void
ffw_calendar_view_set_movable (FfwCalendarView *self, gboolean movable)
{
  self->movable = movable;
}

/**
 * ffw_calendar_view_take:
 * @agenda: what is shown from now on
 *
 * The keyboard stays where it is; on the day where its session is gone.
 */
void
ffw_calendar_view_take (FfwCalendarView *self, FfwAgenda *agenda)
{
  const FfwAgendaEntry *entry;
  g_autofree char *sentence = NULL;

  g_clear_pointer (&self->agenda, ffw_agenda_unref);
  self->agenda = ffw_agenda_ref (agenda);
  entry = ffw_calendar_view_get_entry (self);
  if (self->date && (entry == NULL || entry->day != self->day))
    self->date = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->layout->n_days > 0)
    lay_out (self);

  /* Nobody is told of the same twice. */
  sentence = make_sentence (self, MOST_SEEN);
  if (!g_str_equal (sentence, self->sentence))
    go_on (self);
}

/** Returns: the day that the keyboard is on */
FfwDate
ffw_calendar_view_get_day (FfwCalendarView *self)
{
  return self->day;
}
