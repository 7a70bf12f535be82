/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-actions.h"

#include "ffw-clash.h"
#include "ffw-known.h"
#include "ffw-person-finder.h"
#include "ffw-quota.h"
#include "ffw-room.h"

#include <glib/gi18n-lib.h>

static const char session_sql[]
    = "SELECT s.id, s.code, s.capacity, s.status, s.first_on, s.last_on, c.code, c.retired_on"
      " FROM session s JOIN course c ON c.id = s.course WHERE s.id = ?";
static const char booking_sql[] = "SELECT id, status FROM booking WHERE session = ? AND person = ?";
static const char insert_sql[]
    = "INSERT INTO booking (id, uuid, session, person, post, status, asked_at, funded)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, 0)";
static const char renew_sql[] = "UPDATE booking SET post = ?, status = ?, asked_at = ?, funded = 0,"
                                " reason = NULL WHERE id = ?";
static const char status_sql[] = "UPDATE booking SET status = ? WHERE id = ?";
static const char keep_sql[] = "INSERT INTO booking_status (id, booking, status, at)"
                               " VALUES (?, ?, ?, ?)";
static const char waiting_sql[]
    = "SELECT b.id, b.person, coalesce (b.post, 0), coalesce (p.organisation, 0),"
      " CASE WHEN b.funded = 1 AND b.reason IS NULL THEN s.course ELSE 0 END"
      " FROM booking b JOIN session s ON s.id = b.session"
      " LEFT JOIN post p ON p.id = b.post WHERE b.session = ? AND b.status = ?"
      " ORDER BY coalesce (b.asked_at, '9999'), b.id";
static const char open_bookings_sql[] = "SELECT id, person, coalesce (post, 0) FROM booking"
                                        " WHERE session = ? AND status IN (?, ?)"
                                        " ORDER BY status, coalesce (asked_at, '9999'), id";
static const char of_session_sql[] = "SELECT session, person, coalesce (post, 0) FROM booking"
                                     " WHERE id = ?";
static const char cancel_session_sql[] = "UPDATE session SET status = ? WHERE id = ?";

/* A session that is the subject of an action, as it is now. */
typedef struct
{
  FfwChange *change;
  FfwConnection *connection;
  FfwDirectories *directories;
  FfwDate today;
  GPtrArray *outcomes;
  gint64 id;
  char *code;
  gint64 capacity;
  FfwSessionStatus status;
  FfwDate first_on;
  FfwDate last_on;
  char *course;
  FfwDate retired_on;
} FfwAction;

static void
outcome_free (FfwBookingOutcome *self)
{
  g_free (self->person);
  g_free (self->clash);
  g_free (self);
}

static void
action_clear (FfwAction *self)
{
  g_clear_pointer (&self->directories, ffw_directories_free);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->course, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FfwAction, action_clear)

static gboolean
action_read (FfwAction *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, session_sql, error, "i",
                                                       self->id);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  self->code = g_strdup (ffw_cursor_get_text (cursor, 1));
  self->capacity = ffw_cursor_is_null (cursor, 2) ? FFW_NULL : ffw_cursor_get_int (cursor, 2);
  self->status = ffw_cursor_get_int (cursor, 3);
  self->first_on = ffw_cursor_get_date (cursor, 4);
  self->last_on = ffw_cursor_get_date (cursor, 5);
  self->course = g_strdup (ffw_cursor_get_text (cursor, 6));
  self->retired_on = ffw_cursor_get_date (cursor, 7);

  return TRUE;
}

static void
action_init (FfwAction *self, FfwChange *change, FfwDate today)
{
  self->change = change;
  self->connection = ffw_change_get_connection (change);
  self->directories = ffw_directories_new (self->connection);
  self->today = today;
  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)outcome_free);
}

static gboolean
action_begin (FfwAction *self, FfwChange *change, const char *session, FfwDate today,
              GError **error)
{
  action_init (self, change, today);

  return ffw_known_find (self->directories, FFW_KNOWN_SESSION, session, &self->id, error)
         && action_read (self, error);
}

static gboolean
is_ahead (const FfwAction *self)
{
  return self->last_on >= self->today;
}

static gboolean
refuse_settled (const FfwAction *self, GError **error)
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

static gboolean
may_book (const FfwAction *self, GError **error)
{
  if (!refuse_settled (self, error))
    return FALSE;
  if (self->capacity == 0 && is_ahead (self))
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("Session “%s” is closed to bookings: its capacity is 0."), self->code);
      return FALSE;
    }
  if (self->retired_on != FFW_DATE_NONE && self->retired_on <= self->last_on && is_ahead (self))
    {
      char day[FFW_DATE_ISO_SIZE];

      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("Course “%s” of session “%s” was retired on %s and takes no new bookings."),
                   self->course, self->code, ffw_date_to_iso (self->retired_on, day));
      return FALSE;
    }

  return TRUE;
}

