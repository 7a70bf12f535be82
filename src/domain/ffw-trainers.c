/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainers.h"

#include "ffw-authorisation.h"
#include "ffw-posts.h"

#include <glib/gi18n-lib.h>

/* What is worked out for a read: what each may deliver, and who they are. */
#define AUTHORISED "authorised"
#define AUTHORISED_COLUMNS                                                                         \
  "person INTEGER NOT NULL, course INTEGER NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,"    \
  " refresher_on TEXT, PRIMARY KEY (person, course)"
#define SEEN "trainer_seen"
#define SEEN_COLUMNS                                                                               \
  "person INTEGER NOT NULL PRIMARY KEY, post INTEGER, until TEXT, state INTEGER NOT NULL"

/* The record that lasts longest counts; a place on a course that authorises is a refresher. */
#define SQL_FILL(condition)                                                                        \
  "INSERT INTO " AUTHORISED " (person, course, since, until, refresher_on)"                        \
  " SELECT q.person, q.authorised, q.since, q.until, (SELECT max (s.last_on) FROM booking b"       \
  "   JOIN session s ON s.id = b.session"                                                          \
  "   JOIN course_authorises r ON r.course = s.course AND r.authorised = q.authorised"             \
  "  WHERE b.person = q.person AND b.status = 0 AND s.status IN (0, 1) AND s.last_on >= ?)"        \
  " FROM (SELECT l.person, a.authorised, l.completed_on AS since, " FFW_SQL_RECORD_END (           \
      "l", "k") " AS until, row_number () OVER (PARTITION BY l.person, a.authorised"               \
                "   ORDER BY " FFW_SQL_RECORD_END (                                                \
                    "l", "k") " DESC, l.completed_on DESC, l.id) AS place"                         \
                              " FROM" FFW_SQL_AUTHORISING "WHERE l.completed_on <= ?" condition    \
                              ") q WHERE q.place = 1"

/* Whose post has ended keeps the last one, by which people know them. */
#define SQL_SEE(who)                                                                               \
  "INSERT INTO " SEEN " (person, post, until, state)"                                              \
  " SELECT v.person, coalesce (" FFW_SQL_POST_HELD (                                               \
      "NULL", "v.person",                                                                          \
      "t.day") ","                                                                                 \
               "   (SELECT e.id FROM post e WHERE e.person = v.person ORDER BY e.started_on "      \
               "DESC, e.id LIMIT 1)),"                                                             \
               " coalesce ((SELECT min (x.until) FROM " AUTHORISED " x WHERE x.person = v.person"  \
               "     AND x.until >= t.day),"                                                       \
               "   (SELECT max (x.until) FROM " AUTHORISED " x WHERE x.person = v.person)),"       \
               " CASE WHEN NOT EXISTS (SELECT 1 FROM " AUTHORISED                                  \
               " x WHERE x.person = v.person) THEN 3"                                              \
               "   WHEN NOT EXISTS (SELECT 1 FROM " AUTHORISED " x WHERE x.person = v.person"      \
               "     AND x.until >= t.day) THEN 2"                                                 \
               "   WHEN EXISTS (SELECT 1 FROM " AUTHORISED                                         \
               " x WHERE x.person = v.person AND x.until >= t.day"                                 \
               "     AND x.until <= t.soon AND x.refresher_on IS NULL) THEN 1 ELSE 0 END"          \
               " FROM (" who ") v, (SELECT CAST (? AS TEXT) AS day, CAST (? AS TEXT) AS soon) t"
#define SQL_EVERYBODY                                                                              \
  "SELECT person FROM " AUTHORISED                                                                 \
  " UNION SELECT person FROM session_trainer UNION SELECT person FROM trainer"

#define SQL_SET "UPDATE trainer SET language = ? WHERE person = ?"
#define SQL_HAS "SELECT count(*) FROM trainer WHERE person = ?"
#define SQL_ADD "INSERT INTO trainer (id, uuid, person, language) VALUES (?, ?, ?, ?)"

