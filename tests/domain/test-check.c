/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What `check` says of rows that no way in would have let through. */

#include "ffw-check.h"
#include "ffw-language.h"
#include "ffw-standing-keep.h"
#include "ffw-workspace.h"

#include <glib/gstdio.h>

#define TODAY ffw_date_new (2022, 11, 22)

/**
 * Case:
 * @statements: the rows
 * @expected: the sentence, or %NULL where all is well
 */
typedef struct
{
  const char *name;
  const char *statements[10];
  const char *expected;
} Case;

#define ORGANISATION "INSERT INTO organisation (id, uuid, code) VALUES (1, 'o1', 'GWP')"
#define PERSON(id)   "INSERT INTO person (id, uuid) VALUES (" #id ", 'p" #id "')"
#define POST(id, person, number, manager, from, to)                                                \
  "INSERT INTO post (id, uuid, person, organisation, staff_number, manager, started_on, left_on)"  \
  " VALUES (" #id ", 'q" #id "', " #person ", 1, '" number "', " #manager ", '" from "', " to ")"
#define COURSE "INSERT INTO course (id, uuid, code, completion) VALUES (2, 'c1', 'GTI', 'all')"
#define SESSION                                                                                    \
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on)"                        \
  " VALUES (3, 's1', 'A1', 2, 1, '2022-12-01', '2022-12-02')"
#define DATE(id, day)                                                                              \
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at)"                               \
  " VALUES (" #id ", 'd" #id "', 3, '" day "T09:30', '" day "T16:00')"

#define STATUS(id, booking, status)                                                                \
  "INSERT INTO booking_status (id, booking, status, at)"                                           \
  " VALUES (" #id ", " #booking ", " #status ", '2022-11-22T10:00:00Z')"

