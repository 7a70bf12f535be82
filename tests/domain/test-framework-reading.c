/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-framework-reading.h"
#include "ffw-store-test.h"

#include <math.h>

/* Two areas, four courses, three requirements; posts of two sectors, one of them ended. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, name_cy, sector) VALUES"
  " (1, 'o1', 'WJB', 'Women''s Justice Blueprint', 'Glasbrint Cyfiawnder Menywod', 0),"
  " (2, 'o2', 'SAFER', 'Safer Wales', NULL, 1)",
  "INSERT INTO framework (id, uuid, code, version, publisher, title_en, published_on) VALUES"
  " (5, 'f1', 'FW', '3', 'WJB', 'The framework', '2022-03-01')",
  "INSERT INTO role (id, uuid, code, title_en, title_cy) VALUES"
  " (10, 'r1', 'KEY', 'Key worker', 'Gweithiwr allweddol'), (11, 'r2', 'VOL', 'Volunteer', NULL)",
  "INSERT INTO area (id, uuid, code, strand, title_en, title_cy, framework, basis) VALUES"
  " (25, 'a1', 'GRP', 0, 'Gender', 'Rhywedd', 5, 'documents'),"
  " (26, 'a2', 'TRA', NULL, NULL, 'Trawma llŷr', NULL, NULL)",
  "INSERT INTO course (id, uuid, code, title_en, title_cy, provider, awarding_body, places,"
  " launched_on, validity_months, hours, completion) VALUES"
  " (20, 'c1', 'GTI', 'Gender and trauma', 'Rhywedd a thrawma', 1, 2, 51, '2021-11-08', 24, 7.5,"
  " 'share:80'),"
  " (21, 'c2', 'GTI-TTT', 'Train the trainer', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'all'),"
  " (22, 'c3', 'OLD', 'Old', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'all'),"
  " (23, 'c4', 'LOW', 'Low', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'all')",
  "UPDATE course SET retired_on = '2021-07-01' WHERE id = 22",
  "INSERT INTO course_authorises (course, authorised) VALUES (21, 20)",
  "INSERT INTO course_replaces (course, replaced) VALUES (20, 22)",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (28, 'k1', 20, 25, 2),"
  " (29, 'k2', 20, 26, 0), (30, 'k3', 23, 25, 0), (31, 'k4', 21, 25, 1)",
  "INSERT INTO requirement (id, uuid, code, area, role, sector, level, mandatory, within_days,"
  " renew_months, in_force_from) VALUES (35, 'm1', 'R1', 25, 10, NULL, 1, 1, 90, 36, '2022-01-01'),"
  " (36, 'm2', 'R2', 25, NULL, 1, 0, 0, 30, NULL, NULL),"
  " (37, 'm3', 'R3', 26, NULL, NULL, 0, 1, 0, NULL, '2023-01-01')",
  "INSERT INTO question (id, uuid, code, level, stages, scale, text_en, text_cy) VALUES"
  " (40, 'q1', 'CON', 2, 'pre follow_up', 0, 'Confident?', 'Hyderus?'),"
  " (41, 'q2', 'COM', 1, 'post', 3, 'Comment', NULL)",
  "INSERT INTO form (id, uuid, code, stage, course, title_en, title_cy) VALUES"
  " (45, 'w1', 'PRE', 0, NULL, 'Before', 'Cyn'), (46, 'w2', 'POST', 1, 21, 'After', 'Ar ôl')",
  "INSERT INTO form_question (form, question, position) VALUES (45, 41, 1024), (45, 40, 2048)",
  "INSERT INTO person (id, uuid) VALUES (50, 'p0'), (51, 'p1'), (52, 'p2'), (53, 'p3')",
  "INSERT INTO post (id, uuid, person, organisation, started_on, left_on) VALUES"
  " (60, 'x0', 50, 1, '2020-01-01', NULL), (61, 'x1', 51, 2, '2020-01-01', '2022-11-22'),"
  " (62, 'x2', 52, 2, '2020-01-01', '2022-11-21'), (63, 'x3', 53, 1, '2022-11-23', NULL)",
  "INSERT INTO post_role (post, role) VALUES (60, 10), (61, 10), (61, 11), (62, 10), (63, 10)",
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
  FfwFrameworkConcept concept;
  gint64 id;
  gint64 posts;
} Ask;

static gpointer
read_item (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_framework_read_item (connection, ask->concept, ask->id, error);
}

static FfwFrameworkItem *
item_of (Fixture *self, FfwFrameworkConcept concept, gint64 id)
{
  Ask ask = { concept, id, 0 };
  g_autoptr (GError) error = NULL;
  FfwFrameworkItem *item = ffw_workspace_read (self->workspace, read_item, &ask, NULL, &error);

  g_assert_no_error (error);

  return item;
}

/* "relation:table:code@level!mandatory/sector …" */
static char *
describe_links (const FfwFrameworkItem *item)
{
  static const char *const words[] = { "area",          "role",        "covers",      "covered-by",
                                       "met-by",        "requirement", "all",         "authorises",
                                       "authorised-by", "replaces",    "replaced-by", "form",
                                       "question",      "course" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->links->len; i++)
    {
      const FfwFrameworkLink *link = g_ptr_array_index (item->links, i);

      g_string_append_printf (text, "%s%s:%s:%s", i ? " " : "", words[link->relation],
                              ffw_framework_get_table (link->concept), link->code);
      if (link->level >= 0)
        g_string_append_printf (text, "@%d", link->level);
      if (link->mandatory >= 0)
        g_string_append_printf (text, "!%d", link->mandatory);
      if (link->sector >= 0)
        g_string_append_printf (text, "/%d", link->sector);
    }

  return g_string_free (text, FALSE);
}

