/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-action-error.h"
#include "ffw-clash.h"
#include "ffw-session-moving.h"
#include "ffw-store-test.h"

/* Today is 2022-11-22. A session of two days, and another in the room that it may move to, with the
 * same trainer. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'STY', 'Styal')",
  "INSERT INTO course (id, uuid, code, title_en, completion) VALUES (30, 'c1', 'GTI', 'Gender', "
  "'all')",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'Price'),"
  " (51, 'p1', 'Bea', 'Lloyd')",
  "INSERT INTO session (id, uuid, code, course, capacity, status, first_on, last_on) VALUES"
  " (70, 's0', 'S1', 30, 20, 1, '2022-12-01', '2022-12-02'),"
  " (71, 's1', 'S2', 30, 20, 1, '2022-12-08', '2022-12-08'),"
  " (72, 's2', 'S3', 30, 20, 2, '2022-11-01', '2022-11-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue) VALUES"
  " (80, 'd0', 70, '2022-12-01T09:30', '2022-12-01T16:00', 'Styal'),"
  " (81, 'd1', 70, '2022-12-02T09:30', '2022-12-02T16:00', 'Styal'),"
  " (82, 'd2', 71, '2022-12-08T13:00', '2022-12-08T16:00', 'Styal'),"
  " (83, 'd3', 72, '2022-11-01T09:00', '2022-11-01T12:00', NULL)",
  "INSERT INTO session_trainer (session_date, person) VALUES (80, 50), (82, 50)",
  "INSERT INTO booking (id, uuid, session, person, status) VALUES (90, 'b0', 70, 51, 0)",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = ffw_store_test_make_folder ();
  self->workspace = ffw_store_test_create (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    ffw_store_test_run (self->workspace, world[i]);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ffw_workspace_close (self->workspace, NULL);
  g_object_unref (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

typedef struct
{
  FfwSessionMoving moving;
  FfwSessionMovingLook *look;
} Asked;

static gboolean
look (FfwChange *change, gpointer data, GError **error)
{
  Asked *asked = data;

  asked->look = ffw_session_moving_look (change, &asked->moving, ffw_date_today (), error);

  return asked->look != NULL;
}

static gboolean
run (FfwChange *change, gpointer data, GError **error)
{
  return ffw_session_moving_run (change, data, ffw_date_today (), error);
}

static FfwSessionMovingLook *
look_at (Fixture *self, gint64 date, gboolean all, guint day, guint minute)
{
  g_autoptr (GError) error = NULL;
  Asked asked = { { date, all, { ffw_date_new (2022, 12, day), minute } }, NULL };

  ffw_workspace_change (self->workspace, look, &asked, NULL, &error);
  g_assert_no_error (error);

  return asked.look;
}

static gpointer
read_times (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT starts_at, ends_at FROM session_date WHERE session = 70 ORDER BY id",
      error, "");
  GString *times = g_string_new (NULL);

  while (ffw_cursor_next (cursor, error))
    g_string_append_printf (times, "%s–%s ", ffw_cursor_get_text (cursor, 0),
                            ffw_cursor_get_text (cursor, 1));

  return g_string_free (times, FALSE);
}

static void
assert_times (Fixture *self, const char *expected)
{
  g_autofree char *times = ffw_workspace_read (self->workspace, read_times, NULL, NULL, NULL);

  g_assert_cmpstr (times, ==, expected);
}

#define BEFORE "2022-12-01T09:30–2022-12-01T16:00 2022-12-02T09:30–2022-12-02T16:00 "

/* What is said is what would be, and nothing is changed by it. */
static void
test_look (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwSessionMovingLook) free_day = look_at (self, 80, TRUE, 13, 600);
  g_autoptr (FfwSessionMovingLook) taken = look_at (self, 80, TRUE, 8, 570);
  g_autoptr (FfwSessionMovingLook) held = look_at (self, 83, TRUE, 8, 570);
  gboolean trainer = FALSE;
  gboolean room = FALSE;

  g_assert_cmpint (free_day->session->n[FFW_BOOKING_BOOKED], ==, 1);
  g_assert_cmpuint (free_day->from.minute, ==, 570);
  g_assert_null (free_day->refusal);
  g_assert_cmpuint (free_day->clashes->len, ==, 0);

  for (guint i = 0; i < taken->clashes->len; i++)
    {
      const FfwClash *clash = taken->clashes->pdata[i];

      g_assert_cmpstr (clash->code, ==, "S2");
      trainer = trainer || (clash->kind == FFW_CLASH_TRAINER && clash->person == 50);
      room = room || clash->kind == FFW_CLASH_ROOM;
    }
  g_assert_true (trainer);
  g_assert_true (room);

  g_assert_nonnull (held->refusal);
  assert_times (self, BEFORE);
}

static void
test_run (Fixture *self, gconstpointer data)
{
  FfwSessionMoving all = { 80, TRUE, { ffw_date_new (2022, 12, 13), 600 } };
  FfwSessionMoving one = { 81, FALSE, { ffw_date_new (2022, 12, 20), 540 } };
  FfwSessionMoving gone = { 99, FALSE, { ffw_date_new (2022, 12, 20), 540 } };
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (self->workspace, run, &all, NULL, &error);
  g_assert_no_error (error);
  assert_times (self, "2022-12-13T10:00–2022-12-13T16:30 2022-12-14T10:00–2022-12-14T16:30 ");

  ffw_workspace_change (self->workspace, run, &one, NULL, &error);
  g_assert_no_error (error);
  assert_times (self, "2022-12-13T10:00–2022-12-13T16:30 2022-12-20T09:00–2022-12-20T15:30 ");

  g_assert_false (ffw_workspace_change (self->workspace, run, &gone, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session-moving/look", Fixture, NULL, set_up, test_look, tear_down);
  g_test_add ("/session-moving/run", Fixture, NULL, set_up, test_run, tear_down);

  return g_test_run ();
}
