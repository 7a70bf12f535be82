/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is interrupted, forbidden, damaged or in use: nothing is lost or half
 * done, and the exit status says which it was. */

#include "ctl-run.h"

#include "ffw-workspace.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define MANY_ROWS     50000
#define FEW_ROWS      2000
#define PATIENCE_USEC (60 * G_USEC_PER_SEC)

#define ONE_PERSON                                                                                 \
  "organisation,staff_number,given_name,family_name,role,started_on\n"                             \
  "STY,0001,Megan,Ddu,PRIS,2019-09-02\n"

static void
assert_nobody (Room *room)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "status", "--json");
  assert_contains (answer->out, "{\"people\":0,");
  run_ok (room, "check");
}

static void
write_people (Room *room, guint n)
{
  g_autoptr (GString) file
      = g_string_new ("organisation,staff_number,given_name,family_name,role,started_on\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (file, "GWP,%06u,Siân,Pugh,CUST,2020-01-06\n", i);
  room_write (room, "many.csv", file->str);
}

/* The signal arrives once the program has the workspace open and takes rows in. */
static void
test_interrupted_import (Room *room, gconstpointer data)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  write_people (room, MANY_ROWS);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GSubprocess) process = room_start (room, "import", "people", "many.csv", NULL);
      gint64 until = g_get_monotonic_time () + PATIENCE_USEC;

      while (!room_has (room, "w.fframwaith-shm") && g_get_monotonic_time () < until)
        g_thread_yield ();
      g_subprocess_send_signal (process, signals[i]);
      g_clear_pointer (&answer, answer_free);
      answer = answer_wait (process);
      g_assert_cmpint (answer->status, ==, 130);
      g_assert_cmpstr (answer->out, ==, "");
      g_assert_cmpstr (answer->err, ==,
                       "fframwaithctl: Interrupted. Nothing was left half done.\n");
      assert_nobody (room);
    }
}

/* A change of this process that lasts until it is let go. */
typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean under_way;
  gboolean let_go;
} Holding;

static gboolean
hold (FfwChange *change, gpointer data, GError **error)
{
  Holding *holding = data;

  g_mutex_lock (&holding->mutex);
  holding->under_way = TRUE;
  g_cond_broadcast (&holding->changed);
  while (!holding->let_go)
    g_cond_wait (&holding->changed, &holding->mutex);
  g_mutex_unlock (&holding->mutex);
  ffw_change_discard (change);

  return TRUE;
}

