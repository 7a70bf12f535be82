/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-standing.h"
#include "ffw-standing-words.h"
#include "ffw-store-test.h"

#define DAY        ffw_date_new (2022, 11, 22)
#define PERSON     50
#define POST       60
#define OTHER_POST 61

/* Somebody with two posts, of whom three areas are asked. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, sector) VALUES"
  " (1, 'o1', 'WJB', 'Women''s Justice Blueprint', 0), (2, 'o2', 'SAFER', 'Safer Wales', 1)",
  "INSERT INTO role (id, uuid, code, title_en) VALUES (10, 'r1', 'KEY', 'Key worker'),"
  " (11, 'r2', 'VOL', 'Volunteer')",
  "INSERT INTO area (id, uuid, code, title_en, title_cy) VALUES"
  " (20, 'a1', 'TRA', 'Trauma', NULL), (21, 'a2', 'GRP', 'Gender', 'Rhywedd'),"
  " (22, 'a3', 'SAF', 'Safety', NULL), (23, 'a4', 'NEW', 'Ahead', NULL)",
  "INSERT INTO course (id, uuid, code, title_en, title_cy, launched_on, retired_on,"
  " validity_months, completion) VALUES"
  " (30, 'c1', 'GTI', 'Gender training', 'Hyfforddiant', NULL, NULL, 24, 'all'),"
  " (31, 'c2', 'TIP', 'Trauma training', NULL, NULL, NULL, NULL, 'all'),"
  " (32, 'c3', 'OLD', NULL, NULL, NULL, '2022-11-22', 24, 'all'),"
  " (33, 'c4', 'LOW', NULL, NULL, NULL, NULL, 12, 'all'),"
  " (34, 'c5', 'SOON', NULL, NULL, '2022-11-23', NULL, 12, 'all'),"
  " (35, 'c6', 'LAST', NULL, NULL, '2022-11-22', '2022-11-23', 12, 'all')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (300, 'k1', 30, 21, 2),"
  " (301, 'k2', 31, 20, 0), (302, 'k3', 32, 21, 1), (303, 'k4', 33, 21, 0),"
  " (304, 'k5', 34, 21, 1), (305, 'k6', 35, 21, 1)",
  "INSERT INTO requirement (id, uuid, code, area, role, sector, level, mandatory, within_days,"
  " renew_months, in_force_from) VALUES (40, 'm1', 'R1', 21, 10, NULL, 0, 1, 90, NULL, NULL),"
  " (41, 'm2', 'R2', 21, NULL, 0, 1, 1, 30, 36, NULL),"
  " (42, 'm3', 'R3', 20, NULL, NULL, 0, 0, 30, NULL, NULL),"
  " (43, 'm4', 'R4', 22, NULL, 0, 0, 1, 30, NULL, NULL),"
  " (44, 'm5', 'R5', 23, NULL, NULL, 0, 1, 30, NULL, '2023-01-01')",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (50, 'p0', 'Angharad', 'Bevan'), (51, 'p1', 'Siân', 'Llwyd')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on) VALUES"
  " (60, 'x0', 50, 1, 'W1', '2020-01-01'), (61, 'x1', 50, 2, 'S1', '2022-11-01')",
  "INSERT INTO post_role (post, role) VALUES (60, 10), (61, 11)",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome, expires_on,"
  " extension_reason) VALUES (70, 'd0', 50, 33, '2021-11-01', 1, '2023-03-31', 'No course ran'),"
  " (71, 'd1', 50, 31, '2021-05-03', 1, NULL, NULL)",
  "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason) VALUES"
  " (80, 'w0', 50, 22, '2022-01-01', '2022-12-31', 'Seconded'),"
  " (81, 'w1', 50, 22, '2022-01-01', '2022-11-21', 'Over')",
  "INSERT INTO absence (id, uuid, person, from_on, to_on, kind) VALUES"
  " (90, 'b0', 50, '2022-09-01', NULL, 'parental')",
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
}

typedef struct
{
  gint64 person;
  FfwDate day;
} Ask;

static gpointer
read_one (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_person_standing_read (connection, ask->person, ask->day, error);
}

static FfwPersonStanding *
see (Fixture *self, gint64 person, FfwDate day)
{
  Ask ask = { person, day };
  g_autoptr (GError) error = NULL;
  FfwPersonStanding *standing = ffw_workspace_read (self->workspace, read_one, &ask, NULL, &error);

  g_assert_no_error (error);

  return standing;
}

static const FfwAreaStanding *
find_area (const FfwPostStanding *post, const char *code)
{
  for (guint i = 0; i < post->areas->len; i++)
    {
      const FfwAreaStanding *area = post->areas->pdata[i];

      if (g_str_equal (area->code, code))
        return area;
    }

  return NULL;
}

/* What stands of a post, the worst first: “GRP missing 2” is the area, how it stands, and how
 * many requirements there are. */
