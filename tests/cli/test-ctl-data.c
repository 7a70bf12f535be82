/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each command does with data, as a person would see it. */

#include "ctl-run.h"

#include <string.h>

#define PEOPLE                                                                                     \
  "organisation,staff_number,given_name,family_name,email,role,started_on\n"                       \
  "GWP,0001,Siân,Pugh,sian@example.org,CUST,2020-01-06\n"                                         \
  "GWP,0002,Rhys,Llwyd,rhys@example.org,CUST,2021-03-01\n"                                         \
  "STY,0001,Megan,Ddu,,PRIS,2019-09-02\n"

#define PEOPLE_JSON_COUNTS                                                                         \
  "{\"kind\":\"people\",\"read\":3,\"added\":3,\"updated\":0,\"unchanged\":0,\"rejected\":0,"      \
  "\"warnings\":0,\"findings\":[]}"

/* A session ahead with room for one, and one at the same time. */
#define SESSIONS                                                                                   \
  "session,course,starts_at,ends_at,language,capacity,status\n"                                    \
  "A1,GTI,2022-12-01T09:30,2022-12-01T16:00,en,1,open\n"                                           \
  "A2,POWER,2022-12-01T16:15,2022-12-01T18:00,en,,open\n"                                          \
  "A3,POWER,2022-12-08T09:30,2022-12-08T16:00,en,0,open\n"                                         \
  "A4,POWER,2022-11-01T09:30,2022-11-01T16:00,en,9,held\n"                                         \
  "A5,AGO-1,2022-12-09T09:30,2022-12-09T16:00,en,9,open\n"

static void
make_workspace (Room *room)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  room_write (room, "people.csv", PEOPLE);
  run_ok (room, "import", "people", "people.csv");
}

static void
make_sessions (Room *room)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  room_write (room, "sessions.csv", SESSIONS);
  run_ok (room, "import", "sessions", "sessions.csv");
}

static void
assert_people (Room *room, const char *n)
{
  g_autofree char *member = g_strdup_printf ("{\"people\":%s,", n);
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "status", "--json");
  assert_contains (answer->out, member);
}

static void
assert_listed (Room *room, const char *kind, const char *line)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "list", kind);
  assert_contains (answer->out, line);
}

static void
test_init (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run_ok (room, "init", "--empty", "--json");
  g_assert_cmpstr (answer->out, ==, "{\"workspace\":\"w.fframwaith\",\"catalogue\":false}\n");
  run_ok (room, "status", "--json");
  g_assert_cmpstr (answer->out, ==,
                   "{\"people\":0,\"organisations\":0,\"records\":0,\"sessions\":0,"
                   "\"bookings\":0,\"answers\":0,\"ratings\":0,\"courses\":0,\"areas\":0,"
                   "\"standing\":{\"met\":0,\"expiring\":0,\"expired\":0,\"booked\":0,\"due\":0,"
                   "\"missing\":0,\"waived\":0}}\n");
  before = room_read (room, "w.fframwaith");
  run_to (room, 3, "init");
  assert_contains (answer->err, "w.fframwaith");
  after = room_read (room, "w.fframwaith");
  g_assert_cmpstr (before, ==, after);

  run_ok (room, "init", "-w", "full.fframwaith");
  assert_contains (answer->out, "with the shipped catalogue");
  run_ok (room, "list", "areas", "-w", "full.fframwaith");
  assert_contains (answer->out, "code,strand,title_en,title_cy");
  assert_contains (answer->out, "\nGRP,women,Gender-responsive practice,");
  run_to (room, 3, "init", "-w", "no/such/folder/w.fframwaith");
}

static void
test_import (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  room_write (room, "people.csv", PEOPLE);
  run_ok (room, "import", "people", "people.csv", "--dry-run");
  g_assert_cmpstr (answer->out, ==,
                   "people.csv: 3 rows read, 3 added, 0 updated, 0 unchanged, 0 rejected, "
                   "0 warnings\n"
                   "This was a trial: nothing was written.\n");
  assert_people (room, "0");
  run_ok (room, "import", "people", "people.csv", "--json");
  g_assert_cmpstr (answer->out, ==, PEOPLE_JSON_COUNTS "\n");
  run_ok (room, "import", "people", "people.csv");
  assert_contains (answer->out, "3 rows read, 0 added, 0 updated, 3 unchanged");

  room_write (room, "one.csv", "organisation,staff_number,family_name\nGWP,0002,Prydderch\n");
  run_ok (room, "import", "people", "one.csv");
  assert_contains (answer->out, "one.csv: 1 row read, 0 added, 1 updated, 0 unchanged");
  assert_people (room, "3");
}

