/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-clash.h"
#include "ffw-store-test.h"

/* Session 40 is on 5 December from 10:00 to 12:00 at Styal, with Ann as its trainer and Bea booked.
 * The others are around it. */
static const char *const world[] = {
  "INSERT INTO course (id, uuid, code, completion) VALUES (30, 'c1', 'GTI', 'all')",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'Ash'),"
  " (51, 'p1', 'Bea', 'Birch'), (52, 'p2', 'Cai', 'Celyn')",
  "INSERT INTO session (id, uuid, code, course, status) VALUES (40, 's0', 'MINE', 30, 1),"
  " (41, 's1', 'SOON', 30, 0), (42, 's2', 'LATER', 30, 0), (43, 's3', 'OFF', 30, 3),"
  " (44, 's4', 'NIGHT', 30, 1), (45, 's5', 'ROOM', 30, 1)",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue) VALUES"
  " (60, 'd0', 40, '2022-12-05T10:00', '2022-12-05T12:00', 'Styal, Room 2'),"
  " (61, 'd1', 41, '2022-12-05T12:29', '2022-12-05T13:00', NULL),"
  " (62, 'd2', 42, '2022-12-05T12:30', '2022-12-05T13:00', NULL),"
  " (63, 'd3', 43, '2022-12-05T10:00', '2022-12-05T12:00', 'Styal, Room 2'),"
  " (64, 'd4', 44, '2022-12-03T20:00', '2022-12-05T09:45', NULL),"
  " (65, 'd5', 45, '2022-12-05T08:00', '2022-12-05T09:45', ' STYAL, room 2 ')",
  "INSERT INTO session_trainer (session_date, person) VALUES (60, 50), (61, 51), (62, 50),"
  " (63, 50), (64, 50)",
  "INSERT INTO booking (id, uuid, session, person, status) VALUES (70, 'b0', 40, 51, 0),"
  " (71, 'b1', 41, 50, 0), (72, 'b2', 45, 51, 1), (73, 'b3', 44, 52, 0), (74, 'b4', 45, 52, 0)",
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
  ffw_store_test_close (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

static gpointer
list_of_session (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_clash_list_of_session (connection, *(gint64 *)data, FFW_CLASH_BUFFER, error);
}

static gpointer
list (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_clash_list (connection, data, error);
}

/* What clashes, as one line for each: its session, what it is of, and who. */
static char *
say (GPtrArray *clashes)
{
  static const char *const kinds[] = { "trainer", "participant", "room" };
  GString *text = g_string_new (NULL);

  g_assert_nonnull (clashes);
  for (guint i = 0; i < clashes->len; i++)
    {
      const FfwClash *clash = clashes->pdata[i];

      g_string_append_printf (text, "%u %s %s %s\n", clash->date, clash->code, kinds[clash->kind],
                              clash->name ? clash->name : clash->venue);
    }

  return g_string_free (text, FALSE);
}

/* The first minute after the buffer is free, the last one within it is not. Who waits for a place
 * is not there, a session that is cancelled is nowhere. */
static void
test_session (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 session = 40;
  g_autoptr (GPtrArray) clashes = ffw_workspace_read (self->workspace, list_of_session, &session,
                                                      NULL, &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  said = say (clashes);
  g_assert_cmpstr (said, ==,
                   "0 NIGHT trainer Ann Ash\n0 ROOM room  STYAL, room 2 \n"
                   "0 SOON trainer Bea Birch\n0 SOON participant Ann Ash\n");
}

/* A session that is only being planned, with a date that makes no sense yet. */
static void
test_plan (Fixture *self, gconstpointer data)
{
  static const FfwClashDate dates[] = {
    { "2022-12-05T13:00", "2022-12-05T12:00", "Styal, Room 2" },
    { "2022-12-04T00:05", "2022-12-04T01:00", NULL },
    { "2022-12-05T09:00", "2022-12-05T10:00", "styal, ROOM 2" },
    { "2022-12-06T09:00", "2022-12-06T10:00", "styal, ROOM 2" },
  };
  static const gint64 people[] = { 52 };
  g_autoptr (GError) error = NULL;
  FfwClashQuestion question = {
    .dates = dates, .n_dates = G_N_ELEMENTS (dates), .people = people, .n_people = 1, .buffer = 0
  };
  g_autoptr (GPtrArray) clashes = ffw_workspace_read (self->workspace, list, &question, NULL,
                                                      &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  said = say (clashes);
  g_assert_cmpstr (said, ==,
                   "1 NIGHT participant Cai Celyn\n2 NIGHT participant Cai Celyn\n"
                   "2 ROOM room  STYAL, room 2 \n2 ROOM participant Cai Celyn\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/clash/session", Fixture, NULL, set_up, test_session, tear_down);
  g_test_add ("/clash/plan", Fixture, NULL, set_up, test_plan, tear_down);

  return g_test_run ();
}
