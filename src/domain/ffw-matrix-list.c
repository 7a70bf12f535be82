/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix.h"

#include "ffw-posts.h"

#include <glib/gi18n-lib.h>

#define FROM                                                                                       \
  "post p LEFT JOIN post_order k ON k.post = p.id"                                                 \
  " LEFT JOIN person n ON n.id = p.person"                                                         \
  " LEFT JOIN person m ON m.id = p.manager"                                                        \
  " LEFT JOIN organisation o ON o.id = p.organisation"                                             \
  " LEFT JOIN site s ON s.id = p.site"

#define NAME "k.{in}"

static const FfwListColumn columns[] = {
  { "name", N_ ("Name"), FFW_LIST_TEXT, FFW_LIST_PERSON ("n"), { NAME } },
  { "organisation",
    N_ ("Organisation"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("o", "name"),
    { "coalesce (ox.place, 0)", NAME },
    .join = FFW_LIST_RANK ("organisation", "name", "ox", "p.organisation") },
  { "number", N_ ("Staff Number"), FFW_LIST_TEXT, "coalesce (p.staff_number, '')" },
  { "site",
    N_ ("Site"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("s", "name"),
    { "coalesce (sx.place, 0)", NAME },
    .join = FFW_LIST_RANK ("site", "name", "sx", "p.site") },
  { "manager",
    N_ ("Manager"),
    FFW_LIST_TEXT,
    "CASE WHEN m.id IS NULL THEN '' ELSE " FFW_LIST_PERSON ("m") " END",
    { FFW_LIST_PERSON_ORDER ("m"), NAME } },
  { "person", N_ ("Person"), FFW_LIST_NUMBER, "p.person" },
  { "email", N_ ("E-mail"), FFW_LIST_TEXT, "coalesce (p.email, '')" },
  { "roles", N_ ("Roles"), FFW_LIST_TEXT, FFW_LIST_ROLES },
};

/* Whoever stands so in an area: an index gives them, and the reading looks again at what is shown.
 */
#define STANDING(condition)                                                                        \
  "p.id IN (SELECT x.post FROM standing x WHERE x.stands = 1 AND " condition ")"
#define STANDS(status, name, word)                                                                 \
  {                                                                                                \
    name, word, STANDING ("x.status = " status)                                                    \
  }

static const FfwListChoice statuses[] = {
  { "not-in-date", N_ ("Not in date"), STANDING ("x.status IN (0, 1, 3, 4)") },
  { "gap", N_ ("Missing or expired"), STANDING ("x.status IN (0, 1)") },
  STANDS ("0", "missing", N_ ("Missing")),
  STANDS ("1", "expired", N_ ("Expired")),
  STANDS ("2", "expiring", N_ ("Expiring")),
  STANDS ("3", "due", N_ ("Due")),
  STANDS ("4", "booked", N_ ("Booked")),
  STANDS ("5", "met", N_ ("Met")),
  STANDS ("6", "waived", N_ ("Waived")),
};

static const FfwListChoice necessities[] = {
  { "mandatory", N_ ("Mandatory only"), STANDING ("x.status >= 0 AND x.mandatory = 1") },
};

#define IN_POLICE_AREA                                                                             \
  "p.id IN (SELECT q.id FROM post q JOIN organisation f ON f.id = q.organisation"                  \
  " LEFT JOIN site g ON g.id = q.site WHERE " FFW_SQL_POLICE_AREA ("g", "f") " = ?)"

/* The first ones are those that people look for most. */
static const FfwListFilter filters[] = {
  { "status", N_ ("Status"), FFW_LIST_FILTER_CHOICE, .choices = statuses,
    .n_choices = G_N_ELEMENTS (statuses) },
  { "area", N_ ("Training area"), FFW_LIST_FILTER_REFERENCE,
    STANDING ("x.area = (SELECT id FROM area WHERE code = ?)"), .table = "area" },
  { "organisation", N_ ("Organisation"), FFW_LIST_FILTER_REFERENCE,
    "p.organisation = (SELECT id FROM organisation WHERE code = ?)", .table = "organisation" },
  { "site", N_ ("Site"), FFW_LIST_FILTER_REFERENCE, "p.site = (SELECT id FROM site WHERE code = ?)",
    .table = "site" },
  { "manager", N_ ("Manager"), FFW_LIST_FILTER_REFERENCE,
    "p.manager = (SELECT id FROM person WHERE uuid = ?)", .table = "manager" },
  { "role", N_ ("Role"), FFW_LIST_FILTER_REFERENCE,
    "p.id IN (SELECT x.post FROM post_role x JOIN role f ON f.id = x.role WHERE f.code = ?)",
    .table = "role" },
  { "police", N_ ("Police Area"), FFW_LIST_FILTER_REFERENCE, IN_POLICE_AREA, .table = "police" },
  { "necessity", N_ ("Necessity"), FFW_LIST_FILTER_CHOICE, .choices = necessities,
    .n_choices = G_N_ELEMENTS (necessities) },
  { "day", N_ ("As of"), FFW_LIST_FILTER_DATE,
    "? BETWEEN p.started_on AND coalesce (p.left_on, '9999-12-31')" },
};

static const char *const tables[] = { "area",      "organisation", "person",   "post",
                                      "post_role", "requirement",  "standing", "role",
                                      "site",      "waiver",       NULL };

const FfwListSource ffw_matrix_list = {
  .name = "matrix",
  .id = "p.id",
  .from = FROM,
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_posts = FFW_LIST_SEARCH_PLACES,
  .each_word = TRUE,
};
