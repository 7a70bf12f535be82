/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-busy.h"

#include "ffw-file-reader.h"
#include "ffw-local-time.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

/* What every such file holds. */
#define BEGIN "BEGIN:VCALENDAR"

static void
busy_free (FfwCalendarBusy *self)
{
  g_free (self->summary);
  g_free (self);
}

/* What is gathered of a file. */
typedef struct
{
  GPtrArray *busy;
  GHashTable *moved; /* “UID moment” of occurrences that were given another time */
  const char *uid;
  const char *summary;
  gint64 from;
  gint64 to;
} Gathering;

static char *
key_of (const char *uid, gint64 starts)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, uid ? uid : "", starts);
}

static void
add (Gathering *self, gint64 starts, gint64 ends)
{
  FfwCalendarBusy *busy;

  if (ends <= self->from || starts >= self->to || ends <= starts
      || self->busy->len >= FFW_CALENDAR_BUSY_MOST)
    return;
  busy = g_new0 (FfwCalendarBusy, 1);
  busy->summary = g_strdup (self->summary ? self->summary : "");
  busy->starts = starts;
  busy->ends = ends;
  g_ptr_array_add (self->busy, busy);
}

/* A moment of a time that the file gives: of a zone, else of Europe/London. */
static gint64
to_unix (struct icaltimetype time)
{
  FfwLocalTime local;

  if (time.zone)
    return (gint64)icaltime_as_timet_with_zone (time, time.zone);
  local.day = ffw_date_new ((guint)time.year, (guint)time.month, (guint)time.day);
  local.minute = time.is_date ? 0 : (guint)(time.hour * 60 + time.minute);

  return local.day == FFW_DATE_NONE ? G_MININT64 : ffw_local_time_to_unix (local);
}

/* Every second, minute or hour is no entry of a person's calendar. */
static gboolean
repeats_too_often (const struct icalrecurrencetype *rule)
{
  return rule->freq == ICAL_SECONDLY_RECURRENCE || rule->freq == ICAL_MINUTELY_RECURRENCE
         || rule->freq == ICAL_HOURLY_RECURRENCE;
}

static gboolean
is_left_out (icalcomponent *event, struct icaltimetype time)
{
  icalproperty *property;

  for (property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    {
      struct icaltimetype left_out = icalproperty_get_datetime_with_component (property, event);

      if (left_out.is_date ? icaltime_compare_date_only (left_out, time) == 0
                           : to_unix (left_out) == to_unix (time))
        return TRUE;
    }

  return FALSE;
}

static void
add_occurrence (Gathering *self, icalcomponent *event, struct icaltimetype starts, int seconds)
{
  gint64 moment = to_unix (starts);
  g_autofree char *key = key_of (self->uid, moment);

  if (moment != G_MININT64 && !g_hash_table_contains (self->moved, key)
      && !is_left_out (event, starts))
    add (self, moment, moment + seconds);
}

/* What repeats, until it is past the end of what is asked for. A rule may have no end. */
static void
add_repeated (Gathering *self, icalcomponent *event, icalproperty *property,
              struct icaltimetype starts, int seconds)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  icalrecur_iterator *iterator = repeats_too_often (&rule) ? NULL
                                                           : icalrecur_iterator_new (rule, starts);
  guint n = 0;

  if (iterator == NULL)
    return;
  for (struct icaltimetype next = icalrecur_iterator_next (iterator);
       !icaltime_is_null_time (next) && n < FFW_CALENDAR_BUSY_MOST;
       next = icalrecur_iterator_next (iterator), n++)
    {
      gint64 moment = to_unix (next);

      if (moment >= self->to)
        break;
      if (icaltime_compare (next, starts) != 0)
        add_occurrence (self, event, next, seconds);
    }
  icalrecur_iterator_free (iterator);
}

static void
gather_event (Gathering *self, icalcomponent *event)
{
  struct icaltimetype starts = icalcomponent_get_dtstart (event);
  struct icaltimetype ends = icalcomponent_get_dtend (event);
  icalproperty *transparent = icalcomponent_get_first_property (event, ICAL_TRANSP_PROPERTY);
  gboolean is_moved = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL;
  icalproperty *property;
  int seconds;

  if (icaltime_is_null_time (starts) || !icaltime_is_valid_time (starts)
      || icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED
      || (transparent && icalproperty_get_transp (transparent) == ICAL_TRANSP_TRANSPARENT))
    return;
  if (icaltime_is_null_time (ends))
    ends = starts;
  if (starts.is_date && icaltime_compare_date_only (ends, starts) <= 0) /* without an end, a day */
    icaltime_adjust (&ends, 1, 0, 0, 0);
  seconds = (int)CLAMP (to_unix (ends) - to_unix (starts), 0, G_MAXINT / 2);

  self->uid = is_moved ? NULL : icalcomponent_get_uid (event);
  self->summary = icalcomponent_get_summary (event);
  add_occurrence (self, event, starts, seconds);
  if (is_moved)
    return;
  for (property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY); property;
       property = icalcomponent_get_next_property (event, ICAL_RRULE_PROPERTY))
    add_repeated (self, event, property, starts, seconds);
  for (property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY); property;
       property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY))
    {
      struct icaldatetimeperiodtype date = icalproperty_get_rdate (property);

      if (!icaltime_is_null_time (date.time))
        add_occurrence (self, event, icalproperty_get_datetime_with_component (property, event),
                        seconds);
    }
}

