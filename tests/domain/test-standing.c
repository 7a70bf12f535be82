/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is done to a workspace, what is stored of standing is what its rows come to: as the
 * engine works it out anew, and as one statement of SQL does, which shares nothing with it. */

#include "ffw-erasure.h"
#include "ffw-leaving.h"
#include "ffw-merge.h"
#include "ffw-post-actions.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"

#define CHANGES       600
#define MOST_ACTIONS  8
#define N_PEOPLE      30
#define N_COURSES     8
#define N_AREAS       5
#define N_ROLES       4
#define N_RULES       14
#define N_SESSIONS    6
#define COMPARE_EVERY 5

/* One change in so many is an erasure, which writes the file anew. */
#define ERASE_EVERY 120

/* What one person can have once only, such as a booking on a session, is never made twice: all of
 * the program counts on that. */

/* Days on which months are added to the end of a month, and those around today. */
static const char *const days[] = {
  "2016-02-29", "2018-08-31", "2019-12-31", "2020-02-28", "2020-02-29", "2020-03-01",
  "2021-03-31", "2021-12-31", "2022-02-28", "2022-05-31", "2022-08-24", "2022-11-21",
  "2022-11-22", "2022-11-23", "2023-01-31", "2023-02-20", "2023-02-21", "2023-02-28",
  "2023-03-01", "2024-02-28", "2024-02-29", "2024-03-01", "2025-11-22", "2031-01-01",
};

static const int months[] = { 1, 3, 6, 12, 24, 36 };

/* Of each requirement that a post must meet today: its record, its place, its word; then those
 * that stand for their areas. The words rank as their numbers do, but for what is waived. */
static const char SQL_EXPECTED[]
    = "WITH asked AS ("
      " SELECT p.person, p.id AS post, q.id AS requirement, q.code, q.area, q.level, q.mandatory,"
      "  q.renew_months, ffw_add_days (max (p.started_on, coalesce (q.in_force_from, '')),"
      "  q.within_days) AS due_on"
      " FROM requirement q CROSS JOIN post p JOIN organisation o ON o.id = p.organisation"
      " WHERE (q.in_force_from IS NULL OR q.in_force_from <= :day) AND p.started_on <= :day"
      "  AND (p.left_on IS NULL OR p.left_on >= :day)"
      "  AND (q.role IS NULL OR q.role IN (SELECT role FROM post_role WHERE post = p.id))"
      "  AND (q.sector IS NULL OR q.sector = o.sector)),"
      " held AS ("
      " SELECT a.post, a.requirement, r.completed_on, coalesce (r.expires_on, ffw_add_months ("
      "  r.completed_on, coalesce (a.renew_months, c.validity_months)), 'never') AS ends"
      " FROM asked a JOIN record r ON r.person = a.person JOIN course c ON c.id = r.course"
      " WHERE r.outcome = 1 AND r.completed_on <= :day AND EXISTS (SELECT 1 FROM course_area v"
      "  WHERE v.course = r.course AND v.area = a.area AND v.level >= a.level)),"
      " best AS ("
      " SELECT *, row_number () OVER (PARTITION BY post, requirement ORDER BY ends DESC,"
      "  completed_on DESC) AS place FROM held),"
      " judged AS ("
      " SELECT a.*, b.completed_on, b.ends, (SELECT max (s.last_on) FROM booking k"
      "   JOIN session s ON s.id = k.session WHERE k.person = a.person AND k.status = 0"
      "   AND s.status < 2 AND s.last_on >= :day AND EXISTS (SELECT 1 FROM course_area v"
      "   WHERE v.course = s.course AND v.area = a.area AND v.level >= a.level)) AS booked_on,"
      "  EXISTS (SELECT 1 FROM waiver w WHERE w.person = a.person AND w.area = a.area"
      "   AND :day BETWEEN w.from_on AND w.until_on) AS waived"
      " FROM asked a LEFT JOIN best b ON b.post = a.post AND b.requirement = a.requirement"
      "  AND b.place = 1),"
      " worded AS ("
      " SELECT *, CASE WHEN waived THEN 6 WHEN ends < :day THEN 1"
      "  WHEN ends <= ffw_add_days (:day, 90) THEN 2 WHEN ends IS NOT NULL THEN 5"
      "  WHEN booked_on IS NOT NULL THEN 4 WHEN :day <= due_on THEN 3 ELSE 0 END AS status"
      " FROM judged),"
      " ranked AS ("
      " SELECT *, row_number () OVER (PARTITION BY post, area"
      "  ORDER BY mandatory DESC, status, level DESC, code) AS place FROM worded)"
      " SELECT person, post, area, requirement, level, mandatory, status, completed_on,"
      "  nullif (ends, 'never'), booked_on FROM ranked WHERE place = 1";

