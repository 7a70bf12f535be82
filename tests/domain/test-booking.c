/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gets a place on a session, who waits, and who is refused and why. */

#include "ffw-booking-actions.h"
#include "ffw-booking-changes.h"
#include "ffw-check.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"

#define TODAY ffw_date_new (2022, 11, 22)

/* Five people of Styal (2), posts 31 to 35, who are to have POWER (9), which builds on BASE (10);
 * all but Huw (33) have BASE. Siân (30) is at Gwent Police (1). Mair (32) has a POWER that ended,
 * Huw and Elin (34) have none, and Owain's (31) is in date; of Nia (35) it is only recommended.
 * Session S-1 (50) of POWER has two places; S-2 (51) is of the same course, and full; S-3 (52) of
 * BASE overlaps S-1. POWER has two funded places. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES"
  " (1, 'o1', 'GWP', 'Gwent Police'), (2, 'o2', 'STY', 'Styal')",
  "INSERT INTO role (id, uuid, code) VALUES (7, 'r1', 'PRIS'), (8, 'r2', 'CLERK')",
  "INSERT INTO area (id, uuid, code) VALUES (5, 'a1', 'TRAUMA')",
  "INSERT INTO course (id, uuid, code, completion, validity_months, places) VALUES"
  " (9, 'c1', 'POWER', 'all', 12, 2), (10, 'c2', 'BASE', 'all', NULL, NULL),"
  " (11, 'c3', 'BASE-2', 'all', NULL, NULL)",
  "INSERT INTO course_prerequisite (course, required) VALUES (9, 10)",
  "INSERT INTO course_replaces (course, replaced) VALUES (11, 10)",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (12, 'k1', 9, 5, 1)",
  "INSERT INTO requirement (id, uuid, code, area, role, level, mandatory, within_days) VALUES"
  " (13, 'q1', 'R1', 5, 7, 1, 1, 30), (14, 'q2', 'R2', 5, 8, 1, 0, 30)",
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) VALUES"
  " (20, 'p0', 'Siân', 'Llwyd', 2), (21, 'p1', 'Owain', 'Rees', 1), (22, 'p2', 'Mair', 'Pugh', 0),"
  " (23, 'p3', 'Huw', 'Parry', NULL), (24, 'p4', 'Elin', 'Gruffydd', NULL),"
  " (25, 'p5', 'Nia', 'Bevan', NULL)",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on, left_on) VALUES"
  " (30, 's0', 20, 1, '01', '2020-01-01', NULL), (31, 's1', 21, 2, '01', '2020-01-01', NULL),"
  " (32, 's2', 22, 2, '02', '2020-01-01', NULL), (33, 's3', 23, 2, '03', '2020-01-01', NULL),"
  " (34, 's4', 24, 2, '04', '2020-01-01', '2023-06-30'),"
  " (35, 's5', 25, 2, '05', '2020-01-01', NULL), (36, 's6', 21, 1, '02', '2022-01-01', NULL)",
  "INSERT INTO post_role (post, role) VALUES (31, 7), (32, 7), (33, 7), (34, 7), (35, 8)",
  "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome) VALUES"
  " (40, 'l0', 20, 30, 10, '2020-05-03', 1), (41, 'l1', 21, 31, 10, '2020-05-03', 1),"
  " (42, 'l2', 22, 32, 10, '2020-05-03', 1), (43, 'l3', 24, 34, 11, '2020-05-03', 1),"
  " (44, 'l4', 25, 35, 10, '2020-05-03', 1), (45, 'l5', 21, 31, 9, '2022-10-01', 1),"
  " (46, 'l6', 22, 32, 9, '2021-02-01', 1), (47, 'l7', 23, 33, 10, '2020-05-03', 0)",
  "INSERT INTO session (id, uuid, code, course, capacity, status, language, first_on, last_on)"
  " VALUES (50, 'e1', 'S-1', 9, 2, 1, 0, '2022-12-05', '2022-12-06'),"
  " (51, 'e2', 'S-2', 9, 1, 0, 2, '2023-07-05', '2023-07-05'),"
  " (52, 'e3', 'S-3', 10, NULL, 0, NULL, '2022-12-05', '2022-12-05'),"
  " (53, 'e4', 'S-4', 9, 1, 0, NULL, '2022-11-01', '2022-11-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (55, 'd1', 50, '2022-12-05T09:30', '2022-12-05T16:00'),"
  " (56, 'd2', 50, '2022-12-06T09:30', '2022-12-06T16:00'),"
  " (57, 'd3', 51, '2023-07-05T09:30', '2023-07-05T16:00'),"
  " (58, 'd4', 52, '2022-12-05T13:00', '2022-12-05T16:00'),"
  " (59, 'd5', 53, '2022-11-01T13:00', '2022-11-01T16:00')",
  NULL,
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static gboolean
keep (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_standing_keep (ffw_change_get_connection (change), error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create_of_rows (fixture->folder, rows, 100);
  ffw_workspace_change (fixture->workspace, keep, NULL, NULL, &error);
  g_assert_no_error (error);
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

/* A plan, and what comes of it. */
typedef struct
{
  FfwBookingPlan *plan;
  gboolean look;
  FfwBookingResult *result;
} Booking;

