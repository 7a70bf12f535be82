/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-actions.h"

#include "ffw-booking-private.h"
#include "ffw-known.h"
#include "ffw-person-finder.h"
#include "ffw-session-messages.h"

#include <glib/gi18n-lib.h>

#define SQL_BOOKING "SELECT id, status FROM booking WHERE session = ? AND person = ?"
#define SQL_OPEN                                                                                   \
  "SELECT id, person, coalesce (post, 0) FROM booking WHERE session = ? AND status IN (?, ?)"      \
  " ORDER BY status, coalesce (asked_at, '9999'), id"
#define SQL_OF "SELECT session, person, coalesce (post, 0) FROM booking WHERE id = ?"
/* Where somebody waits for a funded place that another session has given back. */
#define SQL_SHARING                                                                                \
  "SELECT DISTINCT o.id FROM session s JOIN session o ON o.course = s.course AND o.id <> s.id"     \
  " JOIN booking b ON b.session = o.id AND b.funded = 1 AND b.status = 1"                          \
  " WHERE s.id = ? AND o.status IN (0, 1) AND o.last_on >= ?"                                      \
  "   AND EXISTS (SELECT 1 FROM booking f WHERE f.session = s.id AND f.funded = 1)"                \
  "   AND EXISTS (SELECT 1 FROM course c WHERE c.id = s.course AND c.places IS NOT NULL"           \
  "     UNION ALL SELECT 1 FROM allocation a WHERE a.course = s.course)"                           \
  " ORDER BY o.id"
#define SQL_CANCEL_SESSION "UPDATE session SET status = ? WHERE id = ?"

/* An action on a session that is named by its code. */
typedef struct
{
  FfwBookingSession session;
  FfwDirectories *directories;
  FfwBookingResult *result;
} FfwAction;

static void
action_clear (FfwAction *self)
{
  ffw_booking_session_clear (&self->session);
  g_clear_pointer (&self->directories, ffw_directories_free);
  g_clear_pointer (&self->result, ffw_booking_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FfwAction, action_clear)

static gboolean
action_begin (FfwAction *self, FfwChange *change, const char *session, FfwDate today,
              GError **error)
{
  gint64 id = 0;

  self->directories = ffw_directories_new (ffw_change_get_connection (change));
  self->result = ffw_booking_result_new ();

  return ffw_known_find (self->directories, FFW_KNOWN_SESSION, session, &id, error)
         && ffw_booking_session_read (&self->session, change, id, today, error);
}

static gboolean
find_person (FfwAction *self, const char *named, FfwFoundPost *who, GError **error)
{
  return ffw_person_find (self->session.connection, self->directories, named,
                          self->session.first_on, who, error);
}

/* All of them or none: the first who cannot be booked is the error. */
static gboolean
check_all (const FfwBookingResult *result, GError **error)
{
  for (guint i = 0; i < result->outcomes->len; i++)
    {
      const FfwBookingOutcome *outcome = result->outcomes->pdata[i];

      if (outcome->refusal != FFW_BOOKING_REFUSAL_NONE)
        {
          g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED, outcome->why);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * ffw_booking_book:
 * @session: the session's code
 * @people: (array zero-terminated=1): ORGANISATION/number or an e-mail address each
 * @like: what is asked for each of them; its post and name do not count
 *
 * Books people on a session, all of them or none. On a session ahead that is full
 * a booking waits.
 *
 * Returns: (transfer full): what became of each, in the order of @people; %NULL with a
 *   #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
FfwBookingResult *
ffw_booking_book (FfwChange *change, const char *session, const char *const *people,
                  const FfwBookingAsk *like, FfwDate today, GError **error)
{
  g_auto (FfwAction) self = { { NULL } };
  g_autoptr (FfwBookingPlan) plan = NULL;
  g_autoptr (FfwBookingResult) result = NULL;

  if (!action_begin (&self, change, session, today, error))
    return NULL;
  plan = ffw_booking_plan_new (self.session.id);
  for (guint i = 0; people[i]; i++)
    {
      FfwBookingAsk *ask;
      FfwFoundPost who;

      if (!find_person (&self, people[i], &who, error))
        return NULL;
      ask = ffw_booking_plan_add (plan, who.post);
      ask->named = g_strdup (people[i]);
      ask->language = like->language;
      ask->funded = like->funded;
      ask->access = g_strdup (like->access);
      ask->reason = g_strdup (like->reason);
    }
  result = ffw_booking_plan_run (change, plan, today, error);
  if (result == NULL || !check_all (result, error))
    return NULL;

  return g_steal_pointer (&result);
}

/* Cancels a booking, and says whose it was. */
static gboolean
cancel (FfwBookingSession *session, FfwBookingResult *result, gint64 booking, gint64 person,
        gint64 post, GError **error)
{
  FfwBookingOutcome *outcome;

  if (!ffw_booking_set_status (session->change, booking, FFW_BOOKING_CANCELLED, error)
      || !ffw_change_rest (session->change, error))
    return FALSE;
  outcome = ffw_booking_result_add (result, session->connection, person, post, error);
  if (outcome == NULL)
    return FALSE;
  outcome->booking = booking;
  outcome->status = FFW_BOOKING_CANCELLED;
  ffw_change_touch (session->change, person);

  return TRUE;
}

static gboolean
cancel_one (FfwAction *self, const char *named, GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;
  FfwFoundPost who;
  FfwBookingStatus status;

  if (!find_person (self, named, &who, error))
    return FALSE;
  cursor = ffw_connection_query (self->session.connection, SQL_BOOKING, error, "ii",
                                 self->session.id, who.person);
  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    {
      if (!ffw_cursor_has_failed (cursor))
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                     _ ("%s has no booking on session “%s”."), named, self->session.code);
      return FALSE;
    }
  status = ffw_cursor_get_int (cursor, 1);
  if (status != FFW_BOOKING_BOOKED && status != FFW_BOOKING_WAITING)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: a person, a session, and the word of the booking’s status. */
                   _ ("The booking of %s on session “%s” cannot be cancelled (%s)."), named,
                   self->session.code,
                   ffw_coding_get_word (&ffw_coding_booking_status, status, ffw_language_get ()));
      return FALSE;
    }

  return ffw_session_messages_keep (self->session.change, self->session.id, who.person, error)
         && cancel (&self->session, self->result, ffw_cursor_get_int (cursor, 0), who.person,
                    who.post, error);
}

