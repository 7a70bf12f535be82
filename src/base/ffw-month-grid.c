/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-month-grid.h"

#include "ffw-calendar-text.h"

/* A calendar goes no further: a picture around them still has days that there are. */
#define FIRST_YEAR 1801
#define LAST_YEAR  9998

/** Returns: the Monday of the week that @day is in */
FfwDate
ffw_date_get_week (FfwDate day)
{
  g_return_val_if_fail (day != FFW_DATE_NONE, FFW_DATE_NONE);

  return day - (ffw_date_get_weekday (day) - 1);
}

/** Returns: the first day of the month that @day is in */
FfwDate
ffw_date_get_month (FfwDate day)
{
  guint year;
  guint month;
  guint of_month;

  g_return_val_if_fail (day != FFW_DATE_NONE, FFW_DATE_NONE);

  ffw_date_split (day, &year, &month, &of_month);

  return day - (of_month - 1);
}

/** Returns: the Monday that the picture of the month begins with, which @day is in */
FfwDate
ffw_month_grid_get_first (FfwDate day)
{
  return ffw_date_get_week (ffw_date_get_month (day));
}

/** Returns: @day, or the nearest day that a calendar goes to */
FfwDate
ffw_date_limit (FfwDate day)
{
  return CLAMP (day, ffw_date_new (FIRST_YEAR, 1, 1), ffw_date_new (LAST_YEAR, 12, 31));
}
