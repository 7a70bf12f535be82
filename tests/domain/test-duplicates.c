/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is proposed as the same person, and why. */

#include "ffw-date.h"
#include "ffw-distinct-people.h"
#include "ffw-duplicates.h"
#include "ffw-store-test.h"

#include <string.h>

/* Jane Llwyd moved from Gwent to Styal; Owain Rees stands there twice, once with the zeros lost;
 * two who share an address and nothing else; forty-eight called David Jones, of whom two follow. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES"
  " (1, 'o1', 'GWP', 'Gwent Police'), (2, 'o2', 'STY', 'Styal'), (3, 'o3', 'EPW', 'Eastwood Park')",
  "INSERT INTO course (id, uuid, code, title_en, completion) VALUES (9, 'c1', 'POWER', 'Power', "
  "'all')",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (20, 'p1', 'Siân', 'Llwyd'), (21, 'p2', 'Jane', 'Lloyd'),"
  " (22, 'p3', 'Owain', 'Rees'), (23, 'p4', 'Owain', 'Rhys'),"
  " (24, 'p5', 'Priya', 'Khan'), (25, 'p6', 'Zofia', 'Nowak'),"
  " (26, 'p7', 'Ngozi', 'Okafor'), (27, 'p8', 'Ngozi', 'Okafor')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, started_on, left_on)"
  " VALUES (30, 'q1', 20, 1, '0001', 'sian@gwp.example', '2015-01-01', '2019-12-31'),"
  " (31, 'q2', 21, 2, '77', 'SIAN@gwp.example', '2020-01-06', NULL),"
  " (32, 'q3', 22, 2, '00123', NULL, '2021-01-01', NULL),"
  " (33, 'q4', 23, 2, '123', NULL, '2021-01-01', NULL),"
  " (34, 'q5', 24, 1, '501', 'custody@gwp.example', '2021-02-01', NULL),"
  " (35, 'q6', 25, 1, '502', 'custody@gwp.example', '2021-03-01', NULL),"
  " (36, 'q7', 26, 1, '601', NULL, '2018-01-01', NULL),"
  " (37, 'q8', 27, 3, '602', NULL, '2018-02-01', '2021-02-28')",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (40, 'r1', 26, 9, '2020-03-03', 1), (41, 'r2', 27, 9, '2020-03-03', 1)",
  NULL,
};

#define DAVIDS      48
#define FIRST_DAVID 1000

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static gboolean
fill (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwMessage) message = ffw_message_new ("init-empty", NULL);
  gboolean good = TRUE;

  ffw_change_set_message (change, message);
  for (guint i = 0; i < 2000; i++)
    ffw_change_new_id (change);
  for (guint i = 0; rows[i] && good; i++)
    good = ffw_connection_run (connection, rows[i], error, "");
  for (gint64 i = 0; i < DAVIDS && good; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("d%d", (int)i);
      g_autofree char *number = g_strdup_printf ("%d", (int)(90000 + i * 37));
      FfwDate start = ffw_date_new (2010, 1, 1) + (FfwDate)i * 50;
      /* The last two are one: the first of them left the day before the second began. */
      FfwDate end = i == DAVIDS - 2 ? start + 49 : FFW_DATE_NONE;

      good = ffw_connection_run (connection,
                                 "INSERT INTO person (id, uuid, given_name, family_name)"
                                 " VALUES (?, ?, 'David', 'Jones')",
                                 error, "is", FIRST_DAVID + i, uuid)
             && ffw_connection_run (connection,
                                    "INSERT INTO post (id, uuid, person, organisation,"
                                    " staff_number, started_on, left_on)"
                                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                                    error, "isiisDD", FIRST_DAVID + 100 + i, uuid, FIRST_DAVID + i,
                                    i % 3 + 1, number, start, end);
    }

  return good;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create (fixture->folder);
  ffw_workspace_change (fixture->workspace, fill, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

static gpointer
find (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_duplicates_find (connection, 100, FFW_LANGUAGE_EN, error);
}

static FfwDuplicates *
find_all (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FfwDuplicates *found = ffw_workspace_read (fixture->workspace, find, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->pairs->len; i++)
    {
      const FfwDuplicate *pair = found->pairs->pdata[i];

      g_test_message ("%d: %s (%d) and %s (%d)", pair->strength, pair->name, (int)pair->person,
                      pair->other_name, (int)pair->other);
      for (guint j = 0; j < pair->reasons->len; j++)
        g_test_message ("  %d %s", ((FfwDuplicateReason *)pair->reasons->pdata[j])->weight,
                        ((FfwDuplicateReason *)pair->reasons->pdata[j])->sentence);
    }

  return found;
}

static const FfwDuplicate *
get_pair (const FfwDuplicates *found, gint64 person, gint64 other)
{
  for (guint i = 0; i < found->pairs->len; i++)
    {
      const FfwDuplicate *pair = found->pairs->pdata[i];

      if (pair->person == person && pair->other == other)
        return pair;
    }

  return NULL;
}

static const FfwDuplicateReason *
get_reason (const FfwDuplicate *pair, const char *code)
{
  for (guint i = 0; i < pair->reasons->len; i++)
    {
      const FfwDuplicateReason *reason = pair->reasons->pdata[i];

      if (g_str_equal (reason->code, code))
        return reason;
    }

  return NULL;
}

static void
test_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwDuplicates) found = find_all (fixture);
  const FfwDuplicate *pair = get_pair (found, 20, 21);

  /* The same address, two forms of a name, and one post after the other: nothing is likelier. */
  g_assert_nonnull (pair);
  g_assert_true (pair == found->pairs->pdata[0]);
  g_assert_cmpint (pair->strength, >=, FFW_DUPLICATE_VERY_LIKELY);
  g_assert_cmpstr (pair->name, ==, "Siân Llwyd");
  g_assert_cmpstr (pair->other_organisation, ==, "Styal");
  g_assert_cmpstr (get_reason (pair, "same-email")->sentence, ==, "The same e-mail address");
  g_assert_nonnull (get_reason (pair, "given-name-form"));
  g_assert_nonnull (get_reason (pair, "family-name-form"));
  g_assert_nonnull (get_reason (pair, "follows"));
  g_assert_null (get_reason (pair, "together"));

  pair = get_pair (found, 22, 23);
  g_assert_nonnull (pair);
  g_assert_nonnull (get_reason (pair, "number-written"));
  g_assert_nonnull (get_reason (pair, "same-start"));
  g_assert_nonnull (strstr (get_reason (pair, "same-start")->sentence, "1 January 2021"));

  /* Against it is said too, and last. */
  pair = get_pair (found, 26, 27);
  g_assert_nonnull (pair);
  g_assert_nonnull (get_reason (pair, "same-record"));
  g_assert_cmpint (get_reason (pair, "together")->weight, <, 0);
  g_assert_true (get_reason (pair, "together") == pair->reasons->pdata[pair->reasons->len - 1]);

  /* An address that two people share makes them no one. */
  g_assert_null (get_pair (found, 24, 25));
  g_assert_cmpuint (found->n, ==, found->pairs->len);
  g_assert_false (found->more);
}