static void
on_held (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

/* Another program is in the middle of a change: what only reads goes on, and
 * whoever waits for the other can stop waiting. */
static void
test_other_process (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *path = room_path (room, "w.fframwaith");
  g_autoptr (FfwWorkspace) workspace = NULL;
  g_autoptr (GSubprocess) waiting = NULL;
  g_autoptr (GError) error = NULL;
  Holding holding = { .under_way = FALSE };
  gboolean done = FALSE;

  run_ok (room, "init");
  room_write (room, "one.csv", ONE_PERSON);
  workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_change_async (workspace, hold, &holding, NULL, NULL, on_held, &done);
  g_mutex_lock (&holding.mutex);
  while (!holding.under_way)
    g_cond_wait (&holding.changed, &holding.mutex);
  g_mutex_unlock (&holding.mutex);

  run_ok (room, "list", "areas");
  run_to (room, 3, "import", "people", "one.csv");
  assert_contains (answer->err, "is being changed by ");

  g_mutex_lock (&holding.mutex);
  holding.let_go = TRUE;
  g_cond_broadcast (&holding.changed);
  g_mutex_unlock (&holding.mutex);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  run_ok (room, "import", "people", "one.csv");
  g_assert_true (ffw_workspace_close (workspace, &error));
  run_ok (room, "undo");
  assert_nobody (room);
}

/* For root too a file without permission is to be one. */
static void
give_up_privilege (gpointer data)
{
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  prctl (PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

static void
set_mode (Room *room, const char *name, int mode)
{
  g_autofree char *path = room_path (room, name);

  g_assert_no_errno (g_chmod (path, mode));
}

static void
test_permissions (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  g_subprocess_launcher_set_child_setup (room->launcher, give_up_privilege, NULL, NULL);
  run_ok (room, "init");
  room_write (room, "one.csv", ONE_PERSON);
  set_mode (room, "one.csv", 0);
  run_to (room, 3, "import", "people", "one.csv");
  assert_contains (answer->err, "one.csv");
  set_mode (room, "one.csv", 0600);

  set_mode (room, "w.fframwaith", 0444);
  run_to (room, 3, "import", "people", "one.csv");
  assert_contains (answer->err, "You may read this workspace but not write it");
  run_to (room, 3, "undo");
  run_ok (room, "list", "areas");
  run_ok (room, "export", "areas", "-o", "areas.csv");
  assert_nobody (room);

  set_mode (room, "", 0555);
  run_ok (room, "list", "areas");
  run_to (room, 3, "export", "areas", "-o", "areas.csv");
  assert_contains (answer->err, "areas.csv");
  run_to (room, 3, "init", "-w", "other.fframwaith");
  set_mode (room, "", 0755);

  set_mode (room, "w.fframwaith", 0);
  run_to (room, 3, "list", "areas");
  assert_contains (answer->err, "w.fframwaith");
}

static void
test_what_is_no_workspace (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *path = room_path (room, "w.fframwaith");
  static const char *const named[] = { "text.fframwaith", "empty.fframwaith", ".",
                                       "cut.fframwaith" };

  run_ok (room, "init");
  room_write (room, "text.fframwaith", "organisation,staff_number\n");
  room_write (room, "empty.fframwaith", "");
  {
    g_autofree char *contents = NULL;
    g_autofree char *cut = room_path (room, "cut.fframwaith");
    gsize length;

    g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
    g_assert_true (g_file_set_contents (cut, contents, (gssize)(length / 2), NULL));
  }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      run_to (room, 3, "status", "-w", named[i]);
      g_assert_cmpstr (answer->out, ==, "");
      g_assert_true (g_str_has_prefix (answer->err, "fframwaithctl: “"));
      run_to (room, 3, "init", "-w", named[i]);
    }
}

/* Pages in the middle are overwritten: `check` says so, and crashes over nothing. */
static void
test_damaged (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *path = room_path (room, "w.fframwaith");
  g_autofree char *contents = NULL;
  gsize length;

  run_ok (room, "init");
  write_people (room, FEW_ROWS);
  run_ok (room, "import", "people", "many.csv");
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + length / 2, 0xa5, 64 * 1024);
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));

  g_clear_pointer (&answer, answer_free);
  answer = room_run (room, "check", NULL);
  g_assert_cmpint (answer->status, !=, 0);
  g_assert_cmpstr (answer->err, !=, "");
}

static void
test_full_disk (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init");
  run_to (room, 3, "export", "areas", "-o", "/dev/full");
  assert_contains (answer->err, "There is no room");
}

/* In which of the files of the folder @bytes are, if in any. */
static gboolean
find_bytes (Room *room, const char *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (room->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = room_path (room, name);
      g_autofree char *contents = NULL;
      gsize size = 0;

      if (g_str_has_prefix (name, "w.fframwaith")
          && g_file_get_contents (path, &contents, &size, NULL)
          && memmem (contents, size, bytes, strlen (bytes)))
        return TRUE;
    }

  return FALSE;
}

/* The figures, without what tells one export from the next. */
static char *
export_figures (Room *room)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *xml = NULL;

  run_ok (room, "export", "evidence", "-o", "e.xml", "--from", "2020-01-01", "--to", "2022-10-31");
  xml = room_read (room, "e.xml");

  return g_strdup (strstr (xml, "<catalogue"));
}

