/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-busy.h"

#include "ffw-file-reader.h"
#include "ffw-local-time.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

/* What every such file holds. */
#define BEGIN "BEGIN:VCALENDAR"

/* A calendar holds entries, and those hold alarms: nothing is deeper by far. */
#define MOST_DEEP 32

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
  GHashTable *moved;    /* “UID moment” of occurrences that were given another time */
  GHashTable *left_out; /* moments, and days as “day N”, that an entry leaves out */
  const char *uid;
  const char *summary;
  gint64 from;
  gint64 to;
  guint n; /* occurrences that were looked at */
  GCancellable *cancellable;
} Gathering;

/* Whether the file asks for no more than a calendar holds, and somebody still waits for it. */
static gboolean
goes_on (const Gathering *self)
{
  return self->n <= FFW_CALENDAR_BUSY_MOST && !g_cancellable_is_cancelled (self->cancellable);
}

static char *
key_of (const char *uid, gint64 starts)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, uid ? uid : "", starts);
}

static void
add (Gathering *self, gint64 starts, gint64 ends)
{
  FfwCalendarBusy *busy;

  if (ends <= self->from || starts >= self->to || ends <= starts)
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

/* Every second, minute or hour is no entry of a person's calendar, nor is one that names several
 * seconds of a minute. */
static gboolean
repeats_too_often (const struct icalrecurrencetype *rule)
{
  return rule->freq == ICAL_SECONDLY_RECURRENCE || rule->freq == ICAL_MINUTELY_RECURRENCE
         || rule->freq == ICAL_HOURLY_RECURRENCE
         || (rule->by_second[0] != ICAL_RECURRENCE_ARRAY_MAX
             && rule->by_second[1] != ICAL_RECURRENCE_ARRAY_MAX);
}

static char *
key_of_day (struct icaltimetype time)
{
  return g_strdup_printf ("day %d-%d-%d", time.year, time.month, time.day);
}

/* Once for each entry: it may leave out as many days as it has. */
static void
note_left_out (Gathering *self, icalcomponent *event)
{
  icalproperty *property;

  g_hash_table_remove_all (self->left_out);
  for (property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    {
      struct icaltimetype time = icalproperty_get_datetime_with_component (property, event);

      g_hash_table_add (self->left_out,
                        time.is_date ? key_of_day (time) : key_of (NULL, to_unix (time)));
    }
}

static gboolean
is_left_out (const Gathering *self, struct icaltimetype time)
{
  g_autofree char *day = key_of_day (time);
  g_autofree char *moment = key_of (NULL, to_unix (time));

  return g_hash_table_contains (self->left_out, day)
         || g_hash_table_contains (self->left_out, moment);
}

static void
add_occurrence (Gathering *self, struct icaltimetype starts, int seconds)
{
  gint64 moment = to_unix (starts);
  g_autofree char *key = NULL;

  self->n++;
  if (moment == G_MININT64 || moment + seconds <= self->from || moment >= self->to)
    return;
  key = key_of (self->uid, moment);
  if (!g_hash_table_contains (self->moved, key) && !is_left_out (self, starts))
    add (self, moment, moment + seconds);
}

/* What repeats, until it is past the end of what is asked for. A rule may have no end. */
static void
add_repeated (Gathering *self, icalproperty *property, struct icaltimetype starts, int seconds)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  icalrecur_iterator *iterator = repeats_too_often (&rule) ? NULL
                                                           : icalrecur_iterator_new (rule, starts);

  if (iterator == NULL)
    return;
  for (struct icaltimetype next = icalrecur_iterator_next (iterator);
       !icaltime_is_null_time (next) && goes_on (self); next = icalrecur_iterator_next (iterator))
    {
      gint64 moment = to_unix (next);

      if (moment >= self->to)
        break;
      if (icaltime_compare (next, starts) != 0)
        add_occurrence (self, next, seconds);
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
  gint64 begins;
  int seconds;

  if (icaltime_is_null_time (starts) || !icaltime_is_valid_time (starts)
      || icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED
      || (transparent && icalproperty_get_transp (transparent) == ICAL_TRANSP_TRANSPARENT))
    return;
  if (icaltime_is_null_time (ends))
    ends = starts;
  if (starts.is_date && icaltime_compare_date_only (ends, starts) <= 0) /* without an end, a day */
    icaltime_adjust (&ends, 1, 0, 0, 0);
  begins = to_unix (starts);
  if (begins == G_MININT64)
    return;
  seconds = (int)CLAMP (MAX (to_unix (ends), begins) - begins, 0, G_MAXINT / 2);

  self->uid = is_moved ? NULL : icalcomponent_get_uid (event);
  self->summary = icalcomponent_get_summary (event);
  note_left_out (self, event);
  add_occurrence (self, starts, seconds);
  if (is_moved)
    return;
  for (property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY); property;
       property = icalcomponent_get_next_property (event, ICAL_RRULE_PROPERTY))
    add_repeated (self, property, starts, seconds);
  for (property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY); property;
       property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY))
    {
      struct icaldatetimeperiodtype date = icalproperty_get_rdate (property);

      if (!icaltime_is_null_time (date.time))
        add_occurrence (self, icalproperty_get_datetime_with_component (property, event), seconds);
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
  for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event && goes_on (self);
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    gather_event (self, event);
}

