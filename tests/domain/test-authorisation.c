/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-action-error.h"
#include "ffw-authorisation.h"
#include "ffw-store-test.h"
#include "ffw-trainer.h"

/* TTT authorises GTI for two years; nothing authorises FREE. Ann's record ends on 28 February 2023,
 * an earlier one did so before, Bea's was extended to the end of 2023, Cai did not complete it. Ann
 * trains on both dates of session 40, which ends on 1 March 2023. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'STY', 'Styal')",
  "INSERT INTO course (id, uuid, code, title_en, validity_months, completion) VALUES"
  " (30, 'c0', 'TTT', 'Train the trainer', 24, 'all'), (31, 'c1', 'GTI', 'Gender', NULL, 'all'),"
  " (32, 'c2', 'FREE', 'Free', NULL, 'all')",
  "INSERT INTO course_authorises (course, authorised) VALUES (30, 31)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'Ash'),"
  " (51, 'p1', 'Bea', 'Birch'), (52, 'p2', 'Cai', 'Celyn')",
  "INSERT INTO post (id, uuid, person, organisation, started_on) VALUES"
  " (60, 'x0', 50, 1, '2020-01-01'), (61, 'x1', 51, 1, '2020-01-01'),"
  " (62, 'x2', 52, 1, '2020-01-01')",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome, expires_on) VALUES"
  " (70, 'r0', 50, 30, '2021-02-28', 1, NULL), (71, 'r1', 50, 30, '2019-05-01', 1, NULL),"
  " (72, 'r2', 51, 30, '2020-01-01', 1, '2023-12-31'), (73, 'r3', 52, 30, '2022-01-01', 0, NULL)",
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
  " (40, 's0', 'GTI-1', 31, 1, '2023-02-20', '2023-03-01'),"
  " (41, 's1', 'TTT-1', 30, 1, '2023-01-10', '2023-01-12'),"
  " (42, 's2', 'FREE-1', 32, 0, '2023-02-20', '2023-02-20')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (80, 'd0', 40, '2023-02-20T10:00', '2023-02-20T12:00'),"
  " (81, 'd1', 40, '2023-03-01T10:00', '2023-03-01T12:00'),"
  " (82, 'd2', 42, '2023-02-20T10:00', '2023-02-20T12:00')",
  "INSERT INTO session_trainer (session_date, person, post) VALUES (80, 50, 60), (81, 50, 60),"
  " (82, 50, 60)",
  "INSERT INTO booking (id, uuid, session, person, status) VALUES (90, 'b0', 41, 50, 0),"
  " (91, 'b1', 41, 51, 1)",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  gint64 session;
  gint64 instead;
  FfwDate from;
  const char *reason;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = ffw_store_test_make_folder ();
  self->workspace = ffw_store_test_create (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    ffw_store_test_run (self->workspace, world[i]);
  self->session = 40;
  self->from = ffw_date_from_iso ("2022-11-22");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ffw_store_test_close (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

static gpointer
list (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_authorisation_list (connection, *(gint64 *)data, ffw_date_from_iso ("2022-11-22"),
                                 FFW_LANGUAGE_EN, error);
}

static void
assert_authorised (Fixture *self, gint64 person, const char *until, FfwAuthorisationState state,
                   const char *refresher)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = ffw_workspace_read (self->workspace, list, &person, NULL, &error);
  const FfwAuthorisation *authorisation;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  authorisation = all->pdata[0];
  g_assert_cmpstr (authorisation->code, ==, "GTI");
  g_assert_cmpstr (authorisation->by, ==, "Train the trainer");
  g_assert_cmpuint (authorisation->until, ==, ffw_date_from_iso (until));
  g_assert_cmpint (ffw_authorisation_get_state (authorisation, ffw_date_from_iso ("2022-11-22")),
                   ==, state);
  g_assert_cmpuint (authorisation->refresher_on, ==,
                    refresher ? ffw_date_from_iso (refresher) : FFW_DATE_NONE);
}

/* The record that lasts longest counts; a place is a refresher, waiting for one is not. */
static void
test_list (Fixture *self, gconstpointer data)
{
  gint64 person = 52;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nothing = ffw_workspace_read (self->workspace, list, &person, NULL, &error);

  assert_authorised (self, 50, "2023-02-28", FFW_AUTHORISATION_ENDING, "2023-01-12");
  assert_authorised (self, 51, "2023-12-31", FFW_AUTHORISATION_GOOD, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static gpointer
check_session (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_authorisation_check_session (connection, *(gint64 *)data, error);
}

static void
assert_trainer (Fixture *self, gint64 session, const char *name, gboolean is_authorised,
                const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = ffw_workspace_read (self->workspace, check_session, &session, NULL,
                                                     &error);
  const FfwTrainerCheck *check;

  g_assert_no_error (error);
  g_assert_cmpuint (checks->len, ==, 1);
  check = checks->pdata[0];
  g_assert_cmpstr (check->name, ==, name);
  g_assert_cmpint (check->is_authorised, ==, is_authorised);
  g_assert_cmpstr (check->override_reason, ==, reason);
}

/* The day that counts is the session's last; what nothing authorises, anybody delivers. */
static void
test_check (Fixture *self, gconstpointer data)
{
  assert_trainer (self, 40, "Ann Ash", FALSE, NULL);
  assert_trainer (self, 42, "Ann Ash", TRUE, NULL);
}

#define MAY_DELIVER(day)                                                                           \
  "SELECT CASE WHEN " FFW_SQL_MAY_DELIVER ("50", "31", day) " THEN 1 ELSE 0 END"

static gpointer
ask (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 before;
  gint64 after;

  if (!ffw_connection_get_int (connection, MAY_DELIVER ("'2023-02-28'"), &before, error, "")
      || !ffw_connection_get_int (connection, MAY_DELIVER ("'2023-03-01'"), &after, error, ""))
    return NULL;

  return GINT_TO_POINTER ((int)(before * 2 + after));
}

/* A record counts through the end of its last day. */
static void
test_last_day (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = ffw_workspace_read (self->workspace, ask, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (answer), ==, 2);
}

static gboolean
replace (FfwChange *change, gpointer data, GError **error)
{
  Fixture *self = data;

  return ffw_trainer_take_over (change, self->session, 50, self->instead, self->from, self->reason,
                                error);
}

/* One change with one undo, of the dates that are left; nothing is kept of a reason that nobody
 * needs. */
static void
test_replace (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = ffw_store_test_dump (self->workspace);
  g_autofree char *after = NULL;

  self->instead = 51;
  self->reason = "is not needed";
  self->from = ffw_date_from_iso ("2023-02-21");
  ffw_workspace_change (self->workspace, replace, self, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      ffw_store_test_get_int (self->workspace,
                              "SELECT person FROM session_trainer WHERE session_date = 80"),
      ==, 50);
  g_assert_cmpint (ffw_store_test_get_int (self->workspace,
                                           "SELECT count(*) FROM session_trainer WHERE person = 51 "
                                           "AND post = 61 AND override_reason IS NULL"),
                   ==, 1);

  g_assert_true (ffw_workspace_undo (self->workspace, 0, NULL, NULL, &error));
  g_assert_no_error (error);
  after = ffw_store_test_dump (self->workspace);
  g_assert_cmpstr (after, ==, before);
}

/* Refused without a reason, done with it, which is kept. */
static void
test_override (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->instead = 52;
  ffw_workspace_change (self->workspace, replace, self, NULL, &error);
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
  g_clear_error (&error);
  assert_trainer (self, 40, "Ann Ash", FALSE, NULL);

  self->reason = "Nobody else can; shadowed by Bea";
  ffw_workspace_change (self->workspace, replace, self, NULL, &error);
  g_assert_no_error (error);
  assert_trainer (self, 40, "Cai Celyn", FALSE, "Nobody else can; shadowed by Bea");

  self->from = ffw_date_from_iso ("2023-03-02");
  ffw_workspace_change (self->workspace, replace, self, NULL, &error);
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/authorisation/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/authorisation/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/authorisation/last-day", Fixture, NULL, set_up, test_last_day, tear_down);
  g_test_add ("/authorisation/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/authorisation/override", Fixture, NULL, set_up, test_override, tear_down);

  return g_test_run ();
}
