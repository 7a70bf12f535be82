/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-list.h"

#include "ffw-standing-column.h"

#include <glib/gi18n-lib.h>

/* The joins are on primary keys, so that an order which does not need one does
 * not pay for it. */
#define JOINS                                                                                      \
  " LEFT JOIN person n ON n.id = p.person"                                                         \
  " LEFT JOIN organisation o ON o.id = p.organisation"                                             \
  " LEFT JOIN site s ON s.id = p.site"
#define FROM "post p LEFT JOIN post_order k ON k.post = p.id" JOINS

/* The index of names is all that the table needs at first. */
#define QUICK_FROM "post_order k LEFT JOIN post p ON p.id = k.post" JOINS

/* Who was erased has no name. They are few, and found by the index of names. */
#define NOT_ERASED                                                                                 \
  "{id} NOT IN (SELECT q.id FROM person e JOIN post q ON q.person = e.id"                          \
  " WHERE e.family_name IS NULL AND e.given_name IS NULL)"

/* Names by the alphabet of the reader's language, as people look for them. */
#define NAME "k.{in}"

/* A post with several roles stands with the first of them. */
#define ROLES_RANK                                                                                 \
  " LEFT JOIN (SELECT y.post, min (z.place) AS place FROM post_role y" FFW_LIST_RANK (             \
      "role", "title", "z", "y.role") " GROUP BY y.post) rx ON rx.post = k.post"

#define OF_STANDING(function) .of = "standing", .say = function, .goes_out = TRUE

