/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"

#include <string.h>

/* Four people in five posts of two organisations, and what three requirements ask of them. Today
 * is 2022-11-22. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, name_cy, sector, police_area) VALUES"
  " (1, 'o1', 'WJB', 'Women''s Justice Blueprint', 'Glasbrint Cyfiawnder Menywod', 0, 'gwent'),"
  " (2, 'o2', 'SAFER', 'Safer Wales', NULL, 1, 'gwent south-wales')",
  "INSERT INTO site (id, uuid, code, name_en, organisation, police_area) VALUES"
  " (5, 's1', 'CDF', 'Cardiff', 2, 'south-wales')",
  "INSERT INTO role (id, uuid, code, title_en) VALUES (10, 'r1', 'KEY', 'Key worker'),"
  " (11, 'r2', 'VOL', 'Volunteer')",
  "INSERT INTO area (id, uuid, code, title_en, title_cy) VALUES"
  " (20, 'a1', 'TRA', 'Trauma', NULL), (21, 'a2', 'GRP', 'Gender', 'Rhywedd'),"
  " (22, 'a3', 'NON', 'Nothing', NULL)",
  "INSERT INTO course (id, uuid, code, validity_months, completion) VALUES"
  " (30, 'c1', 'GTI', 24, 'all'), (31, 'c2', 'TIP', NULL, 'all')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (32, 'k1', 30, 21, 1),"
  " (33, 'k2', 31, 20, 0)",
  "INSERT INTO requirement (id, uuid, code, area, role, sector, level, mandatory, within_days)"
  " VALUES (40, 'm1', 'R1', 21, NULL, NULL, 1, 1, 90), (41, 'm2', 'R2', 20, 10, NULL, 0, 0, 30)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Angharad', 'Bevan'),"
  " (51, 'p1', 'Siân', 'Llwyd'), (52, 'p2', 'Mair', 'Owen'), (53, 'p3', 'Eleri', 'Lewis')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, site, manager, started_on,"
  " left_on) VALUES (60, 'x0', 50, 1, 'W1', NULL, NULL, '2020-01-01', NULL),"
  " (61, 'x1', 51, 2, 'S1', 5, 50, '2020-01-01', NULL),"
  " (62, 'x2', 52, 2, 'S2', NULL, 50, '2022-11-01', NULL),"
  " (63, 'x3', 53, 2, 'S3', 5, NULL, '2020-01-01', '2022-11-21'),"
  " (64, 'x4', 53, 1, 'W2', NULL, NULL, '2020-01-01', NULL)",
  "INSERT INTO post_role (post, role) VALUES (60, 10), (61, 10), (62, 11), (63, 10), (64, 10)",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (70, 'd0', 50, 30, '2022-03-01', 1), (71, 'd1', 51, 30, '2020-05-03', 1),"
  " (72, 'd2', 51, 31, '2021-05-03', 1), (73, 'd3', 53, 30, '2020-12-01', 1)",
  "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason) VALUES"
  " (80, 'w0', 50, 20, '2022-01-01', '2022-12-31', 'Seconded')",
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

typedef struct
{
  const FfwListRequest *request;
  FfwLanguage language;
} Ask;

static gpointer
read_it (FfwConnection *connection, gpointer data, GError **error)
{
  Ask *ask = data;

  return ffw_matrix_read (connection, ask->request, ask->language, error);
}

static FfwMatrix *
read_in (Fixture *self, FfwLanguage language)
{
  Ask ask = { self->request, language };
  g_autoptr (GError) error = NULL;
  FfwMatrix *matrix = ffw_workspace_read (self->workspace, read_it, &ask, NULL, &error);

  g_assert_no_error (error);

  return matrix;
}

/* The matrix in short: `Trauma Gender | W1 waived met | …`. */
static char *
draw (Fixture *self)
{
  g_autoptr (FfwMatrix) matrix = read_in (self, FFW_LANGUAGE_EN);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < matrix->areas->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ffw_matrix_get_area (matrix, i)->title);
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      g_string_append_printf (text, " | %s", ffw_matrix_get_row (matrix, i)->number);
      for (guint j = 0; j < matrix->areas->len; j++)
        {
          const FfwMatrixCell *cell = ffw_matrix_get (matrix, i, j);

          g_string_append_printf (text, " %s",
                                  cell->status == FFW_MATRIX_NOTHING
                                      ? "-"
                                      : ffw_coding_get_code (&ffw_coding_standing, cell->status));
        }
    }

  return g_strdup (text->str);
}

