/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two organisations, each with a workspace of its own, and one workspace that holds everyone:
 * what goes to and fro leaves the same records. */

#include "ctl-run.h"

#include <string.h>

#define HEADER "organisation,staff_number,given_name,family_name,email,role,started_on\n"

/* Who holds sessions. */
#define GWENT                                                                                      \
  HEADER "GWP,0001,Mair,Pugh,mair@example.org,CUST,2018-01-06\n"                                   \
         "GWP,0002,Rhys,Llwyd,rhys@example.org,CUST,2018-03-01\n"

/* Who sends people to them. */
#define STYAL                                                                                      \
  HEADER "STY,0001,Megan,Ddu,megan@example.org,PRIS,2019-09-02\n"                                  \
         "STY,0002,Bob,Jones,,PRIS,2019-09-02\nSTY,0003,Gwen,Rees,,PRIS,2019-09-02\n"

#define SESSION(status)                                                                            \
  "session,course,starts_at,ends_at,language,capacity,status\n"                                    \
  "S1,GTI,2022-11-21T09:30,2022-11-21T16:00,cy,3," status "\n"                                     \
  "S2,GTI,2022-12-01T09:30,2022-12-01T16:00,en,2,open\n"

#define ATTENDANCE                                                                                 \
  "organisation,staff_number,session,date,attended,minutes\nSTY,0001,S1,2022-11-21,yes,390\n"      \
  "STY,0002,S1,2022-11-21,no,\nSTY,0003,S1,2022-11-21,yes,390\n"

#define BOOKINGS                                                                                   \
  "session,organisation,staff_number,status\nS1,STY,0001,attended\nS1,STY,0002,no_show\n"          \
  "S1,STY,0003,attended\nS1,GWP,0002,attended\n"

#define RECORDS(outcome)                                                                           \
  "organisation,staff_number,course,completed_on,outcome,language,hours,session,certificate\n"     \
  "STY,0001,GTI,2022-11-21,completed,cy,6,S1,S1-001\n"                                             \
  "STY,0003,GTI,2022-11-21," outcome                                                               \
  ",cy,,S1,\nGWP,0002,GTI,2022-11-21,completed,cy,6,S1,S1-002\n"

#define SENDER   "-w", "a.fframwaith"
#define HOME     "-w", "b.fframwaith"
#define EVERYONE "-w", "all.fframwaith"

/* What came of session S1, in a workspace that knows of it. */
static void
import_session (Room *room, const char *workspace)
{
  g_autoptr (Answer) answer = NULL;

  room_write (room, "bookings.csv", BOOKINGS);
  room_write (room, "attendance.csv", ATTENDANCE);
  room_write (room, "records.csv", RECORDS ("not_completed"));
  room_write (room, "sessions.csv", SESSION ("held"));
  run_ok (room, "-w", workspace, "import", "sessions", "sessions.csv");
  run_ok (room, "-w", workspace, "import", "bookings", "bookings.csv");
  run_ok (room, "-w", workspace, "import", "attendance", "attendance.csv");
  run_ok (room, "-w", workspace, "import", "records", "records.csv");
}

static void
make_workspaces (Room *room)
{
  g_autoptr (Answer) answer = NULL;

  room_write (room, "gwent.csv", GWENT);
  room_write (room, "styal.csv", STYAL);
  room_write (room, "sessions.csv", SESSION ("open"));
  run_ok (room, SENDER, "init");
  run_ok (room, HOME, "init");
  run_ok (room, SENDER, "import", "people", "gwent.csv");
  run_ok (room, HOME, "import", "people", "styal.csv");
  run_ok (room, SENDER, "import", "sessions", "sessions.csv");
}

/* The session is over, and Gwent knows those of Styal who came. */
static void
hold_session (Room *room)
{
  g_autoptr (Answer) answer = NULL;

  make_workspaces (room);
  run_ok (room, SENDER, "import", "people", "styal.csv");
  import_session (room, "a.fframwaith");
}

