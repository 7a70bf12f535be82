/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-actions.h"

#include "ffw-expand.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char mark_sql[]
    = "SELECT id FROM attendance WHERE session = ? AND person = ? AND on_date = ?";
static const char mark_add_sql[]
    = "INSERT INTO attendance (id, uuid, session, on_date, person, post, attended, minutes)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char mark_set_sql[] = "UPDATE attendance SET attended = ?, minutes = ? WHERE id = ?";
static const char mark_drop_sql[] = "DELETE FROM attendance WHERE id = ?";
static const char choose_sql[] = "INSERT INTO register_line (session, person, chosen)"
                                 " VALUES (?, ?, ?)"
                                 " ON CONFLICT (session, person) DO UPDATE SET chosen = ?";
static const char keep_sql[]
    = "INSERT INTO register_line (session, person, number, before, record) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (session, person) DO UPDATE SET number = ?, before = ?, record = ?";
static const char number_sql[] = "SELECT coalesce (max (number), 0) FROM register_line"
                                 " WHERE session = ?";
static const char status_sql[] = "UPDATE booking SET status = ? WHERE id = ?";
static const char status_add_sql[] = "INSERT INTO booking_status (id, booking, status, at)"
                                     " VALUES (?, ?, ?, ?)";
static const char session_sql[] = "UPDATE session SET status = ? WHERE id = ?";
static const char there_sql[]
    = "SELECT count(*) FROM record WHERE person = ? AND course = ? AND completed_on = ?";
/* Figures go by the post that was held on the day of completion; where the booking's was, that. */
static const char post_sql[]
    = "SELECT coalesce ((SELECT p.id FROM post p WHERE p.id = ? AND p.started_on <= ?"
      "     AND coalesce (p.left_on, '9999-12-31') >= ?),"
      "   (SELECT h.id FROM post h WHERE h.person = ? AND h.started_on <= ?"
      "     AND coalesce (h.left_on, '9999-12-31') >= ? ORDER BY h.started_on DESC, h.id LIMIT 1),"
      "   ?)";
static const char record_sql[]
    = "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome, language, hours,"
      " session, certificate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char lines_sql[]
    = "SELECT l.person, l.before, coalesce (r.id, 0), coalesce (b.id, 0),"
      " coalesce (b.status, 0) FROM register_line l"
      " LEFT JOIN record r ON r.id = l.record"
      " LEFT JOIN booking b ON b.session = l.session AND b.person = l.person"
      " WHERE l.session = ? AND l.before IS NOT NULL ORDER BY l.person";
static const char lines_open_sql[]
    = "UPDATE register_line SET before = NULL, record = NULL WHERE session = ?";
static const char files_sql[] = "UPDATE attachment SET record = NULL WHERE record = ?";
static const char withdraw_sql[] = "DELETE FROM record WHERE id = ?";
static const char who_sql[] = "SELECT person FROM post WHERE id = ?";
static const char organisation_sql[] = "SELECT coalesce (max (id), 0) FROM organisation"
                                       " WHERE code = ?";
static const char person_add_sql[] = "INSERT INTO person (id, uuid, given_name, family_name)"
                                     " VALUES (?, ?, ?, ?)";
static const char post_add_sql[]
    = "INSERT INTO post (id, uuid, person, organisation, email, started_on)"
      " VALUES (?, ?, ?, ?, ?, ?)";
static const char booking_sql[] = "SELECT id, status FROM booking WHERE session = ? AND person = ?";
static const char booking_add_sql[]
    = "INSERT INTO booking (id, uuid, session, person, post, status, asked_at, funded)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, 0)";
static const char booking_set_sql[] = "UPDATE booking SET post = ?, status = ? WHERE id = ?";

/* A register under an action, and what the action may write to. */
typedef struct
{
  FfwChange *change;
  FfwConnection *connection;
  FfwRegister *of;
  GHashTable *people; /* id → FfwRegisterPerson of @of */
} Action;