static void
assert_links (const FfwFrameworkItem *item, const char *expected)
{
  g_autofree char *links = describe_links (item);

  g_assert_cmpstr (links, ==, expected);
}

static void
test_course (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwFrameworkItem) course = item_of (self, FFW_FRAMEWORK_COURSE, 20);
  g_autoptr (FfwFrameworkItem) trainers = item_of (self, FFW_FRAMEWORK_COURSE, 21);
  g_autoptr (FfwFrameworkItem) old = item_of (self, FFW_FRAMEWORK_COURSE, 22);

  g_assert_cmpstr (course->code, ==, "GTI");
  g_assert_cmpstr (course->text.in[FFW_LANGUAGE_CY], ==, "Rhywedd a thrawma");
  g_assert_cmpstr (course->provider.code, ==, "WJB");
  g_assert_cmpstr (course->provider.name.in[FFW_LANGUAGE_CY], ==, "Glasbrint Cyfiawnder Menywod");
  g_assert_cmpstr (course->awarding_body.code, ==, "SAFER");
  g_assert_null (course->commissioner.code);
  g_assert_cmpint (course->places, ==, 51);
  g_assert_cmpint (course->launched_on, ==, ffw_date_new (2021, 11, 8));
  g_assert_cmpint (course->retired_on, ==, FFW_DATE_NONE);
  g_assert_cmpint (course->validity_months, ==, 24);
  g_assert_cmpfloat (course->hours, ==, 7.5);
  g_assert_cmpstr (course->completion, ==, "share:80");
  assert_links (course, "covers:area:TRA@0 covers:area:GRP@2 authorised-by:course:GTI-TTT"
                        " replaces:course:OLD form:form:PRE");

  g_assert_null (trainers->text.in[FFW_LANGUAGE_CY]);
  g_assert_cmpint (trainers->places, ==, FFW_NULL);
  g_assert_cmpint (trainers->validity_months, ==, FFW_NULL);
  g_assert_true (isnan (trainers->hours));
  assert_links (trainers, "covers:area:GRP@1 authorises:course:GTI form:form:PRE form:form:POST");

  g_assert_cmpint (old->retired_on, ==, ffw_date_new (2021, 7, 1));
  assert_links (old, "replaced-by:course:GTI form:form:PRE");
}

