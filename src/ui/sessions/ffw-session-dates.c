/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-dates.h"

#include "ffw-calendar-text.h"
#include "ffw-focus.h"
#include "ffw-local-time.h"

struct _FfwSessionDates
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *buttons;

  gboolean touched; /* by the person, other than by typing the first day */
  gboolean setting;
  FfwDate followed; /* the first day that the others have followed */
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwSessionDates, ffw_session_dates, GTK_TYPE_WIDGET)

static void
show_removable (FfwSessionDates *self)
{
  guint n = ffw_session_dates_get_n (self);

  for (guint i = 0; i < n; i++)
    ffw_session_date_row_set_removable (ffw_session_dates_get_row (self, i), n > 1);
}

/* The distances between the days stay where the first one moves, until somebody types another. */
static void
follow (FfwSessionDates *self)
{
  FfwDate first = ffw_session_dates_get_first (self);
  guint n = ffw_session_dates_get_n (self);

  if (first == FFW_DATE_NONE || first == self->followed)
    return;

  for (guint i = 1; i < n; i++)
    {
      FfwSessionDateRow *row = ffw_session_dates_get_row (self, i);
      guint distance = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "distance"));

      ffw_session_date_row_set_date (row, first + distance);
    }
  self->followed = first;
}

static void
on_edited (FfwSessionDates *self, FfwSessionDateRow *row)
{
  if (self->setting)
    return;

  self->setting = TRUE;
  if (row == ffw_session_dates_get_row (self, 0))
    {
      if (!self->touched)
        follow (self);
    }
  else
    self->touched = TRUE;
  self->setting = FALSE;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_remove (FfwSessionDates *self, GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  gtk_list_box_remove (self->list, row);
  self->touched = TRUE;
  show_removable (self);
  if (next)
    gtk_widget_grab_focus (next);
  g_signal_emit (self, signals[EDITED], 0);
}

static FfwSessionDateRow *
add_row (FfwSessionDates *self, gint64 id)
{
  GtkWidget *row = ffw_session_date_row_new (id);

  g_signal_connect_object (row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  show_removable (self);

  return FFW_SESSION_DATE_ROW (row);
}

/* One more at the same times and place, so many days after the last. */
static void
add_after (FfwSessionDates *self, guint days)
{
  guint n = ffw_session_dates_get_n (self);
  FfwSessionDateRow *last = n ? ffw_session_dates_get_row (self, n - 1) : NULL;
  FfwSessionDateRow *row;
  guint starts, ends, n_days;

  self->setting = TRUE;
  row = add_row (self, 0);
  if (last)
    {
      FfwDate on = ffw_session_date_row_get_date (last);

      ffw_session_date_row_get_times (last, &starts, &ends, &n_days);
      ffw_session_date_row_set_times (row, starts, ends, n_days);
      ffw_session_date_row_set_place (row, ffw_session_date_row_get_venue (last),
                                      ffw_session_date_row_get_link (last));
      if (on != FFW_DATE_NONE)
        ffw_session_date_row_set_date (row, on + days);
    }
  self->setting = FALSE;
  self->touched = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_signal_emit (self, signals[EDITED], 0);
}

static void
add_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_after (FFW_SESSION_DATES (widget), 1);
}

static void
add_week (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_after (FFW_SESSION_DATES (widget), FFW_DAYS_IN_WEEK);
}

static void
clear (FfwSessionDates *self)
{
  FfwSessionDateRow *row;

  while ((row = ffw_session_dates_get_row (self, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->touched = FALSE;
  self->followed = FFW_DATE_NONE;
}

static gboolean
ffw_session_dates_grab_focus (GtkWidget *widget)
{
  FfwSessionDates *self = FFW_SESSION_DATES (widget);
  FfwSessionDateRow *row;

  /* The first that lacks its day, else the first. */
  for (guint i = 0; (row = ffw_session_dates_get_row (self, i)); i++)
    if (ffw_session_date_row_get_date (row) == FFW_DATE_NONE)
      return gtk_widget_grab_focus (GTK_WIDGET (row));
  row = ffw_session_dates_get_row (self, 0);

  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
ffw_session_dates_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ffw_session_dates_parent_class)->dispose (object);
}

static void
ffw_session_dates_class_init (FfwSessionDatesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  G_OBJECT_CLASS (class)->dispose = ffw_session_dates_dispose;
  widget_class->grab_focus = ffw_session_dates_grab_focus;
  signals[EDITED] = g_signal_new ("edited", FFW_TYPE_SESSION_DATES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-session-dates.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDates, list);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDates, buttons);
  gtk_widget_class_install_action (widget_class, "dates.add-day", NULL, add_day);
  gtk_widget_class_install_action (widget_class, "dates.add-week", NULL, add_week);
}

static void
ffw_session_dates_init (FfwSessionDates *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_row (self, 0);
}

/** Returns: how many dates there are */
guint
ffw_session_dates_get_n (FfwSessionDates *self)
{
  guint n = 0;

  while (ffw_session_dates_get_row (self, n))
    n++;

  return n;
}

/** Returns: (transfer none) (nullable): a row, from 0 */
FfwSessionDateRow *
ffw_session_dates_get_row (FfwSessionDates *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int)i);

  return row ? FFW_SESSION_DATE_ROW (row) : NULL;
}