/* The same in one workspace, of both organisations. */
static void
hold_session_of_everyone (Room *room)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, EVERYONE, "init");
  run_ok (room, EVERYONE, "import", "people", "gwent.csv");
  run_ok (room, EVERYONE, "import", "people", "styal.csv");
  import_session (room, "all.fframwaith");
}

static void
assert_same (Room *room, const char *kind)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *here = NULL;

  run_ok (room, HOME, "list", kind);
  here = g_strdup (answer->out);
  run_ok (room, EVERYONE, "list", kind, "--organisation=STY");
  g_assert_cmpstr (here, ==, answer->out);
}

static void
test_slip (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  hold_session (room);
  hold_session_of_everyone (room);
  run_to (room, 1, SENDER, "export", "slips", "S1", "-o", ".");
  assert_contains (answer->err, "does not say whose it is");
  run_to (room, 1, SENDER, "export", "slips", "S2", "-o", ".", "--own=GWP");
  assert_contains (answer->err, "is not closed");
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  g_assert_cmpstr (answer->out, ==, "./slip-S1-STY-1.xml: for STY, revision 1, 3 people\n");
  run_ok (room, "validate", "slip-S1-STY-1.xml");

  run_ok (room, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY", "--dry-run");
  run_ok (room, HOME, "list", "records");
  g_assert_null (strstr (answer->out, "GTI"));
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  g_assert_cmpstr (answer->out, ==, "Records: 2 added, 0 updated, 0 unchanged, 0 withdrawn\n");
  assert_same (room, "records");
  assert_same (room, "attendance");

  /* Twice is once, and no change. */
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  g_assert_cmpstr (answer->out, ==, "Records: 0 added, 0 updated, 2 unchanged, 0 withdrawn\n");
  run_ok (room, HOME, "undo");
  run_ok (room, HOME, "list", "records");
  g_assert_null (strstr (answer->out, "GTI"));
  run_ok (room, HOME, "redo");
  assert_same (room, "records");
  run_ok (room, HOME, "check");
}

static void
test_correction (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  hold_session (room);
  hold_session_of_everyone (room);
  room_write (room, "passphrase", "pont y bridd\n");
  room_write (room, "other", "pont-y-bridd\n");
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  /* What says nothing new is no new revision. */
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  assert_contains (answer->out, "revision 1");
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY");

  room_write (room, "records.csv", RECORDS ("completed"));
  run_ok (room, SENDER, "import", "records", "records.csv");
  run_ok (room, EVERYONE, "import", "records", "records.csv");
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP",
          "--passphrase-file=passphrase");
  g_assert_cmpstr (answer->out, ==, "./slip-S1-STY-2.sealed: for STY, revision 2, 3 people\n");
  run_to (room, 1, HOME, "import", "slip", "slip-S1-STY-2.sealed", "--own=STY");
  assert_contains (answer->err, "is sealed");
  run_to (room, 1, HOME, "import", "slip", "slip-S1-STY-2.sealed", "--own=STY",
          "--passphrase-file=other");
  assert_contains (answer->err, "does not open");
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-2.sealed", "--own=STY",
          "--passphrase-file=passphrase");
  g_assert_cmpstr (answer->out, ==, "Records: 0 added, 1 updated, 1 unchanged, 0 withdrawn\n");
  assert_same (room, "records");

  /* The one before it came late. */
  run_to (room, 1, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  assert_contains (answer->err, "E175");
  assert_same (room, "records");
}

/* Who stood there by mistake goes, with their record, once a correction says so. */
static void
test_taken_back (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  hold_session (room);
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  for (int i = 0; i < 4; i++)
    run_ok (room, SENDER, "undo");
  import_session (room, "a.fframwaith");
  run_ok (room, SENDER, "undo");
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  assert_contains (answer->out, "revision 2");
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-2.xml", "--own=STY");
  g_assert_cmpstr (answer->out, ==, "Records: 0 added, 0 updated, 0 unchanged, 2 withdrawn\n");
  run_ok (room, HOME, "list", "records");
  g_assert_null (strstr (answer->out, "GTI"));
  run_ok (room, HOME, "check");
}

