/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-session.h"

#include "ffw-posts.h"

#include <string.h>

static const char find_sql[] = "SELECT s.id, s.code, EXISTS (SELECT 1 FROM transfer t WHERE t.kind "
                               "= ? AND t.session = s.uuid)"
                               " FROM session s WHERE s.uuid = ?";
static const char code_sql[] = "SELECT count(*) FROM session WHERE code = ?";
/* No capacity: it adds no places to those that this organisation offered. */
static const char add_sql[] = "INSERT INTO session (id, uuid, code, course, language, status)"
                              " VALUES (?, ?, ?, ?, ?, ?)";
static const char set_sql[] = "UPDATE session SET course = ?, language = ?"
                              " WHERE id = ? AND (course <> ? OR coalesce (language, -1) <> ?)";
static const char span_sql[]
    = "UPDATE session SET"
      " first_on = (SELECT substr (min (starts_at), 1, 10) FROM session_date WHERE session = ?),"
      " last_on = (SELECT substr (max (starts_at), 1, 10) FROM session_date WHERE session = ?)"
      " WHERE id = ?";
static const char dates_sql[] = "SELECT id, uuid, starts_at, ends_at FROM session_date"
                                " WHERE session = ? ORDER BY starts_at, id";
static const char date_add_sql[]
    = "INSERT INTO session_date (id, uuid, session, starts_at, ends_at)"
      " VALUES (?, ?, ?, ?, ?)";
static const char date_taken_sql[] = "SELECT count(*) FROM session_date WHERE uuid = ?";
static const char trainers_go_sql[] = "DELETE FROM session_trainer WHERE session_date IN"
                                      " (SELECT id FROM session_date WHERE session = ?)";
static const char dates_go_sql[] = "DELETE FROM session_date WHERE session = ?";
static const char trainer_sql[] = "INSERT INTO session_trainer (session_date, person, post)"
                                  " SELECT id, ?, ? FROM session_date WHERE session = ?"
                                  " ON CONFLICT DO NOTHING";
static const char organisation_sql[] = "SELECT coalesce (min (id), 0) FROM organisation"
                                       " WHERE code = ?";
static const char days_sql[]
    = "SELECT id, on_date FROM attendance WHERE session = ? AND person = ?";
static const char day_go_sql[] = "DELETE FROM attendance WHERE id = ?";

void
ffw_transfer_session_clear (FfwTransferSession *self)
{
  g_clear_pointer (&self->code, g_free);
}

/* The code that it has there, unless another session has that here. */
static char *
find_free_code (FfwConnection *connection, const FfwTransfer *slip, GError **error)
{
  g_autofree char *code = g_strdup (slip->session_code);

  for (guint i = 1;; i++)
    {
      gint64 n = 0;

      if (!ffw_connection_get_int (connection, code_sql, &n, error, "s", code))
        return NULL;
      if (n == 0)
        return g_steal_pointer (&code);
      g_free (code);
      code = i == 1 ? g_strdup_printf ("%s-%s", slip->from.code, slip->session_code)
                    : g_strdup_printf ("%s-%s-%u", slip->from.code, slip->session_code, i);
    }
}

static gint64
null_or (int number)
{
  return number < 0 ? FFW_NULL : number;
}

static gboolean
have_same_dates (FfwConnection *connection, const FfwTransfer *slip, gint64 session, gboolean *same,
                 GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, dates_sql, error, "i", session);
  guint n = 0;

  *same = TRUE;
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      const FfwTransferDate *date = n < slip->dates->len ? slip->dates->pdata[n] : NULL;

      *same = *same && date && g_str_equal (date->starts_at, ffw_cursor_get_text (cursor, 2))
              && g_str_equal (date->ends_at, ffw_cursor_get_text (cursor, 3));
      n++;
    }
  *same = *same && n == slip->dates->len;

  return !ffw_cursor_has_failed (cursor);
}

