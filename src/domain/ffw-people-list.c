/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-list.h"

#include <glib/gi18n-lib.h>

/* The joins are on primary keys, so that an order which does not need one does
 * not pay for it. */
#define FROM                                                                                       \
  "post p"                                                                                         \
  " JOIN person n ON n.id = p.person"                                                              \
  " LEFT JOIN organisation o ON o.id = p.organisation"                                             \
  " LEFT JOIN site s ON s.id = p.site"

#define ROLES                                                                                      \
  "coalesce ((SELECT string_agg (" FFW_LIST_TITLE (                                                \
      "r", "title") ", ', ') FROM post_role pr JOIN role r ON r.id = pr.role"                      \
                    " WHERE pr.post = p.id), '')"

/* Names by the alphabet of the reader's language, as people look for them. */
#define NAME FFW_LIST_PERSON_ORDER ("n")

static const FfwListColumn columns[] = {
  { "name", N_ ("Name"), FFW_LIST_TEXT, FFW_LIST_PERSON ("n"), { NAME } },
  { "organisation",
    N_ ("Organisation"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("o", "name"),
    { FFW_LIST_TITLE_ORDER ("o", "name"), NAME } },
  { "number", N_ ("Staff Number"), FFW_LIST_TEXT, "coalesce (p.staff_number, '')" },
  { "roles", N_ ("Roles"), FFW_LIST_TEXT, ROLES, { ROLES, NAME } },
  { "site",
    N_ ("Site"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("s", "name"),
    { FFW_LIST_TITLE_ORDER ("s", "name"), NAME } },
  { "started", N_ ("Started"), FFW_LIST_DATE, "p.started_on" },
  { "left",
    N_ ("Left"),
    FFW_LIST_DATE,
    "coalesce (p.left_on, '')",
    { "coalesce (p.left_on, '9999')" } },
};

static const char *const tables[] = { "organisation", "person", "post", "post_role",
                                      "role",         "site",   NULL };

const FfwListSource ffw_people_list = {
  .name = "people",
  .id = "p.id",
  .from = FROM,
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .search_posts = "p.id IN {posts}",
};
