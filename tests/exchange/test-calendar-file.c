/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in other people's calendar files. That ours are right is for another program to say:
 * tests/cli/test-calendar.py. */

#include "ffw-exchange-test.h"

#include "ffw-calendar-busy.h"
#include "ffw-calendar-file.h"
#include "ffw-local-time.h"

#include <string.h>

#define FROM ffw_date_new (2027, 3, 1)
#define TO   ffw_date_new (2027, 4, 30)

#define CALENDAR(events)                                                                           \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\nDTSTAMP:20270101T000000Z\r\n" lines "END:VEVENT\r\n"

static GPtrArray *
read_text (FfwExchangeTest *test, const char *text)
{
  g_autofree char *path = ffw_exchange_test_write (test, "busy.ics", text);
  g_autoptr (GError) error = NULL;
  GPtrArray *busy = ffw_calendar_busy_read (path, FROM, TO, NULL, &error);

  g_assert_no_error (error);

  return busy;
}

static void
assert_busy (FfwExchangeTest *test, const char *text, const char *const *expected)
{
  g_autoptr (GPtrArray) busy = read_text (test, text);
  guint n = 0;

  for (guint i = 0; i < busy->len; i++)
    {
      const FfwCalendarBusy *one = busy->pdata[i];
      FfwLocalTime starts = { 0 };

      g_test_message ("%s %" G_GINT64_FORMAT, one->summary, one->starts);
      g_assert_nonnull (expected[n]);
      g_assert_true (ffw_local_time_parse (expected[n], &starts));
      g_assert_cmpint (one->starts, ==, ffw_local_time_to_unix (starts));
      n++;
    }
  g_assert_null (expected[n]);
}

static void
test_once (FfwExchangeTest *test, gconstpointer data)
{
  assert_busy (
      test,
      CALENDAR (EVENT ("UID:1\r\nDTSTART:20270310T100000Z\r\nDTEND:20270310T110000Z\r\n")
                    EVENT ("UID:2\r\nDTSTART:20270410T100000Z\r\nDURATION:PT2H\r\n")
                        EVENT ("UID:3\r\nDTSTART:20270311T093000\r\nDTEND:20270311T100000\r\n")
                            EVENT ("UID:4\r\nDTSTART;VALUE=DATE:20270315\r\n")
                                EVENT ("UID:5\r\nDTSTART:20270501T100000Z\r\nDTEND:"
                                       "20270501T110000Z\r\n")),
      (const char *[]){ "2027-03-10T10:00", "2027-03-11T09:30", "2027-03-15T00:00",
                        "2027-04-10T11:00", NULL });
}

static void
test_free (FfwExchangeTest *test, gconstpointer data)
{
  assert_busy (test,
               CALENDAR (EVENT ("UID:1\r\nSTATUS:CANCELLED\r\nDTSTART:20270310T100000Z\r\nDTEND:"
                                "20270310T110000Z\r\n")
                             EVENT ("UID:2\r\nTRANSP:TRANSPARENT\r\nDTSTART:20270310T100000Z\r\n"
                                    "DTEND:20270310T110000Z\r\n")
                                 EVENT ("UID:3\r\nDTSTART:20270310T100000Z\r\n")
                                     EVENT ("UID:4\r\nDTSTART:20270310T100000Z\r\nDTEND:"
                                            "20270310T090000Z\r\n")
                                         EVENT ("UID:5\r\nSUMMARY:No time\r\n")),
               (const char *[]){ NULL });
}

/* Every week at ten by the clock in London, across its change; the second is left out, the third
 * was moved to the afternoon. The rule has no end. */
static void
test_repeated (FfwExchangeTest *test, gconstpointer data)
{
  assert_busy (
      test,
      CALENDAR (
          "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:DAYLIGHT\r\nDTSTART:19960331T010000\r\n"
          "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
          "END:DAYLIGHT\r\nBEGIN:STANDARD\r\nDTSTART:19961027T020000\r\nTZOFFSETFROM:+0100\r\n"
          "TZOFFSETTO:+0000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
          "END:VTIMEZONE\r\n" EVENT (
              "UID:1\r\nDTSTART;TZID=Europe/London:20270309T100000\r\nDTEND;TZID=Europe/London:"
              "20270309T110000\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;TZID=Europe/London:"
              "20270316T100000\r\n")
              EVENT ("UID:1\r\nRECURRENCE-ID;TZID=Europe/London:20270323T100000\r\nDTSTART;TZID="
                     "Europe/London:20270323T140000\r\nDTEND;TZID=Europe/London:"
                     "20270323T150000\r\n")),
      (const char *[]){ "2027-03-09T10:00", "2027-03-23T14:00", "2027-03-30T10:00",
                        "2027-04-06T10:00", "2027-04-13T10:00", "2027-04-20T10:00",
                        "2027-04-27T10:00", NULL });
}

