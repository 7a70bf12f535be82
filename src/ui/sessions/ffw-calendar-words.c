/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-words.h"

#include "ffw-calendar-text.h"
#include "ffw-clock.h"
#include "ffw-fold.h"
#include "ffw-message.h"
#include "ffw-month-grid.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): a day with its weekday: “Tuesday 24 November 2026” */
char *
ffw_calendar_words_day (FfwDate day)
{
  g_autofree char *date = ffw_words_date (day);

  /* Translators: the name of a weekday, and its date */
  return ffw_words (_ ("%1$s %2$s"),
                    ffw_weekday_name (ffw_date_get_weekday (day), ffw_language_get ()), date, NULL);
}

/**
 * ffw_calendar_words_month:
 * @brief: whether the name of the month is short
 *
 * Returns: (transfer full): the month that @day is in: “November 2026”, or “Nov 2026”
 */
char *
ffw_calendar_words_month (FfwDate day, gboolean brief)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *number = NULL;
  guint year;
  guint month;
  guint of_month;

  ffw_date_split (day, &year, &month, &of_month);
  number = g_strdup_printf ("%u", year);

  /* Translators: the name of a month, and a year */
  return ffw_words (C_ ("month", "%1$s %2$s"),
                    brief ? ffw_month_abbreviation (month, language)
                          : ffw_month_name (month, language),
                    number, NULL);
}

/** Returns: (transfer full): some days: “23–29 Nov 2026”, or “30 Nov 2026 – 6 Dec 2026” */
char *
ffw_calendar_words_days (FfwDate first, FfwDate last)
{
  g_autofree char *from = ffw_words_short_date (first);
  g_autofree char *until = ffw_words_short_date (last);
  guint year;
  guint month;
  guint day;

  if (ffw_date_get_month (first) == ffw_date_get_month (last))
    {
      g_autofree char *number = NULL;

      ffw_date_split (first, &year, &month, &day);
      number = g_strdup_printf ("%u", day);

      /* Translators: the number of a day, and a later day of its month: 23–29 Nov 2026 */
      return ffw_words (C_ ("days", "%1$s–%2$s"), number, until, NULL);
    }

  /* Translators: the first and the last of some days */
  return ffw_words (_ ("%1$s – %2$s"), from, until, NULL);
}

/** Returns: (transfer full): a time of the day: “09:30” */
char *
ffw_calendar_words_time (guint minute)
{
  return ffw_clock_format (minute % FFW_MINUTES_IN_DAY);
}

/** Returns: (transfer full): from when until when: “09:30–16:00”, with the day of another end */
char *
ffw_calendar_words_span (const FfwAgendaEntry *entry)
{
  guint end = entry->minute + entry->minutes;
  g_autofree char *from = ffw_calendar_words_time (entry->minute);
  g_autofree char *until = ffw_calendar_words_time (end);

  if (end > FFW_MINUTES_IN_DAY)
    {
      g_autofree char *day = ffw_words_short_date (entry->day + end / FFW_MINUTES_IN_DAY);

      /* Translators: from a time to a time of another day */
      return ffw_words (_ ("%1$s to %2$s, %3$s"), from, until, day, NULL);
    }

  return ffw_words (_ ("%1$s–%2$s"), from, until, NULL);
}

static char *
booked (const FfwAgendaEntry *entry)
{
  g_autofree char *capacity = NULL;
  g_autofree char *number = NULL;

  if (entry->capacity == FFW_NULL)
    return ffw_words_count (FFW_NP_ ("%1$d booked", "%1$d booked"), entry->booked);
  if (entry->capacity == 0)
    return g_strdup (_ ("closed to bookings"));

  number = ffw_words_number (entry->booked);
  capacity = ffw_words_number ((guint64)entry->capacity);
  if (entry->booked >= entry->capacity)
    /* Translators: the places of a session: how many are taken, of how many */
    return ffw_words (_ ("full, %1$s of %2$s booked"), number, capacity, NULL);

  return ffw_words (_ ("%1$s of %2$s booked"), number, capacity, NULL);
}

/** Returns: (transfer full): how many places are taken: “12 of 20 booked, 3 waiting” */
char *
ffw_calendar_words_places (const FfwAgendaEntry *entry)
{
  g_autofree char *taken = booked (entry);
  g_autofree char *waiting = NULL;

  if (entry->waiting == 0)
    return g_steal_pointer (&taken);

  waiting = ffw_words_count (FFW_NP_ ("%1$d waiting", "%1$d waiting"), entry->waiting);

  return ffw_words (_ ("%1$s, %2$s"), taken, waiting, NULL);
}

