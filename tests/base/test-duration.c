/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-duration.h"

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    double minutes;
  } cases[] = {
    { "1h 12m 5s", 72 + 5 / 60.0 },
    { "1h12m5s", 72 + 5 / 60.0 },
    { "01:12:05", 72 + 5 / 60.0 },
    { "1:12", 72 },
    { "62 min", 62 },
    { "62 mins.", 62 },
    { "62 munud", 62 },
    { "1 awr a 5 munud", 65 },
    { "1 hour, 5 minutes and 30 seconds", 65.5 },
    { "1.5 hours", 90 },
    { "7,5 awr", 450 },
    { "PT1H12M5S", 72 + 5 / 60.0 },
    { " 45m ", 45 },
  };
  static const char *const bad[] = { "",      "62",   "1:2",     "1:60",    "1:12:05:07",   "5m 1h",
                                     "1h 1h", "soon", "1h soon", "9:30 am", "99999999999h", "-5m",
                                     "1:",    "h" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double minutes;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (ffw_duration_parse (cases[i].text, &minutes));
      g_assert_cmpfloat_with_epsilon (minutes, cases[i].minutes, 1e-9);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double minutes;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (ffw_duration_parse (bad[i], &minutes));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/forms", test_forms);

  return g_test_run ();
}
