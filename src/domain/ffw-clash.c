/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-clash.h"

#include "ffw-coding.h"
#include "ffw-date.h"
#include "ffw-fold.h"

#include <string.h>

/* Room for a local time, as 2022-11-22T09:30. */
#define TIME_SIZE 20

static const char dates_sql[] = "SELECT starts_at, ends_at, venue FROM session_date"
                                " WHERE session = ? ORDER BY starts_at";

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

/* Dates of other sessions that touch a span of time, by what their indexes find: most end on the
 * day on which they start, and of these, none that touches it starts before its first day; those
 * that go on past midnight have an index of their own, which coalesce () keeps from being passed
 * over for the index of all that started before. */
static const char overlapping_sql[]
    = "SELECT d.id, s.id, s.code, d.starts_at, d.ends_at, d.venue"
      " FROM session_date d JOIN session s ON s.id = d.session"
      " WHERE d.starts_at >= ? AND d.starts_at < ? AND d.ends_at > ? AND s.id <> ? AND s.status <> "
      "?"
      "   AND substr (d.ends_at, 1, 10) = substr (d.starts_at, 1, 10)"
      " UNION ALL"
      " SELECT d.id, s.id, s.code, d.starts_at, d.ends_at, d.venue"
      " FROM session_date d JOIN session s ON s.id = d.session"
      " WHERE d.ends_at > ? AND coalesce (d.starts_at, '') < ? AND s.id <> ? AND s.status <> ?"
      "   AND substr (d.ends_at, 1, 10) <> substr (d.starts_at, 1, 10)"
      " ORDER BY 4, 3, 1";

/* Most of those who are there are not asked about, so that their names are nobody's business. */
static const char trainers_sql[] = "SELECT person FROM session_trainer WHERE session_date = ?"
                                   " ORDER BY person";
static const char booked_sql[] = "SELECT person FROM booking WHERE session = ? AND status = ?"
                                 " ORDER BY person";
static const char name_sql[] = "SELECT trim (coalesce (given_name, '') || ' '"
                               " || coalesce (family_name, '')) FROM person WHERE id = ?";
static const char people_sql[]
    = "SELECT t.person FROM session_date d JOIN session_trainer t ON t.session_date = d.id"
      " WHERE d.session = ? UNION SELECT person FROM booking WHERE session = ? AND status = ?";

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

static void
to_text (gint64 minutes, char text[TIME_SIZE])
{
  char iso[FFW_DATE_ISO_SIZE];
  guint minute = (guint)(minutes % (24 * 60));

  ffw_date_to_iso ((FfwDate)(minutes / (24 * 60)), iso);
  g_snprintf (text, TIME_SIZE, "%sT%02u:%02u", iso, minute / 60, minute % 60);
}

static char *
fold_venue (const char *venue)
{
  g_autofree char *folded = venue ? ffw_fold (venue) : g_strdup ("");

  g_strstrip (folded);

  return *folded ? g_steal_pointer (&folded) : NULL;
}

/* What is asked, while its dates are looked at one by one. */
typedef struct
{
  FfwConnection *connection;
  const FfwClashQuestion *question;
  GHashTable *people; /* gint64 *, as a set */
  FfwCursor *trainers;
  FfwCursor *booked;
  FfwCursor *name;
  GPtrArray *clashes;
  guint date;
} Search;

static void
clash_free (gpointer data)
{
  FfwClash *self = data;

  g_free (self->code);
  g_free (self->starts_at);
  g_free (self->ends_at);
  g_free (self->name);
  g_free (self->venue);
  g_free (self);
}

static FfwClash *
add_clash (Search *self, FfwCursor *date, FfwClashKind kind)
{
  FfwClash *clash = g_new0 (FfwClash, 1);

  clash->kind = kind;
  clash->date = self->date;
  clash->session = ffw_cursor_get_int (date, 1);
  clash->code = g_strdup (ffw_cursor_get_text (date, 2));
  clash->starts_at = g_strdup (ffw_cursor_get_text (date, 3));
  clash->ends_at = g_strdup (ffw_cursor_get_text (date, 4));
  clash->venue = g_strdup (ffw_cursor_get_text (date, 5));
  g_ptr_array_add (self->clashes, clash);

  return clash;
}

/* Takes those of @there, a cursor over their ids, who are to be at both. */
static gboolean
take_people (Search *self, FfwCursor *date, FfwCursor *there, FfwClashKind kind, GError **error)
{
  while (ffw_cursor_next (there, error))
    {
      gint64 person = ffw_cursor_get_int (there, 0);
      FfwClash *clash;

      if (!g_hash_table_contains (self->people, &person))
        continue;
      clash = add_clash (self, date, kind);
      clash->person = person;
      ffw_cursor_bind (self->name, "i", person);
      if (!ffw_cursor_next (self->name, error))
        return FALSE;
      clash->name = g_strdup (ffw_cursor_get_text (self->name, 0));
    }

  return !ffw_cursor_has_failed (there);
}

