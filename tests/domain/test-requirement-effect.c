/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said before a requirement is changed is what then happens. */

#include "ffw-requirement-effect.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"

#include <string.h>

#define TODAY ffw_date_new (2022, 11, 22)

/* Key workers and others in two sectors: with a record that lasts, that ends soon, that has ended,
 * of a low level, with a place, waived, without anything, new, and somebody in two posts. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, sector) VALUES"
  " (1, 'o1', 'EPW', 'Probation', 0), (2, 'o2', 'SAFER', 'Safer Wales', 1)",
  "INSERT INTO role (id, uuid, code, title_en) VALUES (10, 'r1', 'KEY', 'Key worker'),"
  " (11, 'r2', 'VOL', 'Volunteer')",
  "INSERT INTO area (id, uuid, code, title_en) VALUES (25, 'a1', 'GRP', 'Gender'),"
  " (26, 'a2', 'TRA', 'Trauma'), (27, 'a3', 'COU', 'Courts')",
  "INSERT INTO course (id, uuid, code, title_en, validity_months, completion, retired_on) VALUES"
  " (20, 'c1', 'GTI', 'Gender', 24, 'all', NULL), (21, 'c2', 'LOW', 'Low', NULL, 'all', NULL),"
  " (22, 'c3', 'OLD', 'Old', NULL, 'all', '2021-07-01')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (28, 'k1', 20, 25, 2),"
  " (29, 'k2', 20, 26, 0), (30, 'k3', 21, 25, 0), (31, 'k4', 22, 27, 1)",
  "INSERT INTO requirement (id, uuid, code, area, role, sector, level, mandatory, within_days,"
  " renew_months, in_force_from) VALUES"
  " (35, 'm1', 'R1', 25, 10, NULL, 1, 1, 90, NULL, '2022-01-01'),"
  " (36, 'm2', 'R2', 25, NULL, 1, 0, 0, 30, NULL, NULL),"
  " (37, 'm3', 'R3', 26, NULL, NULL, 0, 1, 0, NULL, '2023-02-01')",
  "INSERT INTO person (id, uuid, family_name) VALUES (50, 'p0', 'Met'), (51, 'p1', 'Soon'),"
  " (52, 'p2', 'Ended'), (53, 'p3', 'Low'), (54, 'p4', 'Booked'), (55, 'p5', 'Waived'),"
  " (56, 'p6', 'Nothing'), (57, 'p7', 'New'), (58, 'p8', 'Two posts'), (59, 'p9', 'Left')",
  "INSERT INTO post (id, uuid, person, organisation, started_on, left_on) VALUES"
  " (60, 'x0', 50, 1, '2020-01-01', NULL), (61, 'x1', 51, 1, '2020-01-01', NULL),"
  " (62, 'x2', 52, 1, '2020-01-01', NULL), (63, 'x3', 53, 2, '2020-01-01', NULL),"
  " (64, 'x4', 54, 2, '2020-01-01', NULL), (65, 'x5', 55, 1, '2020-01-01', NULL),"
  " (66, 'x6', 56, 2, '2020-01-01', NULL), (67, 'x7', 57, 1, '2022-11-01', NULL),"
  " (68, 'x8', 58, 1, '2020-01-01', NULL), (69, 'x9', 58, 2, '2021-01-01', NULL),"
  " (70, 'xa', 59, 1, '2020-01-01', '2022-11-21')",
  "INSERT INTO post_role (post, role) VALUES (60, 10), (61, 10), (62, 10), (63, 10), (64, 10),"
  " (65, 10), (66, 11), (67, 10), (68, 10), (69, 11), (70, 10)",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (80, 'e0', 50, 20, '2022-03-01', 1), (81, 'e1', 51, 20, '2021-01-01', 1),"
  " (82, 'e2', 52, 20, '2020-05-01', 1), (83, 'e3', 53, 21, '2021-01-01', 1)",
  "INSERT INTO session (id, uuid, code, course, status, last_on) VALUES"
  " (90, 's0', 'S1', 20, 1, '2022-12-01')",
  "INSERT INTO booking (id, uuid, session, person, status, funded) VALUES (91, 'b0', 90, 54, 0, 0)",
  "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason) VALUES"
  " (92, 'w0', 55, 25, '2022-01-01', '2023-01-01', 'Retires')",
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

typedef struct
{
  gint64 id;
  const FfwRequirementDraft *draft;
  FfwDate day; /* of read_standing() */
} Ask;

