/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cascade-places.h"

#include "ffw-list-source.h"
#include "ffw-posts.h"
#include "ffw-trainers.h"

#define POST_THEN    FFW_SQL_POST_HELD ("l.post", "l.person", "l.completed_on")
#define AREA         "coalesce (" FFW_SQL_POLICE_AREA ("g", "o") ", '')"
#define ORGANISATION "coalesce (" FFW_LIST_TITLE ("o", "name") ", '')"
#define WHERE_FROM                                                                                 \
  " LEFT JOIN organisation o ON o.id = p.organisation LEFT JOIN site g ON g.id = p.site"
/* People reached and trainers of each place, one after the other. */
#define SQL(name)                                                                                  \
  "SELECT name, sum (reached), sum (trainers) FROM ("                                              \
  "SELECT " name " AS name, count(DISTINCT l.person) AS reached, 0 AS trainers FROM record l"      \
  " LEFT JOIN post p ON p.id = " POST_THEN WHERE_FROM " WHERE l.outcome = 1"                       \
  " AND l.completed_on <= ? AND l.session IN (SELECT d.session FROM session_trainer t"             \
  "   JOIN session_date d ON d.id = t.session_date) AND (CAST (? AS BIGINT) IN (0, l.course)"      \
  "   OR l.course IN (SELECT a.course FROM course_authorises a WHERE a.authorised = ?))"           \
  " GROUP BY 1 UNION ALL "                                                                         \
  "SELECT " name " AS name, 0, count(DISTINCT x.person) FROM authorised x"                         \
  " JOIN trainer_seen v ON v.person = x.person LEFT JOIN post p ON p.id = v.post" WHERE_FROM       \
  " WHERE x.until >= ? AND CAST (? AS BIGINT) IN (0, x.course) GROUP BY 1) y"                      \
  " GROUP BY name ORDER BY 2 DESC, ffw_sort_key (name, '{in}')"

static void
place_free (gpointer data)
{
  FfwCascadePlace *self = data;

  g_free (self->name);
  g_free (self);
}

/**
 * ffw_cascade_places_read:
 * @course: the id of the course that is cascaded, with what authorises it; 0 for all
 *
 * Returns: (transfer full): of #FfwCascadePlace, those with the most people first; %NULL with
 * @error set
 */
GPtrArray *
ffw_cascade_places_read (FfwConnection *connection, FfwCascadeBy by, gint64 course, FfwDate today,
                         FfwLanguage language, GError **error)
{
  g_autofree char *sql
      = ffw_list_sql (by == FFW_CASCADE_BY_POLICE_AREA ? SQL (AREA) : SQL (ORGANISATION), language);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (place_free);
  g_autoptr (FfwCursor) cursor = NULL;

  if (!ffw_trainers_see (connection, today, error))
    return NULL;
  cursor = ffw_connection_query (connection, sql, error, "DiiDi", today, course, course, today,
                                 course);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwCascadePlace *place = g_new0 (FfwCascadePlace, 1);

      place->name = g_strdup (ffw_cursor_get_text (cursor, 0));
      place->n_reached = (guint)ffw_cursor_get_int (cursor, 1);
      place->n_trainers = (guint)ffw_cursor_get_int (cursor, 2);
      g_ptr_array_add (places, place);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&places);
}
