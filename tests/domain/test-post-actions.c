/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People move, leave, return and are away: each rule, what is settled with it, and that undo takes
 * all of it back. */

#include "ffw-absence-actions.h"
#include "ffw-check.h"
#include "ffw-coding.h"
#include "ffw-evidence.h"
#include "ffw-history.h"
#include "ffw-leaving.h"
#include "ffw-people-list.h"
#include "ffw-person.h"
#include "ffw-post-actions.h"
#include "ffw-store-test.h"

#define TODAY      ffw_date_new (2022, 11, 22)
#define DAY(m, d)  ffw_date_new (2022, m, d)
#define NEXT(m, d) ffw_date_new (2023, m, d)

/* Styal (2): Siân (20, post 30) manages Owain (21, 31), Mair (22, 32) and Huw (23, 33); Elin (24,
 * 34) manages Siân. Gwent Police (1): Huw has a second post (35). Rhys (25, 36) left in March.
 * Session S-1 (50), 5 to 6 December, one place: Siân has it, Owain waits. Session S-2 (51),
 * 20 November: Siân trains. Session S-3 (52), 10 January: Siân trains, who is authorised, as is
 * Elin. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, police_area, sector) VALUES"
  " (1, 'o1', 'GWP', 'Gwent Police', 'Gwent', 0), (2, 'o2', 'STY', 'Styal', 'South Wales', 1)",
  "INSERT INTO site (id, uuid, code, name_en, organisation) VALUES"
  " (5, 's1', 'EAST', 'East wing', 2), (6, 's2', 'WEST', 'West wing', 2)",
  "INSERT INTO role (id, uuid, code, title_en) VALUES"
  " (7, 'r1', 'PRIS', 'Prison officer'), (8, 'r2', 'KEY', 'Key worker')",
  "INSERT INTO course (id, uuid, code, title_en, completion, validity_months) VALUES"
  " (9, 'c1', 'POWER', 'Power', 'all', 36), (10, 'c2', 'TTT', 'Train the trainer', 'all', NULL)",
  "INSERT INTO course_authorises (course, authorised) VALUES (10, 9)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (20, 'p1', 'Siân', 'Llwyd'), (21, 'p2', 'Owain', 'Rees'), (22, 'p3', 'Mair', 'Pugh'),"
  " (23, 'p4', 'Huw', 'Parry'), (24, 'p5', 'Elin', 'Gruffydd'), (25, 'p6', 'Rhys', 'Pugh')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, site, manager,"
  " started_on, left_on) VALUES"
  " (30, 'q1', 20, 2, '0101', 'sian@sty.example', 5, 24, '2020-01-01', NULL),"
  " (31, 'q2', 21, 2, '0102', NULL, 5, 20, '2021-01-01', NULL),"
  " (32, 'q3', 22, 2, '0103', NULL, 6, 20, '2021-01-01', '2023-06-30'),"
  " (33, 'q4', 23, 2, '0104', NULL, NULL, 20, '2021-01-01', NULL),"
  " (34, 'q5', 24, 2, '0105', NULL, NULL, NULL, '2019-01-01', NULL),"
  " (35, 'q6', 23, 1, '0009', NULL, NULL, NULL, '2021-06-01', NULL),"
  " (36, 'q7', 25, 2, '0106', NULL, 5, 20, '2020-01-01', '2022-03-31')",
  "INSERT INTO post_role (post, role) VALUES (30, 7), (31, 7), (32, 7), (33, 7), (34, 7), (35, 8),"
  " (36, 8)",
  "INSERT INTO session (id, uuid, code, course, capacity, status, first_on, last_on) VALUES"
  " (50, 'e1', 'S-1', 9, 1, 1, '2022-12-05', '2022-12-06'),"
  " (51, 'e2', 'S-2', 9, NULL, 2, '2022-11-20', '2022-11-20'),"
  " (52, 'e3', 'S-3', 9, NULL, 0, '2023-01-10', '2023-01-10')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (55, 'd1', 50, '2022-12-05T09:30', '2022-12-05T16:00'),"
  " (56, 'd2', 50, '2022-12-06T09:30', '2022-12-06T16:00'),"
  " (57, 'd3', 51, '2022-11-20T09:30', '2022-11-20T16:00'),"
  " (58, 'd4', 52, '2023-01-10T09:30', '2023-01-10T16:00')",
  "INSERT INTO session_trainer (session_date, person, post) VALUES (57, 20, 30), (58, 20, 30)",
  "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome, session) VALUES"
  " (40, 'l1', 20, 30, 10, '2022-05-03', 1, NULL), (41, 'l2', 24, 34, 10, '2022-05-03', 1, NULL),"
  " (42, 'l3', 21, 31, 9, '2022-11-20', 1, 51), (43, 'l4', 20, 30, 9, '2021-02-01', 1, NULL),"
  " (44, 'l5', 23, 35, 9, '2022-11-20', 1, 51)",
  "INSERT INTO booking (id, uuid, session, person, post, status, asked_at) VALUES"
  " (60, 'b1', 50, 20, 30, 0, '2022-10-01T09:00'), (61, 'b2', 50, 21, 31, 1, '2022-10-02T09:00'),"
  " (62, 'b3', 51, 21, 31, 2, NULL), (63, 'b4', 52, 23, 35, 0, NULL)",
  "INSERT INTO booking_status (id, booking, status, at) VALUES"
  " (65, 60, 0, '2022-10-01T09:00:00Z'), (66, 61, 1, '2022-10-02T09:00:00Z'),"
  " (67, 62, 2, '2022-11-20T17:00:00Z'), (68, 63, 0, '2022-10-02T09:00:00Z')",
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

static gpointer
check_all (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_check (connection, TODAY, error);
}

static void
assert_clean (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read (fixture->workspace, check_all, NULL, NULL,
                                                       &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (
      ffw_store_test_get_int (
          fixture->workspace,
          "SELECT count(*) FROM post a JOIN post b ON a.organisation = b.organisation"
          " AND a.staff_number = b.staff_number AND a.id < b.id"
          " AND a.started_on <= coalesce (b.left_on, '9999') AND b.started_on <= coalesce "
          "(a.left_on, '9999')"),
      ==, 0);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace,
                                           "SELECT count(*) FROM post WHERE left_on < started_on"),
                   ==, 0);
}

/* What is done, and what came of it. */
typedef struct
{
  enum
  {
    MOVE,
    LEAVE,
    RETURN,
    ADD,
    TAKE_BACK_LEAVING,
    TAKE_BACK_MOVE,
    AWAY,
    CHANGE_AWAY,
    END_AWAY,
  } what;
  gint64 id; /* a post, a person or an absence */
  FfwPostValues values;
  FfwDate on;
  FfwDate until;
  gint64 manager;
  gint64 trainer; /* who trains on session 52 in place of person 20 */
  gint64 also;    /* another post that leaves */
  FfwPostMove move;
  gint64 made;
  char *refusal;
} Act;

