/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-forecast.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"
#include "ffw-substitute.h"
#include "ffw-thin-places.h"
#include "ffw-trainers.h"

/*
 * Today is 2022-11-22, 180 days from which is 2023-05-21. TTT authorises GTI for two years. The
 * session is on 5 December, in Welsh, by Ann, of Gwent.
 *
 *   Ann (50)  Gwent, until 2024-11-01
 *   Bea (51)  Gwent, until 2023-05-21, which is soon; is free, trains in Welsh
 *   Cai (52)  Gwent, until 2024-01-01; is at another session until 9:45
 *   Dai (53)  Dyfed-Powys by his site, until 2023-01-01, with a refresher booked; bilingual
 *   Eli (54)  Dyfed-Powys, ended; English
 *   Fay (55)  Gwent, until 2024-01-01, away then; no language known
 */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, police_area) VALUES"
  " (1, 'o1', 'GWP', 'Gwent Police', 'gwent'), (2, 'o2', 'HMP', 'Prisons', 'gwent dyfed_powys')",
  "INSERT INTO site (id, uuid, code, organisation, police_area) VALUES"
  " (3, 'i1', 'DP', 2, 'dyfed_powys')",
  "INSERT INTO area (id, uuid, code) VALUES (20, 'a1', 'GRP')",
  "INSERT INTO course (id, uuid, code, title_en, validity_months, completion) VALUES"
  " (30, 'c0', 'TTT', 'Train the trainer', 24, 'all'), (31, 'c1', 'GTI', 'Gender', 12, 'all'),"
  " (32, 'c2', 'FREE', 'Free', NULL, 'all')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (33, 'k1', 31, 20, 1)",
  "INSERT INTO course_authorises (course, authorised) VALUES (30, 31)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'Ash'),"
  " (51, 'p1', 'Bea', 'Birch'), (52, 'p2', 'Cai', 'Celyn'), (53, 'p3', 'Dai', 'Derwen'),"
  " (54, 'p4', 'Eli', 'Elm'), (55, 'p5', 'Fay', 'Fern')",
  "INSERT INTO post (id, uuid, person, organisation, site, started_on) VALUES"
  " (60, 'x0', 50, 1, NULL, '2020-01-01'), (61, 'x1', 51, 1, NULL, '2020-01-01'),"
  " (62, 'x2', 52, 1, NULL, '2020-01-01'), (63, 'x3', 53, 2, 3, '2020-01-01'),"
  " (64, 'x4', 54, 2, 3, '2020-01-01'), (65, 'x5', 55, 1, NULL, '2020-01-01')",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome, language, expires_on) "
  "VALUES"
  " (70, 'r0', 50, 30, '2022-11-01', 1, 1, NULL), (71, 'r1', 51, 30, '2021-05-21', 1, 1, NULL),"
  " (72, 'r2', 52, 30, '2022-01-01', 1, 1, NULL), (73, 'r3', 53, 30, '2021-01-01', 1, 0, NULL),"
  " (74, 'r4', 54, 30, '2020-01-01', 1, 0, NULL), (75, 'r5', 55, 30, '2022-01-01', 1, NULL, NULL)",
  "INSERT INTO trainer (id, uuid, person, language) VALUES (76, 't0', 53, 2)",
  "INSERT INTO session (id, uuid, code, course, status, language, first_on, last_on) VALUES"
  " (40, 's0', 'GTI-1', 31, 1, 1, '2022-12-05', '2022-12-05'),"
  " (41, 's1', 'FREE-1', 32, 1, 0, '2022-12-05', '2022-12-05'),"
  " (42, 's2', 'TTT-1', 30, 0, 0, '2022-12-20', '2022-12-20')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (80, 'd0', 40, '2022-12-05T10:00', '2022-12-05T12:00'),"
  " (81, 'd1', 41, '2022-12-05T08:00', '2022-12-05T09:45'),"
  " (82, 'd2', 42, '2022-12-20T10:00', '2022-12-20T12:00')",
  "INSERT INTO session_trainer (session_date, person, post) VALUES (80, 50, 60), (81, 52, 62)",
  "INSERT INTO booking (id, uuid, session, person, status) VALUES (90, 'b0', 42, 53, 0)",
  "INSERT INTO absence (id, uuid, person, from_on, to_on) VALUES"
  " (95, 'e0', 55, '2022-12-05', '2022-12-05')",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  gint64 course;
  FfwForecast forecast;
} Fixture;

