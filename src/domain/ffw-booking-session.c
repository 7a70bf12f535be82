/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-private.h"

#include <glib/gi18n-lib.h>

#define SQL_SESSION                                                                                \
  "SELECT s.code, s.capacity, s.status, s.first_on, s.last_on, s.language, s.waiting_order,"       \
  " s.course, c.code, c.retired_on"                                                                \
  " FROM session s JOIN course c ON c.id = s.course WHERE s.id = ?"
#define SQL_STATUS "UPDATE booking SET status = ? WHERE id = ?"
#define SQL_KEEP   "INSERT INTO booking_status (id, booking, status, at) VALUES (?, ?, ?, ?)"

/**
 * ffw_booking_session_read:
 * @self: (out caller-allocates): to be cleared, also where this fails
 *
 * Reads a session that is the subject of an action.
 */
gboolean
ffw_booking_session_read (FfwBookingSession *self, FfwChange *change, gint64 id, FfwDate today,
                          GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_SESSION, error, "i", id);

  *self = (FfwBookingSession){ .change = change, .connection = connection, .today = today };
  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    {
      if (!ffw_cursor_has_failed (cursor))
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                     _ ("The session is not there any more. Choose again."));
      return FALSE;
    }

  self->id = id;
  self->code = g_strdup (ffw_cursor_get_text (cursor, 0));
  self->capacity = ffw_cursor_is_null (cursor, 1) ? FFW_NULL : ffw_cursor_get_int (cursor, 1);
  self->status = ffw_cursor_get_int (cursor, 2);
  self->first_on = ffw_cursor_get_date (cursor, 3);
  self->last_on = ffw_cursor_get_date (cursor, 4);
  self->language = ffw_cursor_is_null (cursor, 5) ? FFW_NULL : ffw_cursor_get_int (cursor, 5);
  self->order = ffw_cursor_get_int (cursor, 6);
  self->course = ffw_cursor_get_int (cursor, 7);
  self->course_code = g_strdup (ffw_cursor_get_text (cursor, 8));
  self->retired_on = ffw_cursor_get_date (cursor, 9);

  return TRUE;
}

void
ffw_booking_session_clear (FfwBookingSession *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->course_code, g_free);
}

/** Returns: whether it is to come: what lies in the past is a fact (rules.md, Sessions) */
gboolean
ffw_booking_session_is_ahead (const FfwBookingSession *self)
{
  return self->last_on >= self->today;
}

/** Returns: whether who has a place is still to be settled */
gboolean
ffw_booking_session_check_settled (const FfwBookingSession *self, GError **error)
{
  if (self->status == FFW_SESSION_HELD)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 _ ("Session “%s” was held. Who came to it is recorded by its register."),
                 self->code);
  else if (self->status == FFW_SESSION_CANCELLED)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 _ ("Session “%s” was cancelled."), self->code);
  else
    return TRUE;

  return FALSE;
}

/**
 * ffw_booking_session_check_open:
 * @excused: whether there is a reason to book on a retired course
 *
 * Returns: whether anybody can be booked on it
 */
gboolean
ffw_booking_session_check_open (const FfwBookingSession *self, gboolean excused, GError **error)
{
  char day[FFW_DATE_ISO_SIZE];

  if (!ffw_booking_session_check_settled (self, error))
    return FALSE;
  if (!ffw_booking_session_is_ahead (self))
    return TRUE;
  if (self->capacity == 0)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("Session “%s” is closed to bookings: its capacity is 0."), self->code);
      return FALSE;
    }
  if (!excused && self->retired_on != FFW_DATE_NONE && self->retired_on <= self->last_on)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("Course “%s” of session “%s” was retired on %s and takes no new bookings."),
                   self->course_code, self->code, ffw_date_to_iso (self->retired_on, day));
      return FALSE;
    }

  return TRUE;
}

/** Returns: (transfer full): when a place is asked for, as the files write it: today, at this time
 *   of day */
char *
ffw_booking_get_asked_at (FfwDate today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  char day[FFW_DATE_ISO_SIZE];

  return g_strdup_printf ("%sT%02d:%02d", ffw_date_to_iso (today, day), g_date_time_get_hour (now),
                          g_date_time_get_minute (now));
}

/** Keeps in a booking's history that it has @status now. */
gboolean
ffw_booking_keep_status (FfwChange *change, gint64 booking, FfwBookingStatus status, GError **error)
{
  return ffw_connection_run (ffw_change_get_connection (change), SQL_KEEP, error, "iiis",
                             ffw_change_new_id (change), booking, (gint64)status,
                             ffw_change_get_now (change));
}

/** Gives a booking another status, and keeps it in its history. */
gboolean
ffw_booking_set_status (FfwChange *change, gint64 booking, FfwBookingStatus status, GError **error)
{
  return ffw_connection_run (ffw_change_get_connection (change), SQL_STATUS, error, "ii",
                             (gint64)status, booking)
         && ffw_booking_keep_status (change, booking, status, error);
}

/** Sets the sentence in the history: of how many people, and the session. */
void
ffw_booking_say (const FfwBookingSession *session, const char *id, guint n)
{
  g_autofree char *about = g_strdup_printf ("@session/%" G_GINT64_FORMAT, session->id);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (FfwMessage) message = ffw_message_new (id, number, about, NULL);

  ffw_change_touch (session->change, session->id);
  ffw_change_set_message (session->change, message);
}

/** Returns: (transfer full): a #FFW_ACTION_ERROR: why @name gets no funded place of @course */
GError *
ffw_booking_new_quota_error (const char *course, const FfwRoomFigures *quota, const char *name)
{
  return g_error_new (
      FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
      /* Translators: the code of a course, three numbers, and a person. */
      _ ("The funded places of course “%1$s” are used up: of %2$lld, %3$lld are taken and %4$lld "
         "held for others. Give a reason if %5$s is to have one all the same, or book without "
         "funding."),
      course, (long long)quota->places, (long long)quota->taken, (long long)quota->held, name);
}

/**
 * ffw_booking_is_other_language:
 * @taught_in: of #ffw_coding_taught_in, or %FFW_NULL
 * @asked: of #ffw_coding_language
 *
 * Returns: whether the session is in another language than @asked; a bilingual one is in either
 */
gboolean
ffw_booking_is_other_language (gint64 taught_in, gint64 asked)
{
  return taught_in != FFW_NULL && taught_in != FFW_TAUGHT_IN_BILINGUAL
         && (taught_in == FFW_TAUGHT_IN_CY) != (asked == FFW_LANGUAGE_CY);
}