/* Rules that would never come to an end: from long ago, and every second. */
static void
test_endless (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) busy = read_text (
      test, CALENDAR (EVENT ("UID:1\r\nDTSTART:18000101T100000Z\r\nDTEND:18000101T110000Z\r\n"
                             "RRULE:FREQ=SECONDLY\r\n")
                          EVENT ("UID:2\r\nDTSTART:20250101T100000Z\r\nDTEND:20250101T110000Z\r\n"
                                 "RRULE:FREQ=DAILY\r\n")
                              EVENT ("UID:3\r\nDTSTART:20270301T100000Z\r\nDTEND:"
                                     "20270301T110000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY="
                                     "30\r\n")));

  g_assert_cmpuint (busy->len, ==, 31 + 30 + 1);
}

/* Days that are left out by the thousand, and entries by the thousand that repeat from long ago. */
static void
test_many_repetitions (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GString) left_out = g_string_new ("UID:1\r\nDTSTART:19700101T100000Z\r\nDTEND:"
                                               "19700101T110000Z\r\nRRULE:FREQ=DAILY\r\n");
  g_autoptr (GString) entries = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) busy = NULL;
  g_autoptr (GPtrArray) too_many = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (left_out, "EXDATE:20270301T100000Z\r\n");
  text = g_strconcat ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", left_out->str,
                      "END:VEVENT\r\nEND:VCALENDAR\r\n", NULL);
  busy = read_text (test, text);
  g_assert_cmpuint (busy->len, ==, 31 + 30 - 1);

  g_string_append (entries, "BEGIN:VCALENDAR\r\n");
  for (int i = 0; i < 1000; i++)
    g_string_append (entries, EVENT ("DTSTART:19700101T100000Z\r\nDTEND:19700101T110000Z\r\n"
                                     "RRULE:FREQ=DAILY\r\n"));
  g_string_append (entries, "END:VCALENDAR\r\n");
  path = ffw_exchange_test_write (test, "many.ics", entries->str);
  too_many = ffw_calendar_busy_read (path, FROM, TO, NULL, &error);
  g_assert_null (too_many);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "more than"));
}

/* Components within components, deeper than the parser can go down; also where lines are folded. */
static void
test_too_deep (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const begins[] = { "BEGIN:VCALENDAR\r\n", "BEG\r\n IN:VCALENDAR\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\r\n");
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) busy = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = 0; n < 300000; n++)
        g_string_append (text, begins[i]);
      for (int n = 0; n <= 300000; n++)
        g_string_append (text, "END:VCALENDAR\r\n");
      path = ffw_exchange_test_write (test, "deep.ics", text->str);
      busy = ffw_calendar_busy_read (path, FROM, TO, NULL, &error);
      g_assert_null (busy);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_bad_files (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const bad[] = { "", "BEGIN:VCALENDAR", "name,date\nx,1\n",
                                     "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = ffw_exchange_test_write (test, "bad.ics", bad[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) busy = ffw_calendar_busy_read (path, FROM, TO, NULL, &error);

      g_test_message ("%u", i);
      g_assert_null (busy);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_too_large (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) busy = ffw_calendar_busy_read ("/dev/zero", FROM, TO, NULL, &error);

  g_assert_null (busy);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
}

static void
test_clashes (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) busy = read_text (
      test, CALENDAR (EVENT ("UID:1\r\nSUMMARY:Court\r\nDTSTART:20270310T100000Z\r\nDTEND:"
                             "20270310T110000Z\r\n")));
  FfwCalendarEvent events[] = {
    { .starts_at = (char *)"2027-03-10T11:29", .ends_at = (char *)"2027-03-10T13:00" },
    { .starts_at = (char *)"2027-03-10T11:30", .ends_at = (char *)"2027-03-10T13:00" },
    { .starts_at = (char *)"2027-03-10T08:00", .ends_at = (char *)"2027-03-10T09:30" },
    { .starts_at = (char *)"2027-03-10T08:00", .ends_at = (char *)"2027-03-10T09:31" },
    { .starts_at = (char *)"2027-03-10T10:00",
      .ends_at = (char *)"2027-03-10T11:00",
      .cancelled = TRUE },
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GArray) clashes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    g_ptr_array_add (all, &events[i]);
  clashes = ffw_calendar_busy_find_clashes (busy, all, 30);
  g_assert_cmpuint (clashes->len, ==, 2);
  g_assert_true (g_array_index (clashes, FfwCalendarClash, 0).event == &events[0]);
  g_assert_true (g_array_index (clashes, FfwCalendarClash, 1).event == &events[3]);
  g_assert_cmpstr (g_array_index (clashes, FfwCalendarClash, 0).busy->summary, ==, "Court");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, FfwExchangeTest, NULL, ffw_exchange_test_set_up, test,                         \
              ffw_exchange_test_tear_down)
  ADD ("/calendar-file/once", test_once);
  ADD ("/calendar-file/free", test_free);
  ADD ("/calendar-file/repeated", test_repeated);
  ADD ("/calendar-file/many-repetitions", test_many_repetitions);
  ADD ("/calendar-file/too-deep", test_too_deep);
  ADD ("/calendar-file/endless", test_endless);
  ADD ("/calendar-file/bad-files", test_bad_files);
  ADD ("/calendar-file/too-large", test_too_large);
  ADD ("/calendar-file/clashes", test_clashes);
#undef ADD

  return g_test_run ();
}