static const char SQL_STORED[]
    = "SELECT person, post, area, requirement, level, mandatory, status, achieved_on, expires_on,"
      " booked_on FROM standing WHERE stands = 1";

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  guint n_changes;
  guint n_done;
  guint n_undone;
  guint n_redone;
} Fixture;

static int
below (int n)
{
  return g_test_rand_int_range (0, n);
}

static gboolean
one_in (int n)
{
  return below (n) == 0;
}

static const char *
any_day (void)
{
  return days[below (G_N_ELEMENTS (days))];
}

static const char *
day_or_none (void)
{
  return one_in (3) ? any_day () : NULL;
}

static gint64
months_or_none (void)
{
  return one_in (2) ? months[below (G_N_ELEMENTS (months))] : FFW_NULL;
}

static gint64
role_or_none (void)
{
  return one_in (2) ? FFW_NULL : 400 + below (N_ROLES);
}

static gint64
sector_or_none (void)
{
  return one_in (2) ? FFW_NULL : below (2);
}

/* The id of some row, 0 where there is none. */
static gint64
any_row (FfwConnection *connection, const char *table)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autofree char *find = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET ?", table);
  gint64 n = 0;
  gint64 id = 0;
  g_autoptr (GError) error = NULL;

  ffw_connection_get_int (connection, count, &n, &error, "");
  g_assert_no_error (error);
  if (n == 0)
    return 0;
  ffw_connection_get_int (connection, find, &id, &error, "i", (gint64)below ((int)n));
  g_assert_no_error (error);

  return id;
}

#define run(change, sql, ...)                                                                      \
  ffw_connection_run (ffw_change_get_connection (change), sql, error, __VA_ARGS__)

static gboolean
add_record (FfwChange *change, GError **error)
{
  gint64 id = ffw_change_new_id (change);
  g_autofree char *uuid = g_strdup_printf ("r%" G_GINT64_FORMAT, id);

  return run (change,
              "INSERT INTO record (id, uuid, person, course, completed_on, outcome, expires_on)"
              " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM record"
              " WHERE person = ?3 AND course = ?4 AND completed_on = ?5)",
              "isiisis", id, uuid, any_row (ffw_change_get_connection (change), "person"),
              (gint64)200 + below (N_COURSES), any_day (), (gint64)!one_in (5),
              one_in (5) ? any_day () : NULL);
}

static gboolean
change_record (FfwChange *change, GError **error)
{
  gint64 id = any_row (ffw_change_get_connection (change), "record");

  if (one_in (3))
    return run (change, "DELETE FROM record WHERE id = ?", "i", id);
  if (one_in (2))
    return run (change,
                "UPDATE record SET completed_on = ?1, course = ?2 WHERE id = ?3 AND NOT EXISTS"
                " (SELECT 1 FROM record r WHERE r.person = record.person AND r.course = ?2"
                " AND r.completed_on = ?1)",
                "sii", any_day (), (gint64)200 + below (N_COURSES), id);

  return run (change, "UPDATE record SET outcome = ?, expires_on = ? WHERE id = ?", "isi",
              (gint64)below (4), day_or_none (), id);
}

static gboolean
add_post (FfwChange *change, GError **error)
{
  gint64 id = ffw_change_new_id (change);
  g_autofree char *uuid = g_strdup_printf ("q%" G_GINT64_FORMAT, id);

  return run (change,
              "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on, left_on)"
              " VALUES (?, ?, ?, ?, ?, ?, ?)",
              "isiisss", id, uuid, any_row (ffw_change_get_connection (change), "person"),
              (gint64)1 + below (3), uuid, any_day (), day_or_none ())
         && run (change, "INSERT INTO post_role (post, role) VALUES (?, ?)", "ii", id,
                 (gint64)400 + below (N_ROLES));
}

