/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-words.h"

#include "ffw-calendar-text.h"
#include "ffw-expand.h"
#include "ffw-message.h"

#include <glib/gi18n-lib.h>

static char *
expand (FfwLanguage language, const char *pattern, const char *first, const char *second)
{
  const char *const arguments[] = { first, second, NULL };

  return ffw_expand (pattern, arguments, language);
}

static char *
say_day (FfwLanguage language, const char *message, FfwDate day)
{
  g_autofree char *date = ffw_date_format (day, language, TRUE);

  return expand (language, ffw_translate (language, message), date, NULL);
}

/**
 * ffw_standing_words:
 * @waived_until: of the waiver where the status is waived, else none
 * @language: of the reader
 *
 * Returns: (transfer full): how it stands, with the day that matters: “Expired 3 May 2022”
 */
char *
ffw_standing_words (const FfwDemand *demand, FfwDate waived_until, FfwLanguage language)
{
  switch (demand->status)
    {
    case FFW_STANDING_MISSING:
      /* Translators: of training; %1$s is the day until which there was time for it */
      return say_day (language, N_ ("Missing, was due by %1$s"), demand->due_on);
    case FFW_STANDING_EXPIRED:
      /* Translators: of training; %1$s is a date */
      return say_day (language, N_ ("Expired %1$s"), demand->expires_on);
    case FFW_STANDING_EXPIRING:
      /* Translators: of training, soon; %1$s is a date */
      return say_day (language, N_ ("Expires %1$s"), demand->expires_on);
    case FFW_STANDING_DUE:
      /* Translators: of training; %1$s is the day until which there is time for it */
      return say_day (language, N_ ("Due by %1$s"), demand->due_on);
    case FFW_STANDING_BOOKED:
      /* Translators: of training that is still to come; %1$s is the session’s last day */
      return say_day (language, N_ ("Booked for %1$s"), demand->booked_on);
    case FFW_STANDING_WAIVED:
      /* Translators: training that need not be had for now; %1$s is a date */
      return say_day (language, N_ ("Waived until %1$s"), waived_until);
    case FFW_STANDING_NOT_YET:
      /* Translators: of a requirement that begins later; %1$s is a date */
      return say_day (language, N_ ("Not required before %1$s"), demand->in_force_from);
    case FFW_STANDING_MET:
    default:
      if (demand->expires_on == FFW_DATE_NONE)
        /* Translators: of training that is there for good */
        return g_strdup (ffw_translate (language, N_ ("In date, does not expire")));

      /* Translators: of training; %1$s is a date */
      return say_day (language, N_ ("In date until %1$s"), demand->expires_on);
    }
}

/** Returns: (transfer full): what is asked: “skilled, mandatory” */
char *
ffw_standing_words_asked (const FfwDemand *demand, FfwLanguage language)
{
  /* Translators: what a requirement asks: %1$s is a level (skilled), %2$s mandatory or
   * recommended */
  return expand (language, ffw_translate (language, N_ ("%1$s, %2$s")),
                 ffw_coding_get_word (&ffw_coding_level, (int)demand->level, language),
                 ffw_coding_get_word (&ffw_coding_necessity, demand->mandatory, language));
}

/** Returns: (transfer full): for how long something counts: “24 months” */
char *
ffw_standing_words_months (int months, FfwLanguage language)
{
  g_autofree char *number = NULL;

  if (months < 0)
    return g_strdup (ffw_translate (language, N_ ("does not expire")));
  number = g_strdup_printf ("%d", months);

  return expand (language,
                 ffw_translate_plural (language, "%1$d month", "%1$d months", (gulong)months),
                 number, NULL);
}

static void
add_sum (GString *sentence, const FfwPostStanding *post, FfwStandingStatus status,
         FfwLanguage language)
{
  g_autofree char *number = g_strdup_printf ("%u", post->sums[status]);
  g_autofree char *part = NULL;

  if (post->sums[status] == 0)
    return;
  /* Translators: how many stand so: “missing: 2” */
  part = expand (language, ffw_translate (language, N_ ("%1$s: %2$s")),
                 ffw_coding_get_word (&ffw_coding_standing, (int)status, language), number);
  g_string_append_printf (sentence, " · %s", part);
}

/**
 * ffw_standing_words_sum:
 *
 * Returns: (transfer full): how the post stands altogether: “In date in 3 of 5 training areas ·
 *   missing: 1 · expiring: 1”. What is expiring is in date
 */
char *
ffw_standing_words_sum (const FfwPostStanding *post, FfwLanguage language)
{
  guint n = post->areas->len;
  g_autofree char *in_date
      = g_strdup_printf ("%u", post->sums[FFW_STANDING_MET] + post->sums[FFW_STANDING_EXPIRING]);
  g_autofree char *all = g_strdup_printf ("%u", n);
  g_autofree char *first
      = expand (language,
                ffw_translate_plural (language, "In date in %1$s of %2$s training area",
                                      "In date in %1$s of %2$s training areas", n),
                in_date, all);
  GString *sentence = g_string_new (first);

  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    if (i != FFW_STANDING_MET)
      add_sum (sentence, post, (FfwStandingStatus)i, language);

  return g_string_free (sentence, FALSE);
}