static const FfwCode state_codes[] = {
  { FFW_TRAINER_AUTHORISED, "authorised", NC_ ("trainer", "authorised"), "trainer" },
  { FFW_TRAINER_ENDING, "ending", NC_ ("trainer", "ends soon"), "trainer" },
  { FFW_TRAINER_ENDED, "ended", NC_ ("trainer", "ended"), "trainer" },
  { FFW_TRAINER_UNAUTHORISED, "none", NC_ ("trainer", "not authorised"), "trainer" },
};

const FfwCoding ffw_coding_trainer_state = { "trainer", state_codes, G_N_ELEMENTS (state_codes) };

#define COURSES                                                                                    \
  "coalesce ((SELECT string_agg (title, '; ') FROM (SELECT " FFW_LIST_TITLE (                      \
      "c", "title") " AS title FROM " AUTHORISED                                                   \
                    " x JOIN course c ON c.id = x.course WHERE x.person = v.person"                \
                    " ORDER BY 1) y), '')"
#define GIVEN                                                                                      \
  "(SELECT count(DISTINCT d.session) FROM session_trainer t JOIN session_date d"                   \
  " ON d.id = t.session_date JOIN session s ON s.id = d.session"                                   \
  " WHERE t.person = v.person AND s.status = 2)"
#define AHEAD                                                                                      \
  "(SELECT count(DISTINCT d.session) FROM session_trainer t JOIN session_date d"                   \
  " ON d.id = t.session_date JOIN session s ON s.id = d.session"                                   \
  " WHERE t.person = v.person AND s.status IN (0, 1))"
#define REACHED                                                                                    \
  "(SELECT count(DISTINCT l.person) FROM record l WHERE l.outcome = 1 AND l.session IN"            \
  " (SELECT d.session FROM session_trainer t JOIN session_date d ON d.id = t.session_date"         \
  " WHERE t.person = v.person))"
#define TEXT(sql)   "CAST (" sql " AS TEXT)"
#define TRAINS_IN   FFW_SQL_TRAINS_IN ("v.person")
#define NAME        FFW_LIST_PERSON_ORDER ("n")
#define POLICE      FFW_SQL_POLICE_AREA ("g", "o")
#define UNTIL_SHOWN "CASE WHEN v.until IS NULL OR v.until >= '9999-12-31' THEN '' ELSE v.until END"

