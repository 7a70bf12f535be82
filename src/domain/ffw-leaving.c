/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-leaving.h"

#include "ffw-coding.h"

#define SQL_POST                                                                                   \
  "SELECT p.uuid, p.person, p.started_on, p.left_on,"                                              \
  " trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, ''))"                     \
  " FROM post p JOIN person n ON n.id = p.person WHERE p.id = ?"

/* Bookings that name another post go on with that. */
#define SQL_BOOKED                                                                                 \
  "SELECT count(*) FROM booking b JOIN session s ON s.id = b.session"                              \
  " WHERE b.person = ? AND b.status IN (?, ?) AND coalesce (b.post, ?) = ?"                        \
  "   AND s.status IN (?, ?) AND s.last_on > ?"

/* Who has another post that goes on there manages on. */
#define SQL_MANAGED                                                                                \
  "SELECT count(*) FROM post m WHERE m.manager = ? AND (m.left_on IS NULL OR m.left_on > ?)"       \
  "   AND NOT EXISTS (SELECT 1 FROM post o WHERE o.person = m.manager AND o.id <> ?"               \
  "     AND o.organisation = m.organisation AND (o.left_on IS NULL OR o.left_on > ?))"

static gboolean
read_consequences (FfwConnection *connection, FfwLeaving *self, gint64 post, gint64 person,
                   FfwDate on, GError **error)
{
  gint64 n_booked = 0;
  gint64 n_managed = 0;

  if (!ffw_connection_get_int (connection, SQL_BOOKED, &n_booked, error, "iiiiiiiD", person,
                               (gint64)FFW_BOOKING_BOOKED, (gint64)FFW_BOOKING_WAITING, post, post,
                               (gint64)FFW_SESSION_PLANNED, (gint64)FFW_SESSION_OPEN, on)
      || !ffw_connection_get_int (connection, SQL_MANAGED, &n_managed, error, "iDiD", person, on,
                                  post, on))
    return FALSE;

  self->n_booked += n_booked;
  self->n_managed += n_managed;

  return TRUE;
}

/**
 * ffw_leaving_read:
 * @posts: (array length=n): ids; one that is not there any more is left out
 * @on: the last day
 *
 * Returns: (transfer full): what would happen; %NULL with @error set
 */
FfwLeaving *
ffw_leaving_read (FfwConnection *connection, const gint64 *posts, guint n, FfwDate on,
                  GError **error)
{
  g_autoptr (FfwLeaving) self = g_new0 (FfwLeaving, 1);
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (connection, SQL_POST, error);

  self->posts = g_ptr_array_new_with_free_func (g_free);
  if (cursor == NULL)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      FfwDate started_on, left_on;
      gint64 person;

      ffw_cursor_bind (cursor, "i", posts[i]);
      if (!ffw_cursor_next (cursor, error))
        {
          if (ffw_cursor_has_failed (cursor))
            return NULL;
          continue;
        }

      person = ffw_cursor_get_int (cursor, 1);
      started_on = ffw_cursor_get_date (cursor, 2);
      left_on = ffw_cursor_get_date (cursor, 3);
      if (n == 1)
        {
          self->person = person;
          self->name = g_strdup (ffw_cursor_get_text (cursor, 4));
        }

      if (left_on != FFW_DATE_NONE && left_on < on)
        self->n_left++;
      else if (started_on > on)
        self->n_later++;
      else
        {
          g_ptr_array_add (self->posts, g_strdup (ffw_cursor_get_text (cursor, 0)));
          if (!read_consequences (connection, self, posts[i], person, on, error))
            return NULL;
        }
    }

  return g_steal_pointer (&self);
}

void
ffw_leaving_free (FfwLeaving *self)
{
  g_ptr_array_unref (self->posts);
  g_free (self->name);
  g_free (self);
}
