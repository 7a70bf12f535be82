/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session.h"

#include "ffw-post.h"
#include "ffw-session-messages.h"

#include <string.h>

const char *const ffw_session_tables[]
    = { "booking", "course",       "organisation",    "person",          "post", "series",
        "session", "session_date", "session_message", "session_trainer", NULL };

static const char session_sql[]
    = "SELECT s.uuid, s.code, s.course, c.code, c.title_en, c.title_cy, s.status, s.language,"
      " s.capacity, s.minimum, s.funding, s.notes, s.waiting_order, coalesce (s.series, 0), "
      "r.title,"
      " s.cancel_reason"
      " FROM session s JOIN course c ON c.id = s.course LEFT JOIN series r ON r.id = s.series"
      " WHERE s.id = ?";
static const char dates_sql[] = "SELECT id, starts_at, ends_at, venue, link FROM session_date"
                                " WHERE session = ? ORDER BY starts_at, id";
static const char trainers_sql[]
    = "SELECT t.session_date, t.person, coalesce (t.post, 0), n.family_name, n.given_name,"
      " coalesce (o.code, ''), t.override_reason"
      " FROM session_date d JOIN session_trainer t ON t.session_date = d.id"
      " JOIN person n ON n.id = t.person LEFT JOIN post p ON p.id = t.post"
      " LEFT JOIN organisation o ON o.id = p.organisation"
      " WHERE d.session = ? ORDER BY d.starts_at, d.id, n.family_name, n.given_name, n.id";
static const char bookings_sql[] = "SELECT status, count(*) FROM booking WHERE session = ?"
                                   " GROUP BY status";

static void
trainer_free (FfwSessionTrainer *self)
{
  g_free (self->name);
  g_free (self->called);
  g_free (self->organisation);
  g_free (self->reason);
  g_free (self);
}

static void
date_free (FfwSessionDate *self)
{
  g_free (self->starts_at);
  g_free (self->ends_at);
  g_free (self->venue);
  g_free (self->link);
  g_ptr_array_unref (self->trainers);
  g_free (self);
}

/** Returns: (transfer full): a planned session without a course or a date */
FfwSession *
ffw_session_new (void)
{
  FfwSession *self = g_new0 (FfwSession, 1);

  self->language = -1;
  self->capacity = FFW_NULL;
  self->minimum = FFW_NULL;
  self->dates = g_ptr_array_new_with_free_func ((GDestroyNotify)date_free);

  return self;
}

void
ffw_session_free (FfwSession *self)
{
  g_free (self->uuid);
  g_free (self->code);
  g_free (self->course_code);
  ffw_text_clear (&self->course_title);
  g_free (self->funding);
  g_free (self->notes);
  g_free (self->cancel_reason);
  g_free (self->series_title);
  g_ptr_array_unref (self->dates);
  g_free (self);
}

/** Returns: (transfer none): a further date, without trainers or a place; not yet in the workspace
 */
FfwSessionDate *
ffw_session_add_date (FfwSession *self, const char *starts_at, const char *ends_at)
{
  FfwSessionDate *date = g_new0 (FfwSessionDate, 1);

  date->starts_at = g_strdup (starts_at);
  date->ends_at = g_strdup (ends_at);
  date->trainers = g_ptr_array_new_with_free_func ((GDestroyNotify)trainer_free);
  g_ptr_array_add (self->dates, date);

  return date;
}

/**
 * ffw_session_date_add_trainer:
 * @post: in which they train, or 0
 *
 * Returns: (transfer none): the trainer, without a name or a reason
 */
FfwSessionTrainer *
ffw_session_date_add_trainer (FfwSessionDate *self, gint64 person, gint64 post)
{
  FfwSessionTrainer *trainer = g_new0 (FfwSessionTrainer, 1);

  trainer->person = person;
  trainer->post = post;
  trainer->name = g_strdup ("");
  trainer->called = g_strdup ("");
  trainer->organisation = g_strdup ("");
  g_ptr_array_add (self->trainers, trainer);

  return trainer;
}

/* Family name first, as lists have it. */
static char *
list_name (const char *family_name, const char *given_name)
{
  if (family_name && given_name)
    return g_strconcat (family_name, ", ", given_name, NULL);

  return ffw_person_join_name (given_name, family_name);
}

