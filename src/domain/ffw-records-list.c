/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-records-list.h"

#include "ffw-posts.h"

#include <glib/gi18n-lib.h>

/* Every join is an outer one on a primary key: an order or a filter that does not need it
 * does not pay for it, and the latest records come from their index alone. */
#define FROM                                                                                       \
  "record r"                                                                                       \
  " LEFT JOIN person n ON n.id = r.person"                                                         \
  " LEFT JOIN course c ON c.id = r.course"                                                         \
  " LEFT JOIN session s ON s.id = r.session"

/* Of the post that the record is of; no join, which no order could do without. */
#define OF_POST(sql)                                                                               \
  "coalesce ((SELECT " sql " FROM post p JOIN organisation o ON o.id = p.organisation"             \
  " WHERE p.id = " FFW_SQL_POST_HELD ("r.post", "r.person", "r.completed_on") "), '')"

#define NUMBER       OF_POST ("p.staff_number")
#define ORGANISATION OF_POST (FFW_LIST_TITLE ("o", "name"))

/* From the organisation to its posts and their records, by the index of each. */
#define IN_ORGANISATION                                                                            \
  "r.id IN (SELECT x.id FROM organisation f JOIN post p ON p.organisation = f.id JOIN record x"    \
  " ON x.post = p.id OR (x.post IS NULL AND x.person = p.person AND p.id = " FFW_SQL_POST_HELD (   \
      "x.post", "x.person", "x.completed_on") ") WHERE f.code = ?)"

#define HELD_IN                                                                                    \
  "(SELECT p.organisation FROM post p WHERE p.id = " FFW_SQL_POST_HELD ("r.post", "r.person",      \
                                                                        "r.completed_on") ")"

/* Each person's name is made a key once, not once a record. */
#define NAME_RANK                                                                                  \
  " LEFT JOIN (SELECT x.id, rank () OVER (ORDER BY coalesce (ffw_sort_key (x.family_name,"         \
  " '{in}'), ''), coalesce (ffw_sort_key (x.given_name, '{in}'), '')) AS place FROM person x) nx"  \
  " ON nx.id = r.person"

/* The last day on which a completed course counts. ffw_add_months() is the one function that
 * says so, here as everywhere. */
#define EXPIRES                                                                                    \
  "CASE WHEN r.outcome = 1"                                                                        \
  " THEN coalesce (r.expires_on, ffw_add_months (r.completed_on, c.validity_months)) END"

#define HOURS                                                                                      \
  "CASE WHEN r.hours IS NULL THEN ''"                                                              \
  " WHEN r.hours = CAST (r.hours AS INTEGER) THEN CAST (CAST (r.hours AS INTEGER) AS TEXT)"        \
  " ELSE CAST (r.hours AS TEXT) END"

static const FfwListColumn columns[] = {
  { "completed",
    N_ ("Completed"),
    FFW_LIST_DATE,
    "r.completed_on",
    { "r.completed_on" },
    .quick_id = "r.id",
    .quick_from = FROM },
  { "person",
    N_ ("Person"),
    FFW_LIST_TEXT,
    FFW_LIST_PERSON ("n"),
    { "coalesce (nx.place, 0)", "r.completed_on" },
    .join = NAME_RANK },
  { "number", N_ ("Staff Number"), FFW_LIST_TEXT, NUMBER },
  { "organisation",
    N_ ("Organisation"),
    FFW_LIST_TEXT,
    ORGANISATION,
    { "coalesce (ox.place, 0)", "r.completed_on" },
    .join = FFW_LIST_RANK ("organisation", "name", "ox", HELD_IN) },
  { "course",
    N_ ("Course"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("c", "title"),
    { "coalesce (cx.place, 0)", "r.completed_on" },
    .join = FFW_LIST_RANK ("course", "title", "cx", "r.course") },
  { "outcome", N_ ("Outcome"), FFW_LIST_CODED, "r.outcome", .coding = &ffw_coding_outcome },
  { "language", N_ ("Language"), FFW_LIST_CODED, "coalesce (r.language, -1)",
    .coding = &ffw_coding_language },
  { "hours", N_ ("Hours"), FFW_LIST_NUMBER, HOURS, { "coalesce (r.hours, -1)" } },
  { "certificate", N_ ("Certificate"), FFW_LIST_TEXT, "coalesce (r.certificate, '')" },
  { "session", N_ ("Session"), FFW_LIST_TEXT, "coalesce (s.code, '')" },
  { "expires",
    N_ ("Expires"),
    FFW_LIST_DATE,
    "coalesce (" EXPIRES ", '')",
    { "coalesce (" EXPIRES ", '9999')" } },
};

/* Those that a post rests on: what was renewed since, by whatever course, needs nobody's hand, nor
 * does what somebody has who left, or what is not required. The standing has worked that out; its
 * index begins with the status. */
#define RESTS_ON(standing)                                                                         \
  "r.id IN (SELECT x.record FROM standing x WHERE x.stands = 1 AND " standing ")"
#define ENDS_WITHIN(days)                                                                          \
  RESTS_ON ("x.status = 2 AND x.expires_on <= ffw_add_days (CAST (? AS TEXT), " days ")")

static const FfwListChoice ends[] = {
  { "expired", N_ ("Expired and not renewed"), RESTS_ON ("x.status = 1") },
  { "30", N_ ("Within 30 days"), ENDS_WITHIN ("30") },
  { "60", N_ ("Within 60 days"), ENDS_WITHIN ("60") },
  { "90", N_ ("Within 90 days"), RESTS_ON ("x.status = 2") },
  { "never", N_ ("Never"), "r.outcome = 1 AND " EXPIRES " IS NULL" },
};

static const FfwListFilter filters[] = {
  { "organisation", N_ ("Organisation"), FFW_LIST_FILTER_REFERENCE, IN_ORGANISATION,
    .table = "organisation" },
  { "course", N_ ("Course"), FFW_LIST_FILTER_REFERENCE,
    "r.course = (SELECT id FROM course WHERE code = ?)", .table = "course" },
  { "outcome", N_ ("Outcome"), FFW_LIST_FILTER_CODED, "r.outcome = ?",
    .coding = &ffw_coding_outcome },
  { "language", N_ ("Language"), FFW_LIST_FILTER_CODED, "r.language = ?",
    .coding = &ffw_coding_language },
  { "from", N_ ("Completed From"), FFW_LIST_FILTER_DATE, "r.completed_on >= ?" },
  { "until", N_ ("Completed Until"), FFW_LIST_FILTER_DATE, "r.completed_on <= ?" },
  { "expires", N_ ("Expires"), FFW_LIST_FILTER_CHOICE, .choices = ends,
    .n_choices = G_N_ELEMENTS (ends) },
};

static const char *const tables[] = { "course", "organisation", "person",   "post",
                                      "record", "session",      "standing", NULL };

const FfwListSource ffw_records_list = {
  .name = "records",
  .id = "r.id",
  .from = FROM,
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_posts = "r.person IN (SELECT person FROM post WHERE id IN {posts})",
};
