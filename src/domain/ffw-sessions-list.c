/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sessions-list.h"

#include "ffw-session-messages.h"

#include "ffw-posts.h"

#include <glib/gi18n-lib.h>

/* Every join is an outer one on a primary key: who does not need it does not pay for it. */
#define FROM "session s LEFT JOIN course c ON c.id = s.course LEFT JOIN series r ON r.id = s.series"

/* Of the first date: a session that moves about begins there. */
#define VENUE                                                                                      \
  "coalesce ((SELECT d.venue FROM session_date d WHERE d.session = s.id"                           \
  " ORDER BY d.starts_at LIMIT 1), '')"
#define TIME                                                                                       \
  "coalesce ((SELECT substr (min (d.starts_at), 12, 5) FROM session_date d"                        \
  " WHERE d.session = s.id), '')"
#define N_DATES "(SELECT count(*) FROM session_date d WHERE d.session = s.id)"
#define TRAINERS                                                                                   \
  "coalesce ((SELECT string_agg (name, '; ') FROM (SELECT DISTINCT " FFW_LIST_PERSON (             \
      "n") " AS "                                                                                  \
           "name FROM session_date d JOIN session_trainer t ON t.session_date = d.id"              \
           " JOIN person n ON n.id = t.person WHERE d.session = s.id ORDER BY 1) x), '')"

/* Whoever has a place or was there: not those who wait (1) or whose booking is cancelled (5). */
#define N_BOOKED                                                                                   \
  "(SELECT count(*) FROM booking b WHERE b.session = s.id AND b.status NOT IN (1, 5))"
#define N_WAITING   "(SELECT count(*) FROM booking b WHERE b.session = s.id AND b.status = 1)"
#define NUMBER(sql) "CAST (" sql " AS TEXT)"

