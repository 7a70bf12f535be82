/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-clock.h"

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *clock;
  } cases[] = {
    { "09:30", "09:30" },   { "9:30", "09:30" },    { "9.30", "09:30" },     { "930", "09:30" },
    { "0930", "09:30" },    { "9", "09:00" },       { "9am", "09:00" },      { "9 a.m.", "09:00" },
    { "2pm", "14:00" },     { "2.30 pm", "14:30" }, { "230pm", "14:30" },    { "12pm", "12:00" },
    { "12am", "00:00" },    { "12.15am", "00:15" }, { "9 y bore", "09:00" }, { "2yp", "14:00" },
    { "2.30 yp", "14:30" }, { " 16:45 ", "16:45" }, { "1645", "16:45" },     { "23:59", "23:59" },
    { "00:00", "00:00" },   { "9 YB", "09:00" },
  };
  static const char *const bad[] = { "",      "24:00", "9:60", "960",   "13pm",  "0am",    "9:3",
                                     "9:300", "12345", "noon", "-9:30", "9:30x", "9:30:15" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clock = NULL;
      guint minute;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (ffw_clock_parse (cases[i].text, &minute));
      clock = ffw_clock_format (minute);
      g_assert_cmpstr (clock, ==, cases[i].clock);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      guint minute;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (ffw_clock_parse (bad[i], &minute));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/forms", test_forms);

  return g_test_run ();
}