static void
booking_clear (Booking *self)
{
  g_clear_pointer (&self->plan, ffw_booking_plan_free);
  g_clear_pointer (&self->result, ffw_booking_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Booking, booking_clear)

static gboolean
run_plan (FfwChange *change, gpointer data, GError **error)
{
  Booking *self = data;

  self->result = self->look ? ffw_booking_plan_look (change, self->plan, TODAY, error)
                            : ffw_booking_plan_run (change, self->plan, TODAY, error);

  return self->result != NULL;
}

static FfwBookingAsk *
add (Booking *self, gint64 session, gint64 post)
{
  if (self->plan == NULL)
    self->plan = ffw_booking_plan_new (session);

  return ffw_booking_plan_add (self->plan, post);
}

static void
run (Fixture *fixture, Booking *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->result, ffw_booking_result_free);
  ffw_workspace_change (fixture->workspace, run_plan, self, NULL, &error);
  g_assert_no_error (error);
}

static void
book (Fixture *fixture, gint64 session, gint64 post)
{
  g_auto (Booking) self = { NULL };

  add (&self, session, post);
  run (fixture, &self);
  g_assert_cmpuint (self.result->n_refused, ==, 0);
}

static const FfwBookingOutcome *
get (const Booking *self, guint i)
{
  g_assert_cmpuint (i, <, self->result->outcomes->len);

  return self->result->outcomes->pdata[i];
}

static void
assert_outcome (const Booking *self, guint i, const char *label, FfwBookingStatus status,
                guint line)
{
  g_assert_cmpstr (get (self, i)->label, ==, label);
  g_assert_cmpint (get (self, i)->refusal, ==, FFW_BOOKING_REFUSAL_NONE);
  g_assert_cmpint (get (self, i)->status, ==, status);
  g_assert_cmpuint (get (self, i)->line, ==, line);
}

