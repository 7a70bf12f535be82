/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports of online meetings, as Teams and Zoom write them, and whom they are about. */

#include "ffw-exchange-test.h"

#include "ffw-meeting-report.h"

#include <string.h>

#define TEAMS                                                                                      \
  "1. Summary\nMeeting title\tTrauma-informed practice\nAttended participants\t4\n"                \
  "Start time\t11/22/22, 9:25:03 AM\nMeeting duration\t6h 40m 2s\n\n2. Participants\n"             \
  "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"         \
  "Siân Llwyd\t11/22/22, 9:28:10 AM\t11/22/22, 4:01:00 PM\t6h 32m 50s\tSian@GWP.example\t"        \
  "sian@gwp.example\tPresenter\n"                                                                  \
  "Rees, Owain (STY)\t11/22/22, 9:30:00 AM\t11/22/22, 9:47:31 AM\t17m 31s\t\t\tAttendee\n"         \
  "Huw Jones\t11/22/22, 9:30:00 AM\t11/22/22, 10:30:00 AM\t1h\t\t\tAttendee\n"                     \
  "Somebody Else\t11/22/22, 9:30:00 AM\t11/22/22, 9:30:20 AM\t20s\telse@x.example\t\tAttendee\n"   \
  "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"               \
  "Siân Llwyd\t11/22/22, 9:28:10 AM\t11/22/22, 4:01:00 PM\t6h 32m 50s\tsian@gwp.example\tP\n"
#define OLD_TEAMS                                                                                  \
  "Full Name\tUser Action\tTimestamp\nSiân Llwyd\tJoined\t22/11/2022, 11:50:00 AM\n"              \
  "Siân Llwyd\tLeft\t22/11/2022, 12:20:00 PM\nSiân Llwyd\tJoined\t22/11/2022, 1:00:00 PM\n"      \
  "Siân Llwyd\tLeft\t22/11/2022, 1:45:00 PM\n"
#define ZOOM                                                                                       \
  "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"              \
  "812 3456,\"Trauma, informed\",11/22/2022 09:25,11/22/2022 16:02,host@x.example,397,3\n\n"       \
  "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"                \
  "Siân Llwyd,sian@gwp.example,22/11/2022 09:29,22/11/2022 10:30,61,No\n"                         \
  "\"Llwyd, Siân\",sian@gwp.example,22/11/2022 10:40,22/11/2022 12:00,80,No\n"                    \
  "Owain Rees,,22/11/2022 09:30,22/11/2022 10:00,30,Yes\n"

static char *
write_utf16 (FfwExchangeTest *self, const char *name, const char *text)
{
  char *path = ffw_exchange_test_path (self, name);
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", text, NULL);
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = g_convert (marked, -1, "UTF-16LE", "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_file_set_contents (path, wide, (gssize)length, &error);
  g_assert_no_error (error);

  return path;
}

static void
person_free (gpointer data)
{
  FfwRegisterPerson *person = data;

  g_free (person->name);
  g_free (person->emails);
  g_free (person);
}

/* Siân with two addresses, Owain without, and two of the name of Huw Jones. */
static void
match (GPtrArray *attendees)
{
  static const char *const people[][2] = {
    { "Siân Llwyd", "old@gwp.example sian@gwp.example" },
    { "Owain Rees", "" },
    { "Huw Jones", "" },
    { "Huw Jones", "" },
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (person_free);
  FfwRegister of = { .people = all };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      FfwRegisterPerson *person = g_new0 (FfwRegisterPerson, 1);

      person->name = g_strdup (people[i][0]);
      person->emails = g_strdup (people[i][1]);
      g_ptr_array_add (all, person);
    }
  ffw_meeting_report_match (attendees, &of);
}

/* What was read, as name, minutes, how they were found, and whom. */
static void
assert_report (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attendees = ffw_meeting_report_read (path, NULL, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  match (attendees);
  for (guint i = 0; i < attendees->len; i++)
    {
      const FfwAttendee *one = attendees->pdata[i];

      g_string_append_printf (said, "%s %d %u %d|", one->name, one->minutes, one->found,
                              one->person);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_teams (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *now = write_utf16 (self, "teams.csv", TEAMS);
  g_autofree char *old = write_utf16 (self, "old.csv", OLD_TEAMS);

  assert_report (now, "Siân Llwyd 393 1 0|Rees, Owain (STY) 18 2 1|Huw Jones 60 0 -1|"
                      "Somebody Else 0 0 -1|");
  assert_report (old, "Siân Llwyd 75 2 0|");
}

static void
test_zoom (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_write (self, "zoom.csv", ZOOM);

  assert_report (path, "Siân Llwyd 141 1 0|Owain Rees 30 2 1|");
}

/* Nonsense is refused with a sentence; durations beyond a day end there. */
static void
test_bad (FfwExchangeTest *self, gconstpointer data)
{
  static const char *const bad[] = { "", "code,title\nA,B\n", "Name\nSiân\n",
                                     "Name,Duration,Email\n\"Siân,1h,\n" };
  g_autofree char *large = ffw_exchange_test_write (
      self, "large.csv", "Name,Duration\nSiân Llwyd,99999999999999999999h 9999999999m\n");
  g_autofree char *none = ffw_exchange_test_path (self, "none.csv");
  g_autoptr (GError) missing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = ffw_exchange_test_write (self, "bad.csv", bad[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (ffw_meeting_report_read (path, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
  assert_report (large, "Siân Llwyd 1440 2 0|");
  g_assert_null (ffw_meeting_report_read (none, NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test)                                                                            \
  g_test_add ("/meeting-report/" name, FfwExchangeTest, NULL, ffw_exchange_test_set_up, test,      \
              ffw_exchange_test_tear_down)
  ADD ("teams", test_teams);
  ADD ("zoom", test_zoom);
  ADD ("bad", test_bad);

  return g_test_run ();
}