static void
assert_draws (Fixture *self, const char *expected)
{
  g_autofree char *drawn = draw (self);

  g_assert_cmpstr (drawn, ==, expected);
}

#define WHOLE "Gender Trauma | W1 met waived | W2 expiring missing | S1 expired met | S2 due -"

/* Areas and rows by the alphabet; the area that nobody needs and the post that ended are not there.
 */
static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwMatrix) matrix = read_in (self, FFW_LANGUAGE_EN);
  g_autoptr (FfwMatrix) welsh = NULL;
  const FfwMatrixCell *cell = ffw_matrix_get (matrix, 2, 0);
  const FfwMatrixRow *row = ffw_matrix_get_row (matrix, 2);

  assert_draws (self, WHOLE);
  g_assert_cmpuint (matrix->day, ==, ffw_date_new (2022, 11, 22));
  g_assert_cmpstr (row->name, ==, "Llwyd, Siân");
  g_assert_cmpstr (row->organisation, ==, "Safer Wales");
  g_assert_cmpstr (row->site, ==, "Cardiff");
  g_assert_cmpstr (row->manager, ==, "Bevan, Angharad");
  g_assert_cmpint (row->post, ==, 61);
  g_assert_cmpint (row->person, ==, 51);

  g_assert_cmpint (cell->level, ==, FFW_LEVEL_SKILLED);
  g_assert_true (cell->mandatory);
  g_assert_cmpstr (matrix->requirements->pdata[cell->requirement], ==, "R1");
  g_assert_cmpuint (cell->achieved_on, ==, ffw_date_new (2020, 5, 3));
  g_assert_cmpuint (cell->expires_on, ==, ffw_date_new (2022, 5, 3));
  g_assert_cmpuint (cell->booked_on, ==, FFW_DATE_NONE);
  g_assert_cmpuint (ffw_matrix_get (matrix, 3, 0)->due_on, ==, ffw_date_new (2023, 1, 30));
  g_assert_cmpuint (ffw_matrix_get (matrix, 0, 1)->waived_until, ==, ffw_date_new (2022, 12, 31));
  g_assert_false (ffw_matrix_get (matrix, 1, 1)->mandatory);

  welsh = read_in (self, FFW_LANGUAGE_CY);
  g_assert_cmpstr (ffw_matrix_get_area (welsh, 0)->title, ==, "Rhywedd");
  g_assert_cmpstr (ffw_matrix_get_area (welsh, 1)->title, ==, "Trauma [en]");
}

static void
test_sums (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwMatrix) matrix = read_in (self, FFW_LANGUAGE_EN);

  g_assert_cmpuint (ffw_matrix_count_gaps (matrix->sums), ==, 2);
  g_assert_cmpuint (ffw_matrix_count_required (matrix->sums), ==, 7);
  g_assert_cmpuint (matrix->sums[FFW_STANDING_MET], ==, 2);
  g_assert_cmpuint (ffw_matrix_get_area (matrix, 0)->sums[FFW_STANDING_EXPIRED], ==, 1);
  g_assert_cmpuint (ffw_matrix_count_required (ffw_matrix_get_area (matrix, 1)->sums), ==, 3);
  g_assert_cmpuint (ffw_matrix_count_gaps (ffw_matrix_get_row (matrix, 1)->sums), ==, 1);
  g_assert_cmpuint (ffw_matrix_count_required (ffw_matrix_get_row (matrix, 3)->sums), ==, 1);
}

typedef struct
{
  const char *filter;
  const char *value;
  const char *drawn;
} Case;

