/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-changes.h"

#include "ffw-booking-actions.h"
#include "ffw-booking-private.h"
#include "ffw-session-messages.h"

#include <glib/gi18n-lib.h>

#define SQL_BOOKING                                                                                \
  "SELECT b.session, b.person, coalesce (b.post, 0), b.status, coalesce (p.organisation, 0),"      \
  " b.funded, b.reason, trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, ''))" \
  " FROM booking b JOIN person n ON n.id = b.person LEFT JOIN post p ON p.id = b.post"             \
  " WHERE b.id = ?"
#define SQL_REASON "UPDATE booking SET reason = ? WHERE id = ?"
#define SQL_EDIT   "UPDATE booking SET language = ?, funded = ?, access = ?, reason = ? WHERE id = ?"
/* Where a hold for an organisation has ended, and somebody waits. */
#define SQL_FREED                                                                                  \
  "SELECT DISTINCT s.id FROM allocation a JOIN session s ON s.id = a.session OR s.course = "       \
  "a.course"                                                                                       \
  " JOIN booking b ON b.session = s.id AND b.status = 1"                                           \
  " WHERE a.until_on < ? AND s.status IN (0, 1) AND s.last_on >= ? ORDER BY s.id"

#define SQL_ORGANISATION "SELECT id FROM organisation WHERE code = ?"
#define SQL_NO_HOLD      "DELETE FROM allocation WHERE organisation = ? AND (session = ? OR course = ?)"
#define SQL_HOLD                                                                                   \
  "INSERT INTO allocation (id, uuid, course, session, organisation, places, until_on)"             \
  " VALUES (?, ?, ?, ?, ?, ?, ?)"
#define SQL_HOLDS                                                                                  \
  "SELECT o.code, a.places, a.until_on, a.course IS NOT NULL"                                      \
  " FROM session s JOIN allocation a ON a.session = s.id OR a.course = s.course"                   \
  " JOIN organisation o ON o.id = a.organisation"                                                  \
  " WHERE s.id = ? AND (a.until_on IS NULL OR a.until_on >= ?) ORDER BY 4, o.code, a.id"

/* A booking as it is now. */
typedef struct
{
  gint64 id;
  gint64 session;
  gint64 person;
  gint64 post;
  FfwBookingStatus status;
  gint64 organisation;
  gboolean funded;
  char *reason;
  char *name;
} Booking;

static void
booking_clear (Booking *self)
{
  g_free (self->reason);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Booking, booking_clear)

static gboolean
booking_read (Booking *self, FfwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_BOOKING, error, "i", id);

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    {
      if (!ffw_cursor_has_failed (cursor))
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                     _ ("The booking is not there any more: somebody has taken it back."));
      return FALSE;
    }

  self->id = id;
  self->session = ffw_cursor_get_int (cursor, 0);
  self->person = ffw_cursor_get_int (cursor, 1);
  self->post = ffw_cursor_get_int (cursor, 2);
  self->status = ffw_cursor_get_int (cursor, 3);
  self->organisation = ffw_cursor_get_int (cursor, 4);
  self->funded = ffw_cursor_get_int (cursor, 5) == 1;
  self->reason = g_strdup (ffw_cursor_get_text (cursor, 6));
  self->name = g_strdup (ffw_cursor_get_text (cursor, 7));

  return TRUE;
}

static gboolean
refuse_status (const Booking *booking, const FfwBookingSession *session, GError **error)
{
  g_set_error (
      error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
      /* Translators: a person, a session, and the word of the booking’s status. */
      _ ("The booking of %1$s on session “%2$s” is settled (%3$s)."), booking->name, session->code,
      ffw_coding_get_word (&ffw_coding_booking_status, booking->status, ffw_language_get ()));

  return FALSE;
}

static gboolean
is_open (const Booking *booking)
{
  return booking->status == FFW_BOOKING_BOOKED || booking->status == FFW_BOOKING_WAITING;
}

static gboolean
add_outcome (FfwBookingResult *result, const FfwBookingSession *session, const Booking *booking,
             FfwBookingStatus status, GError **error)
{
  FfwBookingOutcome *outcome = ffw_booking_result_add (result, session->connection, booking->person,
                                                       booking->post, error);

  if (outcome == NULL)
    return FALSE;
  outcome->booking = booking->id;
  outcome->status = status;
  ffw_change_touch (session->change, booking->person);

  return ffw_change_rest (session->change, error);
}