static void
action_clear (Action *self)
{
  g_clear_pointer (&self->of, ffw_register_free);
  g_clear_pointer (&self->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Action, action_clear)

static gboolean
action_begin (Action *self, FfwChange *change, gint64 session, GError **error)
{
  self->change = change;
  self->connection = ffw_change_get_connection (change);
  self->of = ffw_register_read (self->connection, session, ffw_language_get (), error);
  if (self->of == NULL)
    {
      if (error && *error == NULL)
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                     _ ("This session is not in the workspace any more."));
      return FALSE;
    }
  self->people = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->of->people->len; i++)
    {
      FfwRegisterPerson *person = self->of->people->pdata[i];

      g_hash_table_insert (self->people, &person->person, person);
    }

  return TRUE;
}

/* Says why not. @sentence: translated; %1$s in it is @name. */
static gboolean
refuse (GError **error, const char *sentence, const char *name)
{
  const char *const arguments[] = { name, NULL };
  g_autofree char *text = ffw_expand (sentence, arguments, ffw_language_get ());

  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED, text);

  return FALSE;
}

static gboolean
must_be_open (const Action *self, GError **error)
{
  if (self->of->status == FFW_SESSION_HELD)
    return refuse (error,
                   _ ("The register of session “%1$s” is closed. Open it again to change it."),
                   self->of->code);
  if (self->of->status == FFW_SESSION_CANCELLED)
    return refuse (error, _ ("Session “%1$s” was cancelled."), self->of->code);
  if (self->of->dates->len == 0)
    return refuse (error, _ ("Session “%1$s” has no date. Give it one first."), self->of->code);

  return TRUE;
}

/* Attendance is a fact, and there is none of a day that is still to come. */
static gboolean
must_have_come (const Action *self, guint date, FfwDate today, GError **error)
{
  const FfwRegisterDate *on = self->of->dates->pdata[date];
  FfwDate day = FFW_DATE_NONE;
  guint minute;

  ffw_date_time_parse (on->starts_at, &day, &minute);

  return day <= today
         || refuse (error, _ ("The register of %1$s can be filled in from that day on."), on->on);
}

static void
say (Action *self, const char *id, guint n)
{
  g_autofree char *session = g_strdup_printf ("@session/%" G_GINT64_FORMAT, self->of->id);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autoptr (FfwMessage) message = ffw_message_new (id, count, session, NULL);

  ffw_change_touch (self->change, self->of->id);
  ffw_change_set_message (self->change, message);
}

static gboolean
write_mark (Action *self, const FfwRegisterPerson *person, guint date, FfwRegisterMark mark,
            GError **error)
{
  const char *on = ((FfwRegisterDate *)self->of->dates->pdata[date])->on;
  gint64 minutes = mark.minutes == FFW_REGISTER_UNKNOWN || mark.attended != 1 ? FFW_NULL
                                                                              : mark.minutes;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, mark_sql, error, "iis",
                                                       self->of->id, person->person, on);
  char uuid[FFW_UUID_SIZE];
  gint64 id = 0;

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    id = ffw_cursor_get_int (cursor, 0);
  else if (ffw_cursor_has_failed (cursor))
    return FALSE;

  ffw_change_touch (self->change, person->person);
  if (mark.attended == FFW_REGISTER_UNKNOWN)
    return id == 0 || ffw_connection_run (self->connection, mark_drop_sql, error, "i", id);
  if (id)
    return ffw_connection_run (self->connection, mark_set_sql, error, "iIi", (gint64)mark.attended,
                               minutes, id);
  id = ffw_change_new_id (self->change);

  return ffw_connection_run (self->connection, mark_add_sql, error, "isisiIiI", id,
                             ffw_change_new_uuid (self->change, uuid), self->of->id, on,
                             person->person, person->post ? person->post : FFW_NULL,
                             (gint64)mark.attended, minutes);
}

static gboolean
write_entry (Action *self, const FfwRegisterPerson *person, const FfwRegisterEntry *entry,
             FfwDate today, GError **error)
{
  gint64 chosen = entry->chosen == FFW_REGISTER_AS_PROPOSED ? FFW_NULL : entry->chosen;

  if (entry->date < 0)
    {
      ffw_change_touch (self->change, person->person);
      return ffw_connection_run (self->connection, choose_sql, error, "iiII", self->of->id,
                                 person->person, chosen, chosen);
    }
  if ((guint)entry->date >= self->of->dates->len)
    return TRUE;

  return must_have_come (self, (guint)entry->date, today, error)
         && write_mark (self, person, (guint)entry->date, entry->mark, error);
}

