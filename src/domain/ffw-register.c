/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register.h"

#include "ffw-fold.h"

#include <math.h>
#include <string.h>

static const char session_sql[]
    = "SELECT s.code, s.course, c.code, c.title_en, c.title_cy, s.status, s.language, c.completion,"
      " coalesce (s.series, 0), c.hours, coalesce (s.first_on, ''), coalesce (s.last_on, ''),"
      " s.capacity"
      " FROM session s JOIN course c ON c.id = s.course WHERE s.id = ?";
static const char dates_sql[] = "SELECT starts_at, ends_at, venue FROM session_date"
                                " WHERE session = ? ORDER BY starts_at, id";
/* Those who wait or cancelled have no line; who came nevertheless is booked as a walk-in. */
static const char people_sql[]
    = "SELECT b.person, coalesce (b.post, 0), b.id, n.given_name, n.family_name, o.code,"
      " p.staff_number,"
      " (SELECT string_agg (lower (m.email), ' ') FROM post m"
      "   WHERE m.person = b.person AND m.email IS NOT NULL),"
      " b.status, coalesce (n.training_language, -1), l.chosen, coalesce (l.number, 0), r.id"
      " FROM booking b JOIN person n ON n.id = b.person"
      " LEFT JOIN post p ON p.id = b.post LEFT JOIN organisation o ON o.id = p.organisation"
      " LEFT JOIN register_line l ON l.session = b.session AND l.person = b.person"
      " LEFT JOIN record r ON r.id = l.record"
      " WHERE b.session = ? AND b.status IN (?, ?, ?, ?)";
static const char marks_sql[] = "SELECT person, on_date, attended, minutes FROM attendance"
                                " WHERE session = ?";
/* Sessions of the course, or of the series where the session belongs to one, that the person
 * attended since the course was last completed. */
static const char before_sql[]
    = "SELECT count(*) FROM booking b JOIN session s ON s.id = b.session"
      " WHERE b.person = ? AND b.status = ? AND s.course = ? AND s.status = ? AND s.id <> ?"
      " AND (? = 0 OR s.series = ?) AND s.last_on <= ?"
      " AND s.last_on > coalesce ((SELECT max (r.completed_on) FROM record r"
      "   WHERE r.person = b.person AND r.course = s.course AND r.outcome = ?"
      "     AND coalesce (r.session, 0) <> ?), '')";

static void
date_free (gpointer data)
{
  FfwRegisterDate *self = data;

  g_free (self->on);
  g_free (self->starts_at);
  g_free (self->ends_at);
  g_free (self->venue);
  g_free (self);
}

static void
person_free (gpointer data)
{
  FfwRegisterPerson *self = data;

  g_free (self->given_name);
  g_free (self->family_name);
  g_free (self->name);
  g_free (self->sort_key);
  g_free (self->organisation);
  g_free (self->staff_number);
  g_free (self->emails);
  g_free (self->marks);
  g_free (self);
}

void
ffw_register_free (FfwRegister *self)
{
  g_free (self->code);
  g_free (self->course_code);
  g_free (self->title);
  g_free (self->first_on);
  g_free (self->last_on);
  g_ptr_array_unref (self->dates);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static char *
text_or_empty (FfwCursor *cursor, int column)
{
  const char *text = ffw_cursor_get_text (cursor, column);

  return g_strdup (text ? text : "");
}

static void
take_completion (FfwRegister *self, const char *text)
{
  const char *number = text ? strchr (text, ':') : NULL;

  self->completion = FFW_COMPLETION_ALL;
  if (number == NULL)
    return;
  self->needed = (int)g_ascii_strtoll (number + 1, NULL, 10);
  if (g_str_has_prefix (text, "share:"))
    self->completion = FFW_COMPLETION_SHARE;
  else if (g_str_has_prefix (text, "sessions:"))
    self->completion = FFW_COMPLETION_SESSIONS;
}

static int
length_of (const char *starts_at, const char *ends_at)
{
  FfwDate from = FFW_DATE_NONE;
  FfwDate to = FFW_DATE_NONE;
  guint start = 0;
  guint end = 0;

  ffw_date_time_parse (starts_at, &from, &start);
  ffw_date_time_parse (ends_at, &to, &end);

  return MAX (0, ((int)to - (int)from) * 24 * 60 + (int)end - (int)start);
}

static gboolean
read_session (FfwRegister *self, FfwConnection *connection, FfwLanguage language, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, session_sql, error, "i",
                                                       self->id);
  const char *title;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  self->code = text_or_empty (cursor, 0);
  self->course = ffw_cursor_get_int (cursor, 1);
  self->course_code = text_or_empty (cursor, 2);
  title = ffw_cursor_get_text (cursor, language == FFW_LANGUAGE_CY ? 4 : 3);
  if (title == NULL)
    title = ffw_cursor_get_text (cursor, language == FFW_LANGUAGE_CY ? 3 : 4);
  self->title = g_strdup (title ? title : self->course_code);
  self->status = (FfwSessionStatus)ffw_cursor_get_int (cursor, 5);
  self->language = ffw_cursor_is_null (cursor, 6) ? -1 : (int)ffw_cursor_get_int (cursor, 6);
  take_completion (self, ffw_cursor_get_text (cursor, 7));
  self->series = ffw_cursor_get_int (cursor, 8);
  self->hours = ffw_cursor_is_null (cursor, 9) ? NAN : ffw_cursor_get_double (cursor, 9);
  self->first_on = text_or_empty (cursor, 10);
  self->last_on = text_or_empty (cursor, 11);
  self->capacity = ffw_cursor_is_null (cursor, 12) ? FFW_NULL : ffw_cursor_get_int (cursor, 12);

  return TRUE;
}

