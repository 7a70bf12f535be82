/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-local-time.h"

static FfwLocalTime
at (const char *text)
{
  FfwLocalTime time;

  g_assert_true (ffw_local_time_parse (text, &time));

  return time;
}

static void
assert_is (FfwLocalTime time, const char *expected)
{
  char iso[FFW_LOCAL_TIME_SIZE];

  g_assert_cmpstr (ffw_local_time_to_iso (time, iso), ==, expected);
}

static void
test_forms (void)
{
  FfwLocalTime time;

  assert_is (at ("2022-11-22T09:30"), "2022-11-22T09:30");
  assert_is (at ("22/11/2022 09:30"), "2022-11-22T09:30");
  g_assert_false (ffw_local_time_parse ("2022-11-22T25:00", &time));
  g_assert_false (ffw_local_time_parse ("soon", &time));
}

static void
test_order (void)
{
  g_assert_cmpint (ffw_local_time_compare (at ("2022-11-22T09:30"), at ("2022-11-22T09:30")), ==,
                   0);
  g_assert_cmpint (ffw_local_time_compare (at ("2022-11-22T09:30"), at ("2022-11-22T09:31")), <, 0);
  g_assert_cmpint (ffw_local_time_compare (at ("2022-11-23T00:00"), at ("2022-11-22T23:59")), >, 0);
}

static void
test_addition (void)
{
  FfwLocalTime time = at ("2024-02-28T22:30");

  assert_is (ffw_local_time_add (time, 1, 0), "2024-02-29T22:30");
  assert_is (ffw_local_time_add (time, 0, 90), "2024-02-29T00:00");
  assert_is (ffw_local_time_add (time, 1, 89), "2024-02-29T23:59");
  assert_is (ffw_local_time_add (time, -28, -(22 * 60 + 31)), "2024-01-30T23:59");
  assert_is (ffw_local_time_add (time, 0, -FFW_MINUTES_IN_DAY), "2024-02-27T22:30");
  assert_is (ffw_local_time_add (time, 0, 0), "2024-02-28T22:30");
}

/* In 2027 the clocks go forward on 28 March at 01:00 and back on 31 October at 02:00. */
static void
test_changes_of_clock (void)
{
  g_assert_true (ffw_local_time_exists (at ("2027-03-28T00:59")));
  g_assert_false (ffw_local_time_exists (at ("2027-03-28T01:00")));
  g_assert_false (ffw_local_time_exists (at ("2027-03-28T01:59")));
  g_assert_true (ffw_local_time_exists (at ("2027-03-28T02:00")));
  g_assert_true (ffw_local_time_exists (at ("2027-10-31T01:30")));

  g_assert_cmpint (ffw_local_time_to_unix (at ("2027-03-28T02:00"))
                       - ffw_local_time_to_unix (at ("2027-03-28T00:00")),
                   ==, 3600);
  g_assert_cmpint (ffw_local_time_to_unix (at ("2027-10-31T03:00"))
                       - ffw_local_time_to_unix (at ("2027-10-31T00:00")),
                   ==, 4 * 3600);
  g_assert_cmpint (ffw_local_time_to_unix (at ("1970-06-01T01:00")), ==, 151 * 86400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/local-time/forms", test_forms);
  g_test_add_func ("/local-time/order", test_order);
  g_test_add_func ("/local-time/addition", test_addition);
  g_test_add_func ("/local-time/changes-of-clock", test_changes_of_clock);

  return g_test_run ();
}