/**
 * ffw_register_mark:
 * @session: its id
 * @entries: (array length=n): what is said of whom; who has no place any more is left out
 *
 * Writes what somebody filled in, as much of it as there is so far.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where the register is closed or a date still to come
 */
gboolean
ffw_register_mark (FfwChange *change, gint64 session, const FfwRegisterEntry *entries, guint n,
                   FfwDate today, GError **error)
{
  g_auto (Action) action = { NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (!action_begin (&action, change, session, error) || !must_be_open (&action, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      FfwRegisterPerson *person = g_hash_table_lookup (action.people, &entries[i].person);

      if (person == NULL)
        continue;
      g_hash_table_add (seen, person);
      if (!write_entry (&action, person, &entries[i], today, error)
          || !ffw_change_rest (change, error))
        return FALSE;
    }
  say (&action, "mark-register", g_hash_table_size (seen));

  return TRUE;
}

/* Writes the status and keeps it with its time. */
static gboolean
set_status (Action *self, gint64 booking, FfwBookingStatus status, GError **error)
{
  return ffw_connection_run (self->connection, status_sql, error, "ii", (gint64)status, booking)
         && ffw_connection_run (self->connection, status_add_sql, error, "iiis",
                                ffw_change_new_id (self->change), booking, (gint64)status,
                                ffw_change_get_now (self->change));
}

static gboolean
add_person (Action *self, const FfwWalkIn *who, gint64 *person, gint64 *post, GError **error)
{
  char uuid[FFW_UUID_SIZE];
  gint64 organisation = 0;

  if (!ffw_connection_get_int (self->connection, organisation_sql, &organisation, error, "s",
                               who->organisation))
    return FALSE;
  if (organisation == 0)
    return refuse (error, _ ("There is no organisation “%1$s”."), who->organisation);

  *person = ffw_change_new_id (self->change);
  *post = ffw_change_new_id (self->change);
  if (!ffw_connection_run (self->connection, person_add_sql, error, "isss", *person,
                           ffw_change_new_uuid (self->change, uuid), who->given_name,
                           who->family_name))
    return FALSE;

  return ffw_connection_run (self->connection, post_add_sql, error, "isiiss", *post,
                             ffw_change_new_uuid (self->change, uuid), *person, organisation,
                             who->email, self->of->first_on);
}

/* A place for somebody who came without one. The day has come, so capacity only warned. */
static gboolean
give_place (Action *self, gint64 person, gint64 post, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, booking_sql, error, "ii",
                                                       self->of->id, person);
  char uuid[FFW_UUID_SIZE];
  gint64 booking;

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    {
      booking = ffw_cursor_get_int (cursor, 0);
      return ffw_connection_run (self->connection, booking_set_sql, error, "iii", post,
                                 (gint64)FFW_BOOKING_BOOKED, booking)
             && set_status (self, booking, FFW_BOOKING_BOOKED, error);
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  booking = ffw_change_new_id (self->change);

  return ffw_connection_run (self->connection, booking_add_sql, error, "isiiiis", booking,
                             ffw_change_new_uuid (self->change, uuid), self->of->id, person, post,
                             (gint64)FFW_BOOKING_BOOKED,
                             ((FfwRegisterDate *)self->of->dates->pdata[0])->starts_at)
         && set_status (self, booking, FFW_BOOKING_BOOKED, error);
}

/**
 * ffw_register_walk_in:
 * @session: its id
 * @who: somebody who came without a place, known or new
 * @date: the index of the date on which they are there
 *
 * Gives somebody a place on the session and marks them as present. Who had a place already is only
 * marked; who waited or had cancelled has a place now.
 *
 * Returns: the id of the person; 0 with @error set
 */
gint64
ffw_register_walk_in (FfwChange *change, gint64 session, const FfwWalkIn *who, int date,
                      FfwDate today, GError **error)
{
  g_auto (Action) action = { NULL };
  FfwRegisterPerson came = { 0 };
  g_autofree char *person_argument = NULL;
  g_autofree char *session_argument = NULL;
  g_autoptr (FfwMessage) message = NULL;

  if (!action_begin (&action, change, session, error) || !must_be_open (&action, error)
      || !must_have_come (&action, (guint)CLAMP (date, 0, (int)action.of->dates->len - 1), today,
                          error))
    return 0;

  came.post = who->post;
  if (who->post == 0)
    {
      if (!add_person (&action, who, &came.person, &came.post, error))
        return 0;
    }
  else if (!ffw_connection_get_int (action.connection, who_sql, &came.person, error, "i",
                                    who->post))
    return 0;
  if (!g_hash_table_contains (action.people, &came.person)
      && !give_place (&action, came.person, came.post, error))
    return 0;
  if (!write_mark (&action, &came, (guint)CLAMP (date, 0, (int)action.of->dates->len - 1),
                   (FfwRegisterMark){ 1, FFW_REGISTER_UNKNOWN }, error))
    return 0;

  person_argument = g_strdup_printf ("@person/%" G_GINT64_FORMAT, came.person);
  session_argument = g_strdup_printf ("@session/%" G_GINT64_FORMAT, session);
  message = ffw_message_new ("walk-in", person_argument, session_argument, NULL);
  ffw_change_touch (change, session);
  ffw_change_set_message (change, message);

  return came.person;
}

/* In which language somebody was taught: of a bilingual session, the one that they prefer, where
 * that is Welsh. */
static gint64
language_of (const FfwRegister *of, const FfwRegisterPerson *person)
{
  switch (of->language)
    {
    case FFW_TAUGHT_IN_EN:
      return FFW_LANGUAGE_EN;
    case FFW_TAUGHT_IN_CY:
      return FFW_LANGUAGE_CY;
    case FFW_TAUGHT_IN_BILINGUAL:
      return person->preference == FFW_LANGUAGE_CY ? FFW_LANGUAGE_CY : FFW_LANGUAGE_EN;
    default:
      return FFW_NULL;
    }
}

static gboolean
make_record (Action *self, const FfwRegisterPerson *person, int outcome, int number, gint64 *record,
             GError **error)
{
  const FfwRegister *of = self->of;
  const char *on = of->last_on;
  g_autofree char *certificate = number ? g_strdup_printf ("%s-%03d", of->code, number) : NULL;
  char uuid[FFW_UUID_SIZE];
  gint64 post = 0;

  if (!ffw_connection_get_int (self->connection, post_sql, &post, error, "ississi", person->post,
                               on, on, person->person, on, on, person->post))
    return FALSE;
  *record = ffw_change_new_id (self->change);

  return ffw_connection_run (self->connection, record_sql, error, "isiIisiIdis", *record,
                             ffw_change_new_uuid (self->change, uuid), person->person,
                             post ? post : FFW_NULL, of->course, on, (gint64)outcome,
                             language_of (of, person), of->hours, of->id, certificate);
}

/* One person's part of the closing. @last: the last number of a certificate. */
static gboolean
close_one (Action *self, const FfwRegisterPerson *person, gint64 *last, FfwRegisterClosed *closed,
           GError **error)
{
  FfwRegisterResult result = ffw_register_judge (self->of, person);
  gint64 there = 0;
  gint64 record = FFW_NULL;
  int number = person->number;

  if (result.outcome != FFW_REGISTER_NO_RECORD)
    {
      if (!ffw_connection_get_int (self->connection, there_sql, &there, error, "iis",
                                   person->person, self->of->course, self->of->last_on))
        return FALSE;
      if (there)
        closed->n_there++;
      else
        {
          if (result.outcome == FFW_OUTCOME_COMPLETED && number == 0)
            number = (int)++*last;
          if (!make_record (self, person, result.outcome,
                            result.outcome == FFW_OUTCOME_COMPLETED ? number : 0, &record, error))
            return FALSE;
          closed->n_records++;
        }
    }

  closed->n_attended += result.status == FFW_BOOKING_ATTENDED;
  closed->n_partly += result.status == FFW_BOOKING_PARTLY_ATTENDED;
  closed->n_no_show += result.status == FFW_BOOKING_NO_SHOW;
  ffw_change_touch (self->change, person->person);
  if (result.status != person->status && !set_status (self, person->booking, result.status, error))
    return FALSE;

  return ffw_connection_run (self->connection, keep_sql, error, "iiIiIIiI", self->of->id,
                             person->person, number ? number : FFW_NULL, (gint64)person->status,
                             record, number ? number : FFW_NULL, (gint64)person->status, record);
}

/**
 * ffw_register_close:
 * @session: its id
 * @closed: (out): what was written
 *
 * Closes the register: bookings become attended, partly attended or no show, who has an outcome has
 * a record of the session's last day that names the session, and the session was held. A record of
 * that person, course and day that is there already is left as it is (rules.md, Sessions).
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where the session is not over, was cancelled, or its
 *   register closed
 */
gboolean
ffw_register_close (FfwChange *change, gint64 session, FfwDate today, FfwRegisterClosed *closed,
                    GError **error)
{
  g_auto (Action) action = { NULL };
  gint64 last = 0;

  *closed = (FfwRegisterClosed){ 0 };
  if (!action_begin (&action, change, session, error) || !must_be_open (&action, error)
      || !must_have_come (&action, action.of->dates->len - 1, today, error)
      || !ffw_connection_get_int (action.connection, number_sql, &last, error, "i", session))
    return FALSE;
  for (guint i = 0; i < action.of->people->len; i++)
    if (!close_one (&action, action.of->people->pdata[i], &last, closed, error)
        || !ffw_change_rest (change, error))
      return FALSE;
  if (!ffw_connection_run (action.connection, session_sql, error, "ii", (gint64)FFW_SESSION_HELD,
                           session))
    return FALSE;
  say (&action, "close-register", closed->n_records);

  return TRUE;
}

/* Lines are read whole before anything is written that they come from. */
typedef struct
{
  gint64 person;
  gint64 before;
  gint64 record;
  gint64 booking;
  gint64 status;
} Line;

static GArray *
read_lines (Action *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, lines_sql, error, "i",
                                                       self->of->id);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      Line line = { ffw_cursor_get_int (cursor, 0), ffw_cursor_get_int (cursor, 1),
                    ffw_cursor_get_int (cursor, 2), ffw_cursor_get_int (cursor, 3),
                    ffw_cursor_get_int (cursor, 4) };

      g_array_append_val (lines, line);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&lines);
}

