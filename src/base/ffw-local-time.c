/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-local-time.h"

#define ZONE "Europe/London"

/**
 * ffw_local_time_parse:
 * @text: in a form of the import formats, such as 2022-11-22T09:30
 *
 * Returns: whether it is a day with a time
 */
gboolean
ffw_local_time_parse (const char *text, FfwLocalTime *time)
{
  return ffw_date_time_parse (text, &time->day, &time->minute) == FFW_DATE_OK;
}

/**
 * ffw_local_time_to_iso:
 * @iso: (out): is filled, as 2022-11-22T09:30
 *
 * Returns: @iso
 */
char *
ffw_local_time_to_iso (FfwLocalTime time, char iso[FFW_LOCAL_TIME_SIZE])
{
  char day[FFW_DATE_ISO_SIZE];

  g_snprintf (iso, FFW_LOCAL_TIME_SIZE, "%sT%02u:%02u", ffw_date_to_iso (time.day, day),
              time.minute / 60 % 24, time.minute % 60);

  return iso;
}

/** Returns: less than 0, 0 or more, as @a is before, the same as or after @b */
int
ffw_local_time_compare (FfwLocalTime a, FfwLocalTime b)
{
  if (a.day != b.day)
    return a.day < b.day ? -1 : 1;

  return (a.minute > b.minute) - (a.minute < b.minute);
}

/**
 * ffw_local_time_add:
 *
 * By the clock on the wall: a session that is moved by a week begins at the same time of day, also
 * where the clocks change between.
 *
 * Returns: the time so many days and minutes later, or earlier
 */
FfwLocalTime
ffw_local_time_add (FfwLocalTime time, int days, int minutes)
{
  int minute = (int)time.minute + minutes;
  int over = minute / FFW_MINUTES_IN_DAY - (minute % FFW_MINUTES_IN_DAY < 0);

  return (FfwLocalTime){ .day = (FfwDate)((int)time.day + days + over),
                         .minute = (guint)(minute - over * FFW_MINUTES_IN_DAY) };
}

/* Kept for good: it is the same throughout, and reading its rules takes a thousand times as long as
 * asking it. */
static GTimeZone *
get_zone (void)
{
  static GTimeZone *zone;

  if (g_once_init_enter (&zone))
    {
      GTimeZone *london = g_time_zone_new_identifier (ZONE);

      /* Where no data of time zones is installed: GMT. */
      g_once_init_leave (&zone, london ? london : g_time_zone_new_utc ());
    }

  return zone;
}

static GDateTime *
to_date_time (FfwLocalTime time)
{
  guint year, month, day;

  ffw_date_split (time.day, &year, &month, &day);

  return g_date_time_new (get_zone (), (int)year, (int)month, (int)day, (int)time.minute / 60,
                          time.minute % 60, 0);
}

/**
 * ffw_local_time_exists:
 *
 * Returns: whether there is such a time: an hour of the last Sunday of March is left out
 */
gboolean
ffw_local_time_exists (FfwLocalTime time)
{
  g_autoptr (GDateTime) moment = to_date_time (time);

  return moment && g_date_time_get_hour (moment) == (int)time.minute / 60
         && g_date_time_get_minute (moment) == (int)time.minute % 60;
}

/** Returns: the moment in seconds from the beginning of 1970 in UTC; of a time that there is twice,
 *   the first */
gint64
ffw_local_time_to_unix (FfwLocalTime time)
{
  g_autoptr (GDateTime) moment = to_date_time (time);

  return moment ? g_date_time_to_unix (moment) : 0;
}