static gpointer
read_effect (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_requirement_effect_read (connection, ask->id, ask->draft, TODAY, NULL, NULL, error);
}

static FfwRequirementEffect *
look (Fixture *self, gint64 id, const FfwRequirementDraft *draft)
{
  Ask ask = { id, draft, 0 };
  g_autoptr (GError) error = NULL;
  FfwRequirementEffect *effect = ffw_workspace_read (self->workspace, read_effect, &ask, NULL,
                                                     &error);

  g_assert_no_error (error);

  return effect;
}

static void
add_counts (GString *text, const FfwRequirementEffect *effect)
{
  const FfwListFilter *kinds = ffw_list_source_find_filter (&ffw_requirement_effect_list, "kind");

  for (guint i = 0; i < FFW_N_EFFECTS; i++)
    if (effect->counts[i] > 0)
      g_string_append_printf (text, "%s:%u ", kinds->choices[i].id, effect->counts[i]);
}

/* What changes, as the names of the kinds with how many there are of each. */
static void
assert_effect (Fixture *self, gint64 id, const FfwRequirementDraft *draft, const char *expected)
{
  g_autoptr (FfwRequirementEffect) effect = look (self, id, draft);
  g_autoptr (GString) got = g_string_new (NULL);

  add_counts (got, effect);
  g_assert_cmpstr (got->str, ==, expected);
}

static FfwRequirementDraft
r1 (void)
{
  return (FfwRequirementDraft){ .code = (char *)"R1",
                                .area = (char *)"GRP",
                                .role = (char *)"KEY",
                                .sector = FFW_REQUIREMENT_ANY,
                                .level = FFW_LEVEL_SKILLED,
                                .mandatory = TRUE,
                                .within_days = 90,
                                .renew_months = -1,
                                .in_force_from = ffw_date_new (2022, 1, 1) };
}

static void
test_kinds (Fixture *self, gconstpointer data)
{
  FfwRequirementDraft draft = r1 ();

  assert_effect (self, 35, &draft, "");

  /* Who has the low level only, or nothing, is as they were; none has the highest. */
  draft.level = FFW_LEVEL_SPECIALIST;
  assert_effect (self, 35, &draft, "missing:4 ");
  draft = r1 ();
  draft.level = FFW_LEVEL_AWARE;
  assert_effect (self, 35, &draft, "met:1 ");
  draft = r1 ();
  draft.renew_months = 6;
  assert_effect (self, 35, &draft, "expired:2 ");
  draft.renew_months = 60;
  assert_effect (self, 35, &draft, "met:2 dates:1 ");
  draft = r1 ();
  draft.within_days = 2000;
  assert_effect (self, 35, &draft, "due:2 dates:1 ");
  draft = r1 ();
  draft.mandatory = FALSE;
  assert_effect (self, 35, &draft, "recommended:8 ");
}

static void
test_whom (Fixture *self, gconstpointer data)
{
  FfwRequirementDraft draft = r1 ();
  g_autoptr (FfwRequirementEffect) effect = NULL;

  /* A new one in another area: of posts, not people; who left is not asked. */
  draft.code = (char *)"R9";
  draft.area = (char *)"TRA";
  draft.role = (char *)"";
  draft.level = FFW_LEVEL_AWARE;
  effect = look (self, 0, &draft);
  g_assert_cmpuint (effect->day, ==, TODAY);
  g_assert_cmpuint (effect->asked_before, ==, 0);
  g_assert_cmpuint (effect->asked_after, ==, 10);
  g_assert_cmpuint (effect->n_people, ==, 9);
  g_assert_cmpuint (effect->met_by, ==, 1);

  /* Taken out: what else asks the same still stands. */
  assert_effect (self, 35, NULL, "met:1 recommended:1 not-required:6 ");
}

