/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-figures.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"
#include "ffw-today.h"

/* Three people of two organisations, and training that is mandatory for all of them. Today is
 * 2022-11-22. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'STY', 'Styal'),"
  " (2, 'o2', 'EPW', 'Eastwood')",
  "INSERT INTO area (id, uuid, code, title_en) VALUES (20, 'a1', 'TRA', 'Trauma'),"
  " (21, 'a2', 'GRP', 'Gender')",
  "INSERT INTO course (id, uuid, code, validity_months, completion) VALUES"
  " (30, 'c1', 'GTI', 24, 'all')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (32, 'k1', 30, 21, 1)",
  "INSERT INTO requirement (id, uuid, code, area, level, mandatory, within_days)"
  " VALUES (40, 'm1', 'R1', 21, 1, 1, 30), (41, 'm2', 'R2', 20, 0, 0, 30)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'A'),"
  " (51, 'p1', 'Bea', 'B'), (52, 'p2', 'Cai', 'C')",
  "INSERT INTO post (id, uuid, person, organisation, manager, started_on)"
  " VALUES (60, 'x0', 50, 1, NULL, '2020-01-01'), (61, 'x1', 51, 1, 50, '2020-01-01'),"
  " (62, 'x2', 52, 2, 50, '2020-01-01')",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (70, 'd0', 50, 30, '2020-12-10', 1)",
  /* Over and not closed; today, with somebody waiting; cancelled; in eight days. */
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
  " (90, 's0', 'S1', 30, 1, '2022-11-20', '2022-11-21'), (91, 's1', 'S2', 30, 1, '2022-11-22',"
  " '2022-11-22'), (92, 's2', 'S3', 30, 3, '2022-11-23', '2022-11-23'), (93, 's3', 'S4', 30, 0,"
  " '2022-11-29', '2022-11-29'), (94, 's4', 'S5', 30, 2, '2022-11-01', '2022-11-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (190, 't0', 90, '2022-11-20T09:00', '2022-11-20T12:00'),"
  " (191, 't1', 90, '2022-11-21T09:00', '2022-11-21T12:00'),"
  " (192, 't2', 91, '2022-11-22T09:00', '2022-11-22T12:00'),"
  " (193, 't3', 92, '2022-11-23T09:00', '2022-11-23T12:00'),"
  " (194, 't4', 93, '2022-11-29T09:00', '2022-11-29T12:00'),"
  " (195, 't5', 94, '2022-11-01T09:00', '2022-11-01T12:00')",
  "INSERT INTO booking (id, uuid, session, person, status) VALUES (290, 'g0', 91, 50, 1),"
  " (291, 'g1', 94, 51, 1)",
  "INSERT INTO absence (id, uuid, person, from_on, kind) VALUES (80, 'b0', 52, '2022-01-01', 0)",
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

static gpointer
read_today (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_standing_see (connection, ffw_date_today (), error)
             ? ffw_today_read (connection, data, error)
             : NULL;
}

static FfwToday *
get_today (Fixture *self, const char *organisation)
{
  g_autoptr (GError) error = NULL;
  FfwToday *today = ffw_workspace_read (self->workspace, read_today, (gpointer)organisation, NULL,
                                        &error);

  g_assert_no_error (error);

  return today;
}

static guint64
count_of (const FfwToday *today, const char *id)
{
  guint n;
  const FfwTodayLine *lines = ffw_today_lines (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (lines[i].id, id))
      return today->counts[i];

  g_assert_not_reached ();
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwToday) today = get_today (self, NULL);

  g_assert_false (today->is_empty);
  g_assert_true (today->has_requirements);
  g_assert_cmpuint (count_of (today, "missing"), ==, 2);
  g_assert_cmpuint (count_of (today, "missing-away"), ==, 1);
  g_assert_cmpuint (count_of (today, "expired"), ==, 0);
  g_assert_cmpuint (count_of (today, "expiring-30"), ==, 1);
  g_assert_cmpuint (count_of (today, "expiring-90"), ==, 1);
  g_assert_cmpuint (count_of (today, "sessions-week"), ==, 1);
  g_assert_cmpuint (count_of (today, "registers"), ==, 1);
  g_assert_cmpuint (count_of (today, "waiting"), ==, 1);
  g_assert_cmpuint (count_of (today, "unmanaged"), ==, 1);
  g_assert_cmpuint (count_of (today, "areas-cy"), ==, 2);
}

static void
test_organisation (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwToday) today = get_today (self, "EPW");

  g_assert_cmpuint (count_of (today, "missing"), ==, 1);
  g_assert_cmpuint (count_of (today, "expiring-30"), ==, 0);
  g_assert_cmpuint (count_of (today, "areas-cy"), ==, 2);
}

static gpointer
read_by_organisation (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_standing_see (connection, ffw_date_today (), error) ? ffw_standing_figures_read (
             connection, FFW_STANDING_BY_ORGANISATION, data, FFW_LANGUAGE_EN, error)
                                                                 : NULL;
}

static void
test_figures (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = ffw_workspace_read (self->workspace, read_by_organisation, NULL,
                                                      NULL, &error);
  const FfwStandingFigure *figure;

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 2);
  figure = figures->pdata[0];
  g_assert_cmpstr (figure->title, ==, "Eastwood");
  g_assert_cmpstr (figure->code, ==, "EPW");
  g_assert_cmpuint (figure->counts[FFW_STANDING_MISSING], ==, 1);
  g_assert_cmpuint (ffw_standing_figure_get_total (figure), ==, 1);
  figure = figures->pdata[1];
  g_assert_cmpuint (figure->counts[FFW_STANDING_MISSING], ==, 1);
  g_assert_cmpuint (figure->counts[FFW_STANDING_EXPIRING], ==, 1);
  g_assert_cmpuint (ffw_standing_figure_get_in_date (figure), ==, 1);
  g_assert_cmpuint (ffw_standing_figure_count_wanting (figure->counts), ==, 1);
}

static gpointer
read_over_time (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_standing_figures_over_time (connection, data, ffw_date_today (), NULL, NULL, error);
}

/* Twelve first days of a month, and today. */
static void
test_over_time (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = ffw_workspace_read (self->workspace, read_over_time,
                                                      (gpointer) "STY", NULL, &error);
  const FfwStandingFigure *first, *last;

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 13);
  first = figures->pdata[0];
  last = figures->pdata[12];
  g_assert_cmpuint (first->day, ==, ffw_date_new (2021, 12, 1));
  g_assert_cmpuint (first->counts[FFW_STANDING_MET], ==, 1);
  g_assert_cmpuint (first->counts[FFW_STANDING_MISSING], ==, 1);
  g_assert_cmpuint (last->day, ==, ffw_date_new (2022, 11, 22));
  g_assert_cmpuint (last->counts[FFW_STANDING_EXPIRING], ==, 1);
}

int
main (int argc, char **argv)
{
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/today/counts", test_counts);
  ADD ("/today/organisation", test_organisation);
  ADD ("/today/figures", test_figures);
  ADD ("/today/over-time", test_over_time);
#undef ADD

  return g_test_run ();
}
