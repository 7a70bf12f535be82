/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-text.h"

#include "test-catalogue.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_dates (void)
{
  FfwDate date = ffw_date_new (2022, 11, 22);

  assert_text (ffw_date_format (date, FFW_LANGUAGE_EN, TRUE), "22 November 2022");
  assert_text (ffw_date_format (date, FFW_LANGUAGE_CY, TRUE), "22 Tachwedd 2022");
  assert_text (ffw_date_format (date, FFW_LANGUAGE_EN, FALSE), "22 November");
  assert_text (ffw_date_format (date, FFW_LANGUAGE_CY, FALSE), "22ain o Tachwedd");
  assert_text (ffw_date_format (ffw_date_new (1900, 1, 3), FFW_LANGUAGE_EN, TRUE),
               "3 January 1900");
  assert_text (ffw_date_format (FFW_DATE_NONE, FFW_LANGUAGE_EN, TRUE), "");
}

/* Against GDateTime, which has English names in the C locale's language. */
static void
test_names (void)
{
  for (guint i = 1; i <= 12; i++)
    {
      g_autoptr (GDateTime) month = g_date_time_new_utc (2022, (int)i, 1, 0, 0, 0);

      assert_text (g_date_time_format (month, "%B"), ffw_month_name (i, FFW_LANGUAGE_EN));
      assert_text (g_date_time_format (month, "%b"), ffw_month_abbreviation (i, FFW_LANGUAGE_EN));
    }
  for (guint i = 1; i <= FFW_DAYS_IN_WEEK; i++)
    {
      /* 1 August 2022 was a Monday. */
      g_autoptr (GDateTime) day = g_date_time_new_utc (2022, 8, (int)i, 0, 0, 0);

      assert_text (g_date_time_format (day, "%A"), ffw_weekday_name (i, FFW_LANGUAGE_EN));
      assert_text (g_date_time_format (day, "%a"), ffw_weekday_abbreviation (i, FFW_LANGUAGE_EN));
      g_assert_cmpuint (ffw_date_get_weekday (ffw_date_new (2022, 8, i)), ==, i);
    }
  g_assert_cmpuint (ffw_date_get_weekday (FFW_DATE_NONE), ==, 0);
}

static void
test_numbers (void)
{
  static const struct
  {
    gint64 number;
    const char *shown;
  } cases[] = {
    { 0, "0" },
    { 7, "7" },
    { 999, "999" },
    { 1000, "1,000" },
    { 1001, "1,001" },
    { 12345, "12,345" },
    { 1000000, "1,000,000" },
    { -1, "−1" },
    { -1234, "−1,234" },
    { G_MAXINT64, "9,223,372,036,854,775,807" },
    { G_MININT64, "−9,223,372,036,854,775,808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (ffw_number_format (cases[i].number, FFW_LANGUAGE_EN), cases[i].shown);
      assert_text (ffw_number_format (cases[i].number, FFW_LANGUAGE_CY), cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  CatalogueEntry entries[] = {
    { "month\004November", "Tachwedd" },
    { "date\004%1$s %2$s", "%1$sain o %2$s" },
  };
  char *folder;
  int result;

  g_setenv ("LC_ALL", "C", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = catalogue_new (entries, G_N_ELEMENTS (entries));
  ffw_language_init (folder);
  ffw_language_set (FFW_LANGUAGE_EN);

  g_test_add_func ("/calendar-text/dates", test_dates);
  g_test_add_func ("/calendar-text/names", test_names);
  g_test_add_func ("/calendar-text/numbers", test_numbers);
  result = g_test_run ();
  catalogue_free (folder);

  return result;
}