static FfwDate
today (void)
{
  return ffw_date_from_iso ("2022-11-22");
}

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
list_substitutes (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_substitute_list (connection, 40, 50, today (), FFW_LANGUAGE_EN, error);
}

/* Free and authorised first; then of the same area; then of the language. */
static void
test_substitutes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = ffw_workspace_read (self->workspace, list_substitutes, NULL, NULL,
                                                   &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const FfwSubstitute *one = list->pdata[i];

      g_string_append_printf (
          said, "%s%s%s%s%s %s %u\n", one->name, one->is_authorised ? " authorised" : "",
          ffw_substitute_is_free (one) ? " free" : "", one->is_near ? " near" : "",
          one->speaks ? " speaks" : "", one->clash ? one->clash : "-", one->n_ahead);
    }
  g_assert_cmpstr (said->str, ==,
                   "Bea Birch authorised free near speaks - 0\n"
                   "Dai Derwen authorised free speaks - 0\n"
                   "Eli Elm free - 0\n"
                   "Cai Celyn authorised near speaks FREE-1 1\n"
                   "Fay Fern authorised near - 0\n");
}

static gpointer
list_thin_places (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_thin_places_read (connection, 0, today (), FFW_LANGUAGE_EN, error);
}

/* Gwent has Ann, Bea, Cai and Fay; Dyfed-Powys only Dai. Then Gwent loses two. */
static void
test_thin_places (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = ffw_workspace_read (self->workspace, list_thin_places, NULL, NULL,
                                                     &error);
  const FfwThinPlace *place;

  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  place = places->pdata[0];
  g_assert_cmpstr (place->area, ==, "dyfed_powys");
  g_assert_cmpstr (place->code, ==, "GTI");
  g_assert_cmpuint (place->n_now, ==, 1);
  g_assert_cmpuint (place->n_later, ==, 1);

  g_clear_pointer (&places, g_ptr_array_unref);
  ffw_store_test_run (self->workspace, "DELETE FROM record WHERE id IN (72, 75)");
  places = ffw_workspace_read (self->workspace, list_thin_places, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 2);
  place = places->pdata[1];
  g_assert_cmpstr (place->area, ==, "gwent");
  g_assert_cmpuint (place->n_now, ==, 2);
  g_assert_cmpuint (place->n_later, ==, 1);
}

static gpointer
count_listed (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListGiven) given = ffw_trainers_give (today ());
  g_autoptr (FfwListQuery) query = NULL;
  guint64 n = 0;

  ffw_list_request_set_given (request, given);
  ffw_list_request_set_filter (request, "state", data);
  query = ffw_list_source_query (&ffw_trainers_list, request, FFW_LANGUAGE_EN);

  return ffw_list_query_count (connection, query, &n, error) ? GUINT_TO_POINTER ((guint)n) : NULL;
}

static guint
count_state (Fixture *self, const char *state)
{
  g_autoptr (GError) error = NULL;
  gpointer n = ffw_workspace_read (self->workspace, count_listed, (gpointer)state, NULL, &error);

  g_assert_no_error (error);

  return GPOINTER_TO_UINT (n);
}

/* Dai’s ends soon, but a refresher is booked. */
static void
test_states (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_state (self, NULL), ==, 6);
  g_assert_cmpuint (count_state (self, "authorised"), ==, 4);
  g_assert_cmpuint (count_state (self, "ending"), ==, 1);
  g_assert_cmpuint (count_state (self, "ended"), ==, 1);
}

static gboolean
set_language (FfwChange *change, gpointer data, GError **error)
{
  return ffw_trainer_set_language (change, 51, *(int *)data, error);
}

static void
test_language (Fixture *self, gconstpointer data)
{
  static const char of_bea[] = "SELECT " FFW_SQL_TRAINS_IN ("51");
  g_autoptr (GError) error = NULL;
  int language = FFW_TAUGHT_IN_BILINGUAL;

  ffw_workspace_change (self->workspace, set_language, &language, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (self->workspace, of_bea), ==, FFW_TAUGHT_IN_BILINGUAL);
  language = -1;
  ffw_workspace_change (self->workspace, set_language, &language, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (self->workspace, of_bea), ==, FFW_TAUGHT_IN_CY);
  g_assert_cmpint (
      ffw_store_test_get_int (self->workspace, "SELECT count(*) FROM trainer WHERE person = 51"),
      ==, 1);
}

