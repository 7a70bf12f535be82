/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register: what is proposed, what closing makes of it, what reopening takes back. */

#include "ffw-check.h"
#include "ffw-register-actions.h"
#include "ffw-store-test.h"

#define TODAY ffw_date_new (2022, 11, 22)

/* Courses of each rule: POWER is complete with all dates, SHARE with 80 % of the time, SERIES with
 * three sessions. Session 50 has two dates; Siân, Owain, Efa and Rhys are booked, Mair waits. Rhys
 * changed his post between the first day and the last, and has a record of the last already. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'GWP', 'Gwent Police')",
  "INSERT INTO course (id, uuid, code, title_en, completion, hours) VALUES"
  " (9, 'c9', 'POWER', 'Power', 'all', 12), (10, 'c10', 'SHARE', 'Share', 'share:80', NULL),"
  " (11, 'c11', 'SERIES', 'Series', 'sessions:3', 3)",
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) VALUES"
  " (20, 'p20', 'Siân', 'Llwyd', 1), (21, 'p21', 'Owain', 'Rees', 0),"
  " (22, 'p22', 'Efa', 'Pugh', NULL), (23, 'p23', 'Rhys', 'Khan', NULL),"
  " (24, 'p24', 'Mair', 'Ash', NULL)",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on, left_on) VALUES"
  " (30, 'q30', 20, 1, '1', '2015-01-01', NULL), (31, 'q31', 21, 1, '2', '2015-01-01', NULL),"
  " (32, 'q32', 22, 1, '3', '2015-01-01', NULL),"
  " (33, 'q33', 23, 1, '4', '2015-01-01', '2022-11-20'),"
  " (34, 'q34', 23, 1, '5', '2022-11-21', NULL), (35, 'q35', 24, 1, '6', '2015-01-01', NULL)",
  "INSERT INTO session (id, uuid, code, course, language, status, first_on, last_on) VALUES"
  " (50, 's50', 'S50', 9, 2, 1, '2022-11-20', '2022-11-21'),"
  " (51, 's51', 'S51', 10, 0, 1, '2022-11-21', '2022-11-21'),"
  " (52, 's52', 'S52', 11, 0, 2, '2022-10-01', '2022-10-01'),"
  " (53, 's53', 'S53', 11, 0, 2, '2022-10-08', '2022-10-08'),"
  " (54, 's54', 'S54', 11, 0, 1, '2022-10-15', '2022-10-15'),"
  " (55, 's55', 'S55', 9, 0, 1, '2022-11-22', '2022-11-23')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (60, 'd60', 50, '2022-11-20T09:30', '2022-11-20T16:00'),"
  " (61, 'd61', 50, '2022-11-21T09:30', '2022-11-21T12:00'),"
  " (62, 'd62', 50, '2022-11-21T13:00', '2022-11-21T16:00'),"
  " (63, 'd63', 51, '2022-11-21T10:00', '2022-11-21T11:40'),"
  " (64, 'd64', 52, '2022-10-01T10:00', '2022-10-01T11:00'),"
  " (65, 'd65', 53, '2022-10-08T10:00', '2022-10-08T11:00'),"
  " (66, 'd66', 54, '2022-10-15T10:00', '2022-10-15T11:00'),"
  " (67, 'd67', 55, '2022-11-22T10:00', '2022-11-22T11:00'),"
  " (68, 'd68', 55, '2022-11-23T10:00', '2022-11-23T11:00')",
  "INSERT INTO booking (id, uuid, session, person, post, status) VALUES"
  " (70, 'b70', 50, 20, 30, 0), (71, 'b71', 50, 21, 31, 0), (72, 'b72', 50, 22, 32, 0),"
  " (73, 'b73', 50, 23, 33, 0), (74, 'b74', 50, 24, 35, 1), (75, 'b75', 51, 20, 30, 0),"
  " (76, 'b76', 51, 21, 31, 0), (77, 'b77', 52, 20, 30, 2), (78, 'b78', 53, 20, 30, 2),"
  " (79, 'b79', 54, 20, 30, 0), (80, 'b80', 53, 21, 31, 3), (81, 'b81', 54, 21, 31, 0),"
  " (82, 'b82', 55, 20, 30, 0)",
  "INSERT INTO booking_status (id, booking, status, at)"
  " SELECT id + 100, id, status, '2022-01-01T00:00:00Z' FROM booking",
  NULL,
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create_of_rows (fixture->folder, rows, 300);
}

static gpointer
check_all (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_check (connection, TODAY, error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read (fixture->workspace, check_all, NULL, NULL,
                                                       &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

#define get(fixture, sql) ffw_store_test_get_int ((fixture)->workspace, sql)

typedef struct
{
  gint64 session;
  const FfwRegisterEntry *entries;
  guint n;
  const FfwWalkIn *who;
  gint64 came;
  FfwRegisterClosed closed;
} Job;

static gboolean
do_mark (FfwChange *change, gpointer data, GError **error)
{
  Job *job = data;

  return ffw_register_mark (change, job->session, job->entries, job->n, TODAY, error);
}

static gboolean
do_walk_in (FfwChange *change, gpointer data, GError **error)
{
  Job *job = data;

  job->came = ffw_register_walk_in (change, job->session, job->who, 1, TODAY, error);

  return job->came != 0;
}

static gboolean
do_close (FfwChange *change, gpointer data, GError **error)
{
  Job *job = data;

  return ffw_register_close (change, job->session, TODAY, &job->closed, error);
}

static gboolean
do_reopen (FfwChange *change, gpointer data, GError **error)
{
  Job *job = data;

  return ffw_register_reopen (change, job->session, &job->closed, error);
}

static void
change (Fixture *fixture, FfwChangeFunc func, Job *job)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, func, job, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, FfwChangeFunc func, Job *job)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_workspace_change (fixture->workspace, func, job, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
}

static void
mark (Fixture *fixture, gint64 session, gint64 person, int date, int attended, int minutes)
{
  const FfwRegisterEntry entry = { person, date, { attended, minutes }, FFW_REGISTER_AS_PROPOSED };
  Job job = { .session = session, .entries = &entry, .n = 1 };

  change (fixture, do_mark, &job);
}

static void
choose (Fixture *fixture, gint64 session, gint64 person, int outcome)
{
  const FfwRegisterEntry entry = { person, -1, { 0 }, outcome };
  Job job = { .session = session, .entries = &entry, .n = 1 };

  change (fixture, do_mark, &job);
}

static gpointer
read_register (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_register_read (connection, *(gint64 *)data, FFW_LANGUAGE_EN, error);
}

static void
assert_judged (Fixture *fixture, gint64 session, gint64 person, FfwBookingStatus status,
               int proposed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwRegister) of = ffw_workspace_read (fixture->workspace, read_register, &session,
                                                   NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < of->people->len; i++)
    {
      const FfwRegisterPerson *one = of->people->pdata[i];
      FfwRegisterResult result = ffw_register_judge (of, one);

      if (one->person != person)
        continue;
      g_assert_cmpint (result.status, ==, status);
      g_assert_cmpint (result.proposed, ==, proposed);
      return;
    }
  g_assert_not_reached ();
}

static void
test_proposed (Fixture *fixture, gconstpointer data)
{
  assert_judged (fixture, 50, 20, FFW_BOOKING_NO_SHOW, FFW_REGISTER_NO_RECORD);
  mark (fixture, 50, 20, 0, 1, FFW_REGISTER_UNKNOWN);
  assert_judged (fixture, 50, 20, FFW_BOOKING_PARTLY_ATTENDED, FFW_REGISTER_NO_RECORD);
  mark (fixture, 50, 20, 1, 1, FFW_REGISTER_UNKNOWN);
  assert_judged (fixture, 50, 20, FFW_BOOKING_ATTENDED, FFW_OUTCOME_COMPLETED);
  mark (fixture, 50, 20, 1, 0, FFW_REGISTER_UNKNOWN);
  assert_judged (fixture, 50, 20, FFW_BOOKING_PARTLY_ATTENDED, FFW_REGISTER_NO_RECORD);
  mark (fixture, 50, 20, 0, FFW_REGISTER_UNKNOWN, FFW_REGISTER_UNKNOWN);
  assert_judged (fixture, 50, 20, FFW_BOOKING_NO_SHOW, FFW_REGISTER_NO_RECORD);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM attendance"), ==, 1);

  /* Of 100 minutes, 80 are enough; nobody is there for longer than it lasts. */
  mark (fixture, 51, 20, 0, 1, 79);
  mark (fixture, 51, 21, 0, 1, 80);
  assert_judged (fixture, 51, 20, FFW_BOOKING_PARTLY_ATTENDED, FFW_REGISTER_NO_RECORD);
  assert_judged (fixture, 51, 21, FFW_BOOKING_ATTENDED, FFW_OUTCOME_COMPLETED);

  /* The third session, after two that were attended; one in part does not count. */
  mark (fixture, 54, 20, 0, 1, FFW_REGISTER_UNKNOWN);
  mark (fixture, 54, 21, 0, 1, FFW_REGISTER_UNKNOWN);
  assert_judged (fixture, 54, 20, FFW_BOOKING_ATTENDED, FFW_OUTCOME_COMPLETED);
  assert_judged (fixture, 54, 21, FFW_BOOKING_ATTENDED, FFW_REGISTER_NO_RECORD);
}