static void
test_area (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwFrameworkItem) area = item_of (self, FFW_FRAMEWORK_AREA, 25);
  g_autoptr (FfwFrameworkItem) other = item_of (self, FFW_FRAMEWORK_AREA, 26);

  g_assert_cmpint (area->strand, ==, 0);
  g_assert_cmpstr (area->framework.in[FFW_LANGUAGE_EN], ==, "The framework");
  g_assert_cmpstr (area->version, ==, "3");
  g_assert_cmpstr (area->publisher.name.in[FFW_LANGUAGE_EN], ==, "Women's Justice Blueprint");
  g_assert_cmpint (area->published_on, ==, ffw_date_new (2022, 3, 1));
  g_assert_cmpstr (area->basis, ==, "documents");
  assert_links (area, "covered-by:course:LOW@0 covered-by:course:GTI-TTT@1"
                      " covered-by:course:GTI@2 requirement:requirement:R1@1!1"
                      " requirement:requirement:R2@0!0/1");

  g_assert_cmpint (other->strand, ==, -1);
  g_assert_null (other->text.in[FFW_LANGUAGE_EN]);
  g_assert_null (other->version);
  g_assert_null (other->basis);
}

static void
test_requirement (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwFrameworkItem) one = item_of (self, FFW_FRAMEWORK_REQUIREMENT, 35);
  g_autoptr (FfwFrameworkItem) any = item_of (self, FFW_FRAMEWORK_REQUIREMENT, 36);

  g_assert_cmpint (one->level, ==, FFW_LEVEL_SKILLED);
  g_assert_true (one->mandatory);
  g_assert_cmpint (one->within_days, ==, 90);
  g_assert_cmpint (one->renew_months, ==, 36);
  g_assert_cmpint (one->in_force_from, ==, ffw_date_new (2022, 1, 1));
  g_assert_cmpint (one->sector, ==, -1);
  /* LOW covers the area, but not enough of it. */
  assert_links (one, "area:area:GRP role:role:KEY met-by:course:GTI-TTT@1 met-by:course:GTI@2");

  g_assert_cmpint (any->sector, ==, FFW_SECTOR_NON_STATUTORY);
  g_assert_false (any->mandatory);
  g_assert_cmpint (any->renew_months, ==, FFW_NULL);
  assert_links (any, "area:area:GRP met-by:course:LOW@0 met-by:course:GTI-TTT@1"
                     " met-by:course:GTI@2");
}

static void
test_others (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwFrameworkItem) question = item_of (self, FFW_FRAMEWORK_QUESTION, 40);
  g_autoptr (FfwFrameworkItem) role = item_of (self, FFW_FRAMEWORK_ROLE, 10);
  g_autoptr (FfwFrameworkItem) form = item_of (self, FFW_FRAMEWORK_FORM, 45);
  g_autoptr (FfwFrameworkItem) of_course = item_of (self, FFW_FRAMEWORK_FORM, 46);

  g_assert_cmpstr (question->text.in[FFW_LANGUAGE_CY], ==, "Hyderus?");
  g_assert_cmpint (question->evaluation, ==, 2);
  g_assert_cmpstr (question->stages, ==, "pre follow_up");
  g_assert_cmpint (question->scale, ==, FFW_SCALE_1_5);
  assert_links (question, "form:form:PRE");

  assert_links (role, "requirement:requirement:R1@1!1 all:requirement:R2@0!0/1"
                      " all:requirement:R3@0!1");

  g_assert_cmpint (form->stage, ==, FFW_STAGE_PRE);
  assert_links (form, "question:question:COM question:question:CON");
  assert_links (of_course, "course:course:GTI-TTT");

  g_assert_null (item_of (self, FFW_FRAMEWORK_ROLE, 999));
}

static gpointer
count_posts (FfwConnection *connection, gpointer data, GError **error)
{
  Ask *ask = data;

  ffw_framework_count_posts (connection, ask->concept, ask->id, ffw_date_new (2022, 11, 22),
                             &ask->posts, error);

  return NULL;
}

static gint64
posts_of (Fixture *self, FfwFrameworkConcept concept, gint64 id)
{
  Ask ask = { concept, id, -1 };
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (self->workspace, count_posts, &ask, NULL, &error);
  g_assert_no_error (error);

  return ask.posts;
}

/* The last day counts, the day after does not; nor does what is in force from next year. */
static void
test_posts (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (posts_of (self, FFW_FRAMEWORK_REQUIREMENT, 35), ==, 2);
  g_assert_cmpint (posts_of (self, FFW_FRAMEWORK_REQUIREMENT, 36), ==, 1);
  g_assert_cmpint (posts_of (self, FFW_FRAMEWORK_REQUIREMENT, 37), ==, 0);
  g_assert_cmpint (posts_of (self, FFW_FRAMEWORK_ROLE, 10), ==, 2);
  g_assert_cmpint (posts_of (self, FFW_FRAMEWORK_ROLE, 11), ==, 1);
}

