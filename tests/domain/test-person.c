/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
/* One person: what is read of them, what is said to a draft, leaving, and notes. */

#include "ffw-check.h"
#include "ffw-coding.h"
#include "ffw-history.h"
#include "ffw-leaving.h"
#include "ffw-notes.h"
#include "ffw-people-list.h"
#include "ffw-people-search.h"
#include "ffw-person-check.h"
#include "ffw-person.h"
#include "ffw-post-rows.h"
#include "ffw-posts.h"
#include "ffw-store-test.h"

#define TODAY ffw_date_new (2022, 11, 22)

/* Siân Llwyd has been at GWP, and is at STY now, where she manages Owain. Rhys Pugh has left. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, name_cy) VALUES"
  " (1, 'o1', 'GWP', 'Gwent Police', 'Heddlu Gwent'), (2, 'o2', 'STY', 'Styal', NULL)",
  "INSERT INTO site (id, uuid, code, name_en, organisation) VALUES (5, 's1', 'HMP', 'Prison', 2)",
  "INSERT INTO role (id, uuid, code, title_en, title_cy) VALUES"
  " (6, 'r1', 'PRIS', 'Prison officer', 'Swyddog carchar'), (7, 'r2', 'KEY', 'Key worker', NULL)",
  "INSERT INTO area (id, uuid, code, title_en) VALUES (8, 'a1', 'TIP', 'Trauma')",
  "INSERT INTO course (id, uuid, code, title_en, completion, validity_months) VALUES"
  " (9, 'c1', 'POWER', 'Power', 'all', 36), (10, 'c2', 'ACE', 'Awareness', 'all', NULL)",
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) VALUES"
  " (20, 'p1', 'Siân', 'Llwyd', 0), (21, 'p2', 'Owain', 'Rees', NULL),"
  " (22, 'p3', 'Rhys', 'Pugh', 1)",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, site, manager,"
  " started_on, left_on) VALUES"
  " (30, 'q1', 20, 1, '0001', 'sian@gwp.example', NULL, NULL, '2015-01-01', '2019-12-31'),"
  " (31, 'q2', 20, 2, '0101', 'sian@sty.example', 5, NULL, '2020-01-01', NULL),"
  " (32, 'q3', 21, 2, '0102', NULL, NULL, 20, '2021-01-01', NULL),"
  " (33, 'q4', 22, 2, '0103', NULL, NULL, 20, '2021-01-01', '2022-01-31'),"
  " (34, 'q5', 22, 1, '0009', NULL, NULL, NULL, '2023-02-01', NULL)",
  "INSERT INTO post_role (post, role) VALUES (31, 6), (31, 7), (32, 6)",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome, language) VALUES"
  " (40, 'l1', 20, 9, '2020-02-29', 1, 1), (41, 'l2', 20, 10, '2021-05-03', 1, NULL),"
  " (42, 'l3', 20, 9, '2022-10-01', 0, NULL)",
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
  " (50, 'e1', 'S-1', 9, 1, '2022-12-01', '2022-12-02'),"
  " (51, 'e2', 'S-2', 9, 2, '2022-02-01', '2022-02-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (55, 'd1', 50, '2022-12-01T09:30', '2022-12-01T16:00'),"
  " (56, 'd2', 50, '2022-12-02T09:30', '2022-12-02T16:00'),"
  " (57, 'd3', 51, '2022-02-01T09:30', '2022-02-01T16:00')",
  "INSERT INTO booking (id, uuid, session, person, post, status) VALUES"
  " (60, 'b1', 50, 20, 31, 0), (61, 'b2', 51, 20, 31, 2)",
  "INSERT INTO booking_status (id, booking, status, at) VALUES"
  " (65, 60, 0, '2022-11-01T10:00:00Z'), (66, 61, 2, '2022-02-01T17:00:00Z')",
  "INSERT INTO campaign (id, uuid, code, title_en) VALUES (70, 'g1', 'N22', 'Needs 2022')",
  "INSERT INTO rating (id, uuid, campaign, person, area, rater, rating, rated_on) VALUES"
  " (71, 't1', 70, 20, 8, 1, 3, '2022-06-01')",
  NULL,
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create_of_rows (fixture->folder, rows, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

static gpointer
look_at_person (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwPerson) person = ffw_person_read (connection, 31, TODAY, FFW_LANGUAGE_CY, error);
  const FfwPersonPost *post;
  const FfwPersonRecord *record;
  const FfwPersonBooking *booking;
  const FfwPersonRating *rating;

  g_assert_no_error (*error);
  g_assert_cmpstr (person->name, ==, "Siân Llwyd");
  g_assert_cmpint (person->n_managed, ==, 1);

  g_assert_cmpuint (person->posts->len, ==, 2);
  post = person->post;
  g_assert_true (post == person->posts->pdata[0]);
  g_assert_cmpstr (post->organisation, ==, "Styal [en]");
  g_assert_cmpstr (post->roles, ==, "Key worker [en], Swyddog carchar");
  g_assert_cmpuint (g_strv_length (post->role_codes), ==, 2);
  g_assert_cmpstr (post->site_code, ==, "HMP");
  g_assert_cmpstr (post->manager, ==, "");
  post = person->posts->pdata[1];
  g_assert_cmpstr (post->organisation, ==, "Heddlu Gwent");
  g_assert_cmpuint (post->left_on, ==, ffw_date_new (2019, 12, 31));
  g_assert_cmpuint (g_strv_length (post->role_codes), ==, 0);

  g_assert_cmpuint (person->records->len, ==, 3);
  record = person->records->pdata[0];
  g_assert_cmpuint (record->expires_on, ==, FFW_DATE_NONE);
  g_assert_cmpint (record->outcome, ==, FFW_OUTCOME_NOT_COMPLETED);
  record = person->records->pdata[2];
  g_assert_cmpuint (record->expires_on, ==, ffw_date_new (2023, 2, 28));
  g_assert_cmpint (record->language, ==, 1);
  record = person->records->pdata[1];
  g_assert_cmpuint (record->expires_on, ==, FFW_DATE_NONE);
  g_assert_cmpint (record->language, ==, FFW_CODE_NONE);

  g_assert_cmpuint (person->bookings->len, ==, 2);
  booking = person->bookings->pdata[0];
  g_assert_cmpstr (booking->code, ==, "S-1");
  g_assert_cmpint (booking->status, ==, FFW_BOOKING_BOOKED);
  g_assert_cmpuint (person->ratings->len, ==, 1);
  rating = person->ratings->pdata[0];
  g_assert_cmpstr (rating->campaign, ==, "Needs 2022 [en]");
  g_assert_cmpint (rating->rating, ==, 3);
  g_assert_cmpuint (person->notes->len, ==, 0);

  g_assert_null (ffw_person_read (connection, 12345, TODAY, FFW_LANGUAGE_EN, error));
  g_assert_no_error (*error);

  return data;
}

static void
run (Fixture *fixture, FfwReadFunc func)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (ffw_workspace_read (fixture->workspace, func, fixture, NULL, &error));
  g_assert_no_error (error);
}

static void
test_person (Fixture *fixture, gconstpointer data)
{
  run (fixture, look_at_person);
}

static void
expect_ids (FfwConnection *connection, const char *filter, const char *value, const char *expected)
{
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  ffw_list_request_set_filter (request, filter, value);
  query = ffw_list_source_query (&ffw_people_list, request, FFW_LANGUAGE_EN);
  ids = ffw_list_query_ids (connection, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static gpointer
look_at_filters (FfwConnection *connection, gpointer data, GError **error)
{
  expect_ids (connection, "active", "today", "31 32");
  /* Siân has another post now, so she has not left. */
  expect_ids (connection, "active", "left", "33");
  expect_ids (connection, "active", "leaving", "");
  expect_ids (connection, "active", "away", "");
  expect_ids (connection, "active", "later", "34");
  expect_ids (connection, "organisation", "STY", "31 32 33");
  expect_ids (connection, "role", "PRIS", "31 32");
  expect_ids (connection, "site", "HMP", "31");
  expect_ids (connection, "language", "en", "30 31");
  expect_ids (connection, "language", "cy", "33 34");

  return data;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  run (fixture, look_at_filters);
}

