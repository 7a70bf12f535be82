/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions that are planned, changed and moved, and what is refused. */

#include "ffw-session-actions.h"
#include "ffw-store-test.h"

#define TODAY ffw_date_new (2022, 11, 22)

#define COUNT_SEQUENCE "SELECT coalesce (max (sequence), 0) FROM calendar_sequence"

/* Owain (20), Mair (21) and Huw (22) of Styal. POWER (9) is there; OLD (10) was retired in May. On
 * S-1 (50) Owain and Mair have the two places, and Huw waits. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code) VALUES (2, 'o2', 'STY')",
  "INSERT INTO course (id, uuid, code, completion, retired_on) VALUES"
  " (9, 'c1', 'POWER', 'all', NULL), (10, 'c2', 'OLD', 'all', '2022-05-01')",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (20, 'p0', 'Owain', 'Rees'), (21, 'p1', 'Mair', 'Pugh'), (22, 'p2', 'Huw', 'Parry')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on) VALUES"
  " (30, 's0', 20, 2, '01', '2020-01-01'), (31, 's1', 21, 2, '02', '2020-01-01'),"
  " (32, 's2', 22, 2, '03', '2020-01-01')",
  "INSERT INTO session (id, uuid, code, course, capacity, status, first_on, last_on) VALUES"
  " (50, 'e1', 'S-1', 9, 2, 1, '2022-12-05', '2022-12-06')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue) VALUES"
  " (55, 'd1', 50, '2022-12-05T09:30', '2022-12-05T16:00', 'Room 2'),"
  " (56, 'd2', 50, '2022-12-06T09:30', '2022-12-06T16:00', NULL)",
  "INSERT INTO session_trainer (session_date, person, post) VALUES (55, 22, 32)",
  "INSERT INTO booking (id, uuid, session, person, post, status, asked_at) VALUES"
  " (60, 'b1', 50, 20, 30, 0, '2022-11-01T09:00'), (61, 'b2', 50, 21, 31, 0, '2022-11-02T09:00'),"
  " (62, 'b3', 50, 22, 32, 1, '2022-11-03T09:00')",
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
  fixture->workspace = ffw_store_test_create_of_rows (fixture->folder, rows, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_assert_sound (fixture->workspace);
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return ffw_store_test_get_int (fixture->workspace, sql);
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_read (connection, GPOINTER_TO_INT (data), error);
}

static FfwSession *
look_at (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  FfwSession *session = ffw_workspace_read (fixture->workspace, read_session,
                                            GINT_TO_POINTER ((int)id), NULL, &error);

  g_assert_no_error (error);

  return session;
}

static gboolean
do_save (FfwChange *change, gpointer data, GError **error)
{
  FfwSession *session = data;
  gint64 id = ffw_session_save (change, session, TODAY, error);

  if (id)
    session->id = id;

  return id != 0;
}

static void
save (Fixture *fixture, FfwSession *session)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, do_save, session, NULL, &error);
  g_assert_no_error (error);
}

/* Asserts that it is refused with a sentence that holds @word, and that nothing was written. */
static void
assert_refused (Fixture *fixture, FfwSession *session, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;

  g_assert_false (ffw_workspace_change (fixture->workspace, do_save, session, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (g_strstr_len (error->message, -1, word));
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static FfwSession *
make (const char *code)
{
  FfwSession *session = ffw_session_new ();

  session->code = g_strdup (code);
  session->course = 9;

  return session;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSession) session = make ("POWER-2023-01");
  g_autoptr (FfwSession) there = NULL;
  FfwSessionDate *date = ffw_session_add_date (session, "2023-01-10T09:30", "2023-01-10T16:00");
  const FfwSessionTrainer *trainer;

  set_text (&date->venue, "Neuadd y Sir");
  ffw_session_date_add_trainer (date, 20, 30)->reason = g_strdup ("Shadowed twice");
  date = ffw_session_add_date (session, "2023-01-03T13:00", "2023-01-03T15:30");
  set_text (&date->link, "https://example.org/meet");
  session->capacity = 12;
  session->minimum = 6;
  session->language = FFW_TAUGHT_IN_CY;
  session->notes = g_strdup ("Bring lunch");
  session->waiting_order = FFW_WAITING_NEED_FIRST;
  save (fixture, session);

  there = look_at (fixture, session->id);
  g_assert_cmpstr (there->course_code, ==, "POWER");
  g_assert_cmpint (there->status, ==, FFW_SESSION_PLANNED);
  g_assert_cmpint (there->capacity, ==, 12);
  g_assert_cmpint (there->minimum, ==, 6);
  g_assert_cmpint (there->language, ==, FFW_TAUGHT_IN_CY);
  g_assert_cmpint (there->waiting_order, ==, FFW_WAITING_NEED_FIRST);
  g_assert_cmpstr (there->notes, ==, "Bring lunch");
  g_assert_cmpuint (there->dates->len, ==, 2);
  date = there->dates->pdata[0];
  g_assert_cmpstr (date->starts_at, ==, "2023-01-03T13:00");
  g_assert_cmpstr (date->link, ==, "https://example.org/meet");
  date = there->dates->pdata[1];
  g_assert_cmpstr (date->venue, ==, "Neuadd y Sir");
  g_assert_cmpuint (date->trainers->len, ==, 1);
  trainer = date->trainers->pdata[0];
  g_assert_cmpstr (trainer->name, ==, "Rees, Owain");
  g_assert_cmpstr (trainer->organisation, ==, "STY");
  g_assert_cmpstr (trainer->reason, ==, "Shadowed twice");
  g_assert_cmpint (ask (fixture, "SELECT first_on = '2023-01-03' AND last_on = '2023-01-10'"
                                 " FROM session WHERE code = 'POWER-2023-01'"),
                   ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSession) session = make ("S-9");
  FfwSessionDate *date;

  assert_refused (fixture, session, "no date");
  date = ffw_session_add_date (session, "2023-01-10T09:30", "2023-01-10T09:30");
  assert_refused (fixture, session, "ends before it begins");
  set_text (&date->ends_at, "2023-01-11T10:00");
  assert_refused (fixture, session, "longer than a day");
  set_text (&date->ends_at, "");
  assert_refused (fixture, session, "no time");
  set_text (&date->starts_at, "2023-03-26T01:30");
  set_text (&date->ends_at, "2023-03-26T05:00");
  assert_refused (fixture, session, "clocks go forward");
  set_text (&date->starts_at, "2023-03-26T09:30");
  set_text (&date->ends_at, "2023-03-26T16:00");
  ffw_session_add_date (session, "2023-03-26T15:59", "2023-03-26T17:00");
  assert_refused (fixture, session, "overlap");
  g_ptr_array_remove_index (session->dates, 1);

  set_text (&session->code, "S-1");
  assert_refused (fixture, session, "is there already");
  set_text (&session->code, "");
  assert_refused (fixture, session, "no code");
  set_text (&session->code, "S-9");
  session->course = 10;
  assert_refused (fixture, session, "retired on 1 May 2022");
  session->course = 0;
  assert_refused (fixture, session, "Choose the course");
  session->course = 9;
  session->capacity = 5;
  session->minimum = 6;
  assert_refused (fixture, session, "least number");

  session->minimum = 5;
  save (fixture, session);
}

/* What is over was held under the course of its time. */
static void
test_retired_then (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSession) session = make ("OLD-1");

  session->course = 10;
  ffw_session_add_date (session, "2022-04-30T09:30", "2022-04-30T16:00");
  save (fixture, session);
}

static void
test_capacity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSession) session = look_at (fixture, 50);

  session->capacity = 1;
  assert_refused (fixture, session, "place on the session: 2.");
  session->capacity = 3;
  save (fixture, session);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE id = 62"), ==,
                   FFW_BOOKING_BOOKED);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSession) session = look_at (fixture, 50);
  FfwSessionDate *date = session->dates->pdata[0];
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;
  gint64 sequence = ask (fixture, COUNT_SEQUENCE);

  save (fixture, session);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (ask (fixture, COUNT_SEQUENCE), ==, sequence);

  /* The first goes, with its trainer; the second has another one, and there is a third. */
  g_assert_cmpint (date->id, ==, 55);
  g_ptr_array_remove_index (session->dates, 0);
  ffw_session_date_add_trainer (session->dates->pdata[0], 21, 31);
  ffw_session_add_date (session, "2022-12-19T09:30", "2022-12-19T12:00");
  save (fixture, session);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session_date WHERE session = 50"), ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session_trainer"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT person FROM session_trainer WHERE session_date = 56"), ==,
                   21);
  g_assert_cmpint (ask (fixture, "SELECT first_on = '2022-12-06' AND last_on = '2022-12-19'"
                                 " FROM session WHERE id = 50"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, COUNT_SEQUENCE), >, sequence);
}