/* Of the many called David Jones, none is proposed but those who follow on one another. */
static void
test_common (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwDuplicates) found = find_all (fixture);
  const FfwDuplicate *pair = get_pair (found, FIRST_DAVID + DAVIDS - 2, FIRST_DAVID + DAVIDS - 1);
  guint n = 0;

  g_assert_nonnull (pair);
  g_assert_nonnull (get_reason (pair, "common-name"));
  g_assert_nonnull (get_reason (pair, "follows"));
  for (guint i = 0; i < found->pairs->len; i++)
    n += ((FfwDuplicate *)found->pairs->pdata[i])->person >= FIRST_DAVID;
  g_assert_cmpuint (n, ==, 1);
}

static gboolean
say_distinct (FfwChange *change, gpointer data, GError **error)
{
  return ffw_distinct_people_add (change, 21, 20, error);
}

static gboolean
say_not_distinct (FfwChange *change, gpointer data, GError **error)
{
  return ffw_distinct_people_remove (change, 20, 21, error);
}

static gpointer
list_distinct (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_distinct_people_list (connection, error);
}

static void
assert_proposed (Fixture *fixture, gboolean proposed)
{
  g_autoptr (FfwDuplicates) found = find_all (fixture);
  g_autoptr (GPtrArray) pairs = ffw_workspace_read (fixture->workspace, list_distinct, NULL, NULL,
                                                    NULL);

  g_assert_true ((get_pair (found, 20, 21) != NULL) == proposed);
  g_assert_cmpuint (pairs->len, ==, proposed ? 0 : 1);
  if (!proposed)
    g_assert_cmpstr (((FfwDistinctPair *)pairs->pdata[0])->name, ==, "Siân Llwyd (GWP)");
}

static void
test_distinct (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, say_distinct, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_proposed (fixture, FALSE);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_proposed (fixture, TRUE);
  ffw_workspace_redo (fixture->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_proposed (fixture, FALSE);
  ffw_workspace_change (fixture->workspace, say_not_distinct, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_proposed (fixture, TRUE);
}

static gpointer
look_at_one (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwDuplicates) found = ffw_duplicates_of (connection, 21, 10, FFW_LANGUAGE_EN, error);
  g_autoptr (FfwDuplicate) pair = ffw_duplicates_compare (connection, 24, 25, FFW_LANGUAGE_CY,
                                                          error);

  g_assert_no_error (*error);
  g_assert_cmpuint (found->pairs->len, ==, 1);
  g_assert_cmpint (((FfwDuplicate *)found->pairs->pdata[0])->person, ==, 20);
  g_assert_nonnull (get_reason (pair, "other-given-name"));
  g_assert_nonnull (get_reason (pair, "same-email"));
  g_assert_null (ffw_duplicates_compare (connection, 24, 77777, FFW_LANGUAGE_CY, error));
  g_assert_no_error (*error);

  return NULL;
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (fixture->workspace, look_at_one, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ffw_workspace_read (fixture->workspace, find, NULL, cancellable, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  ADD ("/duplicates/found", test_found);
  ADD ("/duplicates/common", test_common);
  ADD ("/duplicates/distinct", test_distinct);
  ADD ("/duplicates/one", test_one);
  ADD ("/duplicates/cancelled", test_cancelled);

  return g_test_run ();
}