static char *
describe (const FfwPostStanding *post)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < post->areas->len; i++)
    {
      const FfwAreaStanding *area = post->areas->pdata[i];
      const FfwDemand *demand = ffw_area_standing_get (area);

      g_string_append_printf (text, "%s%s %s %s %u", i ? ", " : "", area->code, demand->code,
                              ffw_coding_get_code (&ffw_coding_standing, demand->status),
                              area->demands->len);
    }

  return g_string_free (text, FALSE);
}

static char *
describe_remedies (const FfwDemand *demand)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < demand->remedies->len; i++)
    {
      const FfwRemedy *remedy = demand->remedies->pdata[i];

      g_string_append_printf (text, "%s%s %d", i ? ", " : "", remedy->code, remedy->months);
    }

  return g_string_free (text, FALSE);
}

static void
test_posts (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwPersonStanding) standing = see (self, PERSON, DAY);
  const FfwPostStanding *post = ffw_person_standing_find (standing, POST);
  const FfwPostStanding *other = ffw_person_standing_find (standing, OTHER_POST);
  g_autofree char *first = describe (post);
  g_autofree char *second = describe (other);

  g_assert_cmpuint (standing->posts->len, ==, 2);
  g_assert_cmpstr (first, ==, "GRP R2 missing 2, TRA R3 met 1, SAF R4 waived 1");
  g_assert_cmpstr (second, ==, "TRA R3 met 1");
  g_assert_cmpuint (post->sums[FFW_STANDING_MISSING], ==, 1);
  g_assert_cmpuint (post->sums[FFW_STANDING_MET], ==, 1);
  g_assert_null (ffw_person_standing_find (standing, 62));
  g_assert_cmpuint (standing->away_since, ==, ffw_date_new (2022, 9, 1));
  g_assert_cmpuint (standing->away_until, ==, FFW_DATE_NONE);
}

static void
test_what_it_rests_on (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwPersonStanding) standing = see (self, PERSON, DAY);
  const FfwPostStanding *post = ffw_person_standing_find (standing, POST);
  const FfwAreaStanding *gender = find_area (post, "GRP");
  const FfwAreaStanding *safety = find_area (post, "SAF");
  const FfwDemand *lower = gender->demands->pdata[1];

  /* The lower requirement of the same area is met by a record whose end was put off. */
  g_assert_cmpint (lower->requirement, ==, 40);
  g_assert_cmpint (lower->status, ==, FFW_STANDING_MET);
  g_assert_cmpint (lower->record, ==, 70);
  g_assert_cmpstr (lower->course_code, ==, "LOW");
  g_assert_cmpuint (lower->extended_to, ==, ffw_date_new (2023, 3, 31));
  g_assert_cmpstr (lower->extension_reason, ==, "No course ran");
  g_assert_cmpstr (lower->role.in[FFW_LANGUAGE_EN], ==, "Key worker");

  g_assert_cmpstr (safety->waiver_reason, ==, "Seconded");
  g_assert_cmpuint (safety->waived_until, ==, ffw_date_new (2022, 12, 31));
  g_assert_cmpstr (gender->title.in[FFW_LANGUAGE_CY], ==, "Rhywedd");
}