static gboolean
search_date (Search *self, const FfwClashDate *date, GError **error)
{
  const FfwClashQuestion *question = self->question;
  g_autofree char *venue = fold_venue (date->venue);
  gint64 start = MAX (0, to_minutes (date->starts_at) - question->buffer);
  char from[TIME_SIZE];
  char to[TIME_SIZE];
  char first[TIME_SIZE];
  g_autoptr (FfwCursor) cursor = NULL;

  to_text (start, from);
  to_text (to_minutes (date->ends_at) + question->buffer, to);
  to_text (start - start % (24 * 60), first);
  cursor = ffw_connection_query (self->connection, overlapping_sql, error, "sssiissii", first, to,
                                 from, question->session, (gint64)FFW_SESSION_CANCELLED, from, to,
                                 question->session, (gint64)FFW_SESSION_CANCELLED);
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      g_autofree char *other = venue ? fold_venue (ffw_cursor_get_text (cursor, 5)) : NULL;

      if (venue && g_strcmp0 (venue, other) == 0)
        add_clash (self, cursor, FFW_CLASH_ROOM);
      if (question->n_people == 0)
        continue;
      ffw_cursor_bind (self->trainers, "i", ffw_cursor_get_int (cursor, 0));
      if (!take_people (self, cursor, self->trainers, FFW_CLASH_TRAINER, error))
        return FALSE;
      ffw_cursor_bind (self->booked, "ii", ffw_cursor_get_int (cursor, 1),
                       (gint64)FFW_BOOKING_BOOKED);
      if (!take_people (self, cursor, self->booked, FFW_CLASH_PARTICIPANT, error))
        return FALSE;
    }

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_clash_list:
 *
 * Looks what a session, as it is or as it might be, clashes with. Sessions that are cancelled clash
 * with nothing. Dates that nobody could read, as they are still being typed, have none.
 *
 * Returns: (transfer full): of #FfwClash, by the dates that were asked about; %NULL with @error set
 */
GPtrArray *
ffw_clash_list (FfwConnection *connection, const FfwClashQuestion *question, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) clashes = g_ptr_array_new_with_free_func (clash_free);
  g_autoptr (FfwCursor) trainers = ffw_connection_prepare (connection, trainers_sql, error);
  g_autoptr (FfwCursor) booked = trainers ? ffw_connection_prepare (connection, booked_sql, error)
                                          : NULL;
  g_autoptr (FfwCursor) name = booked ? ffw_connection_prepare (connection, name_sql, error) : NULL;
  Search search = {
    .connection = connection,
    .question = question,
    .people = people,
    .trainers = trainers,
    .booked = booked,
    .name = name,
    .clashes = clashes,
  };

  if (name == NULL)
    return NULL;
  for (guint i = 0; i < question->n_people; i++)
    g_hash_table_add (people, (gpointer)&question->people[i]);
  for (guint i = 0; i < question->n_dates; i++)
    {
      const FfwClashDate *date = &question->dates[i];

      search.date = i;
      if (date->starts_at && date->ends_at && strcmp (date->starts_at, date->ends_at) < 0
          && !search_date (&search, date, error))
        return NULL;
    }

  return g_steal_pointer (&clashes);
}

static gboolean
read_question (FfwConnection *connection, gint64 session, GArray *dates, GPtrArray *texts,
               GArray *people, GError **error)
{
  g_autoptr (FfwCursor) there = ffw_connection_query (connection, dates_sql, error, "i", session);
  g_autoptr (FfwCursor) who = there ? ffw_connection_query (connection, people_sql, error, "iii",
                                                            session, session,
                                                            (gint64)FFW_BOOKING_BOOKED)
                                    : NULL;

  if (who == NULL)
    return FALSE;
  while (ffw_cursor_next (there, error))
    {
      FfwClashDate date = {
        g_strdup (ffw_cursor_get_text (there, 0)),
        g_strdup (ffw_cursor_get_text (there, 1)),
        g_strdup (ffw_cursor_get_text (there, 2)),
      };

      g_ptr_array_add (texts, (char *)date.starts_at);
      g_ptr_array_add (texts, (char *)date.ends_at);
      g_ptr_array_add (texts, (char *)date.venue);
      g_array_append_val (dates, date);
    }
  if (ffw_cursor_has_failed (there))
    return FALSE;
  while (ffw_cursor_next (who, error))
    {
      gint64 person = ffw_cursor_get_int (who, 0);

      g_array_append_val (people, person);
    }

  return !ffw_cursor_has_failed (who);
}

/**
 * ffw_clash_list_of_session:
 *
 * As ffw_clash_list(), of a session as it is: its dates and rooms, its trainers and those who have
 * a place.
 */
GPtrArray *
ffw_clash_list_of_session (FfwConnection *connection, gint64 session, guint buffer, GError **error)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (FfwClashDate));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  FfwClashQuestion question = { .session = session, .buffer = buffer };

  if (!read_question (connection, session, dates, texts, people, error))
    return NULL;
  question.dates = (const FfwClashDate *)(void *)dates->data;
  question.n_dates = dates->len;
  question.people = (const gint64 *)(void *)people->data;
  question.n_people = people->len;

  return ffw_clash_list (connection, &question, error);
}