static void
test_ahead (Fixture *self, gconstpointer data)
{
  FfwRequirementDraft draft = r1 ();
  g_autoptr (FfwRequirementEffect) moved = NULL;
  g_autoptr (FfwRequirementEffect) ahead = NULL;
  g_autoptr (FfwRequirementEffect) gone = NULL;

  /* What is in force today ends today, until it begins again. */
  draft.in_force_from = ffw_date_new (2122, 1, 1);
  moved = look (self, 35, &draft);
  g_assert_cmpuint (moved->day, ==, TODAY);
  g_assert_cmpuint (moved->counts[FFW_EFFECT_NOT_REQUIRED], ==, 6);

  /* What is not in force yet is looked at as of the day on which it is. */
  draft.in_force_from = ffw_date_new (2024, 1, 1);
  ahead = look (self, 0, &draft);
  g_assert_cmpuint (ahead->day, ==, draft.in_force_from);
  gone = look (self, 37, NULL);
  g_assert_cmpuint (gone->day, ==, ffw_date_new (2023, 2, 1));
  g_assert_cmpuint (gone->counts[FFW_EFFECT_NOT_REQUIRED], ==, 10);
}

static void
test_courses (Fixture *self, gconstpointer data)
{
  FfwRequirementDraft draft = r1 ();
  g_autoptr (FfwRequirementEffect) nobody = NULL;
  g_autoptr (FfwRequirementEffect) retired = NULL;

  draft.level = FFW_LEVEL_SPECIALIST;
  nobody = look (self, 35, &draft);
  g_assert_cmpuint (nobody->met_by, ==, 0);
  draft.area = (char *)"COU";
  draft.level = FFW_LEVEL_AWARE;
  retired = look (self, 35, &draft);
  g_assert_cmpuint (retired->met_by, ==, 1);
  g_assert_cmpuint (retired->met_by_offered, ==, 0);
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  FfwRequirementDraft draft = r1 ();
  Ask ask = { 35, &draft, 0 };
  g_autoptr (GError) error = NULL;

  draft.role = (char *)"GONE";
  g_assert_null (ffw_workspace_read (self->workspace, read_effect, &ask, NULL, &error));
  g_assert_nonnull (strstr (error->message, "“GONE”"));
}

/* How all posts stand as of a day, as a text: post, area → status, mandatory. */
static gpointer
read_standing (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (FfwCursor) cursor = NULL;

  if (!ffw_standing_see (connection, ask->day, error))
    return NULL;
  cursor = ffw_connection_query (
      connection, "SELECT post, area, status, mandatory FROM standing WHERE stands = 1", error, "");
  while (cursor && ffw_cursor_next (cursor, error))
    g_hash_table_insert (all,
                         g_strdup_printf ("%d %d", (int)ffw_cursor_get_int (cursor, 0),
                                          (int)ffw_cursor_get_int (cursor, 1)),
                         g_strdup_printf ("%d %d", (int)ffw_cursor_get_int (cursor, 2),
                                          (int)ffw_cursor_get_int (cursor, 3)));

  return g_steal_pointer (&all);
}

static GHashTable *
stand (Fixture *self, FfwDate day)
{
  Ask ask = { 0, NULL, day };
  g_autoptr (GError) error = NULL;
  GHashTable *all = ffw_workspace_read (self->workspace, read_standing, &ask, NULL, &error);

  g_assert_no_error (error);

  return all;
}

/* How many of the pairs differ, other than in dates. */
static guint
count_differences (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    n += g_strcmp0 (value, g_hash_table_lookup (after, key)) != 0;
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    n += !g_hash_table_contains (before, key);

  return n;
}

static void
assert_row (const FfwEffectRow *row, GHashTable *before, GHashTable *after)
{
  g_autofree char *key = g_strdup_printf ("%d %d", (int)row->post, (int)row->area);
  const char *was = g_hash_table_lookup (before, key);
  const char *is = g_hash_table_lookup (after, key);

  g_assert_cmpint (was ? atoi (was) : FFW_EFFECT_NONE, ==, row->before);
  g_assert_cmpint (is ? atoi (is) : FFW_EFFECT_NONE, ==, row->after);
}

