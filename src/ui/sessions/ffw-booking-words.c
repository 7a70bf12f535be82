/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-words.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): a session as it is chosen: its day, course and code, and how full it
 *   is */
char *
ffw_booking_words_session (const FfwBookableSession *session)
{
  g_autofree char *day = ffw_words_short_date (session->first_on);
  g_autofree char *course = ffw_text_title (&session->title, session->course, ffw_language_get ());
  g_autofree char *booked = ffw_words_number ((guint64)session->n_booked);
  g_autofree char *places = session->capacity == FFW_NULL
                                ? NULL
                                : ffw_words_number ((guint64)session->capacity);
  /* Translators: how full a session is: two numbers. */
  g_autofree char *full = places ? ffw_words (_ ("%1$s of %2$s booked"), booked, places, NULL)
                                 /* Translators: %1$s is a number of people. */
                                 : ffw_words (_ ("%1$s booked, no limit"), booked, NULL);

  /* Translators: a session to choose: its day, its course, its code, how full it is. */
  return ffw_words (_ ("%1$s, %2$s (%3$s): %4$s"), day, course, session->code, full, NULL);
}

/** Returns: (nullable): why somebody is before others in a line by need; %NULL for no need */
const char *
ffw_booking_words_need (FfwBookingNeed need)
{
  switch (need)
    {
    case FFW_BOOKING_NEED_MISSING:
      return _ ("missing it, and it is mandatory");
    case FFW_BOOKING_NEED_EXPIRED:
      return _ ("it has expired, and is mandatory");
    case FFW_BOOKING_NEED_EXPIRING:
      return _ ("it expires soon, and is mandatory");
    case FFW_BOOKING_NEED_DUE:
      return _ ("due, and mandatory");
    case FFW_BOOKING_NEED_RECOMMENDED:
      return _ ("recommended");
    case FFW_BOOKING_NEED_NONE:
    default:
      return NULL;
    }
}

static void
add (GString *text, const char *one, const char *many, guint n)
{
  g_autofree char *sentence = n > 0 ? ffw_words_count (one, many, n) : NULL;

  if (sentence)
    g_string_append_printf (text, "%s%s", text->len ? " " : "", sentence);
}

/** Returns: (transfer full): what comes of a plan, in a few sentences */
char *
ffw_booking_words_sum (const FfwBookingResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add (text, FFW_NP_ ("%1$d person gets a place.", "%1$d people get a place."), result->n_booked);
  add (text, FFW_NP_ ("%1$d person waits for one.", "%1$d people wait for one."),
       result->n_waiting);
  add (text, FFW_NP_ ("%1$d person cannot be booked.", "%1$d people cannot be booked."),
       result->n_refused);
  add (text,
       FFW_NP_ ("%1$d person who has waited gets a place before them.",
                "%1$d people who have waited get a place before them."),
       result->n_promoted);
  add (text,
       FFW_NP_ ("%1$d person is elsewhere at overlapping times.",
                "%1$d people are elsewhere at overlapping times."),
       result->n_clashes);
  add (text,
       FFW_NP_ ("%1$d person asks for another language than that of the session.",
                "%1$d people ask for another language than that of the session."),
       result->n_other_language);
  add (text,
       FFW_NP_ ("%1$d other booking that waits for the course is cancelled.",
                "%1$d other bookings that wait for the course are cancelled."),
       result->n_lists_left);

  return g_strdup (text->str);
}

/** Returns: (transfer full): what becomes of one person */
char *
ffw_booking_words_outcome (const FfwBookingOutcome *outcome)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *need = ffw_booking_words_need (outcome->need);

  if (outcome->refusal != FFW_BOOKING_REFUSAL_NONE)
    return g_strdup (outcome->why);

  if (outcome->status == FFW_BOOKING_WAITING)
    {
      g_autofree char *place = ffw_words_number (outcome->line);
      /* Translators: of somebody on a waiting list; %1$s is their number in it. */
      g_autofree char *waits = ffw_words (_ ("Waits, number %1$s in the line"), place, NULL);

      g_string_append (text, waits);
    }
  else
    g_string_append (text, outcome->waited ? _ ("Gets a place, after having waited")
                                           : _ ("Gets a place"));
  if (need)
    g_string_append_printf (text, " (%s)", need);
  if (outcome->other_language)
    g_string_append_printf (text, "\n%s",
                            _ ("Asks for another language than that of the session."));
  if (outcome->clash)
    {
      /* Translators: %1$s is the code of a session. */
      g_autofree char *clash = ffw_words (_ ("Is also at session “%1$s”, at overlapping times."),
                                          outcome->clash, NULL);

      g_string_append_printf (text, "\n%s", clash);
    }

  return g_strdup (text->str);
}
