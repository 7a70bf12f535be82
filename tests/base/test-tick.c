/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-tick.h"

static void
test_marks (void)
{
  static const struct
  {
    const char *text;
    FfwTick expected;
  } cases[] = {
    { "✓", FFW_TICK_YES },
    { "✔\xEF\xB8\x8F", FFW_TICK_YES },
    { " X ", FFW_TICK_YES },
    { "Yes", FFW_TICK_YES },
    { "IE", FFW_TICK_YES },
    { "TRUE", FFW_TICK_YES },
    { "100%", FFW_TICK_YES },
    { "Completed.", FFW_TICK_YES },
    { "Wedi’i gwblhau", FFW_TICK_YES },
    { "-", FFW_TICK_NO },
    { "–", FFW_TICK_NO },
    { "N/A", FFW_TICK_NO },
    { "Nac oes", FFW_TICK_NO },
    { "✗", FFW_TICK_NO },
    { "0%", FFW_TICK_NO },
    { "", FFW_TICK_NONE },
    { "80%", FFW_TICK_NONE },
    { "maybe", FFW_TICK_NONE },
    { "yes, but only the first half of the first morning of it", FFW_TICK_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (ffw_tick_read (cases[i].text), ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tick/marks", test_marks);

  return g_test_run ();
}
