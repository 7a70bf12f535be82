/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two entries of one person become one, and nothing is lost. */

#include "ffw-check.h"
#include "ffw-coding.h"
#include "ffw-distinct-people.h"
#include "ffw-history-query.h"
#include "ffw-history-text.h"
#include "ffw-list-query.h"
#include "ffw-merge.h"
#include "ffw-posts.h"
#include "ffw-store-test.h"

#include <string.h>

#define TODAY ffw_date_new (2022, 11, 22)

/* 20 and 21 are one; 22 manages 21, and is managed by 20; 23 is somebody else, whom 20 manages. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'GWP', 'Gwent Police'),"
  " (2, 'o2', 'STY', 'Styal')",
  "INSERT INTO site (id, uuid, code, name_en, organisation) VALUES (5, 's1', 'HMP', 'Prison', 2)",
  "INSERT INTO role (id, uuid, code, title_en) VALUES (6, 'r1', 'PRIS', 'Prison officer'),"
  " (7, 'r2', 'KEY', 'Key worker')",
  "INSERT INTO area (id, uuid, code, title_en) VALUES (8, 'a1', 'TIP', 'Trauma')",
  "INSERT INTO course (id, uuid, code, title_en, completion) VALUES"
  " (9, 'c1', 'POWER', 'Power', 'all'), (10, 'c2', 'ACE', 'Awareness', 'all')",
  "INSERT INTO campaign (id, uuid, code) VALUES (11, 'n1', 'N22')",
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) VALUES"
  " (20, 'p20', 'Siân', 'Llwyd', NULL), (21, 'p21', 'Jane', 'Lloyd', 0),"
  " (22, 'p22', 'Owain', 'Rees', NULL), (23, 'p23', 'Efa', 'Pugh', NULL),"
  " (24, 'p24', 'Rhys', 'Khan', NULL)",
  /* 30 and 31 are one post, overlapping; 32 and 33 one without a number; 34 stands alone. */
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, site, manager,"
  " started_on, left_on) VALUES"
  " (30, 'q30', 20, 1, '0001', 'sian@gwp.example', NULL, NULL, '2015-01-01', '2019-12-31'),"
  " (31, 'q31', 21, 1, '0001', 'jane@gwp.example', NULL, NULL, '2018-01-01', NULL),"
  " (32, 'q32', 20, 2, NULL, NULL, NULL, 22, '2020-01-01', NULL),"
  " (33, 'q33', 21, 2, '0101', NULL, 5, 22, '2020-01-01', NULL),"
  " (34, 'q34', 21, 2, '0102', NULL, 5, 20, '2021-01-01', NULL),"
  " (35, 'q35', 22, 2, '0103', NULL, NULL, 21, '2012-01-01', NULL),"
  " (36, 'q36', 23, 1, '0002', NULL, NULL, 21, '2012-01-01', NULL),"
  " (37, 'q37', 24, 1, '0003', NULL, NULL, NULL, '2012-01-01', NULL)",
  "INSERT INTO post_role (post, role) VALUES (30, 6), (31, 6), (31, 7), (33, 6)",
  "INSERT INTO note (id, uuid, person, text, at, who) VALUES"
  " (38, 'w1', 21, 'Asked for a place', '2022-01-01T00:00:00Z', 'x')",
  "INSERT INTO distinct_people (person, other) VALUES (20, 21), (21, 23), (20, 23)",
  /* The same record twice, of which one knows the certificate, and the other was not completed. */
  "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome, language,"
  " certificate) VALUES (40, 'l40', 20, 30, 9, '2020-02-29', 0, 1, 'C-1'),"
  " (41, 'l41', 21, 31, 9, '2020-02-29', 1, NULL, 'C-2'),"
  " (42, 'l42', 21, 31, 10, '2020-02-29', 1, NULL, NULL)",
  /* A certificate of the one, and something of the person alone. */
  "INSERT INTO content (sha256, size) VALUES "
  "('59ad1b2fc74287ded1bba7af67765d23ad4a49f1ae51902cc2ed3f8ebee96cfa', 4)",
  "INSERT INTO content_part (sha256, part, bytes) SELECT sha256, 0, CAST('scan' AS BLOB)"
  " FROM content",
  "INSERT INTO transfer (id, uuid, kind, revision, digest, sender, receiver, course, at)"
  " SELECT 110, 'x9', 0, 1, '', 'NPS', 'GWP', min (id), '2022-11-01T10:00:00Z' FROM course",
  "INSERT INTO transfer_person (id, uuid, transfer, item, state, person)"
  " VALUES (111, 'x10', 110, 'i', 1, 21)",
  "INSERT INTO manager_message (id, uuid, manager, at, who, gaps)"
  " VALUES (48, 'm48', 21, '2022-11-01T10:00:00Z', 'Mair', '1:2:0')",
  "INSERT INTO attachment (id, uuid, person, record, name, media_type, size, sha256, at, who)"
  " SELECT 45, 'f45', 21, 41, 'c.pdf', 'text/plain', 4, sha256, '2022', 'x' FROM content",
  "INSERT INTO attachment (id, uuid, person, record, name, media_type, size, sha256, at, who)"
  " SELECT 46, 'f46', 21, NULL, 'd.pdf', 'text/plain', 4, sha256, '2022', 'x' FROM content",
  /* A session ahead with two places, both theirs, and somebody who waits. */
  "INSERT INTO session (id, uuid, code, course, status, capacity, first_on, last_on) VALUES"
  " (50, 'e50', 'S-1', 9, 1, 2, '2022-12-01', '2022-12-01'),"
  " (51, 'e51', 'S-2', 9, 2, NULL, '2022-02-01', '2022-02-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (55, 'd55', 50, '2022-12-01T09:30', '2022-12-01T16:00'),"
  " (57, 'd57', 51, '2022-02-01T09:30', '2022-02-01T16:00')",
  "INSERT INTO booking (id, uuid, session, person, post, status, asked_at) VALUES"
  " (60, 'b60', 50, 20, 32, 1, '2022-10-02T09:00'), (61, 'b61', 50, 21, 33, 0, NULL),"
  " (62, 'b62', 50, 24, 37, 1, '2022-10-03T09:00'), (63, 'b63', 51, 20, NULL, 4, NULL),"
  " (64, 'b64', 51, 21, 33, 2, NULL), (65, 'b65', 50, 23, 36, 0, NULL)",
  "INSERT INTO booking_status (id, booking, status, at) VALUES"
  " (70, 61, 0, '2022-10-01T10:00:00Z'), (71, 60, 1, '2022-10-02T10:00:00Z'),"
  " (72, 62, 1, '2022-10-03T10:00:00Z'), (73, 64, 2, '2022-02-01T17:00:00Z'),"
  " (74, 63, 4, '2022-02-01T18:00:00Z'), (75, 65, 0, '2022-10-03T10:00:00Z')",
  "INSERT INTO session_trainer (session_date, person, post, override_reason) VALUES"
  " (57, 20, NULL, NULL), (57, 21, 33, 'Nobody else'), (55, 21, 33, NULL)",
  "INSERT INTO attendance (id, uuid, session, on_date, person, post, attended, minutes) VALUES"
  " (80, 't80', 51, '2022-02-01', 20, NULL, 0, NULL), (81, 't81', 51, '2022-02-01', 21, 33, 1, "
  "300)",
  "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason) VALUES"
  " (85, 'v85', 20, 8, '2022-01-01', '2022-06-30', 'Leave'),"
  " (86, 'v86', 21, 8, '2022-01-01', '2022-12-31', 'Secondment')",
  "INSERT INTO absence (id, uuid, person, from_on, to_on, kind) VALUES"
  " (90, 'x90', 20, '2022-03-01', '2022-04-01', 'sick'), (91, 'x91', 21, '2022-03-01', NULL, NULL),"
  " (92, 'x92', 21, '2022-03-15', '2022-05-01', NULL)",
  "INSERT INTO rating (id, uuid, campaign, person, area, rater, rating, rated_on) VALUES"
  " (95, 'g95', 11, 20, 8, 0, 2, '2022-01-01'), (96, 'g96', 11, 21, 8, 0, 3, '2022-02-01'),"
  " (97, 'g97', 11, 21, 8, 1, 1, '2022-02-01')",
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
  fixture->workspace = ffw_store_test_create_of_rows (fixture->folder, rows, 200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

static gboolean
do_merge (FfwChange *change, gpointer data, GError **error)
{
  return ffw_merge (change, data, TODAY, FFW_LANGUAGE_EN, error);
}

static void
merge (Fixture *fixture, const FfwMergeWish *wish)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, do_merge, (gpointer)wish, NULL, &error);
  g_assert_no_error (error);
}

