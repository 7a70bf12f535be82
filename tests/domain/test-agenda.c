/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-agenda.h"
#include "ffw-store-test.h"

/* A session of two days with two trainers, one that is full and has somebody waiting, one that was
 * cancelled, and one of the month before. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, police_area) VALUES (1, 'o1', 'STY', 'Styal',"
  " 'gwent')",
  "INSERT INTO course (id, uuid, code, title_en, title_cy, completion) VALUES"
  " (30, 'c1', 'GTI', 'Gender and trauma', NULL, 'all'), (31, 'c2', 'POWER', 'Power', 'Grym', "
  "'all')",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'Price'),"
  " (51, 'p1', 'Bea', 'Lloyd'), (52, 'p2', 'Cai', 'Morgan')",
  "INSERT INTO post (id, uuid, person, organisation, started_on) VALUES"
  " (60, 'x0', 50, 1, '2020-01-01'), (61, 'x1', 51, 1, '2020-01-01')",
  "INSERT INTO session (id, uuid, code, course, language, capacity, status, first_on, last_on)"
  " VALUES (70, 's0', 'S1', 30, 2, 20, 1, '2026-11-24', '2026-11-25'),"
  " (71, 's1', 'S2', 31, NULL, 1, 1, '2026-11-24', '2026-11-24'),"
  " (72, 's2', 'S3', 31, 0, NULL, 3, '2026-11-30', '2026-11-30'),"
  " (73, 's3', 'S4', 31, 0, NULL, 2, '2026-10-31', '2026-10-31')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue, link) VALUES"
  " (80, 'd0', 70, '2026-11-24T09:30', '2026-11-24T16:00', 'Styal', NULL),"
  " (81, 'd1', 70, '2026-11-25T09:30', '2026-11-25T16:00', 'Styal', NULL),"
  " (82, 'd2', 71, '2026-11-24T09:00', '2026-11-24T12:15', NULL, 'https://meet.example/1'),"
  " (83, 'd3', 72, '2026-11-30T22:00', '2026-12-01T01:00', 'Cardiff', NULL),"
  " (84, 'd4', 73, '2026-10-31T09:00', '2026-10-31T12:00', 'Cardiff', NULL)",
  "INSERT INTO session_trainer (session_date, person, post) VALUES (80, 50, 60), (80, 51, 61),"
  " (81, 50, 60)",
  "INSERT INTO booking (id, uuid, session, person, post, status) VALUES"
  " (90, 'b0', 71, 50, 60, 0), (91, 'b1', 71, 51, NULL, 1), (92, 'b2', 72, 50, 60, 5),"
  " (93, 'b3', 70, 52, NULL, 2)",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  FfwListRequest *request;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = ffw_store_test_make_folder ();
  self->workspace = ffw_store_test_create (self->folder);
  self->request = ffw_list_request_new ();
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    ffw_store_test_run (self->workspace, world[i]);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ffw_list_request_free (self->request);
  ffw_workspace_close (self->workspace, NULL);
  g_object_unref (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

static gpointer
read_november (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_agenda_read (connection, data, ffw_date_new (2026, 11, 1), ffw_date_new (2026, 12, 1),
                          FFW_LANGUAGE_CY, error);
}

static FfwAgenda *
get_november (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  FfwAgenda *agenda = ffw_workspace_read (self->workspace, read_november, self->request, NULL,
                                          &error);

  g_assert_no_error (error);

  return agenda;
}

static void
assert_dates (Fixture *self, const char *expected)
{
  g_autoptr (FfwAgenda) agenda = get_november (self);
  g_autoptr (GString) dates = g_string_new (NULL);

  for (guint i = 0; i < agenda->entries->len; i++)
    g_string_append_printf (dates, " %" G_GINT64_FORMAT, ffw_agenda_get (agenda, i)->date);
  g_assert_cmpstr (dates->str, ==, expected);
}

static void
test_entries (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwAgenda) agenda = get_november (self);
  const FfwAgendaEntry *entry;
  guint first;
  guint n;

  first = ffw_agenda_find_day (agenda, ffw_date_new (2026, 11, 24), &n);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (n, ==, 2);

  entry = ffw_agenda_get (agenda, 0);
  g_assert_cmpstr (entry->code, ==, "S2");
  g_assert_cmpstr (entry->title, ==, "Grym");
  g_assert_cmpuint (entry->minute, ==, 540);
  g_assert_cmpuint (entry->minutes, ==, 195);
  g_assert_true (entry->is_online);
  g_assert_cmpstr (entry->venue, ==, "");
  g_assert_cmpint (entry->capacity, ==, 1);
  g_assert_cmpuint (entry->booked, ==, 1);
  g_assert_cmpuint (entry->waiting, ==, 1);
  g_assert_cmpint (entry->language, ==, -1);

  entry = ffw_agenda_get (agenda, 1);
  g_assert_cmpstr (entry->title, ==, "Gender and trauma [en]");
  g_assert_cmpstr (entry->trainers, ==, "Lloyd, Bea; Price, Ann");
  g_assert_cmpuint (entry->position, ==, 1);
  g_assert_cmpuint (entry->n_dates, ==, 2);
  g_assert_cmpuint (entry->booked, ==, 1);

  entry = ffw_agenda_get (agenda, 2);
  g_assert_cmpstr (entry->trainers, ==, "Price, Ann");
  g_assert_cmpuint (entry->position, ==, 2);

  /* Past midnight. */
  entry = ffw_agenda_get (agenda, 3);
  g_assert_cmpuint (entry->minutes, ==, 180);
  g_assert_cmpint (entry->capacity, ==, FFW_NULL);
  g_assert_cmpint (entry->status, ==, FFW_SESSION_CANCELLED);

  ffw_agenda_find_day (agenda, ffw_date_new (2026, 11, 26), &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (ffw_agenda_find_date (agenda, 83, &n));
  g_assert_cmpuint (n, ==, 3);
  g_assert_false (ffw_agenda_find_date (agenda, 84, &n));
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  assert_dates (self, " 82 80 81 83");

  ffw_list_request_set_filter (self->request, "course", "POWER");
  assert_dates (self, " 82 83");
  ffw_list_request_set_filter (self->request, "status", "open");
  assert_dates (self, " 82");
  ffw_list_request_set_filter (self->request, "course", NULL);
  ffw_list_request_set_filter (self->request, "organisation", "STY");
  assert_dates (self, " 80 81");
  ffw_list_request_set_filter (self->request, "organisation", NULL);
  ffw_list_request_set_filter (self->request, "trainer", "p1");
  assert_dates (self, " 80 81");
  ffw_list_request_set_filter (self->request, "trainer", NULL);
  ffw_list_request_set_filter (self->request, "status", NULL);
  ffw_list_request_set_filter (self->request, "police", "gwent");
  assert_dates (self, " 82 80 81");
  ffw_list_request_set_filter (self->request, "police", "dyfed-powys");
  assert_dates (self, "");
  ffw_list_request_set_filter (self->request, "police", NULL);
  ffw_list_request_set_filter (self->request, "status", NULL);
  ffw_list_request_set_search (self->request, "styal");
  assert_dates (self, " 80 81");
  ffw_list_request_set_search (self->request, "nowhere");
  assert_dates (self, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/agenda/entries", Fixture, NULL, set_up, test_entries, tear_down);
  g_test_add ("/agenda/filters", Fixture, NULL, set_up, test_filters, tear_down);

  return g_test_run ();
}