static const FfwListColumn columns[] = {
  { "name",
    N_ ("Name"),
    FFW_LIST_TEXT,
    FFW_LIST_PERSON ("n"),
    { NAME },
    .quick_id = "k.post",
    .quick_from = QUICK_FROM,
    .goes_out = TRUE },
  { "organisation",
    N_ ("Organisation"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("o", "name"),
    { "coalesce (ox.place, 0)", NAME },
    .join = FFW_LIST_RANK ("organisation", "name", "ox", "p.organisation"),
    .goes_out = TRUE },
  { "number", N_ ("Staff Number"), FFW_LIST_TEXT, "coalesce (p.staff_number, '')",
    .goes_out = TRUE },
  { "roles",
    N_ ("Roles"),
    FFW_LIST_TEXT,
    FFW_LIST_ROLES,
    { "coalesce (rx.place, 0)", NAME },
    .join = ROLES_RANK,
    .goes_out = TRUE },
  { "standing",
    N_ ("Standing"),
    FFW_LIST_SAID,
    FFW_STANDING_COLUMN,
    { FFW_STANDING_ORDER, NAME },
    .join = FFW_STANDING_RANK ("k.post"),
    .say = ffw_standing_say },
  { "site",
    N_ ("Site"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("s", "name"),
    { "coalesce (sx.place, 0)", NAME },
    .join = FFW_LIST_RANK ("site", "name", "sx", "p.site"),
    .goes_out = TRUE },
  { "email", N_ ("E-mail"), FFW_LIST_TEXT, "coalesce (p.email, '')", .goes_out = TRUE },
  { "language",
    N_ ("Training Language"),
    FFW_LIST_CODED,
    "coalesce (n.training_language, -1)",
    { "coalesce (n.training_language, 99)", NAME },
    &ffw_coding_preference },
  { "manager", N_ ("Manager"), FFW_LIST_TEXT,
    "coalesce ((SELECT " FFW_LIST_PERSON ("m") " FROM person m WHERE m.id = p.manager), '')",
    .goes_out = TRUE },
  { "started", N_ ("Started"), FFW_LIST_DATE, "p.started_on" },
  { "left",
    N_ ("Left"),
    FFW_LIST_DATE,
    "coalesce (p.left_on, '')",
    { "coalesce (p.left_on, '9999')" } },
  /* What a spreadsheet can filter and sort. */
  { "area", N_ ("Training Area"), FFW_LIST_TEXT, OF_STANDING (ffw_standing_say_area) },
  { "status", N_ ("Status"), FFW_LIST_TEXT, OF_STANDING (ffw_standing_say_status) },
  { "necessity", N_ ("Necessity"), FFW_LIST_TEXT, OF_STANDING (ffw_standing_say_necessity) },
  { "due", N_ ("Due by"), FFW_LIST_DATE, OF_STANDING (ffw_standing_say_due) },
  { "expires", N_ ("Expires"), FFW_LIST_DATE, OF_STANDING (ffw_standing_say_expires) },
  { "booked", N_ ("Booked for"), FFW_LIST_DATE, OF_STANDING (ffw_standing_say_booked) },
};

/* Each begins at the few that it names, by an index. */
#define IN_ROLE                                                                                    \
  "p.id IN (SELECT x.post FROM post_role x JOIN role f ON f.id = x.role WHERE f.code = ?)"

#define TODAY "CAST (? AS TEXT)"

/* Each asks about one day, t.d, and begins at an index. Who has moved on has not left. */
#define ON_DAY(posts) "p.id IN (SELECT q.id FROM (SELECT " TODAY " AS d) t JOIN " posts ")"
#define AWAY                                                                                       \
  ON_DAY ("absence w ON w.from_on <= t.d AND coalesce (w.to_on, '9999-12-31') >= t.d"              \
          " JOIN post q ON q.person = w.person AND q.started_on <= t.d"                            \
          "   AND coalesce (q.left_on, '9999-12-31') >= t.d")
#define LEAVING                                                                                    \
  ON_DAY ("post q ON q.left_on >= t.d AND NOT EXISTS (SELECT 1 FROM post o"                        \
          " WHERE o.person = q.person AND o.id <> q.id"                                            \
          "   AND (o.left_on IS NULL OR o.left_on > q.left_on))")
#define LEFT                                                                                       \
  ON_DAY ("post q ON q.left_on < t.d AND NOT EXISTS (SELECT 1 FROM post o"                         \
          " WHERE o.person = q.person AND o.started_on <= t.d"                                     \
          "   AND (o.left_on IS NULL OR o.left_on >= t.d))")

static const FfwListChoice active[] = {
  { "today", N_ ("Active today"),
    TODAY " BETWEEN p.started_on AND coalesce (p.left_on, '9999-12-31')" },
  { "away", N_ ("Away now"), AWAY },
  { "leaving", N_ ("Leaving"), LEAVING },
  { "left", N_ ("Left"), LEFT },
  { "later", N_ ("Begins later"), "p.started_on > ?" },
};

#define STANDS(statuses) "x.status IN (" statuses ")"
#define ENDS_WITHIN(days)                                                                          \
  "x.status = 2 AND x.expires_on <= ffw_add_days (CAST (? AS TEXT), " days ")"
#define BEGAN_WITHIN(days)                                                                         \
  "x.post IN (SELECT q.id FROM post q"                                                             \
  " WHERE q.started_on > ffw_add_days (CAST (? AS TEXT), -" days "))"

static const FfwListChoice standings[] = {
  { "not-in-date", N_ ("Not in date"), STANDS ("0, 1, 3, 4") },
  { "missing", N_ ("Missing"), STANDS ("0") },
  { "expired", N_ ("Expired"), STANDS ("1") },
  { "expiring-30", N_ ("Expires within 30 days"), ENDS_WITHIN ("30") },
  { "expiring-60", N_ ("Expires within 60 days"), ENDS_WITHIN ("60") },
  { "expiring-90", N_ ("Expires within 90 days"), STANDS ("2") },
  { "due", N_ ("Due"), STANDS ("3") },
  { "due-new", N_ ("Due, began in the last 90 days"), STANDS ("3") " AND " BEGAN_WITHIN ("90") },
  { "booked", N_ ("Booked"), STANDS ("4") },
  { "met", N_ ("Met"), STANDS ("5") },
  { "waived", N_ ("Waived"), STANDS ("6") },
};

static const FfwListChoice managed[] = {
  { "none", N_ ("Nobody named"), "p.manager IS NULL" },
};

/* Of a booking: 4 did not come; 0 to 3 have a place, wait for one, or were there. Who has completed
 * the course since, or asked for another session of it, is not to be asked again. */
#define NO_SHOW                                                                                    \
  "p.person IN (SELECT b.person FROM booking b JOIN session z ON z.id = b.session"                 \
  " WHERE b.status = 4"                                                                            \
  "   AND NOT EXISTS (SELECT 1 FROM record r WHERE r.person = b.person AND r.course = z.course"    \
  "     AND r.outcome = 1 AND r.completed_on >= z.last_on)"                                        \
  "   AND NOT EXISTS (SELECT 1 FROM booking n JOIN session m ON m.id = n.session"                  \
  "     WHERE n.person = b.person AND n.status BETWEEN 0 AND 3 AND m.course = z.course"            \
  "       AND m.last_on > z.last_on))"

static const FfwListChoice sessions[] = {
  { "no-show", N_ ("Did not come, and has no place since"), NO_SHOW },
  { "waiting", N_ ("Waits for a place"),
    "p.person IN (SELECT b.person FROM booking b WHERE b.status = 1)" },
};

/* The first ones are those that people look for most. */
static const FfwListFilter filters[] = {
  { "active", N_ ("Active"), FFW_LIST_FILTER_CHOICE, .choices = active,
    .n_choices = G_N_ELEMENTS (active) },
  { "standing", N_ ("Standing"), FFW_LIST_FILTER_CHOICE, .choices = standings,
    .n_choices = G_N_ELEMENTS (standings), .is_of_part = TRUE },
  { "area", N_ ("Training area"), FFW_LIST_FILTER_REFERENCE,
    "x.area = (SELECT id FROM area WHERE code = ?)", .table = "area", .is_of_part = TRUE },
  { "organisation", N_ ("Organisation"), FFW_LIST_FILTER_REFERENCE,
    "p.organisation = (SELECT id FROM organisation WHERE code = ?)", .table = "organisation" },
  { "site", N_ ("Site"), FFW_LIST_FILTER_REFERENCE, "p.site = (SELECT id FROM site WHERE code = ?)",
    .table = "site" },
  { "role", N_ ("Role"), FFW_LIST_FILTER_REFERENCE, IN_ROLE, .table = "role" },
  { "necessity", N_ ("Necessity"), FFW_LIST_FILTER_CODED, "x.mandatory = ?",
    .coding = &ffw_coding_necessity, .is_of_part = TRUE },
  { "sessions", N_ ("Sessions"), FFW_LIST_FILTER_CHOICE, .choices = sessions,
    .n_choices = G_N_ELEMENTS (sessions) },
  { "managed", N_ ("Manager"), FFW_LIST_FILTER_CHOICE, .choices = managed,
    .n_choices = G_N_ELEMENTS (managed) },
  { "language", N_ ("Training Language"), FFW_LIST_FILTER_CODED,
    "p.person IN (SELECT id FROM person WHERE training_language = ?)",
    .coding = &ffw_coding_preference },
};

static const char *const tables[] = { "absence", "area",      "booking", "organisation", "person",
                                      "post",    "post_role", "record",  "role",         "session",
                                      "site",    "standing",  NULL };

const FfwListSource ffw_people_list = {
  .name = "people",
  .id = "p.id",
  .from = FROM,
  .where = NOT_ERASED,
  .part = FFW_STANDING_PART,
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_posts = FFW_LIST_SEARCH_PLACES,
  .each_word = TRUE,
};