/* Serves the line of a session. */
static gboolean
fill (FfwBookingSession *session, FfwBookingResult *result, GError **error)
{
  g_autoptr (GPtrArray) line = NULL;

  if (!ffw_booking_session_is_ahead (session)
      || (session->status != FFW_SESSION_PLANNED && session->status != FFW_SESSION_OPEN))
    return TRUE;
  line = ffw_booking_line_read (session, error);
  if (line == NULL)
    return FALSE;

  return line->len == 0
         || (ffw_booking_line_serve (session, line, error)
             && ffw_booking_line_promote (session, line, result, error));
}

static gboolean
fill_id (FfwChange *change, gint64 id, FfwDate today, FfwBookingResult *result, GError **error)
{
  g_auto (FfwBookingSession) session = { NULL };

  return ffw_booking_session_read (&session, change, id, today, error)
         && fill (&session, result, error);
}

/* Serves those who wait for one of the funded places that all sessions of a course share. */
static gboolean
fill_sharing (FfwChange *change, gint64 id, FfwDate today, FfwBookingResult *result, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (ffw_change_get_connection (change),
                                                       SQL_SHARING, error, "iD", id, today);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 other = ffw_cursor_get_int (cursor, 0);

      g_array_append_val (sessions, other);
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    if (!fill_id (change, g_array_index (sessions, gint64, i), today, result, error))
      return FALSE;

  return TRUE;
}

