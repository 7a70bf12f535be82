/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-quota.h"

/* Statuses that take a place: booked, attended, partly attended, no-show. */
#define SQL_FUNDED                                                                                 \
  "SELECT count(*) FROM session s JOIN booking b ON b.session = s.id "                             \
  " WHERE s.course = ? AND b.funded = 1 AND b.status IN (0, 2, 3, 4) AND b.id <> ?"
#define SQL_FUNDED_THERE                                                                           \
  "SELECT count(*) FROM session s JOIN booking b ON b.session = s.id "                             \
  "  JOIN post p ON p.id = b.post "                                                                \
  " WHERE s.course = ? AND b.funded = 1 AND b.status IN (0, 2, 3, 4) AND b.id <> ? "               \
  "   AND p.organisation = (SELECT o.organisation FROM post o WHERE o.id = ?)"
#define SQL_ALLOCATED                                                                              \
  "SELECT sum (a.places) FROM allocation a "                                                       \
  " WHERE a.course = ? AND (a.until_on IS NULL OR a.until_on >= ?) "                               \
  "   AND a.organisation = (SELECT o.organisation FROM post o WHERE o.id = ?)"
#define SQL_PLACES "SELECT places FROM course WHERE id = ?"

/**
 * ffw_quota_read:
 * @post: of who asks: its organisation may have a part of the places
 * @booking: the booking that asks, which is not counted; 0 for a new one
 * @today: allocations that ran out before it are none
 * @quota: (out): the course's, or the organisation's part where only that is full
 *
 * Counts the funded places of a course (rules.md, Courses: places).
 */
gboolean
ffw_quota_read (FfwConnection *connection, gint64 course, gint64 post, gint64 booking,
                FfwDate today, FfwQuota *quota, GError **error)
{
  gint64 allocated, used_there;

  if (!ffw_connection_get_int (connection, SQL_PLACES, &quota->places, error, "i", course)
      || !ffw_connection_get_int (connection, SQL_FUNDED, &quota->used, error, "ii", course,
                                  booking)
      || !ffw_connection_get_int (connection, SQL_ALLOCATED, &allocated, error, "iDi", course,
                                  today, post)
      || !ffw_connection_get_int (connection, SQL_FUNDED_THERE, &used_there, error, "iii", course,
                                  booking, post))
    return FALSE;

  quota->is_full = quota->places != FFW_NULL && quota->used >= quota->places;
  if (!quota->is_full && allocated != FFW_NULL && used_there >= allocated)
    *quota = (FfwQuota){ .places = allocated, .used = used_there, .is_full = TRUE };

  return TRUE;
}
