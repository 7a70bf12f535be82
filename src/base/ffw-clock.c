/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-clock.h"

#include <string.h>

#define MINUTES_PER_HOUR 60
#define HOURS_PER_HALF   12
#define HOURS_PER_DAY    24

/* Which half of the day the words after a time mean, in both languages, without blanks and
 * points. */
static const struct
{
  const char *words;
  gboolean after_noon;
} halves[] = {
  { "am", FALSE },    { "a", FALSE },        { "yb", FALSE },         { "ybore", FALSE },
  { "pm", TRUE },     { "p", TRUE },         { "yp", TRUE },          { "yh", TRUE },
  { "yrhwyr", TRUE }, { "yprynhawn", TRUE }, { "ynyprynhawn", TRUE },
};

/* The words without what people put between them. */
static char *
squeeze (const char *text)
{
  GString *words = g_string_new (NULL);

  for (; *text; text++)
    if (*text != ' ' && *text != '.')
      g_string_append_c (words, g_ascii_tolower (*text));

  return g_string_free (words, FALSE);
}

static gboolean
take_half (const char *text, guint *hours)
{
  g_autofree char *words = squeeze (text);

  if (*words == '\0')
    return *hours < HOURS_PER_DAY;
  if (*hours == 0 || *hours > HOURS_PER_HALF)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    if (g_str_equal (words, halves[i].words))
      {
        *hours = *hours % HOURS_PER_HALF + (halves[i].after_noon ? HOURS_PER_HALF : 0);
        return TRUE;
      }

  return FALSE;
}

/**
 * ffw_clock_parse:
 * @text: a time of the day as people write it: 09:30, 9.30, 930, 0930, 9, 9am, 2.30 pm, 9 y bore
 * @minute: (out): minutes since midnight, 0–1439
 *
 * Returns: whether it is one
 */
gboolean
ffw_clock_parse (const char *text, guint *minute)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gsize n_digits = strspn (trimmed, "0123456789");
  const char *rest = trimmed + n_digits;
  guint number = (guint)g_ascii_strtoull (trimmed, NULL, 10);
  guint hours = number;
  guint minutes = 0;

  if (n_digits == 0 || n_digits > 4)
    return FALSE;
  if (n_digits > 2)
    {
      hours = number / 100;
      minutes = number % 100;
    }
  else if (strchr (":.", *rest) && g_ascii_isdigit (rest[0] ? rest[1] : '\0'))
    {
      if (!g_ascii_isdigit (rest[2]) || g_ascii_isdigit (rest[3]))
        return FALSE;
      minutes = (guint)(rest[1] - '0') * 10 + (guint)(rest[2] - '0');
      rest += 3;
    }
  if (minutes >= MINUTES_PER_HOUR || !take_half (rest, &hours))
    return FALSE;
  *minute = hours * MINUTES_PER_HOUR + minutes;

  return TRUE;
}

/** Returns: (transfer full): @minute as 09:30 */
char *
ffw_clock_format (guint minute)
{
  return g_strdup_printf ("%02u:%02u", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
}