/* Siân and Rhys at both dates, Owain at one, Efa at both and asked to repeat. */
static void
fill (Fixture *fixture)
{
  static const char rhys[]
      = "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome, certificate)"
        " VALUES (90, 'l90', 23, 34, 9, '2022-11-21', 1, 'X1')";

  ffw_store_test_run (fixture->workspace, rhys);
  for (int date = 0; date < 2; date++)
    {
      mark (fixture, 50, 20, date, 1, FFW_REGISTER_UNKNOWN);
      mark (fixture, 50, 22, date, 1, FFW_REGISTER_UNKNOWN);
      mark (fixture, 50, 23, date, 1, FFW_REGISTER_UNKNOWN);
      mark (fixture, 50, 21, date, date, FFW_REGISTER_UNKNOWN);
    }
  choose (fixture, 50, 22, FFW_OUTCOME_REPEAT);
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  Job job = { .session = 50 };
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  before = ffw_store_test_dump (fixture->workspace);
  change (fixture, do_close, &job);
  g_assert_cmpuint (job.closed.n_attended, ==, 3);
  g_assert_cmpuint (job.closed.n_partly, ==, 1);
  g_assert_cmpuint (job.closed.n_no_show, ==, 0);
  g_assert_cmpuint (job.closed.n_records, ==, 2);
  g_assert_cmpuint (job.closed.n_there, ==, 1);
  g_assert_cmpint (get (fixture, "SELECT status FROM session WHERE id = 50"), ==, FFW_SESSION_HELD);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM booking WHERE session = 50 AND (id, status)"
                                 " IN ((70, 2), (71, 3), (72, 2), (73, 2), (74, 1))"),
                   ==, 5);

  /* Of a bilingual session: the language that somebody prefers, else English. */
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM record WHERE person = 20 AND post = 30"
                                 " AND course = 9 AND completed_on = '2022-11-21' AND outcome = 1"
                                 " AND language = 1 AND hours = 12 AND session = 50"
                                 " AND certificate = 'S50-001'"),
                   ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM record WHERE person = 22 AND outcome = 2"
                                 " AND language = 0 AND certificate IS NULL"),
                   ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM record WHERE person = 23"
                                 " AND certificate = 'X1' AND session IS NULL"),
                   ==, 1);
  assert_refused (fixture, do_close, &job);
  assert_refused (fixture, do_mark, &job);

  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  undone = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, undone);
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  static const char corrected[]
      = "UPDATE record SET hours = 10, session = NULL WHERE person = 20 AND session = 50";
  Job job = { .session = 50 };

  fill (fixture);
  assert_refused (fixture, do_reopen, &job);
  change (fixture, do_close, &job);
  ffw_store_test_run (fixture->workspace, corrected);
  change (fixture, do_reopen, &job);
  g_assert_cmpuint (job.closed.n_records, ==, 2);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM record"), ==, 1);
  g_assert_cmpint (get (fixture, "SELECT id FROM record"), ==, 90);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM booking WHERE session = 50 AND status = 0"),
                   ==, 4);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM attendance WHERE session = 50"), ==, 8);

  /* Efa completed after all; Siân's certificate keeps its number. */
  choose (fixture, 50, 22, FFW_REGISTER_AS_PROPOSED);
  change (fixture, do_close, &job);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM record WHERE (person, certificate) IN"
                                 " ((20, 'S50-001'), (22, 'S50-002')) AND outcome = 1"),
                   ==, 2);

  /* Held by an import: nothing is taken back but that it was held. */
  job.session = 53;
  change (fixture, do_reopen, &job);
  g_assert_cmpuint (job.closed.n_records, ==, 0);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM booking WHERE session = 53 AND (id, status)"
                                 " IN ((78, 2), (80, 3))"),
                   ==, 2);
  assert_judged (fixture, 53, 21, FFW_BOOKING_PARTLY_ATTENDED, FFW_REGISTER_NO_RECORD);
}