static void
test_erase (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *page = NULL;
  g_autofree char *passport = NULL;
  g_autofree char *data_home = room_path (room, "data");

  g_subprocess_launcher_setenv (room->launcher, "XDG_DATA_HOME", data_home, TRUE);
  run_ok (room, "init");
  room_write (room, "people.csv",
              "organisation,staff_number,given_name,family_name,email,role,started_on,manager\n"
              "GWP,XQ-81,Siân,Pryderi-Wyn,sian.pw@heddlu.example,CUST,2019-09-02,\n"
              "GWP,0002,Owain,Rees,,CUST,2019-09-02,XQ-81\n");
  room_write (room, "records.csv",
              "organisation,staff_number,course,completed_on,certificate\n"
              "GWP,XQ-81,POWER,2022-05-03,CERT-7\nGWP,0002,POWER,2022-05-03,\n");
  run_ok (room, "import", "people", "people.csv");
  run_ok (room, "import", "records", "records.csv");
  g_assert_true (find_bytes (room, "Pryderi-Wyn"));
  before = export_figures (room);
  g_assert_nonnull (before);

  /* What they may have. */
  run_ok (room, "person", "GWP/XQ-81", "-o", "person.html");
  page = room_read (room, "person.html");
  assert_contains (page, "<td>Pryderi-Wyn</td>");
  assert_contains (page, "<td>2022-05-03</td><td data-code=\"completed\">");
  assert_contains (page, "data-field=\"change\"");
  run_to (room, 1, "person", "GWP/nobody");

  run_ok (room, "passport", "GWP/XQ-81", "-o", "passport.xml");
  passport = room_read (room, "passport.xml");
  assert_contains (passport, "<familyName>Pryderi-Wyn</familyName>");
  assert_contains (passport, "certificate=\"CERT-7\"");
  run_ok (room, "passport", "GWP/XQ-81", "-o", "passport.pdf");
  run_to (room, 2, "passport", "GWP/XQ-81");
  run_to (room, 2, "passport", "GWP/XQ-81", "-o", "passport.doc");
  run_to (room, 1, "passport", "GWP/nobody", "-o", "nobody.pdf");
  run_to (room, 3, "passport", "GWP/XQ-81", "-o", "nowhere/passport.pdf");

  /* Not without the name once more. */
  run_to (room, 2, "erase", "GWP/XQ-81");
  assert_contains (answer->err, "This would erase Siân Pryderi-Wyn, for good");
  assert_contains (answer->err, "They manage 1 person. Give them another manager first.");
  run_to (room, 2, "erase", "GWP/XQ-81", "--confirm=GWP/0002");
  g_assert_true (find_bytes (room, "Pryderi-Wyn"));

  room_write (room, "w.replaced-2022-01-01.fframwaith", "an older one");
  run_ok (room, "erase", "GWP/XQ-81", "--confirm=GWP/XQ-81");
  assert_contains (answer->out, "The figures are as they were.");
  assert_contains (answer->err, "w.replaced-2022-01-01.fframwaith");
  g_assert_false (find_bytes (room, "Pryderi-Wyn"));
  g_assert_false (find_bytes (room, "XQ-81"));
  g_assert_false (find_bytes (room, "CERT-7"));
  g_assert_false (find_bytes (room, "sian.pw"));
  after = export_figures (room);
  g_assert_cmpstr (before, ==, after);
  run_ok (room, "check");
  assert_contains (answer->out, "2 entries of the history hold less");
  run_to (room, 1, "undo");
  assert_contains (answer->err, "it erased somebody’s data");
  run_to (room, 1, "erase", "GWP/XQ-81", "--confirm=GWP/XQ-81");

  /* What is left of them comes back as it went out, here and in another workspace. */
  run_ok (room, "export", "people", "-o", "all.csv");
  run_ok (room, "export", "records", "-o", "trained.csv");
  run_ok (room, "import", "people", "all.csv");
  assert_contains (answer->out, "2 unchanged, 0 rejected");
  run_ok (room, "-w", "other.fframwaith", "init");
  run_ok (room, "-w", "other.fframwaith", "import", "people", "all.csv");
  run_ok (room, "-w", "other.fframwaith", "import", "records", "trained.csv");
  run_ok (room, "-w", "other.fframwaith", "status", "--json");
  assert_contains (answer->out, "{\"people\":2,\"organisations\":52,\"records\":2,");

  /* An old file brings them back, as somebody new. */
  run_ok (room, "import", "people", "people.csv");
  run_ok (room, "status", "--json");
  assert_contains (answer->out, "{\"people\":3,");
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
  add ("/ctl-safety/interrupted-import", test_interrupted_import);
  add ("/ctl-safety/other-process", test_other_process);
  add ("/ctl-safety/permissions", test_permissions);
  add ("/ctl-safety/what-is-no-workspace", test_what_is_no_workspace);
  add ("/ctl-safety/damaged", test_damaged);
  add ("/ctl-safety/full-disk", test_full_disk);
  add ("/ctl-safety/erase", test_erase);

  return g_test_run ();
}