/* What is asked of a part of a row is asked of all its parts. */
static char *
describe_condition (const FfwListFilter *filter, const char *condition)
{
  g_autoptr (GString) sql = g_string_new (filter->is_of_part ? ffw_people_list.part : condition);
  g_autofree char *part = g_strconcat (" AND ", condition, NULL);

  g_string_replace (sql, "{id}", ffw_people_list.id, 0);
  g_string_replace (sql, "{part}", part, 0);

  return g_strdup (sql->str);
}

/* No filter but that of today may look at every row. */
static gpointer
look_at_plans (FfwConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; i < ffw_people_list.n_filters; i++)
    {
      const FfwListFilter *filter = &ffw_people_list.filters[i];
      const char *conditions[16] = { filter->sql };
      g_autoptr (FfwCursor) cursor = NULL;

      if (filter->type == FFW_LIST_FILTER_CHOICE)
        for (guint choice = 1; choice < filter->n_choices; choice++)
          conditions[choice - 1] = filter->choices[choice].sql;
      for (guint n = 0; conditions[n]; n++)
        {
          g_autofree char *condition = describe_condition (filter, conditions[n]);
          g_autofree char *sql = g_strdup_printf ("EXPLAIN QUERY PLAN SELECT p.id FROM %s WHERE %s",
                                                  ffw_people_list.from, condition);

          g_clear_pointer (&cursor, ffw_cursor_free);
          cursor = strchr (condition, '?')
                       ? ffw_connection_query (connection, sql, error, "s", "2022-11-22")
                       : ffw_connection_query (connection, sql, error, "");
          g_assert_no_error (*error);
          while (ffw_cursor_next (cursor, error))
            if (g_str_has_prefix (ffw_cursor_get_text (cursor, 3), "SCAN p"))
              g_error ("%s looks at every post: %s", filter->id, conditions[n]);
        }
    }

  return data;
}