#define get(fixture, sql) ffw_store_test_get_int ((fixture)->workspace, sql)

static gpointer
check_all (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_check (connection, TODAY, error);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read (fixture->workspace, check_all, NULL, NULL,
                                                       &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static gpointer
read_notes (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT text FROM note WHERE person = 20 ORDER BY id DESC", error, "");

  g_assert_true (ffw_cursor_next (cursor, error));

  return g_strdup (ffw_cursor_get_text (cursor, 0));
}

static void
test_collisions (Fixture *fixture, gconstpointer data)
{
  const FfwMergeWish wish = { 20, 21, NULL, "Lloyd", FFW_NULL };
  g_autofree char *note = NULL;

  merge (fixture, &wish);

  g_assert_cmpint (get (fixture, "SELECT count(*) FROM person WHERE given_name = 'Siân'"
                                 " AND family_name = 'Lloyd' AND training_language = 0"),
                   ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM person"), ==, 4);

  /* One post from the first day of both to the end of neither, with the roles of both. */
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM post WHERE person = 20"), ==, 3);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM post WHERE id = 30 AND left_on IS NULL"
                                 " AND started_on = '2015-01-01' AND email = 'sian@gwp.example'"),
                   ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM post_role WHERE post = 30"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM post WHERE id = 32 AND site = 5"
                                 " AND staff_number = '0101'"),
                   ==, 1);

  /* Who was managed by one is managed by both; nobody by themselves, or by whom they manage. */
  g_assert_cmpint (get (fixture, "SELECT manager FROM post WHERE id = 36"), ==, 20);
  g_assert_cmpint (get (fixture, "SELECT manager FROM post WHERE id = 35"), ==, 20);
  g_assert_cmpint (get (fixture, "SELECT count(manager) FROM post WHERE person = 20"), ==, 0);

  g_assert_cmpint (get (fixture, "SELECT count(*) FROM record WHERE person = 20"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM record WHERE id = 40 AND outcome = 1"
                                 " AND certificate = 'C-2' AND language = 1 AND post = 30"),
                   ==, 1);

  /* The file of the record that went is of the one that stays. */
  g_assert_cmpint (get (fixture, "SELECT record FROM attachment WHERE id = 45 AND person = 20"), ==,
                   40);
  g_assert_cmpint (get (fixture, "SELECT person FROM attachment WHERE id = 46"), ==, 20);
  g_assert_cmpint (get (fixture, "SELECT manager FROM manager_message WHERE id = 48"), ==, 20);
  g_assert_cmpint (get (fixture, "SELECT person FROM transfer_person WHERE id = 111"), ==, 20);

  /* The place stays and the freed one goes to who waits; what became of both is kept. */
  g_assert_cmpint (get (fixture, "SELECT status FROM booking WHERE id = 60"), ==,
                   FFW_BOOKING_BOOKED);
  g_assert_cmpint (get (fixture, "SELECT status FROM booking WHERE id = 63"), ==,
                   FFW_BOOKING_ATTENDED);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM booking_status WHERE booking = 63"), ==, 3);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM booking WHERE person = 20"), ==, 2);

  g_assert_cmpint (get (fixture, "SELECT count(*) FROM session_trainer WHERE person = 20"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM session_trainer WHERE session_date = 57"
                                 " AND override_reason = 'Nobody else' AND post = 32"),
                   ==, 1);
  g_assert_cmpint (get (fixture, "SELECT minutes FROM attendance WHERE id = 80 AND attended = 1"),
                   ==, 300);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM waiver WHERE person = 20"
                                 " AND until_on = '2022-12-31' AND reason = 'Secondment'"),
                   ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM absence WHERE person = 20"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM absence WHERE id = 90 AND to_on IS NULL"
                                 " AND kind = 'sick'"),
                   ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM rating WHERE person = 20"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT rating FROM rating WHERE id = 95"), ==, 3);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM distinct_people"), ==, 1);

  /* What could not stay is written down, and the note that there was is there. */
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM note WHERE person = 20"), ==, 2);
  note = ffw_workspace_read (fixture->workspace, read_notes, NULL, NULL, NULL);
  g_test_message ("%s", note);
  g_assert_nonnull (strstr (note, "jane@gwp.example"));
  g_assert_nonnull (strstr (note, "C-1"));
  g_assert_nonnull (strstr (note, "Leave"));
  g_assert_nonnull (strstr (note, "2022-04-01"));
  g_assert_null (strstr (note, "C-2"));
  assert_sound (fixture);
}