static gboolean
leave (FfwChange *change, Act *act, GError **error)
{
  const gint64 posts[] = { act->id, act->also };
  const FfwLeavingTrainer trainer = { 52, 20, act->trainer };
  const FfwLeavingPlan plan = { .posts = posts,
                                .n_posts = act->also ? 2 : 1,
                                .on = act->on,
                                .manager = act->manager,
                                .trainers = &trainer,
                                .n_trainers = act->trainer ? 1 : 0 };
  g_autoptr (FfwLeaving) leaving = ffw_leaving_run (change, &plan, TODAY, error);

  if (leaving)
    ffw_leaving_say (change, leaving, act->on);

  return leaving != NULL;
}

static gboolean
run_act (FfwChange *change, gpointer data, GError **error)
{
  Act *act = data;
  const FfwAbsenceValues away = { act->on, act->until, "sickness" };

  switch (act->what)
    {
    case MOVE:
      if (!ffw_post_move (change, act->id, &act->values, act->on, TODAY, &act->move, error))
        return FALSE;
      act->made = act->move.made;
      ffw_post_say_moved (change, act->move.person, 1, act->on);
      return TRUE;
    case LEAVE:
      return leave (change, act, error);
    case RETURN:
      return ffw_post_return (change, act->id, &act->values, act->on, TODAY, &act->made, error);
    case ADD:
      return ffw_post_add (change, act->id, 0, &act->values, act->on, act->until, TODAY, &act->made,
                           error);
    case TAKE_BACK_LEAVING:
      return ffw_post_take_back_leaving (change, act->id, TODAY, error);
    case TAKE_BACK_MOVE:
      return ffw_post_take_back_move (change, act->id, TODAY, error);
    case AWAY:
      return ffw_absence_add (change, act->id, &away, &act->made, error);
    case CHANGE_AWAY:
      return ffw_absence_set (change, act->id, &away, error);
    case END_AWAY:
      return ffw_absence_delete (change, act->id, error);
    default:
      g_assert_not_reached ();
    }
}

