/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-events.h"

/* What an entry says of its session, whether or not the date is still one of it. */
#define OF_SESSION                                                                                 \
  "s.code, c.code, c.title_en, c.title_cy, s.status, s.language, s.notes,"                         \
  " coalesce ((SELECT q.sequence FROM calendar_sequence q WHERE q.item = s.id), 0)"
#define JOIN_COURSE " JOIN session s ON s.id = d.session JOIN course c ON c.id = s.course"
#define TRAINERS                                                                                   \
  "coalesce ((SELECT string_agg (name, '; ') FROM (SELECT trim (coalesce (n.given_name, '')"       \
  " || ' ' || coalesce (n.family_name, '')) AS name FROM session_trainer t"                        \
  " JOIN person n ON n.id = t.person WHERE t.session_date = d.id ORDER BY 1) x), '')"
#define MAIL                                                                                       \
  "(SELECT min (p.email) FROM session_trainer t JOIN post p ON p.id = t.post"                      \
  " WHERE t.session_date = d.id)"
#define NTH                                                                                        \
  "(SELECT count(*) FROM session_date e WHERE e.session = d.session AND (e.starts_at < "           \
  "d.starts_at"                                                                                    \
  " OR (e.starts_at = d.starts_at AND e.id <= d.id)))"
#define N "(SELECT count(*) FROM session_date e WHERE e.session = d.session)"

/* The dates that there are, each with what the person has to do with it: the booking (NULL without
 * one), and whether they train or did. 1 is waiting, 5 a cancelled booking. */
#define THERE                                                                                      \
  "SELECT d.uuid, d.starts_at, d.ends_at, d.venue, d.link, " OF_SESSION ", " TRAINERS ", " MAIL    \
  ", " NTH ", " N

static const char all_sql[] = THERE
    ", 0, 0 FROM session_date d" JOIN_COURSE
    " WHERE (d.session = ? OR ? = 0) AND d.starts_at >= ? AND d.starts_at < ?"
    " ORDER BY d.starts_at, d.uuid";
static const char removed_sql[]
    = "SELECT d.uuid, d.starts_at, d.ends_at, NULL, NULL, " OF_SESSION ", '', NULL, 0, 0, 0, 1"
      " FROM calendar_removed d" JOIN_COURSE
      " WHERE (d.session = ? OR ? = 0) AND d.starts_at >= ? AND d.starts_at < ?"
      " ORDER BY d.starts_at, d.uuid";
static const char person_sql[] = THERE
    ", coalesce ((SELECT q.sequence FROM calendar_sequence q WHERE q.item = y.booking), 0),"
    " y.goes FROM (SELECT e.id AS date, b.id AS booking, b.status = 5 AS goes"
    "   FROM booking b JOIN session_date e ON e.session = b.session"
    "   WHERE b.person = ? AND ? = 0 AND b.status <> 1 AND NOT EXISTS (SELECT 1"
    "     FROM session_trainer t WHERE t.session_date = e.id AND t.person = b.person)"
    "   UNION ALL SELECT t.session_date, 0, 0 FROM session_trainer t WHERE t.person = ?"
    "   UNION ALL SELECT f.session_date, 0, 1 FROM calendar_left f WHERE f.person = ?"
    "     AND NOT EXISTS (SELECT 1 FROM session_date e JOIN booking b"
    "       ON b.session = e.session WHERE e.id = f.session_date AND b.person = f.person"
    "       AND b.status NOT IN (1, 5))) y"
    " JOIN session_date d ON d.id = y.date" JOIN_COURSE
    " WHERE (d.session = ? OR ? = 0) AND d.starts_at >= ? AND d.starts_at < ?"
    " ORDER BY d.starts_at, d.uuid";