/* Who was taken in twice, once without a number: the same role at the same place at one time is one
 * post, from the first day to the last; with two numbers they are two. */
static void
test_taken_in_twice (Fixture *fixture, gconstpointer data)
{
  const FfwMergeWish wish = { 24, 23, NULL, NULL, FFW_NULL };
  const char *const before[] = {
    "UPDATE post SET site = 5, organisation = 2 WHERE id IN (36, 37)",
    "UPDATE post SET staff_number = NULL, started_on = '2014-05-01' WHERE id = 36",
    "INSERT INTO post_role (post, role) VALUES (36, 7), (37, 7)",
    "INSERT INTO post (id, uuid, person, organisation, staff_number, site, started_on) VALUES"
    " (70, 'q70', 23, 2, '0099', 5, '2016-01-01')",
    "INSERT INTO post_role (post, role) VALUES (70, 7)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    ffw_store_test_run (fixture->workspace, before[i]);
  merge (fixture, &wish);

  g_assert_cmpint (get (fixture, "SELECT count(*) FROM post WHERE person = 24"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM post WHERE id = 37 AND left_on IS NULL"
                                 " AND started_on = '2012-01-01' AND staff_number = '0003'"),
                   ==, 1);
}

/* Of one post with two managers, the first goes on, and the other is written down. */
static void
test_two_managers (Fixture *fixture, gconstpointer data)
{
  const FfwMergeWish wish = { 20, 21, NULL, NULL, FFW_NULL };
  g_autofree char *note = NULL;

  ffw_store_test_run (fixture->workspace, "INSERT INTO person (id, uuid, family_name)"
                                          " VALUES (25, 'p25', 'Price')");
  ffw_store_test_run (fixture->workspace, "INSERT INTO post (id, uuid, person, organisation,"
                                          " staff_number, started_on)"
                                          " VALUES (39, 'q39', 25, 1, '0777', '2012-01-01')");
  ffw_store_test_run (fixture->workspace, "UPDATE post SET manager = 24 WHERE id = 30");
  ffw_store_test_run (fixture->workspace, "UPDATE post SET manager = 25 WHERE id = 31");
  merge (fixture, &wish);
  g_assert_cmpint (get (fixture, "SELECT manager FROM post WHERE id = 30"), ==, 24);
  note = ffw_workspace_read (fixture->workspace, read_notes, NULL, NULL, NULL);
  g_assert_nonnull (strstr (note, "manager 0777"));
  assert_sound (fixture);
}

/* Everything is as it was, to the byte, and the history holds. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const FfwMergeWish wish = { 21, 20, "Jane Siân", NULL, 1 };
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  merge (fixture, &wish);
  merged = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, !=, merged);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  ffw_workspace_redo (fixture->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  again = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (merged, ==, again);
  assert_sound (fixture);
}

static gpointer
plan (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_merge_plan (connection, data, TODAY, FFW_LANGUAGE_EN, error);
}

static gboolean
holds (const GPtrArray *sentences, const char *part)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], part))
      return TRUE;

  return FALSE;
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  FfwMergeWish wish = { 20, 21, NULL, NULL, FFW_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwMergePlan) said = ffw_workspace_read (fixture->workspace, plan, &wish, NULL,
                                                      &error);
  g_autoptr (FfwMergePlan) harmless = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < said->settled->len; i++)
    g_test_message ("%s", (char *)said->settled->pdata[i]);
  for (guint i = 0; i < said->doubts->len; i++)
    g_test_message ("? %s", (char *)said->doubts->pdata[i]);
  g_assert_true (holds (said->doubts, "Siân Llwyd is the manager of Jane Lloyd"));
  g_assert_true (holds (said->doubts, "their own manager by way of others"));
  g_assert_true (holds (said->doubts, "Both have a post at Styal"));
  g_assert_true (holds (said->doubts, "different people"));
  g_assert_cmpuint (said->doubts->len, ==, 4);
  g_assert_true (holds (said->settled, "2 posts are there twice"));
  g_assert_true (holds (said->settled, "1 training record is there twice"));
  g_assert_true (holds (said->settled, "bookings on 2 sessions")
                 || holds (said->settled, "a booking on 2 sessions"));
  g_assert_true (holds (said->settled, "register of 1 day"));
  g_assert_true (holds (said->settled, "1 waiver"));
  g_assert_true (holds (said->settled, "1 absence"));
  g_assert_true (holds (said->settled, "1 rating"));
  g_assert_true (holds (said->settled, "1 date of a session"));

  /* Of two who have nothing in common, nothing is asked. */
  wish = (FfwMergeWish){ 23, 24, NULL, NULL, FFW_NULL };
  harmless = ffw_workspace_read (fixture->workspace, plan, &wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (holds (harmless->doubts, "Gwent Police"));
  g_assert_cmpuint (harmless->doubts->len, ==, 1);
  g_assert_cmpint (harmless->n_moved, ==, 1);

  wish = (FfwMergeWish){ 23, 23, NULL, NULL, FFW_NULL };
  g_assert_null (ffw_workspace_read (fixture->workspace, plan, &wish, NULL, &error));
  g_assert_nonnull (strstr (error->message, "one entry already"));
  g_clear_error (&error);
  wish.goes = 7777;
  g_assert_false (ffw_workspace_change (fixture->workspace, do_merge, &wish, NULL, &error));
  g_assert_nonnull (strstr (error->message, "gone"));
}

static gpointer
look_back (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwPosts) posts = ffw_posts_new (connection);
  g_autoptr (FfwMessage) message = ffw_message_new ("edit-person", "@person/21", NULL);
  g_autofree char *sentence = ffw_history_message_to_text (connection, message, FFW_LANGUAGE_EN,
                                                           error);
  const FfwHistoryRequest request = { .subject = 20 };
  g_autoptr (FfwListQuery) query = ffw_history_query_new (&request, FFW_LANGUAGE_EN);
  g_autoptr (GArray) changes = ffw_list_query_ids (connection, query, error);
  FfwFoundPost found;

  g_assert_no_error (*error);
  /* A file that knows who went finds who stayed; the history names them, and knows both. */
  g_assert_true (ffw_posts_find_uuid (posts, "p21", 0, NULL, &found, error));
  g_assert_cmpint (found.person, ==, 20);
  g_assert_cmpstr (sentence, ==, "Details of Siân Llwyd changed");
  g_assert_cmpuint (changes->len, ==, 3);

  return NULL;
}

