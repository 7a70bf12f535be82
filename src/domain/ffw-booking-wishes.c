/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-wishes.h"

#include "ffw-room.h"

#define SQL_TABLE                                                                                  \
  "CREATE TEMPORARY TABLE IF NOT EXISTS intake_wish (booking INTEGER PRIMARY KEY, "                \
  "session INTEGER, asked_at TEXT, line INTEGER, before INTEGER, alone INTEGER)"
#define SQL_CLEAR "DELETE FROM intake_wish"
#define SQL_ADD                                                                                    \
  "INSERT INTO intake_wish (booking, session, asked_at, line, before, alone) "                     \
  "VALUES (?, ?, ?, ?, ?, ?)"
/* Nobody has a place until it is given. */
#define SQL_ALL_WAIT "UPDATE booking SET status = 1 WHERE id IN (SELECT booking FROM intake_wish)"
#define SQL_WISHES                                                                                 \
  "SELECT w.booking, w.session, w.line, w.before, w.alone, s.capacity, s.course, "                 \
  "       b.funded, b.reason IS NOT NULL, c.code, coalesce (p.organisation, 0) "                   \
  "  FROM intake_wish w JOIN session s ON s.id = w.session JOIN course c ON c.id = s.course "      \
  "  JOIN booking b ON b.id = w.booking LEFT JOIN post p ON p.id = b.post "                        \
  " ORDER BY w.session, w.asked_at, w.line"
#define SQL_SET    "UPDATE booking SET status = ? WHERE id = ?"
#define SQL_REMOVE "DELETE FROM booking WHERE id = ?"

enum
{
  WISH_BOOKING,
  WISH_SESSION,
  WISH_LINE,
  WISH_BEFORE,
  WISH_ALONE,
  WISH_CAPACITY,
  WISH_COURSE,
  WISH_FUNDED,
  WISH_REASON,
  WISH_CODE,
  WISH_ORGANISATION,
};

gboolean
ffw_booking_wishes_begin (FfwIntake *self, GError **error)
{
  return ffw_connection_run (self->connection, SQL_TABLE, error, "")
         && ffw_connection_run (self->connection, SQL_CLEAR, error, "");
}

/** Who has not said when comes after those who have. */
gboolean
ffw_booking_wishes_add (FfwIntake *self, const FfwWish *wish, GError **error)
{
  return ffw_connection_run (self->connection, SQL_ADD, error, "iisiIi", wish->booking,
                             wish->session, wish->asked_at ? wish->asked_at : "9999",
                             (gint64)wish->line, wish->before, (gint64)wish->alone);
}

/* The funded place would be one too many: the row is refused after all, unless there is a
 * reason for it. */
static gboolean
check_quota (FfwIntake *self, FfwCursor *wish, int funded_field, gboolean *refused, GError **error)
{
  FfwRoomFigures figures;
  g_autoptr (FfwRoom) quota = NULL;
  g_autofree char *used = NULL;
  g_autofree char *places = NULL;
  gboolean reason = ffw_cursor_get_int (wish, WISH_REASON) != 0;
  gint64 organisation = ffw_cursor_get_int (wish, WISH_ORGANISATION);

  *refused = FALSE;
  if (ffw_cursor_get_int (wish, WISH_FUNDED) == 0)
    return TRUE;
  quota = ffw_room_read_course (self->connection, ffw_cursor_get_int (wish, WISH_COURSE),
                                ffw_cursor_get_int (wish, WISH_BOOKING), self->today, error);
  if (quota == NULL)
    return FALSE;
  if (ffw_room_has_place (quota, organisation))
    return TRUE;

  ffw_room_get_figures_for (quota, organisation, &figures);
  used = g_strdup_printf ("%" G_GINT64_FORMAT, figures.taken + figures.held);
  places = g_strdup_printf ("%" G_GINT64_FORMAT, figures.places);
  ffw_intake_warning (self, (guint)ffw_cursor_get_int (wish, WISH_LINE), reason ? "W309" : "E307",
                      funded_field, ffw_cursor_get_text (wish, WISH_CODE), used, places);
  *refused = !reason;

  return TRUE;
}

