/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-post-rows.h"

#include "ffw-coding.h"

/**
 * Rows:
 * @table: one whose rows name a person and a post
 * @day: the day that a row is about
 * @same: when two rows, a and b, say the same of one person
 * @code: the kind that holds them
 */
typedef struct
{
  const char *table;
  const char *day;
  const char *same;
  const char *kind;
} Rows;

static const Rows tables[] = {
  { "record", "record.completed_on", "a.course = b.course AND a.completed_on = b.completed_on",
    "records" },
  { "rating", "rating.rated_on",
    "a.campaign = b.campaign AND a.area = b.area AND a.rater = b.rater", "needs" },
  { "attendance", "attendance.on_date", "a.session = b.session AND a.on_date = b.on_date",
    "attendance" },
  { "waiver", "waiver.from_on", "a.area = b.area AND a.from_on = b.from_on", "waivers" },
  { "absence", "absence.from_on", "a.from_on = b.from_on", "absences" },
  { "booking", "(SELECT z.last_on FROM session z WHERE z.id = booking.session)",
    "a.session = b.session", "bookings" },
  { "session_trainer",
    "(SELECT substr (z.starts_at, 1, 10) FROM session_date z"
    " WHERE z.id = session_trainer.session_date)",
    "a.session_date = b.session_date", "sessions" },
};

/* The post n of the same number that is held on the day where the row's own, p, is not. */
#define SQL_BETTER                                                                                 \
  "FROM post p JOIN post n ON n.person = p.person AND n.organisation = p.organisation "            \
  "   AND n.staff_number = p.staff_number "                                                        \
  " WHERE p.id = %1$s.post "                                                                       \
  "   AND (p.started_on > %2$s OR coalesce (p.left_on, '9999-12-31') < %2$s) "                     \
  "   AND n.started_on <= %2$s AND coalesce (n.left_on, '9999-12-31') >= %2$s"

/* What is still to come for a post: its parameters are the post, the day from which on, and the
 * statuses of a place that is wanted and of a session that is not over. */
#define SQL_PLACES_AHEAD                                                                           \
  " WHERE post = ? AND session IN (SELECT z.id FROM session z"                                     \
  "   WHERE z.last_on >= ? AND z.status IN (?, ?)) AND status IN (?, ?)"
#define SQL_DATES_AHEAD                                                                            \
  " WHERE post = ? AND session_date IN (SELECT d.id FROM session_date d"                           \
  "   JOIN session z ON z.id = d.session"                                                          \
  "   WHERE substr (d.starts_at, 1, 10) >= ? AND z.status IN (?, ?))"
#define SQL_COUNT_PLACES "SELECT count(*) FROM booking" SQL_PLACES_AHEAD
#define SQL_COUNT_DATES  "SELECT count(*) FROM session_trainer" SQL_DATES_AHEAD
#define SQL_MOVE_PLACES  "UPDATE booking SET post = ?" SQL_PLACES_AHEAD
#define SQL_MOVE_DATES   "UPDATE session_trainer SET post = ?" SQL_DATES_AHEAD

#define SQL_POSTS_LEFT "SELECT count(*) FROM post WHERE person = ?"
#define SQL_MANAGED    "UPDATE post SET manager = ? WHERE manager = ?"
#define SQL_OWN        "UPDATE post SET manager = NULL WHERE manager = ? AND person = ?"
#define SQL_NOTES      "UPDATE note SET person = ? WHERE person = ?"
#define SQL_FILES      "UPDATE attachment SET person = ? WHERE person = ?"
#define SQL_RECORD_FILES                                                                           \
  "UPDATE attachment SET person = ? WHERE record IN (SELECT id FROM record WHERE post = ?)"        \
  " AND person = ?"
#define SQL_GO "DELETE FROM person WHERE id = ?"

/* Whom the one who goes is not is not the one who stays either. */
#define SQL_DISTINCT                                                                               \
  "INSERT INTO distinct_people (person, other)"                                                    \
  " SELECT CASE WHEN t.stays < t.other THEN t.stays ELSE t.other END,"                             \
  "   CASE WHEN t.stays < t.other THEN t.other ELSE t.stays END FROM (SELECT ? AS stays,"          \
  "   CASE WHEN person = ? THEN other ELSE person END AS other FROM distinct_people"               \
  "   WHERE person = ? OR other = ?) t WHERE t.other <> t.stays ON CONFLICT DO NOTHING"
#define SQL_DISTINCT_GO "DELETE FROM distinct_people WHERE person = ? OR other = ?"

/* By what the one who goes was known leads to the one who stays. */
#define SQL_TOLD     "UPDATE session_message SET person = ? WHERE person = ?"
#define SQL_MESSAGES "UPDATE manager_message SET manager = ? WHERE manager = ?"
/* What is known of a trainer twice stays as it is with the one who stays. */
#define SQL_TRAINER                                                                                \
  "UPDATE trainer SET person = ? WHERE person = ?"                                                 \
  " AND NOT EXISTS (SELECT 1 FROM trainer t WHERE t.person = ?)"
#define SQL_TRAINER_GO "DELETE FROM trainer WHERE person = ?"
#define SQL_TRANSFERS  "UPDATE transfer_person SET person = ? WHERE person = ?"
#define SQL_ALIASES    "UPDATE person_alias SET person = ? WHERE person = ?"
#define SQL_ALIAS                                                                                  \
  "INSERT INTO person_alias (uuid, was, person) SELECT uuid, id, ? FROM person WHERE id = ?"