static void
test_marked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSession) session = look_at (fixture, 50);
  FfwSessionDate *date = session->dates->pdata[0];

  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO attendance (id, uuid, session, on_date, person, attended)"
                      " VALUES (70, 'm1', 50, '2022-12-05', 20, 1)");
  set_text (&date->starts_at, "2022-12-05T10:00");
  save (fixture, session);
  set_text (&date->starts_at, "2022-12-04T10:00");
  set_text (&date->ends_at, "2022-12-04T16:00");
  assert_refused (fixture, session, "marked already");
  g_ptr_array_remove_index (session->dates, 0);
  assert_refused (fixture, session, "marked already");
}

typedef struct
{
  gint64 date;
  int days;
  int minutes;
  FfwSessionStatus status;
} Step;

static gboolean
do_move (FfwChange *change, gpointer data, GError **error)
{
  const Step *step = data;

  return ffw_session_move (change, 50, step->date, step->days, step->minutes, TODAY, error);
}

static gboolean
do_status (FfwChange *change, gpointer data, GError **error)
{
  return ffw_session_set_status (change, 50, ((const Step *)data)->status, TODAY, error);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Step step = { .days = 7, .minutes = -30 };
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;
  gint64 at_first = ask (fixture, COUNT_SEQUENCE);
  gint64 sequence;

  ffw_workspace_change (fixture->workspace, do_move, &step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session_date WHERE"
                                 " (starts_at = '2022-12-12T09:00' AND ends_at = "
                                 "'2022-12-12T15:30') OR starts_at = '2022-12-13T09:00'"),
                   ==, 2);
  sequence = ask (fixture, COUNT_SEQUENCE);
  g_assert_cmpint (sequence, >, at_first);

  /* Taken back, it is as it was, but the calendars of others have to hear of that too. */
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (ask (fixture, COUNT_SEQUENCE), >, sequence);

  step = (Step){ .date = 55, .days = 1 };
  g_assert_false (ffw_workspace_change (fixture->workspace, do_move, &step, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
  g_clear_error (&error);

  ffw_store_test_run (fixture->workspace, "UPDATE session SET status = 2 WHERE id = 50");
  step = (Step){ .days = 1 };
  g_assert_false (ffw_workspace_change (fixture->workspace, do_move, &step, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Step step = { .status = FFW_SESSION_PLANNED };

  ffw_workspace_change (fixture->workspace, do_status, &step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT status FROM session WHERE id = 50"), ==,
                   FFW_SESSION_PLANNED);
  ffw_store_test_run (fixture->workspace, "UPDATE session SET status = 2 WHERE id = 50");
  g_assert_false (ffw_workspace_change (fixture->workspace, do_status, &step, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
}

static gpointer
find_code (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_find_code (connection, data, ffw_date_new (2023, 2, 1), error);
}

static void
assert_code (Fixture *fixture, const char *course, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = ffw_workspace_read (fixture->workspace, find_code, (gpointer)course, NULL,
                                              &error);

  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, expected);
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  assert_code (fixture, "POWER", "POWER-2023-01");
  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO session (id, uuid, code, course, status) VALUES"
                      " (80, 'x1', 'POWER-2023-09', 9, 0), (81, 'x2', 'POWER-2023-north', 9, 0),"
                      " (82, 'x3', 'POWER-2022-44', 9, 0), (83, 'x4', 'POWER-TTT-2023-31', 9, 0)");
  assert_code (fixture, "POWER", "POWER-2023-10");
  assert_code (fixture, "POWER-TTT", "POWER-TTT-2023-32");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/session-actions/new", test_new);
  ADD ("/session-actions/refused", test_refused);
  ADD ("/session-actions/retired-then", test_retired_then);
  ADD ("/session-actions/capacity", test_capacity);
  ADD ("/session-actions/dates", test_dates);
  ADD ("/session-actions/marked", test_marked);
  ADD ("/session-actions/move", test_move);
  ADD ("/session-actions/status", test_status);
  ADD ("/session-actions/codes", test_codes);
#undef ADD

  return g_test_run ();
}