static void
refuse (Room *room, const char *file, const char *code, const char *own)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 1, HOME, "import", "slip", file, own);
  assert_contains (answer->err, code);
  run_ok (room, HOME, "list", "records");
  g_assert_null (strstr (answer->out, "GTI"));
}

/* E170, E174, E177, E178: nothing of such a slip is used. */
static void
test_refused (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  hold_session (room);
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  refuse (room, "slip-S1-STY-1.xml", "E174", "--own=GWP");
  run_to (room, 1, HOME, "import", "slip", "slip-S1-STY-1.xml");
  assert_contains (answer->err, "E178");

  text = room_read (room, "slip-S1-STY-1.xml");
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "not_completed", "completed", 1), ==, 1);
  room_write (room, "changed.xml", changed->str);
  refuse (room, "changed.xml", "E170", "--own=STY");

  run_ok (room, "-w", "none.fframwaith", "init", "--empty");
  room_write (room, "organisations.csv", "code,name_en\nSTY,Styal\n");
  run_ok (room, "-w", "none.fframwaith", "import", "organisations", "organisations.csv");
  run_to (room, 1, "-w", "none.fframwaith", "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  assert_contains (answer->err, "E177");

  run_to (room, 2, HOME, "import", "nomination", "slip-S1-STY-1.xml", "--own=STY");
  run_to (room, 3, HOME, "import", "slip", "nothing.xml", "--own=STY");
  run_to (room, 2, HOME, "import", "slip", "--own=STY");
}

/* E170: what one organisation has sent is not another's to correct, and the record of one person
 * not a slip's to give to another. */