/* Does it; a refusal leaves everything as it was. */
static gboolean
try_act (Fixture *fixture, Act *act)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);

  if (ffw_workspace_change (fixture->workspace, run_act, act, NULL, &error))
    return TRUE;
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_null (strchr (error->message, '%'));
  act->refusal = g_strdup (error->message);
  {
    g_autofree char *after = ffw_store_test_dump (fixture->workspace);

    g_assert_cmpstr (after, ==, before);
  }

  return FALSE;
}

static void
do_act (Fixture *fixture, Act *act)
{
  gboolean done = try_act (fixture, act);

  g_assert_true (done);
  assert_clean (fixture);
}

static void
expect_refusal (Fixture *fixture, Act *act, const char *says)
{
  gboolean done = try_act (fixture, act);

  g_assert_false (done);
  g_assert_nonnull (strstr (act->refusal, says));
  g_clear_pointer (&act->refusal, g_free);
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return ffw_store_test_get_int (fixture->workspace, sql);
}

/* What is written is gone with one undo, and there again with one redo. */
static void
do_and_undo (Fixture *fixture, Act *act)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  do_act (fixture, act);
  done = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (done, !=, before);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  undone = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (undone, ==, before);
  ffw_workspace_redo (fixture->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  redone = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (redone, ==, done);
}

#define TO_SITE(id_)    ((FfwPostValues){ .given = FFW_POST_SITE, .site = (id_) })
#define TO_MANAGER(id_) ((FfwPostValues){ .given = FFW_POST_MANAGER, .manager = (id_) })

static void
test_move (Fixture *fixture, gconstpointer data)
{
  Act act = { .what = MOVE, .id = 30, .values = TO_SITE (6), .on = DAY (12, 1) };
  Act same = { .what = MOVE, .id = 30, .values = TO_SITE (5), .on = DAY (11, 1) };
  Act ended = { .what = MOVE, .id = 36, .values = TO_SITE (6), .on = DAY (4, 1) };
  Act early = { .what = MOVE, .id = 30, .values = TO_SITE (6), .on = ffw_date_new (2019, 5, 1) };
  Act nothing = { .what = MOVE, .id = 30, .values = { .given = FFW_POST_ROLES }, .on = TODAY };

  expect_refusal (fixture, &ended, "31 March 2022");
  expect_refusal (fixture, &early, "1 January 2020");
  expect_refusal (fixture, &nothing, "no role");

  do_and_undo (fixture, &act);
  g_assert_cmpint (act.move.done, ==, FFW_POST_MOVED);
  /* A place in December and a date to train in January. */
  g_assert_cmpint (act.move.n_following, ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE id = 30 AND left_on = "
                                 "'2022-11-30' AND site = 5"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE person = 20 AND site = 6"
                                 " AND started_on = '2022-12-01' AND left_on IS NULL"
                                 " AND staff_number = '0101' AND manager = 24"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT post FROM booking WHERE id = 60"), ==, act.made);
  g_assert_cmpint (ask (fixture, "SELECT post FROM session_trainer WHERE session_date = 58"), ==,
                   act.made);
  g_assert_cmpint (ask (fixture, "SELECT post FROM session_trainer WHERE session_date = 57"), ==,
                   30);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM record WHERE person = 20 AND post = 30"), ==,
                   2);

  do_act (fixture, &same);
  g_assert_cmpint (same.move.done, ==, FFW_POST_UNCHANGED);
}

