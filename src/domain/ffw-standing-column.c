/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-column.h"

#include "ffw-calendar-text.h"
#include "ffw-expand.h"
#include "ffw-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Status, necessity, how many more. */
#define NUMBERS 3

/* %1$s is a training area, %2$s a date. */
static const char *const dated[FFW_N_STANDINGS] = {
  /* Translators: %1$s is a training area, %2$s the day until which there was time for it */
  [FFW_STANDING_MISSING] = N_ ("Missing: %1$s (was due by %2$s)"),
  /* Translators: %1$s is a training area, %2$s a date */
  [FFW_STANDING_EXPIRED] = N_ ("Expired: %1$s (on %2$s)"),
  /* Translators: %1$s is a training area, %2$s a date */
  [FFW_STANDING_EXPIRING] = N_ ("Expiring: %1$s (on %2$s)"),
  /* Translators: %1$s is a training area, %2$s a date */
  [FFW_STANDING_DUE] = N_ ("Due: %1$s (by %2$s)"),
  /* Translators: %1$s is a training area, %2$s a date */
  [FFW_STANDING_BOOKED] = N_ ("Booked: %1$s (for %2$s)"),
};

static char *
say_first (int status, FfwDate when, const char *area, FfwLanguage language)
{
  const char *arguments[] = { area, NULL, NULL };
  g_autofree char *day = NULL;

  day = ffw_date_format (when, language, TRUE);
  arguments[1] = day;
  if (dated[status])
    return ffw_expand (ffw_translate (language, dated[status]), arguments, language);
  if (status == FFW_STANDING_WAIVED)
    /* Translators: %1$s is a training area */
    return ffw_expand (ffw_translate (language, N_ ("Waived: %1$s")), arguments, language);

  /* Translators: nothing is wanting */
  return g_strdup (ffw_translate (language, N_ ("All met")));
}

/* What goes on about other areas in which the post stands no better. */
static char *
say_more (const char *first, guint64 more, FfwLanguage language)
{
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, more);
  const char *arguments[] = { n, first, NULL };
  /* Translators: %2$s is such as “Missing: Trauma-informed practice (was due by 3 May 2022)”; %1$d
   * is the number of other training areas that are missing too */
  static const FfwTemplate and_more = { "standing-more",
                                        FFW_NP_ ("%2$s, and %1$d more", "%2$s, and %1$d more"), 1 };

  return ffw_template_format (&and_more, arguments, language);
}

/* Of a post that has ended nothing is required. */
static char *
say_left (const char *day, FfwLanguage language)
{
  FfwDate last = ffw_date_from_iso (day);
  g_autofree char *left = ffw_date_format (last, language, TRUE);

  if (last >= ffw_date_today ())
    return g_strdup ("");

  /* Translators: somebody has left on the day %1$s */
  return ffw_expand (ffw_translate (language, N_ ("Left on %1$s")), (const char *[]){ left, NULL },
                     language);
}

/**
 * ffw_standing_say:
 * @stored: what %FFW_STANDING_COLUMN gave
 *
 * Returns: (transfer full): how the post stands, such as “Expired: Trauma-informed practice
 *   (on 3 May 2022), and 2 more”; that it has ended, and when; an empty text where nothing is
 *   required of it
 */
char *
ffw_standing_say (const char *stored, FfwLanguage language)
{
  guint64 numbers[NUMBERS] = { 0 };
  const char *bar = stored ? strchr (stored, '|') : NULL;
  const char *at = stored;
  g_autofree char *day = NULL;
  g_autofree char *first = NULL;
  g_autofree char *said = NULL;

  if (stored && g_str_has_prefix (stored, FFW_STANDING_LEFT))
    return say_left (stored + strlen (FFW_STANDING_LEFT), language);
  if (bar == NULL)
    return g_strdup ("");
  for (guint i = 0; i < NUMBERS; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtoull (at, &end, 10);
      at = *end == ' ' ? end + 1 : end;
    }
  if (numbers[0] >= FFW_N_STANDINGS)
    return g_strdup ("");

  day = g_strndup (at, (gsize)(bar - at));
  first = say_first ((int)numbers[0], ffw_date_from_iso (day), bar + 1, language);
  if (numbers[0] == FFW_STANDING_MET)
    return g_steal_pointer (&first);

  said = numbers[2] > 0 ? say_more (first, numbers[2], language) : g_steal_pointer (&first);
  if (numbers[1])
    return g_steal_pointer (&said);

  /* Translators: %1$s is such as “Missing: Trauma-informed practice (was due by 3 May 2022)” */
  return ffw_expand (ffw_translate (language, N_ ("%1$s, recommended")),
                     (const char *[]){ said, NULL }, language);
}
