/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files in any layout, and the profiles that say how they are read. */

#include "ctl-run.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sys/prctl.h>

/* A list of staff as a personnel system prints it. */
#define STAFF                                                                                      \
  "Staff in post,,,,\n"                                                                            \
  "Printed 22 November 2022,,,,\n"                                                                 \
  "Collar No,Officer,Grade,Joined,Car\n"                                                           \
  "0001,\"Pugh, Siân\",Custody Sgt,3/5/2022,red\n"                                                \
  "0002,\"ap Rhys, Dafydd\",Custody Sgt,11/22/2021,\n"                                             \
  ",,,,Total: 2\n"

#define PROFILE                                                                                    \
  "# how Gwent prints its staff\n"                                                                 \
  "[Layout]\n"                                                                                     \
  "Format=1\n"                                                                                     \
  "Kind=people\n"                                                                                  \
  "HeaderLine=3\n"                                                                                 \
  "[Column 1]\n"                                                                                   \
  "Header=Collar No\n"                                                                             \
  "Field=staff_number\n"                                                                           \
  "[Column 2]\n"                                                                                   \
  "Header=Officer\n"                                                                               \
  "Use=name\n"                                                                                     \
  "[Column 3]\n"                                                                                   \
  "Header=Grade\n"                                                                                 \
  "Field=role\n"                                                                                   \
  "[Column 4]\n"                                                                                   \
  "Header=Joined\n"                                                                                \
  "Field=started_on\n"                                                                             \
  "Dates=month-first\n"                                                                            \
  "[Column 5]\n"                                                                                   \
  "Header=Car\n"                                                                                   \
  "[Constants]\n"                                                                                  \
  "organisation=GWP\n"                                                                             \
  "[Value 1]\n"                                                                                    \
  "Field=role\n"                                                                                   \
  "From=Custody Sgt\n"                                                                             \
  "To=CUST\n"

static void
set_up (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  room_set_up (room, data);
  run_ok (room, "init");
  room_write (room, "gwent.profile", PROFILE);
  room_write (room, "staff.csv", STAFF);
}

static void
test_profiles (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "profile", "list");
  g_assert_cmpstr (answer->out, ==, "");
  run_ok (room, "profile", "read", "gwent.profile");
  assert_contains (answer->out, "The profile “gwent” is there now.");
  run_ok (room, "profile", "read", "gwent.profile", "--name=Staff of Gwent");
  run_ok (room, "profile", "list");
  g_assert_cmpstr (answer->out, ==, "gwent  people  GWP\nStaff of Gwent  people  GWP\n");
  run_ok (room, "profile", "list", "--json");
  assert_contains (answer->out,
                   "{\"name\":\"gwent\",\"kind\":\"people\",\"organisation\":\"GWP\"}");
  run_ok (room, "profile", "show", "GWENT");
  g_assert_cmpstr (answer->out, ==, PROFILE);
  run_ok (room, "profile", "remove", "gwent");
  run_to (room, 1, "profile", "show", "gwent");
  assert_contains (answer->err, "There is no profile “gwent”");

  /* Each is one change, which can be taken back. */
  run_ok (room, "undo");
  run_ok (room, "profile", "show", "gwent", "--json");
  assert_contains (answer->out, "\"layout\":\"# how Gwent prints its staff\\n[Layout]");
}

static void
test_wrong_profiles (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  room_write (room, "bad.profile", "[Layout]\nFormat=1\nKind=people\nColour=red\n");
  run_to (room, 1, "profile", "read", "bad.profile");
  assert_contains (answer->err, "“Colour” in “[Layout]”: there is no such key");
  run_to (room, 3, "profile", "read", "nowhere.profile");
  assert_contains (answer->err, "There is no file “nowhere.profile”");
  run_to (room, 2, "profile", "shw", "x");
  assert_contains (answer->err, "There is no “profile shw”. Did you mean “show”?");
  run_to (room, 2, "profile", "show");
  assert_contains (answer->err, "“profile show” needs to know which one");
  run_to (room, 2, "profile", "list", "all");
  assert_contains (answer->err, "“profile list” takes less");
  run_to (room, 2, "profile", "remove", "x", "--name=y");
  assert_contains (answer->err, "“--name” is for “profile read” only");
  run_to (room, 1, "profile", "remove", "x");
  assert_contains (answer->err, "There is no profile “x”");
}

