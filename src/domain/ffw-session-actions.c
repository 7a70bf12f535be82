/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-actions.h"

#include "ffw-booking-actions.h"
#include "ffw-calendar-text.h"
#include "ffw-local-time.h"
#include "ffw-session-messages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char same_code_sql[] = "SELECT count(*) FROM session WHERE code = ? AND id <> ?";
static const char course_sql[] = "SELECT code, retired_on FROM course WHERE id = ?";
static const char add_sql[]
    = "INSERT INTO session (id, uuid, code, course, language, capacity, status, minimum, funding,"
      " notes, waiting_order, series) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char set_sql[]
    = "UPDATE session SET code = ?, course = ?, language = ?, capacity = ?, minimum = ?,"
      " funding = ?, notes = ?, waiting_order = ?, series = ? WHERE id = ?";
static const char span_sql[] = "UPDATE session SET first_on = ?, last_on = ? WHERE id = ?";
static const char status_sql[] = "UPDATE session SET status = ?, cancel_reason = NULL WHERE id = ?";
static const char add_date_sql[]
    = "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue, link)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)";
static const char set_date_sql[] = "UPDATE session_date SET starts_at = ?, ends_at = ?, venue = ?,"
                                   " link = ? WHERE id = ?";
static const char drop_date_sql[] = "DELETE FROM session_date WHERE id = ?";
static const char add_trainer_sql[]
    = "INSERT INTO session_trainer (session_date, person, post, override_reason)"
      " VALUES (?, ?, ?, ?)";
static const char set_trainer_sql[] = "UPDATE session_trainer SET post = ?, override_reason = ?"
                                      " WHERE session_date = ? AND person = ?";
static const char drop_trainer_sql[] = "DELETE FROM session_trainer WHERE session_date = ?"
                                       " AND person = ?";
static const char marked_sql[] = "SELECT count(*) FROM attendance WHERE session = ?"
                                 " AND on_date = ?";
static const char codes_sql[] = "SELECT code FROM session WHERE code >= ? AND code < ?";
static const char add_series_sql[] = "INSERT INTO series (id, uuid, title) VALUES (?, ?, ?)";

/* The longest that one date may last: from an evening into the night. */
#define LONGEST_DAYS 1

/* How many sessions of a course and year are counted in a code. */
#define MOST_NUMBERED 9999

/* A text of a form: nothing where it is blank. */
static const char *
or_null (const char *text)
{
  return text && *text ? text : NULL;
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (
      error, g_error_new_valist (FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED, format, arguments));
  va_end (arguments);

  return FALSE;
}

/* A time as people write it, such as “22 November 2022, 09:30”. */
static char *
say_time (FfwLocalTime time)
{
  g_autofree char *day = ffw_date_format (time.day, ffw_language_get (), TRUE);

  /* Translators: a day and a time of that day. */
  return g_strdup_printf (_ ("%1$s, %2$02u:%3$02u"), day, time.minute / 60, time.minute % 60);
}

static gboolean
check_date (const FfwSessionDate *date, FfwLocalTime *starts, FfwLocalTime *ends, GError **error)
{
  g_autofree char *said = NULL;

  if (!ffw_local_time_parse (date->starts_at, starts)
      || !ffw_local_time_parse (date->ends_at, ends))
    return refuse (error, _ ("A date has no time. Say on which day it is, and when it begins and"
                             " ends, such as 09:30."));
  said = say_time (*starts);
  if (ffw_local_time_compare (*ends, *starts) <= 0)
    return refuse (error, _ ("The date that begins on %s ends before it begins. Check its times."),
                   said);
  if (ffw_local_time_compare (*ends, ffw_local_time_add (*starts, LONGEST_DAYS, 0)) > 0)
    return refuse (error,
                   _ ("The date that begins on %s lasts longer than a day. Add a date for each day"
                      " of the session."),
                   said);
  for (guint i = 0; i < 2; i++)
    {
      FfwLocalTime time = i ? *ends : *starts;
      g_autofree char *missing = NULL;

      if (ffw_local_time_exists (time))
        continue;
      missing = say_time (time);
      return refuse (
          error,
          _ ("The clocks go forward from 01:00 to 02:00 that night: there is no such time"
             " as %s. Choose another one."),
          missing);
    }

  return TRUE;
}

