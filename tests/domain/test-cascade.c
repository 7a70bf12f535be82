/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cascade.h"
#include "ffw-store-test.h"

/*
 * TTT authorises GTI. By hand, of GTI:
 *
 *   Ann (50)    TTT outside                         0
 *   Bea (51)    TTT at T1, by Ann and Huw           1   (Huw, 57, is 2: the lowest counts)
 *   Cai (52)    TTT at T2, by Bea                   2
 *   Dai (53)    TTT at T3, by Eli                   circle
 *   Eli (54)    TTT at T4, by Dai                   circle
 *   Fay (55)    no TTT, trained on G1 with Ann      0
 *   Gus (56)    TTT at T5, which names nobody       0
 *   Huw (57)    TTT at T2, by Bea                   2; and again, outside, later: as before
 *
 * G1, by Ann and Fay, reached 60, 61 and 62; G2, by Bea, 62 and 63; G3, by Cai, 63, 64; 65 did not
 * complete it. TTT sessions reached those whom they made trainers.
 */
static const char *const world[] = {
  "INSERT INTO course (id, uuid, code, completion) VALUES (30, 'c0', 'TTT', 'all'),"
  " (31, 'c1', 'GTI', 'all'), (32, 'c2', 'OTHER', 'all')",
  "INSERT INTO course_authorises (course, authorised) VALUES (30, 31)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'Z'),"
  " (51, 'p1', 'Bea', 'Y'), (52, 'p2', 'Cai', 'X'), (53, 'p3', 'Dai', 'W'), (54, 'p4', 'Eli', 'V'),"
  " (55, 'p5', 'Fay', 'U'), (56, 'p6', 'Gus', 'T'), (57, 'p7', 'Huw', 'S'), (60, 'q0', 'A', 'A'),"
  " (61, 'q1', 'B', 'B'), (62, 'q2', 'C', 'C'), (63, 'q3', 'D', 'D'), (64, 'q4', 'E', 'E'),"
  " (65, 'q5', 'F', 'F')",
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
  " (1, 's1', 'T1', 30, 2, '2020-02-01', '2020-02-01'),"
  " (2, 's2', 'T2', 30, 2, '2020-03-01', '2020-03-01'),"
  " (3, 's3', 'T3', 30, 2, '2020-04-01', '2020-04-01'),"
  " (4, 's4', 'T4', 30, 2, '2020-05-01', '2020-05-01'),"
  " (5, 's5', 'T5', 30, 2, '2020-06-01', '2020-06-01'),"
  " (6, 's6', 'G1', 31, 2, '2021-01-01', '2021-01-01'),"
  " (7, 's7', 'G2', 31, 2, '2021-02-01', '2021-02-01'),"
  " (8, 's8', 'G3', 31, 2, '2021-03-01', '2021-03-01'),"
  " (9, 's9', 'OFF', 31, 3, '2021-03-01', '2021-03-01'),"
  " (10, 's10', 'AHEAD', 31, 1, '2023-03-01', '2023-03-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at)"
  " SELECT id + 100, 'd' || id, id, first_on || 'T10:00', first_on || 'T12:00' FROM session",
  "INSERT INTO session_trainer (session_date, person) VALUES (101, 50), (101, 57), (102, 51),"
  " (103, 54), (104, 53), (106, 50), (106, 55), (107, 51), (108, 52), (109, 65), (110, 64)",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome, session) VALUES"
  " (200, 'r0', 50, 30, '2020-01-01', 1, NULL), (201, 'r1', 51, 30, '2020-02-01', 1, 1),"
  " (202, 'r2', 52, 30, '2020-03-01', 1, 2), (203, 'r3', 53, 30, '2020-04-01', 1, 3),"
  " (204, 'r4', 54, 30, '2020-05-01', 1, 4), (205, 'r5', 56, 30, '2020-06-01', 1, 5),"
  " (206, 'r6', 57, 30, '2020-03-01', 1, 2), (207, 'r7', 57, 30, '2022-03-01', 1, NULL),"
  " (208, 'r8', 65, 30, '2022-03-01', 0, 1),"
  " (210, 'g0', 60, 31, '2021-01-01', 1, 6), (211, 'g1', 61, 31, '2021-01-01', 1, 6),"
  " (212, 'g2', 62, 31, '2021-01-01', 1, 6), (213, 'g3', 62, 31, '2021-02-01', 1, 7),"
  " (214, 'g4', 63, 31, '2021-02-01', 1, 7), (215, 'g5', 63, 31, '2021-03-01', 1, 8),"
  " (216, 'g6', 64, 31, '2021-03-01', 1, 8), (217, 'g7', 65, 31, '2021-03-01', 0, 8)",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  gint64 course;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = ffw_store_test_make_folder ();
  self->workspace = ffw_store_test_create (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    ffw_store_test_run (self->workspace, world[i]);
  self->course = 31;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ffw_store_test_close (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

static gpointer
read_cascade (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_cascade_read (connection, ((Fixture *)data)->course, ffw_date_from_iso ("2022-11-22"),
                           FFW_LANGUAGE_EN, error);
}

static FfwCascade *
get_cascade (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  FfwCascade *cascade = ffw_workspace_read (self->workspace, read_cascade, self, NULL, &error);

  g_assert_no_error (error);

  return cascade;
}

static const FfwCascadeTrainer *
get_trainer (const FfwCascade *cascade, gint64 person)
{
  int place = ffw_cascade_find (cascade, person);

  g_assert_cmpint (place, >=, 0);

  return cascade->trainers->pdata[place];
}

static void
test_generations (Fixture *self, gconstpointer data)
{
  static const struct
  {
    gint64 person;
    int generation;
    guint trained_by;
  } wanted[] = {
    { 50, 0, 0 },
    { 51, 1, 2 },
    { 52, 2, 1 },
    { 53, FFW_CASCADE_CIRCLE, 1 },
    { 54, FFW_CASCADE_CIRCLE, 1 },
    { 55, 0, 0 },
    { 56, 0, 0 },
    { 57, 2, 1 },
  };
  g_autoptr (FfwCascade) cascade = get_cascade (self);

  g_assert_cmpuint (cascade->trainers->len, ==, G_N_ELEMENTS (wanted));
  g_assert_cmpuint (cascade->n_generations, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const FfwCascadeTrainer *trainer = get_trainer (cascade, wanted[i].person);

      g_assert_cmpint (trainer->generation, ==, wanted[i].generation);
      g_assert_cmpuint (trainer->trained_by->len, ==, wanted[i].trained_by);
    }
}

/* By generation, then by name; a circle last. */
static void
test_order (Fixture *self, gconstpointer data)
{
  static const gint64 wanted[] = { 56, 55, 50, 51, 57, 52, 54, 53 };
  g_autoptr (FfwCascade) cascade = get_cascade (self);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (((const FfwCascadeTrainer *)cascade->trainers->pdata[i])->person, ==,
                     wanted[i]);
}

static guint
count_through (const FfwCascade *cascade, gint64 person)
{
  return ffw_cascade_count_through (cascade, (guint)ffw_cascade_find (cascade, person));
}

/* Ann: 60, 61, 62, and Bea at T1; through Bea, Huw and Cai: 62, 63, Cai, Huw; and 63, 64. */
static void
test_reached (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwCascade) cascade = get_cascade (self);

  g_assert_cmpuint (get_trainer (cascade, 50)->reached->len, ==, 4);
  g_assert_cmpuint (get_trainer (cascade, 50)->n_sessions, ==, 2);
  g_assert_cmpuint (get_trainer (cascade, 55)->reached->len, ==, 3);
  g_assert_cmpuint (get_trainer (cascade, 52)->reached->len, ==, 2);
  g_assert_cmpuint (get_trainer (cascade, 56)->reached->len, ==, 0);
  g_assert_cmpuint (count_through (cascade, 50), ==, 8);
  g_assert_cmpuint (count_through (cascade, 52), ==, 2);
  g_assert_cmpuint (count_through (cascade, 53), ==, 2);
  g_assert_cmpuint (cascade->n_people, ==, 10);
}

/* Another course has nobody; nobody at all is no mistake. */
static void
test_other_course (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwCascade) cascade = NULL;

  self->course = 32;
  cascade = get_cascade (self);
  g_assert_cmpuint (cascade->trainers->len, ==, 0);
  g_assert_cmpuint (cascade->n_generations, ==, 0);
}