static const FfwListColumn columns[] = {
  { "date",
    N_ ("First Day"),
    FFW_LIST_DATE,
    "coalesce (s.first_on, '')",
    { "coalesce (s.first_on, '9999')", "s.code" },
    .quick_id = "s.id",
    .quick_from = FROM },
  /* Translators: the time of day at which a session begins. */
  { "time", N_ ("Time"), FFW_LIST_TEXT, TIME },
  { "course",
    N_ ("Course"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("c", "title"),
    { "coalesce (cx.place, 0)", "s.first_on" },
    .join = FFW_LIST_RANK ("course", "title", "cx", "s.course") },
  { "session", N_ ("Session"), FFW_LIST_TEXT, "s.code" },
  { "status", N_ ("Status"), FFW_LIST_CODED, "s.status", .coding = &ffw_coding_session_status },
  { "venue", N_ ("Venue"), FFW_LIST_TEXT, VENUE },
  { "trainers", N_ ("Trainers"), FFW_LIST_TEXT, TRAINERS },
  /* Translators: a column: how many people have a place on a session. */
  { "booked", N_ ("People Booked"), FFW_LIST_NUMBER, NUMBER (N_BOOKED), { N_BOOKED } },
  { "capacity",
    N_ ("Capacity"),
    FFW_LIST_NUMBER,
    "coalesce (" NUMBER ("s.capacity") ", '')",
    { "coalesce (s.capacity, 9999999)" } },
  { "waiting", N_ ("People Waiting"), FFW_LIST_NUMBER, NUMBER (N_WAITING), { N_WAITING } },
  { "language", N_ ("Language"), FFW_LIST_CODED, "coalesce (s.language, -1)",
    .coding = &ffw_coding_taught_in },
  { "dates", N_ ("Dates"), FFW_LIST_NUMBER, NUMBER (N_DATES), { N_DATES } },
  { "series", N_ ("Series"), FFW_LIST_TEXT, "coalesce (r.title, '')" },
};

/* 0 planned, 1 open: the register is still to come. */
static const FfwListChoice whens[] = {
  { "ahead", N_ ("From today on"), "s.last_on >= ?" },
  { "week", N_ ("In the next seven days"),
    "s.id IN (SELECT d.session FROM session_date d, (SELECT CAST (? AS TEXT) AS day) t"
    " WHERE d.starts_at >= t.day AND d.starts_at < ffw_add_days (t.day, 7)) AND s.status <> 3" },
  { "register", N_ ("Over, register not closed"), "s.last_on < ? AND s.status IN (0, 1)" },
  { "past", N_ ("Before today"), "s.last_on < ?" },
};

static const FfwListChoice places[] = {
  { "free", N_ ("With free places"),
    "s.status IN (0, 1) AND (s.capacity IS NULL OR s.capacity > " N_BOOKED ")" },
  { "waiting", N_ ("With people waiting"),
    "s.id IN (SELECT b.session FROM booking b WHERE b.status = 1)" },
  { "no-show", N_ ("With people who did not come"),
    "s.id IN (SELECT b.session FROM booking b WHERE b.status = 4)" },
  { "untold", N_ ("With people to tell of a change"),
    "s.status <> 2 AND s.last_on >= ? AND " FFW_SQL_SESSION_UNTOLD },
  { "few", N_ ("Under the least number"), "s.status IN (0, 1) AND s.minimum > " N_BOOKED },
};

/* An organisation gives the sessions that its people train. */
#define GIVEN_BY(condition)                                                                        \
  "s.id IN (SELECT d.session FROM session_date d JOIN session_trainer t ON t.session_date = d.id"  \
  " JOIN post p ON p.id = t.post " condition ")"

/* A session is for a police area where somebody who works there trains, or has or had a place. */
#define OF_AREA                                                                                    \
  " JOIN organisation o ON o.id = p.organisation LEFT JOIN site g ON g.id = p.site"                \
  " WHERE " FFW_SQL_POLICE_AREA ("g", "o") " = "
#define FOR_POLICE_AREA                                                                            \
  "s.id IN (SELECT x.session FROM (SELECT CAST (? AS TEXT) AS code) a JOIN ("                      \
  "SELECT d.session, t.post FROM session_date d JOIN session_trainer t ON t.session_date = d.id"   \
  " UNION ALL SELECT b.session, b.post FROM booking b WHERE b.status <> 5) x"                      \
  " JOIN post p ON p.id = x.post" OF_AREA "a.code)"

static const FfwListFilter filters[] = {
  { "when", N_ ("When"), FFW_LIST_FILTER_CHOICE, .choices = whens,
    .n_choices = G_N_ELEMENTS (whens) },
  { "course", N_ ("Course"), FFW_LIST_FILTER_REFERENCE,
    "s.course = (SELECT id FROM course WHERE code = ?)", .table = "course" },
  { "status", N_ ("Status"), FFW_LIST_FILTER_CODED, "s.status = ?",
    .coding = &ffw_coding_session_status },
  { "organisation", N_ ("Trainers’ Organisation"), FFW_LIST_FILTER_REFERENCE,
    GIVEN_BY ("JOIN organisation o ON o.id = p.organisation WHERE o.code = ?"),
    .table = "organisation" },
  { "trainer", N_ ("Trainer"), FFW_LIST_FILTER_REFERENCE,
    "s.id IN (SELECT d.session FROM person n JOIN session_trainer t ON t.person = n.id"
    " JOIN session_date d ON d.id = t.session_date WHERE n.uuid = ?)",
    .table = "trainer" },
  { "police", N_ ("Police Area"), FFW_LIST_FILTER_REFERENCE, FOR_POLICE_AREA, .table = "police" },
  { "places", N_ ("Places"), FFW_LIST_FILTER_CHOICE, .choices = places,
    .n_choices = G_N_ELEMENTS (places) },
  { "language", N_ ("Language"), FFW_LIST_FILTER_CODED, "s.language = ?",
    .coding = &ffw_coding_taught_in },
  { "from", N_ ("From"), FFW_LIST_FILTER_DATE, "s.last_on >= ?" },
  { "until", N_ ("Until"), FFW_LIST_FILTER_DATE, "s.first_on <= ?" },
};

static const char *const tables[]
    = { "booking", "course",       "organisation",    "person",          "post", "series",
        "session", "session_date", "session_message", "session_trainer", "site", NULL };

const FfwListSource ffw_sessions_list = {
  .name = "sessions",
  .id = "s.id",
  .from = FROM,
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_text
  = "s.code || ' ' || coalesce (c.title_en, '') || ' ' || coalesce (c.title_cy, '')"
    " || ' ' || coalesce (c.code, '') || ' ' || coalesce (r.title, '') || ' ' || " VENUE
    " || ' ' || " TRAINERS,
};