/* Those trainers who are known here by their number. */
static gboolean
write_trainers (FfwConnection *connection, const FfwTransfer *slip, gint64 session, GError **error)
{
  g_autoptr (FfwPosts) posts = ffw_posts_new (connection);
  const FfwTransferDate *last = slip->dates->pdata[slip->dates->len - 1];
  g_autofree char *day = g_strndup (last->starts_at, FFW_DATE_ISO_SIZE - 1);

  for (guint i = 0; i < slip->trainers->len; i++)
    {
      const FfwTransferWho *trainer = slip->trainers->pdata[i];
      FfwFoundPost found = { 0 };
      gint64 organisation = 0;

      if (trainer->organisation == NULL || trainer->number == NULL)
        continue;
      if (!ffw_connection_get_int (connection, organisation_sql, &organisation, error, "s",
                                   trainer->organisation)
          || !ffw_posts_find_number (posts, organisation, trainer->number, day, &found, error))
        return FALSE;
      if (found.person > 0
          && !ffw_connection_run (connection, trainer_sql, error, "iii", found.person, found.post,
                                  session))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_dates (FfwChange *change, const FfwTransfer *slip, gint64 session, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  if (!ffw_connection_run (connection, trainers_go_sql, error, "i", session)
      || !ffw_connection_run (connection, dates_go_sql, error, "i", session))
    return FALSE;
  for (guint i = 0; i < slip->dates->len; i++)
    {
      const FfwTransferDate *date = slip->dates->pdata[i];
      char uuid[FFW_UUID_SIZE];
      gint64 taken = 0;

      if (!ffw_connection_get_int (connection, date_taken_sql, &taken, error, "s", date->uuid)
          || !ffw_connection_run (connection, date_add_sql, error, "isiss",
                                  ffw_change_new_id (change),
                                  taken ? ffw_change_new_uuid (change, uuid) : date->uuid, session,
                                  date->starts_at, date->ends_at))
        return FALSE;
    }

  return ffw_connection_run (connection, span_sql, error, "iii", session, session, session)
         && write_trainers (connection, slip, session, error);
}

static gboolean
add_session (FfwChange *change, const FfwTransfer *slip, gint64 course, FfwTransferSession *session,
             GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  session->theirs = TRUE;
  session->code = find_free_code (connection, slip, error);
  if (session->code == NULL)
    return FALSE;
  session->id = ffw_change_new_id (change);

  return ffw_connection_run (connection, add_sql, error, "issiIi", session->id, slip->session_uuid,
                             session->code, course, null_or (slip->session_language),
                             (gint64)FFW_SESSION_HELD)
         && write_dates (change, slip, session->id, error);
}

/**
 * ffw_transfer_bring_session:
 * @slip: as it was read of a file; one that was kept has no dates, and its session is here
 * @course: the id of its course
 * @session: (out): as it is here
 * @changed: (inout): set where it was not here, or is as @slip says now
 *
 * Brings the session of a slip, so that its records name the one that made them: held, with its
 * dates and those trainers who are known here. One that the workspace has of its own is left alone.
 */
gboolean
ffw_transfer_bring_session (FfwChange *change, const FfwTransfer *slip, gint64 course,
                            FfwTransferSession *session, gboolean *changed, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, find_sql, error, "is", (gint64)FFW_TRANSFER_SLIP, slip->session_uuid);
  int language = slip->session_language;
  gboolean same;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    {
      *changed = TRUE;
      return !ffw_cursor_has_failed (cursor) && add_session (change, slip, course, session, error);
    }
  session->id = ffw_cursor_get_int (cursor, 0);
  session->code = g_strdup (ffw_cursor_get_text (cursor, 1));
  session->theirs = ffw_cursor_get_int (cursor, 2) != 0;
  if (!session->theirs || slip->dates->len == 0)
    return TRUE;
  if (!ffw_connection_run (connection, set_sql, error, "iIiii", course, null_or (language),
                           session->id, course, (gint64)language)
      || !have_same_dates (connection, slip, session->id, &same, error))
    return FALSE;
  if (same)
    return TRUE;
  *changed = TRUE;

  return write_dates (change, slip, session->id, error);
}

/**
 * ffw_transfer_drop_days:
 * @days: (element-type FfwTransferDay) (nullable): those that stay
 *
 * Takes from the register what a slip no longer says of @person.
 */
gboolean
ffw_transfer_drop_days (FfwChange *change, gint64 session, gint64 person, const GPtrArray *days,
                        GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, days_sql, error, "ii", session,
                                                       person);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwDate on = ffw_cursor_get_date (cursor, 1);
      gboolean stays = FALSE;

      for (guint i = 0; days && i < days->len; i++)
        stays = stays || ((FfwTransferDay *)days->pdata[i])->on == on;
      if (!stays
          && !ffw_connection_run (connection, day_go_sql, error, "i",
                                  ffw_cursor_get_int (cursor, 0)))
        return FALSE;
    }

  return !ffw_cursor_has_failed (cursor);
}