static void
test_import (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 2, "import", "people", "staff.csv", "--profile=gwent");
  assert_contains (answer->err, "There is no profile “gwent”, and no other");
  run_ok (room, "profile", "read", "gwent.profile");
  run_to (room, 2, "import", "people", "staff.csv", "--profile=gwynedd");
  assert_contains (answer->err, "There is no profile “gwynedd”. There are these: “gwent”.");
  run_to (room, 2, "import", "records", "staff.csv", "--profile=gwent");
  assert_contains (answer->err, "The profile “gwent” is for files of people, not of records.");

  run_ok (room, "import", "people", "staff.csv", "--profile=Gwent");
  assert_contains (answer->out, "2 rows read, 2 added");
  assert_contains (answer->err, "staff.csv:6: warning W053: The table ends in line 5.");
  run_ok (room, "list", "people");
  assert_contains (answer->out, "GWP,0001,Siân,Pugh,,CUST,,2022-03-05");
  assert_contains (answer->out, "GWP,0002,Dafydd,ap Rhys,,CUST,,2021-11-22");

  /* The same file once more changes nothing, also by the profile that fits it; and one undo takes
   * it all back. */
  run_ok (room, "import", "people", "staff.csv");
  assert_contains (answer->err, "warning W040: The file was read as the profile “gwent” says");
  assert_contains (answer->out, "0 added, 0 updated, 2 unchanged");
  run_ok (room, "undo");
  run_ok (room, "list", "people", "--json");
  g_assert_cmpstr (answer->out, ==, "[]\n");
}

/* What can be found out is a first draft, which says what is missing. */
static void
test_find (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *draft = NULL;

  run_to (room, 1, "import", "people", "staff.csv");
  assert_contains (answer->err, "error E052: No column of this file is “organisation”.");
  run_ok (room, "profile", "find", "people", "staff.csv");
  assert_contains (answer->err, "error E052: No column of this file is “organisation”.");
  assert_contains (answer->out, "HeaderLine=3");
  assert_contains (answer->out, "Header=Collar No\nField=staff_number\n");
  draft = g_strconcat (answer->out, "[Constants]\norganisation=GWP\n", NULL);
  room_write (room, "draft.profile", draft);
  run_ok (room, "profile", "read", "draft.profile");
}

/* For root too a file without permission is to be one. */
static void
give_up_privilege (gpointer data)
{
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
}

/* What would happen can be said of a workspace that nobody may write to. */
static void
test_trial_of_read_only (Room *room, gconstpointer data)
{
  g_autofree char *path = room_path (room, "w.fframwaith");
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "profile", "read", "gwent.profile");
  g_subprocess_launcher_set_child_setup (room->launcher, give_up_privilege, NULL, NULL);
  g_assert_no_errno (g_chmod (path, 0444));
  run_ok (room, "import", "people", "staff.csv", "--profile=gwent", "--dry-run");
  assert_contains (answer->out, "2 rows read, 2 added");
  run_to (room, 3, "import", "people", "staff.csv", "--profile=gwent");
  assert_contains (answer->err, "You may read this workspace but not write it");
}

static void
add (const char *path, void (*func) (Room *, gconstpointer))
{
  g_test_add (path, Room, NULL, set_up, func, room_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/ctl/layouts/profiles", test_profiles);
  add ("/ctl/layouts/wrong-profiles", test_wrong_profiles);
  add ("/ctl/layouts/import", test_import);
  add ("/ctl/layouts/find", test_find);
  add ("/ctl/layouts/trial-of-read-only", test_trial_of_read_only);

  return g_test_run ();
}