static void
assert_refused (const Booking *self, guint i, FfwBookingRefusal refusal, const char *why)
{
  g_assert_cmpint (get (self, i)->refusal, ==, refusal);
  g_assert_cmpstr (get (self, i)->why, ==, why);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { .look = TRUE };

  add (&self, 50, 32);
  add (&self, 50, 30);
  add (&self, 50, 31);
  add (&self, 50, 34);
  run (fixture, &self);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking"), ==, 0);
  self.look = FALSE;
  run (fixture, &self);

  assert_outcome (&self, 0, "STY/02", FFW_BOOKING_BOOKED, 0);
  assert_outcome (&self, 1, "GWP/01", FFW_BOOKING_BOOKED, 0);
  assert_outcome (&self, 2, "STY/01", FFW_BOOKING_WAITING, 1);
  assert_outcome (&self, 3, "STY/04", FFW_BOOKING_WAITING, 2);
  g_assert_cmpuint (self.result->n_booked, ==, 2);
  g_assert_cmpuint (self.result->n_waiting, ==, 2);
  g_assert_cmpint (get (&self, 0)->need, ==, FFW_BOOKING_NEED_EXPIRED);
  g_assert_cmpint (get (&self, 2)->need, ==, FFW_BOOKING_NEED_NONE);
  g_assert_cmpint (get (&self, 3)->need, ==, FFW_BOOKING_NEED_MISSING);

  /* Owain would rather have Welsh, and the session is in English. */
  g_assert_cmpuint (self.result->n_other_language, ==, 1);
  g_assert_true (get (&self, 2)->other_language);
  g_assert_cmpint (ask (fixture, "SELECT language FROM booking WHERE person = 21"), ==,
                   FFW_LANGUAGE_CY);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking WHERE person = 20"
                                 " AND language IS NULL"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking_status"), ==, 4);
}

static void
test_need_first (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };
  g_auto (Booking) more = { NULL };
  g_autoptr (GError) error = NULL;

  ffw_store_test_run (fixture->workspace, "UPDATE session SET waiting_order = 1 WHERE id = 50");
  add (&self, 50, 31);
  add (&self, 50, 35);
  add (&self, 50, 32);
  add (&self, 50, 34);
  run (fixture, &self);
  assert_outcome (&self, 0, "STY/01", FFW_BOOKING_WAITING, 2);
  assert_outcome (&self, 1, "STY/05", FFW_BOOKING_WAITING, 1);
  assert_outcome (&self, 2, "STY/02", FFW_BOOKING_BOOKED, 0);
  assert_outcome (&self, 3, "STY/04", FFW_BOOKING_BOOKED, 0);
  g_assert_cmpint (get (&self, 1)->need, ==, FFW_BOOKING_NEED_RECOMMENDED);

  /* A place that an import has freed is theirs who wait, not of who comes next. */
  ffw_store_test_run (fixture->workspace, "UPDATE booking SET status = 5 WHERE person = 22");
  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO booking_status (id, booking, status, at) SELECT 90, id, 5, ''"
                      " FROM booking WHERE person = 22");
  add (&more, 50, 30);
  run (fixture, &more);
  assert_outcome (&more, 0, "GWP/01", FFW_BOOKING_WAITING, 2);
  assert_outcome (&more, 1, "STY/05", FFW_BOOKING_BOOKED, 0);
  g_assert_true (get (&more, 1)->waited);
  g_assert_cmpuint (more.result->n_promoted, ==, 1);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };
  g_auto (Booking) excused = { NULL };

  add (&self, 51, 34);
  add (&self, 51, 33);
  add (&self, 51, 31);
  add (&self, 51, 36);
  add (&self, 51, 99);
  run (fixture, &self);
  assert_refused (&self, 0, FFW_BOOKING_REFUSAL_LEFT,
                  "Elin Gruffydd left on 2023-06-30, before session “S-2” begins.");
  assert_refused (&self, 1, FFW_BOOKING_REFUSAL_PREREQUISITE,
                  "Huw Parry has no valid record of “BASE”, on which the course builds. Give a "
                  "reason to book them all the same.");
  assert_outcome (&self, 2, "STY/01", FFW_BOOKING_BOOKED, 0);
  assert_refused (&self, 3, FFW_BOOKING_REFUSAL_BOOKED,
                  "Owain Rees already has a booking on session “S-2” (booked).");
  assert_refused (&self, 4, FFW_BOOKING_REFUSAL_GONE, "Somebody is not there any more.");
  g_assert_cmpuint (self.result->n_refused, ==, 4);

  add (&excused, 51, 33)->reason = g_strdup ("Has taught it for years");
  run (fixture, &excused);
  assert_outcome (&excused, 0, "STY/03", FFW_BOOKING_WAITING, 1);
  g_assert_cmpint (
      ask (fixture, "SELECT count(*) FROM booking WHERE reason = 'Has taught it for years'"), ==,
      1);
}