/* Dates are checked one by one, and each against those before it. */
static gboolean
check_dates (const FfwSession *session, GError **error)
{
  g_autofree FfwLocalTime *starts = g_new (FfwLocalTime, session->dates->len + 1);
  g_autofree FfwLocalTime *ends = g_new (FfwLocalTime, session->dates->len + 1);

  if (session->dates->len == 0)
    return refuse (error, _ ("The session has no date. Add at least one."));
  for (guint i = 0; i < session->dates->len; i++)
    {
      if (!check_date (session->dates->pdata[i], &starts[i], &ends[i], error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (ffw_local_time_compare (starts[i], ends[j]) < 0
            && ffw_local_time_compare (starts[j], ends[i]) < 0)
          {
            g_autofree char *first = say_time (starts[j]);
            g_autofree char *second = say_time (starts[i]);

            return refuse (error,
                           _ ("Two dates of the session overlap: those that begin on %1$s and on"
                              " %2$s. Change one of them, or remove it."),
                           first, second);
          }
    }

  return TRUE;
}

static gboolean
check_course (FfwConnection *connection, const FfwSession *session, const FfwSession *before,
              FfwDate today, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, course_sql, error, "i",
                                                       session->course);
  FfwDate last_on = ffw_session_get_last_on (session);
  FfwDate retired_on;
  g_autofree char *day = NULL;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    return ffw_cursor_has_failed (cursor)
               ? FALSE
               : refuse (error, _ ("Choose the course that the session is of."));
  retired_on = ffw_cursor_get_date (cursor, 1);
  if (retired_on == FFW_DATE_NONE || last_on < retired_on || last_on < today
      || (before && before->course == session->course
          && ffw_session_get_last_on (before) >= retired_on))
    return TRUE;

  day = ffw_date_format (retired_on, ffw_language_get (), TRUE);

  return refuse (error,
                 _ ("Course “%1$s” was retired on %2$s. Choose the one that took its place."),
                 ffw_cursor_get_text (cursor, 0), day);
}

static gboolean
check_code (FfwConnection *connection, const FfwSession *session, GError **error)
{
  gint64 n = 0;

  if (or_null (session->code) == NULL)
    return refuse (error, _ ("The session has no code. Give it a short one that no other has."));
  if (!ffw_connection_get_int (connection, same_code_sql, &n, error, "si", session->code,
                               session->id))
    return FALSE;
  if (n > 0)
    return refuse (error, _ ("Session “%s” is there already. Choose another code."), session->code);

  return TRUE;
}

/* Attendance is a fact: a session that is over may be of a smaller room than came. */
static gboolean
check_capacity (const FfwSession *session, const FfwSession *before, FfwDate today, GError **error)
{
  gint64 booked = before ? ffw_session_count_booked (before) : 0;

  if (session->capacity != FFW_NULL && session->capacity < booked
      && (before->capacity == FFW_NULL || session->capacity < before->capacity)
      && ffw_session_get_last_on (session) >= today)
    {
      g_autofree char *people = ffw_number_format (booked, ffw_language_get ());
      g_autofree char *places = ffw_number_format (session->capacity, ffw_language_get ());

      return refuse (error,
                     /* Translators: two numbers: of people, and of places. */
                     _ ("People who have a place on the session: %1$s. Its capacity cannot be %2$s."
                        " Cancel bookings first."),
                     people, places);
    }
  if (session->capacity != FFW_NULL && session->minimum != FFW_NULL
      && session->minimum > session->capacity)
    return refuse (error, _ ("The least number of people is higher than the capacity. Change one"
                             " of them."));

  return TRUE;
}

static gboolean
check (FfwConnection *connection, const FfwSession *session, const FfwSession *before,
       FfwDate today, GError **error)
{
  return check_dates (session, error) && check_code (connection, session, error)
         && check_course (connection, session, before, today, error)
         && check_capacity (session, before, today, error);
}

static const FfwSessionTrainer *
find_trainer (const FfwSessionDate *date, gint64 person)
{
  for (guint i = 0; date && i < date->trainers->len; i++)
    {
      const FfwSessionTrainer *trainer = date->trainers->pdata[i];

      if (trainer->person == person)
        return trainer;
    }

  return NULL;
}

/* @date has the id under which it is kept. */
static gboolean
write_trainers (FfwChange *change, const FfwSessionDate *date, gint64 id,
                const FfwSessionDate *before, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  for (guint i = 0; before && i < before->trainers->len; i++)
    {
      const FfwSessionTrainer *trainer = before->trainers->pdata[i];

      if (find_trainer (date, trainer->person) == NULL)
        {
          ffw_change_touch (change, trainer->person);
          if (!ffw_connection_run (connection, drop_trainer_sql, error, "ii", id, trainer->person))
            return FALSE;
        }
    }
  for (guint i = 0; i < date->trainers->len; i++)
    {
      const FfwSessionTrainer *trainer = date->trainers->pdata[i];
      gint64 post = trainer->post ? trainer->post : FFW_NULL;
      const char *reason = or_null (trainer->reason);

      if (find_trainer (before, trainer->person))
        {
          if (!ffw_connection_run (connection, set_trainer_sql, error, "Isii", post, reason, id,
                                   trainer->person))
            return FALSE;
        }
      else
        {
          ffw_change_touch (change, trainer->person);
          if (!ffw_connection_run (connection, add_trainer_sql, error, "iiIs", id, trainer->person,
                                   post, reason))
            return FALSE;
        }
    }

  return TRUE;
}

static const FfwSessionDate *
find_date (const FfwSession *session, gint64 id)
{
  for (guint i = 0; session && id && i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];

      if (date->id == id)
        return date;
    }

  return NULL;
}