static gboolean
edit (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_connection_run (ffw_change_get_connection (change),
                             "UPDATE person SET given_name = 'Jan' WHERE id = 21", error, "");
}

static void
test_alias (Fixture *fixture, gconstpointer data)
{
  const FfwMergeWish first = { 21, 24, NULL, NULL, FFW_NULL };
  const FfwMergeWish wish = { 20, 21, NULL, NULL, FFW_NULL };
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  merge (fixture, &wish);
  ffw_workspace_read (fixture->workspace, look_back, NULL, NULL, &error);
  g_assert_no_error (error);

  /* Who was joined twice is found over both. */
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  merge (fixture, &first);
  merge (fixture, &wish);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM person_alias WHERE person = 20"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT was FROM person_alias WHERE uuid = 'p24'"), ==, 24);
}

static gboolean
do_merge_group (FfwChange *change, gpointer data, GError **error)
{
  const gint64 go[] = { 21, 24, 23 };

  return ffw_merge_group (change, 20, go, G_N_ELEMENTS (go), TODAY, FFW_LANGUAGE_CY, error);
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, do_merge_group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM person"), ==, 2);
  assert_sound (fixture);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

/* Every table that refers to people is seen to: a new one has to be, or this fails. */
static void
test_complete (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM sqlite_schema m, pragma_foreign_key_list"
                                 " (m.name) f WHERE m.type = 'table' AND f.\"table\" = 'person'"
                                 " AND m.name NOT IN ('post', 'note', 'distinct_people',"
                                 " 'person_alias', 'session_trainer', 'booking', 'attendance',"
                                 " 'record', 'waiver', 'absence', 'rating', 'attachment', "
                                 "'manager_message', 'session_message', 'trainer',"
                                 " 'register_line', 'transfer_person')"),
                   ==, 0);
}