static void
test_correct (Fixture *fixture, gconstpointer data)
{
  const gint64 roles[] = { 8, 7, 8 };
  Act act = { .what = MOVE,
              .id = 31,
              .values = { .given = FFW_POST_ROLES, .roles = roles, .n_roles = 3 },
              .on = ffw_date_new (2021, 1, 1) };

  do_and_undo (fixture, &act);
  g_assert_cmpint (act.move.done, ==, FFW_POST_CORRECTED);
  g_assert_cmpint (act.made, ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE person = 21"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post_role WHERE post = 31"), ==, 2);
}

/* To another organisation: what was recorded stays, what is ahead goes with her. */
static void
test_move_away (Fixture *fixture, gconstpointer data)
{
  Act taken = { .what = MOVE,
                .id = 30,
                .values = { .given = FFW_POST_ORGANISATION | FFW_POST_NUMBER,
                            .organisation = 1,
                            .number = "0009" },
                .on = DAY (11, 1) };
  Act act = taken;
  Act back = { .what = TAKE_BACK_MOVE };

  expect_refusal (fixture, &taken, "Huw Parry");
  act.values.number = "0010";
  do_and_undo (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE organisation = 1 AND"
                                 " staff_number = '0010' AND site IS NULL AND manager IS NULL"
                                 " AND email = 'sian@sty.example'"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT post FROM booking WHERE id = 60"), ==, act.made);
  /* She trained on 20 November, as a fact, for Styal. */
  g_assert_cmpint (ask (fixture, "SELECT post FROM session_trainer WHERE session_date = 57"), ==,
                   30);
  back.id = act.made;
  expect_refusal (fixture, &back, "has begun");
}

static void
test_managers (Fixture *fixture, gconstpointer data)
{
  Act own = { .what = MOVE, .id = 30, .values = TO_MANAGER (20), .on = TODAY };
  Act circle = { .what = MOVE, .id = 34, .values = TO_MANAGER (21), .on = TODAY };
  Act down = { .what = MOVE, .id = 30, .values = TO_MANAGER (0), .on = NEXT (1, 1) };
  Act up = { .what = MOVE, .id = 34, .values = TO_MANAGER (20), .on = NEXT (1, 1) };
  Act soon = { .what = MOVE, .id = 34, .values = TO_MANAGER (20), .on = DAY (12, 31) };

  expect_refusal (fixture, &own, "own manager");
  expect_refusal (fixture, &circle, "Elin Gruffydd cannot be managed by Owain Rees");

  /* Two people change places: on no day does each manage the other. */
  do_act (fixture, &down);
  expect_refusal (fixture, &soon, "cannot be managed by");
  do_and_undo (fixture, &up);
}

static void
test_take_back_move (Fixture *fixture, gconstpointer data)
{
  Act act = { .what = MOVE, .id = 32, .values = TO_SITE (5), .on = DAY (12, 1) };
  Act back = { .what = TAKE_BACK_MOVE };
  Act first = { .what = TAKE_BACK_MOVE, .id = 32 };
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;

  expect_refusal (fixture, &first, "no move");
  do_act (fixture, &act);
  back.id = act.made;
  do_and_undo (fixture, &back);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

static gpointer
look_at_leaving (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 posts[] = { 30, 36, 30 };
  g_autoptr (FfwLeaving) leaving = ffw_leaving_read (connection, posts, 3, DAY (11, 30),
                                                     FFW_LANGUAGE_EN, error);
  const FfwLeavingSession *session;

  g_assert_no_error (*error);
  g_assert_cmpuint (leaving->n_people, ==, 1);
  g_assert_cmpstr (leaving->name, ==, "Siân Llwyd");
  g_assert_cmpstr (leaving->organisation, ==, "STY");
  g_assert_cmpuint (leaving->n_left, ==, 1);
  g_assert_cmpint (leaving->n_booked, ==, 1);
  g_assert_cmpint (leaving->n_managed, ==, 3);
  g_assert_cmpuint (leaving->training->len, ==, 1);
  session = leaving->training->pdata[0];
  g_assert_cmpstr (session->code, ==, "S-3");
  g_assert_cmpstr (session->course, ==, "Power");
  g_assert_cmpuint (session->first_on, ==, NEXT (1, 10));

  return data;
}

static void
test_leave (Fixture *fixture, gconstpointer data)
{
  Act act = { .what = LEAVE, .id = 30, .on = DAY (11, 30), .manager = 22, .trainer = 24 };
  Act unauthorised = act;
  Act absent = act;
  Act gone = act;
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (fixture->workspace, look_at_leaving, fixture, NULL, &error);
  g_assert_no_error (error);

  unauthorised.trainer = 21;
  expect_refusal (fixture, &unauthorised, "Owain Rees has no record");
  absent.manager = 25;
  expect_refusal (fixture, &absent, "Rhys Pugh has left");
  gone.manager = 20;
  expect_refusal (fixture, &gone, "Siân Llwyd has left");

  do_and_undo (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE id = 30"
                                 " AND left_on = '2022-11-30'"),
                   ==, 1);
  /* Her place is cancelled, and is Owain’s, who waited; both are kept in the history. */
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE id = 60"), ==,
                   FFW_BOOKING_CANCELLED);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE id = 61"), ==,
                   FFW_BOOKING_BOOKED);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking_status WHERE booking IN (60, 61)"),
                   ==, 4);
  g_assert_cmpint (ask (fixture, "SELECT person FROM session_trainer WHERE session_date = 58"), ==,
                   24);
  g_assert_cmpint (ask (fixture, "SELECT person FROM session_trainer WHERE session_date = 57"), ==,
                   20);
  /* Mair manages Owain and Huw from the day after, and is managed by Elin as Siân was. */
  g_assert_cmpint (ask (fixture,
                        "SELECT count(*) FROM post WHERE started_on = '2022-12-01'"
                        " AND ((person IN (21, 23) AND manager = 22)"
                        "   OR (person = 22 AND manager = 24 AND left_on = '2023-06-30'))"),
                   ==, 3);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE manager = 20"
                                 " AND (left_on IS NULL OR left_on > '2022-11-30')"),
                   ==, 0);
}

