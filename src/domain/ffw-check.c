/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-check.h"

#include "ffw-content.h"
#include "ffw-history.h"
#include "ffw-message.h"
#include "ffw-reporting-lines.h"
#include "ffw-search.h"
#include "ffw-standing-keep.h"

#include <glib/gi18n-lib.h>

/**
 * FfwProbe:
 * @sentence: says what is wrong with a row that @sql finds
 * @sql: its columns are the sentence's arguments, as texts
 */
typedef struct
{
  FfwTemplate sentence;
  const char *sql;
} FfwProbe;

#define UNIQUE_CODE(table, told)                                                                   \
  {                                                                                                \
    { "check-" table, told, NULL, 0 },                                                             \
        "SELECT code FROM " table " GROUP BY code HAVING count(*) > 1 ORDER BY code"               \
  }

/* Keys that the code keeps unique, as no changeset could be undone past a
 * UNIQUE index over them. */
static const FfwProbe probes[] = {
  UNIQUE_CODE ("organisation", N_ ("Two organisations have the code “%1$s”.")),
  UNIQUE_CODE ("site", N_ ("Two sites have the code “%1$s”.")),
  UNIQUE_CODE ("role", N_ ("Two roles have the code “%1$s”.")),
  UNIQUE_CODE ("area", N_ ("Two training areas have the code “%1$s”.")),
  UNIQUE_CODE ("course", N_ ("Two courses have the code “%1$s”.")),
  UNIQUE_CODE ("requirement", N_ ("Two requirements have the code “%1$s”.")),
  UNIQUE_CODE ("question", N_ ("Two questions have the code “%1$s”.")),
  UNIQUE_CODE ("form", N_ ("Two evaluation forms have the code “%1$s”.")),
  UNIQUE_CODE ("campaign", N_ ("Two needs campaigns have the code “%1$s”.")),
  UNIQUE_CODE ("session", N_ ("Two sessions have the code “%1$s”.")),
  { { "check-course-area", N_ ("Course “%1$s” covers area “%2$s” twice."), NULL, 0 },
    "SELECT c.code, a.code FROM course_area x"
    " JOIN course c ON c.id = x.course JOIN area a ON a.id = x.area"
    " GROUP BY x.course, x.area, c.code, a.code HAVING count(*) > 1 ORDER BY c.code, a.code" },
  { { "check-post",
      N_ ("Staff number “%2$s” of organisation “%1$s” has two posts that begin on %3$s."), NULL,
      0 },
    "SELECT o.code, p.staff_number, p.started_on FROM post p"
    " JOIN organisation o ON o.id = p.organisation WHERE p.staff_number IS NOT NULL"
    " GROUP BY p.organisation, p.staff_number, p.started_on, o.code HAVING count(*) > 1"
    " ORDER BY o.code, p.staff_number, p.started_on" },
  { { "check-post-overlap",
      N_ ("Staff number “%2$s” of organisation “%1$s” has a post that begins on %3$s, before the "
          "one before it has ended."),
      NULL, 0 },
    "SELECT o.code, p.staff_number, p.started_on FROM"
    " (SELECT organisation, staff_number, started_on,"
    "   lag (started_on) OVER posts AS earlier, lag (coalesce (left_on, '9999')) OVER posts AS "
    "ended"
    "   FROM post WHERE staff_number IS NOT NULL"
    "   WINDOW posts AS (PARTITION BY organisation, staff_number ORDER BY started_on)) p"
    " JOIN organisation o ON o.id = p.organisation"
    " WHERE p.ended >= p.started_on AND p.earlier < p.started_on"
    " ORDER BY o.code, p.staff_number, p.started_on" },
  { { "check-post-ends",
      N_ ("Staff number “%2$s” of organisation “%1$s” left before the post "
          "began, on %3$s."),
      NULL, 0 },
    "SELECT o.code, coalesce (p.staff_number, ''), p.started_on FROM post p"
    " JOIN organisation o ON o.id = p.organisation WHERE p.left_on < p.started_on"
    " ORDER BY o.code, p.staff_number" },
  { { "check-record",
      N_ ("Person %1$s has two records of course “%2$s” that were completed on %3$s."), NULL, 0 },
    "SELECT p.uuid, c.code, r.completed_on FROM"
    " (SELECT person, course, completed_on FROM record"
    "   GROUP BY person, course, completed_on HAVING count(*) > 1) r"
    " JOIN person p ON p.id = r.person JOIN course c ON c.id = r.course"
    " ORDER BY p.uuid, c.code, r.completed_on" },
  { { "check-session-date", N_ ("Session “%1$s” has two dates that begin at %2$s."), NULL, 0 },
    "SELECT s.code, d.starts_at FROM session_date d JOIN session s ON s.id = d.session"
    " GROUP BY d.session, d.starts_at, s.code HAVING count(*) > 1 ORDER BY s.code, d.starts_at" },
  { { "check-session-period",
      N_ ("Session “%1$s” is said to run from %2$s to %3$s, which its dates do not say."), NULL,
      0 },
    "SELECT s.code, coalesce (s.first_on, ''), coalesce (s.last_on, '') FROM session s LEFT JOIN"
    " (SELECT session, min (substr (starts_at, 1, 10)) AS first_on,"
    "   max (substr (starts_at, 1, 10)) AS last_on FROM session_date GROUP BY session) d"
    " ON d.session = s.id WHERE coalesce (s.first_on, '') <> coalesce (d.first_on, '')"
    " OR coalesce (s.last_on, '') <> coalesce (d.last_on, '') ORDER BY s.code" },
  { { "check-booking", N_ ("Person %2$s has two bookings on session “%1$s”."), NULL, 0 },
    "SELECT s.code, p.uuid FROM"
    " (SELECT session, person FROM booking GROUP BY session, person HAVING count(*) > 1) b"
    " JOIN session s ON s.id = b.session JOIN person p ON p.id = b.person"
    " ORDER BY s.code, p.uuid" },
  { { "check-booking-status",
      N_ ("The booking of person %2$s on session “%1$s” is not as the last change of its status "
          "left it."),
      NULL, 0 },
    "SELECT s.code, p.uuid FROM booking b"
    " JOIN session s ON s.id = b.session JOIN person p ON p.id = b.person"
    " LEFT JOIN booking_status h ON h.booking = b.id"
    "  AND h.id = (SELECT max (id) FROM booking_status WHERE booking = b.id)"
    " WHERE coalesce (h.status, -1) <> b.status ORDER BY s.code, p.uuid" },
  { { "check-attendance", N_ ("Person %2$s is twice in the register of session “%1$s” on %3$s."),
      NULL, 0 },
    "SELECT s.code, p.uuid, a.on_date FROM"
    " (SELECT session, person, on_date FROM attendance"
    "   GROUP BY session, person, on_date HAVING count(*) > 1) a"
    " JOIN session s ON s.id = a.session JOIN person p ON p.id = a.person"
    " ORDER BY s.code, p.uuid, a.on_date" },
  { { "check-attachment", N_ ("A file of person %1$s is said to have %2$s bytes, and has %3$s."),
      NULL, 0 },
    "SELECT p.uuid, a.size, c.size FROM attachment a JOIN content c ON c.sha256 = a.sha256"
    " JOIN person p ON p.id = a.person WHERE a.size <> c.size ORDER BY p.uuid, a.id" },
  { { "check-attachment-record",
      N_ ("A file of person %1$s is of a training record of person %2$s."), NULL, 0 },
    "SELECT p.uuid, q.uuid FROM attachment a JOIN record r ON r.id = a.record"
    " JOIN person p ON p.id = a.person JOIN person q ON q.id = r.person"
    " WHERE r.person <> a.person ORDER BY p.uuid, a.id" },
  { { "check-rating",
      N_ ("Person %2$s was rated twice for area “%3$s” by the same kind of rater in campaign "
          "“%1$s”."),
      NULL, 0 },
    "SELECT c.code, p.uuid, a.code FROM"
    " (SELECT campaign, person, area, rater FROM rating"
    "   GROUP BY person, campaign, area, rater HAVING count(*) > 1) r"
    " JOIN campaign c ON c.id = r.campaign JOIN person p ON p.id = r.person"
    " JOIN area a ON a.id = r.area ORDER BY c.code, p.uuid, a.code" },
  { { "check-answer",
      N_ ("Respondent “%2$s” of session “%1$s” answered question “%3$s” twice at one stage."), NULL,
      0 },
    "SELECT s.code, a.respondent, q.code FROM"
    " (SELECT session, respondent, stage, round, question FROM answer"
    "   GROUP BY session, respondent, stage, round, question HAVING count(*) > 1) a"
    " JOIN session s ON s.id = a.session JOIN question q ON q.id = a.question"
    " ORDER BY s.code, a.respondent, q.code" },
};