static gboolean
reopen_one (Action *self, const Line *line, FfwRegisterClosed *reopened, GError **error)
{
  ffw_change_touch (self->change, line->person);
  if (line->booking && line->status != line->before
      && !set_status (self, line->booking, (FfwBookingStatus)line->before, error))
    return FALSE;
  if (line->record == 0)
    return TRUE;
  reopened->n_records++;

  return ffw_connection_run (self->connection, files_sql, error, "i", line->record)
         && ffw_connection_run (self->connection, withdraw_sql, error, "i", line->record);
}

/**
 * ffw_register_reopen:
 * @session: its id
 * @reopened: (out): how many records were taken back
 *
 * Opens a register again: the records that its closing made go, also where they were corrected
 * since, bookings are what they were before, and the session is open. What was marked and chosen
 * stays, and so do the numbers of certificates. Records from elsewhere are left alone.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where the register is not closed
 */
gboolean
ffw_register_reopen (FfwChange *change, gint64 session, FfwRegisterClosed *reopened, GError **error)
{
  g_auto (Action) action = { NULL };
  g_autoptr (GArray) lines = NULL;

  *reopened = (FfwRegisterClosed){ 0 };
  if (!action_begin (&action, change, session, error))
    return FALSE;
  if (action.of->status != FFW_SESSION_HELD)
    return refuse (error, _ ("The register of session “%1$s” is not closed."), action.of->code);
  lines = read_lines (&action, error);
  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!reopen_one (&action, &g_array_index (lines, Line, i), reopened, error)
        || !ffw_change_rest (change, error))
      return FALSE;
  if (!ffw_connection_run (action.connection, lines_open_sql, error, "i", session)
      || !ffw_connection_run (action.connection, session_sql, error, "ii", (gint64)FFW_SESSION_OPEN,
                              session))
    return FALSE;
  say (&action, "reopen-register", reopened->n_records);

  return TRUE;
}
