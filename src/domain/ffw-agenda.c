/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-agenda.h"

#include "ffw-sessions-list.h"

/* From the index over when dates begin. Bookings count as the list of sessions counts them: not
 * those that wait (1) or are cancelled (5). */
#define IN_RANGE "d.starts_at >= ? AND d.starts_at < ?"
#define BOOKINGS(condition)                                                                        \
  "(SELECT count(*) FROM booking b WHERE b.session = s.id AND b.status " condition ")"

#define TITLE FFW_LIST_TITLE ("c", "title")
#define NAME  FFW_LIST_PERSON ("n")

#define BOOKED  BOOKINGS ("NOT IN (1, 5)")
#define WAITING BOOKINGS ("= 1")
#define POSITION                                                                                   \
  "(SELECT count(*) FROM session_date x WHERE x.session = s.id AND x.starts_at <= d.starts_at)"
#define N_DATES "(SELECT count(*) FROM session_date x WHERE x.session = s.id)"

#define SQL_DATES                                                                                  \
  "SELECT d.id, s.id, d.starts_at, d.ends_at, s.code, c.id, c.code, " TITLE ","                    \
  " coalesce (d.venue, ''), d.link, s.status, coalesce (s.language, -1), s.capacity,"              \
  " " BOOKED ", " WAITING ", " POSITION ", " N_DATES                                               \
  " FROM session_date d JOIN session s ON s.id = d.session JOIN course c ON c.id = s.course"       \
  " WHERE " IN_RANGE " ORDER BY d.starts_at, s.code, d.id"
#define SQL_TRAINERS                                                                               \
  "SELECT d.id, " NAME " AS name FROM session_date d"                                              \
  " JOIN session_trainer t ON t.session_date = d.id JOIN person n ON n.id = t.person"              \
  " WHERE " IN_RANGE " ORDER BY d.id, name"

/* What the request keeps: the sessions that have a date among those days. */
#define OF_RANGE "s.id IN (SELECT d.session FROM session_date d WHERE " IN_RANGE ")"

const char *const ffw_agenda_tables[]
    = { "booking", "course",       "organisation",    "person", "post", "series",
        "session", "session_date", "session_trainer", "site",   NULL };

enum
{
  COLUMN_DATE,
  COLUMN_SESSION,
  COLUMN_STARTS_AT,
  COLUMN_ENDS_AT,
  COLUMN_CODE,
  COLUMN_COURSE_ID,
  COLUMN_COURSE,
  COLUMN_TITLE,
  COLUMN_VENUE,
  COLUMN_LINK,
  COLUMN_STATUS,
  COLUMN_LANGUAGE,
  COLUMN_CAPACITY,
  COLUMN_BOOKED,
  COLUMN_WAITING,
  COLUMN_POSITION,
  COLUMN_N_DATES,
};

/* The days that are read, as the workspace writes them. */
typedef struct
{
  char first[FFW_DATE_ISO_SIZE];
  char end[FFW_DATE_ISO_SIZE];
} Range;

static void
agenda_clear (gpointer data)
{
  FfwAgenda *self = data;

  g_array_unref (self->entries);
  g_string_chunk_free (self->texts);
}

FfwAgenda *
ffw_agenda_ref (FfwAgenda *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ffw_agenda_unref (FfwAgenda *self)
{
  g_atomic_rc_box_release_full (self, agenda_clear);
}

/* The sessions that the request keeps, or NULL where it keeps all. */
static gboolean
read_kept (FfwConnection *connection, const FfwListRequest *request, const Range *range,
           FfwLanguage language, GHashTable **kept, GError **error)
{
  g_autoptr (FfwListRequest) unordered = NULL;
  g_autoptr (FfwListQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  *kept = NULL;
  if (!ffw_list_request_is_narrowed (request))
    return TRUE;

  unordered = ffw_list_request_copy (request);
  ffw_list_request_set_order (unordered, NULL, FALSE);
  query = ffw_list_source_query (&ffw_sessions_list, unordered, language);
  ffw_list_query_add_filter (query, OF_RANGE, "ss", range->first, range->end);
  ids = ffw_list_query_ids (connection, query, error);
  if (ids == NULL)
    return FALSE;

  *kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (*kept, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));

  return TRUE;
}

static void
take (FfwAgenda *self, FfwCursor *cursor)
{
  FfwAgendaEntry entry = { 0 };
  FfwLocalTime begin = { 0 };
  FfwLocalTime end = { 0 };
  gint64 minutes;

  /* No other text than a time gets into the workspace. */
  ffw_local_time_parse (ffw_cursor_get_text (cursor, COLUMN_STARTS_AT), &begin);
  ffw_local_time_parse (ffw_cursor_get_text (cursor, COLUMN_ENDS_AT), &end);
  minutes = ((gint64)end.day - begin.day) * FFW_MINUTES_IN_DAY + end.minute - begin.minute;

  entry.day = begin.day;
  entry.minute = begin.minute;
  entry.minutes = (guint)MAX (minutes, 0);
  entry.date = ffw_cursor_get_int (cursor, COLUMN_DATE);
  entry.session = ffw_cursor_get_int (cursor, COLUMN_SESSION);
  entry.position = (guint)ffw_cursor_get_int (cursor, COLUMN_POSITION);
  entry.n_dates = (guint)ffw_cursor_get_int (cursor, COLUMN_N_DATES);
  entry.code = g_string_chunk_insert (self->texts, ffw_cursor_get_text (cursor, COLUMN_CODE));
  entry.course_id = ffw_cursor_get_int (cursor, COLUMN_COURSE_ID);
  entry.course = g_string_chunk_insert_const (self->texts,
                                              ffw_cursor_get_text (cursor, COLUMN_COURSE));
  entry.title = g_string_chunk_insert_const (self->texts,
                                             ffw_cursor_get_text (cursor, COLUMN_TITLE));
  entry.venue = g_string_chunk_insert_const (self->texts,
                                             ffw_cursor_get_text (cursor, COLUMN_VENUE));
  entry.trainers = "";
  entry.is_online = !ffw_cursor_is_null (cursor, COLUMN_LINK);
  entry.status = (FfwSessionStatus)ffw_cursor_get_int (cursor, COLUMN_STATUS);
  entry.language = (int)ffw_cursor_get_int (cursor, COLUMN_LANGUAGE);
  entry.capacity = ffw_cursor_is_null (cursor, COLUMN_CAPACITY)
                       ? FFW_NULL
                       : ffw_cursor_get_int (cursor, COLUMN_CAPACITY);
  entry.booked = (guint)ffw_cursor_get_int (cursor, COLUMN_BOOKED);
  entry.waiting = (guint)ffw_cursor_get_int (cursor, COLUMN_WAITING);
  g_array_append_val (self->entries, entry);
}

static gboolean
read_dates (FfwAgenda *self, FfwConnection *connection, const Range *range, GHashTable *kept,
            FfwLanguage language, GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_DATES, language);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "ss", range->first,
                                                       range->end);

  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 session = ffw_cursor_get_int (cursor, COLUMN_SESSION);

      if (kept == NULL || g_hash_table_contains (kept, &session))
        take (self, cursor);
    }

  return cursor && !ffw_cursor_has_failed (cursor);
}

