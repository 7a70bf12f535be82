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

/* What %FFW_STANDING_COLUMN gave, in its parts. */
typedef struct
{
  FfwStandingStatus status;
  gboolean mandatory;
  guint64 more;
  FfwDate when;
  const char *area;
} Stored;

/* Whether something is required of the post at all. */
static gboolean
read_stored (Stored *self, const char *stored)
{
  guint64 numbers[NUMBERS] = { 0 };
  const char *bar = stored ? strchr (stored, '|') : NULL;
  const char *at = stored;
  g_autofree char *day = NULL;

  if (bar == NULL || g_str_has_prefix (stored, FFW_STANDING_LEFT))
    return FALSE;
  for (guint i = 0; i < NUMBERS; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtoull (at, &end, 10);
      at = *end == ' ' ? end + 1 : end;
    }
  if (numbers[0] >= FFW_N_STANDINGS)
    return FALSE;

  day = g_strndup (at, (gsize)(bar - at));
  *self = (Stored){ (FfwStandingStatus)numbers[0], numbers[1] != 0, numbers[2],
                    ffw_date_from_iso (day), bar + 1 };

  return TRUE;
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
  Stored read;
  g_autofree char *first = NULL;
  g_autofree char *said = NULL;

  if (stored && g_str_has_prefix (stored, FFW_STANDING_LEFT))
    return say_left (stored + strlen (FFW_STANDING_LEFT), language);
  if (!read_stored (&read, stored))
    return g_strdup ("");

  first = say_first (read.status, read.when, read.area, language);
  if (read.status == FFW_STANDING_MET)
    return g_steal_pointer (&first);

  said = read.more > 0 ? say_more (first, read.more, language) : g_steal_pointer (&first);
  if (read.mandatory)
    return g_steal_pointer (&said);

  /* Translators: %1$s is such as “Missing: Trauma-informed practice (was due by 3 May 2022)” */
  return ffw_expand (ffw_translate (language, N_ ("%1$s, recommended")),
                     (const char *[]){ said, NULL }, language);
}

/* Where all of several areas are met, none of them is the one that matters. */
static gboolean
names_area (const Stored *self)
{
  return self->status != FFW_STANDING_MET || self->more == 0;
}

/** Returns: (transfer full): the training area that ffw_standing_say() names; empty where none */
char *
ffw_standing_say_area (const char *stored, FfwLanguage language)
{
  Stored read;

  return g_strdup (read_stored (&read, stored) && names_area (&read) ? read.area : "");
}

/** Returns: (transfer full): how the post stands there, in a word; empty where nothing is required
 */
char *
ffw_standing_say_status (const char *stored, FfwLanguage language)
{
  Stored read;

  return g_strdup (read_stored (&read, stored)
                       ? ffw_coding_get_word (&ffw_coding_standing, (int)read.status, language)
                       : "");
}

/** Returns: (transfer full): whether that is mandatory, in a word; empty where nothing is required
 */
char *
ffw_standing_say_necessity (const char *stored, FfwLanguage language)
{
  Stored read;

  return g_strdup (read_stored (&read, stored)
                       ? ffw_coding_get_word (&ffw_coding_necessity, read.mandatory, language)
                       : "");
}

/* The day, where it is one of a status of which one bit of @statuses is set. */
static char *
say_day_of (const char *stored, guint statuses)
{
  Stored read;
  char iso[FFW_DATE_ISO_SIZE];

  if (!read_stored (&read, stored) || (statuses & (1u << read.status)) == 0 || !names_area (&read)
      || read.when == FFW_DATE_NONE)
    return g_strdup ("");

  return g_strdup (ffw_date_to_iso (read.when, iso));
}

/** Returns: (transfer full): until when there was time, or is: an ISO date, or an empty text */
char *
ffw_standing_say_due (const char *stored, FfwLanguage language)
{
  return say_day_of (stored, 1u << FFW_STANDING_MISSING | 1u << FFW_STANDING_DUE);
}

/** Returns: (transfer full): when the training ends, or ended: an ISO date, or an empty text */
char *
ffw_standing_say_expires (const char *stored, FfwLanguage language)
{
  return say_day_of (stored, 1u << FFW_STANDING_EXPIRED | 1u << FFW_STANDING_EXPIRING
                                 | 1u << FFW_STANDING_MET);
}

/** Returns: (transfer full): for when there is a place: an ISO date, or an empty text */
char *
ffw_standing_say_booked (const char *stored, FfwLanguage language)
{
  return say_day_of (stored, 1u << FFW_STANDING_BOOKED);
}