/**
 * ffw_post_rows_follow:
 * @person: whose posts have begun, ended or moved
 *
 * A staff number names the post that is held on the day (rules.md, People and posts), so rows
 * follow when the dates of its posts change: what was trained after a move belongs to the new
 * site, even where the move is recorded later.
 */
gboolean
ffw_post_rows_follow (FfwConnection *connection, gint64 person, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %1$s SET post = (SELECT n.id " SQL_BETTER ") "
                                              " WHERE person = ? AND EXISTS (SELECT 1 " SQL_BETTER
                                              ")",
                                              tables[i].table, tables[i].day);

      if (!ffw_connection_run (connection, sql, error, "i", person))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_post_rows_count_ahead:
 * @n: (out): how many places @post has or waits for, and dates it trains on, from @on on
 */
gboolean
ffw_post_rows_count_ahead (FfwConnection *connection, gint64 post, FfwDate on, gint64 *n,
                           GError **error)
{
  gint64 dates = 0;

  *n = 0;
  if (!ffw_connection_get_int (connection, SQL_COUNT_PLACES, n, error, "iDiiii", post, on,
                               (gint64)FFW_SESSION_PLANNED, (gint64)FFW_SESSION_OPEN,
                               (gint64)FFW_BOOKING_BOOKED, (gint64)FFW_BOOKING_WAITING)
      || !ffw_connection_get_int (connection, SQL_COUNT_DATES, &dates, error, "iDii", post, on,
                                  (gint64)FFW_SESSION_PLANNED, (gint64)FFW_SESSION_OPEN))
    return FALSE;
  *n += dates;

  return TRUE;
}

/**
 * ffw_post_rows_move:
 * @from, @to: two posts of one person
 * @on: the day from which on rows are about @to; %FFW_DATE_NONE for all of them
 * @all: whether facts follow too; else only what is still to come, as what was recorded for a post
 *   stays with the organisation of that post
 */
gboolean
ffw_post_rows_move (FfwConnection *connection, gint64 from, gint64 to, FfwDate on, gboolean all,
                    GError **error)
{
  if (!all)
    return ffw_connection_run (connection, SQL_MOVE_PLACES, error, "iiDiiii", to, from, on,
                               (gint64)FFW_SESSION_PLANNED, (gint64)FFW_SESSION_OPEN,
                               (gint64)FFW_BOOKING_BOOKED, (gint64)FFW_BOOKING_WAITING)
           && ffw_connection_run (connection, SQL_MOVE_DATES, error, "iiDii", to, from, on,
                                  (gint64)FFW_SESSION_PLANNED, (gint64)FFW_SESSION_OPEN);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET post = ? WHERE post = ?"
                                              " AND coalesce (%s, '') >= coalesce (?, '')",
                                              tables[i].table, tables[i].day);

      if (!ffw_connection_run (connection, sql, error, "iiD", to, from, on))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_post_rows_clash:
 * @post: that turns out to be @person's
 * @table: (out) (transfer none) (nullable): the kind of which both have the same row; %NULL
 *   where the two can be joined
 */
gboolean
ffw_post_rows_clash (FfwConnection *connection, gint64 post, gint64 person, const char **table,
                     GError **error)
{
  *table = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables) && *table == NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %1$s a JOIN %1$s b ON %2$s "
                                              " WHERE a.post = ? AND b.person = ?",
                                              tables[i].table, tables[i].same);
      gint64 n = 0;

      if (!ffw_connection_get_int (connection, sql, &n, error, "ii", post, person))
        return FALSE;
      if (n > 0)
        *table = tables[i].kind;
    }

  return TRUE;
}

/**
 * ffw_post_rows_let_go:
 * @from: who turns out to be @to; nothing that names a post is theirs any more
 *
 * What else is said of @from is said of @to from now on, and @from goes; nobody is their own
 * manager for it. Their UUID and their history lead to @to.
 */
gboolean
ffw_post_rows_let_go (FfwConnection *connection, gint64 from, gint64 to, GError **error)
{
  return ffw_connection_run (connection, SQL_MANAGED, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_OWN, error, "ii", to, to)
         && ffw_connection_run (connection, SQL_NOTES, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_FILES, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_MESSAGES, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_TOLD, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_TRAINER, error, "iii", to, from, to)
         && ffw_connection_run (connection, SQL_TRAINER_GO, error, "i", from)
         && ffw_connection_run (connection, SQL_DISTINCT, error, "iiii", to, from, from, from)
         && ffw_connection_run (connection, SQL_DISTINCT_GO, error, "ii", from, from)
         && ffw_connection_run (connection, SQL_TRANSFERS, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_ALIASES, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_ALIAS, error, "ii", to, from)
         && ffw_connection_run (connection, SQL_GO, error, "i", from);
}

/**
 * ffw_post_rows_join:
 * @post: now @to's
 * @from: whose it was; where it was their last, they were @to under another name, and go
 *
 * Training belongs to the person: what names the post goes with it.
 */
gboolean
ffw_post_rows_join (FfwConnection *connection, gint64 post, gint64 from, gint64 to, GError **error)
{
  gint64 left = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET person = ? WHERE post = ?",
                                              tables[i].table);

      if (!ffw_connection_run (connection, sql, error, "ii", to, post))
        return FALSE;
    }
  if (!ffw_connection_run (connection, SQL_RECORD_FILES, error, "iii", to, post, from))
    return FALSE;
  if (!ffw_connection_get_int (connection, SQL_POSTS_LEFT, &left, error, "i", from))
    return FALSE;

  return left > 0 || ffw_post_rows_let_go (connection, from, to, error);
}
