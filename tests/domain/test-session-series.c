/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions that are planned in one go, and changed or cancelled one, some or all; and what is said
 * of one that is being planned. */

#include "ffw-session-cancelling.h"
#include "ffw-session-look.h"
#include "ffw-session-series.h"
#include "ffw-store-test.h"

#define TODAY ffw_date_new (2026, 11, 22)

/* Siân (20, post 30) and Elin (21, post 31) may train on GTI until 2027-05-03 and for good; Huw
 * (22, post 32) may not. Siân trains on OTHER-1 on 8 December, in the hall. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, sector) VALUES (1, 'o1', 'STY', 'Styal', 1)",
  "INSERT INTO course (id, uuid, code, title_en, completion, hours, validity_months, retired_on)"
  " VALUES (2, 'c1', 'GTI', 'Gender and trauma', 'all', 12, NULL, NULL),"
  " (3, 'c2', 'GTI-TTT', 'Train the trainer', 'all', 18, NULL, NULL),"
  " (4, 'c3', 'SENT', 'Sentencing', 'all', 2, NULL, NULL)",
  "INSERT INTO course_authorises (course, authorised) VALUES (3, 2)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (20, 'p1', 'Siân', 'Llwyd'), (21, 'p2', 'Elin', 'Gruffydd'), (22, 'p3', 'Huw', 'Parry')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on) VALUES"
  " (30, 'q1', 20, 1, '0101', '2020-01-01'), (31, 'q2', 21, 1, '0102', '2020-01-01'),"
  " (32, 'q3', 22, 1, '0103', '2020-01-01')",
  "INSERT INTO record (id, uuid, person, post, course, completed_on, expires_on, outcome) VALUES"
  " (40, 'l1', 20, 30, 3, '2024-05-03', '2027-05-03', 1),"
  " (41, 'l2', 21, 31, 3, '2024-05-03', NULL, 1),"
  " (42, 'l3', 22, 32, 3, '2020-05-03', '2022-05-03', 1)",
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
  " (50, 's1', 'OTHER-1', 4, 1, '2026-12-08', '2026-12-08')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue) VALUES"
  " (51, 'd1', 50, '2026-12-08T13:00', '2026-12-08T15:00', 'The hall')",
  "INSERT INTO session_trainer (session_date, person, post) VALUES (51, 20, 30)",
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
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

/* Two days in the hall with Siân, on the eighth and ninth. */
static FfwSession *
make_session (const char *code)
{
  FfwSession *session = ffw_session_new ();
  FfwSessionDate *date;

  session->code = g_strdup (code);
  session->course = 2;
  session->course_code = g_strdup ("GTI");
  session->capacity = 12;
  date = ffw_session_add_date (session, "2026-12-08T09:30", "2026-12-08T16:00");
  date->venue = g_strdup ("The hall");
  ffw_session_date_add_trainer (date, 20, 30);
  date = ffw_session_add_date (session, "2026-12-09T09:30", "2026-12-09T16:00");
  ffw_session_date_add_trainer (date, 20, 30);

  return session;
}

typedef struct
{
  enum
  {
    SAVE,
    CHANGE,
    CANCEL,
  } what;
  FfwSession *session;
  const FfwDate *days;
  guint n_days;
  gint64 id;
  FfwSeriesScope scope;
} Act;

static gboolean
run_act (FfwChange *change, gpointer data, GError **error)
{
  Act *act = data;

  switch (act->what)
    {
    case SAVE:
      act->id = ffw_session_save_series (change, act->session, act->days, act->n_days, "Winter",
                                         TODAY, error);
      return act->id != 0;
    case CHANGE:
      return ffw_session_change_series (change, act->session, act->scope, TODAY, error);
    case CANCEL:
    default:
      return ffw_session_cancel (change, act->id, act->scope, "Snow", TODAY, error);
    }
}

static void
do_act (Fixture *fixture, Act *act)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, run_act, act, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return ffw_store_test_get_int (fixture->workspace, sql);
}

static gint64
count_at (Fixture *fixture, const char *code, const char *starts_at)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM session s JOIN session_date d ON d.session = s.id"
                         " WHERE s.code = '%s' AND d.starts_at = '%s'",
                         code, starts_at);

  return ask (fixture, sql);
}

static const FfwDate *
get_days (void)
{
  static FfwDate days[3];

  days[0] = ffw_date_new (2026, 12, 8);
  days[1] = ffw_date_new (2026, 12, 15);
  days[2] = ffw_date_new (2027, 1, 5);

  return days;
}