static void
test_import_by_row (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  room_write (room, "more.csv",
              "organisation,staff_number,family_name,email,role,started_on\n"
              "GWP,0001,Pugh,-,PRIS,\nGWP,0002,Llwyd,,,\n"
              "GWP,0003,Huws,,CUST,2022-01-03\nGWP,0004,Huws,,NONE,2022-01-03\n");
  run_to (room, 1, "import", "people", "more.csv", "--dry-run", "--rows");
  assert_contains (answer->out,
                   "more.csv:2: updated GWP, 0001, Siân, Pugh: email sian@example.org → -; "
                   "role CUST → PRIS\n"
                   "more.csv:4: added GWP, 0003, Huws\n"
                   "more.csv:5: rejected GWP, 0004, Huws\n"
                   "more.csv: 4 rows read, 1 added, 1 updated, 1 unchanged, 1 rejected");
  run_to (room, 1, "import", "people", "more.csv", "--dry-run", "--rows", "--json");
  assert_contains (answer->out, "\"rows\":[{\"line\":2,\"result\":\"updated\",\"row\":"
                                "{\"organisation\":\"GWP\",\"staff_number\":\"0001\",");
  assert_contains (answer->out, "\"changes\":[{\"field\":\"email\",\"before\":"
                                "\"sian@example.org\",\"after\":\"\"},{\"field\":\"role\","
                                "\"before\":\"CUST\",\"after\":\"PRIS\"}]}");
  assert_people (room, "3");

  /* As it is done, too; and where nothing of it is asked, nothing of it is said. */
  run_to (room, 1, "import", "people", "more.csv", "--skip-errors", "--rows");
  assert_contains (answer->out, "role CUST → PRIS");
  run_to (room, 1, "import", "people", "more.csv", "--json");
  g_assert_null (strstr (answer->out, "\"rows\""));
}

static void
test_complete_list (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  room_write (room, "more.csv",
              "organisation,staff_number,given_name,family_name,role,started_on\n"
              "GWP,0003,Cai,Rees,CUST,2022-01-03\nGWP,0004,Dai,Puw,CUST,2022-01-03\n");
  run_ok (room, "import", "people", "more.csv");
  room_write (room, "list.csv",
              "organisation,staff_number,given_name,family_name,role,started_on\n"
              "GWP,0001,Siân,Pugh,PRIS,\nGWP,0002,Rhys,Llwyd,,\n"
              "GWP,0009,Dai,Puw,CUST,\nGWP,0010,Eve,Wyn,CUST,2022-11-28\n");
  run_ok (room, "import", "people", "list.csv", "--complete=GWP", "--on=2022-12-01", "--dry-run");
  g_assert_cmpstr (answer->out, ==,
                   "list.csv:4: new 0009 Dai Puw 2022-12-01\n"
                   "list.csv:5: new 0010 Eve Wyn 2022-11-28\n"
                   "list.csv:2: moves 0001 Siân Pugh 2022-12-01: role CUST → PRIS\n"
                   "list.csv: leaves 0003 Cai Rees 2022-11-30\n"
                   "list.csv: leaves 0004 Dai Puw 2022-11-30\n"
                   "list.csv:4: perhaps the same 0009 Dai Puw 2022-12-01: "
                   "staff_number 0004 → 0009\n"
                   "list.csv: “--moves=1” accepts these; without it they stay as they are.\n"
                   "list.csv: “--leavers=2” accepts these; without it they stay as they are.\n"
                   "list.csv: “--same=1” accepts these; without it they stay as they are.\n"
                   "list.csv: 4 rows read, 2 added, 1 updated, 1 unchanged, 0 rejected, "
                   "0 warnings\n"
                   "This was a trial: nothing was written.\n");
  assert_people (room, "5");
  run_ok (room, "import", "people", "list.csv", "--complete=GWP", "--on=2022-12-01", "--dry-run",
          "--json");
  assert_contains (answer->out, "\"people\":[{\"proposal\":\"new\",\"line\":4,");

  /* Another number than was shown, and options that say nothing. */
  run_to (room, 1, "import", "people", "list.csv", "--complete=GWP", "--leavers=3");
  assert_contains (answer->err, "“--leavers=3” was given, and the list has 2.");
  run_to (room, 2, "import", "people", "list.csv", "--leavers=2");
  run_to (room, 2, "import", "people", "list.csv", "more.csv", "--complete=GWP");
  run_to (room, 2, "import", "records", "list.csv", "--complete=GWP");
  run_to (room, 1, "import", "people", "list.csv", "--complete=STY", "--dry-run");
  assert_contains (answer->err, "E321");
  assert_people (room, "5");

  run_ok (room, "import", "people", "list.csv", "--complete=GWP", "--on=2022-12-01", "--moves=1",
          "--leavers=2", "--same=1");
  assert_people (room, "6");
  run_ok (room, "list", "people", "--organisation=GWP");
  assert_contains (answer->out, "GWP,0001,Siân,Pugh,sian@example.org,CUST,,2020-01-06,2022-11-30");
  assert_contains (answer->out, "GWP,0009,Dai,Puw,,CUST,,2022-12-01,,");
  run_ok (room, "history", "--limit=1");
  assert_contains (answer->out, "Complete list of “GWP”: 1 new, 2 moved, 1 left");
  run_ok (room, "undo");
  assert_people (room, "5");

  /* Most of the staff: asked twice. */
  room_write (room, "few.csv", "staff_number,given_name\n0001,Siân\n");
  run_ok (room, "import", "people", "few.csv", "--complete=GWP", "--dry-run");
  assert_contains (answer->out, "3 of 4 people would leave.");
  run_to (room, 1, "import", "people", "few.csv", "--complete=GWP", "--leavers=3");
  assert_contains (answer->err, "E322");
  run_ok (room, "import", "people", "few.csv", "--complete=GWP", "--leavers=3", "--most");
  run_ok (room, "check");
}

