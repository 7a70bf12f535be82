/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-clash.h"

#include "ffw-coding.h"
#include "ffw-date.h"

static const char dates_sql[] = "SELECT starts_at, ends_at FROM session_date WHERE session = ?"
                                " ORDER BY starts_at";

/* Where else the person is, as a participant or a trainer; of the session itself,
 * only as a trainer. */
static const char elsewhere_sql[]
    = "SELECT d.starts_at, d.ends_at, s.code FROM booking b JOIN session s ON s.id = b.session"
      " JOIN session_date d ON d.session = s.id"
      " WHERE b.person = ? AND b.status = ? AND s.id <> ? AND s.status <> ?"
      " UNION ALL"
      " SELECT d.starts_at, d.ends_at, s.code FROM session_trainer t"
      " JOIN session_date d ON d.id = t.session_date JOIN session s ON s.id = d.session"
      " WHERE t.person = ? AND s.status <> ?"
      " ORDER BY 1, 3";

/* Minutes since the first day of the calendar. */
typedef struct
{
  gint64 start;
  gint64 end;
} FfwSpan;

static gint64
to_minutes (const char *at)
{
  FfwDate date = FFW_DATE_NONE;
  guint minute = 0;

  ffw_date_time_parse (at, &date, &minute);

  return (gint64)date * 24 * 60 + minute;
}

static FfwSpan
get_span (FfwCursor *cursor)
{
  FfwSpan span = { to_minutes (ffw_cursor_get_text (cursor, 0)),
                   to_minutes (ffw_cursor_get_text (cursor, 1)) };

  return span;
}

static GArray *
read_dates (FfwConnection *connection, gint64 session, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (FfwSpan));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, dates_sql, error, "i", session);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwSpan span = get_span (cursor);

      g_array_append_val (spans, span);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&spans);
}

static gboolean
overlaps (GArray *spans, FfwSpan other, gint64 buffer)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const FfwSpan *span = &g_array_index (spans, FfwSpan, i);

      if (span->start < other.end + buffer && other.start < span->end + buffer)
        return TRUE;
    }

  return FALSE;
}

/**
 * ffw_clash_find:
 * @session: the session that the person is to be at
 * @buffer: minutes that must lie between two sessions
 * @clash: (out) (transfer full) (nullable): the code of the first session that is at
 *   overlapping times, where the person is booked or a trainer; %NULL where there is none
 */
gboolean
ffw_clash_find (FfwConnection *connection, gint64 person, gint64 session, guint buffer,
                char **clash, GError **error)
{
  g_autoptr (GArray) spans = read_dates (connection, session, error);
  g_autoptr (FfwCursor) cursor = NULL;

  *clash = NULL;
  if (spans == NULL)
    return FALSE;
  cursor = ffw_connection_query (connection, elsewhere_sql, error, "iiiiii", person,
                                 (gint64)FFW_BOOKING_BOOKED, session, (gint64)FFW_SESSION_CANCELLED,
                                 person, (gint64)FFW_SESSION_CANCELLED);
  if (cursor == NULL)
    return FALSE;
  while (*clash == NULL && ffw_cursor_next (cursor, error))
    if (overlaps (spans, get_span (cursor), buffer))
      *clash = g_strdup (ffw_cursor_get_text (cursor, 2));

  return !ffw_cursor_has_failed (cursor);
}