static void
take_trainer (FfwAgendaEntry *entry, GStringChunk *texts, const char *name)
{
  g_autofree char *all = *entry->trainers ? g_strconcat (entry->trainers, "; ", name, NULL)
                                          : g_strdup (name);

  entry->trainers = g_string_chunk_insert_const (texts, all);
}

static gboolean
read_trainers (FfwAgenda *self, FfwConnection *connection, const Range *range, FfwLanguage language,
               GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_TRAINERS, language);
  g_autoptr (GHashTable) entries = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "ss", range->first,
                                                       range->end);

  for (guint i = 0; i < self->entries->len; i++)
    {
      FfwAgendaEntry *entry = &g_array_index (self->entries, FfwAgendaEntry, i);

      g_hash_table_insert (entries, &entry->date, entry);
    }
  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 date = ffw_cursor_get_int (cursor, 0);
      FfwAgendaEntry *entry = g_hash_table_lookup (entries, &date);

      if (entry)
        take_trainer (entry, self->texts, ffw_cursor_get_text (cursor, 1));
    }

  return cursor && !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_agenda_read:
 * @request: what is kept of #ffw_sessions_list
 * @first, @end: which days; @end is the day after the last
 * @language: of the reader
 *
 * Reads the dates that begin in those days, of the sessions that @request keeps.
 *
 * Returns: (transfer full): the agenda; %NULL with @error set
 */
FfwAgenda *
ffw_agenda_read (FfwConnection *connection, const FfwListRequest *request, FfwDate first,
                 FfwDate end, FfwLanguage language, GError **error)
{
  g_autoptr (FfwAgenda) self = g_atomic_rc_box_new0 (FfwAgenda);
  g_autoptr (GHashTable) kept = NULL;
  Range range;

  self->first = first;
  self->end = end;
  self->entries = g_array_new (FALSE, FALSE, sizeof (FfwAgendaEntry));
  self->texts = g_string_chunk_new (16 * 1024);
  ffw_date_to_iso (first, range.first);
  ffw_date_to_iso (end, range.end);

  if (!read_kept (connection, request, &range, language, &kept, error)
      || !read_dates (self, connection, &range, kept, language, error)
      || !read_trainers (self, connection, &range, language, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** Returns: (transfer none): an entry, from 0 */
const FfwAgendaEntry *
ffw_agenda_get (const FfwAgenda *self, guint position)
{
  return &g_array_index (self->entries, FfwAgendaEntry, position);
}

/* The first entry that is not before @day. */
static guint
find_from (const FfwAgenda *self, FfwDate day)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ffw_agenda_get (self, middle)->day < day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * ffw_agenda_find_day:
 * @n: (out): how many entries the day has
 *
 * Returns: the position of the first of them
 */
guint
ffw_agenda_find_day (const FfwAgenda *self, FfwDate day, guint *n)
{
  guint first = find_from (self, day);

  *n = find_from (self, day + 1) - first;

  return first;
}

/** Returns: how many entries there are from @first on and before @end */
guint
ffw_agenda_count (const FfwAgenda *self, FfwDate first, FfwDate end)
{
  return find_from (self, end) - find_from (self, first);
}

/** Returns: whether the date is among the entries; then also where */
gboolean
ffw_agenda_find_date (const FfwAgenda *self, gint64 date, guint *position)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (ffw_agenda_get (self, i)->date == date)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}
