/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-series.h"

#include "ffw-calendar-text.h"

/* The fifth weekday of a month, which most months lack. */
#define FIFTH 5

/* The day @months after @first that is the same weekday of its month. */
static FfwDate
find_in_month (FfwDate first, guint months)
{
  guint year, month, day, weekday;
  FfwDate begin, found;
  guint place;

  ffw_date_split (first, &year, &month, &day);
  place = (day - 1) / FFW_DAYS_IN_WEEK + 1;
  begin = ffw_date_add_months (ffw_date_new (year, month, 1), (int)months);
  if (begin == FFW_DATE_NONE)
    return FFW_DATE_NONE;
  weekday = ffw_date_get_weekday (begin);
  found = begin + (ffw_date_get_weekday (first) + FFW_DAYS_IN_WEEK - weekday) % FFW_DAYS_IN_WEEK
          + (place - 1) * FFW_DAYS_IN_WEEK;
  if (place == FIFTH && found >= ffw_date_add_months (begin, 1))
    found -= FFW_DAYS_IN_WEEK;

  return found;
}

static FfwDate
find_day (const FfwSeriesRule *rule, FfwDate first, guint turn)
{
  guint steps = turn * MAX (rule->every, 1);

  switch (rule->rhythm)
    {
    case FFW_SERIES_MONTHS:
      return find_in_month (first, steps);
    case FFW_SERIES_WEEKS:
    default:
      return first + steps * FFW_DAYS_IN_WEEK;
    }
}

static gboolean
is_skipped (FfwDate day, const FfwDate *skipped, guint n_skipped)
{
  for (guint i = 0; i < n_skipped; i++)
    if (skipped[i] == day)
      return TRUE;

  return FALSE;
}

/**
 * ffw_series_work_out:
 * @first: the first day
 * @skipped: (array length=n_skipped): days on which there is none; they do not count as one of
 *   the rule's number
 *
 * Returns: (transfer full) (element-type FfwDate): the days in their order, %FFW_SERIES_MOST at
 *   the most
 */
GArray *
ffw_series_work_out (const FfwSeriesRule *rule, FfwDate first, const FfwDate *skipped,
                     guint n_skipped)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (FfwDate));
  guint most = rule->number == 0 ? FFW_SERIES_MOST : MIN (rule->number, FFW_SERIES_MOST);

  /* Each turn gives a day or takes one of those that are skipped. */
  for (guint turn = 0; first != FFW_DATE_NONE && turn < most + n_skipped && days->len < most;
       turn++)
    {
      FfwDate day = find_day (rule, first, turn);

      if (day == FFW_DATE_NONE || day > FFW_DATE_LAST
          || (rule->until != FFW_DATE_NONE && day > rule->until))
        break;
      if (!is_skipped (day, skipped, n_skipped))
        g_array_append_val (days, day);
    }

  return days;
}