/** Returns: the day of the first row, or %FFW_DATE_NONE while it has none */
FfwDate
ffw_session_dates_get_first (FfwSessionDates *self)
{
  FfwSessionDateRow *row = ffw_session_dates_get_row (self, 0);

  return row ? ffw_session_date_row_get_date (row) : FFW_DATE_NONE;
}

/** Returns: the latest day of all, or %FFW_DATE_NONE while there is none */
FfwDate
ffw_session_dates_get_last (FfwSessionDates *self)
{
  FfwDate last = FFW_DATE_NONE;
  FfwSessionDateRow *row;

  for (guint i = 0; (row = ffw_session_dates_get_row (self, i)); i++)
    last = MAX (last, ffw_session_date_row_get_date (row));

  return last;
}

/**
 * ffw_session_dates_begin:
 * @template: which dates there are, and how far apart
 * @first: the day of the first, or %FFW_DATE_NONE
 * @starts: when the first begins, in minutes since midnight, as long as @template has it;
 *   %FFW_DATE_NO_MINUTE for when @template says
 *
 * Begins anew.
 */
void
ffw_session_dates_begin (FfwSessionDates *self, const FfwSessionTemplate *template, FfwDate first,
                         guint starts)
{
  self->setting = TRUE;
  clear (self);
  for (guint i = 0; i < template->dates->len; i++)
    {
      const FfwTemplateDate *date = template->dates->pdata[i];
      FfwSessionDateRow *row = add_row (self, 0);
      guint n_days = date->ends > date->starts ? 0 : 1;
      guint minutes = date->ends + n_days * FFW_MINUTES_IN_DAY - date->starts;
      guint from = i == 0 && starts != FFW_DATE_NO_MINUTE ? starts : date->starts;

      g_object_set_data (G_OBJECT (row), "distance", GUINT_TO_POINTER (date->day));
      ffw_session_date_row_set_times (row, from, (from + minutes) % FFW_MINUTES_IN_DAY,
                                      (from + minutes) / FFW_MINUTES_IN_DAY);
      ffw_session_date_row_set_place (row, date->venue, date->link);
      if (first != FFW_DATE_NONE)
        ffw_session_date_row_set_date (row, first + date->day);
    }
  self->followed = first;
  self->setting = FALSE;
}

/** Takes the dates of a session that is there. */
void
ffw_session_dates_take (FfwSessionDates *self, const FfwSession *session)
{
  self->setting = TRUE;
  clear (self);
  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];
      FfwSessionDateRow *row = add_row (self, date->id);
      FfwLocalTime starts, ends;

      ffw_session_date_row_set_place (row, date->venue, date->link);
      if (!ffw_local_time_parse (date->starts_at, &starts)
          || !ffw_local_time_parse (date->ends_at, &ends))
        continue;
      ffw_session_date_row_set_times (row, starts.minute, ends.minute, ends.day - starts.day);
      ffw_session_date_row_set_date (row, starts.day);
    }
  self->touched = TRUE;
  self->setting = FALSE;
}

/** Returns: whether the person has entered more than the first day */
gboolean
ffw_session_dates_is_touched (FfwSessionDates *self)
{
  return self->touched;
}

/** Returns: whether all dates are whole; where not, it is shown, and the keyboard goes there */
gboolean
ffw_session_dates_check (FfwSessionDates *self)
{
  FfwSessionDateRow *wanting = NULL;
  FfwSessionDateRow *row;

  for (guint i = 0; (row = ffw_session_dates_get_row (self, i)); i++)
    if (!ffw_session_date_row_check (row) && wanting == NULL)
      wanting = row;
  if (wanting)
    gtk_widget_grab_focus (GTK_WIDGET (wanting));

  return wanting == NULL;
}

/** Returns: (transfer floating): all that is typed (a{sv}) */
GVariant *
ffw_session_dates_save (FfwSessionDates *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder rows;
  FfwSessionDateRow *row;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; (row = ffw_session_dates_get_row (self, i)); i++)
    {
      g_auto (GVariantDict) one = G_VARIANT_DICT_INIT (NULL);

      g_variant_dict_insert (&one, "distance", "u",
                             GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "distance")));
      g_variant_dict_insert_value (&one, "row", ffw_session_date_row_save (row));
      g_variant_builder_add_value (&rows, g_variant_dict_end (&one));
    }
  g_variant_dict_insert (&state, "touched", "b", self->touched);
  g_variant_dict_insert (&state, "followed", "u", self->followed);
  g_variant_dict_insert_value (&state, "rows", g_variant_builder_end (&rows));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_session_dates_save() gave. */
void
ffw_session_dates_restore (FfwSessionDates *self, GVariant *state)
{
  g_autoptr (GVariant) rows = g_variant_lookup_value (state, "rows", G_VARIANT_TYPE ("aa{sv}"));

  if (rows == NULL || g_variant_n_children (rows) == 0)
    return;

  self->setting = TRUE;
  clear (self);
  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) typed = g_variant_lookup_value (one, "row", G_VARIANT_TYPE_VARDICT);
      FfwSessionDateRow *row = add_row (self, 0);
      guint distance = 0;

      g_variant_lookup (one, "distance", "u", &distance);
      g_object_set_data (G_OBJECT (row), "distance", GUINT_TO_POINTER (distance));
      if (typed)
        ffw_session_date_row_restore (row, typed);
    }
  g_variant_lookup (state, "touched", "b", &self->touched);
  g_variant_lookup (state, "followed", "u", &self->followed);
  self->setting = FALSE;
}