static gboolean
read_dates (FfwRegister *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, dates_sql, error, "i", self->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      const char *starts_at = ffw_cursor_get_text (cursor, 0);
      FfwRegisterDate *before = self->dates->len ? self->dates->pdata[self->dates->len - 1] : NULL;
      FfwRegisterDate *date;

      /* Attendance is of a day: a morning and an afternoon are one. */
      if (before && g_str_has_prefix (starts_at, before->on))
        {
          before->minutes += length_of (starts_at, ffw_cursor_get_text (cursor, 1));
          g_free (before->ends_at);
          before->ends_at = text_or_empty (cursor, 1);
          continue;
        }
      date = g_new0 (FfwRegisterDate, 1);
      date->starts_at = text_or_empty (cursor, 0);
      date->ends_at = text_or_empty (cursor, 1);
      date->venue = text_or_empty (cursor, 2);
      date->on = g_strndup (date->starts_at, FFW_DATE_ISO_SIZE - 1);
      date->minutes = length_of (date->starts_at, date->ends_at);
      g_ptr_array_add (self->dates, date);
    }

  return !ffw_cursor_has_failed (cursor);
}

static FfwRegisterPerson *
read_person (FfwRegister *self, FfwCursor *cursor, FfwLanguage language)
{
  g_autofree char *sorted = NULL;
  FfwRegisterPerson *person = g_new0 (FfwRegisterPerson, 1);

  person->person = ffw_cursor_get_int (cursor, 0);
  person->post = ffw_cursor_get_int (cursor, 1);
  person->booking = ffw_cursor_get_int (cursor, 2);
  person->given_name = text_or_empty (cursor, 3);
  person->family_name = text_or_empty (cursor, 4);
  person->name = g_strstrip (g_strdup_printf ("%s %s", person->given_name, person->family_name));
  sorted = g_strdup_printf ("%s %s", person->family_name, person->given_name);
  person->sort_key = ffw_sort_key (sorted, language);
  person->organisation = text_or_empty (cursor, 5);
  person->staff_number = text_or_empty (cursor, 6);
  person->emails = text_or_empty (cursor, 7);
  person->status = (FfwBookingStatus)ffw_cursor_get_int (cursor, 8);
  person->preference = (int)ffw_cursor_get_int (cursor, 9);
  person->chosen = ffw_cursor_is_null (cursor, 10) ? FFW_REGISTER_AS_PROPOSED
                                                   : (int)ffw_cursor_get_int (cursor, 10);
  person->number = (int)ffw_cursor_get_int (cursor, 11);
  person->record = ffw_cursor_is_null (cursor, 12) ? 0 : ffw_cursor_get_int (cursor, 12);
  person->marks = g_new (FfwRegisterMark, MAX (1, self->dates->len));
  for (guint i = 0; i < self->dates->len; i++)
    person->marks[i] = (FfwRegisterMark){ FFW_REGISTER_UNKNOWN, FFW_REGISTER_UNKNOWN };

  return person;
}

/* As the reader's language sorts names; of the same name, in an order that stays. */
static gint
by_name (gconstpointer a, gconstpointer b)
{
  const FfwRegisterPerson *first = *(FfwRegisterPerson *const *)a;
  const FfwRegisterPerson *second = *(FfwRegisterPerson *const *)b;
  int order = g_strcmp0 (first->sort_key, second->sort_key);

  return order ? order : (first->person > second->person) - (first->person < second->person);
}