static void
test_plans (Fixture *fixture, gconstpointer data)
{
  run (fixture, look_at_plans);
}

static gpointer
look_for_people (FfwConnection *connection, gpointer data, GError **error)
{
  static const struct
  {
    const char *words;
    const char *organisation;
    gboolean active;
    const char *expected;
  } cases[] = {
    { "sian ll", NULL, TRUE, "0101" },    { "SIÂN", "GWP", FALSE, "0001" },
    { "010", "STY", TRUE, "0102,0101" },  { "nobody", NULL, FALSE, "" },
    { "rees owain", NULL, TRUE, "0102" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found
          = ffw_people_search (connection, cases[i].words, cases[i].organisation,
                               cases[i].active ? TODAY : FFW_DATE_NONE, 20, FFW_LANGUAGE_EN, error);
      g_autoptr (GString) numbers = g_string_new (NULL);

      g_assert_no_error (*error);
      for (guint n = 0; n < found->len; n++)
        g_string_append_printf (numbers, "%s%s", n ? "," : "",
                                ((const FfwFoundPerson *)found->pdata[n])->number);
      g_assert_cmpstr (numbers->str, ==, cases[i].expected);
    }

  return data;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  run (fixture, look_for_people);
}

/* Of the numbers at STY, 0101, 0102 and 0103, the one that another was probably meant to be. */
static gpointer
look_for_numbers (FfwConnection *connection, gpointer data, GError **error)
{
  static const struct
  {
    const char *number;
    const char *expected;
  } cases[] = {
    { "102", "0102" }, { "000103", "0103" }, { "0112", "0102" }, { "1002", "0102" },
    { "0990", "" },    { "1584", "" },       { "0", "" },        { "O103", "0103" },
  };
  g_autoptr (FfwPosts) posts = ffw_posts_new (connection);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *nearest = ffw_posts_nearest_number (posts, 2, cases[i].number, error);

      g_assert_no_error (*error);
      g_assert_cmpstr (nearest, ==, cases[i].expected);
    }

  return data;
}