/* What was marked on a day stands there under the day. */
static gboolean
refuse_marked (FfwConnection *connection, gint64 session, const FfwSessionDate *date,
               GError **error)
{
  g_autofree char *day = g_strndup (date->starts_at, FFW_DATE_ISO_SIZE - 1);
  g_autofree char *said = ffw_date_format (ffw_date_from_iso (day), ffw_language_get (), TRUE);
  gint64 n = 0;

  if (!ffw_connection_get_int (connection, marked_sql, &n, error, "is", session, day))
    return FALSE;
  if (n > 0)
    return refuse (error,
                   _ ("The register of %s is marked already, so this date stays as it is. Clear"
                      " its marks first."),
                   said);

  return TRUE;
}

static gboolean
write_dates (FfwChange *change, const FfwSession *session, gint64 id, const FfwSession *before,
             GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  for (guint i = 0; before && i < before->dates->len; i++)
    {
      const FfwSessionDate *date = before->dates->pdata[i];
      const FfwSessionDate *now = find_date (session, date->id);

      if (now && strncmp (now->starts_at, date->starts_at, FFW_DATE_ISO_SIZE - 1) == 0)
        continue;
      if (!refuse_marked (connection, id, date, error))
        return FALSE;
      for (guint j = 0; now == NULL && j < date->trainers->len; j++)
        {
          const FfwSessionTrainer *trainer = date->trainers->pdata[j];

          if (!ffw_connection_run (connection, drop_trainer_sql, error, "ii", date->id,
                                   trainer->person))
            return FALSE;
        }
      if (now == NULL && !ffw_connection_run (connection, drop_date_sql, error, "i", date->id))
        return FALSE;
    }
  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];
      const FfwSessionDate *there = find_date (before, date->id);
      gint64 date_id = there ? date->id : ffw_change_new_id (change);
      char uuid[FFW_UUID_SIZE];

      if (there ? !ffw_connection_run (connection, set_date_sql, error, "ssssi", date->starts_at,
                                       date->ends_at, or_null (date->venue), or_null (date->link),
                                       date_id)
                : !ffw_connection_run (connection, add_date_sql, error, "isissss", date_id,
                                       ffw_change_new_uuid (change, uuid), id, date->starts_at,
                                       date->ends_at, or_null (date->venue), or_null (date->link)))
        return FALSE;
      if (!write_trainers (change, date, date_id, there, error))
        return FALSE;
    }

  return ffw_connection_run (connection, span_sql, error, "DDi", ffw_session_get_first_on (session),
                             ffw_session_get_last_on (session), id);
}