static gpointer
read_gaps (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_framework_read_gaps (connection, error);
}

static void
test_gaps (Fixture *self, gconstpointer data)
{
  g_autofree FfwFrameworkGaps *gaps = ffw_workspace_read (self->workspace, read_gaps, NULL, NULL,
                                                          NULL);

  g_assert_cmpuint (gaps->n[FFW_FRAMEWORK_AREA], ==, 2);
  g_assert_cmpuint (gaps->wanting[FFW_FRAMEWORK_AREA][FFW_LANGUAGE_EN], ==, 1);
  g_assert_cmpuint (gaps->wanting[FFW_FRAMEWORK_AREA][FFW_LANGUAGE_CY], ==, 0);
  g_assert_cmpuint (gaps->n[FFW_FRAMEWORK_COURSE], ==, 4);
  g_assert_cmpuint (gaps->wanting[FFW_FRAMEWORK_COURSE][FFW_LANGUAGE_CY], ==, 3);
  g_assert_cmpuint (gaps->wanting[FFW_FRAMEWORK_QUESTION][FFW_LANGUAGE_CY], ==, 1);
  g_assert_cmpuint (gaps->wanting[FFW_FRAMEWORK_ROLE][FFW_LANGUAGE_CY], ==, 1);
  g_assert_cmpuint (gaps->wanting[FFW_FRAMEWORK_FORM][FFW_LANGUAGE_CY], ==, 0);
  g_assert_cmpuint (gaps->n[FFW_FRAMEWORK_REQUIREMENT], ==, 0);
}

/* What a list asks for, and the rows that it got: the texts of each, a line a row. */
typedef struct
{
  const FfwListSource *source;
  FfwListQuery *query;
  GString *text;
} Listing;

static void
take_row (FfwCursor *row, guint position, gpointer data)
{
  Listing *listing = data;

  if (position > 0)
    g_string_append_c (listing->text, '\n');
  for (guint i = 0; i < listing->source->n_columns; i++)
    {
      const char *text = ffw_cursor_get_text (row, (int)i);

      g_assert_nonnull (text);
      g_string_append_printf (listing->text, "%s%s", i ? " | " : "", text);
    }
}

static gpointer
list_rows (FfwConnection *connection, gpointer data, GError **error)
{
  Listing *listing = data;
  g_autoptr (GArray) ids = ffw_list_query_ids (connection, listing->query, error);

  if (ids)
    ffw_list_query_rows (connection, listing->query, (const gint64 *)(gpointer)ids->data, ids->len,
                         take_row, listing, error);

  return NULL;
}

