/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-reading.h"

static void
free_session (FfwEvidenceSession *self)
{
  g_free (self->uuid);
  g_free (self->organisations);
  g_free (self);
}

static void
free_held (FfwEvidenceHeld *self)
{
  g_ptr_array_unref (self->sessions);
  g_free (self);
}

/** Frees what the reading holds beside the evidence itself. */
void
ffw_evidence_reading_clear (FfwEvidenceReading *self)
{
  g_clear_pointer (&self->places, ffw_evidence_places_free);
  g_clear_pointer (&self->courses, g_hash_table_unref);
  g_clear_pointer (&self->questions, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
}

static FfwEvidenceHeld *
held_of_course (FfwEvidenceReading *reading, gint64 course)
{
  FfwEvidenceHeld *held = g_hash_table_lookup (reading->held, &course);

  if (held == NULL)
    {
      held = g_new0 (FfwEvidenceHeld, 1);
      held->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify)free_session);
      g_hash_table_insert (reading->held, g_memdup2 (&course, sizeof course), held);
    }

  return held;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The codes of the organisations whose people gave each session, separated by spaces, by its id. */
static GHashTable *
read_organisations (FfwEvidenceReading *reading, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      reading->connection,
      "SELECT DISTINCT s.id, o.code FROM session s JOIN session_date d ON d.session = s.id"
      " JOIN session_trainer t ON t.session_date = d.id"
      " JOIN post p ON p.id = " FFW_SQL_POST_HELD (
          "t.post", "t.person",
          "substr (d.starts_at, 1, 10)") " JOIN organisation o ON o.id = p.organisation"
                                         " WHERE s.status = ? AND s.last_on >= ? AND s.last_on <= "
                                         "?",
      error, "iDD", (gint64)FFW_SESSION_HELD, reading->evidence->scope.from,
      reading->evidence->scope.to);

  if (cursor == NULL)
    return NULL;

  while (ffw_cursor_next (cursor, &local_error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      GPtrArray *of_session = g_hash_table_lookup (codes, &id);

      if (of_session == NULL)
        {
          of_session = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (codes, g_memdup2 (&id, sizeof id), of_session);
        }
      g_ptr_array_add (of_session, g_strdup (ffw_cursor_get_text (cursor, 1)));
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&codes);
}

static FfwEvidenceSession *
session_new (FfwCursor *cursor, GHashTable *organisations)
{
  FfwEvidenceSession *self = g_new0 (FfwEvidenceSession, 1);
  gint64 id = ffw_cursor_get_int (cursor, 0);
  GPtrArray *codes = g_hash_table_lookup (organisations, &id);
  GString *text = g_string_new (NULL);

  if (codes)
    g_ptr_array_sort (codes, compare_strings);
  for (guint i = 0; codes && i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", (char *)g_ptr_array_index (codes, i));

  self->uuid = g_strdup (ffw_cursor_get_text (cursor, 2));
  self->organisations = g_string_free (text, FALSE);
  self->on = ffw_cursor_get_date (cursor, 3);
  self->places = ffw_cursor_is_null (cursor, 4) ? -1 : ffw_cursor_get_int (cursor, 4);
  self->attended = (guint64)ffw_cursor_get_int (cursor, 5);

  return self;
}

/* What the held sessions of each course amount to, in one pass over them. */
gboolean
ffw_evidence_read_sessions (FfwEvidenceReading *self, GError **error)
{
  gboolean one_by_one = self->evidence->scope.audience == FFW_AUDIENCE_RETURN;
  g_autoptr (GHashTable) organisations = NULL;
  GError *local_error = NULL;

  if (one_by_one && !(organisations = read_organisations (self, error)))
    return FALSE;

  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify)free_held);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      self->connection,
      "SELECT s.id, s.course, s.uuid, s.last_on, s.capacity,"
      " (SELECT count (*) FROM booking b WHERE b.session = s.id AND b.status IN (?, ?))"
      " FROM session s WHERE " FFW_SQL_SESSION_COUNTS " ORDER BY s.last_on, s.uuid",
      error, "ii" FFW_FORMAT_SESSION_COUNTS, (gint64)FFW_BOOKING_ATTENDED,
      (gint64)FFW_BOOKING_PARTLY_ATTENDED, FFW_BIND_SESSION_COUNTS (self));
  if (cursor == NULL)
    return FALSE;

  while (ffw_cursor_next (cursor, &local_error))
    {
      FfwEvidenceHeld *held = held_of_course (self, ffw_cursor_get_int (cursor, 1));

      held->n++;
      if (!ffw_cursor_is_null (cursor, 4))
        held->places += (guint64)ffw_cursor_get_int (cursor, 4);
      held->attended += (guint64)ffw_cursor_get_int (cursor, 5);
      if (one_by_one)
        g_ptr_array_add (held->sessions, session_new (cursor, organisations));
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}
