/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-series.h"

#include "ffw-local-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SQL_TAKEN "SELECT count(*) FROM session WHERE code = ?"

/* Planned and open ones; the index on the series finds them. */
#define SQL_OTHERS                                                                                 \
  "SELECT id FROM session WHERE series = ? AND id <> ? AND status IN (0, 1)"                       \
  " AND coalesce (first_on, '') >= ? ORDER BY first_on, id"

static char *
shift (const char *text, int days, int minutes)
{
  FfwLocalTime time;
  char iso[FFW_LOCAL_TIME_SIZE];

  if (!ffw_local_time_parse (text, &time))
    return g_strdup (text);

  return g_strdup (ffw_local_time_to_iso (ffw_local_time_add (time, days, minutes), iso));
}

static void
copy_trainer (FfwSessionDate *date, const FfwSessionTrainer *trainer)
{
  FfwSessionTrainer *copy = ffw_session_date_add_trainer (date, trainer->person, trainer->post);

  copy->reason = g_strdup (trainer->reason);
}

/* As a new date of another session, so many days later. */
static void
copy_date (FfwSession *session, const FfwSessionDate *date, int days)
{
  g_autofree char *starts_at = shift (date->starts_at, days, 0);
  g_autofree char *ends_at = shift (date->ends_at, days, 0);
  FfwSessionDate *copy = ffw_session_add_date (session, starts_at, ends_at);

  copy->venue = g_strdup (date->venue);
  copy->link = g_strdup (date->link);
  for (guint i = 0; i < date->trainers->len; i++)
    copy_trainer (copy, date->trainers->pdata[i]);
}

/* As a new session, so many days later. */
static FfwSession *
copy_session (const FfwSession *session, const char *code, gint64 series, int days)
{
  FfwSession *copy = ffw_session_new ();

  copy->code = g_strdup (code);
  copy->course = session->course;
  copy->status = session->status;
  copy->language = session->language;
  copy->capacity = session->capacity;
  copy->minimum = session->minimum;
  copy->funding = g_strdup (session->funding);
  copy->notes = g_strdup (session->notes);
  copy->waiting_order = session->waiting_order;
  copy->series = series;
  for (guint i = 0; i < session->dates->len; i++)
    copy_date (copy, session->dates->pdata[i], days);

  return copy;
}

/* What follows a code: the number at its end counted up, or a number where there is none. */
static char *
count_up (const char *code)
{
  gsize length = strlen (code);
  gsize digits = 0;
  g_autofree char *stem = NULL;

  /* More digits than that are no count. */
  while (digits < length && digits < 6 && g_ascii_isdigit (code[length - digits - 1]))
    digits++;
  if (digits == 0)
    return g_strconcat (code, "-2", NULL);
  stem = g_strndup (code, length - digits);

  return g_strdup_printf ("%s%0*" G_GUINT64_FORMAT, stem, (int)digits,
                          g_ascii_strtoull (code + length - digits, NULL, 10) + 1);
}

/* The code of the next session: as the first was suggested, so is it; else it counts on. */
static char *
find_next_code (FfwConnection *connection, const FfwSession *session, const char *last,
                gboolean suggested, FfwDate first, GError **error)
{
  g_autofree char *code = NULL;
  gint64 n = 1;

  if (suggested)
    return ffw_session_find_code (connection, session->course_code, first, error);

  code = g_strdup (last);
  while (n > 0)
    {
      g_autofree char *next = count_up (code);

      if (!ffw_connection_get_int (connection, SQL_TAKEN, &n, error, "s", next))
        return NULL;
      g_free (code);
      code = g_steal_pointer (&next);
    }

  return g_steal_pointer (&code);
}

static void
say (FfwChange *change, const char *id, guint n, const char *title, gint64 session)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autoptr (FfwMessage) message = ffw_message_new (id, count, title, NULL);

  ffw_change_touch (change, session);
  ffw_change_set_message (change, message);
}