/* A place on a session of what it builds on, before it, is as good. */
static void
test_prerequisite_booked (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };
  g_auto (Booking) same_day = { NULL };

  book (fixture, 52, 33);
  add (&self, 51, 33);
  run (fixture, &self);
  assert_outcome (&self, 0, "STY/03", FFW_BOOKING_BOOKED, 0);

  add (&same_day, 50, 33);
  run (fixture, &same_day);
  g_assert_cmpint (get (&same_day, 0)->refusal, ==, FFW_BOOKING_REFUSAL_PREREQUISITE);
}

static void
test_clash (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };

  book (fixture, 52, 30);
  add (&self, 50, 30);
  run (fixture, &self);
  assert_outcome (&self, 0, "GWP/01", FFW_BOOKING_BOOKED, 0);
  g_assert_cmpstr (get (&self, 0)->clash, ==, "S-3");
  g_assert_cmpuint (self.result->n_clashes, ==, 1);
}

static void
test_past (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };

  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO booking (id, uuid, session, person, post, status)"
                      " VALUES (91, 'b1', 53, 24, 34, 1)");
  ffw_store_test_run (fixture->workspace, "INSERT INTO booking_status (id, booking, status, at)"
                                          " VALUES (92, 91, 1, '')");
  add (&self, 53, 31);
  add (&self, 53, 32);
  add (&self, 53, 33);
  run (fixture, &self);
  g_assert_cmpuint (self.result->n_booked, ==, 3);
  g_assert_cmpuint (self.result->n_promoted, ==, 0);
}

static void
test_funded (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };
  g_auto (Booking) more = { NULL };

  /* One of the two funded places is Gwent Police's. */
  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO allocation (id, uuid, course, organisation, places)"
                      " VALUES (90, 'x1', 9, 1, 1)");
  add (&self, 50, 31)->funded = TRUE;
  add (&self, 50, 32)->funded = TRUE;
  run (fixture, &self);
  assert_outcome (&self, 0, "STY/01", FFW_BOOKING_BOOKED, 0);
  assert_refused (&self, 1, FFW_BOOKING_REFUSAL_QUOTA,
                  "The funded places of course “POWER” are used up: of 2, 1 are taken and 1 held "
                  "for others. Give a reason if Mair Pugh is to have one all the same, or book "
                  "without funding.");

  add (&more, 51, 30)->funded = TRUE;
  add (&more, 51, 32)->funded = TRUE;
  run (fixture, &more);
  assert_outcome (&more, 0, "GWP/01", FFW_BOOKING_BOOKED, 0);
  assert_outcome (&more, 1, "STY/02", FFW_BOOKING_WAITING, 1);
}

static gboolean
cancel_owain (FfwChange *change, gpointer data, GError **error)
{
  static const char *const people[] = { "STY/01", NULL };
  g_autoptr (FfwBookingResult) result = ffw_booking_cancel (change, "S-1", people, TODAY, error);

  return result != NULL;
}

/* A funded place that is given back on one session is somebody's who waits for it on another. */
static void
test_funded_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };
  g_auto (Booking) more = { NULL };
  g_autoptr (GError) error = NULL;

  add (&self, 50, 31)->funded = TRUE;
  add (&self, 50, 30)->funded = TRUE;
  run (fixture, &self);
  book (fixture, 51, 32);
  add (&more, 51, 34);
  ffw_store_test_run (fixture->workspace, "UPDATE post SET left_on = NULL WHERE id = 34");
  ((FfwBookingAsk *)more.plan->asks->pdata[0])->funded = TRUE;
  run (fixture, &more);
  assert_outcome (&more, 0, "STY/04", FFW_BOOKING_WAITING, 1);

  /* There is room for her now, but no funded place. */
  ffw_store_test_run (fixture->workspace, "UPDATE session SET capacity = 2 WHERE id = 51");
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE person = 24"), ==,
                   FFW_BOOKING_WAITING);
  ffw_workspace_change (fixture->workspace, cancel_owain, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE person = 24"), ==,
                   FFW_BOOKING_BOOKED);
}