static const FfwListColumn columns[] = {
  { "name", N_ ("Name"), FFW_LIST_TEXT, FFW_LIST_PERSON ("n"), { NAME } },
  { "state",
    N_ ("Authorisation"),
    FFW_LIST_CODED,
    "v.state",
    { "v.state", "v.until" },
    .coding = &ffw_coding_trainer_state },
  /* Translators: a column: the last day on which somebody may deliver a course. */
  { "until", N_ ("Until"), FFW_LIST_DATE, UNTIL_SHOWN, { "coalesce (v.until, '')", NAME } },
  { "courses", N_ ("May Deliver"), FFW_LIST_TEXT, COURSES },
  /* Translators: a column: the language in which somebody trains. */
  { "language", N_ ("Trains In"), FFW_LIST_CODED, "coalesce (" TRAINS_IN ", -1)",
    .coding = &ffw_coding_taught_in },
  { "organisation",
    N_ ("Organisation"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("o", "name"),
    { "coalesce (ox.place, 0)", NAME },
    .join = FFW_LIST_RANK ("organisation", "name", "ox", "p.organisation") },
  { "police", N_ ("Police Area"), FFW_LIST_TEXT, "coalesce (" POLICE ", '')" },
  { "ahead", N_ ("Sessions Ahead"), FFW_LIST_NUMBER, TEXT (AHEAD), { AHEAD } },
  { "given", N_ ("Sessions Given"), FFW_LIST_NUMBER, TEXT (GIVEN), { GIVEN } },
  { "reached", N_ ("People Reached"), FFW_LIST_NUMBER, TEXT (REACHED), { REACHED } },
  { "number", N_ ("Staff Number"), FFW_LIST_TEXT, "coalesce (p.staff_number, '')" },
};

static const FfwListFilter filters[] = {
  { "state", N_ ("Authorisation"), FFW_LIST_FILTER_CODED, "v.state = ?",
    .coding = &ffw_coding_trainer_state },
  { "course", N_ ("May Deliver"), FFW_LIST_FILTER_REFERENCE,
    "v.person IN (SELECT x.person FROM " AUTHORISED " x JOIN course c ON c.id = x.course"
    " WHERE c.code = ?)",
    .table = "course" },
  { "language", N_ ("Trains in"), FFW_LIST_FILTER_CODED, TRAINS_IN " = ?",
    .coding = &ffw_coding_taught_in },
  { "organisation", N_ ("Organisation"), FFW_LIST_FILTER_REFERENCE, "o.code = ?",
    .table = "organisation" },
  { "police", N_ ("Police Area"), FFW_LIST_FILTER_REFERENCE, POLICE " = ?", .table = "police" },
};

static const char *const tables[]
    = { "booking", "course",       "course_authorises", "organisation", "person",  "post", "record",
        "session", "session_date", "session_trainer",   "site",         "trainer", NULL };

const FfwListSource ffw_trainers_list = {
  .name = "trainers",
  .id = "v.person",
  .from = SEEN " v JOIN person n ON n.id = v.person LEFT JOIN post p ON p.id = v.post"
               " LEFT JOIN organisation o ON o.id = p.organisation"
               " LEFT JOIN site g ON g.id = p.site",
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_text = "coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '') || ' ' ||"
                 " coalesce (p.staff_number, '') || ' ' || coalesce (p.email, '')",
};

static gboolean
lay_out (FfwConnection *connection, gconstpointer data, const gint64 *ids, guint n, GError **error)
{
  FfwDate day = *(const FfwDate *)data;
  FfwDate today = day == FFW_DATE_NONE ? ffw_date_today () : day;
  FfwDate soon = MIN (today + FFW_AUTHORISATION_AHEAD, FFW_DATE_LAST);

  if (!ffw_connection_lay_out (connection, AUTHORISED, AUTHORISED_COLUMNS, error)
      || !ffw_connection_lay_out (connection, SEEN, SEEN_COLUMNS, error))
    return FALSE;
  if (ids == NULL)
    return ffw_connection_run (connection, SQL_FILL (""), error, "DD", today, today)
           && ffw_connection_run (connection, SQL_SEE (SQL_EVERYBODY), error, "DD", today, soon);
  for (guint i = 0; i < n; i++)
    if (!ffw_connection_run (connection, SQL_FILL (" AND l.person = ?"), error, "DDi", today, today,
                             ids[i])
        || !ffw_connection_run (connection, SQL_SEE ("SELECT CAST (? AS BIGINT) AS person"), error,
                                "iDD", ids[i], today, soon))
      return FALSE;

  return TRUE;
}

/** Returns: (transfer full): what ffw_trainers_list lists, as of @today; where that is no date, of
 * the day of each read */
FfwListGiven *
ffw_trainers_give (FfwDate today)
{
  return ffw_list_given_new (lay_out, g_memdup2 (&today, sizeof today), g_free);
}

/** Lays out, for the rest of the read, who may deliver what as of @today: `authorised` and
 * `trainer_seen`. */
gboolean
ffw_trainers_see (FfwConnection *connection, FfwDate today, GError **error)
{
  return lay_out (connection, &today, NULL, 0, error);
}

/**
 * ffw_trainer_set_language:
 * @language: a number of ffw_coding_taught_in, or -1 for that of their own training
 *
 * Sets in which language somebody trains, with its message in the history.
 */
gboolean
ffw_trainer_set_language (FfwChange *change, gint64 person, int language, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *of = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autoptr (FfwMessage) message = ffw_message_new ("edit-trainer", of, NULL);
  gint64 value = language < 0 ? FFW_NULL : language;
  gint64 n = 0;
  char uuid[FFW_UUID_SIZE];

  if (!ffw_connection_get_int (connection, SQL_HAS, &n, error, "i", person))
    return FALSE;
  if (n > 0 ? !ffw_connection_run (connection, SQL_SET, error, "Ii", value, person)
            : !ffw_connection_run (connection, SQL_ADD, error, "isiI", ffw_change_new_id (change),
                                   ffw_change_new_uuid (change, uuid), person, value))
    return FALSE;
  ffw_change_touch (change, person);
  ffw_change_set_message (change, message);

  return TRUE;
}