/**
 * ffw_booking_cancel:
 * @session: the session's code
 * @people: (array zero-terminated=1): ORGANISATION/number or an e-mail address each
 *
 * Cancels bookings of a session, all of them or none. The places that this frees
 * on a session ahead go to those who wait, in the session's order.
 *
 * Returns: (transfer full): the bookings that were cancelled, in the order of @people, then those
 *   that got a place; %NULL with a #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
FfwBookingResult *
ffw_booking_cancel (FfwChange *change, const char *session, const char *const *people,
                    FfwDate today, GError **error)
{
  g_auto (FfwAction) self = { { NULL } };

  if (!action_begin (&self, change, session, today, error)
      || !ffw_booking_session_check_settled (&self.session, error))
    return NULL;
  for (guint i = 0; people[i]; i++)
    if (!cancel_one (&self, people[i], error))
      return NULL;
  ffw_booking_say (&self.session, "cancel-booking", self.result->outcomes->len);
  if (!fill (&self.session, self.result, error)
      || !fill_sharing (change, self.session.id, today, self.result, error))
    return NULL;

  return g_steal_pointer (&self.result);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return *first < *second ? -1 : *first > *second;
}

/** As ffw_booking_fill(); @n is how many have got a place. */
gboolean
ffw_booking_fill_counted (FfwChange *change, GHashTable *sessions, FfwDate today, guint *n,
                          GError **error)
{
  g_autoptr (FfwBookingResult) result = ffw_booking_result_new ();
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (sessions), compare_ids);

  for (GList *l = ids; l; l = l->next)
    if (!fill_id (change, *(const gint64 *)l->data, today, result, error))
      return FALSE;
  for (GList *l = ids; l; l = l->next)
    if (!fill_sharing (change, *(const gint64 *)l->data, today, result, error))
      return FALSE;
  *n = result->n_promoted;

  return TRUE;
}

/**
 * ffw_booking_fill:
 * @sessions: (element-type gint64 gint64): a set of ids
 *
 * Gives the places that are free on each of @sessions to those who wait, in the order of each; and
 * the funded places that they gave back, to those who wait for one elsewhere.
 */
gboolean
ffw_booking_fill (FfwChange *change, GHashTable *sessions, FfwDate today, GError **error)
{
  guint n;

  return ffw_booking_fill_counted (change, sessions, today, &n, error);
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
  FfwBookingSession session
      = { .change = change, .connection = ffw_change_get_connection (change), .today = today };
  g_autoptr (FfwBookingResult) result = ffw_booking_result_new ();
  g_autoptr (GHashTable) sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FfwCursor) of = ffw_connection_query (session.connection, SQL_OF, error, "i",
                                                       bookings[i]);
      gint64 id;

      if (of == NULL || !ffw_cursor_next (of, error))
        return FALSE;
      id = ffw_cursor_get_int (of, 0);
      if (!cancel (&session, result, bookings[i], ffw_cursor_get_int (of, 1),
                   ffw_cursor_get_int (of, 2), error))
        return FALSE;
      g_hash_table_add (sessions, g_memdup2 (&id, sizeof id));
    }

  return ffw_booking_fill (change, sessions, today, error);
}

/**
 * ffw_booking_cancel_session:
 * @session: the session's code
 *
 * Cancels a session, and with it the bookings that have a place or wait for one.
 *
 * Returns: (transfer full): the bookings that were cancelled; %NULL with a #FFW_ACTION_ERROR or a
 *   #FFW_STORE_ERROR
 */
FfwBookingResult *
ffw_booking_cancel_session (FfwChange *change, const char *session, FfwDate today, GError **error)
{
  g_auto (FfwAction) self = { { NULL } };
  g_autoptr (FfwCursor) cursor = NULL;

  if (!action_begin (&self, change, session, today, error)
      || !ffw_booking_session_check_settled (&self.session, error)
      || !ffw_session_messages_keep (change, self.session.id, 0, error))
    return NULL;
  cursor = ffw_connection_query (self.session.connection, SQL_OPEN, error, "iii", self.session.id,
                                 (gint64)FFW_BOOKING_BOOKED, (gint64)FFW_BOOKING_WAITING);
  if (cursor == NULL)
    return NULL;
  /* They are sorted, so none of them is read again after it is written. */
  while (ffw_cursor_next (cursor, error))
    if (!cancel (&self.session, self.result, ffw_cursor_get_int (cursor, 0),
                 ffw_cursor_get_int (cursor, 1), ffw_cursor_get_int (cursor, 2), error))
      return NULL;
  if (ffw_cursor_has_failed (cursor)
      || !ffw_connection_run (self.session.connection, SQL_CANCEL_SESSION, error, "ii",
                              (gint64)FFW_SESSION_CANCELLED, self.session.id))
    return NULL;
  ffw_booking_say (&self.session, "cancel-session", self.result->outcomes->len);
  if (!fill_sharing (change, self.session.id, today, self.result, error))
    return NULL;

  return g_steal_pointer (&self.result);
}
