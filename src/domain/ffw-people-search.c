/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-search.h"

#include "ffw-fold.h"
#include "ffw-list-source.h"

#define FROM "post p JOIN person n ON n.id = p.person JOIN organisation o ON o.id = p.organisation"

#define COLUMNS                                                                                    \
  "p.id, n.id, p.uuid, n.uuid, coalesce (n.given_name, ''), coalesce (n.family_name, ''),"         \
  " trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')),"                    \
  " coalesce (p.staff_number, ''), coalesce (p.email, ''), o.code, " FFW_LIST_TITLE (              \
      "o",                                                                                         \
      "name") ", coalesce ((SELECT string_agg (" FFW_LIST_TITLE ("r",                              \
                                                                 "title") ", ', ') FROM "          \
                                                                          "post_role x"            \
                                                                          "   JOIN role r ON "     \
                                                                          "r.id = x.role WHERE "   \
                                                                          "x.post = p.id), ''), "  \
                                                                          "p.left_on"

#define IN_ORGANISATION "p.organisation = (SELECT id FROM organisation WHERE code = ?)"

static void
found_free (gpointer data)
{
  FfwFoundPerson *found = data;

  g_free (found->uuid);
  g_free (found->person_uuid);
  g_free (found->given_name);
  g_free (found->family_name);
  g_free (found->name);
  g_free (found->number);
  g_free (found->email);
  g_free (found->organisation_code);
  g_free (found->organisation);
  g_free (found->roles);
  g_free (found);
}

static char *
text_at (FfwCursor *cursor, int column)
{
  return g_strdup (ffw_cursor_get_text (cursor, column));
}

static void
take_row (FfwCursor *row, guint position, gpointer data)
{
  FfwFoundPerson *found = g_new0 (FfwFoundPerson, 1);

  found->post = ffw_cursor_get_int (row, 0);
  found->person = ffw_cursor_get_int (row, 1);
  found->uuid = text_at (row, 2);
  found->person_uuid = text_at (row, 3);
  found->given_name = text_at (row, 4);
  found->family_name = text_at (row, 5);
  found->name = text_at (row, 6);
  found->number = text_at (row, 7);
  found->email = text_at (row, 8);
  found->organisation_code = text_at (row, 9);
  found->organisation = text_at (row, 10);
  found->roles = text_at (row, 11);
  found->left_on = ffw_cursor_get_date (row, 12);
  g_ptr_array_add (data, found);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer language)
{
  const FfwFoundPerson *first = *(const FfwFoundPerson *const *)a;
  const FfwFoundPerson *second = *(const FfwFoundPerson *const *)b;
  g_autofree char *first_key = ffw_sort_key (first->name, *(const FfwLanguage *)language);
  g_autofree char *second_key = ffw_sort_key (second->name, *(const FfwLanguage *)language);

  return strcmp (first_key, second_key);
}

static FfwListQuery *
make_query (FfwLanguage language)
{
  g_autofree char *columns = ffw_list_sql (COLUMNS, language);
  FfwListQuery *query = ffw_list_query_new ("p.id", columns, FROM);

  /* Who was erased is nobody to be found. */
  ffw_list_query_add_filter (query, "coalesce (n.given_name, n.family_name) IS NOT NULL", "");

  return query;
}

static GPtrArray *
run (FfwConnection *connection, FfwListQuery *query, GError **error)
{
  g_autoptr (GArray) ids = ffw_list_query_ids (connection, query, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (found_free);

  if (ids == NULL
      || !ffw_list_query_rows (connection, query, (const gint64 *)ids->data, ids->len, take_row,
                               found, error))
    return NULL;

  return g_steal_pointer (&found);
}

/**
 * ffw_people_search:
 * @words: beginnings of words of a name, a staff number or an e-mail address, with or without
 *   accents
 * @organisation: (nullable): the code of the one that the posts are to be of
 * @on: the day on which the posts are to have not ended; %FFW_DATE_NONE for any
 * @limit: how many are wanted at most
 *
 * Returns: (transfer full) (element-type FfwFoundPerson): who is found, by name; %NULL with
 *   @error set
 */
GPtrArray *
ffw_people_search (FfwConnection *connection, const char *words, const char *organisation,
                   FfwDate on, guint limit, FfwLanguage language, GError **error)
{
  g_autoptr (FfwListQuery) query = make_query (language);
  GPtrArray *found;

  ffw_list_query_add_search (query, "p.id IN {posts}", words);
  if (organisation)
    ffw_list_query_add_filter (query, IN_ORGANISATION, "s", organisation);
  if (on != FFW_DATE_NONE)
    ffw_list_query_add_filter (query, "coalesce (p.left_on, '9999-12-31') >= ?", "D", on);
  ffw_list_query_set_limit (query, limit);

  found = run (connection, query, error);
  if (found)
    g_ptr_array_sort_with_data (found, compare, &language);

  return found;
}

/** Returns: (transfer full) (element-type FfwFoundPerson): whose e-mail address it is */
GPtrArray *
ffw_people_search_email (FfwConnection *connection, const char *email, FfwLanguage language,
                         GError **error)
{
  g_autoptr (FfwListQuery) query = make_query (language);

  ffw_list_query_add_filter (query, "lower (p.email) = lower (?)", "s", email);

  return run (connection, query, error);
}

/** Returns: (transfer full) (element-type FfwFoundPerson): whose staff number it is there */
GPtrArray *
ffw_people_search_number (FfwConnection *connection, const char *organisation, const char *number,
                          FfwLanguage language, GError **error)
{
  g_autoptr (FfwListQuery) query = make_query (language);

  ffw_list_query_add_filter (query, IN_ORGANISATION " AND p.staff_number = ?", "ss", organisation,
                             number);

  return run (connection, query, error);
}