static const Case cases[] = {
  { "well",
    { ORGANISATION, PERSON (10), PERSON (11), POST (20, 10, "0001", NULL, "2020-01-01", "NULL"),
      POST (21, 11, "0002", 10, "2020-01-01", "'2020-12-31'"),
      POST (22, 11, "0002", 10, "2021-01-01", "NULL"), NULL },
    NULL },
  { "code",
    { ORGANISATION, "INSERT INTO organisation (id, uuid, code) VALUES (4, 'o2', 'GWP')", NULL },
    "Two organisations have the code “GWP”." },
  { "post",
    { ORGANISATION, PERSON (10), POST (20, 10, "0001", NULL, "2020-01-01", "NULL"),
      POST (21, 10, "0001", NULL, "2020-01-01", "NULL"), NULL },
    "Staff number “0001” of organisation “GWP” has two posts that begin on 2020-01-01." },
  { "overlap",
    { ORGANISATION, PERSON (10), POST (20, 10, "0001", NULL, "2020-01-01", "'2021-01-01'"),
      POST (21, 10, "0001", NULL, "2021-01-01", "NULL"), NULL },
    "Staff number “0001” of organisation “GWP” has a post that begins on 2021-01-01, before the "
    "one before it has ended." },
  { "ends",
    { ORGANISATION, PERSON (10), POST (20, 10, "0001", NULL, "2020-01-01", "'2019-12-31'"), NULL },
    "Staff number “0001” of organisation “GWP” left before the post began, on 2020-01-01." },
  { "record",
    { ORGANISATION, PERSON (10), COURSE,
      "INSERT INTO record (id, uuid, person, course, completed_on, outcome)"
      " VALUES (30, 'r1', 10, 2, '2022-01-01', 1)",
      "INSERT INTO record (id, uuid, person, course, completed_on, outcome)"
      " VALUES (31, 'r2', 10, 2, '2022-01-01', 1)",
      NULL },
    "Person p10 has two records of course “GTI” that were completed on 2022-01-01." },
  { "period",
    { COURSE, SESSION, DATE (40, "2022-12-01"), NULL },
    "Session “A1” is said to run from 2022-12-01 to 2022-12-02, which its dates do not say." },
  { "dates",
    { COURSE, SESSION, DATE (40, "2022-12-01"), DATE (41, "2022-12-02"), DATE (42, "2022-12-02"),
      NULL },
    "Session “A1” has two dates that begin at 2022-12-02T09:30." },
  { "booking",
    { PERSON (10), COURSE, SESSION, DATE (40, "2022-12-01"), DATE (41, "2022-12-02"),
      "INSERT INTO booking (id, uuid, session, person, status) VALUES (50, 'b1', 3, 10, 0)",
      "INSERT INTO booking (id, uuid, session, person, status) VALUES (51, 'b2', 3, 10, 1)",
      STATUS (60, 50, 0), STATUS (61, 51, 1), NULL },
    "Person p10 has two bookings on session “A1”." },
  { "booking-status",
    { PERSON (10), COURSE, SESSION, DATE (40, "2022-12-01"), DATE (41, "2022-12-02"),
      "INSERT INTO booking (id, uuid, session, person, status) VALUES (50, 'b1', 3, 10, 0)",
      STATUS (60, 50, 0), STATUS (61, 50, 5), NULL },
    "The booking of person p10 on session “A1” is not as the last change of its status left it." },
  { "search",
    { ORGANISATION, PERSON (10), POST (20, 10, "0001", NULL, "2020-01-01", "NULL"),
      "DELETE FROM post_search", NULL },
    "The search holds 1 post that is not as it should be." },
  { "self",
    { ORGANISATION, PERSON (10), POST (20, 10, "0001", 10, "2020-01-01", "NULL"), NULL },
    "GWP/0001 is their own manager." },
  { "circle",
    { ORGANISATION, PERSON (10), PERSON (11), PERSON (12),
      POST (20, 10, "0001", 11, "2020-01-01", "NULL"),
      POST (21, 11, "0002", 12, "2020-01-01", "NULL"),
      POST (22, 12, "0003", 10, "2020-01-01", "NULL"), NULL },
    "These people are each other’s managers, in a circle: GWP/0001 → GWP/0002 → GWP/0003 → "
    "GWP/0001." },
  { "turn",
    { ORGANISATION, PERSON (10), PERSON (11),
      POST (20, 10, "0001", 11, "2018-01-01", "'2019-12-31'"),
      POST (21, 11, "0002", NULL, "2018-01-01", "'2019-12-31'"),
      POST (22, 10, "0001", NULL, "2020-01-01", "NULL"),
      POST (23, 11, "0002", 10, "2020-01-01", "NULL"), NULL },
    NULL },
};

static gboolean
write_rows (FfwChange *change, gpointer data, GError **error)
{
  const Case *wrong = data;
  g_autoptr (FfwMessage) message = ffw_message_new ("init-empty", NULL);

  ffw_change_set_message (change, message);

  /* The ids below are given out, as `check` looks at that too. */
  for (guint i = 0; i < 100; i++)
    ffw_change_new_id (change);
  for (guint i = 0; wrong->statements[i]; i++)
    if (!ffw_connection_run (ffw_change_get_connection (change), wrong->statements[i], error, ""))
      return FALSE;

  return TRUE;
}

static gpointer
check (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_check (connection, TODAY, error);
}

static void
test_case (gconstpointer data)
{
  const Case *wrong = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fframwaith-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "w.fframwaith", NULL);
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT,
                                                             ffw_standing_keep, &error);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  ffw_workspace_change (workspace, write_rows, (gpointer)wrong, NULL, &error);
  g_assert_no_error (error);
  problems = ffw_workspace_read (workspace, check, NULL, NULL, &error);
  g_assert_no_error (error);
  if (wrong->expected)
    {
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (problems, 0), ==, wrong->expected);
    }
  else
    g_assert_cmpuint (problems->len, ==, 0);

  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ffw_language_init (NULL);
  ffw_language_set (FFW_LANGUAGE_EN);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
