/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-thin-places.h"

#include "ffw-authorisation.h"
#include "ffw-list-source.h"
#include "ffw-posts.h"
#include "ffw-trainers.h"

/* Where people work today, and what somebody there may deliver. A course that nothing authorises
 * anybody may deliver, and one that is retired nobody needs to. A trainer counts in each area in
 * which they have a post. */
#define WORKED(more)                                                                               \
  "SELECT DISTINCT " more FFW_SQL_POLICE_AREA (                                                    \
      "g", "o") " AS area FROM post p JOIN organisation o ON o.id = p.organisation"                \
                " LEFT JOIN site g ON g.id = p.site, day t"                                        \
                " WHERE p.started_on <= t.day AND (p.left_on IS NULL OR p.left_on >= t.day)"
#define SQL_PLACES                                                                                 \
  "WITH day AS (SELECT CAST (? AS TEXT) AS day, CAST (? AS TEXT) AS soon),"                        \
  " place AS (" WORKED (                                                                           \
      "") "),"                                                                                     \
          " held AS (" WORKED (                                                                    \
              "p.person, ") " AND p.person IN (SELECT person FROM authorised))"                    \
                            " SELECT w.area, c.id, c.code, " FFW_LIST_TITLE (                      \
                                "c",                                                               \
                                "title") ", count(DISTINCT h.person),"                             \
                                         "  count(DISTINCT CASE WHEN x.until > t.soon OR "         \
                                         "x.refresher_on IS NOT NULL THEN h.person END)"           \
                                         " AS later FROM place w CROSS JOIN course c CROSS JOIN "  \
                                         "day t"                                                   \
                                         " LEFT JOIN authorised x ON x.course = c.id AND x.until " \
                                         ">= t.day"                                                \
                                         " LEFT JOIN held h ON h.person = x.person AND h.area = "  \
                                         "w.area"                                                  \
                                         " WHERE w.area IS NOT NULL AND CAST (? AS BIGINT) IN "    \
                                         "(0, c.id)"                                               \
                                         "  AND c.id IN (SELECT authorised FROM "                  \
                                         "course_authorises)"                                      \
                                         "  AND (c.retired_on IS NULL OR c.retired_on > t.day)"    \
                                         " GROUP BY w.area, c.id, c.code, c.title_en, c.title_cy"  \
                                         " HAVING count(DISTINCT CASE WHEN x.until > t.soon OR "   \
                                         "x.refresher_on IS NOT NULL"                              \
                                         "   THEN h.person END) < ?"                               \
                                         " ORDER BY w.area, " FFW_LIST_TITLE_ORDER (               \
                                             "c", "title") ", c.id"

static void
thin_place_free (gpointer data)
{
  FfwThinPlace *self = data;

  g_free (self->area);
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

/**
 * ffw_thin_places_read:
 * @course: the id of a course, or 0 for all
 *
 * Police areas are those where somebody has a post today.
 *
 * Returns: (transfer full): of #FfwThinPlace, by area, then course; %NULL with @error set
 */
GPtrArray *
ffw_thin_places_read (FfwConnection *connection, gint64 course, FfwDate today, FfwLanguage language,
                      GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (thin_place_free);
  g_autofree char *sql = ffw_list_sql (SQL_PLACES, language);
  g_autoptr (FfwCursor) cursor = NULL;

  if (!ffw_trainers_see (connection, today, error))
    return NULL;
  cursor = ffw_connection_query (connection, sql, error, "DDii", today,
                                 MIN (today + FFW_AUTHORISATION_AHEAD, FFW_DATE_LAST), course,
                                 (gint64)FFW_THIN_LEAST);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwThinPlace *place = g_new0 (FfwThinPlace, 1);

      place->area = g_strdup (ffw_cursor_get_text (cursor, 0));
      place->course = ffw_cursor_get_int (cursor, 1);
      place->code = g_strdup (ffw_cursor_get_text (cursor, 2));
      place->title = g_strdup (ffw_cursor_get_text (cursor, 3));
      place->n_now = (guint)ffw_cursor_get_int (cursor, 4);
      place->n_later = (guint)ffw_cursor_get_int (cursor, 5);
      g_ptr_array_add (places, place);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&places);
}