static gint64
plan (Fixture *fixture, const char *code)
{
  g_autoptr (FfwSession) session = make_session (code);
  Act act = { SAVE, session, get_days (), 3 };

  do_act (fixture, &act);

  return act.id;
}

/* Each has its code by its year, both its days, its trainer, and all are one change. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;

  plan (fixture, "");
  g_assert_cmpint (count_at (fixture, "GTI-2026-01", "2026-12-08T09:30"), ==, 1);
  g_assert_cmpint (count_at (fixture, "GTI-2026-02", "2026-12-16T09:30"), ==, 1);
  g_assert_cmpint (count_at (fixture, "GTI-2027-01", "2027-01-06T09:30"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session s JOIN series r ON r.id = s.series"
                                 " WHERE r.title = 'Winter' AND s.capacity = 12"),
                   ==, 3);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session_trainer WHERE person = 20"), ==, 7);
  undo (fixture);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

/* A code of one's own counts on, past those that there are. */
static void
test_own_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSession) one = make_session ("WINTER-10");
  Act act = { SAVE, one, get_days (), 1 };

  do_act (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM series"), ==, 0);
  plan (fixture, "WINTER-09");
  g_assert_cmpint (count_at (fixture, "WINTER-11", "2026-12-15T09:30"), ==, 1);
  g_assert_cmpint (count_at (fixture, "WINTER-12", "2027-01-05T09:30"), ==, 1);
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 *id = data;

  return ffw_session_read (connection, *id, error);
}

static FfwSession *
read_one (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  FfwSession *session = ffw_workspace_read (fixture->workspace, read_session, &id, NULL, &error);

  g_assert_no_error (error);

  return session;
}

/* Begins half an hour later on the first day, in another room, with Elin in place of Siân, and has
 * a day more. */
