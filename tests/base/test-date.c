/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-date.h"

static void
assert_iso (FfwDate date, const char *expected)
{
  char iso[FFW_DATE_ISO_SIZE];

  g_assert_cmpstr (ffw_date_to_iso (date, iso), ==, expected);
}

static void
test_days (void)
{
  static const struct
  {
    guint year, month, day;
    const char *iso;
  } cases[] = {
    { 2022, 11, 22, "2022-11-22" },
    { 2020, 2, 29, "2020-02-29" },
    { 2021, 2, 29, "" },
    { 1900, 2, 29, "" },
    { 2000, 2, 29, "2000-02-29" },
    { 2100, 2, 29, "" },
    { 2200, 12, 31, "2200-12-31" },
    { 1900, 1, 1, "1900-01-01" },
    { 1800, 1, 1, "1800-01-01" },
    { 1799, 12, 31, "" },
    { 9999, 12, 31, "9999-12-31" },
    { 10000, 1, 1, "" },
    { 2022, 4, 31, "" },
    { 2022, 0, 1, "" },
    { 2022, 13, 1, "" },
    { 2022, 1, 0, "" },
    { 2022, 1, 32, "" },
    { 2022, 1, 257, "" },
    { 2022, 257, 1, "" },
    { 67558, 1, 1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_iso (ffw_date_new (cases[i].year, cases[i].month, cases[i].day), cases[i].iso);
  g_assert_cmpuint (FFW_DATE_LAST, ==, ffw_date_new (9999, 12, 31));
}

static void
test_every_day (void)
{
  FfwDate last = ffw_date_new (2200, 12, 31);

  for (FfwDate date = ffw_date_new (1900, 1, 1); date <= last; date++)
    {
      char iso[FFW_DATE_ISO_SIZE];
      guint year, month, day;

      ffw_date_split (date, &year, &month, &day);
      g_assert_cmpuint (ffw_date_new (year, month, day), ==, date);
      g_assert_cmpuint (ffw_date_from_iso (ffw_date_to_iso (date, iso)), ==, date);
    }

  g_assert_cmpuint (last - ffw_date_new (1900, 1, 1), ==, 301 * 365 + 73 - 1);
}

static void
test_none (void)
{
  guint year = 1, month = 1, day = 1;

  ffw_date_split (FFW_DATE_NONE, &year, &month, &day);
  g_assert_cmpuint (year + month + day, ==, 0);
  assert_iso (FFW_DATE_NONE, "");
  assert_iso (ffw_date_add_months (FFW_DATE_NONE, 3), "");
}

static void
test_from_iso (void)
{
  static const char *const bad[] = { "",
                                     "2022-11-2",
                                     "2022-1-22",
                                     "22-11-2022",
                                     "2022/11/22",
                                     "2022-11-22 ",
                                     " 2022-11-22",
                                     "2022-02-30",
                                     "2022-11-22T00:00",
                                     "20221-1-22",
                                     "x",
                                     "2022-11-222" };

  assert_iso (ffw_date_from_iso ("2022-11-22"), "2022-11-22");
  g_assert_cmpuint (ffw_date_from_iso (NULL), ==, FFW_DATE_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (ffw_date_from_iso (bad[i]), ==, FFW_DATE_NONE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    FfwDateResult result;
    const char *iso;
  } cases[] = {
    { "2022-11-22", FFW_DATE_OK, "2022-11-22" },
    { "22/11/2022", FFW_DATE_OK, "2022-11-22" },
    { "3/5/2022", FFW_DATE_OK, "2022-05-03" },
    { "22.11.2022", FFW_DATE_OK, "2022-11-22" },
    { "22-Nov-2022", FFW_DATE_OK, "2022-11-22" },
    { "22-Nov-22", FFW_DATE_OK, "2022-11-22" },
    { "1-jan-69", FFW_DATE_OK, "2069-01-01" },
    { "1-JAN-70", FFW_DATE_OK, "1970-01-01" },
    { "22-November-2022", FFW_DATE_OK, "2022-11-22" },
    { "5-Sept-2022", FFW_DATE_OK, "2022-09-05" },
    { "22-Tach-2022", FFW_DATE_OK, "2022-11-22" },
    { "22-Tachwedd-22", FFW_DATE_OK, "2022-11-22" },
    { "3-Mai-2022", FFW_DATE_OK, "2022-05-03" },
    { "3-May-2022", FFW_DATE_OK, "2022-05-03" },
    { "3-Mar-2022", FFW_DATE_OK, "2022-03-03" },
    { "3-Maw-2022", FFW_DATE_OK, "2022-03-03" },
    { "3-Chwe-2022", FFW_DATE_OK, "2022-02-03" },
    { "3-Gorff-2022", FFW_DATE_OK, "2022-07-03" },
    { "3-Meh-2022", FFW_DATE_OK, "2022-06-03" },
    { "3-Med-2022", FFW_DATE_OK, "2022-09-03" },
    { "3-Rhag-2022", FFW_DATE_OK, "2022-12-03" },
    { "2022-11-22 00:00", FFW_DATE_OK, "2022-11-22" },
    { "2022-11-22T00:00:00", FFW_DATE_OK, "2022-11-22" },
    { "22/11/2022 00:00:00", FFW_DATE_OK, "2022-11-22" },
    { "22-Nov-22 00:00", FFW_DATE_OK, "2022-11-22" },
    { " 22/11/2022 ", FFW_DATE_OK, "2022-11-22" },
    { "29/02/2020", FFW_DATE_OK, "2020-02-29" },
    { "31/12/9999", FFW_DATE_OK, "9999-12-31" },
    { "1/1/1800", FFW_DATE_OK, "1800-01-01" },
    { "31/02/2022", FFW_DATE_DOES_NOT_EXIST, "" },
    { "29/02/2021", FFW_DATE_DOES_NOT_EXIST, "" },
    { "2022-13-01", FFW_DATE_DOES_NOT_EXIST, "" },
    { "2022-00-01", FFW_DATE_DOES_NOT_EXIST, "" },
    { "0/1/2022", FFW_DATE_DOES_NOT_EXIST, "" },
    { "11/22/2022", FFW_DATE_DOES_NOT_EXIST, "" },
    { "31-Nov-2022", FFW_DATE_DOES_NOT_EXIST, "" },
    { "31/02/2022 00:00", FFW_DATE_DOES_NOT_EXIST, "" },
    { "1/2/22", FFW_DATE_TWO_DIGIT_YEAR, "" },
    { "31.12.99", FFW_DATE_TWO_DIGIT_YEAR, "" },
    { "", FFW_DATE_MALFORMED, "" },
    { "-", FFW_DATE_MALFORMED, "" },
    { "soon", FFW_DATE_MALFORMED, "" },
    { "2022", FFW_DATE_MALFORMED, "" },
    { "44887", FFW_DATE_MALFORMED, "" },
    { "22-11-2022", FFW_DATE_MALFORMED, "" },
    { "22/11.2022", FFW_DATE_MALFORMED, "" },
    { "22/Nov/2022", FFW_DATE_MALFORMED, "" },
    { "22 11 2022", FFW_DATE_MALFORMED, "" },
    { "22x11x2022", FFW_DATE_MALFORMED, "" },
    { "22-No-2022", FFW_DATE_MALFORMED, "" },
    { "22-Novem8er-2022", FFW_DATE_MALFORMED, "" },
    { "22-Novembers-2022", FFW_DATE_MALFORMED, "" },
    { "2022-11-22x", FFW_DATE_MALFORMED, "" },
    { "1/2/22x", FFW_DATE_MALFORMED, "" },
    { "2022-11-22 09:30", FFW_DATE_MALFORMED, "" },
    { "2022-11-22T", FFW_DATE_MALFORMED, "" },
    { "2022-11-22 00:00:01", FFW_DATE_MALFORMED, "" },
    { "22/11/222", FFW_DATE_MALFORMED, "" },
    { "22/11/20222", FFW_DATE_MALFORMED, "" },
    { "222/11/2022", FFW_DATE_MALFORMED, "" },
    { "31/12/1799", FFW_DATE_MALFORMED, "" },
    { "0202-11-22", FFW_DATE_MALFORMED, "" },
    { "2022-11-2", FFW_DATE_MALFORMED, "" },
    { "2022-1-22", FFW_DATE_MALFORMED, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwDate date = 7;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (ffw_date_parse (cases[i].text, &date), ==, cases[i].result);
      assert_iso (date, cases[i].iso);
    }
}

static void
test_time_parse (void)
{
  static const struct
  {
    const char *text;
    FfwDateResult result;
    const char *iso;
    guint minute;
  } cases[] = {
    { "2022-11-22T09:30", FFW_DATE_OK, "2022-11-22", 570 },
    { "22/11/2022 09:30", FFW_DATE_OK, "2022-11-22", 570 },
    { "2022-11-22 09:30:00", FFW_DATE_OK, "2022-11-22", 570 },
    { "22/11/2022 9:30", FFW_DATE_OK, "2022-11-22", 570 },
    { "22-Tach-2022 23:59", FFW_DATE_OK, "2022-11-22", 1439 },
    { "2022-11-22T00:00", FFW_DATE_OK, "2022-11-22", 0 },
    { "31/02/2022 09:30", FFW_DATE_DOES_NOT_EXIST, "", 570 },
    { "1/2/22 09:30", FFW_DATE_TWO_DIGIT_YEAR, "", 570 },
    { "2022-11-22", FFW_DATE_MALFORMED, "", 0 },
    { "09:30", FFW_DATE_MALFORMED, "", 0 },
    { "2022-11-22T24:00", FFW_DATE_MALFORMED, "", 0 },
    { "2022-11-22T09:60", FFW_DATE_MALFORMED, "", 0 },
    { "2022-11-22T09:30:15", FFW_DATE_MALFORMED, "", 0 },
    { "2022-11-22T09:30Z", FFW_DATE_MALFORMED, "", 570 },
    { "2022-11-22T0930", FFW_DATE_MALFORMED, "", 0 },
    { "2022-11-22T09:3", FFW_DATE_MALFORMED, "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwDate date;
      guint minute;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (ffw_date_time_parse (cases[i].text, &date, &minute), ==, cases[i].result);
      g_assert_cmpuint (minute, ==, cases[i].minute);
      assert_iso (date, cases[i].iso);
    }
}

static void
test_parse_freely (void)
{
  static const struct
  {
    const char *text;
    gboolean month_first;
    FfwDateResult result;
    const char *iso;
    guint minute;
  } cases[] = {
    { "3/5/2022", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "3/5/2022", TRUE, FFW_DATE_OK, "2022-03-05", FFW_DATE_NO_MINUTE },
    { "03-05-2022", TRUE, FFW_DATE_OK, "2022-03-05", FFW_DATE_NO_MINUTE },
    { "22-11-2022", FALSE, FFW_DATE_OK, "2022-11-22", FFW_DATE_NO_MINUTE },
    { "2022-11-22", TRUE, FFW_DATE_OK, "2022-11-22", FFW_DATE_NO_MINUTE },
    { "2022/11/22", FALSE, FFW_DATE_OK, "2022-11-22", FFW_DATE_NO_MINUTE },
    { "3rd May 2022", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "3rd of May, 2022", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "3ydd Mai 2022", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "3 Mai 2022", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "22ain o Dachwedd 2022", FALSE, FFW_DATE_OK, "2022-11-22", FFW_DATE_NO_MINUTE },
    { "2il o Fai 2022", FALSE, FFW_DATE_OK, "2022-05-02", FFW_DATE_NO_MINUTE },
    { "31 Dec 2026", FALSE, FFW_DATE_OK, "2026-12-31", FFW_DATE_NO_MINUTE },
    { "1af Mawrth 2022", FALSE, FFW_DATE_OK, "2022-03-01", FFW_DATE_NO_MINUTE },
    { "Dydd Mawrth, 1 Mawrth 2022", FALSE, FFW_DATE_OK, "2022-03-01", FFW_DATE_NO_MINUTE },
    { "Tuesday 3 May 2022", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "Tue, 3 May 22", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "May 3, 2022", FALSE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "May 3rd 2022", TRUE, FFW_DATE_OK, "2022-05-03", FFW_DATE_NO_MINUTE },
    { "22/Nov/2022", FALSE, FFW_DATE_OK, "2022-11-22", FFW_DATE_NO_MINUTE },
    { "2022-11-22T09:30:15.123Z", FALSE, FFW_DATE_OK, "2022-11-22", 570 },
    { "11/22/2022, 9:30:15 PM", TRUE, FFW_DATE_OK, "2022-11-22", 1290 },
    { "3 May 2022 12:05 am", FALSE, FFW_DATE_OK, "2022-05-03", 5 },
    { "22/11/2022 00:00", FALSE, FFW_DATE_OK, "2022-11-22", 0 },
    { "22/11/2022", TRUE, FFW_DATE_DOES_NOT_EXIST, "", FFW_DATE_NO_MINUTE },
    { "31 Feb 2022", FALSE, FFW_DATE_DOES_NOT_EXIST, "", FFW_DATE_NO_MINUTE },
    { "1/2/22", FALSE, FFW_DATE_TWO_DIGIT_YEAR, "", FFW_DATE_NO_MINUTE },
    { "", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "May", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "May 2022", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "2022", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "3 2022", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "3x May 2022", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "22/11-2022", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "3 May 2022 soon", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
    { "3 May 2022 25:00", FALSE, FFW_DATE_MALFORMED, "", FFW_DATE_NO_MINUTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwDate date;
      guint minute;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (ffw_date_parse_freely (cases[i].text, cases[i].month_first, &date, &minute),
                       ==, cases[i].result);
      assert_iso (date, cases[i].iso);
      g_assert_cmpuint (minute, ==, cases[i].minute);
    }
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2020-08-31", 6, "2021-02-28" },
    { "2019-08-31", 6, "2020-02-29" },
    { "2020-02-29", 12, "2021-02-28" },
    { "2020-02-29", 48, "2024-02-29" },
    { "2021-02-28", 12, "2022-02-28" },
    { "2022-01-31", 1, "2022-02-28" },
    { "2022-03-31", 1, "2022-04-30" },
    { "2022-12-15", 1, "2023-01-15" },
    { "2022-11-22", 0, "2022-11-22" },
    { "2022-11-22", 24, "2024-11-22" },
    { "2022-03-31", -1, "2022-02-28" },
    { "2022-01-01", -1, "2021-12-01" },
    { "2024-02-29", -12, "2023-02-28" },
    { "9999-11-30", 1, "9999-12-30" },
    { "9999-12-01", 1, "" },
    { "2022-11-22", G_MAXINT, "" },
    { "2022-11-22", G_MININT, "" },
    { "1800-01-31", -1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_iso (ffw_date_add_months (ffw_date_from_iso (cases[i].from), cases[i].months),
                cases[i].to);
}

static void
test_expires_on (void)
{
  FfwDate completed = ffw_date_from_iso ("2020-08-31");
  FfwDate extension = ffw_date_from_iso ("2021-01-01");

  assert_iso (ffw_date_expires_on (completed, FFW_DATE_NONE, -1, -1), "");
  assert_iso (ffw_date_expires_on (completed, FFW_DATE_NONE, -1, 6), "2021-02-28");
  assert_iso (ffw_date_expires_on (completed, FFW_DATE_NONE, 36, 6), "2023-08-31");
  assert_iso (ffw_date_expires_on (completed, FFW_DATE_NONE, 36, -1), "2023-08-31");
  assert_iso (ffw_date_expires_on (completed, FFW_DATE_NONE, 0, 6), "2020-08-31");
  assert_iso (ffw_date_expires_on (completed, extension, 36, 6), "2021-01-01");
  assert_iso (ffw_date_expires_on (completed, extension, -1, -1), "2021-01-01");
}

static void
test_today (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  g_autofree char *earliest = g_date_time_format (before, "%Y-%m-%d");
  g_autoptr (GDateTime) after = NULL;
  g_autofree char *latest = NULL;
  FfwDate today;

  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  assert_iso (ffw_date_today (), "2022-11-22");

  g_setenv ("FFRAMWAITH_TODAY", "tomorrow", TRUE);
  today = ffw_date_today ();
  after = g_date_time_new_now_local ();
  latest = g_date_time_format (after, "%Y-%m-%d");
  g_assert_cmpuint (today, >=, ffw_date_from_iso (earliest));
  g_assert_cmpuint (today, <=, ffw_date_from_iso (latest));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/none", test_none);
  g_test_add_func ("/date/from-iso", test_from_iso);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/time-parse", test_time_parse);
  g_test_add_func ("/date/parse-freely", test_parse_freely);
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/expires-on", test_expires_on);
  g_test_add_func ("/date/today", test_today);

  return g_test_run ();
}