static gint64
or_null_id (gint64 id)
{
  return id ? id : FFW_NULL;
}

static gboolean
write_session (FfwChange *change, const FfwSession *session, gint64 id, const FfwSession *before,
               GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 language = session->language < 0 ? FFW_NULL : session->language;
  char uuid[FFW_UUID_SIZE];

  if (before)
    return ffw_connection_run (connection, set_sql, error, "siIIIssiIi", session->code,
                               session->course, language, session->capacity, session->minimum,
                               or_null (session->funding), or_null (session->notes),
                               (gint64)session->waiting_order, or_null_id (session->series), id);

  return ffw_connection_run (connection, add_sql, error, "issiIIiIssiI", id,
                             ffw_change_new_uuid (change, uuid), session->code, session->course,
                             language, session->capacity, (gint64)session->status, session->minimum,
                             or_null (session->funding), or_null (session->notes),
                             (gint64)session->waiting_order, or_null_id (session->series));
}

/* Those who wait get what a higher capacity gives. */
static gboolean
fill (FfwChange *change, gint64 id, FfwDate today, GError **error)
{
  g_autoptr (GHashTable) sessions = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_hash_table_add (sessions, &id);

  return ffw_booking_fill (change, sessions, today, error);
}

static void
set_message (FfwChange *change, const char *message, gint64 id)
{
  g_autofree char *session = g_strdup_printf ("@session/%" G_GINT64_FORMAT, id);
  g_autoptr (FfwMessage) said = ffw_message_new (message, session, NULL);

  ffw_change_touch (change, id);
  ffw_change_set_message (change, said);
}

static gboolean
set_gone (GError **error)
{
  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
               _ ("The session is not there any more. It may have been taken back."));

  return FALSE;
}

static FfwSession *
read_known (FfwConnection *connection, gint64 id, GError **error)
{
  GError *local = NULL;
  FfwSession *session = ffw_session_read (connection, id, &local);

  if (session == NULL && local == NULL)
    set_gone (error);
  else if (local)
    g_propagate_error (error, local);

  return session;
}

/* Writes @session in the place of @before, with what follows from it, and no message. */
static gboolean
replace (FfwChange *change, const FfwSession *session, const FfwSession *before, gint64 id,
         FfwDate today, GError **error)
{
  return check (ffw_change_get_connection (change), session, before, today, error)
         && (before == NULL || !ffw_session_messages_differ (before, session)
             || ffw_session_messages_keep (change, id, 0, error))
         && write_session (change, session, id, before, error)
         && write_dates (change, session, id, before, error)
         && (before == NULL || fill (change, id, today, error));
}

/**
 * ffw_session_save:
 * @session: as it is to be; its id is 0 for a new one. Its status counts for a new one only, its
 *   texts of the course and its bookings do not count
 *
 * Plans a session, or changes one: what it is, its dates and who trains on them. A capacity that
 * is raised gives its places to those who wait. Refused with a sentence where the session has no
 * date or no code of its own, where a date ends before it begins or overlaps another, falls into
 * the hour that the clocks leave out, or is to go although it is marked in the register; where the
 * course was retired; and where more people have a place ahead than there would be.
 *
 * Returns: the session's id; 0 with a #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
gint64
ffw_session_save (FfwChange *change, const FfwSession *session, FfwDate today, GError **error)
{
  g_autoptr (FfwSession) before = NULL;
  gint64 id = session->id;

  if (id)
    {
      before = read_known (ffw_change_get_connection (change), id, error);
      if (before == NULL)
        return 0;
    }
  else
    id = ffw_change_new_id (change);
  if (!replace (change, session, before, id, today, error))
    return 0;
  set_message (change, before ? "edit-session" : "add-session", id);

  return id;
}

static void
shift (char **text, int days, int minutes)
{
  FfwLocalTime time;
  char iso[FFW_LOCAL_TIME_SIZE];

  if (!ffw_local_time_parse (*text, &time))
    return;
  g_free (*text);
  *text = g_strdup (ffw_local_time_to_iso (ffw_local_time_add (time, days, minutes), iso));
}

/**
 * ffw_session_move:
 * @date: the one that is moved; 0 for all, which keep their distances
 * @days, @minutes: by how much, by the clock on the wall; less than 0 for earlier
 *
 * Moves a session that is still to come, with everyone who is booked on it. Refused as a change of
 * it is, and where it was held or cancelled.
 */
