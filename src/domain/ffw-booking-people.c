/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-people.h"

#define SQL_SESSIONS                                                                               \
  "SELECT s.id, s.code, c.code, c.title_en, c.title_cy, s.first_on, s.capacity,"                   \
  " (SELECT count(*) FROM booking b WHERE b.session = s.id AND b.status NOT IN (1, 5))"            \
  " FROM session s JOIN course c ON c.id = s.course"                                               \
  " WHERE s.last_on >= ? AND s.status IN (0, 1) ORDER BY s.first_on, s.code"
/* Those whom somebody manages when the session begins. */
#define SQL_TEAM                                                                                   \
  "SELECT p.id FROM post p JOIN person n ON n.id = p.person"                                       \
  " WHERE p.manager = (SELECT m.id FROM person m WHERE m.uuid = ?)"                                \
  "   AND coalesce (p.left_on, '9999-12-31') >="                                                   \
  "       (SELECT s.first_on FROM session s WHERE s.id = ?)"                                       \
  " ORDER BY n.family_name, n.given_name, p.id"
/* Whom the course would help in an area, and who has no place on a session of it to come: who needs
 * it most first, as they would wait. */
#define SQL_GAPS                                                                                   \
  "SELECT g.post FROM (SELECT t.post, t.person,"                                                   \
  "   min (CASE WHEN t.mandatory = 1 THEN t.status ELSE 4 END) AS need, min (t.due_on) AS due_on"  \
  "  FROM session s JOIN course_area x ON x.course = s.course"                                     \
  "   JOIN standing t ON t.area = x.area AND t.level <= x.level AND t.stands = 1"                  \
  "  WHERE s.id = ? AND t.status BETWEEN 0 AND 3 GROUP BY t.post, t.person) g"                     \
  " JOIN post p ON p.id = g.post JOIN organisation o ON o.id = p.organisation"                     \
  " JOIN session s ON s.id = ?"                                                                    \
  " WHERE o.code = coalesce (?, o.code) AND coalesce (p.left_on, '9999-12-31') >= s.first_on"      \
  "   AND NOT EXISTS (SELECT 1 FROM booking b JOIN session k ON k.id = b.session"                  \
  "     WHERE b.person = g.person AND k.course = s.course AND b.status IN (0, 1)"                  \
  "       AND k.status IN (0, 1) AND (b.status = 0 OR k.id = s.id) AND k.last_on >= ?)"            \
  " ORDER BY g.need, g.due_on, g.post"

static void
session_free (gpointer data)
{
  FfwBookableSession *self = data;

  g_free (self->code);
  g_free (self->course);
  ffw_text_clear (&self->title);
  g_free (self);
}

/**
 * ffw_booking_list_sessions:
 *
 * Returns: (transfer full) (element-type FfwBookableSession): those that are planned or open and
 *   not over, the next first; %NULL with @error set
 */
GPtrArray *
ffw_booking_list_sessions (FfwConnection *connection, FfwDate today, GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (session_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_SESSIONS, error, "D", today);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwBookableSession *session = g_new0 (FfwBookableSession, 1);

      session->id = ffw_cursor_get_int (cursor, 0);
      session->code = g_strdup (ffw_cursor_get_text (cursor, 1));
      session->course = g_strdup (ffw_cursor_get_text (cursor, 2));
      ffw_text_set (&session->title, ffw_cursor_get_text (cursor, 3),
                    ffw_cursor_get_text (cursor, 4));
      session->first_on = ffw_cursor_get_date (cursor, 5);
      session->capacity = ffw_cursor_is_null (cursor, 6) ? FFW_NULL
                                                         : ffw_cursor_get_int (cursor, 6);
      session->n_booked = ffw_cursor_get_int (cursor, 7);
      g_ptr_array_add (sessions, session);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&sessions);
}

static GArray *
read_posts (FfwCursor *cursor, GError **error)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 post = ffw_cursor_get_int (cursor, 0);

      g_array_append_val (posts, post);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&posts);
}

/**
 * ffw_booking_find_team:
 * @manager: the UUID of a person
 *
 * Returns: (transfer full) (element-type gint64): the posts that they manage, and that last until
 *   the session begins; %NULL with @error set
 */
GArray *
ffw_booking_find_team (FfwConnection *connection, const char *manager, gint64 session,
                       GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_TEAM, error, "si", manager,
                                                       session);

  return read_posts (cursor, error);
}

/**
 * ffw_booking_find_gaps:
 * @organisation: (nullable): the code of the one where they work
 *
 * Returns: (transfer full) (element-type gint64): the posts of everybody who stands missing,
 *   expired, expiring or due in an area that the session's course covers, and has no place for it
 *   yet, who needs it most first; %NULL with @error set
 */
GArray *
ffw_booking_find_gaps (FfwConnection *connection, gint64 session, const char *organisation,
                       FfwDate today, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_GAPS, error, "iisD", session,
                                                       session, organisation, today);

  return read_posts (cursor, error);
}