static void
test_import_of_bad_rows (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  room_write (room, "bad.csv",
              PEOPLE "SYT,0009,Ann,Other,,PRIS,2020-01-01\nSTY,0002,Iolo,Parry,,PRIS,31/02/2022\n");
  run_to (room, 1, "import", "people", "bad.csv");
  assert_contains (answer->err, "bad.csv:5:1: error E");
  assert_contains (answer->err, "bad.csv:6:7: error E");
  assert_contains (answer->err, "SYT");
  assert_contains (answer->out, "2 rejected");
  assert_contains (answer->out, "Nothing was written.");
  assert_people (room, "0");

  run_to (room, 1, "import", "people", "bad.csv", "--skip-errors", "--json");
  assert_contains (answer->out, "\"read\":5,\"added\":3,\"updated\":0,\"unchanged\":0,"
                                "\"rejected\":2,\"warnings\":0,\"findings\":[{\"file\":\"bad.csv\","
                                "\"line\":5,\"column\":1,\"field\":\"organisation\","
                                "\"severity\":\"error\",\"code\":\"E");
  assert_contains (answer->err, "bad.csv:5:1: error E");
  assert_people (room, "3");
}

/* Several files are one change. */
static void
test_import_of_files (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  room_write (room, "a.csv", PEOPLE);
  room_write (room, "b.csv",
              "organisation,staff_number,given_name,family_name,role,started_on\n"
              "STY,0002,Iolo,Parry,PRIS,2020-01-01\n");
  run_ok (room, "import", "people", "a.csv", "b.csv", "--json");
  g_assert_cmpstr (answer->out, ==,
                   "[" PEOPLE_JSON_COUNTS ",{\"kind\":\"people\",\"read\":1,\"added\":1,"
                   "\"updated\":0,\"unchanged\":0,\"rejected\":0,\"warnings\":0,"
                   "\"findings\":[]}]\n");
  run_ok (room, "undo");
  assert_people (room, "0");

  run_to (room, 3, "import", "people", "a.csv", "missing.csv");
  assert_contains (answer->err, "missing.csv");
  assert_people (room, "0");
  run_to (room, 3, "import", "people", ".");
  g_assert_cmpstr (answer->out, ==, "");
  run_to (room, 3, "import", "people", "a.csv", "-w", "missing.fframwaith");
  assert_contains (answer->err, "missing.fframwaith");
  g_assert_false (room_has (room, "missing.fframwaith"));
}