static void
test_walk_in (Fixture *fixture, gconstpointer data)
{
  const FfwWalkIn waiting = { .post = 35 };
  const FfwWalkIn fresh = { 0, "Tomos", "Bowen", "GWP", NULL };
  const FfwWalkIn lost = { 0, "Tomos", "Bowen", "NONE", NULL };
  Job job = { .session = 50, .who = &waiting };

  change (fixture, do_walk_in, &job);
  g_assert_cmpint (job.came, ==, 24);
  assert_judged (fixture, 50, 24, FFW_BOOKING_PARTLY_ATTENDED, FFW_REGISTER_NO_RECORD);
  job.who = &fresh;
  change (fixture, do_walk_in, &job);
  assert_judged (fixture, 50, job.came, FFW_BOOKING_PARTLY_ATTENDED, FFW_REGISTER_NO_RECORD);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM post WHERE organisation = 1"
                                 " AND started_on = '2022-11-20'"),
                   ==, 1);
  job.who = &lost;
  assert_refused (fixture, do_walk_in, &job);
}

/* Nobody was somewhere tomorrow. */
static void
test_ahead (Fixture *fixture, gconstpointer data)
{
  const FfwRegisterEntry entry = { 20, 1, { 1, FFW_REGISTER_UNKNOWN }, 0 };
  Job job = { .session = 55, .entries = &entry, .n = 1 };

  mark (fixture, 55, 20, 0, 1, FFW_REGISTER_UNKNOWN);
  assert_refused (fixture, do_mark, &job);
  assert_refused (fixture, do_close, &job);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/register/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("proposed", test_proposed);
  ADD ("close", test_close);
  ADD ("reopen", test_reopen);
  ADD ("walk-in", test_walk_in);
  ADD ("ahead", test_ahead);

  return g_test_run ();
}