static gboolean
change_post (FfwChange *change, GError **error)
{
  gint64 id = any_row (ffw_change_get_connection (change), "post");

  switch (below (4))
    {
    case 0:
      return run (change, "UPDATE post SET left_on = ? WHERE id = ?", "si", day_or_none (), id);
    case 1:
      return run (change, "UPDATE post SET started_on = ?, organisation = ? WHERE id = ?", "sii",
                  any_day (), (gint64)1 + below (3), id);
    case 2:
      return run (change, "DELETE FROM post_role WHERE post = ? AND role = ?", "ii", id,
                  (gint64)400 + below (N_ROLES));
    default:
      return run (change, "INSERT INTO post_role (post, role) VALUES (?, ?) ON CONFLICT DO NOTHING",
                  "ii", id, (gint64)400 + below (N_ROLES));
    }
}

static gboolean
move_post (FfwChange *change, GError **error)
{
  gint64 roles[] = { 400 + below (N_ROLES) };
  FfwPostValues to = { .given = FFW_POST_ORGANISATION | FFW_POST_ROLES,
                       .organisation = 1 + below (3),
                       .roles = roles,
                       .n_roles = 1 };
  g_autoptr (GError) refused = NULL;
  FfwPostMove move = { 0 };

  /* A day outside the post is refused before anything is written. */
  ffw_post_move (change, any_row (ffw_change_get_connection (change), "post"), &to,
                 ffw_date_from_iso (any_day ()), ffw_date_today (), &move, &refused);

  return TRUE;
}

static gboolean
leave (FfwChange *change, GError **error)
{
  gint64 posts[] = { any_row (ffw_change_get_connection (change), "post") };
  FfwLeavingPlan plan = { .posts = posts, .n_posts = 1, .on = ffw_date_from_iso (any_day ()) };
  g_autoptr (FfwLeaving) leaving = ffw_leaving_run (change, &plan, ffw_date_today (), error);

  return leaving != NULL;
}

static gboolean
change_waiver (FfwChange *change, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 id = one_in (2) ? any_row (connection, "waiver") : 0;
  const char *from = any_day ();
  const char *until = any_day ();
  g_autofree char *uuid = NULL;

  if (id && one_in (2))
    return run (change, "DELETE FROM waiver WHERE id = ?", "i", id);
  if (id)
    return run (change,
                "UPDATE waiver SET from_on = ?1, until_on = ?2, area = ?3 WHERE id = ?4"
                " AND NOT EXISTS (SELECT 1 FROM waiver w WHERE w.person = waiver.person"
                " AND w.area = ?3 AND w.from_on = ?1)",
                "ssii", from, until, (gint64)300 + below (N_AREAS), id);

  id = ffw_change_new_id (change);
  uuid = g_strdup_printf ("w%" G_GINT64_FORMAT, id);

  return run (change,
              "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason)"
              " SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'x' WHERE NOT EXISTS (SELECT 1 FROM waiver"
              " WHERE person = ?3 AND area = ?4 AND from_on = ?5)",
              "isiiss", id, uuid, any_row (connection, "person"), (gint64)300 + below (N_AREAS),
              from, until);
}

/* Every status that a booking has had is kept: a merge goes by it. */
static gboolean
set_status (FfwChange *change, gint64 booking, gint64 status, GError **error)
{
  return run (change, "UPDATE booking SET status = ? WHERE id = ?", "ii", status, booking)
         && run (change,
                 "INSERT INTO booking_status (id, booking, status, at)"
                 " VALUES (?, ?, ?, '2022-01-01T00:00:00Z')",
                 "iii", ffw_change_new_id (change), booking, status);
}

static gboolean
change_booking (FfwChange *change, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 id = one_in (3) ? any_row (connection, "booking") : 0;
  gint64 session;
  gint64 person;
  gint64 there = 0;
  g_autofree char *uuid = NULL;

  if (id && one_in (3))
    return run (change, "DELETE FROM booking_status WHERE booking = ?", "i", id)
           && run (change, "DELETE FROM booking WHERE id = ?", "i", id);
  if (id && one_in (2))
    return run (change,
                "UPDATE booking SET session = ?1 WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM"
                " booking b WHERE b.session = ?1 AND b.person = booking.person)",
                "ii", (gint64)500 + below (N_SESSIONS), id);
  if (id)
    return set_status (change, id, one_in (2) ? 0 : below (6), error);

  id = ffw_change_new_id (change);
  uuid = g_strdup_printf ("b%" G_GINT64_FORMAT, id);
  session = 500 + below (N_SESSIONS);
  person = any_row (connection, "person");
  if (!ffw_connection_get_int (connection,
                               "SELECT count(*) FROM booking WHERE session = ? AND person = ?",
                               &there, error, "ii", session, person)
      || there)
    return there;

  return run (change,
              "INSERT INTO booking (id, uuid, session, person, status) VALUES (?, ?, ?, ?, 0)",
              "isii", id, uuid, session, person)
         && set_status (change, id, one_in (4) ? 1 : 0, error);
}