static void
test_not_theirs (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *text = NULL;
  g_autofree char *records = NULL;
  g_autofree char *before = NULL;
  const char *id;

  hold_session (room);
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  text = room_read (room, "slip-S1-STY-1.xml");
  id = strstr (text, " record=\"");
  g_assert_nonnull (id);
  records = g_strdup_printf ("id,organisation,staff_number,course,completed_on,outcome\n"
                             "%.36s,STY,0002,GTI,2022-11-21,completed\n",
                             id + strlen (" record=\""));
  room_write (room, "records.csv", records);
  run_ok (room, HOME, "import", "records", "records.csv");
  run_ok (room, HOME, "list", "records");
  before = g_strdup (answer->out);
  run_to (room, 1, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  assert_contains (answer->err, "E170");
  run_ok (room, HOME, "list", "records");
  g_assert_cmpstr (answer->out, ==, before);

  run_ok (room, HOME, "undo");
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=SWP");
  run_to (room, 1, HOME, "import", "slip", "slip-S1-STY-2.xml", "--own=STY");
  assert_contains (answer->err, "E170");
}

/* E176: a workspace that was put back from a copy counts a revision twice. */
static void
test_other_content (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  hold_session (room);
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  run_ok (room, SENDER, "backup", "copy.fframwaith");
  room_write (room, "records.csv", RECORDS ("completed"));
  run_ok (room, SENDER, "import", "records", "records.csv");
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  run_ok (room, HOME, "import", "slip", "slip-S1-STY-2.xml", "--own=STY");

  room_write (room, "records.csv", RECORDS ("repeat"));
  run_ok (room, "-w", "copy.fframwaith", "import", "records", "records.csv");
  run_ok (room, "-w", "copy.fframwaith", "export", "slips", "S1", "-o", ".", "--own=GWP");
  run_to (room, 1, HOME, "import", "slip", "slip-S1-STY-2.xml", "--own=STY");
  assert_contains (answer->err, "E176");
}

/* W170: who is not known is kept until they are, and comes in with the next reading. */
static void
test_unknown (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *after = NULL;

  hold_session (room);
  room_write (room, "fewer.csv",
              HEADER "STY,0001,Megan,Ddu,,PRIS,2019-09-02\n"
                     "STY,0009,Gwen,Rees,,PRIS,2019-09-02\n"
                     "STY,0002,Ann,Other,,PRIS,2019-09-02\n");
  run_ok (room, "-w", "c.fframwaith", "init");
  run_ok (room, "-w", "c.fframwaith", "import", "people", "fewer.csv");
  run_ok (room, SENDER, "export", "slips", "S1", "-o", ".", "--own=GWP");
  run_ok (room, "-w", "c.fframwaith", "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  assert_contains (answer->err, "W170: Nobody here is known as Gwen Rees (STY/0003)");
  /* The number is right, the name is somebody else's: a person has to say. */
  assert_contains (answer->err, "W170: Nobody here is known as Bob Jones (STY/0002)");
  assert_contains (answer->out, "1 added");
  assert_contains (answer->out, "Open: 2.");

  room_write (room, "fewer.csv", HEADER "STY,0003,Gwen,Rees,,PRIS,2019-09-02\n");
  run_ok (room, "-w", "c.fframwaith", "import", "people", "fewer.csv");
  run_ok (room, "-w", "c.fframwaith", "import", "slip", "slip-S1-STY-1.xml", "--own=STY");
  assert_contains (answer->out, "1 added, 0 updated, 1 unchanged");
  assert_contains (answer->out, "Open: 1.");
  run_ok (room, "-w", "c.fframwaith", "check");
}

static void
test_nomination (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspaces (room);
  run_to (room, 2, HOME, "export", "nomination", "GTI", "-o", "n.xml");
  run_ok (room, HOME, "export", "nomination", "GTI", "STY/0001", "STY/0002", "STY/0003",
          "--own=STY", "--to-organisation=GWP", "--session=S2", "--reason=expired",
          "--asked-language=cy", "--access=Hearing loop", "-o", "n.xml");
  run_ok (room, "validate", "n.xml");
  run_ok (room, SENDER, "import", "nomination", "n.xml", "--own=GWP");
  assert_contains (answer->out, "Open: 3.");
  run_ok (room, SENDER, "import", "nomination", "n.xml", "--own=GWP", "--add-unknown");
  assert_contains (answer->out, "2 booked, 1 waiting");
  run_ok (room, SENDER, "list", "bookings");
  assert_contains (answer->out, "S2,STY,0001,booked,2022-11-22T");
  assert_contains (answer->out, "S2,STY,0003,waiting,2022-11-22T");
  assert_contains (answer->out, ",cy,");
  run_ok (room, SENDER, "import", "nomination", "n.xml", "--own=GWP");
  assert_contains (answer->out, "0 booked, 0 waiting, 3 booked before");
  run_ok (room, SENDER, "check");

  /* E179 */
  run_ok (room, HOME, "export", "nomination", "GTI", "STY/0001", "--own=STY",
          "--to-organisation=GWP", "-o", "n.xml");
  run_to (room, 1, SENDER, "import", "nomination", "n.xml", "--own=GWP");
  assert_contains (answer->err, "E179");
  run_ok (room, SENDER, "import", "nomination", "n.xml", "--own=GWP", "--session=S2");
  assert_contains (answer->out, "1 booked before");
}

static void
add (const char *path, void (*test) (Room *, gconstpointer))
{
  g_test_add (path, Room, NULL, room_set_up, test, room_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/ctl-transfer/slip", test_slip);
  add ("/ctl-transfer/correction", test_correction);
  add ("/ctl-transfer/taken-back", test_taken_back);
  add ("/ctl-transfer/refused", test_refused);
  add ("/ctl-transfer/not-theirs", test_not_theirs);
  add ("/ctl-transfer/other-content", test_other_content);
  add ("/ctl-transfer/unknown", test_unknown);
  add ("/ctl-transfer/nomination", test_nomination);

  return g_test_run ();
}