/* Spreadsheets lose zeros; who has another number altogether is somebody else. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  run (fixture, look_for_numbers);
}

static gpointer
look_at_drafts (FfwConnection *connection, gpointer data, GError **error)
{
  static const struct
  {
    FfwPersonDraft draft;
    const char *field; /* NULL where all is well */
    gboolean refuses;
    const char *person;
  } cases[] = {
    { { .organisation = "STY",
        .number = "0999",
        .has_number = TRUE,
        .given_name = "Efa",
        .family_name = "Llwyd" } },
    /* Somebody else's number, once and now. */
    { { .organisation = "STY", .number = "0102", .has_number = TRUE }, "staff_number", TRUE, "p2" },
    { { .organisation = "STY", .number = "0103", .has_number = TRUE }, "staff_number", TRUE, "p3" },
    { { .post = "q3", .person = "p2", .organisation = "STY", .number = "0101", .has_number = TRUE },
      "staff_number",
      TRUE,
      NULL },
    /* The number of somebody who left before is free for a post that is there already. */
    { { .post = "q3",
        .person = "p2",
        .organisation = "STY",
        .number = "0103",
        .has_number = TRUE } },
    { { .organisation = "GWP", .number = "0102", .has_number = TRUE } },
    /* Their own. */
    { { .post = "q2",
        .person = "p1",
        .organisation = "STY",
        .number = "0101",
        .has_number = TRUE } },
    { { .person = "p1", .organisation = "GWP", .number = "0001", .has_number = TRUE } },
    { { .person = "p1", .organisation = "STY", .number = "0101", .has_number = TRUE },
      "staff_number",
      TRUE,
      NULL },
    { { .organisation = "STY", .email = "SIAN@gwp.example" }, "email", TRUE, "p1" },
    { { .organisation = "STY", .email = "sian@gwp.example", .has_number = TRUE },
      "email",
      FALSE,
      "p1" },
    { { .person = "p1", .organisation = "STY", .email = "sian@gwp.example" } },
    { { .organisation = "STY", .given_name = "sian", .family_name = "LLWYD" },
      "family_name",
      FALSE,
      "p1" },
    { { .person = "p1", .organisation = "STY", .given_name = "Siân", .family_name = "Llwyd" } },
    { { .organisation = "STY", .given_name = "Siân", .family_name = "Llw" } },
    { { .organisation = "STY", .manager = "0101" } },
    { { .organisation = "GWP", .manager = "0101" }, "manager", TRUE, NULL },
    { { .person = "p1", .organisation = "STY", .manager = "0101" }, "manager", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwPersonDraft draft = cases[i].draft;
      g_autoptr (GPtrArray) problems = NULL;
      const FfwPersonProblem *problem;

      draft.started_on = TODAY;
      problems = ffw_person_check (connection, &draft, TODAY, FFW_LANGUAGE_EN, error);
      g_assert_no_error (*error);
      g_test_message ("case %u", i);
      g_assert_cmpuint (problems->len, ==, cases[i].field ? 1 : 0);
      if (cases[i].field == NULL)
        continue;
      problem = problems->pdata[0];
      g_assert_cmpstr (problem->field, ==, cases[i].field);
      g_assert_cmpint (problem->refuses, ==, cases[i].refuses);
      g_assert_cmpstr (problem->person, ==, cases[i].person);
      g_assert_null (strchr (problem->sentence, '%'));
    }

  return data;
}

static void
test_drafts (Fixture *fixture, gconstpointer data)
{
  run (fixture, look_at_drafts);
}

static gpointer
look_at_leaving (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 one[] = { 31 };
  const gint64 all[] = { 30, 31, 32, 33, 34, 999 };
  g_autoptr (FfwLeaving) leaving = ffw_leaving_read (connection, one, 1, TODAY, FFW_LANGUAGE_EN,
                                                     error);
  g_autoptr (FfwLeaving) later = NULL;
  g_autoptr (FfwLeaving) many = NULL;

  g_assert_no_error (*error);
  g_assert_cmpuint (leaving->posts->len, ==, 1);
  g_assert_cmpint (g_array_index (leaving->posts, gint64, 0), ==, 31);
  g_assert_cmpstr (leaving->name, ==, "Siân Llwyd");
  g_assert_cmpint (leaving->n_booked, ==, 1);
  g_assert_cmpint (leaving->n_managed, ==, 1);

  /* The session is over by then. */
  later = ffw_leaving_read (connection, one, 1, ffw_date_new (2022, 12, 2), FFW_LANGUAGE_EN, error);
  g_assert_cmpint (later->n_booked, ==, 0);

  many = ffw_leaving_read (connection, all, G_N_ELEMENTS (all), TODAY, FFW_LANGUAGE_EN, error);
  g_assert_cmpuint (many->posts->len, ==, 2);
  g_assert_cmpuint (many->n_left, ==, 2);
  g_assert_cmpuint (many->n_later, ==, 1);
  g_assert_null (many->name);

  return data;
}

static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  run (fixture, look_at_leaving);
}

static gboolean
add_note (FfwChange *change, gpointer data, GError **error)
{
  return ffw_note_add (change, 20, "Prefers mornings", error);
}

static gboolean
set_note (FfwChange *change, gpointer data, GError **error)
{
  g_autofree char *there = NULL;
  gboolean done = ffw_note_set (change, *(gint64 *)data, "Prefers mornings", "Prefers afternoons",
                                &there, error);

  g_assert_null (there);

  return done;
}

