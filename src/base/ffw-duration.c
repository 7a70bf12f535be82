/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-duration.h"

#include <string.h>

#define MINUTES_PER_HOUR   60.0
#define SECONDS_PER_MINUTE 60.0

/* Longer than this takes nothing that is timed. */
#define MOST_MINUTES 1e7

typedef struct
{
  const char *word;
  double minutes;
} Unit;

static const Unit units[] = {
  { "h", MINUTES_PER_HOUR },
  { "hr", MINUTES_PER_HOUR },
  { "hrs", MINUTES_PER_HOUR },
  { "hour", MINUTES_PER_HOUR },
  { "hours", MINUTES_PER_HOUR },
  { "awr", MINUTES_PER_HOUR },
  { "oriau", MINUTES_PER_HOUR },
  { "m", 1 },
  { "min", 1 },
  { "mins", 1 },
  { "minute", 1 },
  { "minutes", 1 },
  { "munud", 1 },
  { "munudau", 1 },
  { "s", 1 / SECONDS_PER_MINUTE },
  { "sec", 1 / SECONDS_PER_MINUTE },
  { "secs", 1 / SECONDS_PER_MINUTE },
  { "second", 1 / SECONDS_PER_MINUTE },
  { "seconds", 1 / SECONDS_PER_MINUTE },
  { "eiliad", 1 / SECONDS_PER_MINUTE },
  { "eiliadau", 1 / SECONDS_PER_MINUTE },
};

/* Takes a number with a point or a comma for its decimals. */
static gboolean
take_number (const char **at, double *number)
{
  double part = 1;
  const char *begin = *at;

  for (*number = 0; g_ascii_isdigit (**at); ++*at)
    *number = *number * 10 + (**at - '0');
  if (*at == begin || *number > MOST_MINUTES)
    return FALSE;
  if ((**at == '.' || **at == ',') && g_ascii_isdigit ((*at)[1]))
    for (++*at; g_ascii_isdigit (**at); ++*at)
      *number += (**at - '0') * (part /= 10);
  return TRUE;
}

static gboolean
take_unit (const char **at, double *minutes)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  /* PT1H12M5S has no blanks between. */
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i].word) == length && g_ascii_strncasecmp (*at, units[i].word, length) == 0)
      {
        *at += length;
        *minutes = units[i].minutes;
        return TRUE;
      }
  return FALSE;
}

static void
skip_between (const char **at)
{
  static const char *const words[] = { "and ", "ac ", "a " };

  *at += strspn (*at, " \t,");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (*at, words[i], strlen (words[i])) == 0)
      {
        *at += strlen (words[i]);
        break;
      }
  *at += strspn (*at, " \t");
}

static gboolean
parse_units (const char *at, double *minutes)
{
  double unit, last = G_MAXDOUBLE;

  do
    {
      double number;

      if (!take_number (&at, &number))
        return FALSE;
      at += strspn (at, " \t");
      /* The larger comes first, and each once. */
      if (!take_unit (&at, &unit) || unit >= last)
        return FALSE;
      last = unit;
      *minutes += number * unit;
      if (*at == '.')
        at++;
      skip_between (&at);
    }
  while (*at);
  return TRUE;
}

/* 1:12:05 and 1:12 are hours, minutes and seconds. */
static gboolean
parse_clock (const char *at, double *minutes)
{
  double unit = MINUTES_PER_HOUR;
  guint n;

  for (n = 0; n < 3; n++, unit /= SECONDS_PER_MINUTE)
    {
      const char *begin = at;
      double number;

      if (!take_number (&at, &number) || (n > 0 && (at - begin != 2 || number >= 60)))
        return FALSE;
      *minutes += number * unit;
      if (*at != ':')
        break;
      at++;
    }
  at += strspn (at, " \t");
  return n > 0 && n < 3 && *at == '\0';
}

/**
 * ffw_duration_parse:
 * @text: how long something took, with its units in English or Welsh: 1h 12m 5s, 62 min, 62 munud,
 *   1.5 hours, 1:12:05, 1:12 (hours and minutes), PT1H12M5S
 * @minutes: (out): the same in minutes
 *
 * Returns: %FALSE where it is none; a number alone has no unit and is none
 */
gboolean
ffw_duration_parse (const char *text, double *minutes)
{
  *minutes = 0;
  text += strspn (text, " \t");
  if (strchr (text, ':'))
    return parse_clock (text, minutes) && *minutes <= MOST_MINUTES;
  if (g_ascii_strncasecmp (text, "PT", strlen ("PT")) == 0)
    text += strlen ("PT");
  return parse_units (text, minutes) && *minutes <= MOST_MINUTES;
}