gboolean
ffw_session_move (FfwChange *change, gint64 session, gint64 date, int days, int minutes,
                  FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwSession) before = read_known (connection, session, error);
  g_autoptr (FfwSession) after = before ? ffw_session_read (connection, session, error) : NULL;

  if (after == NULL)
    return FALSE;
  if (after->status == FFW_SESSION_HELD)
    return refuse (error, _ ("Session “%s” was held, so it stays where it is."), after->code);
  if (after->status == FFW_SESSION_CANCELLED)
    return refuse (error, _ ("Session “%s” was cancelled."), after->code);
  for (guint i = 0; i < after->dates->len; i++)
    {
      FfwSessionDate *moved = after->dates->pdata[i];

      if (date != 0 && moved->id != date)
        continue;
      shift (&moved->starts_at, days, minutes);
      shift (&moved->ends_at, days, minutes);
    }
  if (!replace (change, after, before, session, today, error))
    return FALSE;
  set_message (change, "move-session", session);

  return TRUE;
}

/**
 * ffw_session_set_status:
 * @status: planned or open: %FFW_SESSION_CANCELLED is ffw_booking_cancel_session()'s to set, and
 *   %FFW_SESSION_HELD the register's
 *
 * Opens a session to bookings, or takes that back; a cancelled one is planned again, without the
 * bookings that it had.
 */
gboolean
ffw_session_set_status (FfwChange *change, gint64 session, FfwSessionStatus status, FfwDate today,
                        GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwSession) before = read_known (connection, session, error);

  if (before == NULL)
    return FALSE;
  if (before->status == FFW_SESSION_HELD)
    return refuse (error, _ ("Session “%s” was held. Reopen its register to change that."),
                   before->code);
  if (!ffw_connection_run (connection, status_sql, error, "ii", (gint64)status, session)
      || !fill (change, session, today, error))
    return FALSE;
  set_message (change, status == FFW_SESSION_OPEN ? "open-session" : "plan-session", session);

  return TRUE;
}

/**
 * ffw_session_find_code:
 * @course: the course's code
 * @first_on: the first day of the session
 *
 * Returns: (transfer full): a code that no session has: the course's, the year and a number, such
 * as GTI-2026-03; %NULL with @error set
 */
char *
ffw_session_find_code (FfwConnection *connection, const char *course, FfwDate first_on,
                       GError **error)
{
  g_autofree char *prefix = NULL;
  g_autofree char *end = NULL;
  g_autoptr (FfwCursor) cursor = NULL;
  guint year, month, day;
  guint64 highest = 0;

  ffw_date_split (first_on, &year, &month, &day);
  prefix = g_strdup_printf ("%s-%04u-", course, year);
  end = g_strdup_printf ("%s-%04u.", course, year); /* “.” comes after “-” */
  cursor = ffw_connection_query (connection, codes_sql, error, "ss", prefix, end);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      guint64 number;

      if (g_ascii_string_to_unsigned (ffw_cursor_get_text (cursor, 0) + strlen (prefix), 10, 0,
                                      MOST_NUMBERED, &number, NULL))
        highest = MAX (highest, number);
    }

  return ffw_cursor_has_failed (cursor)
             ? NULL
             : g_strdup_printf ("%s%02" G_GUINT64_FORMAT, prefix, highest + 1);
}

/**
 * ffw_series_add:
 *
 * Returns: the id of a new series, for sessions to be of; 0 with @error set
 */
gint64
ffw_series_add (FfwChange *change, const char *title, GError **error)
{
  gint64 id = ffw_change_new_id (change);
  char uuid[FFW_UUID_SIZE];

  return ffw_connection_run (ffw_change_get_connection (change), add_series_sql, error, "iss", id,
                             ffw_change_new_uuid (change, uuid), title)
             ? id
             : 0;
}