static gpointer
read_forecast (FfwConnection *connection, gpointer data, GError **error)
{
  Fixture *self = data;

  ffw_forecast_read (connection, self->course, today (), &self->forecast, error);

  return NULL;
}

/* Six people must have it, of whom two have: four need it. In the six months to 22 November, two
 * completed it, at one session with one trainer. 2 / 6 a month: 12 months. Within just under six
 * months it takes 4 ÷ 2 = 2 sessions; that trainer gives one in six months, so a little over two
 * trainers; within twice that, half of it. */

static void
test_forecast (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FfwForecastReach reach;

  ffw_store_test_run (
      self->workspace,
      "INSERT INTO requirement (id, uuid, code, area, level, mandatory, within_days)"
      " VALUES (45, 'm1', 'R1', 20, 1, 1, 30)");
  ffw_store_test_run (
      self->workspace,
      "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
      " (46, 's9', 'GTI-0', 31, 2, '2022-09-01', '2022-09-01')");
  ffw_store_test_run (self->workspace,
                      "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
                      " (86, 'd9', 46, '2022-09-01T10:00', '2022-09-01T12:00')");
  ffw_store_test_run (self->workspace,
                      "INSERT INTO session_trainer (session_date, person) VALUES (86, 50)");
  ffw_store_test_run (
      self->workspace,
      "INSERT INTO record (id, uuid, person, course, completed_on, outcome, session)"
      " VALUES (97, 'g0', 54, 31, '2022-09-01', 1, 46),"
      " (98, 'g1', 55, 31, '2022-09-01', 1, 46),"
      " (99, 'g2', 53, 31, '2021-05-22', 1, NULL)");
  self->course = 31;
  ffw_workspace_read (self->workspace, read_forecast, self, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->forecast.n_need, ==, 4);
  g_assert_cmpuint (self->forecast.n_trained, ==, 2);
  g_assert_cmpuint (self->forecast.n_sessions, ==, 1);
  g_assert_cmpuint (self->forecast.n_at_sessions, ==, 2);
  g_assert_cmpuint (self->forecast.n_trainers, ==, 1);
  g_assert_cmpfloat_with_epsilon (ffw_forecast_get_months (&self->forecast), 12, 1e-9);
  g_assert_cmpuint (ffw_forecast_get_end (&self->forecast), ==, today () + 366);
  reach = ffw_forecast_get_reach (&self->forecast, ffw_date_from_iso ("2023-05-22"));
  g_assert_cmpuint (reach.n_sessions, ==, 2);
  g_assert_cmpuint (reach.n_trainers, ==, 3);
  reach = ffw_forecast_get_reach (&self->forecast, ffw_date_from_iso ("2023-11-22"));
  g_assert_cmpuint (reach.n_trainers, ==, 2);
  g_assert_cmpuint (ffw_forecast_get_reach (&self->forecast, today ()).n_sessions, ==, 0);
}

/* Nobody is trained: it never ends, and nothing is known of how many sessions that would take. */
static void
test_no_pace (Fixture *self, gconstpointer data)
{
  FfwForecast forecast = { .today = today (), .n_need = 5 };

  g_assert_cmpuint (ffw_forecast_get_end (&forecast), ==, FFW_DATE_NONE);
  g_assert_cmpuint (ffw_forecast_get_reach (&forecast, today () + 100).n_sessions, ==, 0);
  forecast.n_need = 0;
  g_assert_cmpuint (ffw_forecast_get_end (&forecast), ==, today ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/trainers/substitutes", Fixture, NULL, set_up, test_substitutes, tear_down);
  g_test_add ("/trainers/thin-places", Fixture, NULL, set_up, test_thin_places, tear_down);
  g_test_add ("/trainers/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/trainers/language", Fixture, NULL, set_up, test_language, tear_down);
  g_test_add ("/trainers/forecast", Fixture, NULL, set_up, test_forecast, tear_down);
  g_test_add ("/trainers/no-pace", Fixture, NULL, set_up, test_no_pace, tear_down);

  return g_test_run ();
}