/**
 * ffw_session_save_series:
 * @session: the first one, with the code of its course; without a code, one is found
 * @days: (array length=n_days): on which the sessions begin, in their order, the first one's day
 *   among them; the others' dates are as far apart
 * @title: of the series
 *
 * Plans many sessions of the same kind as one change. Where there is one day, it is no series.
 *
 * Returns: the first one's id; 0 with an error as of ffw_session_save()
 */
gint64
ffw_session_save_series (FfwChange *change, const FfwSession *session, const FfwDate *days,
                         guint n_days, const char *title, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwDate first = ffw_session_get_first_on (session);
  g_autofree char *suggested = ffw_session_find_code (connection, session->course_code, first,
                                                      error);
  g_autofree char *code = NULL;
  gboolean is_suggested;
  gint64 series = 0;
  gint64 begun = 0;

  if (suggested == NULL)
    return 0;
  is_suggested = *session->code == '\0' || g_str_equal (session->code, suggested);
  if (n_days > 1)
    {
      series = ffw_series_add (change, title, error);
      if (series == 0)
        return 0;
    }
  code = g_strdup (is_suggested ? suggested : session->code);
  for (guint i = 0; i < n_days; i++)
    {
      g_autoptr (FfwSession) one = NULL;
      gint64 id;

      if (i > 0)
        {
          g_autofree char *next = find_next_code (connection, session, code, is_suggested, days[i],
                                                  error);

          if (next == NULL)
            return 0;
          g_free (code);
          code = g_steal_pointer (&next);
        }
      one = copy_session (session, code, series, (int)days[i] - (int)first);
      id = ffw_session_save (change, one, today, error);
      if (id == 0)
        return 0;
      begun = begun ? begun : id;
    }
  if (n_days > 1)
    say (change, "add-series", n_days, title, begun);

  return begun;
}

static const FfwSessionTrainer *
find_trainer (const FfwSessionDate *date, gint64 person)
{
  for (guint i = 0; i < date->trainers->len; i++)
    {
      const FfwSessionTrainer *trainer = date->trainers->pdata[i];

      if (trainer->person == person)
        return trainer;
    }

  return NULL;
}

/* Who was added, and who was left out, is so in the other session too. */
static void
follow_trainers (FfwSessionDate *other, const FfwSessionDate *before, const FfwSessionDate *after)
{
  for (guint i = other->trainers->len; i > 0; i--)
    {
      gint64 person = ((const FfwSessionTrainer *)other->trainers->pdata[i - 1])->person;

      if (find_trainer (before, person) && find_trainer (after, person) == NULL)
        g_ptr_array_remove_index (other->trainers, i - 1);
    }
  for (guint i = 0; i < after->trainers->len; i++)
    {
      const FfwSessionTrainer *trainer = after->trainers->pdata[i];

      if (find_trainer (before, trainer->person) == NULL
          && find_trainer (other, trainer->person) == NULL)
        copy_trainer (other, trainer);
    }
}

static void
follow_text (char **other, const char *before, const char *after)
{
  const char *was = before ? before : "";
  const char *is = after ? after : "";

  if (g_str_equal (was, is))
    return;
  g_free (*other);
  *other = g_strdup (after);
}

/* A time moves by as much as it did there, by the clock on the wall. */
static void
follow_time (char **other, const char *before, const char *after)
{
  FfwLocalTime was, is;
  char *moved;

  if (!ffw_local_time_parse (before, &was) || !ffw_local_time_parse (after, &is))
    return;
  moved = shift (*other, (int)is.day - (int)was.day, (int)is.minute - (int)was.minute);
  g_free (*other);
  *other = moved;
}

static const FfwSessionDate *
find_date (const FfwSession *session, gint64 id)
{
  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];

      if (date->id == id)
        return date;
    }

  return NULL;
}

