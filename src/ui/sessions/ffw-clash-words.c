/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-clash-words.h"

#include "ffw-calendar-words.h"
#include "ffw-local-time.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): who or what is elsewhere at the time, and where: a sentence */
char *
ffw_clash_words_say (const FfwClash *clash)
{
  FfwLocalTime from;
  FfwLocalTime until;
  g_autofree char *day = NULL;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;
  g_autofree char *span = NULL;

  if (!ffw_local_time_parse (clash->starts_at, &from)
      || !ffw_local_time_parse (clash->ends_at, &until))
    return g_strdup (clash->code);

  day = ffw_words_date (from.day);
  begin = ffw_calendar_words_time (from.minute);
  end = ffw_calendar_words_time (until.minute);
  span = ffw_words (_ ("%1$s–%2$s"), begin, end, NULL);
  switch (clash->kind)
    {
    case FFW_CLASH_TRAINER:
      /* Translators: %1$s is a person, %2$s a session, %3$s a date, %4$s from when until when */
      return ffw_words (_ ("%1$s trains at session “%2$s” then: %3$s, %4$s."), clash->name,
                        clash->code, day, span, NULL);
    case FFW_CLASH_PARTICIPANT:
      /* Translators: %1$s is a person, %2$s a session, %3$s a date, %4$s from when until when */
      return ffw_words (_ ("%1$s has a place on session “%2$s” then: %3$s, %4$s."), clash->name,
                        clash->code, day, span, NULL);
    case FFW_CLASH_ROOM:
    default:
      /* Translators: %1$s is a room, %2$s a session, %3$s a date, %4$s from when until when */
      return ffw_words (_ ("In “%1$s” is session “%2$s” then: %3$s, %4$s."),
                        clash->venue ? clash->venue : "", clash->code, day, span, NULL);
    }
}

/** Returns: (transfer full) (nullable): how many there are beyond those that are named */
char *
ffw_clash_words_say_more (const GPtrArray *clashes)
{
  if (clashes->len <= FFW_CLASH_WORDS_MOST)
    return NULL;

  return ffw_words_count (FFW_NP_ ("And %1$d more clash.", "And %1$d more clashes."),
                          clashes->len - FFW_CLASH_WORDS_MOST);
}