static gboolean
read_people (FfwRegister *self, FfwConnection *connection, FfwLanguage language, GHashTable *by_id,
             GError **error)
{
  g_autoptr (FfwCursor) cursor
      = ffw_connection_query (connection, people_sql, error, "iiiii", self->id,
                              (gint64)FFW_BOOKING_BOOKED, (gint64)FFW_BOOKING_ATTENDED,
                              (gint64)FFW_BOOKING_PARTLY_ATTENDED, (gint64)FFW_BOOKING_NO_SHOW);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwRegisterPerson *person = read_person (self, cursor, language);

      g_ptr_array_add (self->people, person);
      g_hash_table_insert (by_id, &person->person, person);
    }
  g_ptr_array_sort (self->people, by_name);

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_marks (FfwRegister *self, FfwConnection *connection, GHashTable *by_id, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, marks_sql, error, "i", self->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      const char *on = ffw_cursor_get_text (cursor, 1);
      FfwRegisterPerson *person = g_hash_table_lookup (by_id, &id);

      for (guint i = 0; person && i < self->dates->len; i++)
        if (g_str_equal (((FfwRegisterDate *)self->dates->pdata[i])->on, on))
          person->marks[i] = (FfwRegisterMark){
            (int)ffw_cursor_get_int (cursor, 2),
            ffw_cursor_is_null (cursor, 3) ? FFW_REGISTER_UNKNOWN
                                           : (int)ffw_cursor_get_int (cursor, 3),
          };
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_before (FfwRegister *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;

  if (self->completion != FFW_COMPLETION_SESSIONS)
    return TRUE;
  cursor = ffw_connection_prepare (connection, before_sql, error);
  if (cursor == NULL)
    return FALSE;
  for (guint i = 0; i < self->people->len; i++)
    {
      FfwRegisterPerson *person = self->people->pdata[i];

      ffw_cursor_bind (cursor, "iiiiiiisii", person->person, (gint64)FFW_BOOKING_ATTENDED,
                       self->course, (gint64)FFW_SESSION_HELD, self->id, self->series, self->series,
                       self->last_on, (gint64)FFW_OUTCOME_COMPLETED, self->id);
      if (!ffw_cursor_next (cursor, error))
        return FALSE;
      person->before = (guint)ffw_cursor_get_int (cursor, 0);
    }

  return TRUE;
}

/**
 * ffw_register_read:
 * @session: its id
 *
 * Returns: (transfer full): the register; %NULL with @error set, or where there is no such session
 */
FfwRegister *
ffw_register_read (FfwConnection *connection, gint64 session, FfwLanguage language, GError **error)
{
  g_autoptr (FfwRegister) self = g_new0 (FfwRegister, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->id = session;
  self->dates = g_ptr_array_new_with_free_func (date_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  if (!read_session (self, connection, language, error) || !read_dates (self, connection, error)
      || !read_people (self, connection, language, by_id, error)
      || !read_marks (self, connection, by_id, error) || !read_before (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* How many of the dates the person was at, and for how many minutes of how many. */
static void
add_up (const FfwRegister *self, const FfwRegisterPerson *person, guint *known, guint *present,
        int *minutes, int *length)
{
  for (guint i = 0; i < self->dates->len; i++)
    {
      const FfwRegisterDate *date = self->dates->pdata[i];
      const FfwRegisterMark *mark = &person->marks[i];

      *length += date->minutes;
      if (mark->attended == FFW_REGISTER_UNKNOWN)
        continue;
      *known += 1;
      if (!mark->attended)
        continue;
      *present += 1;
      *minutes += mark->minutes == FFW_REGISTER_UNKNOWN ? date->minutes
                                                        : MIN (mark->minutes, date->minutes);
    }
}

/**
 * ffw_register_judge:
 * @person: one of @self's
 *
 * What comes of what the register says of @person, by the course's rule of completion. A date of
 * which nothing is said counts as one at which the person was not; where nothing is said of any,
 * what an import has said of the booking stays. Somebody who was there in part, or has sessions to
 * come before the course is complete, has no record unless one is chosen.
 */
FfwRegisterResult
ffw_register_judge (const FfwRegister *self, const FfwRegisterPerson *person)
{
  FfwRegisterResult result = { .proposed = FFW_REGISTER_NO_RECORD };
  guint known = 0;
  guint present = 0;
  int minutes = 0;
  int length = 0;
  gboolean whole, complete;

  add_up (self, person, &known, &present, &minutes, &length);
  result.is_marked = known > 0 || person->status != FFW_BOOKING_BOOKED;
  if (known == 0 && person->status != FFW_BOOKING_BOOKED)
    {
      whole = complete = person->status == FFW_BOOKING_ATTENDED;
      result.status = person->status;
    }
  else
    {
      whole = complete = present > 0 && present == self->dates->len;
      if (self->completion == FFW_COMPLETION_SHARE)
        whole = complete = present > 0 && minutes * 100 >= length * self->needed;
      result.status = present == 0 ? FFW_BOOKING_NO_SHOW
                      : whole      ? FFW_BOOKING_ATTENDED
                                   : FFW_BOOKING_PARTLY_ATTENDED;
    }
  if (self->completion == FFW_COMPLETION_SESSIONS)
    complete = whole && (int)person->before + 1 >= self->needed;

  result.proposed = complete ? FFW_OUTCOME_COMPLETED : FFW_REGISTER_NO_RECORD;
  result.outcome = person->chosen == FFW_REGISTER_AS_PROPOSED ? result.proposed : person->chosen;
  if (result.outcome == FFW_OUTCOME_COMPLETED && !ffw_register_may_complete (&result))
    result.outcome = FFW_REGISTER_NO_RECORD;

  return result;
}

/** Returns: whether somebody can have completed the course here: not who was never there */
gboolean
ffw_register_may_complete (const FfwRegisterResult *result)
{
  return result->status != FFW_BOOKING_NO_SHOW;
}