/* Retired courses, those to come and those of a lower level do not help; a requirement’s own
 * renewal stands in place of what the course says. */
static void
test_remedies (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwPersonStanding) standing = see (self, PERSON, DAY);
  const FfwPostStanding *post = ffw_person_standing_find (standing, POST);
  const FfwAreaStanding *gender = find_area (post, "GRP");
  g_autofree char *higher = describe_remedies (gender->demands->pdata[0]);
  g_autofree char *lower = describe_remedies (gender->demands->pdata[1]);
  g_autofree char *trauma = describe_remedies (ffw_area_standing_get (find_area (post, "TRA")));
  g_autofree char *safety = describe_remedies (ffw_area_standing_get (find_area (post, "SAF")));

  g_assert_cmpstr (higher, ==, "GTI 36, LAST 36");
  g_assert_cmpstr (lower, ==, "GTI 24, LAST 12, LOW 12");
  g_assert_cmpstr (trauma, ==, "TIP -1");
  g_assert_cmpstr (safety, ==, "");
}

/* Any day can be asked for, not only the one that is stored. */
static void
test_another_day (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwPersonStanding) past = see (self, PERSON, ffw_date_new (2020, 1, 10));
  g_autoptr (FfwPersonStanding) ahead = see (self, PERSON, ffw_date_new (2023, 4, 1));
  g_autofree char *then = describe (ffw_person_standing_find (past, POST));
  g_autofree char *later = describe (ffw_person_standing_find (ahead, POST));

  g_assert_cmpuint (past->posts->len, ==, 1);
  g_assert_cmpstr (then, ==, "GRP R2 due 2, SAF R4 due 1, TRA R3 due 1");
  g_assert_cmpstr (later, ==, "GRP R2 missing 2, NEW R5 missing 1, SAF R4 missing 1, TRA R3 met 1");
  g_assert_cmpuint (past->away_since, ==, FFW_DATE_NONE);
}

static void
test_nothing_asked (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwPersonStanding) other = see (self, 51, DAY);
  g_autoptr (FfwPersonStanding) nobody = see (self, 999, DAY);

  g_assert_cmpuint (other->posts->len, ==, 0);
  g_assert_cmpuint (nobody->posts->len, ==, 0);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwPersonStanding) standing = see (self, PERSON, DAY);
  const FfwPostStanding *post = ffw_person_standing_find (standing, POST);
  const FfwAreaStanding *safety = find_area (post, "SAF");
  const FfwDemand *missing = ffw_area_standing_get (find_area (post, "GRP"));
  g_autofree char *sum = ffw_standing_words_sum (post, FFW_LANGUAGE_EN);
  g_autofree char *how = ffw_standing_words (missing, FFW_DATE_NONE, FFW_LANGUAGE_EN);
  g_autofree char *asked = ffw_standing_words_asked (missing, FFW_LANGUAGE_EN);
  g_autofree char *waived = ffw_standing_words (ffw_area_standing_get (safety),
                                                safety->waived_until, FFW_LANGUAGE_EN);

  g_assert_cmpstr (sum, ==, "In date in 1 of 3 training areas · missing: 1 · waived: 1");
  g_assert_cmpstr (how, ==, "Missing, was due by 31 January 2020");
  g_assert_cmpstr (asked, ==, "skilled, mandatory");
  g_assert_cmpstr (waived, ==, "Waived until 31 December 2022");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
#define ADD(name, func)                                                                            \
  g_test_add ("/person-standing/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("posts", test_posts);
  ADD ("what-it-rests-on", test_what_it_rests_on);
  ADD ("remedies", test_remedies);
  ADD ("another-day", test_another_day);
  ADD ("nothing-asked", test_nothing_asked);
  ADD ("words", test_words);
#undef ADD

  return g_test_run ();
}