static void
test_list (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  run_ok (room, "list", "people", "--organisation=STY");
  assert_contains (answer->out, "organisation,staff_number,given_name,family_name,email,role,site,"
                                "started_on,left_on,training_language,manager");
  assert_contains (answer->out, "\nSTY,0001,Megan,Ddu,,PRIS,,2019-09-02,");
  g_assert_null (strstr (answer->out, "GWP"));
  run_ok (room, "list", "people", "--organisation=STY", "--json");
  g_assert_true (g_str_has_prefix (answer->out, "[{\"organisation\":\"STY\","
                                                "\"staff_number\":\"0001\","
                                                "\"given_name\":\"Megan\","));
  g_assert_true (g_str_has_suffix (answer->out, "}]\n"));
  run_ok (room, "list", "people", "--language=cy");
  g_assert_true (g_str_has_prefix (answer->out, "sefydliad,rhif_staff,enw_cyntaf,cyfenw,"));
  run_to (room, 1, "list", "people", "--organisation=SYT");
  g_assert_cmpstr (answer->out, ==, "");
  assert_contains (answer->err, "There is no organisation “SYT”. The nearest is “STY”.");
  run_ok (room, "list", "waivers", "--json");
  g_assert_cmpstr (answer->out, ==, "[]\n");
}

static void
test_list_by_status (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  run_ok (room, "list", "sessions", "--status=held");
  assert_contains (answer->out, "\nA4,");
  g_assert_null (strstr (answer->out, "\nA1,"));
  run_ok (room, "list", "sessions", "--course=GTI");
  assert_contains (answer->out, "\nA1,");
  g_assert_null (strstr (answer->out, "\nA4,"));
}

static void
test_export (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *file = NULL;
  g_autofree char *kept = NULL;

  make_workspace (room);
  run_ok (room, "export", "people", "-o", "out.csv");
  g_assert_cmpstr (answer->out, ==, "");
  file = room_read (room, "out.csv");
  run_ok (room, "export", "people");
  g_assert_cmpstr (answer->out, ==, file);
  run_ok (room, "export", "people", "--output=-");
  g_assert_cmpstr (answer->out, ==, file);
  run_ok (room, "export", "people", "-o", "again.csv", "--json");
  g_assert_cmpstr (answer->out, ==, "{\"file\":\"again.csv\"}\n");
  run_ok (room, "import", "people", "out.csv");
  assert_contains (answer->out, "3 rows read, 0 added, 0 updated, 3 unchanged");

  /* A failed export leaves the old file. */
  run_to (room, 3, "export", "people", "-o", "out.csv", "-w", "missing.fframwaith");
  kept = room_read (room, "out.csv");
  g_assert_cmpstr (kept, ==, file);
  run_to (room, 3, "export", "people", "-o", ".");
  run_to (room, 3, "export", "people", "-o", "no/such/folder.csv");
}

static void
test_evidence (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *file = NULL;

  make_workspace (room);
  run_ok (room, "export", "evidence", "--from=2022-01-01", "--to=2022-11-22", "-o", "e.xml");
  file = room_read (room, "e.xml");
  assert_contains (file, "urn:fframwaith:evidence:1");
  assert_contains (file, "audience=\"commissioner\"");
  run_ok (room, "validate", "e.xml");
  g_assert_cmpstr (answer->out, ==, "e.xml is valid.\n");
  run_ok (room, "validate", "e.xml", "--json");
  g_assert_cmpstr (answer->out, ==, "{\"file\":\"e.xml\",\"valid\":true,\"findings\":[]}\n");

  room_write (room, "bad.xml", "<evidence/>");
  run_to (room, 1, "validate", "bad.xml");
  assert_contains (answer->err, "bad.xml:1:");
  assert_contains (answer->err, ": error E");
  g_assert_cmpstr (answer->out, ==, "bad.xml is not valid.\n");
  run_to (room, 1, "validate", "bad.xml", "--json");
  assert_contains (answer->out, "{\"file\":\"bad.xml\",\"valid\":false,\"findings\":[{");
  run_to (room, 3, "validate", "missing.xml");
  g_assert_cmpstr (answer->out, ==, "");
}

