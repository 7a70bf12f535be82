/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-series.h"

static char *
work_out (FfwSeriesRule rule, const char *first, const FfwDate *skipped, guint n_skipped)
{
  g_autoptr (GArray) days = ffw_series_work_out (&rule, ffw_date_from_iso (first), skipped,
                                                 n_skipped);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      char iso[FFW_DATE_ISO_SIZE];

      g_string_append_printf (all, "%s%s", i ? " " : "",
                              ffw_date_to_iso (g_array_index (days, FfwDate, i), iso));
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Across both changes of clock, a leap day and the ends of months and years. */
static void
test_weeks (void)
{
  g_autofree char *thirteen = work_out ((FfwSeriesRule){ FFW_SERIES_WEEKS, 2, 13, FFW_DATE_NONE },
                                        "2026-10-06", NULL, 0);
  g_autofree char *until = work_out (
      (FfwSeriesRule){ FFW_SERIES_WEEKS, 1, 0, ffw_date_new (2028, 3, 14) }, "2028-02-22", NULL, 0);
  g_autofree char *both = work_out (
      (FfwSeriesRule){ FFW_SERIES_WEEKS, 1, 2, ffw_date_new (2028, 3, 14) }, "2028-02-22", NULL, 0);
  g_autofree char *none = work_out (
      (FfwSeriesRule){ FFW_SERIES_WEEKS, 1, 0, ffw_date_new (2026, 10, 5) }, "2026-10-06", NULL, 0);

  g_assert_cmpstr (thirteen, ==,
                   "2026-10-06 2026-10-20 2026-11-03 2026-11-17 2026-12-01 2026-12-15 2026-12-29 "
                   "2027-01-12 2027-01-26 2027-02-09 2027-02-23 2027-03-09 2027-03-23");
  g_assert_cmpstr (until, ==, "2028-02-22 2028-02-29 2028-03-07 2028-03-14");
  g_assert_cmpstr (both, ==, "2028-02-22 2028-02-29");
  g_assert_cmpstr (none, ==, "");
}

static void
test_skipping (void)
{
  const FfwDate skipped[] = { ffw_date_new (2026, 12, 22), ffw_date_new (2026, 12, 29) };
  g_autofree char *number = work_out ((FfwSeriesRule){ FFW_SERIES_WEEKS, 1, 4, FFW_DATE_NONE },
                                      "2026-12-08", skipped, G_N_ELEMENTS (skipped));
  g_autofree char *until
      = work_out ((FfwSeriesRule){ FFW_SERIES_WEEKS, 1, 0, ffw_date_new (2027, 1, 5) },
                  "2026-12-15", skipped, G_N_ELEMENTS (skipped));

  g_assert_cmpstr (number, ==, "2026-12-08 2026-12-15 2027-01-05 2027-01-12");
  g_assert_cmpstr (until, ==, "2026-12-15 2027-01-05");
}

static void
test_months (void)
{
  g_autofree char *second = work_out ((FfwSeriesRule){ FFW_SERIES_MONTHS, 1, 4, FFW_DATE_NONE },
                                      "2026-11-10", NULL, 0);
  g_autofree char *fifth = work_out ((FfwSeriesRule){ FFW_SERIES_MONTHS, 1, 5, FFW_DATE_NONE },
                                     "2026-10-29", NULL, 0);
  g_autofree char *quarters
      = work_out ((FfwSeriesRule){ FFW_SERIES_MONTHS, 3, 0, ffw_date_new (2027, 12, 31) },
                  "2026-12-07", NULL, 0);

  g_assert_cmpstr (second, ==, "2026-11-10 2026-12-08 2027-01-12 2027-02-09");
  /* The fifth Thursday; November 2026 has four. */
  g_assert_cmpstr (fifth, ==, "2026-10-29 2026-11-26 2026-12-31 2027-01-28 2027-02-25");
  g_assert_cmpstr (quarters, ==, "2026-12-07 2027-03-01 2027-06-07 2027-09-06 2027-12-06");
}

/* What somebody types by mistake is no year of work. */
static void
test_bounds (void)
{
  FfwSeriesRule rule = { FFW_SERIES_WEEKS, 1, 5000, FFW_DATE_NONE };
  g_autoptr (GArray) many = ffw_series_work_out (&rule, ffw_date_new (2026, 10, 6), NULL, 0);
  g_autoptr (GArray) last = ffw_series_work_out (&rule, FFW_DATE_LAST - 7, NULL, 0);
  g_autoptr (GArray) none = ffw_series_work_out (&rule, FFW_DATE_NONE, NULL, 0);

  g_assert_cmpuint (many->len, ==, FFW_SERIES_MOST);
  g_assert_cmpuint (last->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/weeks", test_weeks);
  g_test_add_func ("/series/skipping", test_skipping);
  g_test_add_func ("/series/months", test_months);
  g_test_add_func ("/series/bounds", test_bounds);

  return g_test_run ();
}