static gboolean
change_session (FfwChange *change, GError **error)
{
  const char *on = any_day ();

  return run (change,
              "UPDATE session SET status = ?, course = ?, first_on = ?, last_on = ? WHERE id = ?",
              "iissi", (gint64)below (4), (gint64)200 + below (N_COURSES), on, on,
              (gint64)500 + below (N_SESSIONS));
}

static gboolean
add_requirement (FfwChange *change, GError **error)
{
  gint64 id = ffw_change_new_id (change);
  g_autofree char *code = g_strdup_printf ("R%" G_GINT64_FORMAT, id);

  return run (change,
              "INSERT INTO requirement (id, uuid, code, area, role, sector, level, mandatory,"
              " within_days, renew_months, in_force_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              "issiIIiiiIs", id, code, code, (gint64)300 + below (N_AREAS), role_or_none (),
              sector_or_none (), (gint64)below (4), (gint64)!one_in (3), (gint64)below (400),
              months_or_none (), day_or_none ());
}

static gboolean
change_requirement (FfwChange *change, GError **error)
{
  gint64 id = any_row (ffw_change_get_connection (change), "requirement");

  if (one_in (4))
    return run (change, "DELETE FROM requirement WHERE id = ?", "i", id);
  if (one_in (2))
    return run (change, "UPDATE requirement SET role = ?, sector = ?, area = ? WHERE id = ?",
                "IIii", role_or_none (), sector_or_none (), (gint64)300 + below (N_AREAS), id);

  return run (change,
              "UPDATE requirement SET level = ?, mandatory = ?, within_days = ?, renew_months = ?,"
              " in_force_from = ? WHERE id = ?",
              "iiiIsi", (gint64)below (4), (gint64)below (2), (gint64)below (400),
              months_or_none (), day_or_none (), id);
}

static gboolean
change_course (FfwChange *change, GError **error)
{
  gint64 course = 200 + below (N_COURSES);
  gint64 id;
  g_autofree char *uuid = NULL;

  switch (below (4))
    {
    case 0:
      return run (change, "UPDATE course SET validity_months = ? WHERE id = ?", "Ii",
                  months_or_none (), course);
    case 1:
      return run (change, "DELETE FROM course_area WHERE id = ?", "i",
                  any_row (ffw_change_get_connection (change), "course_area"));
    case 2:
      return run (change, "UPDATE course_area SET level = ? WHERE id = ?", "ii", (gint64)below (4),
                  any_row (ffw_change_get_connection (change), "course_area"));
    default:
      id = ffw_change_new_id (change);
      uuid = g_strdup_printf ("v%" G_GINT64_FORMAT, id);
      return run (change,
                  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (?, ?, ?, ?, ?)",
                  "isiii", id, uuid, course, (gint64)300 + below (N_AREAS), (gint64)below (4));
    }
}

static gboolean
change_organisation (FfwChange *change, GError **error)
{
  return run (change, "UPDATE organisation SET sector = ? WHERE id = ?", "Ii", sector_or_none (),
              (gint64)1 + below (3));
}

static gboolean
merge (FfwChange *change, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwMergeWish wish = { any_row (connection, "person"), any_row (connection, "person"), NULL, NULL,
                        FFW_NULL };

  return wish.stays == wish.goes
         || ffw_merge (change, &wish, ffw_date_today (), FFW_LANGUAGE_EN, error);
}

typedef gboolean (*Action) (FfwChange *change, GError **error);

/* How often each is done beside the others. */
static const struct
{
  Action act;
  int weight;
} actions[] = {
  { add_record, 24 },
  { change_record, 12 },
  { add_post, 3 },
  { change_post, 12 },
  { move_post, 6 },
  { leave, 2 },
  { change_waiver, 9 },
  { change_booking, 12 },
  { change_session, 5 },
  { add_requirement, 1 },
  { change_requirement, 2 },
  { change_course, 2 },
  { change_organisation, 1 },
  { merge, 1 },
};