static void
test_check (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  run_ok (room, "check");
  g_assert_cmpstr (answer->out, ==, "All is well: nothing wrong was found.\n");
  run_ok (room, "check", "--json");
  g_assert_cmpstr (answer->out, ==, "{\"problems\":[]}\n");
}

static void
test_history (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  run_ok (room, "history", "--limit=1");
  assert_contains (answer->out, "People imported from “people.csv”: 3 added, 0 updated");
  g_assert_cmpint (strchr (answer->out, '\n') - answer->out, ==, strlen (answer->out) - 1);
  run_ok (room, "undo");
  g_assert_cmpstr (answer->out, ==,
                   "Undone: People imported from “people.csv”: 3 added, 0 updated\n");
  assert_people (room, "0");
  run_ok (room, "history", "--limit=2");
  assert_contains (answer->out, "  Undone: People imported from");
  assert_contains (answer->out,
                   "  People imported from “people.csv”: 3 added, 0 updated (undone)\n");
  run_ok (room, "history", "--json");
  g_assert_true (g_str_has_prefix (answer->out, "[{\"change\":"));
  assert_contains (answer->out, "\"kind\":\"undo\",\"of\":");
  assert_contains (answer->out, "\"kind\":\"done\",\"undone\":true,\"message\":\"People imported");
  run_ok (room, "redo", "--json");
  g_assert_cmpstr (answer->out, ==,
                   "{\"message\":\"People imported from “people.csv”: 3 added, 0 updated\"}\n");
  assert_people (room, "3");
  run_to (room, 1, "redo");
  g_assert_cmpstr (answer->out, ==, "");
}

static void
test_book (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  run_ok (room, "book", "A1", "GWP/0001", "rhys@example.org", "STY/0001");
  g_assert_cmpstr (answer->out, ==, "GWP/0001: booked\nGWP/0002: waiting\nSTY/0001: waiting\n");
  assert_listed (room, "bookings", "\nA1,GWP,0002,waiting,2022-11-22T");
  run_ok (room, "history", "--limit=1");
  assert_contains (answer->out, "3 people booked on session “A1”");

  run_ok (room, "cancel", "A1", "SIAN@example.org", "--json");
  g_assert_cmpstr (answer->out, ==,
                   "{\"session\":\"A1\",\"bookings\":[{\"person\":\"GWP/0001\",\"status\":"
                   "\"cancelled\"},{\"person\":\"GWP/0002\",\"status\":\"booked\"}]}\n");
  run_ok (room, "book", "A1", "GWP/0001");
  g_assert_cmpstr (answer->out, ==, "GWP/0001: waiting\n");
  run_ok (room, "cancel", "A1");
  assert_contains (answer->out, "Session “A1” is cancelled.\n");
  assert_listed (room, "bookings", "\nA1,STY,0001,cancelled,");
  assert_listed (room, "sessions", "\nA1,GTI,2022-12-01T09:30,2022-12-01T16:00,,en,1,,,cancelled");
  run_ok (room, "undo");
  assert_listed (room, "bookings", "\nA1,STY,0001,waiting,");
  run_ok (room, "check");
}

static void
test_book_with_options (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  run_to (room, 2, "book", "A1", "GWP/0001", "--asked-language=fr");
  assert_contains (answer->err, "“fr” is no language that can be asked for.");
  run_ok (room, "book", "A1", "GWP/0001", "--asked-language=cy", "--funded", "--reason=Agreed");
  assert_listed (room, "bookings", "\nA1,GWP,0001,booked,2022-11-22T");
  assert_listed (room, "bookings", ",cy,yes,Agreed");
}

static void
test_book_with_a_clash (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  run_ok (room, "book", "A1", "GWP/0001");
  g_assert_cmpstr (answer->err, ==, "");

  /* It begins a quarter of an hour after the other ends. */
  run_ok (room, "book", "A2", "GWP/0001");
  g_assert_cmpstr (answer->out, ==, "GWP/0001: booked\n");
  g_assert_cmpstr (answer->err, ==,
                   "warning: GWP/0001 is also at session “A1”, at overlapping times.\n");
}