/* Takes the row back that was refused at the end. */
static gboolean
refuse (FfwIntake *self, FfwCursor *wish, GError **error)
{
  gint64 booking = ffw_cursor_get_int (wish, WISH_BOOKING);
  gboolean is_new = ffw_cursor_is_null (wish, WISH_BEFORE);

  self->counts.rejected++;
  if (is_new)
    {
      self->counts.added--;
      return ffw_connection_run (self->connection, SQL_REMOVE, error, "i", booking);
    }
  self->counts.updated--;

  return ffw_connection_run (self->connection, SQL_SET, error, "ii",
                             ffw_cursor_get_int (wish, WISH_BEFORE), booking);
}

static gboolean
let_wait (FfwIntake *self, FfwCursor *wish, int status_field, FfwKeepStatus keep, GError **error)
{
  g_autofree char *capacity = g_strdup_printf ("%" G_GINT64_FORMAT,
                                               ffw_cursor_get_int (wish, WISH_CAPACITY));
  gboolean waited = !ffw_cursor_is_null (wish, WISH_BEFORE)
                    && ffw_cursor_get_int (wish, WISH_BEFORE) == FFW_BOOKING_WAITING;

  ffw_intake_warning (self, (guint)ffw_cursor_get_int (wish, WISH_LINE), "W308", status_field,
                      capacity, NULL, NULL);
  if (waited && ffw_cursor_get_int (wish, WISH_ALONE))
    {
      self->counts.updated--;
      self->counts.unchanged++;
    }

  return waited || keep (self, ffw_cursor_get_int (wish, WISH_BOOKING), FFW_BOOKING_WAITING, error);
}

static gboolean
settle (FfwIntake *self, FfwCursor *wish, FfwRoom *room, int status_field, int funded_field,
        FfwKeepStatus keep, GError **error)
{
  gint64 booking = ffw_cursor_get_int (wish, WISH_BOOKING);
  gint64 organisation = ffw_cursor_get_int (wish, WISH_ORGANISATION);
  gboolean refused;

  if (!ffw_room_has_place (room, organisation))
    return let_wait (self, wish, status_field, keep, error);
  if (!check_quota (self, wish, funded_field, &refused, error))
    return FALSE;
  if (refused)
    return refuse (self, wish, error);
  ffw_room_take (room, organisation);

  return ffw_connection_run (self->connection, SQL_SET, error, "ii", (gint64)FFW_BOOKING_BOOKED,
                             booking)
         && keep (self, booking, FFW_BOOKING_BOOKED, error);
}

/**
 * ffw_booking_wishes_settle:
 * @status_field, @funded_field: which findings name
 * @keep: keeps a status in a booking's history
 *
 * Gives the places that there are, in the order of asking; who comes after them waits
 * (rules.md, Sessions). Places held for an organisation stay its own.
 */
gboolean
ffw_booking_wishes_settle (FfwIntake *self, int status_field, int funded_field, FfwKeepStatus keep,
                           GError **error)
{
  g_autoptr (FfwCursor) wish = NULL;
  g_autoptr (FfwRoom) room = NULL;
  gint64 session = 0;

  if (!ffw_connection_run (self->connection, SQL_ALL_WAIT, error, ""))
    return FALSE;
  wish = ffw_connection_query (self->connection, SQL_WISHES, error, "");
  if (wish == NULL)
    return FALSE;
  while (ffw_cursor_next (wish, error))
    {
      if (ffw_cursor_get_int (wish, WISH_SESSION) != session)
        {
          g_clear_pointer (&room, ffw_room_free);
          session = ffw_cursor_get_int (wish, WISH_SESSION);
          room = ffw_room_read_session (self->connection, session,
                                        ffw_cursor_get_int (wish, WISH_CAPACITY), self->today,
                                        error);
          if (room == NULL)
            return FALSE;
        }
      if (!settle (self, wish, room, status_field, funded_field, keep, error))
        return FALSE;
    }

  return !ffw_cursor_has_failed (wish);
}