/* What people write where there is no room. */
static gboolean
is_online (const FfwAgendaEntry *entry)
{
  g_autofree char *venue = ffw_fold (entry->venue);

  return *venue ? g_str_equal (venue, "online") || g_str_equal (venue, "ar-lein")
                : entry->is_online;
}

static char *
title_at (const FfwAgendaEntry *entry)
{
  if (is_online (entry))
    return ffw_words (_ ("%1$s online"), entry->title, NULL);
  if (*entry->venue)
    /* Translators: the title of a course, and where a session of it is */
    return ffw_words (_ ("%1$s at %2$s"), entry->title, entry->venue, NULL);

  return g_strdup (entry->title);
}

static void
add (GString *sentence, char *part)
{
  g_autofree char *owned = part;

  g_string_append_printf (sentence, ", %s", owned);
}

/** Returns: (transfer full): all that there is to say of a session on a day */
char *
ffw_calendar_words_entry (const FfwAgendaEntry *entry)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *span = ffw_calendar_words_span (entry);
  g_autofree char *what = title_at (entry);
  g_autoptr (GString) sentence = g_string_new (NULL);

  g_string_printf (sentence, "%s %s", span, what);
  add (sentence,
       g_strdup (ffw_coding_get_word (&ffw_coding_session_status, (int)entry->status, language)));
  add (sentence, ffw_calendar_words_places (entry));
  if (*entry->trainers)
    /* Translators: names of trainers */
    add (sentence, ffw_words (_ ("trained by %1$s"), entry->trainers, NULL));
  if (entry->language >= 0)
    add (sentence,
         g_strdup (ffw_coding_get_word (&ffw_coding_taught_in, entry->language, language)));
  if (entry->n_dates > 1)
    {
      g_autofree char *position = ffw_words_number (entry->position);
      g_autofree char *n = ffw_words_number (entry->n_dates);

      /* Translators: which of the days of a session it is, of how many */
      add (sentence, ffw_words (_ ("day %1$s of %2$s"), position, n, NULL));
    }
  add (sentence, ffw_words (_ ("session %1$s"), entry->code, NULL));

  return g_strdup (sentence->str);
}

static char *
in_brief (const FfwAgendaEntry *entry)
{
  g_autofree char *time = ffw_calendar_words_time (entry->minute);
  g_autofree char *what = title_at (entry);
  g_autofree char *how = entry->status == FFW_SESSION_CANCELLED ? g_strdup (
                             ffw_coding_get_word (&ffw_coding_session_status, FFW_SESSION_CANCELLED,
                                                  ffw_language_get ()))
                                                                : ffw_calendar_words_places (entry);

  /* Translators: when a session begins, its course and place, and how many places are taken */
  return ffw_words (_ ("%1$s %2$s, %3$s"), time, what, how, NULL);
}

/**
 * ffw_calendar_words_of_day:
 * @most: how many of the sessions are named; of the others only their number
 *
 * Returns: (transfer full): a day and its sessions: “Tuesday 24 November 2026, 2 sessions: 09:30
 *   POWER at Styal, 12 of 20 booked; …”
 */
char *
ffw_calendar_words_of_day (const FfwAgenda *agenda, FfwDate day, guint most)
{
  g_autofree char *date = ffw_calendar_words_day (day);
  g_autofree char *count = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  guint n;
  guint first = ffw_agenda_find_day (agenda, day, &n);

  if (n == 0)
    return ffw_words (_ ("%1$s, no sessions"), date, NULL);

  for (guint i = first; i < first + MIN (n, most); i++)
    {
      g_autofree char *brief = in_brief (ffw_agenda_get (agenda, i));

      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", brief);
    }
  if (n > most)
    {
      g_autofree char *more = ffw_calendar_words_more (n - most);

      g_string_append_printf (list, "; %s", more);
    }
  count = ffw_words_count (FFW_NP_ ("%1$d session", "%1$d sessions"), n);

  /* Translators: a day, how many sessions it has, and a list of them */
  return ffw_words (_ ("%1$s, %2$s: %3$s"), date, count, list->str, NULL);
}

/** Returns: (transfer full): how many sessions of a day there is no room for: “+3 more” */
char *
ffw_calendar_words_more (guint n)
{
  return ffw_words_count (FFW_NP_ ("+%1$d more", "+%1$d more"), n);
}