#define PEOPLE 12

/* People with rows drawn at random: many of them of one course and day, session or area. */
static gboolean
fill_at_random (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gboolean good = TRUE;

  ffw_store_test_message (change);
  for (gint64 i = 0; i < PEOPLE && good; i++)
    {
      gint64 person = ffw_change_new_id (change);
      char uuid[FFW_UUID_SIZE];

      good = ffw_connection_run (connection,
                                 "INSERT INTO person (id, uuid, given_name, family_name)"
                                 " VALUES (?, ?, 'Ann', 'Jones')",
                                 error, "is", person, ffw_change_new_uuid (change, uuid));
      for (guint j = 0; j < 3 && good; j++)
        {
          g_autofree char *number = g_strdup_printf ("%d-%u", (int)i, j);
          gint64 post = ffw_change_new_id (change);
          FfwDate start = ffw_date_new (2010, 1, 1) + (FfwDate)g_test_rand_int_range (0, 5);

          good = ffw_connection_run (connection,
                                     "INSERT INTO post (id, uuid, person, organisation,"
                                     " staff_number, started_on) VALUES (?, ?, ?, ?, ?, ?)",
                                     error, "isiisD", post, ffw_change_new_uuid (change, uuid),
                                     person, (gint64)g_test_rand_int_range (1, 3),
                                     j ? number : NULL, start)
                 && ffw_connection_run (
                     connection,
                     "INSERT INTO record (id, uuid, person, post, course,"
                     " completed_on, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)",
                     error, "isiiiDi", ffw_change_new_id (change),
                     ffw_change_new_uuid (change, uuid), person, post, (gint64)9 + (j > 0),
                     ffw_date_new (2020, 1, 1)
                         + (FfwDate)(j * 10 + (guint)g_test_rand_int_range (0, 3)),
                     (gint64)g_test_rand_int_range (0, 2));
        }
    }

  return good;
}