/* Whether components stand in each other more deeply than in any calendar. The parser goes down
 * into each, and has no end of its own. */
static gboolean
is_too_deep (const char *text)
{
  int depth = 0;

  for (const char *line = text; line; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      if (g_ascii_strncasecmp (line, "begin", 5) == 0 && ++depth > MOST_DEEP)
        return TRUE;
      if (g_ascii_strncasecmp (line, "end:", 4) == 0)
        depth--;
    }

  return FALSE;
}

/* The text of the file, where it is one and speaks of a calendar. The parser wants whole lines;
 * those that are folded (RFC 5545, 3.1) are put together, so that all see the same ones. */
static char *
take_text (GBytes *bytes)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (GString) text = NULL;

  if (size == 0 || !g_utf8_validate_len (data, size, NULL)
      || g_strstr_len (data, (gssize)size, BEGIN) == NULL)
    return NULL;

  text = g_string_sized_new (size + 2);
  for (gsize i = 0; i < size; i++)
    if (data[i] == '\n' && i + 1 < size && (data[i + 1] == ' ' || data[i + 1] == '\t'))
      i++;
    else if (data[i] != '\r')
      g_string_append_c (text, data[i]);
  g_string_append_c (text, '\n');

  return is_too_deep (text->str) ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
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
 *   cannot be read, is too large, holds more than %FFW_CALENDAR_BUSY_MOST, or is no calendar
 */
GPtrArray *
ffw_calendar_busy_read (const char *path, FfwDate from, FfwDate to, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GHashTable) moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Gathering gathering = { .moved = moved,
                          .left_out = left_out,
                          .cancellable = cancellable,
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
  if (!goes_on (&gathering))
    {
      g_ptr_array_unref (gathering.busy);
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     _ ("“%1$s” holds more than %2$d entries, each repetition counted. Export a"
                        " shorter time from your calendar."),
                     name, FFW_CALENDAR_BUSY_MOST);
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
      gint64 from, to;

      if (event->cancelled || !ffw_local_time_parse (event->starts_at, &starts)
          || !ffw_local_time_parse (event->ends_at, &ends))
        continue;
      from = ffw_local_time_to_unix (starts) - margin;
      to = ffw_local_time_to_unix (ends) + margin;
      for (guint j = 0; j < busy->len; j++)
        {
          const FfwCalendarBusy *other = busy->pdata[j];

          if (other->starts >= to)
            break;
          if (other->ends > from)
            {
              FfwCalendarClash clash = { event, other };

              g_array_append_val (clashes, clash);
            }
        }
    }

  return clashes;
}