static Action
any_action (void)
{
  int all = 0;
  int at;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    all += actions[i].weight;
  at = below (all);
  for (guint i = 0;; i++)
    if ((at -= actions[i].weight) < 0)
      return actions[i].act;
}

static gboolean
act (FfwChange *change, gpointer data, GError **error)
{
  guint n = 1 + (guint)below (MOST_ACTIONS);
  guint *n_done = data;

  ffw_store_test_message (change);
  for (guint i = 0; i < n; i++)
    if (!any_action () (change, error))
      return FALSE;
  *n_done += n;

  return TRUE;
}

static gboolean
erase (FfwChange *change, gpointer data, GError **error)
{
  return ffw_person_erase (change, any_row (ffw_change_get_connection (change), "person"), error);
}

/* Opening a workspace with everything in it that is changed later. */
static gboolean
fill (FfwChange *change, gpointer data, GError **error)
{
  gboolean good = TRUE;

  ffw_store_test_message (change);
  for (guint i = 0; i < 1000; i++)
    ffw_change_new_id (change);
  for (gint64 i = 1; good && i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("O%d", (int)i);

      good = run (change, "INSERT INTO organisation (id, uuid, code, sector) VALUES (?, ?, ?, ?)",
                  "issI", i, code, code, i < 3 ? i - 1 : FFW_NULL);
    }
  for (gint64 i = 100; good && i < 100 + N_PEOPLE; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("p%d", (int)i);

      good = run (change, "INSERT INTO person (id, uuid, given_name) VALUES (?, ?, ?)", "iss", i,
                  uuid, uuid);
    }
  for (gint64 i = 0; good && i < N_COURSES; i++)
    {
      g_autofree char *code = g_strdup_printf ("C%d", (int)i);

      good = run (change,
                  "INSERT INTO course (id, uuid, code, completion, validity_months)"
                  " VALUES (?, ?, ?, 'all', ?)",
                  "issI", 200 + i, code, code, months_or_none ());
    }
  for (gint64 i = 0; good && i < N_AREAS; i++)
    {
      g_autofree char *code = g_strdup_printf ("A%d", (int)i);

      good = run (change, "INSERT INTO area (id, uuid, code) VALUES (?, ?, ?)", "iss", 300 + i,
                  code, code);
    }
  for (gint64 i = 0; good && i < N_ROLES; i++)
    {
      g_autofree char *code = g_strdup_printf ("X%d", (int)i);

      good = run (change, "INSERT INTO role (id, uuid, code) VALUES (?, ?, ?)", "iss", 400 + i,
                  code, code);
    }
  for (gint64 i = 0; good && i < N_SESSIONS; i++)
    {
      g_autofree char *code = g_strdup_printf ("S%d", (int)i);

      good = run (change,
                  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on)"
                  " VALUES (?, ?, ?, ?, 1, '2023-01-31', '2023-01-31')",
                  "issi", 500 + i, code, code, (gint64)200 + below (N_COURSES));
    }
  for (guint i = 0; good && i < N_RULES; i++)
    good = add_requirement (change, error) && change_course (change, error);
  for (guint i = 0; good && i < N_PEOPLE; i++)
    good = add_post (change, error) && add_record (change, error) && change_booking (change, error);

  return good;
}

static gpointer
check (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!ffw_standing_check (connection, problems, error))
    return NULL;

  return g_steal_pointer (&problems);
}