static gboolean
run_probe (const FfwProbe *probe, FfwConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, probe->sql, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      const char *arguments[10] = { NULL };

      for (int i = 0; i < ffw_cursor_get_n_columns (cursor); i++)
        arguments[i] = ffw_cursor_get_text (cursor, i);
      g_ptr_array_add (problems,
                       ffw_template_format (&probe->sentence, arguments, ffw_language_get ()));
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
check_rows (FfwConnection *connection, FfwDate today, GPtrArray *problems, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    if (!run_probe (&probes[i], connection, problems, error))
      return FALSE;

  return ffw_search_check (connection, problems, error)
         && ffw_reporting_lines_check (connection, today, problems, error)
         && ffw_standing_check (connection, problems, error)
         && ffw_content_check (connection, problems, error);
}

/**
 * ffw_check:
 * @today: the day on which lines of managers are looked at
 *
 * Checks a workspace: the file and its history (ffw_history_check()), and then
 * what the program derives or keeps unique, against a fresh computation.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong, a sentence each,
 *   in the language of the program; empty where all is well; %NULL with @error
 *   set where the check could not be made
 */
GPtrArray *
ffw_check (FfwConnection *connection, FfwDate today, GError **error)
{
  g_autoptr (GPtrArray) problems = ffw_history_check (connection, error);
  g_autoptr (GError) failure = NULL;

  if (problems == NULL)
    return NULL;

  /* Of a damaged file that was said already. */
  if (check_rows (connection, today, problems, &failure)
      || (problems->len && g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT)))
    return g_steal_pointer (&problems);
  g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}