/* Where nothing is chosen, nobody manages, and the session is left to whoever looks at it. */
static void
test_leave_open (Fixture *fixture, gconstpointer data)
{
  Act act = { .what = LEAVE, .id = 30, .on = DAY (11, 30), .also = 34 };

  do_and_undo (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE person IN (21, 22, 23)"
                                 " AND started_on = '2022-12-01' AND manager IS NULL"),
                   ==, 3);
  g_assert_cmpint (ask (fixture, "SELECT person FROM session_trainer WHERE session_date = 58"), ==,
                   20);
}

/* Who leaves one of two posts keeps what belongs to the other. */
static void
test_leave_one_of_two (Fixture *fixture, gconstpointer data)
{
  Act one = { .what = LEAVE, .id = 33, .on = DAY (11, 30) };
  Act other = { .what = LEAVE, .id = 35, .on = DAY (12, 31) };
  Act late = { .what = LEAVE, .id = 36, .on = DAY (12, 31) };

  do_act (fixture, &one);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE id = 63"), ==,
                   FFW_BOOKING_BOOKED);
  do_act (fixture, &other);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE id = 63"), ==,
                   FFW_BOOKING_CANCELLED);
  /* Who has left stays left on the day that they did. */
  do_act (fixture, &late);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE id = 36"
                                 " AND left_on = '2022-03-31'"),
                   ==, 1);
}