/* About one person and a session. */
static void
say_person (const FfwBookingSession *session, const char *id, gint64 person)
{
  g_autofree char *who = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autofree char *about = g_strdup_printf ("@session/%" G_GINT64_FORMAT, session->id);
  g_autoptr (FfwMessage) message = ffw_message_new (id, who, about, NULL);

  ffw_change_touch (session->change, session->id);
  ffw_change_set_message (session->change, message);
}

static gboolean
fill (const FfwBookingSession *session, GError **error)
{
  g_autoptr (GHashTable) sessions = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 id = session->id;

  g_hash_table_add (sessions, &id);

  return ffw_booking_fill (session->change, sessions, session->today, error);
}

static gboolean
cancel (const FfwBookingSession *session, FfwBookingResult *result, gint64 id, GError **error)
{
  g_auto (Booking) booking = { 0 };

  if (!booking_read (&booking, session->connection, id, error))
    return FALSE;
  if (booking.session != session->id || !is_open (&booking))
    return refuse_status (&booking, session, error);

  return ffw_session_messages_keep (session->change, session->id, booking.person, error)
         && ffw_booking_set_status (session->change, id, FFW_BOOKING_CANCELLED, error)
         && add_outcome (result, session, &booking, FFW_BOOKING_CANCELLED, error);
}

/**
 * ffw_booking_cancel_listed:
 * @bookings: (array length=n): ids of bookings of @session that have a place or wait for one
 *
 * Cancels bookings, all of them or none. The places that this frees on a session ahead go to those
 * who wait.
 *
 * Returns: (transfer full): those that were cancelled; %NULL with a #FFW_ACTION_ERROR or a
 *   #FFW_STORE_ERROR
 */
FfwBookingResult *
ffw_booking_cancel_listed (FfwChange *change, gint64 session_id, const gint64 *bookings, guint n,
                           FfwDate today, GError **error)
{
  g_auto (FfwBookingSession) session = { NULL };
  g_autoptr (FfwBookingResult) result = ffw_booking_result_new ();

  if (!ffw_booking_session_read (&session, change, session_id, today, error)
      || !ffw_booking_session_check_settled (&session, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!cancel (&session, result, bookings[i], error))
      return NULL;
  if (!fill (&session, error))
    return NULL;
  ffw_booking_say (&session, "cancel-booking", n);

  return g_steal_pointer (&result);
}

/* Why it was done, after what was said before. */
static char *
join_reasons (const char *before, const char *reason)
{
  return before && *before ? g_strdup_printf ("%s; %s", before, reason) : g_strdup (reason);
}

/**
 * ffw_booking_promote:
 * @booking: the id of one that waits
 * @instead: the id of one of the same session whose place it gets; 0 for a place that is free
 * @reason: why those before it are passed by: kept with the booking
 *
 * Gives somebody who waits a place out of turn: also one that is held for an organisation, and
 * also where there is no funded place left. A place that nobody has is needed all the same.
 *
 * Returns: (transfer full): those whose bookings were changed; %NULL with a #FFW_ACTION_ERROR or a
 *   #FFW_STORE_ERROR
 */
FfwBookingResult *
ffw_booking_promote (FfwChange *change, gint64 booking_id, gint64 instead, const char *reason,
                     FfwDate today, GError **error)
{
  g_auto (FfwBookingSession) session = { NULL };
  g_auto (Booking) booking = { 0 };
  g_autoptr (FfwBookingResult) result = ffw_booking_result_new ();
  g_autoptr (FfwRoom) room = NULL;
  g_autofree char *reasons = NULL;

  if (!booking_read (&booking, ffw_change_get_connection (change), booking_id, error)
      || !ffw_booking_session_read (&session, change, booking.session, today, error)
      || !ffw_booking_session_check_settled (&session, error))
    return NULL;
  if (booking.status != FFW_BOOKING_WAITING)
    {
      refuse_status (&booking, &session, error);
      return NULL;
    }
  if (instead != 0 && !cancel (&session, result, instead, error))
    return NULL;
  room = ffw_room_read_session (session.connection, session.id, session.capacity, today, error);
  if (room == NULL)
    return NULL;
  if (ffw_booking_session_is_ahead (&session) && ffw_room_is_full (room))
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("All places of session “%s” are taken. Raise its capacity, or choose whose "
                      "place it is to be."),
                   session.code);
      return NULL;
    }

  reasons = join_reasons (booking.reason, reason);
  if (!ffw_connection_run (session.connection, SQL_REASON, error, "si", reasons, booking.id)
      || !ffw_booking_set_status (change, booking.id, FFW_BOOKING_BOOKED, error)
      || !add_outcome (result, &session, &booking, FFW_BOOKING_BOOKED, error)
      || !fill (&session, error))
    return NULL;
  say_person (&session, "promote-booking", booking.person);

  return g_steal_pointer (&result);
}