/* The one place is held for the prison until the end of the month. */
static void
test_book_a_held_place (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  room_write (room, "held.csv", "session,organisation,places,until\nA1,STY,1,2022-11-30\n");
  run_ok (room, "import", "allocations", "held.csv");
  run_ok (room, "book", "A1", "GWP/0001", "STY/0001");
  g_assert_cmpstr (answer->out, ==, "GWP/0001: waiting\nSTY/0001: booked\n");
  run_ok (room, "cancel", "A1", "STY/0001");
  g_assert_cmpstr (answer->out, ==, "STY/0001: cancelled\n");

  /* It is free again the day after, and goes to who has waited for it. */
  run_ok (room, "book", "A1", "GWP/0002", "--today=2022-12-01");
  g_assert_cmpstr (answer->out, ==, "GWP/0002: waiting\nGWP/0001: booked\n");
}

static void
test_refused_bookings (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  run_to (room, 1, "book", "A3", "GWP/0001");
  assert_contains (answer->err, "Session “A3” is closed to bookings: its capacity is 0.");
  run_to (room, 1, "book", "A4", "GWP/0001");
  assert_contains (answer->err, "Session “A4” was held.");
  run_to (room, 1, "book", "A5", "GWP/0001");
  assert_contains (answer->err, "Course “AGO-1” of session “A5” was retired on 2021-07-01");
  run_to (room, 1, "book", "A9", "GWP/0001");
  assert_contains (answer->err, "There is no session “A9”. The nearest is “A");
  run_to (room, 1, "book", "A2", "GWP/0001", "GWP/0009");
  assert_contains (answer->err, "There is no person “GWP/0009”. The nearest is “GWP/000");
  run_to (room, 1, "book", "A2", "GPW/0001");
  assert_contains (answer->err, "There is no organisation “GPW”. The nearest is “");
  run_to (room, 1, "book", "A2", "siân@example.org");
  assert_contains (answer->err, "The nearest is “sian@example.org”.");
  run_to (room, 1, "book", "A2", "Megan");
  assert_contains (answer->err, "“Megan” names nobody.");
  run_to (room, 1, "book", "A2", "GWP/0001", "sian@example.org");
  assert_contains (answer->err, "sian@example.org already has a booking on session “A2” (booked).");
  run_to (room, 1, "cancel", "A2", "GWP/0001");
  assert_contains (answer->err, "GWP/0001 has no booking on session “A2”.");

  /* All or none. */
  run_ok (room, "list", "bookings", "--json");
  g_assert_cmpstr (answer->out, ==, "[]\n");
}

static void
test_shared_address (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_sessions (room);
  room_write (room, "more.csv",
              "organisation,staff_number,given_name,family_name,email,role,started_on,left_on\n"
              "SWP,0001,Owain,Evans,team@example.org,CUST,2020-01-01,\n"
              "SWP,0002,Nia,Evans,,CUST,2020-01-01,\n"
              "SWP,0003,Alun,Evans,alun@example.org,CUST,2020-01-01,2022-10-31\n");
  run_ok (room, "import", "people", "more.csv");
  room_write (room, "same.csv", "organisation,staff_number,email\nSWP,0002,team@example.org\n");
  run_ok (room, "import", "people", "same.csv");
  run_to (room, 1, "book", "A2", "team@example.org");
  assert_contains (answer->err,
                   "“team@example.org” is the address of several people: SWP/0001, SWP/0002.");
  run_to (room, 1, "book", "A2", "SWP/0003");
  assert_contains (answer->err, "SWP/0003 left on 2022-10-31, before session “A2” begins.");
}