static void
assert_kept (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read (self->workspace, check, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* How many rows one has and the other has not. */
static gpointer
compare (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwDate *day = data;
  char iso[FFW_DATE_ISO_SIZE];
  g_auto (GStrv) parts = g_strsplit (SQL_EXPECTED, ":day", -1);
  g_autofree char *quoted = g_strdup_printf ("'%s'", ffw_date_to_iso (*day, iso));
  g_autofree char *expected = g_strjoinv (quoted, parts);
  g_autofree char *sql = g_strdup_printf ("SELECT (SELECT count(*) FROM (SELECT * FROM (%s) EXCEPT"
                                          " %s)) + (SELECT count(*) FROM (%s EXCEPT SELECT * FROM"
                                          " (%s)))",
                                          expected, SQL_STORED, SQL_STORED, expected);
  gint64 *n = g_new0 (gint64, 1);

  if (ffw_standing_see (connection, *day, error))
    ffw_connection_get_int (connection, sql, n, error, "");

  return n;
}

static void
assert_as_sql_has_it (Fixture *self, FfwDate day)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = ffw_workspace_read (self->workspace, compare, &day, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (*n, ==, 0);
}

static void
set_today (const char *day)
{
  g_setenv ("FFRAMWAITH_TODAY", day, TRUE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  set_today ("2022-11-22");
  self->folder = ffw_store_test_make_folder ();
  path = g_build_filename (self->folder, "w.fframwaith", NULL);
  self->workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, ffw_standing_keep, &error);
  g_assert_no_error (error);
  ffw_workspace_change (self->workspace, fill, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ffw_store_test_close (self->workspace);
  ffw_store_test_remove_folder (self->folder);
}

/* Undo may be refused, where an erasure stands in the way; what the test begins with stays. */
static void
go_back_or_forth (Fixture *self)
{
  for (guint n = 1 + (guint)below (4); n > 0 && self->n_undone < self->n_changes + self->n_redone;
       n--)
    self->n_undone += ffw_workspace_undo (self->workspace, 0, NULL, NULL, NULL);
  assert_kept (self);
  for (guint n = (guint)below (4); n > 0; n--)
    self->n_redone += ffw_workspace_redo (self->workspace, NULL, NULL, NULL);
}

static void
do_something (Fixture *self, guint i)
{
  g_autoptr (GError) error = NULL;

  if (one_in (12))
    set_today (any_day ());
  if (i % ERASE_EVERY == ERASE_EVERY - 1)
    ffw_workspace_erase (self->workspace, erase, NULL, NULL, &error);
  else if (one_in (10))
    go_back_or_forth (self);
  else
    self->n_changes += ffw_workspace_change (self->workspace, act, &self->n_done, NULL, &error);
  g_assert_no_error (error);
}

static void
test_random (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < CHANGES; i++)
    {
      do_something (self, i);
      assert_kept (self);
      if (i % COMPARE_EVERY == 0)
        {
          assert_as_sql_has_it (self, ffw_date_today ());
          assert_as_sql_has_it (self, ffw_date_from_iso (any_day ()));
        }
    }
  g_test_message ("%u actions, %u undone, %u redone", self->n_done, self->n_undone, self->n_redone);
  g_assert_cmpuint (self->n_done, >, CHANGES);
  g_assert_cmpuint (self->n_undone, >, 10);
  g_assert_cmpuint (self->n_redone, >, 10);
}

static gboolean
tamper (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return run (change, data, "");
}

/* What has no end is often said to end on the last day that there is: nothing comes after it. */
static void
test_last_day (Fixture *self, gconstpointer data)
{
  static const char *const last[] = {
    "UPDATE post SET left_on = '9999-12-31'",
    "UPDATE record SET expires_on = '9999-12-31'",
    "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason)"
    " SELECT 900000000, 'last', min (p.id), min (a.id), '2022-01-01', '9999-12-31', 'For good'"
    " FROM person p, area a",
    "UPDATE post SET left_on = NULL, started_on = '9999-12-31'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_autoptr (GError) error = NULL;

      ffw_workspace_change (self->workspace, tamper, (gpointer)last[i], NULL, &error);
      g_assert_no_error (error);
      assert_kept (self);
    }
}

/* What the others rely on: a table that is wrong is found out. */
static void
test_found_out (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = {
    "UPDATE standing SET status = 5 WHERE status = 0 AND stands = 1",
    "UPDATE standing SET stands = 0 WHERE stands = 1",
    "DELETE FROM standing WHERE status = 0",
    "INSERT INTO standing SELECT person, post, 999, area, level, mandatory, status, 0, record,"
    " achieved_on, expires_on, due_on, booked_on, turns_on FROM standing WHERE stands = 1 LIMIT 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      ffw_workspace_change (self->workspace, tamper, (gpointer)wrong[i], NULL, &error);
      g_assert_no_error (error);
      problems = ffw_workspace_read (self->workspace, check, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ffw_language_init (NULL);
  ffw_language_set (FFW_LANGUAGE_EN);
  g_test_add ("/standing/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/standing/last-day", Fixture, NULL, set_up, test_last_day, tear_down);
  g_test_add ("/standing/found-out", Fixture, NULL, set_up, test_found_out, tear_down);

  return g_test_run ();
}