#define SQL_RECORDS                                                                                \
  "SELECT count(*) FROM (SELECT DISTINCT course, completed_on FROM record WHERE person IN (%1$d, " \
  "%2$d))"

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 first;
  const FfwMergeWish mend = { 20, 21, NULL, NULL, FFW_NULL };
  guint n = 0;

  merge (fixture, &mend);
  ffw_workspace_change (fixture->workspace, fill_at_random, NULL, NULL, &error);
  g_assert_no_error (error);
  before = ffw_store_test_dump (fixture->workspace);
  first = get (fixture, "SELECT min (id) FROM person WHERE family_name = 'Jones'");
  for (gint64 goes = first + 7; n < PEOPLE / 2 && goes < 100000; goes++)
    {
      FfwMergeWish wish = { first, goes, NULL, NULL, FFW_NULL };
      g_autofree char *is_person = g_strdup_printf ("SELECT count(*) FROM person WHERE id = %d",
                                                    (int)goes);
      g_autofree char *of_both = g_strdup_printf (SQL_RECORDS, (int)first, (int)goes);
      g_autofree char *of_one = g_strdup_printf (SQL_RECORDS, (int)first, 0);
      gint64 expected;

      if (get (fixture, is_person) == 0)
        continue;
      expected = get (fixture, of_both);
      merge (fixture, &wish);
      g_assert_cmpint (get (fixture, of_one), ==, expected);
      assert_sound (fixture);
      n++;
    }
  g_assert_cmpuint (n, ==, PEOPLE / 2);
  for (guint i = 0; i < n; i++)
    {
      ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  ADD ("/merge/collisions", test_collisions);
  ADD ("/merge/taken-in-twice", test_taken_in_twice);
  ADD ("/merge/two-managers", test_two_managers);
  ADD ("/merge/undo", test_undo);
  ADD ("/merge/plan", test_plan);
  ADD ("/merge/alias", test_alias);
  ADD ("/merge/group", test_group);
  ADD ("/merge/complete", test_complete);
  ADD ("/merge/random", test_random);

  return g_test_run ();
}