static void
test_take_back_leaving (Fixture *fixture, gconstpointer data)
{
  Act act = { .what = TAKE_BACK_LEAVING, .id = 36 };
  Act never = { .what = TAKE_BACK_LEAVING, .id = 30 };
  Act move = { .what = MOVE, .id = 31, .values = TO_SITE (6), .on = DAY (12, 1) };
  Act moved = { .what = TAKE_BACK_LEAVING, .id = 31 };

  expect_refusal (fixture, &never, "no last day");
  do_and_undo (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE id = 36 AND left_on IS NULL"), ==,
                   1);
  do_act (fixture, &move);
  expect_refusal (fixture, &moved, "overlaps");
}

static void
test_return (Fixture *fixture, gconstpointer data)
{
  Act act = { .what = RETURN, .id = 25, .on = NEXT (2, 1), .values = TO_SITE (6) };
  Act there = { .what = RETURN, .id = 20, .on = NEXT (2, 1) };
  Act same_day = { .what = RETURN, .id = 25, .on = DAY (3, 31) };

  expect_refusal (fixture, &there, "has a post on 1 February 2023");
  expect_refusal (fixture, &same_day, "has a post on 31 March 2022");
  do_and_undo (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE person = 25 AND site = 6"
                                 " AND staff_number = '0106' AND manager = 20"
                                 " AND started_on = '2023-02-01' AND left_on IS NULL"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post_role x JOIN post p ON p.id = x.post"
                                 " WHERE p.person = 25 AND x.role = 8"),
                   ==, 2);
}

/* The manager who has left meanwhile does not come back with the post. */
static void
test_return_to_another (Fixture *fixture, gconstpointer data)
{
  Act left = { .what = LEAVE, .id = 30, .on = DAY (11, 30) };
  Act act = { .what = RETURN, .id = 25, .on = NEXT (2, 1) };

  do_act (fixture, &left);
  do_act (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE person = 25"
                                 " AND started_on = '2023-02-01' AND manager IS NULL"),
                   ==, 1);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  const gint64 role = 8;
  const FfwPostValues values = { .given = FFW_POST_ORGANISATION | FFW_POST_NUMBER | FFW_POST_ROLES,
                                 .organisation = 1,
                                 .number = "0011",
                                 .roles = &role,
                                 .n_roles = 1 };
  Act act = { .what = ADD, .id = 21, .values = values, .on = TODAY };
  Act twice = { .what = ADD, .id = 21, .values = values, .on = NEXT (1, 1) };
  Act backwards = { .what = ADD, .id = 21, .values = values, .on = TODAY, .until = DAY (1, 1) };

  expect_refusal (fixture, &backwards, "before the first");
  do_and_undo (fixture, &act);
  expect_refusal (fixture, &twice, "Another post of Owain Rees");
}

static void
test_absences (Fixture *fixture, gconstpointer data)
{
  Act act = { .what = AWAY, .id = 21, .on = DAY (11, 1) };
  Act again = { .what = AWAY, .id = 21, .on = DAY (12, 1) };
  Act end = { .what = CHANGE_AWAY, .on = DAY (11, 1), .until = DAY (11, 25) };
  Act before = { .what = AWAY, .id = 21, .on = DAY (10, 1), .until = DAY (11, 1) };
  Act nowhere = { .what = AWAY, .id = 25, .on = DAY (5, 1) };
  Act backwards = { .what = AWAY, .id = 21, .on = DAY (5, 2), .until = DAY (5, 1) };
  Act none = { .what = END_AWAY };

  do_and_undo (fixture, &act);
  g_assert_cmpint (ask (fixture, "SELECT post FROM absence"), ==, 31);
  expect_refusal (fixture, &again, "1 November 2022 and has no last day");
  end.id = act.made;
  do_and_undo (fixture, &end);
  do_act (fixture, &again);
  expect_refusal (fixture, &before, "from 1 November 2022 to 25 November 2022");
  expect_refusal (fixture, &nowhere, "Rhys Pugh has no post");
  expect_refusal (fixture, &backwards, "before the first");
  none.id = act.made;
  do_and_undo (fixture, &none);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM absence"), ==, 1);

  g_assert_cmpstr (ffw_absence_get_word ("sickness", FFW_LANGUAGE_EN), ==, "sickness");
  g_assert_cmpstr (ffw_absence_get_word ("sabbatical", FFW_LANGUAGE_EN), ==, "sabbatical");
  g_assert_cmpstr (ffw_absence_get_word (NULL, FFW_LANGUAGE_EN), ==, "");
}