static void
assert_list (Fixture *self, FfwFrameworkConcept concept, FfwListRequest *request,
             FfwLanguage language, const char *expected)
{
  Listing listing = { .source = ffw_framework_get_list (concept), .text = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;

  listing.query = ffw_list_source_query (listing.source, request, language);
  ffw_workspace_read (self->workspace, list_rows, &listing, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (listing.text->str, ==, expected);

  ffw_list_query_free (listing.query);
  g_string_free (listing.text, TRUE);
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwListRequest) all = ffw_list_request_new ();

  /* The other language stands in, marked, where one is missing. */
  assert_list (self, FFW_FRAMEWORK_AREA, all, FFW_LANGUAGE_EN,
               "Gender | 0 | 3 | 2 | GRP | The framework\n"
               "Trawma llŷr [cy] |  | 1 | 1 | TRA | ");
  assert_list (self, FFW_FRAMEWORK_ROLE, all, FFW_LANGUAGE_CY,
               "Gweithiwr allweddol | 3 | KEY | \nVolunteer [en] | 2 | VOL | ");
  assert_list (self, FFW_FRAMEWORK_REQUIREMENT, all, FFW_LANGUAGE_EN,
               "Gender | Key worker |  | 1 | 1 | 90 | 36 | 2022-01-01 | R1 | \n"
               "Gender |  | 1 | 0 | 0 | 30 |  |  | R2 | \n"
               "Trawma llŷr [cy] |  |  | 0 | 1 | 0 |  | 2023-01-01 | R3 | ");
  assert_list (self, FFW_FRAMEWORK_QUESTION, all, FFW_LANGUAGE_CY,
               "Hyderus? | 2 | 0 | Cyn | CON | \nComment [en] | 1 | 3 | Cyn | COM | ");
  assert_list (self, FFW_FRAMEWORK_FORM, all, FFW_LANGUAGE_EN,
               "Before | 0 | 2 |  | PRE | \nAfter | 1 | 0 | Train the trainer | POST | ");
}

/* Each word in either language, without accents; filters; any column as the order. */
static void
test_narrowed (Fixture *self, gconstpointer data)
{
  static const struct
  {
    FfwFrameworkConcept concept;
    const char *search, *filter, *value, *expected;
  } cases[] = {
    { FFW_FRAMEWORK_AREA, "LLYR", NULL, NULL, "Trawma llŷr [cy] |  | 1 | 1 | TRA | " },
    { FFW_FRAMEWORK_AREA, "rhyw grp", NULL, NULL, "Gender | 0 | 3 | 2 | GRP | The framework" },
    { FFW_FRAMEWORK_AREA, "gender trawma", NULL, NULL, "" },
    { FFW_FRAMEWORK_AREA, "", "texts", "no-en", "Trawma llŷr [cy] |  | 1 | 1 | TRA | " },
    { FFW_FRAMEWORK_ROLE, "", "texts", "no-cy", "Volunteer | 2 | VOL | " },
    { FFW_FRAMEWORK_COURSE, "", "area", "TRA",
      "Gender and trauma | Gender, Trawma llŷr [cy] | Women's Justice Blueprint | 7.5 | 24"
      " | 2021-11-08 |  | GTI | " },
    { FFW_FRAMEWORK_COURSE, "", "offered", "retired", "Old |  |  |  |  |  | 2021-07-01 | OLD | " },
    { FFW_FRAMEWORK_REQUIREMENT, "", "necessity", "recommended",
      "Gender |  | 1 | 0 | 0 | 30 |  |  | R2 | " },
    { FFW_FRAMEWORK_QUESTION, "", "stage", "follow_up", "Confident? | 2 | 0 | Before | CON | " },
    { FFW_FRAMEWORK_FORM, "", "stage", "post", "After | 1 | 0 | Train the trainer | POST | " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FfwListRequest) request = ffw_list_request_new ();

      ffw_list_request_set_search (request, cases[i].search);
      if (cases[i].filter)
        ffw_list_request_set_filter (request, cases[i].filter, cases[i].value);
      assert_list (self, cases[i].concept, request, FFW_LANGUAGE_EN, cases[i].expected);
    }
}

/* Every column can be sorted by, and every filter asked. */
static void
test_all_sql (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    {
      const FfwListSource *source = ffw_framework_get_list ((FfwFrameworkConcept)i);
      FfwFrameworkConcept found;

      g_assert_true (
          ffw_framework_find_table (ffw_framework_get_table ((FfwFrameworkConcept)i), &found));
      g_assert_cmpint (found, ==, i);

      for (guint j = 0; j < source->n_columns + source->n_filters; j++)
        {
          Listing listing = { .source = source, .text = g_string_new (NULL) };
          g_autoptr (FfwListRequest) request = ffw_list_request_new ();
          g_autoptr (GError) error = NULL;

          if (j < source->n_columns)
            ffw_list_request_set_order (request, source->columns[j].id, TRUE);
          else
            {
              const FfwListFilter *filter = &source->filters[j - source->n_columns];

              ffw_list_request_set_filter (request, filter->id,
                                           filter->coding    ? filter->coding->codes[0].code
                                           : filter->choices ? filter->choices[0].id
                                                             : "NONE");
            }
          listing.query = ffw_list_source_query (source, request, FFW_LANGUAGE_CY);
          ffw_workspace_read (self->workspace, list_rows, &listing, NULL, &error);
          g_assert_no_error (error);
          ffw_list_query_free (listing.query);
          g_string_free (listing.text, TRUE);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/framework/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("course", test_course);
  ADD ("area", test_area);
  ADD ("requirement", test_requirement);
  ADD ("others", test_others);
  ADD ("posts", test_posts);
  ADD ("gaps", test_gaps);
  ADD ("lists", test_lists);
  ADD ("narrowed", test_narrowed);
  ADD ("all-sql", test_all_sql);

  return g_test_run ();
}
