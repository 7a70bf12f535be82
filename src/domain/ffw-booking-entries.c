/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-entries.h"

#include "ffw-booking-private.h"

#define SQL_SESSION                                                                                \
  "SELECT s.capacity, s.status, s.last_on, s.language, s.waiting_order, s.course, c.code"          \
  " FROM session s JOIN course c ON c.id = s.course WHERE s.id = ?"
#define SQL_ENTRIES                                                                                \
  "SELECT b.id, b.person, coalesce (b.post, 0),"                                                   \
  " trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')), o.code, b.status,"  \
  " b.language, b.funded, b.asked_at, b.access, b.reason"                                          \
  " FROM booking b JOIN person n ON n.id = b.person LEFT JOIN post p ON p.id = b.post"             \
  " LEFT JOIN organisation o ON o.id = p.organisation WHERE b.session = ?"                         \
  " ORDER BY n.family_name, n.given_name, b.id"

const char *const ffw_booking_entries_tables[]
    = { "allocation", "booking", "course", "organisation", "person", "post", "session", NULL };

static void
entry_free (gpointer data)
{
  FfwBookingEntry *self = data;

  g_free (self->name);
  g_free (self->organisation);
  g_free (self->asked_at);
  g_free (self->access);
  g_free (self->reason);
  g_free (self);
}

void
ffw_booking_entries_free (FfwBookingEntries *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self->course);
  g_free (self);
}

static FfwBookingEntry *
read_entry (FfwCursor *cursor, gint64 taught_in)
{
  FfwBookingEntry *entry = g_new0 (FfwBookingEntry, 1);

  entry->booking = ffw_cursor_get_int (cursor, 0);
  entry->person = ffw_cursor_get_int (cursor, 1);
  entry->post = ffw_cursor_get_int (cursor, 2);
  entry->name = g_strdup (ffw_cursor_get_text (cursor, 3));
  entry->organisation = g_strdup (ffw_cursor_get_text (cursor, 4));
  entry->status = ffw_cursor_get_int (cursor, 5);
  entry->need = FFW_BOOKING_NEED_NONE;
  entry->language = ffw_cursor_is_null (cursor, 6) ? -1 : (int)ffw_cursor_get_int (cursor, 6);
  entry->other_language = entry->language >= 0
                          && ffw_booking_is_other_language (taught_in, entry->language);
  entry->funded = ffw_cursor_get_int (cursor, 7) == 1;
  entry->asked_at = g_strdup (ffw_cursor_get_text (cursor, 8));
  entry->access = g_strdup (ffw_cursor_get_text (cursor, 9));
  entry->reason = g_strdup (ffw_cursor_get_text (cursor, 10));

  return entry;
}

static gboolean
is_open (const FfwBookingEntry *entry)
{
  return entry->status == FFW_BOOKING_BOOKED || entry->status == FFW_BOOKING_WAITING;
}

/* Puts those who wait, whom @waiting holds by their booking, in their order. */
static gboolean
add_line (FfwBookingEntries *self, const FfwBookingSession *session, GHashTable *waiting,
          GError **error)
{
  g_autoptr (GPtrArray) line = ffw_booking_line_read (session, error);

  if (line == NULL)
    return FALSE;
  ffw_booking_line_sort (session, line);
  for (guint i = 0; i < line->len; i++)
    {
      const FfwInLine *next = line->pdata[i];
      FfwBookingEntry *entry = g_hash_table_lookup (waiting, &next->booking);

      if (entry == NULL)
        continue;
      g_hash_table_steal (waiting, &next->booking);
      entry->line = i + 1;
      entry->need = next->need;
      g_ptr_array_add (self->entries, entry);
    }

  return TRUE;
}

static gboolean
read_entries (FfwBookingEntries *self, const FfwBookingSession *session, GError **error)
{
  g_autoptr (GHashTable) waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                          entry_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (session->connection, SQL_ENTRIES, error, "i",
                                                       session->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwBookingEntry *entry = read_entry (cursor, session->language);

      if (is_open (entry))
        {
          self->n_welsh += entry->language == FFW_LANGUAGE_CY;
          self->n_other_language += entry->other_language;
        }
      if (entry->status == FFW_BOOKING_CANCELLED)
        {
          self->n_cancelled++;
          entry_free (entry);
        }
      else if (entry->status == FFW_BOOKING_WAITING)
        {
          self->n_waiting++;
          g_hash_table_insert (waiting, &entry->booking, entry);
        }
      else
        {
          self->n_booked++;
          g_ptr_array_add (self->entries, entry);
        }
    }

  return !ffw_cursor_has_failed (cursor) && add_line (self, session, waiting, error);
}

static gboolean
read_room (FfwBookingEntries *self, const FfwBookingSession *session, GError **error)
{
  g_autoptr (FfwRoom) room = ffw_room_read_session (session->connection, session->id,
                                                    session->capacity, session->today, error);
  g_autoptr (FfwRoom) quota = room ? ffw_room_read_course (session->connection, session->course, 0,
                                                           session->today, error)
                                   : NULL;

  if (quota == NULL)
    return FALSE;
  ffw_room_get_figures (room, &self->room);
  ffw_room_get_figures (quota, &self->quota);

  return TRUE;
}

/**
 * ffw_booking_entries_read:
 *
 * Returns: (transfer full): the bookings of a session; %NULL with @error set, or where the session
 *   is not there
 */
FfwBookingEntries *
ffw_booking_entries_read (FfwConnection *connection, gint64 id, FfwDate today, GError **error)
{
  g_autoptr (FfwBookingEntries) self = g_new0 (FfwBookingEntries, 1);
  g_autoptr (FfwCursor) cursor = NULL;
  FfwBookingSession session = { .connection = connection, .today = today, .id = id };

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  cursor = ffw_connection_query (connection, SQL_SESSION, error, "i", id);
  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;
  session.capacity = ffw_cursor_is_null (cursor, 0) ? FFW_NULL : ffw_cursor_get_int (cursor, 0);
  session.status = ffw_cursor_get_int (cursor, 1);
  session.last_on = ffw_cursor_get_date (cursor, 2);
  session.language = ffw_cursor_is_null (cursor, 3) ? FFW_NULL : ffw_cursor_get_int (cursor, 3);
  session.order = ffw_cursor_get_int (cursor, 4);
  session.course = ffw_cursor_get_int (cursor, 5);
  self->course = g_strdup (ffw_cursor_get_text (cursor, 6));
  self->order = session.order;
  self->is_ahead = ffw_booking_session_is_ahead (&session)
                   && (session.status == FFW_SESSION_PLANNED || session.status == FFW_SESSION_OPEN);

  return read_entries (self, &session, error) && read_room (self, &session, error)
             ? g_steal_pointer (&self)
             : NULL;
}