/* Keeps the status with its time, and what became of whom. */
static gboolean
keep_status (FfwAction *self, gint64 booking, FfwBookingStatus status, GError **error)
{
  return ffw_connection_run (self->connection, keep_sql, error, "iiis",
                             ffw_change_new_id (self->change), booking, (gint64)status,
                             ffw_change_get_now (self->change));
}

static FfwBookingOutcome *
add_outcome (FfwAction *self, gint64 person, gint64 post, FfwBookingStatus status, GError **error)
{
  g_autofree char *label = ffw_post_get_label (self->connection, post ? post : FFW_NULL, person,
                                               error);
  FfwBookingOutcome *outcome;

  if (label == NULL)
    return NULL;
  outcome = g_new0 (FfwBookingOutcome, 1);
  outcome->person = g_steal_pointer (&label);
  outcome->status = status;
  g_ptr_array_add (self->outcomes, outcome);
  ffw_change_touch (self->change, person);

  return outcome;
}

static gboolean
set_status (FfwAction *self, gint64 booking, gint64 person, gint64 post, FfwBookingStatus status,
            GError **error)
{
  return ffw_connection_run (self->connection, status_sql, error, "ii", (gint64)status, booking)
         && keep_status (self, booking, status, error)
         && add_outcome (self, person, post, status, error) != NULL;
}

static gboolean
find_booking (FfwAction *self, gint64 person, gint64 *booking, FfwBookingStatus *status,
              GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, booking_sql, error, "ii",
                                                       self->id, person);

  *booking = 0;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    {
      *booking = ffw_cursor_get_int (cursor, 0);
      *status = ffw_cursor_get_int (cursor, 1);
    }

  return !ffw_cursor_has_failed (cursor);
}

/* When the place was asked for, in the form of the files: today, at this time of day. */
static char *
get_asked_at (FfwDate today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  char day[FFW_DATE_ISO_SIZE];

  return g_strdup_printf ("%sT%02d:%02d", ffw_date_to_iso (today, day), g_date_time_get_hour (now),
                          g_date_time_get_minute (now));
}

static gboolean
write_booking (FfwAction *self, const FfwFoundPost *who, gint64 booking, FfwBookingStatus status,
               GError **error)
{
  g_autofree char *asked_at = get_asked_at (self->today);
  gboolean written;

  if (booking)
    written = ffw_connection_run (self->connection, renew_sql, error, "iisi", who->post,
                                  (gint64)status, asked_at, booking);
  else
    {
      char uuid[FFW_UUID_SIZE];

      booking = ffw_change_new_id (self->change);
      written = ffw_connection_run (self->connection, insert_sql, error, "isiiiis", booking,
                                    ffw_change_new_uuid (self->change, uuid), self->id, who->person,
                                    who->post, (gint64)status, asked_at);
    }

  return written && keep_status (self, booking, status, error);
}

static gboolean
book_one (FfwAction *self, FfwRoom *room, const char *named, GError **error)
{
  FfwFoundPost who;
  gint64 booking;
  FfwBookingStatus status = FFW_BOOKING_CANCELLED;
  FfwBookingOutcome *outcome;

  if (!ffw_person_find (self->connection, self->directories, named, self->first_on, &who, error)
      || !find_booking (self, who.person, &booking, &status, error))
    return FALSE;
  if (status != FFW_BOOKING_CANCELLED)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: a person, a session, and the word of the booking’s status. */
                   _ ("%s already has a booking on session “%s” (%s)."), named, self->code,
                   ffw_coding_get_word (&ffw_coding_booking_status, status, ffw_language_get ()));
      return FALSE;
    }
  if (who.left_on != FFW_DATE_NONE && who.left_on < self->first_on)
    {
      char day[FFW_DATE_ISO_SIZE];

      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("%s left on %s, before session “%s” begins."), named,
                   ffw_date_to_iso (who.left_on, day), self->code);
      return FALSE;
    }

  status = !is_ahead (self) || ffw_room_has_place (room, who.organisation) ? FFW_BOOKING_BOOKED
                                                                           : FFW_BOOKING_WAITING;
  if (!write_booking (self, &who, booking, status, error))
    return FALSE;
  if (status == FFW_BOOKING_BOOKED)
    ffw_room_take (room, who.organisation);
  outcome = add_outcome (self, who.person, who.post, status, error);

  return outcome
         && ffw_clash_find (self->connection, who.person, self->id, FFW_CLASH_BUFFER,
                            &outcome->clash, error);
}