/* Of a date that was taken out nobody knows any more who trained on it. */
static const char person_removed_sql[]
    = "SELECT d.uuid, d.starts_at, d.ends_at, NULL, NULL, " OF_SESSION ", '', NULL, 0, 0, 0, 1"
      " FROM calendar_removed d" JOIN_COURSE
      " WHERE d.session IN (SELECT b.session FROM booking b WHERE b.person = ? AND b.status <> 1"
      "   UNION SELECT e.session FROM session_trainer t JOIN session_date e"
      "   ON e.id = t.session_date WHERE t.person = ?)"
      " AND (d.session = ? OR ? = 0) AND d.starts_at >= ? AND d.starts_at < ?"
      " ORDER BY d.starts_at, d.uuid";

static void
event_free (FfwCalendarEvent *self)
{
  g_free (self->uuid);
  g_free (self->session);
  g_free (self->course);
  ffw_text_clear (&self->title);
  g_free (self->starts_at);
  g_free (self->ends_at);
  g_free (self->venue);
  g_free (self->link);
  g_free (self->notes);
  g_free (self->trainers);
  g_free (self->mail);
  g_free (self);
}

static gboolean
add_events (GPtrArray *events, FfwCursor *cursor, GError **error)
{
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwCalendarEvent *event = g_new0 (FfwCalendarEvent, 1);
      int column = 0;
      FfwSessionStatus status;

      g_ptr_array_add (events, event);
      event->uuid = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->starts_at = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->ends_at = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->venue = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->link = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->session = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->course = g_strdup (ffw_cursor_get_text (cursor, column++));
      ffw_text_set (&event->title, ffw_cursor_get_text (cursor, column),
                    ffw_cursor_get_text (cursor, column + 1));
      column += 2;
      status = (FfwSessionStatus)ffw_cursor_get_int (cursor, column++);
      event->language = ffw_cursor_is_null (cursor, column)
                            ? -1
                            : (int)ffw_cursor_get_int (cursor, column);
      column++;
      event->notes = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->sequence = ffw_cursor_get_int (cursor, column++);
      event->trainers = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->mail = g_strdup (ffw_cursor_get_text (cursor, column++));
      event->nth = (guint)ffw_cursor_get_int (cursor, column++);
      event->n = (guint)ffw_cursor_get_int (cursor, column++);
      event->sequence += ffw_cursor_get_int (cursor, column++);
      event->cancelled = status == FFW_SESSION_CANCELLED || ffw_cursor_get_int (cursor, column) > 0;
    }

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_calendar_events_read:
 *
 * Returns: (transfer full) (element-type FfwCalendarEvent): the entries, by when they begin, and
 *   after them those of dates that were taken out; %NULL with @error set
 */
GPtrArray *
ffw_calendar_events_read (FfwConnection *connection, const FfwCalendarScope *scope, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)event_free);
  g_autoptr (FfwCursor) there = NULL;
  g_autoptr (FfwCursor) removed = NULL;
  char first[FFW_DATE_ISO_SIZE];
  char after[FFW_DATE_ISO_SIZE];
  gint64 session = scope->session;
  gint64 person = scope->person;

  ffw_date_to_iso (scope->from == FFW_DATE_NONE ? ffw_date_new (1, 1, 1) : scope->from, first);
  ffw_date_to_iso (scope->to == FFW_DATE_NONE ? FFW_DATE_LAST : scope->to + 1, after);
  if (person)
    {
      there = ffw_connection_query (connection, person_sql, error, "iiiiiiss", person,
                                    (gint64)scope->as_trainer, person, person, session, session,
                                    first, after);
      if (!add_events (events, there, error))
        return NULL;
      removed = ffw_connection_query (connection, person_removed_sql, error, "iiiiss", person,
                                      person, session, session, first, after);
    }
  else
    {
      there = ffw_connection_query (connection, all_sql, error, "iiss", session, session, first,
                                    after);
      if (!add_events (events, there, error))
        return NULL;
      removed = ffw_connection_query (connection, removed_sql, error, "iiss", session, session,
                                      first, after);
    }
  if (!add_events (events, removed, error))
    return NULL;

  return g_steal_pointer (&events);
}