/* An occurrence that was given another time stands there as an entry of its own. */
static void
note_moved (Gathering *self, icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY);

  if (property)
    g_hash_table_add (
        self->moved, key_of (icalcomponent_get_uid (event),
                             to_unix (icalproperty_get_datetime_with_component (property, event))));
}

static void
gather (Gathering *self, icalcomponent *calendar)
{
  icalcomponent *event;

  for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    note_moved (self, event);
  for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    gather_event (self, event);
}

/* The text of the file, where it is one and speaks of a calendar. The parser wants whole lines. */
static char *
take_text (GBytes *bytes)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);

  if (size == 0 || !g_utf8_validate_len (data, size, NULL)
      || g_strstr_len (data, (gssize)size, BEGIN) == NULL)
    return NULL;

  return g_strdup_printf ("%.*s\r\n", (int)size, data);
}

static int
compare_busy (gconstpointer a, gconstpointer b)
{
  const FfwCalendarBusy *first = *(const FfwCalendarBusy *const *)a;
  const FfwCalendarBusy *second = *(const FfwCalendarBusy *const *)b;

  return (first->starts > second->starts) - (first->starts < second->starts);
}

static gint64
begin_of (FfwDate day)
{
  return ffw_local_time_to_unix ((FfwLocalTime){ .day = day });
}

/**
 * ffw_calendar_busy_read:
 * @path: an iCalendar file (RFC 5545), with one calendar or several
 * @from, @to: the days that are asked for, both included
 *
 * Reads when somebody is busy. What repeats is followed through @to, so one without an end has one;
 * what is cancelled or marked as free, and what repeats more often than daily, is left out.
 *
 * Returns: (transfer full) (element-type FfwCalendarBusy): by when they begin; %NULL where the file
 *   cannot be read, is too large, or is no calendar
 */
GPtrArray *
ffw_calendar_busy_read (const char *path, FfwDate from, FfwDate to, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GHashTable) moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Gathering gathering = { .moved = moved,
                          .from = begin_of (from),
                          .to = begin_of (MIN (to, FFW_DATE_LAST - 1) + 1) };
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  icalcomponent *root;
  gboolean found = FALSE;

  if (stream == NULL)
    return NULL;
  bytes = ffw_file_read_bytes (stream, FFW_CALENDAR_BUSY_MOST_BYTES, cancellable, &cause);
  if (bytes == NULL)
    {
      ffw_file_say_unread (error, cause, name);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > FFW_CALENDAR_BUSY_MOST_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%1$s” is larger than %2$d MB. Export a shorter time from your calendar."),
                   name, FFW_CALENDAR_BUSY_MOST_BYTES / (1024 * 1024));
      return NULL;
    }
  text = take_text (bytes);
  root = text ? icalparser_parse_string (text) : NULL;
  gathering.busy = g_ptr_array_new_with_free_func ((GDestroyNotify)busy_free);
  if (root && icalcomponent_isa (root) == ICAL_VCALENDAR_COMPONENT)
    {
      found = TRUE;
      gather (&gathering, root);
    }
  else if (root)
    for (icalcomponent *calendar = icalcomponent_get_first_component (root,
                                                                      ICAL_VCALENDAR_COMPONENT);
         calendar; calendar = icalcomponent_get_next_component (root, ICAL_VCALENDAR_COMPONENT))
      {
        found = TRUE;
        gather (&gathering, calendar);
      }
  g_clear_pointer (&root, icalcomponent_free);
  if (!found)
    {
      g_ptr_array_unref (gathering.busy);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is not a calendar file. Export one from your calendar, as iCalendar"
                      " (.ics)."),
                   name);
      return NULL;
    }
  g_ptr_array_sort (gathering.busy, compare_busy);

  return gathering.busy;
}

/**
 * ffw_calendar_busy_find_clashes:
 * @busy: (element-type FfwCalendarBusy): by when they begin
 * @events: (element-type FfwCalendarEvent)
 * @buffer: minutes that somebody needs between two things (rules.md, Sessions)
 *
 * Returns: (transfer full) (element-type FfwCalendarClash): what overlaps what, in the order of
 *   @events; entries that are cancelled clash with nothing
 */
GArray *
ffw_calendar_busy_find_clashes (GPtrArray *busy, GPtrArray *events, guint buffer)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (FfwCalendarClash));
  gint64 margin = (gint64)buffer * 60;

  for (guint i = 0; i < events->len; i++)
    {
      const FfwCalendarEvent *event = events->pdata[i];
      FfwLocalTime starts, ends;

      if (event->cancelled || !ffw_local_time_parse (event->starts_at, &starts)
          || !ffw_local_time_parse (event->ends_at, &ends))
        continue;
      for (guint j = 0; j < busy->len; j++)
        {
          const FfwCalendarBusy *other = busy->pdata[j];

          if (other->starts >= ffw_local_time_to_unix (ends) + margin)
            break;
          if (other->ends > ffw_local_time_to_unix (starts) - margin)
            {
              FfwCalendarClash clash = { event, other };

              g_array_append_val (clashes, clash);
            }
        }
    }

  return clashes;
}