/* The sentence in the history: how many people, and the session. */
static void
set_message (FfwAction *self, const char *id)
{
  g_autofree char *session = g_strdup_printf ("@session/%" G_GINT64_FORMAT, self->id);
  g_autofree char *n = g_strdup_printf ("%u", self->outcomes->len);
  g_autoptr (FfwMessage) message = ffw_message_new (id, n, session, NULL);

  ffw_change_touch (self->change, self->id);
  ffw_change_set_message (self->change, message);
}

/**
 * ffw_booking_book:
 * @session: the session's code
 * @people: (array zero-terminated=1): ORGANISATION/number or an e-mail address each
 *
 * Books people on a session, all of them or none. On a session ahead that is full
 * a booking waits. Bookings made so are not funded: they take nothing of a quota.
 *
 * Returns: (transfer full) (element-type FfwBookingOutcome): what became of each, in the order
 *   of @people; %NULL with a #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
GPtrArray *
ffw_booking_book (FfwChange *change, const char *session, const char *const *people, FfwDate today,
                  GError **error)
{
  g_auto (FfwAction) action = { NULL };
  g_autoptr (FfwRoom) room = NULL;

  if (!action_begin (&action, change, session, today, error) || !may_book (&action, error))
    return NULL;
  room = ffw_room_new (action.connection, action.id, action.capacity, today, error);
  if (room == NULL)
    return NULL;
  for (guint i = 0; people[i]; i++)
    if (!book_one (&action, room, people[i], error))
      return NULL;
  set_message (&action, "book");

  return g_steal_pointer (&action.outcomes);
}

static gboolean
cancel_one (FfwAction *self, const char *named, GError **error)
{
  FfwFoundPost who;
  gint64 booking;
  FfwBookingStatus status = FFW_BOOKING_CANCELLED;

  if (!ffw_person_find (self->connection, self->directories, named, self->first_on, &who, error)
      || !find_booking (self, who.person, &booking, &status, error))
    return FALSE;
  if (booking == 0)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("%s has no booking on session “%s”."), named, self->code);
      return FALSE;
    }
  if (status != FFW_BOOKING_BOOKED && status != FFW_BOOKING_WAITING)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: a person, a session, and the word of the booking’s status. */
                   _ ("The booking of %s on session “%s” cannot be cancelled (%s)."), named,
                   self->code,
                   ffw_coding_get_word (&ffw_coding_booking_status, status, ffw_language_get ()));
      return FALSE;
    }

  return set_status (self, booking, who.person, who.post, FFW_BOOKING_CANCELLED, error);
}

typedef struct
{
  gint64 booking;
  gint64 person;
  gint64 post;
  gint64 organisation;
  gint64 funded_course; /* whose funded places the booking counts against; 0 for none */
} FfwWaiting;

static GArray *
read_bookings (FfwCursor *cursor, GError **error)
{
  g_autoptr (GArray) bookings = g_array_new (FALSE, FALSE, sizeof (FfwWaiting));

  while (ffw_cursor_next (cursor, error))
    {
      FfwWaiting waiting = {
        .booking = ffw_cursor_get_int (cursor, 0),
        .person = ffw_cursor_get_int (cursor, 1),
        .post = ffw_cursor_get_int (cursor, 2),
      };

      if (ffw_cursor_get_n_columns (cursor) > 3)
        {
          waiting.organisation = ffw_cursor_get_int (cursor, 3);
          waiting.funded_course = ffw_cursor_get_int (cursor, 4);
        }
      g_array_append_val (bookings, waiting);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&bookings);
}

/* A funded booking gets no place where the course's funded places are used up. */
static gboolean
may_have_place (FfwAction *self, const FfwWaiting *booking, gboolean *may, GError **error)
{
  FfwQuota quota = { 0 };

  if (booking->funded_course != 0
      && !ffw_quota_read (self->connection, booking->funded_course, booking->post, booking->booking,
                          self->today, &quota, error))
    return FALSE;
  *may = !quota.is_full;

  return TRUE;
}

/* Freed places go to those who wait, in the order in which they asked; places
 * that are held for another organisation pass them by. */