/* Random changes: what is said before is the difference that the change then makes. */
static void
test_comes_true (Fixture *self, gconstpointer data)
{
  static const char *const areas[] = { "GRP", "TRA", "COU" };
  static const char *const roles[] = { "KEY", "VOL", "" };

  for (guint i = 0; i < 60; i++)
    {
      FfwRequirementDraft draft = {
        .code = (char *)"R1",
        .area = (char *)areas[g_test_rand_int_range (0, 3)],
        .role = (char *)roles[g_test_rand_int_range (0, 3)],
        .sector = g_test_rand_int_range (-1, 2),
        .level = (FfwLevel)g_test_rand_int_range (0, 4),
        .mandatory = g_test_rand_bit (),
        .within_days = g_test_rand_int_range (0, 1200),
        .renew_months = g_test_rand_bit () ? -1 : g_test_rand_int_range (1, 60),
        .in_force_from = g_test_rand_bit () ? FFW_DATE_NONE
                                            : TODAY + (FfwDate)g_test_rand_int_range (-400, 400),
      };
      g_autoptr (FfwRequirementEffect) effect = look (self, 35, &draft);
      g_autoptr (GHashTable) before = stand (self, effect->day);
      g_autoptr (GHashTable) after = NULL;
      g_autofree char *role = *draft.role ? g_strdup_printf ("'%s'", draft.role)
                                          : g_strdup ("'none'");
      char iso[FFW_DATE_ISO_SIZE];
      g_autofree char *from = draft.in_force_from ? g_strdup_printf (
                                  "'%s'", ffw_date_to_iso (draft.in_force_from, iso))
                                                  : g_strdup ("NULL");
      g_autofree char *sql = g_strdup_printf (
          "UPDATE requirement SET area = (SELECT id FROM area WHERE code = '%s'),"
          " role = (SELECT id FROM role WHERE code = %s), sector = nullif (%d, -1), level = %d,"
          " mandatory = %d, within_days = %d, renew_months = nullif (%d, -1), in_force_from = %s"
          " WHERE id = 35",
          draft.area, role, draft.sector, (int)draft.level, draft.mandatory, draft.within_days,
          draft.renew_months, from);
      guint other_dates = effect->counts[FFW_EFFECT_DATES];

      ffw_store_test_run (self->workspace, sql);
      after = stand (self, effect->day);
      g_assert_cmpuint (effect->rows->len - other_dates, ==, count_differences (before, after));
      for (guint j = 0; j < effect->rows->len; j++)
        assert_row (&g_array_index (effect->rows, FfwEffectRow, j), before, after);
    }
}

typedef struct
{
  const FfwRequirementDraft *draft;
  const char *kind;
  GString *text;
} Listing;

static void
add_row (FfwCursor *row, guint position, gpointer data)
{
  g_string_append_printf (data, "%s;", ffw_cursor_get_text (row, 0));
}

static gpointer
read_list (FfwConnection *connection, gpointer data, GError **error)
{
  Listing *self = data;
  FfwRequirementEffect *effect = ffw_requirement_effect_read (connection, 35, self->draft, TODAY,
                                                              NULL, NULL, error);
  g_autoptr (FfwListGiven) given = ffw_requirement_effect_give (effect);
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  ffw_list_request_set_given (request, given);
  ffw_list_request_set_filter (request, "kind", self->kind);
  query = ffw_list_source_query (&ffw_requirement_effect_list, request, FFW_LANGUAGE_EN);
  ids = ffw_list_query_ids (connection, query, error);
  if (ids)
    ffw_list_query_rows (connection, query, (const gint64 *)ids->data, ids->len, add_row,
                         self->text, error);

  return NULL;
}

static void
test_list (Fixture *self, gconstpointer data)
{
  FfwRequirementDraft draft = r1 ();
  g_autoptr (GString) text = g_string_new (NULL);
  Listing listing = { &draft, "expired", text };
  g_autoptr (GError) error = NULL;

  draft.renew_months = 6;
  ffw_workspace_read (self->workspace, read_list, &listing, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, "Met;Soon;");

  /* What was laid out for the read is gone with it. */
  g_assert_cmpint (
      ffw_store_test_get_int (self->workspace, "SELECT count(*) FROM sqlite_temp_schema"), ==, 0);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/requirement-effect/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("kinds", test_kinds);
  ADD ("whom", test_whom);
  ADD ("ahead", test_ahead);
  ADD ("courses", test_courses);
  ADD ("unknown", test_unknown);
  ADD ("comes-true", test_comes_true);
  ADD ("list", test_list);

  return g_test_run ();
}
