/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-list.h"

/* A row is a post. The joins are on primary keys, so that an order which does
 * not need one does not pay for it. */
#define FROM                                                                                       \
  "post p"                                                                                         \
  " JOIN person n ON n.id = p.person"                                                              \
  " LEFT JOIN organisation o ON o.id = p.organisation"                                             \
  " LEFT JOIN site s ON s.id = p.site"

/* A title in the reader's language, else in the other, else the code. */
#define IN(table, name, first, second)                                                             \
  "coalesce (" table "." name "_" first ", " table "." name "_" second ", " table ".code, '')"

#define ROLES(first, second)                                                                       \
  "coalesce ((SELECT string_agg (" IN ("r", "title", first,                                        \
                                       second) ", ', ')"                                           \
                                               "             FROM post_role pr JOIN role r ON "    \
                                               "r.id = pr.role WHERE pr.post = p.id), '')"

#define COLUMNS(first, second)                                                                     \
  "CASE WHEN n.family_name IS NULL THEN coalesce (n.given_name, '')"                               \
  "     WHEN n.given_name IS NULL THEN n.family_name"                                              \
  "     ELSE n.family_name || ', ' || n.given_name END, " IN (                                     \
      "o", "name", first,                                                                          \
      second) ", coalesce (p.staff_number, ''), " ROLES (first,                                    \
                                                         second) ", " IN ("s", "name", first,      \
                                                                          second) ", "             \
                                                                                  "p.started_on, " \
                                                                                  "coalesce "      \
                                                                                  "(p.left_on, "   \
                                                                                  "'')"

/* What each column is sorted by, of which each part ends in the direction; names
 * by the alphabet of the reader's language, as people look for them. */
#define NAME(first, direction)                                                                     \
  "coalesce (ffw_sort_key (n.family_name, '" first "'), '')" direction                             \
  ", coalesce (ffw_sort_key (n.given_name, '" first "'), '')" direction

#define TITLE(table, first, second, direction)                                                     \
  "ffw_sort_key (" IN (table, "name", first, second) ", '" first "')" direction

#define ORDERS(first, second, direction)                                                           \
  {                                                                                                \
    [FFW_PEOPLE_NAME] = NAME (first, direction),                                                   \
    [FFW_PEOPLE_ORGANISATION] = TITLE ("o", first, second, direction) ", " NAME (first,            \
                                                                                 direction),       \
    [FFW_PEOPLE_NUMBER] = "coalesce (p.staff_number, '')" direction,                               \
    [FFW_PEOPLE_ROLES] = ROLES (first, second) direction ", " NAME (first, direction),             \
    [FFW_PEOPLE_SITE] = TITLE ("s", first, second, direction) ", " NAME (first, direction),        \
    [FFW_PEOPLE_STARTED] = "p.started_on" direction,                                               \
    [FFW_PEOPLE_LEFT] = "coalesce (p.left_on, '9999')" direction,                                  \
  }

static const char *const columns[FFW_N_LANGUAGES] = {
  [FFW_LANGUAGE_EN] = COLUMNS ("en", "cy"),
  [FFW_LANGUAGE_CY] = COLUMNS ("cy", "en"),
};

static const char *const orders[FFW_N_LANGUAGES][2][FFW_N_PEOPLE_COLUMNS] = {
  [FFW_LANGUAGE_EN] = { ORDERS ("en", "cy", ""), ORDERS ("en", "cy", " DESC") },
  [FFW_LANGUAGE_CY] = { ORDERS ("cy", "en", ""), ORDERS ("cy", "en", " DESC") },
};

/** The tables that a query for posts reads, NULL-terminated. */
const char *const ffw_people_list_tables[] = { "organisation", "person", "post", "post_role",
                                               "role",         "site",   NULL };

/**
 * ffw_people_list_query:
 * @order: the column that rows are sorted by
 * @descending: whether the last comes first
 * @search: (nullable): words of which each begins a word of the name, the
 *   staff number or the e-mail address; case and accents do not matter
 * @language: in which organisations, sites and roles are named
 *
 * Returns: (transfer full): a query for posts, with the columns of #FfwPeopleColumn
 */
FfwListQuery *
ffw_people_list_query (FfwPeopleColumn order, gboolean descending, const char *search,
                       FfwLanguage language)
{
  FfwListQuery *query = ffw_list_query_new ("p.id", columns[language], FROM);

  if (search && *search)
    ffw_list_query_add_search (query, "p.id", search);
  ffw_list_query_set_order (query, orders[language][descending ? 1 : 0][order]);

  return query;
}
