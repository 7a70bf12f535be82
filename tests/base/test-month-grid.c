/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-text.h"
#include "ffw-lanes.h"
#include "ffw-month-grid.h"

static void
assert_date (FfwDate date, const char *expected)
{
  char iso[FFW_DATE_ISO_SIZE];

  g_assert_cmpstr (ffw_date_to_iso (date, iso), ==, expected);
}

static void
test_weeks (void)
{
  assert_date (ffw_date_get_week (ffw_date_new (2026, 11, 23)), "2026-11-23");
  assert_date (ffw_date_get_week (ffw_date_new (2026, 11, 29)), "2026-11-23");
  assert_date (ffw_date_get_week (ffw_date_new (2027, 1, 1)), "2026-12-28");
  assert_date (ffw_date_get_month (ffw_date_new (2024, 2, 29)), "2024-02-01");
}

/* Each picture begins on a Monday, and holds its month whole, whatever the month. */
static void
test_grids (void)
{
  for (guint year = 1999; year <= 2101; year++)
    for (guint month = 1; month <= 12; month++)
      {
        FfwDate begin = ffw_date_new (year, month, 1);
        FfwDate end = ffw_date_add_months (begin, 1) - 1;
        FfwDate first = ffw_month_grid_get_first (end);

        g_assert_cmpuint (ffw_date_get_weekday (first), ==, 1);
        g_assert_cmpuint (first, ==, ffw_month_grid_get_first (begin));
        g_assert_cmpuint (first, <=, begin);
        g_assert_cmpuint (begin - first, <, FFW_DAYS_IN_WEEK);
        g_assert_cmpuint (end - first, <, FFW_MONTH_GRID_DAYS);
      }
  assert_date (ffw_month_grid_get_first (ffw_date_new (2026, 11, 23)), "2026-10-26");
  /* A February of four weeks that begins on a Monday begins its picture too. */
  assert_date (ffw_month_grid_get_first (ffw_date_new (2027, 2, 10)), "2027-02-01");
}

static void
test_limits (void)
{
  assert_date (ffw_date_limit (ffw_date_new (1800, 1, 1)), "1801-01-01");
  assert_date (ffw_date_limit (FFW_DATE_LAST), "9998-12-31");
  assert_date (ffw_date_limit (FFW_DATE_NONE), "1801-01-01");
  assert_date (ffw_date_limit (ffw_date_new (2026, 11, 23)), "2026-11-23");
}

static void
test_lanes (void)
{
  /* A long one beside two that follow on each other; then one alone; then two that share a
   * minute, through a third that none of them is in the same lane with. */
  FfwLane lanes[] = { { 540, 960 },   { 570, 600 },   { 600, 720 },  { 960, 1020 },
                      { 1080, 1100 }, { 1090, 1130 }, { 1120, 1140 } };
  const guint expected[][2]
      = { { 0, 2 }, { 1, 2 }, { 1, 2 }, { 0, 1 }, { 0, 2 }, { 1, 2 }, { 0, 2 } };

  ffw_lanes_assign (lanes, G_N_ELEMENTS (lanes));
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_assert_cmpuint (lanes[i].lane, ==, expected[i][0]);
      g_assert_cmpuint (lanes[i].n_lanes, ==, expected[i][1]);
    }
  ffw_lanes_assign (NULL, 0);
}

/* Whatever overlaps, no two are at the same time in the same lane, and none is outside its lanes.
 */
static void
test_random_lanes (void)
{
  for (guint round = 0; round < 200; round++)
    {
      FfwLane lanes[40];
      guint begin = 0;

      for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
        {
          begin += (guint)g_test_rand_int_range (0, 60);
          lanes[i] = (FfwLane){ begin, begin + (guint)g_test_rand_int_range (1, 200), 0, 0 };
        }
      ffw_lanes_assign (lanes, G_N_ELEMENTS (lanes));
      for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
        {
          g_assert_cmpuint (lanes[i].lane, <, lanes[i].n_lanes);
          for (guint j = i + 1; j < G_N_ELEMENTS (lanes) && lanes[j].begin < lanes[i].end; j++)
            {
              g_assert_cmpuint (lanes[i].lane, !=, lanes[j].lane);
              g_assert_cmpuint (lanes[i].n_lanes, ==, lanes[j].n_lanes);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/month-grid/weeks", test_weeks);
  g_test_add_func ("/month-grid/grids", test_grids);
  g_test_add_func ("/month-grid/limits", test_limits);
  g_test_add_func ("/month-grid/lanes", test_lanes);
  g_test_add_func ("/month-grid/random-lanes", test_random_lanes);

  return g_test_run ();
}