static char *
list (FfwConnection *connection, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  GString *found = g_string_new (NULL);

  ffw_list_request_set_filter (request, "active", value);
  query = ffw_list_source_query (&ffw_people_list, request, FFW_LANGUAGE_EN);
  ids = ffw_list_query_ids (connection, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (ids, gint64, i));

  return g_string_free (found, FALSE);
}

static gpointer
look_at_lists (FfwConnection *connection, gpointer data, GError **error)
{
  g_autofree char *away = list (connection, "away");
  g_autofree char *leaving = list (connection, "leaving");
  g_autofree char *left = list (connection, "left");

  g_assert_cmpstr (away, ==, "31");
  g_assert_cmpstr (leaving, ==, "30 32");
  g_assert_cmpstr (left, ==, "36");

  return data;
}

/* Who is away, leaves or has left is found in the table of people; who moves on is not among them.
 */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  Act away = { .what = AWAY, .id = 21, .on = DAY (11, 1) };
  Act leaves = { .what = LEAVE, .id = 30, .on = DAY (11, 30), .manager = 24 };
  Act moves = { .what = MOVE, .id = 34, .values = TO_SITE (6), .on = NEXT (1, 1) };
  g_autoptr (GError) error = NULL;

  do_act (fixture, &away);
  do_act (fixture, &moves);
  do_act (fixture, &leaves);
  ffw_store_test_run (fixture->workspace, "DELETE FROM post_role WHERE post > 100");
  ffw_store_test_run (fixture->workspace, "DELETE FROM post WHERE id > 100 AND person = 22");
  ffw_workspace_read (fixture->workspace, look_at_lists, fixture, NULL, &error);
  g_assert_no_error (error);
}

/* The figures of last year's half, with whom they are counted by. */
static gpointer
read_figures (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwEvidenceScope scope = { .audience = FFW_AUDIENCE_COMMISSIONER,
                                   .from = DAY (1, 1),
                                   .to = DAY (11, 21),
                                   .today = TODAY,
                                   .minimum = FFW_EVIDENCE_MINIMUM_LEAST };
  g_autoptr (FfwEvidence) evidence = ffw_evidence_read (connection, &scope, error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (*error);
  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = evidence->delivery->pdata[i];

      g_string_append_printf (text, "%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
                              delivery->code, delivery->completions, delivery->trained);
      for (guint j = 0; j < delivery->groups->len; j++)
        {
          const FfwEvidenceGroup *group = delivery->groups->pdata[j];

          g_string_append_printf (text, "  %u %s %" G_GUINT64_FORMAT "\n", group->by, group->code,
                                  group->figure);
        }
    }

  return g_string_free (text, FALSE);
}

static char *
get_figures (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *figures = ffw_workspace_read (fixture->workspace, read_figures, NULL, NULL, &error);

  g_assert_no_error (error);

  return figures;
}

/* Whoever moves and leaves afterwards, what was trained in a period stays with the organisation,
 * site and police area of that day. */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  Act acts[] = {
    { .what = MOVE, .id = 31, .values = TO_SITE (6), .on = TODAY },
    { .what = MOVE,
      .id = 34,
      .values = { .given = FFW_POST_ORGANISATION, .organisation = 1 },
      .on = DAY (12, 1) },
    { .what = LEAVE, .id = 35, .on = DAY (11, 21) },
    { .what = LEAVE, .id = 30, .on = DAY (11, 30) },
    { .what = RETURN, .id = 25, .values = TO_SITE (6), .on = NEXT (1, 1) },
  };
  g_autofree char *before = get_figures (fixture);

  g_assert_nonnull (strstr (before, "EAST 1"));
  g_assert_nonnull (strstr (before, "GWP 1"));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *after = NULL;

      do_act (fixture, &acts[i]);
      after = get_figures (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

static const gint64 people[] = { 20, 21, 22, 23, 24, 25 };

static gint64
pick_post (Fixture *fixture)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM post ORDER BY id LIMIT 1 OFFSET %d",
      g_test_rand_int_range (0, (gint32)ask (fixture, "SELECT count(*) FROM post")));

  return ask (fixture, sql);
}