/* Files that are kept of a person, and saved again; no export of evidence knows of them. */
static void
test_file (Room *room, gconstpointer data)
{
  g_autofree char *saved = NULL;
  g_autofree char *evidence = NULL;
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  room_write (room, "people.csv",
              "organisation,staff_number,given_name,family_name,role,started_on\n"
              "STY,0001,Megan,Ddu,PRIS,2019-09-02\n");
  room_write (room, "records.csv",
              "organisation,staff_number,course,completed_on\nSTY,0001,POWER,2022-05-03\n");
  run_ok (room, "import", "people", "people.csv");
  run_ok (room, "import", "records", "records.csv");
  room_write (room, "megan.pdf", "%PDF-1.4\n% a certificate\n%%EOF\n");
  room_write (room, "false.pdf", "Only text\n");

  run_ok (room, "file", "add", "STY/0001", "megan.pdf", "--record=POWER:2022-05-03", "--json");
  assert_contains (answer->out, "\"name\":\"megan.pdf\",\"type\":\"application/pdf\",\"size\":31,"
                                "\"sha256\":\"c076c875");
  run_to (room, 1, "file", "add", "STY/0001", "megan.pdf", "--record=POWER:2022-05-03");
  assert_contains (answer->err, "kept here already");
  run_to (room, 1, "file", "add", "STY/0001", "false.pdf");
  assert_contains (answer->err, "false.pdf: error E143: ");
  run_to (room, 1, "file", "add", "STY/0001", "megan.pdf", "--record=POWER:2022-05-04");
  assert_contains (answer->err, "no record of course “POWER”");
  run_to (room, 2, "file", "add", "STY/0001", "megan.pdf", "--record=POWER");
  run_to (room, 3, "file", "add", "STY/0001", "nothing.pdf");
  run_to (room, 3, "file", "add", "STY/0001", "w.fframwaith");
  run_to (room, 2, "file", "list", "STY/0001", "more");
  run_to (room, 2, "file", "save", "first", "out.pdf");
  run_to (room, 1, "file", "save", "1", "out.pdf");

  run_ok (room, "file", "list", "STY/0001");
  assert_contains (answer->out, "  megan.pdf  application/pdf  31  c076c875");
  assert_contains (answer->out, "  POWER:2022-05-03\n");
  *strchr (answer->out, ' ') = '\0';
  saved = g_strdup (answer->out);
  run_ok (room, "file", "save", saved, "out.pdf");
  g_clear_pointer (&saved, g_free);
  saved = room_read (room, "out.pdf");
  g_assert_cmpstr (saved, ==, "%PDF-1.4\n% a certificate\n%%EOF\n");

  run_ok (room, "export", "evidence", "-o", "e.xml");
  evidence = room_read (room, "e.xml");
  g_assert_null (strstr (evidence, "megan.pdf"));
  g_assert_null (strstr (evidence, "c076c875"));
  run_ok (room, "undo");
  run_ok (room, "file", "list", "STY/0001", "--json");
  g_assert_cmpstr (answer->out, ==, "[]\n");
  run_ok (room, "check");
}

static void
test_backup (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room);
  run_ok (room, "backup", "copy.fframwaith");
  run_ok (room, "check", "-w", "copy.fframwaith");
  run_ok (room, "undo");
  assert_people (room, "0");
  run_ok (room, "restore", "copy.fframwaith");
  assert_contains (answer->out, "What it replaced is kept as “");
  assert_people (room, "3");
  run_ok (room, "restore", "copy.fframwaith", "--json");
  g_assert_true (g_str_has_prefix (answer->out, "{\"workspace\":\"w.fframwaith\",\"kept\":\""));

  room_write (room, "text.txt", "This is no workspace.");
  run_to (room, 3, "restore", "text.txt");
  run_to (room, 3, "restore", "missing.fframwaith");
  run_to (room, 3, "backup", "no/such/folder.fframwaith");
  assert_people (room, "3");
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
  add ("/ctl-data/init", test_init);
  add ("/ctl-data/import", test_import);
  add ("/ctl-data/complete-list", test_complete_list);
  add ("/ctl-data/import-by-row", test_import_by_row);
  add ("/ctl-data/import-of-bad-rows", test_import_of_bad_rows);
  add ("/ctl-data/import-of-files", test_import_of_files);
  add ("/ctl-data/list", test_list);
  add ("/ctl-data/list-by-status", test_list_by_status);
  add ("/ctl-data/export", test_export);
  add ("/ctl-data/evidence", test_evidence);
  add ("/ctl-data/check", test_check);
  add ("/ctl-data/history", test_history);
  add ("/ctl-data/book", test_book);
  add ("/ctl-data/book-with-options", test_book_with_options);
  add ("/ctl-data/book-with-a-clash", test_book_with_a_clash);
  add ("/ctl-data/book-a-held-place", test_book_a_held_place);
  add ("/ctl-data/refused-bookings", test_refused_bookings);
  add ("/ctl-data/shared-address", test_shared_address);
  add ("/ctl-data/file", test_file);
  add ("/ctl-data/backup", test_backup);

  return g_test_run ();
}