static gboolean
read_trainers (FfwSession *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, trainers_sql, error, "i",
                                                       self->id);
  guint i = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwSessionTrainer *trainer;

      while (((FfwSessionDate *)self->dates->pdata[i])->id != ffw_cursor_get_int (cursor, 0))
        i++;
      trainer = ffw_session_date_add_trainer (self->dates->pdata[i], ffw_cursor_get_int (cursor, 1),
                                              ffw_cursor_get_int (cursor, 2));
      g_free (trainer->name);
      trainer->name = list_name (ffw_cursor_get_text (cursor, 3), ffw_cursor_get_text (cursor, 4));
      g_free (trainer->called);
      trainer->called = ffw_person_join_name (ffw_cursor_get_text (cursor, 4),
                                              ffw_cursor_get_text (cursor, 3));
      g_free (trainer->organisation);
      trainer->organisation = g_strdup (ffw_cursor_get_text (cursor, 5));
      trainer->reason = g_strdup (ffw_cursor_get_text (cursor, 6));
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_dates (FfwSession *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, dates_sql, error, "i", self->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwSessionDate *date = ffw_session_add_date (self, ffw_cursor_get_text (cursor, 1),
                                                   ffw_cursor_get_text (cursor, 2));

      date->id = ffw_cursor_get_int (cursor, 0);
      date->venue = g_strdup (ffw_cursor_get_text (cursor, 3));
      date->link = g_strdup (ffw_cursor_get_text (cursor, 4));
    }

  return !ffw_cursor_has_failed (cursor) && read_trainers (self, connection, error);
}

static gboolean
count_bookings (FfwSession *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, bookings_sql, error, "i",
                                                       self->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    self->n[ffw_cursor_get_int (cursor, 0)] = ffw_cursor_get_int (cursor, 1);

  return !ffw_cursor_has_failed (cursor);
}

/** A number of the row, or %FFW_NULL. */
static gint64
int_or_null (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? FFW_NULL : ffw_cursor_get_int (cursor, column);
}

/**
 * ffw_session_read:
 *
 * Returns: (transfer full) (nullable): the session; %NULL where there is none any more, or with
 *   @error set
 */
FfwSession *
ffw_session_read (FfwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, session_sql, error, "i", id);
  g_autoptr (FfwSession) self = NULL;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;

  self = ffw_session_new ();
  self->id = id;
  self->uuid = g_strdup (ffw_cursor_get_text (cursor, 0));
  self->code = g_strdup (ffw_cursor_get_text (cursor, 1));
  self->course = ffw_cursor_get_int (cursor, 2);
  self->course_code = g_strdup (ffw_cursor_get_text (cursor, 3));
  ffw_text_set (&self->course_title, ffw_cursor_get_text (cursor, 4),
                ffw_cursor_get_text (cursor, 5));
  self->status = (FfwSessionStatus)ffw_cursor_get_int (cursor, 6);
  self->language = ffw_cursor_is_null (cursor, 7) ? -1 : (int)ffw_cursor_get_int (cursor, 7);
  self->capacity = int_or_null (cursor, 8);
  self->minimum = int_or_null (cursor, 9);
  self->funding = g_strdup (ffw_cursor_get_text (cursor, 10));
  self->notes = g_strdup (ffw_cursor_get_text (cursor, 11));
  self->waiting_order = (FfwWaitingOrder)ffw_cursor_get_int (cursor, 12);
  self->series = ffw_cursor_get_int (cursor, 13);
  self->series_title = g_strdup (ffw_cursor_get_text (cursor, 14));
  self->is_untold = ffw_cursor_get_int (cursor, 15) > 0;
  self->cancel_reason = g_strdup (ffw_cursor_get_text (cursor, 15));
  if (!read_dates (self, connection, error) || !count_bookings (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

static FfwDate
day_of (const char *time)
{
  g_autofree char *day = g_strndup (time, FFW_DATE_ISO_SIZE - 1);

  return ffw_date_from_iso (day);
}

/** Returns: the day of the earliest beginning; %FFW_DATE_NONE where there is no date */
FfwDate
ffw_session_get_first_on (const FfwSession *self)
{
  FfwDate first = FFW_DATE_NONE;

  for (guint i = 0; i < self->dates->len; i++)
    {
      FfwDate day = day_of (((const FfwSessionDate *)self->dates->pdata[i])->starts_at);

      if (first == FFW_DATE_NONE || day < first)
        first = day;
    }

  return first;
}

/** Returns: the day of the latest beginning; %FFW_DATE_NONE where there is no date */
FfwDate
ffw_session_get_last_on (const FfwSession *self)
{
  FfwDate last = FFW_DATE_NONE;

  for (guint i = 0; i < self->dates->len; i++)
    last = MAX (last, day_of (((const FfwSessionDate *)self->dates->pdata[i])->starts_at));

  return last;
}

/** Returns: how many people have a place, or were there: those whom the capacity limits */
gint64
ffw_session_count_booked (const FfwSession *self)
{
  gint64 n = 0;

  for (guint i = 0; i < FFW_N_BOOKING_STATUSES; i++)
    if (i != FFW_BOOKING_WAITING && i != FFW_BOOKING_CANCELLED)
      n += self->n[i];

  return n;
}