/* Whether a booking that has a place may become funded. */
static gboolean
check_quota (const FfwBookingSession *session, const Booking *booking, GError **error)
{
  g_autoptr (FfwRoom) quota = ffw_room_read_course (session->connection, session->course,
                                                    booking->id, session->today, error);
  FfwRoomFigures figures;

  if (quota == NULL)
    return FALSE;
  if (ffw_room_has_place (quota, booking->organisation))
    return TRUE;

  ffw_room_get_figures_for (quota, booking->organisation, &figures);
  g_propagate_error (error,
                     ffw_booking_new_quota_error (session->course_code, &figures, booking->name));

  return FALSE;
}

/**
 * ffw_booking_edit:
 * @ask: what the booking is to be; its post and name do not count
 *
 * Changes what somebody asks for. A funded place that is given back goes to who waits for one.
 *
 * Returns: (transfer full): whose booking it is; %NULL with a #FFW_ACTION_ERROR or a
 *   #FFW_STORE_ERROR
 */
FfwBookingResult *
ffw_booking_edit (FfwChange *change, gint64 booking_id, const FfwBookingAsk *ask, FfwDate today,
                  GError **error)
{
  g_auto (FfwBookingSession) session = { NULL };
  g_auto (Booking) booking = { 0 };
  g_autoptr (FfwBookingResult) result = ffw_booking_result_new ();

  if (!booking_read (&booking, ffw_change_get_connection (change), booking_id, error)
      || !ffw_booking_session_read (&session, change, booking.session, today, error))
    return NULL;
  if (ask->funded && !booking.funded && booking.status == FFW_BOOKING_BOOKED && ask->reason == NULL
      && ffw_booking_session_is_ahead (&session) && !check_quota (&session, &booking, error))
    return NULL;
  if (!ffw_connection_run (session.connection, SQL_EDIT, error, "Iissi", ask->language,
                           (gint64)ask->funded, ask->access, ask->reason, booking.id)
      || !add_outcome (result, &session, &booking, booking.status, error)
      || !fill (&session, error))
    return NULL;
  say_person (&session, "edit-booking", booking.person);

  return g_steal_pointer (&result);
}

/**
 * ffw_booking_is_freed:
 * @freed: (out): whether ffw_booking_fill_freed() may have something to do
 *
 * Returns: whether all went well
 */
gboolean
ffw_booking_is_freed (FfwConnection *connection, FfwDate today, gboolean *freed, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_FREED, error, "DD", today,
                                                       today);

  *freed = cursor && ffw_cursor_next (cursor, error);

  return cursor && !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_booking_fill_freed:
 * @today: a #FfwDate, as a pointer
 *
 * A #FfwChangeFunc: gives places whose hold for an organisation has ended to those who wait. Where
 * there are none, it is discarded.
 */
gboolean
ffw_booking_fill_freed (FfwChange *change, gpointer today, GError **error)
{
  FfwDate day = GPOINTER_TO_UINT (today);
  g_autoptr (GHashTable) sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           NULL);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (ffw_change_get_connection (change),
                                                       SQL_FREED, error, "DD", day, day);
  g_autoptr (FfwMessage) message = NULL;
  g_autofree char *number = NULL;
  guint n = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_hash_table_add (sessions, g_memdup2 (&id, sizeof id));
    }
  if (ffw_cursor_has_failed (cursor)
      || !ffw_booking_fill_counted (change, sessions, day, &n, error))
    return FALSE;
  if (n == 0)
    {
      ffw_change_discard (change);
      return TRUE;
    }

  number = g_strdup_printf ("%u", n);
  message = ffw_message_new ("fill-freed", number, NULL);
  ffw_change_set_message (change, message);

  return TRUE;
}

static void
hold_free (gpointer data)
{
  FfwBookingHold *self = data;

  g_free (self->organisation);
  g_free (self);
}