static gint64
pick_person (void)
{
  return people[g_test_rand_int_range (0, G_N_ELEMENTS (people))];
}

/* Whatever is done in whatever order, no number has two posts on a day, nobody is their own
 * manager, and everything can be taken back one by one. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  const gint64 sites[] = { 0, 5, 6 };
  const gint64 roles[] = { 8 };
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint refused = 0;

  g_ptr_array_add (states, ffw_store_test_dump (fixture->workspace));
  for (guint i = 0; i < 60; i++)
    {
      Act act = { .what = g_test_rand_int_range (MOVE, AWAY + 1),
                  .on = ffw_date_new (2022, 1, 1) + (FfwDate)g_test_rand_int_range (0, 700) };

      act.id = pick_post (fixture);
      if (act.what == MOVE)
        act.values = (FfwPostValues){ .given = FFW_POST_SITE
                                               | (g_test_rand_bit () ? FFW_POST_MANAGER : 0)
                                               | (g_test_rand_bit () ? FFW_POST_ORGANISATION : 0),
                                      .organisation = g_test_rand_int_range (1, 3),
                                      .site = sites[g_test_rand_int_range (0, 3)],
                                      .manager = pick_person () };
      else if (act.what == LEAVE)
        act.manager = g_test_rand_bit () ? pick_person () : 0;
      else if (act.what == ADD)
        {
          act.id = pick_person ();
          act.values = (FfwPostValues){ .given = FFW_POST_ORGANISATION | FFW_POST_NUMBER
                                                 | FFW_POST_ROLES | FFW_POST_MANAGER,
                                        .organisation = g_test_rand_int_range (1, 3),
                                        .number = g_test_rand_bit () ? "0101" : "0201",
                                        .roles = roles,
                                        .n_roles = 1,
                                        .manager = pick_person () };
        }
      else if (act.what != TAKE_BACK_LEAVING && act.what != TAKE_BACK_MOVE)
        act.id = pick_person ();

      if (!try_act (fixture, &act))
        {
          refused++;
          g_free (act.refusal);
          continue;
        }
      assert_clean (fixture);
      g_ptr_array_add (states, ffw_store_test_dump (fixture->workspace));
    }
  g_test_message ("%u were refused", refused);

  for (guint i = states->len - 1; i > 0; i--)
    {
      g_autofree char *now = NULL;

      if (g_str_equal (states->pdata[i], states->pdata[i - 1]))
        continue;
      ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
      g_assert_no_error (error);
      now = ffw_store_test_dump (fixture->workspace);
      g_assert_cmpstr (now, ==, states->pdata[i - 1]);
    }
  ffw_store_test_assert_sound (fixture->workspace);
}

#define ADD(path_, test_) g_test_add (path_, Fixture, NULL, set_up, test_, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  ADD ("/posts/move", test_move);
  ADD ("/posts/correct", test_correct);
  ADD ("/posts/move-away", test_move_away);
  ADD ("/posts/managers", test_managers);
  ADD ("/posts/take-back-move", test_take_back_move);
  ADD ("/posts/leave", test_leave);
  ADD ("/posts/leave-open", test_leave_open);
  ADD ("/posts/leave-one-of-two", test_leave_one_of_two);
  ADD ("/posts/take-back-leaving", test_take_back_leaving);
  ADD ("/posts/return", test_return);
  ADD ("/posts/return-to-another", test_return_to_another);
  ADD ("/posts/add", test_add);
  ADD ("/posts/absences", test_absences);
  ADD ("/posts/lists", test_lists);
  ADD ("/posts/figures", test_figures);
  ADD ("/posts/random", test_random);

  return g_test_run ();
}