static void
change (Fixture *fixture, gint64 id, FfwSeriesScope scope)
{
  g_autoptr (FfwSession) session = read_one (fixture, id);
  FfwSessionDate *date = session->dates->pdata[0];
  Act act = { CHANGE, session, .scope = scope };

  g_free (date->starts_at);
  date->starts_at = g_strdup ("2026-12-08T10:00");
  g_free (date->venue);
  date->venue = g_strdup ("Room 4");
  g_ptr_array_set_size (date->trainers, 0);
  ffw_session_date_add_trainer (date, 21, 31);
  ffw_session_add_date (session, "2026-12-10T09:30", "2026-12-10T12:30");
  session->capacity = 10;
  do_act (fixture, &act);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  gint64 id = plan (fixture, "");

  /* What was different in one stays so. */
  ffw_store_test_run (fixture->workspace,
                      "UPDATE session SET language = 1 WHERE code = 'GTI-2026-02'");
  change (fixture, id, FFW_SERIES_ALL);
  g_assert_cmpint (count_at (fixture, "GTI-2026-01", "2026-12-08T10:00"), ==, 1);
  g_assert_cmpint (count_at (fixture, "GTI-2026-02", "2026-12-15T10:00"), ==, 1);
  g_assert_cmpint (count_at (fixture, "GTI-2026-02", "2026-12-17T09:30"), ==, 1);
  g_assert_cmpint (count_at (fixture, "GTI-2027-01", "2027-01-07T09:30"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE capacity = 10"), ==, 3);
  g_assert_cmpint (ask (fixture, "SELECT language FROM session WHERE code = 'GTI-2026-02'"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session_date WHERE venue = 'Room 4'"), ==,
                   3);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session_trainer WHERE person = 21"), ==, 3);
  undo (fixture);
  g_assert_cmpint (count_at (fixture, "GTI-2026-02", "2026-12-15T09:30"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE capacity = 12"), ==, 3);
}

/* Those before it stay, and so do those that were held. */
static void
test_scope (Fixture *fixture, gconstpointer data)
{
  gint64 first = plan (fixture, "");
  gint64 second = ask (fixture, "SELECT id FROM session WHERE code = 'GTI-2026-02'");
  g_autoptr (FfwSession) session = read_one (fixture, second);
  Act act = { CHANGE, session, .scope = FFW_SERIES_LATER };
  Act one = { CHANGE, session, .scope = FFW_SERIES_ONE };

  session->capacity = 8;
  do_act (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE capacity = 8"), ==, 2);
  session->capacity = 7;
  do_act (fixture, &one);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE capacity = 7"), ==, 1);
  ffw_store_test_run (fixture->workspace,
                      "UPDATE session SET status = 2 WHERE code = 'GTI-2027-01'");
  change (fixture, first, FFW_SERIES_ALL);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE capacity = 10"), ==, 2);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  gint64 id = plan (fixture, "");
  Act act = { CANCEL, .id = id, .scope = FFW_SERIES_ALL };
  g_autoptr (FfwSession) cancelled = NULL;

  do_act (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE status = 3"), ==, 3);
  cancelled = read_one (fixture, id);
  g_assert_cmpstr (cancelled->cancel_reason, ==, "Snow");
  undo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE status = 3"), ==, 0);
  act.scope = FFW_SERIES_ONE;
  do_act (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM session WHERE status = 3"), ==, 1);
}

static gpointer
read_look (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_look (connection, data, error);
}

static FfwSessionLook *
look (Fixture *fixture, FfwSessionQuestion question)
{
  g_autoptr (GError) error = NULL;
  FfwSessionLook *seen = ffw_workspace_read (fixture->workspace, read_look, &question, NULL,
                                             &error);

  g_assert_no_error (error);

  return seen;
}

/* Who may train, until when, and what clashes. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  const gint64 trainers[] = { 20, 22 };
  const FfwClashDate date = { "2026-12-08T09:30", "2026-12-08T13:00", "the hall" };
  FfwDate day = ffw_date_new (2026, 12, 8);
  g_autoptr (FfwSessionLook) seen = look (fixture, (FfwSessionQuestion){ .course = "GTI",
                                                                         .code = "OTHER-1",
                                                                         .first = day,
                                                                         .last = day,
                                                                         .dates = &date,
                                                                         .n_dates = 1,
                                                                         .trainers = trainers,
                                                                         .n_trainers = 2 });
  g_autoptr (FfwSessionLook) later
      = look (fixture, (FfwSessionQuestion){ .course = "GTI",
                                             .code = "",
                                             .first = ffw_date_new (2027, 6, 1),
                                             .last = ffw_date_new (2027, 6, 1) });
  gboolean room = FALSE;
  gboolean person = FALSE;

  g_assert_true (seen->needs_authorisation);
  g_assert_true (seen->is_taken);
  g_assert_cmpstr (seen->code, ==, "GTI-2026-01");
  g_assert_cmpuint (g_array_index (seen->untils, FfwDate, 0), ==, ffw_date_new (2027, 5, 3));
  g_assert_cmpuint (g_array_index (seen->untils, FfwDate, 1), ==, FFW_DATE_NONE);
  g_assert_cmpuint (seen->candidates->len, ==, 1);
  g_assert_cmpint (((const FfwTrainerLook *)seen->candidates->pdata[0])->who->person, ==, 21);
  for (guint i = 0; i < seen->clashes->len; i++)
    {
      const FfwClash *clash = seen->clashes->pdata[i];

      g_assert_cmpstr (clash->code, ==, "OTHER-1");
      room = room || clash->kind == FFW_CLASH_ROOM;
      person = person || (clash->kind == FFW_CLASH_TRAINER && clash->person == 20);
    }
  g_assert_true (room && person);

  /* Siân's authorisation has ended by then. */
  g_assert_false (later->is_taken);
  g_assert_cmpuint (later->candidates->len, ==, 1);
  g_assert_cmpuint (later->clashes->len, ==, 0);
}

static gpointer
read_beginning (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_beginning_read (connection, data, error);
}

/* A course of twelve hours is two days, one of two hours a morning. */
static void
test_beginning (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSessionBeginning) days = ffw_workspace_read (fixture->workspace, read_beginning,
                                                             (gpointer) "GTI", NULL, &error);
  g_autoptr (FfwSessionBeginning) morning = ffw_workspace_read (fixture->workspace, read_beginning,
                                                                (gpointer) "SENT", NULL, &error);
  const FfwTemplateDate *date;

  g_assert_no_error (error);
  g_assert_cmpint (days->course, ==, 2);
  g_assert_null (days->last);
  g_assert_cmpuint (days->usual->dates->len, ==, 2);
  date = days->usual->dates->pdata[1];
  g_assert_cmpuint (date->day, ==, 1);
  g_assert_cmpuint (date->ends - date->starts, ==, 7 * 60);
  g_assert_cmpstr (morning->last->name, ==, "OTHER-1");
  g_assert_cmpuint (morning->usual->dates->len, ==, 1);
  date = morning->usual->dates->pdata[0];
  g_assert_cmpuint (date->ends - date->starts, ==, 2 * 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/session-series/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("plan", test_plan);
  ADD ("own-code", test_own_code);
  ADD ("change", test_change);
  ADD ("scope", test_scope);
  ADD ("cancel", test_cancel);
  ADD ("look", test_look);
  ADD ("beginning", test_beginning);
#undef ADD

  return g_test_run ();
}