/* By somebody who has not seen that it is about afternoons now. */
static gboolean
set_note_late (FfwChange *change, gpointer data, GError **error)
{
  g_autofree char *there = NULL;
  gboolean done = ffw_note_set (change, *(gint64 *)data, "Prefers mornings", "Prefers evenings",
                                &there, error);

  g_assert_cmpstr (there, ==, "Prefers afternoons");

  return done;
}

static gboolean
delete_note (FfwChange *change, gpointer data, GError **error)
{
  return ffw_note_delete (change, *(gint64 *)data, error);
}

static gboolean
join (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwMessage *message = ffw_message_new ("edit-person", "@person/21", NULL);

  ffw_change_set_message (change, message);
  ffw_message_free (message);

  return ffw_connection_run (connection, "UPDATE post SET person = 21 WHERE person = 20", error, "")
         && ffw_connection_run (connection, "UPDATE booking SET person = 21 WHERE person = 20",
                                error, "")
         && ffw_connection_run (connection, "UPDATE record SET person = 21 WHERE person = 20",
                                error, "")
         && ffw_connection_run (connection, "UPDATE rating SET person = 21 WHERE person = 20",
                                error, "")
         && ffw_post_rows_join (connection, 31, 20, 21, error);
}

static gpointer
count_notes (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 *found = data;

  ffw_connection_get_int (connection, "SELECT coalesce (max (id), 0) FROM note", &found[0], error,
                          "");
  ffw_connection_get_int (connection,
                          "SELECT coalesce (max (person), 0) FROM note"
                          " WHERE text = 'Prefers afternoons' AND changed_at IS NOT NULL",
                          &found[1], error, "");
  ffw_connection_get_int (connection, "SELECT count(*) FROM change_touch t WHERE subject = 20",
                          &found[2], error, "");

  return data;
}

static gpointer
check (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) problems = ffw_check (connection, TODAY, error);

  if (problems && problems->len)
    g_error ("%s", (const char *)problems->pdata[0]);

  return data;
}

static void
change (Fixture *fixture, FfwChangeFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
test_notes (Fixture *fixture, gconstpointer data)
{
  gint64 found[3] = { 0 };
  gint64 note;
  g_autoptr (GError) error = NULL;

  change (fixture, add_note, NULL);
  ffw_workspace_read (fixture->workspace, count_notes, found, NULL, &error);
  g_assert_no_error (error);
  note = found[0];
  g_assert_cmpint (note, >, 0);
  g_assert_cmpint (found[1], ==, 0);
  g_assert_cmpint (found[2], ==, 1);

  change (fixture, set_note, &note);
  ffw_workspace_read (fixture->workspace, count_notes, found, NULL, &error);
  g_assert_cmpint (found[1], ==, 20);
  change (fixture, set_note_late, &note);
  ffw_workspace_read (fixture->workspace, count_notes, found, NULL, &error);
  g_assert_cmpint (found[1], ==, 20);

  /* With the person, where two turn out to be one. */
  change (fixture, join, NULL);
  ffw_workspace_read (fixture->workspace, count_notes, found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found[1], ==, 21);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);

  change (fixture, delete_note, &note);
  ffw_workspace_read (fixture->workspace, count_notes, found, NULL, &error);
  g_assert_cmpint (found[0], ==, 0);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_read (fixture->workspace, count_notes, found, NULL, &error);
  g_assert_cmpint (found[1], ==, 20);

  ffw_workspace_read (fixture->workspace, check, fixture, NULL, &error);
  g_assert_no_error (error);

  /* Somebody else deletes it first. */
  change (fixture, delete_note, &note);
  g_assert_false (ffw_workspace_change (fixture->workspace, set_note, &note, NULL, &error));
  g_assert_nonnull (strstr (error->message, "The note is gone"));
}

#define ADD(path_, test_) g_test_add (path_, Fixture, NULL, set_up, test_, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  ADD ("/person/read", test_person);
  ADD ("/person/filters", test_filters);
  ADD ("/person/plans", test_plans);
  ADD ("/person/numbers", test_numbers);
  ADD ("/person/search", test_search);
  ADD ("/person/drafts", test_drafts);
  ADD ("/person/leaving", test_leaving);
  ADD ("/person/notes", test_notes);

  return g_test_run ();
}