/**
 * ffw_booking_read_holds:
 *
 * Returns: (transfer full) (element-type FfwBookingHold): the places of a session that are held for
 *   organisations, then the parts of its course's funded places; %NULL with @error set
 */
GPtrArray *
ffw_booking_read_holds (FfwConnection *connection, gint64 session, FfwDate today, GError **error)
{
  g_autoptr (GPtrArray) holds = g_ptr_array_new_with_free_func (hold_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_HOLDS, error, "iD", session,
                                                       today);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwBookingHold *hold = g_new0 (FfwBookingHold, 1);

      hold->session = session;
      hold->organisation = g_strdup (ffw_cursor_get_text (cursor, 0));
      hold->places = ffw_cursor_get_int (cursor, 1);
      hold->until = ffw_cursor_get_date (cursor, 2);
      hold->of_course = ffw_cursor_get_int (cursor, 3) == 1;
      g_ptr_array_add (holds, hold);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&holds);
}

/* There must be as many places as are held and taken. */
static gboolean
check_room (const FfwBookingSession *session, const FfwBookingHold *hold, GError **error)
{
  g_autoptr (FfwRoom) room = hold->of_course
                                 ? ffw_room_read_course (session->connection, session->course, 0,
                                                         session->today, error)
                                 : ffw_room_read_session (session->connection, session->id,
                                                          session->capacity, session->today, error);
  FfwRoomFigures figures;

  if (room == NULL)
    return FALSE;
  ffw_room_get_figures (room, &figures);
  if (hold->places == 0 || figures.places == FFW_NULL
      || figures.taken + figures.held <= figures.places)
    return TRUE;

  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
               /* Translators: three numbers. */
               _ ("So many cannot be held: of %1$lld places, %2$lld are taken, and %3$lld would be "
                  "held. Hold fewer."),
               (long long)figures.places, (long long)figures.taken, (long long)figures.held);

  return FALSE;
}

/**
 * ffw_booking_hold:
 * @hold: takes the place of what is held for the organisation now
 *
 * Holds places of a session, or a part of its course's funded places, for an organisation. What is
 * held no more goes to those who wait.
 *
 * Returns: whether all went well; %FALSE with a #FFW_ACTION_ERROR where there are not so many, or
 *   a #FFW_STORE_ERROR
 */
gboolean
ffw_booking_hold (FfwChange *change, const FfwBookingHold *hold, FfwDate today, GError **error)
{
  g_auto (FfwBookingSession) session = { NULL };
  gint64 organisation = FFW_NULL;
  gint64 of_session, of_course;
  char uuid[FFW_UUID_SIZE];
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, hold->places);
  g_autofree char *about = g_strdup_printf ("@session/%" G_GINT64_FORMAT, hold->session);
  g_autoptr (FfwMessage) message = NULL;
  g_autoptr (FfwCursor) known = NULL;

  if (!ffw_booking_session_read (&session, change, hold->session, today, error)
      || (!hold->of_course && !ffw_booking_session_check_settled (&session, error)))
    return FALSE;
  known = ffw_connection_query (session.connection, SQL_ORGANISATION, error, "s",
                                hold->organisation);
  if (known == NULL)
    return FALSE;
  if (!ffw_cursor_next (known, error))
    {
      if (!ffw_cursor_has_failed (known))
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                     _ ("“%s” is not there any more. Choose again."), hold->organisation);
      return FALSE;
    }
  organisation = ffw_cursor_get_int (known, 0);
  of_session = hold->of_course ? FFW_NULL : session.id;
  of_course = hold->of_course ? session.course : FFW_NULL;
  if (!ffw_connection_run (session.connection, SQL_NO_HOLD, error, "iII", organisation, of_session,
                           of_course)
      || (hold->places > 0
          && !ffw_connection_run (session.connection, SQL_HOLD, error, "isIIiiD",
                                  ffw_change_new_id (change), ffw_change_new_uuid (change, uuid),
                                  of_course, of_session, organisation, hold->places, hold->until))
      || !check_room (&session, hold, error) || !fill (&session, error))
    return FALSE;
  message = hold->of_course
                ? ffw_message_new ("hold-funded", number, hold->organisation, session.course_code,
                                   NULL)
                : ffw_message_new ("hold-places", number, hold->organisation, about, NULL);
  ffw_change_touch (change, session.id);
  ffw_change_set_message (change, message);

  return TRUE;
}