static void
test_second_session (Fixture *fixture, gconstpointer data)
{
  g_auto (Booking) self = { NULL };

  book (fixture, 51, 30);
  book (fixture, 51, 31);
  book (fixture, 51, 32);
  add (&self, 50, 31);
  add (&self, 50, 32);
  self.plan->leave_lists = TRUE;
  run (fixture, &self);
  g_assert_cmpuint (self.result->n_booked, ==, 2);
  g_assert_cmpuint (self.result->n_lists_left, ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking WHERE session = 51 AND status = 5"),
                   ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking WHERE session = 51 AND status = 0"),
                   ==, 1);
}

static gpointer
read_freed (FfwConnection *connection, gpointer today, GError **error)
{
  gboolean freed = FALSE;

  g_assert_true (ffw_booking_is_freed (connection, GPOINTER_TO_UINT (today), &freed, error));

  return GINT_TO_POINTER (freed);
}

/* Both places are held for Gwent Police until 25 November; from the next day on they are not. */
static void
test_hold_ends (Fixture *fixture, gconstpointer data)
{
  const FfwDate last = ffw_date_new (2022, 11, 25);
  g_autoptr (GError) error = NULL;

  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO allocation (id, uuid, session, organisation, places, until_on)"
                      " VALUES (90, 'x1', 50, 1, 2, '2022-11-25')");
  book (fixture, 50, 31);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE person = 21"), ==,
                   FFW_BOOKING_WAITING);
  g_assert_null (
      ffw_workspace_read (fixture->workspace, read_freed, GUINT_TO_POINTER (last), NULL, &error));
  g_assert_nonnull (ffw_workspace_read (fixture->workspace, read_freed, GUINT_TO_POINTER (last + 1),
                                        NULL, &error));
  ffw_workspace_change (fixture->workspace, ffw_booking_fill_freed, GUINT_TO_POINTER (last + 1),
                        NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE person = 21"), ==,
                   FFW_BOOKING_BOOKED);
}

static gboolean
do_hold (FfwChange *change, gpointer data, GError **error)
{
  return ffw_booking_hold (change, data, TODAY, error);
}

/* Holds are within the places that there are, and go to those who wait when they end. */
static void
test_hold (Fixture *fixture, gconstpointer data)
{
  FfwBookingHold hold = { .session = 50, .organisation = (char *)"GWP", .places = 3 };
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_workspace_change (fixture->workspace, do_hold, &hold, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "So many cannot be held: of 2 places, 0 are taken, and 3 would be held. Hold "
                   "fewer.");
  g_clear_error (&error);
  hold.places = 2;
  ffw_workspace_change (fixture->workspace, do_hold, &hold, NULL, &error);
  g_assert_no_error (error);
  book (fixture, 50, 31);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE person = 21"), ==,
                   FFW_BOOKING_WAITING);
  hold.places = 1;
  ffw_workspace_change (fixture->workspace, do_hold, &hold, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT status FROM booking WHERE person = 21"), ==,
                   FFW_BOOKING_BOOKED);
  hold.places = 0;
  ffw_workspace_change (fixture->workspace, do_hold, &hold, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM allocation"), ==, 0);
}

#define ADD(name, func) g_test_add ("/booking/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);

  ADD ("places", test_places);
  ADD ("need-first", test_need_first);
  ADD ("refusals", test_refusals);
  ADD ("prerequisite-booked", test_prerequisite_booked);
  ADD ("clash", test_clash);
  ADD ("past", test_past);
  ADD ("funded", test_funded);
  ADD ("funded-elsewhere", test_funded_elsewhere);
  ADD ("second-session", test_second_session);
  ADD ("hold-ends", test_hold_ends);
  ADD ("hold", test_hold);

  return g_test_run ();
}
