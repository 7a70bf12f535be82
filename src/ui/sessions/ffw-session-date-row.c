/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-date-row.h"

#include "ffw-calendar-text.h"
#include "ffw-date-entry.h"
#include "ffw-local-time.h"
#include "ffw-message.h"
#include "ffw-text-entry.h"
#include "ffw-time-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define MINUTES_PER_HOUR   60
#define SECONDS_PER_MINUTE 60

struct _FfwSessionDateRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *about;
  GtkWidget *remove;
  FfwDateEntry *date;
  FfwTimeEntry *starts;
  FfwTimeEntry *ends;
  FfwTextEntry *venue;
  FfwTextEntry *link;
  GtkLabel *clocks;
  GtkLabel *doubt;

  gint64 id;
  guint n_days; /* it ends so many days after it begins; almost always 0 */
};

enum
{
  EDITED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwSessionDateRow, ffw_session_date_row, GTK_TYPE_LIST_BOX_ROW)

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static gboolean
is_whole (FfwSessionDateRow *self)
{
  return ffw_date_entry_get_date (self->date) != FFW_DATE_NONE
         && ffw_time_entry_get_minute (self->starts) != FFW_DATE_NO_MINUTE
         && ffw_time_entry_get_minute (self->ends) != FFW_DATE_NO_MINUTE;
}

static FfwLocalTime
get_start (FfwSessionDateRow *self)
{
  return (FfwLocalTime){ ffw_date_entry_get_date (self->date),
                         ffw_time_entry_get_minute (self->starts) };
}

static FfwLocalTime
get_end (FfwSessionDateRow *self)
{
  return (FfwLocalTime){ ffw_date_entry_get_date (self->date) + self->n_days,
                         ffw_time_entry_get_minute (self->ends) };
}

/* In minutes that pass, the changes of the clocks counted. */
static gint64
get_length (FfwSessionDateRow *self)
{
  return (ffw_local_time_to_unix (get_end (self)) - ffw_local_time_to_unix (get_start (self)))
         / SECONDS_PER_MINUTE;
}

static char *
say_length (gint64 minutes)
{
  g_autofree char *hours = ffw_words_count (FFW_NP_ ("%1$d hour", "%1$d hours"),
                                            (guint64)minutes / MINUTES_PER_HOUR);
  g_autofree char *rest = ffw_words_count (FFW_NP_ ("%1$d minute", "%1$d minutes"),
                                           (guint64)minutes % MINUTES_PER_HOUR);

  if (minutes % MINUTES_PER_HOUR == 0)
    return g_steal_pointer (&hours);
  if (minutes < MINUTES_PER_HOUR)
    return g_steal_pointer (&rest);

  /* Translators: a length of time: “6 hours 30 minutes” */
  return ffw_words (_ ("%1$s %2$s"), hours, rest, NULL);
}

/* The weekday, how long it takes, and where it ends where that is another day. */
static char *
describe (FfwSessionDateRow *self)
{
  FfwDate on = ffw_date_entry_get_date (self->date);
  const char *weekday;
  g_autofree char *length = NULL;
  g_autofree char *last = NULL;

  if (on == FFW_DATE_NONE)
    return g_strdup (_ ("A new date"));
  weekday = ffw_weekday_name (ffw_date_get_weekday (on), ffw_language_get ());
  if (!is_whole (self) || get_length (self) <= 0)
    return g_strdup (weekday);
  length = say_length (get_length (self));
  if (self->n_days == 0)
    /* Translators: a weekday and a length of time: “Tuesday · 6 hours” */
    return ffw_words (_ ("%1$s · %2$s"), weekday, length, NULL);
  last = ffw_words_date (on + self->n_days);

  /* Translators: a weekday, a length of time and a date */
  return ffw_words (_ ("%1$s · %2$s, until %3$s"), weekday, length, last, NULL);
}

static void
show_clocks (FfwSessionDateRow *self)
{
  const char *sentence = NULL;
  gint64 shown, passed;

  if (is_whole (self))
    {
      shown = (gint64)self->n_days * FFW_MINUTES_IN_DAY + get_end (self).minute
              - get_start (self).minute;
      passed = get_length (self);
      if (passed < shown)
        sentence = _ ("The clocks go forward meanwhile, which its length above has counted.");
      else if (passed > shown)
        sentence = _ ("The clocks go back meanwhile, which its length above has counted.");
    }
  show (self->clocks, sentence);
}