static gboolean
promote_waiting (FfwAction *self, GError **error)
{
  g_autoptr (FfwRoom) room = ffw_room_new (self->connection, self->id, self->capacity, self->today,
                                           error);
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (GArray) waiting = NULL;

  if (room == NULL)
    return FALSE;
  cursor = ffw_connection_query (self->connection, waiting_sql, error, "ii", self->id,
                                 (gint64)FFW_BOOKING_WAITING);
  if (cursor == NULL || (waiting = read_bookings (cursor, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < waiting->len; i++)
    {
      const FfwWaiting *next = &g_array_index (waiting, FfwWaiting, i);

      gboolean may;

      if (!ffw_room_has_place (room, next->organisation))
        continue;
      if (!may_have_place (self, next, &may, error))
        return FALSE;
      if (!may)
        continue;
      if (!set_status (self, next->booking, next->person, next->post, FFW_BOOKING_BOOKED, error))
        return FALSE;
      ffw_room_take (room, next->organisation);
    }

  return TRUE;
}

/**
 * ffw_booking_cancel:
 * @session: the session's code
 * @people: (array zero-terminated=1): ORGANISATION/number or an e-mail address each
 *
 * Cancels bookings of a session, all of them or none. The places that this frees
 * on a session ahead go to those who wait, first come first.
 *
 * Returns: (transfer full) (element-type FfwBookingOutcome): the bookings that were cancelled, in
 *   the order of @people, then those that got a place; %NULL with a #FFW_ACTION_ERROR or a
 *   #FFW_STORE_ERROR
 */
GPtrArray *
ffw_booking_cancel (FfwChange *change, const char *session, const char *const *people,
                    FfwDate today, GError **error)
{
  g_auto (FfwAction) action = { NULL };

  if (!action_begin (&action, change, session, today, error) || !refuse_settled (&action, error))
    return NULL;
  for (guint i = 0; people[i]; i++)
    if (!cancel_one (&action, people[i], error))
      return NULL;
  set_message (&action, "cancel-booking");
  if (is_ahead (&action) && !promote_waiting (&action, error))
    return NULL;

  return g_steal_pointer (&action.outcomes);
}

/**
 * ffw_booking_fill:
 * @sessions: (element-type gint64 gint64): a set of ids
 *
 * Gives the places that are free on each of @sessions to those who wait, first come first.
 */
gboolean
ffw_booking_fill (FfwChange *change, GHashTable *sessions, FfwDate today, GError **error)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (sessions);

  for (GList *l = ids; l; l = l->next)
    {
      g_auto (FfwAction) action = { NULL };

      action_init (&action, change, today);
      action.id = *(const gint64 *)l->data;
      if (!action_read (&action, error))
        return FALSE;
      if (is_ahead (&action) && !promote_waiting (&action, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_booking_cancel_ids:
 * @bookings: (array length=n): ids of bookings that have a place or wait for one
 *
 * Cancels bookings of any sessions, as part of a larger change, whose message says so. The places
 * that this frees on sessions ahead go to those who wait, once all are cancelled.
 */
gboolean
ffw_booking_cancel_ids (FfwChange *change, const gint64 *bookings, guint n, FfwDate today,
                        GError **error)
{
  g_auto (FfwAction) action = { NULL };
  g_autoptr (GHashTable) sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           NULL);

  action_init (&action, change, today);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FfwCursor) of = ffw_connection_query (action.connection, of_session_sql, error,
                                                       "i", bookings[i]);
      gint64 session;

      if (of == NULL || !ffw_cursor_next (of, error))
        return FALSE;
      session = ffw_cursor_get_int (of, 0);
      if (!set_status (&action, bookings[i], ffw_cursor_get_int (of, 1), ffw_cursor_get_int (of, 2),
                       FFW_BOOKING_CANCELLED, error)
          || !ffw_change_rest (change, error))
        return FALSE;
      g_hash_table_add (sessions, g_memdup2 (&session, sizeof session));
    }

  return ffw_booking_fill (change, sessions, today, error);
}

/**
 * ffw_booking_cancel_session:
 * @session: the session's code
 *
 * Cancels a session, and with it the bookings that have a place or wait for one.
 *
 * Returns: (transfer full) (element-type FfwBookingOutcome): the bookings that were cancelled;
 *   %NULL with a #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
GPtrArray *
ffw_booking_cancel_session (FfwChange *change, const char *session, FfwDate today, GError **error)
{
  g_auto (FfwAction) action = { NULL };
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (GArray) bookings = NULL;

  if (!action_begin (&action, change, session, today, error) || !refuse_settled (&action, error))
    return NULL;
  cursor = ffw_connection_query (action.connection, open_bookings_sql, error, "iii", action.id,
                                 (gint64)FFW_BOOKING_BOOKED, (gint64)FFW_BOOKING_WAITING);
  if (cursor == NULL || (bookings = read_bookings (cursor, error)) == NULL)
    return NULL;
  for (guint i = 0; i < bookings->len; i++)
    {
      const FfwWaiting *booking = &g_array_index (bookings, FfwWaiting, i);

      if (!set_status (&action, booking->booking, booking->person, booking->post,
                       FFW_BOOKING_CANCELLED, error))
        return NULL;
    }
  if (!ffw_connection_run (action.connection, cancel_session_sql, error, "ii",
                           (gint64)FFW_SESSION_CANCELLED, action.id))
    return NULL;
  set_message (&action, "cancel-session");

  return g_steal_pointer (&action.outcomes);
}