/* Dates correspond by their order. */
static void
follow_dates (FfwSession *other, const FfwSession *before, const FfwSession *after)
{
  int apart = (int)ffw_session_get_first_on (other) - (int)ffw_session_get_first_on (before);

  for (guint i = before->dates->len; i > 0; i--)
    {
      const FfwSessionDate *was = before->dates->pdata[i - 1];
      const FfwSessionDate *is = find_date (after, was->id);
      FfwSessionDate *date;

      if (i > other->dates->len)
        continue;
      if (is == NULL)
        {
          g_ptr_array_remove_index (other->dates, i - 1);
          continue;
        }
      date = other->dates->pdata[i - 1];
      follow_time (&date->starts_at, was->starts_at, is->starts_at);
      follow_time (&date->ends_at, was->ends_at, is->ends_at);
      follow_text (&date->venue, was->venue, is->venue);
      follow_text (&date->link, was->link, is->link);
      follow_trainers (date, was, is);
    }
  for (guint i = 0; i < after->dates->len; i++)
    if (((const FfwSessionDate *)after->dates->pdata[i])->id == 0)
      copy_date (other, after->dates->pdata[i], apart);
}

/* What became different there becomes so here; what was different here stays so. */
static void
follow (FfwSession *other, const FfwSession *before, const FfwSession *after)
{
  if (after->course != before->course)
    other->course = after->course;
  if (after->language != before->language)
    other->language = after->language;
  if (after->capacity != before->capacity)
    other->capacity = after->capacity;
  if (after->minimum != before->minimum)
    other->minimum = after->minimum;
  if (after->waiting_order != before->waiting_order)
    other->waiting_order = after->waiting_order;
  follow_text (&other->funding, before->funding, after->funding);
  follow_text (&other->notes, before->notes, after->notes);
  follow_dates (other, before, after);
}

/**
 * ffw_session_series_list:
 * @before: one of a series
 *
 * Returns: (transfer full) (element-type gint64): the others of its series that a change of the
 *   scope is for; %NULL with @error set
 */
GArray *
ffw_session_series_list (FfwConnection *connection, const FfwSession *before, FfwSeriesScope scope,
                         GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  FfwDate from = scope == FFW_SERIES_LATER ? ffw_session_get_first_on (before) : FFW_DATE_NONE;
  char iso[FFW_DATE_ISO_SIZE] = "";
  g_autoptr (FfwCursor) cursor = NULL;

  if (from != FFW_DATE_NONE)
    ffw_date_to_iso (from, iso);
  cursor = ffw_connection_query (connection, SQL_OTHERS, error, "iis", before->series, before->id,
                                 iso);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_array_append_val (others, id);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&others);
}

static gboolean
change_others (FfwChange *change, const FfwSession *before, const FfwSession *session,
               FfwSeriesScope scope, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (GArray) others = ffw_session_series_list (connection, before, scope, error);

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      g_autoptr (FfwSession) other = ffw_session_read (connection,
                                                       g_array_index (others, gint64, i), error);

      if (other == NULL)
        return FALSE;
      follow (other, before, session);
      if (ffw_session_save (change, other, today, error) == 0)
        {
          /* Which of them it is about; the sentence itself may not say. */
          g_prefix_error (error, "%s: ", other->code);
          return FALSE;
        }
    }
  say (change, "edit-series", others->len + 1, before->series_title, before->id);

  return TRUE;
}

/**
 * ffw_session_change_series:
 * @session: as it is to be
 *
 * Changes a session, and in the others of the scope what was changed in it.
 *
 * Returns: %FALSE with an error as of ffw_session_save(); then nothing is changed
 */
gboolean
ffw_session_change_series (FfwChange *change, const FfwSession *session, FfwSeriesScope scope,
                           FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (GError) failed = NULL;
  g_autoptr (FfwSession) before = ffw_session_read (connection, session->id, &failed);

  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (ffw_session_save (change, session, today, error) == 0)
    return FALSE;

  return before == NULL || before->series == 0 || scope == FFW_SERIES_ONE
         || change_others (change, before, session, scope, today, error);
}
