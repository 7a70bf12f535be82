/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-text.h"

#include "ffw-expand.h"

#include <glib/gi18n-lib.h>

/* GDateTime's names follow the locale, of which a fresh Debian has one only;
 * these follow the language. */
static const char *const months[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const month_abbreviations[] = {
  NC_ ("month, short", "Jan"), NC_ ("month, short", "Feb"), NC_ ("month, short", "Mar"),
  NC_ ("month, short", "Apr"), NC_ ("month, short", "May"), NC_ ("month, short", "Jun"),
  NC_ ("month, short", "Jul"), NC_ ("month, short", "Aug"), NC_ ("month, short", "Sep"),
  NC_ ("month, short", "Oct"), NC_ ("month, short", "Nov"), NC_ ("month, short", "Dec"),
};

static const char *const weekdays[] = {
  NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

static const char *const weekday_abbreviations[] = {
  NC_ ("weekday, short", "Mon"), NC_ ("weekday, short", "Tue"), NC_ ("weekday, short", "Wed"),
  NC_ ("weekday, short", "Thu"), NC_ ("weekday, short", "Fri"), NC_ ("weekday, short", "Sat"),
  NC_ ("weekday, short", "Sun"),
};

/**
 * ffw_month_name:
 * @month: 1–12
 *
 * Returns: (transfer none): such as “November”
 */
const char *
ffw_month_name (guint month, FfwLanguage language)
{
  g_return_val_if_fail (month >= 1 && month <= G_N_ELEMENTS (months), NULL);

  return ffw_translate_context (language, "month", months[month - 1]);
}

/**
 * ffw_month_abbreviation:
 * @month: 1–12
 *
 * Returns: (transfer none): such as “Nov”
 */
const char *
ffw_month_abbreviation (guint month, FfwLanguage language)
{
  g_return_val_if_fail (month >= 1 && month <= G_N_ELEMENTS (month_abbreviations), NULL);

  return ffw_translate_context (language, "month, short", month_abbreviations[month - 1]);
}

/**
 * ffw_weekday_name:
 * @weekday: 1 Monday – 7 Sunday
 *
 * Returns: (transfer none): such as “Tuesday”
 */
const char *
ffw_weekday_name (guint weekday, FfwLanguage language)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= FFW_DAYS_IN_WEEK, NULL);

  return ffw_translate_context (language, "weekday", weekdays[weekday - 1]);
}

/**
 * ffw_weekday_abbreviation:
 * @weekday: 1 Monday – 7 Sunday
 *
 * Returns: (transfer none): such as “Tue”
 */
const char *
ffw_weekday_abbreviation (guint weekday, FfwLanguage language)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= FFW_DAYS_IN_WEEK, NULL);

  return ffw_translate_context (language, "weekday, short", weekday_abbreviations[weekday - 1]);
}

/**
 * ffw_date_get_weekday:
 *
 * Returns: 1 Monday – 7 Sunday, or 0 for %FFW_DATE_NONE
 */
guint
ffw_date_get_weekday (FfwDate date)
{
  /* Day 1 of the count was a Monday. */
  return date == FFW_DATE_NONE ? 0 : (date - 1) % FFW_DAYS_IN_WEEK + 1;
}

/**
 * ffw_date_format:
 * @with_year: whether the year is shown
 *
 * Returns: (transfer full): such as “22 November 2022” or “22 Tachwedd”; empty
 *   for %FFW_DATE_NONE
 */
char *
ffw_date_format (FfwDate date, FfwLanguage language, gboolean with_year)
{
  guint year, month, day;
  g_autofree char *day_text = NULL;
  g_autofree char *year_text = NULL;
  const char *pattern;

  if (date == FFW_DATE_NONE)
    return g_strdup ("");

  ffw_date_split (date, &year, &month, &day);
  day_text = g_strdup_printf ("%u", day);
  year_text = g_strdup_printf ("%u", year);
  /* Translators: a date: %1$s is the day of the month, %2$s the month's name,
   * %3$s the year. */
  pattern = with_year ? NC_ ("date", "%1$s %2$s %3$s")
                      /* Translators: a date without its year: %1$s is the day of the
                       * month, %2$s the month's name. */
                      : NC_ ("date", "%1$s %2$s");

  return ffw_expand (
      ffw_translate_context (language, "date", pattern),
      (const char *[]){ day_text, ffw_month_name (month, language), year_text, NULL }, language);
}

/**
 * ffw_number_format:
 *
 * Returns: (transfer full): @number as people write it, such as “1,234,567”
 */
char *
ffw_number_format (gint64 number, FfwLanguage language)
{
  /* Translators: what separates the thousands of a number, as in 1,234,567. */
  const char *separator = ffw_translate_context (language, "thousands", NC_ ("thousands", ","));
  /* The magnitude, which G_MININT64 has and no gint64 can hold. */
  guint64 rest = number < 0 ? -(guint64)number : (guint64)number;
  GString *out = g_string_new (NULL);

  for (; rest >= 1000; rest /= 1000)
    {
      g_autofree char *group = g_strdup_printf ("%03u", (guint)(rest % 1000));

      g_string_prepend (out, group);
      g_string_prepend (out, separator);
    }
  {
    g_autofree char *first = g_strdup_printf ("%s%u", number < 0 ? "−" : "", (guint)rest);

    g_string_prepend (out, first);
  }

  return g_string_free (out, FALSE);
}