static void
show_all (FfwSessionDateRow *self)
{
  g_autofree char *about = describe (self);

  gtk_label_set_label (self->about, about);
  ffw_words_name (GTK_ACCESSIBLE (self), about);
  show_clocks (self);
}

static void
on_edited (FfwSessionDateRow *self)
{
  if (is_whole (self) && get_length (self) > 0)
    ffw_time_entry_show_problem (self->ends, NULL);
  show_all (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_remove (FfwSessionDateRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
ffw_session_date_row_grab_focus (GtkWidget *widget)
{
  FfwSessionDateRow *self = FFW_SESSION_DATE_ROW (widget);
  GtkWidget *field = GTK_WIDGET (self->date);

  /* What is wanting, else the day. */
  if (ffw_date_entry_get_date (self->date) != FFW_DATE_NONE && !is_whole (self))
    field = ffw_time_entry_get_minute (self->starts) == FFW_DATE_NO_MINUTE
                ? GTK_WIDGET (self->starts)
                : GTK_WIDGET (self->ends);

  return gtk_widget_grab_focus (field);
}

static void
ffw_session_date_row_class_init (FfwSessionDateRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = ffw_session_date_row_grab_focus;
  signals[EDITED] = g_signal_new ("edited", FFW_TYPE_SESSION_DATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", FFW_TYPE_SESSION_DATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  g_type_ensure (FFW_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-session-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, about);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, remove);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, date);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, starts);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, ends);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, venue);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, link);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, clocks);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionDateRow, doubt);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
ffw_session_date_row_init (FfwSessionDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_all (self);
}

/**
 * ffw_session_date_row_new:
 * @id: of a date that is there already, or 0 for a new one
 */
GtkWidget *
ffw_session_date_row_new (gint64 id)
{
  FfwSessionDateRow *self = g_object_new (FFW_TYPE_SESSION_DATE_ROW, NULL);

  self->id = id;

  return GTK_WIDGET (self);
}

/** Returns: the id of a date that is there already, or 0 */
gint64
ffw_session_date_row_get_id (FfwSessionDateRow *self)
{
  return self->id;
}

/** Returns: the day, or %FFW_DATE_NONE while what is typed is none */
FfwDate
ffw_session_date_row_get_date (FfwSessionDateRow *self)
{
  return ffw_date_entry_get_date (self->date);
}

void
ffw_session_date_row_set_date (FfwSessionDateRow *self, FfwDate date)
{
  ffw_date_entry_set_date (self->date, date);
}

/**
 * ffw_session_date_row_set_times:
 * @starts: minutes since midnight
 * @ends: likewise
 * @n_days: how many days after the first it ends
 */
void
ffw_session_date_row_set_times (FfwSessionDateRow *self, guint starts, guint ends, guint n_days)
{
  self->n_days = n_days;
  ffw_time_entry_set_minute (self->starts, starts);
  ffw_time_entry_set_minute (self->ends, ends);
  show_all (self);
}

/** Returns: whether both times can be read */
gboolean
ffw_session_date_row_get_times (FfwSessionDateRow *self, guint *starts, guint *ends, guint *n_days)
{
  *starts = ffw_time_entry_get_minute (self->starts);
  *ends = ffw_time_entry_get_minute (self->ends);
  *n_days = self->n_days;

  return *starts != FFW_DATE_NO_MINUTE && *ends != FFW_DATE_NO_MINUTE;
}

/** Writes where it is; an empty text or %NULL for what it has not. */
void
ffw_session_date_row_set_place (FfwSessionDateRow *self, const char *venue, const char *link)
{
  ffw_text_entry_set_text (self->venue, venue ? venue : "");
  ffw_text_entry_set_text (self->link, link ? link : "");
}

const char *
ffw_session_date_row_get_venue (FfwSessionDateRow *self)
{
  return ffw_text_entry_get_text (self->venue);
}

const char *
ffw_session_date_row_get_link (FfwSessionDateRow *self)
{
  return ffw_text_entry_get_text (self->link);
}

static char *
to_text (FfwLocalTime time)
{
  char iso[FFW_LOCAL_TIME_SIZE];

  return g_strdup (ffw_local_time_to_iso (time, iso));
}

/** Returns: (transfer full) (nullable): such as 2026-11-22T09:30; %NULL while it cannot be read */
char *
ffw_session_date_row_get_starts_at (FfwSessionDateRow *self)
{
  return is_whole (self) ? to_text (get_start (self)) : NULL;
}

/** Returns: (transfer full) (nullable): likewise */
char *
ffw_session_date_row_get_ends_at (FfwSessionDateRow *self)
{
  return is_whole (self) ? to_text (get_end (self)) : NULL;
}

/** Says whether the date can be left out: the last one cannot. */
void
ffw_session_date_row_set_removable (FfwSessionDateRow *self, gboolean removable)
{
  gtk_widget_set_visible (self->remove, removable);
}

/**
 * ffw_session_date_row_show_doubt:
 * @doubt: (nullable): what is worth a look, such as a room that is taken then
 */
void
ffw_session_date_row_show_doubt (FfwSessionDateRow *self, const char *doubt)
{
  show (self->doubt, doubt);
  ffw_words_describe (GTK_ACCESSIBLE (self), doubt ? doubt : "");
}

static gboolean
check_clock (FfwTimeEntry *entry, FfwDate date)
{
  guint minute = ffw_time_entry_get_minute (entry);

  ffw_time_entry_check (entry);
  if (minute == FFW_DATE_NO_MINUTE)
    return FALSE;
  if (date == FFW_DATE_NONE || ffw_local_time_exists ((FfwLocalTime){ date, minute }))
    return TRUE;
  ffw_time_entry_show_problem (entry, _ ("There is no such time on this day: the clocks go "
                                         "forward. Choose another."));

  return FALSE;
}

/** Returns: whether the date is whole and ends after it starts; where not, it is shown */
gboolean
ffw_session_date_row_check (FfwSessionDateRow *self)
{
  FfwDate on = ffw_date_entry_get_date (self->date);
  gboolean starts = check_clock (self->starts, on);
  gboolean ends = check_clock (self->ends, on == FFW_DATE_NONE ? on : on + self->n_days);

  ffw_date_entry_check (self->date);
  if (on == FFW_DATE_NONE || !starts || !ends)
    return FALSE;
  if (get_length (self) > 0)
    return TRUE;
  ffw_time_entry_show_problem (self->ends,
                               _ ("It ends before it starts. Correct one of the two times."));

  return FALSE;
}

/** Returns: (transfer floating): all that is typed (a{sv}) */
GVariant *
ffw_session_date_row_save (FfwSessionDateRow *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "id", "x", self->id);
  g_variant_dict_insert (&state, "date", "s", ffw_date_entry_get_text (self->date));
  g_variant_dict_insert (&state, "starts", "s", ffw_time_entry_get_text (self->starts));
  g_variant_dict_insert (&state, "ends", "s", ffw_time_entry_get_text (self->ends));
  g_variant_dict_insert (&state, "days", "u", self->n_days);
  g_variant_dict_insert (&state, "venue", "s", ffw_text_entry_get_text (self->venue));
  g_variant_dict_insert (&state, "link", "s", ffw_text_entry_get_text (self->link));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_session_date_row_save() gave. */
void
ffw_session_date_row_restore (FfwSessionDateRow *self, GVariant *state)
{
  const char *text;

  g_variant_lookup (state, "id", "x", &self->id);
  g_variant_lookup (state, "days", "u", &self->n_days);
  if (g_variant_lookup (state, "date", "&s", &text))
    ffw_date_entry_set_text (self->date, text);
  if (g_variant_lookup (state, "starts", "&s", &text))
    ffw_time_entry_set_text (self->starts, text);
  if (g_variant_lookup (state, "ends", "&s", &text))
    ffw_time_entry_set_text (self->ends, text);
  if (g_variant_lookup (state, "venue", "&s", &text))
    ffw_text_entry_set_text (self->venue, text);
  if (g_variant_lookup (state, "link", "&s", &text))
    ffw_text_entry_set_text (self->link, text);
  show_all (self);
}