static const Case cases[] = {
  { "organisation", "WJB", "Gender Trauma | W1 met waived | W2 expiring missing" },
  { "role", "VOL", "Gender | S2 due" },
  { "site", "CDF", "Gender Trauma | S1 expired met" },
  /* The site's area, else the organisation's where it has exactly one. */
  { "police", "gwent", "Gender Trauma | W1 met waived | W2 expiring missing" },
  { "police", "south-wales", "Gender Trauma | S1 expired met" },
  { "manager", "p0", "Gender Trauma | S1 expired met | S2 due -" },
  { "area", "TRA", "Trauma | W1 waived | W2 missing | S1 met" },
  { "status", "gap", "Gender Trauma | W2 expiring missing | S1 expired met" },
  { "status", "not-in-date", "Gender Trauma | W2 expiring missing | S1 expired met | S2 due -" },
  { "status", "waived", "Gender Trauma | W1 met waived" },
  { "status", "booked", "" },
  { "necessity", "mandatory", "Gender | W1 met | W2 expiring | S1 expired | S2 due" },
  /* The post that ended since, without the one that began later; nothing has expired yet. */
  { "day", "2021-06-01",
    "Gender Trauma | W1 missing missing | S3 met missing | W2 met missing | S1 met met" },
  { "organisation", "", WHOLE },
};

static void
test_filters (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ffw_list_request_set_filter (self->request, cases[i].filter, cases[i].value);
      assert_draws (self, cases[i].drawn);
      ffw_list_request_set_filter (self->request, cases[i].filter, NULL);
    }

  ffw_list_request_set_search (self->request, "llw");
  assert_draws (self, "Gender Trauma | S1 expired met");
  /* A site and a person; each word finds what it can. */
  ffw_list_request_set_search (self->request, "cardi LLW");
  assert_draws (self, "Gender Trauma | S1 expired met");
  ffw_list_request_set_search (self->request, "cardi owen");
  assert_draws (self, "");
}

/* A status is that of a cell which is shown. */
static void
test_filters_together (Fixture *self, gconstpointer data)
{
  ffw_list_request_set_filter (self->request, "status", "gap");
  ffw_list_request_set_filter (self->request, "necessity", "mandatory");
  assert_draws (self, "Gender | S1 expired");

  ffw_list_request_set_filter (self->request, "necessity", NULL);
  ffw_list_request_set_filter (self->request, "area", "TRA");
  assert_draws (self, "Trauma | W2 missing");
}

static void
test_orders (Fixture *self, gconstpointer data)
{
  ffw_list_request_set_order (self->request, "name", TRUE);
  assert_draws (self, "Gender Trauma | S2 due - | S1 expired met | W2 expiring missing"
                      " | W1 met waived");
  ffw_list_request_set_order (self->request, "organisation", FALSE);
  assert_draws (self, "Gender Trauma | S1 expired met | S2 due - | W1 met waived"
                      " | W2 expiring missing");
  ffw_list_request_set_order (self->request, "gaps", FALSE);
  assert_draws (self, "Gender Trauma | W2 expiring missing | S1 expired met | W1 met waived"
                      " | S2 due -");
  ffw_list_request_set_order (self->request, "area:TRA", FALSE);
  assert_draws (self, "Gender Trauma | W2 expiring missing | S1 expired met | W1 met waived"
                      " | S2 due -");
  ffw_list_request_set_order (self->request, "area:TRA", TRUE);
  assert_draws (self, "Gender Trauma | W1 met waived | S1 expired met | W2 expiring missing"
                      " | S2 due -");
}

/* What no program of ours saved is left alone. */
static void
test_nonsense (Fixture *self, gconstpointer data)
{
  ffw_list_request_set_order (self->request, "area:", FALSE);
  ffw_list_request_set_filter (self->request, "day", "yesterday");
  ffw_list_request_set_filter (self->request, "colour", "red");
  assert_draws (self, WHOLE);
}

int
main (int argc, char **argv)
{
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/matrix/whole", test_whole);
  ADD ("/matrix/sums", test_sums);
  ADD ("/matrix/filters", test_filters);
  ADD ("/matrix/filters-together", test_filters_together);
  ADD ("/matrix/orders", test_orders);
  ADD ("/matrix/nonsense", test_nonsense);
#undef ADD

  return g_test_run ();
}