/* A chain of 20,000 that ends in a circle is neither too deep nor without end. */
static void
test_deep (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwCascade) cascade = NULL;

  ffw_store_test_run (
      self->workspace,
      "INSERT INTO person (id, uuid) WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL "
      "SELECT i + 1 FROM n WHERE i < 20999) SELECT i, 'n' || i FROM n");
  ffw_store_test_run (self->workspace,
                      "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) "
                      "SELECT id, 'n' || id, 'N' || id, 30, 2, '2021-01-01', '2021-01-01' "
                      "FROM person WHERE id >= 1000");
  ffw_store_test_run (self->workspace,
                      "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) "
                      "SELECT id + 100000, 'n' || id, id, '2021-01-01T10:00', '2021-01-01T11:00' "
                      "FROM person WHERE id >= 1000");
  ffw_store_test_run (self->workspace, "INSERT INTO session_trainer (session_date, person) "
                                       "SELECT id + 100000, id FROM person WHERE id >= 1000");
  ffw_store_test_run (
      self->workspace,
      "INSERT INTO record (id, uuid, person, course, completed_on, outcome, session)"
      " SELECT id + 200000, 'n' || id, id, 30, '2021-01-01', 1, id - 1 "
      "FROM person WHERE id >= 1001");
  ffw_store_test_run (
      self->workspace,
      "INSERT INTO record (id, uuid, person, course, completed_on, outcome, session)"
      " VALUES (500000, 'last', 1000, 30, '2021-06-01', 1, 20999)");
  cascade = get_cascade (self);
  g_assert_cmpint (get_trainer (cascade, 1000)->generation, ==, FFW_CASCADE_CIRCLE);
  g_assert_cmpint (get_trainer (cascade, 20999)->generation, ==, FFW_CASCADE_CIRCLE);
  g_assert_cmpuint (count_through (cascade, 1000), ==, 20000);
  g_clear_pointer (&cascade, ffw_cascade_free);

  ffw_store_test_run (self->workspace, "DELETE FROM record WHERE id = 500000");
  cascade = get_cascade (self);
  g_assert_cmpint (get_trainer (cascade, 1000)->generation, ==, 0);
  g_assert_cmpint (get_trainer (cascade, 20999)->generation, ==, 19999);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cascade/generations", Fixture, NULL, set_up, test_generations, tear_down);
  g_test_add ("/cascade/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/cascade/reached", Fixture, NULL, set_up, test_reached, tear_down);
  g_test_add ("/cascade/other-course", Fixture, NULL, set_up, test_other_course, tear_down);
  g_test_add ("/cascade/deep", Fixture, NULL, set_up, test_deep, tear_down);

  return g_test_run ();
}
