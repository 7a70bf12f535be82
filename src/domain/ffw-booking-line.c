/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-private.h"

/* Of requirements that the course would meet. Where nothing is stored, nothing is needed. */
#define SQL_NEED                                                                                   \
  "(SELECT min (CASE WHEN t.mandatory = 1 THEN t.status ELSE 4 END)"                               \
  " FROM standing t JOIN course_area x ON x.area = t.area AND x.level >= t.level"                  \
  " WHERE t.person = b.person AND x.course = s.course AND t.status BETWEEN 0 AND 3)"
#define SQL_LINE                                                                                   \
  "SELECT b.id, b.person, coalesce (b.post, 0), coalesce (p.organisation, 0), b.asked_at,"         \
  " b.funded, b.reason IS NOT NULL, coalesce (" SQL_NEED ", 5)"                                    \
  " FROM booking b JOIN session s ON s.id = b.session"                                             \
  " LEFT JOIN post p ON p.id = b.post WHERE b.session = ? AND b.status = ?"

void
ffw_in_line_free (gpointer data)
{
  FfwInLine *self = data;

  g_free (self->asked_at);
  g_free (self);
}

/** Returns: (transfer full) (element-type FfwInLine): who waits, in no order; %NULL with @error
 *   set */
GPtrArray *
ffw_booking_line_read (const FfwBookingSession *session, GError **error)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new_with_free_func (ffw_in_line_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (session->connection, SQL_LINE, error, "ii",
                                                       session->id, (gint64)FFW_BOOKING_WAITING);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwInLine *next = g_new0 (FfwInLine, 1);

      next->booking = ffw_cursor_get_int (cursor, 0);
      next->person = ffw_cursor_get_int (cursor, 1);
      next->post = ffw_cursor_get_int (cursor, 2);
      next->organisation = ffw_cursor_get_int (cursor, 3);
      next->asked_at = g_strdup (ffw_cursor_get_text (cursor, 4));
      next->funded = ffw_cursor_get_int (cursor, 5) == 1;
      next->excused = ffw_cursor_get_int (cursor, 6) == 1;
      next->need = ffw_cursor_get_int (cursor, 7);
      g_ptr_array_add (line, next);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&line);
}

/* Who has not said when comes after those who have; of the same minute, who was written first. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const FfwInLine *first = *(FfwInLine *const *)a;
  const FfwInLine *second = *(FfwInLine *const *)b;
  FfwWaitingOrder order = *(const FfwWaitingOrder *)data;
  int when;

  if (order == FFW_WAITING_NEED_FIRST && first->need != second->need)
    return first->need < second->need ? -1 : 1;
  when = g_strcmp0 (first->asked_at ? first->asked_at : "9999",
                    second->asked_at ? second->asked_at : "9999");
  if (when != 0)
    return when;
  if ((first->booking == 0) != (second->booking == 0))
    return first->booking ? -1 : 1;
  if (first->booking != second->booking)
    return first->booking < second->booking ? -1 : 1;

  return first->ask < second->ask ? -1 : first->ask > second->ask;
}

/** Puts a line in the session's order. */
void
ffw_booking_line_sort (const FfwBookingSession *session, GPtrArray *line)
{
  g_ptr_array_sort_with_data (line, compare, (gpointer)&session->order);
}

/**
 * ffw_booking_line_serve:
 * @line: (element-type FfwInLine): who wants a place; it is put in order
 *
 * Gives the places that there are in the session's order (rules.md, Sessions). Those that are held
 * for another organisation pass people by, and so do funded places that are used up. On a session
 * that is over, whoever asks was there. Nothing is written.
 *
 * Returns: whether all went well
 */
gboolean
ffw_booking_line_serve (const FfwBookingSession *session, GPtrArray *line, GError **error)
{
  gboolean ahead = ffw_booking_session_is_ahead (session);
  g_autoptr (FfwRoom) room = ffw_room_read_session (session->connection, session->id,
                                                    ahead ? session->capacity : FFW_NULL,
                                                    session->today, error);
  g_autoptr (FfwRoom) quota = NULL;

  if (room == NULL)
    return FALSE;
  ffw_booking_line_sort (session, line);
  for (guint i = 0; i < line->len; i++)
    {
      FfwInLine *next = line->pdata[i];

      if (!ffw_room_has_place (room, next->organisation))
        continue;
      if (next->funded && quota == NULL)
        {
          quota = ffw_room_read_course (session->connection, session->course, 0, session->today,
                                        error);
          if (quota == NULL)
            return FALSE;
        }
      if (next->funded && ahead && !next->excused
          && !ffw_room_has_place (quota, next->organisation))
        {
          next->no_quota = TRUE;
          ffw_room_get_figures_for (quota, next->organisation, &next->quota);
          continue;
        }
      next->got = TRUE;
      ffw_room_take (room, next->organisation);
      if (next->funded)
        ffw_room_take (quota, next->organisation);
    }

  return TRUE;
}

/**
 * ffw_booking_line_promote:
 * @line: that ffw_booking_line_serve() has served
 * @result: takes those who waited and have got a place
 *
 * Writes what became of those who had waited before.
 *
 * Returns: whether all went well
 */
gboolean
ffw_booking_line_promote (const FfwBookingSession *session, GPtrArray *line,
                          FfwBookingResult *result, GError **error)
{
  for (guint i = 0; i < line->len; i++)
    {
      const FfwInLine *next = line->pdata[i];
      FfwBookingOutcome *outcome;

      if (next->booking == 0 || !next->got)
        continue;
      if (!ffw_booking_set_status (session->change, next->booking, FFW_BOOKING_BOOKED, error)
          || !ffw_change_rest (session->change, error))
        return FALSE;
      outcome = ffw_booking_result_add (result, session->connection, next->person, next->post,
                                        error);
      if (outcome == NULL)
        return FALSE;
      outcome->booking = next->booking;
      outcome->status = FFW_BOOKING_BOOKED;
      outcome->waited = TRUE;
      result->n_promoted++;
      ffw_change_touch (session->change, next->person);
    }

  return TRUE;
}
