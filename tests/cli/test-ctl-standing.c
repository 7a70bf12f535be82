/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How posts stand, as the command line says it: on any day, and with what excuses from it. */

#include "ctl-run.h"

#include <string.h>

#define HEADER                                                                                     \
  "organisation,staff_number,area,requirement,level,necessity,status,booked,achieved_on,"          \
  "expires_on\n"

/* A leap day and 36 months: 28 February 2023. */
static const struct
{
  const char *kind;
  const char *rows;
} files[] = {
  { "people", "organisation,staff_number,given_name,family_name,role,started_on,left_on\n"
              "GWP,0001,Siân,Pugh,CUST,2020-01-06,\n"
              "STY,0001,Megan,Ddu,PRIS,2022-11-01,2023-06-30\n" },
  { "sessions", "session,course,starts_at,ends_at,language,capacity,status\n"
                "A1,GTI,2022-12-01T09:30,2022-12-01T16:00,en,9,open\n" },
  { "bookings", "session,organisation,staff_number,status\n"
                "A1,GWP,0001,booked\n" },
  { "records", "organisation,staff_number,course,completed_on,outcome\n"
               "GWP,0001,SAF-A,2020-02-29,completed\n" },
  { "waivers", "organisation,staff_number,area,from,until,reason\n"
               "GWP,0001,VAW,2022-01-01,2022-12-31,Trained elsewhere\n" },
};

static void
make_workspace (Room *room)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      room_write (room, "rows.csv", files[i].rows);
      run_ok (room, "import", files[i].kind, "rows.csv");
    }
}

static void
test_list (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  run_ok (room, "list", "standing");
  g_assert_cmpstr (answer->out, ==,
                   HEADER "GWP,0001,GRP,R12,aware,recommended,booked,yes,,\n"
                          "GWP,0001,SAF,R02,aware,mandatory,met,no,2020-02-29,2023-02-28\n"
                          "GWP,0001,TRA,R01,aware,mandatory,booked,yes,,\n"
                          "GWP,0001,VAW,R06,skilled,mandatory,waived,no,,\n"
                          "STY,0001,GRP,R10,skilled,mandatory,due,no,,\n"
                          "STY,0001,SAF,R02,aware,mandatory,due,no,,\n"
                          "STY,0001,TRA,R01,aware,mandatory,due,no,,\n"
                          "STY,0001,VAW,R06,skilled,mandatory,due,no,,\n");
  run_ok (room, "list", "standing", "--area=VAW", "--status=waived", "--json");
  g_assert_cmpstr (answer->out, ==,
                   "[{\"organisation\":\"GWP\",\"staff_number\":\"0001\",\"area\":\"VAW\","
                   "\"requirement\":\"R06\",\"level\":\"skilled\",\"necessity\":\"mandatory\","
                   "\"status\":\"waived\",\"booked\":\"no\",\"achieved_on\":\"\","
                   "\"expires_on\":\"\"}]\n");
  run_ok (room, "list", "standing", "--organisation=STY", "--area=TRA");
  g_assert_cmpstr (answer->out, ==, HEADER "STY,0001,TRA,R01,aware,mandatory,due,no,,\n");
  run_to (room, 2, "list", "standing", "--status=lost");
  assert_contains (answer->err, "waived");
  run_to (room, 2, "list", "standing", "--course=GTI");
}

static void
assert_stands (Room *room, const char *today, const char *area, const char *rest)
{
  g_autofree char *today_option = g_strconcat ("--today=", today, NULL);
  g_autofree char *area_option = g_strconcat ("--area=", area, NULL);
  g_autofree char *expected = g_strconcat (HEADER, rest, NULL);
  g_autoptr (Answer) answer = NULL;

  run_ok (room, today_option, "list", "standing", "--organisation=GWP", area_option);
  g_assert_cmpstr (answer->out, ==, expected);
}

static void
test_days (Room *room, gconstpointer data)
{
#define SAF "GWP,0001,SAF,R02,aware,mandatory,"
#define VAW "GWP,0001,VAW,R06,skilled,mandatory,"
#define TRA "GWP,0001,TRA,R01,aware,mandatory,"
  make_workspace (room);
  assert_stands (room, "2021-03-31", "SAF", "");
  assert_stands (room, "2021-05-13", "TRA", TRA "booked,yes,,\n");
  assert_stands (room, "2022-11-29", "SAF", SAF "met,no,2020-02-29,2023-02-28\n");
  assert_stands (room, "2022-11-30", "SAF", SAF "expiring,no,2020-02-29,2023-02-28\n");
  assert_stands (room, "2023-02-28", "SAF", SAF "expiring,no,2020-02-29,2023-02-28\n");
  assert_stands (room, "2024-02-29", "SAF", SAF "expired,no,2020-02-29,2023-02-28\n");
  assert_stands (room, "2021-09-28", "VAW", VAW "due,no,,\n");
  assert_stands (room, "2021-12-31", "VAW", VAW "missing,no,,\n");
  assert_stands (room, "2022-12-31", "VAW", VAW "waived,no,,\n");
  assert_stands (room, "2023-01-01", "VAW", VAW "missing,no,,\n");
  assert_stands (room, "2022-12-01", "TRA", TRA "booked,yes,,\n");
  assert_stands (room, "2022-12-02", "TRA", TRA "missing,no,,\n");
#undef SAF
#undef VAW
#undef TRA
}

static void
test_status (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  run_ok (room, "status", "--json");
  assert_contains (answer->out,
                   ",\"standing\":{\"met\":1,\"expiring\":0,\"expired\":0,\"booked\":2,"
                   "\"due\":4,\"missing\":0,\"waived\":1}}\n");
  run_ok (room, "--today=2018-01-01", "status", "--json");
  assert_contains (answer->out,
                   ",\"standing\":{\"met\":0,\"expiring\":0,\"expired\":0,\"booked\":0,"
                   "\"due\":0,\"missing\":0,\"waived\":0}}\n");
  run_ok (room, "status");
  assert_contains (answer->out, "on 22 November 2022");
  assert_contains (answer->out, "\nwaived                       1\n");
}

static void
test_export (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *rows = NULL;

  make_workspace (room);
  run_ok (room, "--today=2023-07-01", "export", "standing", "-o", "standing.csv");
  rows = room_read (room, "standing.csv");
  assert_contains (rows, "organisation,staff_number,email,person,area,");
  assert_contains (rows, ",SAF,R02,aware,mandatory,expired,no,2020-02-29,2023-02-28\n");
  g_assert_null (strstr (rows, "STY"));

  run_to (room, 2, "import", "standing", "standing.csv");
  assert_contains (answer->err, "“standing” is worked out from the others");
  run_to (room, 2, "export", "standing", "--template", "-o", "template.xlsx");
  assert_contains (answer->err, "“standing” is worked out from the others");
  g_assert_false (room_has (room, "template.xlsx"));
}

static void
add (const char *path, void (*test) (Room *room, gconstpointer data))
{
  g_test_add (path, Room, NULL, room_set_up, test, room_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/ctl-standing/list", test_list);
  add ("/ctl-standing/days", test_days);
  add ("/ctl-standing/status", test_status);
  add ("/ctl-standing/export", test_export);

  return g_test_run ();
}
