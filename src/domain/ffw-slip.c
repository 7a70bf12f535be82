/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-slip.h"

#include "ffw-known.h"
#include "ffw-posts.h"
#include "ffw-publisher.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char session_sql[]
    = "SELECT s.uuid, s.code, s.language, s.status, c.code, c.title_en, c.title_cy"
      " FROM session s JOIN course c ON c.id = s.course WHERE s.id = ?";
static const char dates_sql[] = "SELECT uuid, starts_at, ends_at FROM session_date"
                                " WHERE session = ? ORDER BY starts_at, id";
static const char trainers_sql[]
    = "SELECT DISTINCT o.code, p.staff_number, n.given_name, n.family_name, n.uuid"
      " FROM session_date d JOIN session_trainer t ON t.session_date = d.id"
      " JOIN person n ON n.id = t.person LEFT JOIN post p ON p.id = t.post"
      " LEFT JOIN organisation o ON o.id = p.organisation"
      " WHERE d.session = ? ORDER BY o.code, p.staff_number, n.uuid";
/* Whose register it was in, or whose record names it, by the home organisation of that day. */
static const char people_sql[]
    = "SELECT x.person, o.code, p.staff_number, p.email, n.given_name, n.family_name,"
      " b.uuid, b.status, r.uuid, r.outcome, r.completed_on, r.language, r.hours, r.certificate"
      " FROM session s"
      " JOIN (SELECT person FROM record WHERE session = ?"
      "   UNION SELECT person FROM booking WHERE session = ? AND status IN (?, ?, ?)) x ON 1 = 1"
      " JOIN person n ON n.id = x.person"
      " LEFT JOIN record r ON r.session = s.id AND r.person = x.person"
      " LEFT JOIN booking b ON b.session = s.id AND b.person = x.person"
      " JOIN post p ON p.id = " FFW_SQL_POST_HELD (
          "coalesce (r.post, b.post)", "x.person",
          "s.last_on") " JOIN organisation o ON o.id = p.organisation WHERE s.id = ?"
                       " ORDER BY o.code, p.staff_number, p.email, n.uuid, r.completed_on";
static const char days_sql[] = "SELECT on_date, attended, minutes FROM attendance"
                               " WHERE session = ? AND person = ? ORDER BY on_date, id";
static const char organisation_sql[]
    = "SELECT code, name_en, name_cy FROM organisation WHERE code = ? ORDER BY id LIMIT 1";
static const char course_sql[]
    = "SELECT code, title_en, title_cy FROM course WHERE code = ? ORDER BY id LIMIT 1";
static const char sent_to_sql[]
    = "SELECT DISTINCT organisation FROM transfer_log WHERE session = ? ORDER BY organisation";
static const char post_sql[]
    = "SELECT o.code, p.staff_number, p.email, n.given_name, n.family_name, n.training_language"
      " FROM post p JOIN organisation o ON o.id = p.organisation JOIN person n ON n.id = p.person"
      " WHERE p.id = ?";
static const char last_sql[]
    = "SELECT uuid, revision, content FROM transfer_log WHERE session = ? AND organisation = ?"
      " ORDER BY revision DESC LIMIT 1";
static const char log_sql[]
    = "INSERT INTO transfer_log (id, uuid, revision, kind, organisation, session, content, at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

/* What is not known is nothing, in a file, and not an empty text. */
static char *
text_at (FfwCursor *cursor, int column)
{
  const char *text = ffw_cursor_get_text (cursor, column);

  return text && *text ? g_strdup (text) : NULL;
}

static int
number_at (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? -1 : (int)ffw_cursor_get_int (cursor, column);
}

static gboolean
read_name (FfwConnection *connection, const char *sql, const char *code, FfwTransferName *name,
           GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "s", code);

  if (cursor == NULL)
    return FALSE;
  name->code = g_strdup (code);
  if (ffw_cursor_next (cursor, error))
    ffw_text_set (&name->title, ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 2));

  return !ffw_cursor_has_failed (cursor);
}

/* Whose workspace it is. */
static char *
find_sender (FfwConnection *connection, const char *own, GError **error)
{
  g_autofree char *sender = own ? g_strdup (own) : ffw_publisher_get (connection, error);

  if (sender == NULL || *sender)
    return g_steal_pointer (&sender);
  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                       _ ("This workspace does not say whose it is. Say it first, in the "
                          "preferences or with “--own=CODE”."));

  return NULL;
}

/* What every slip of the session says. */
static gboolean
read_session (FfwConnection *connection, gint64 session, FfwTransfer *slip, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, session_sql, error, "i",
                                                       session);
  g_autoptr (FfwCursor) dates = NULL;
  g_autoptr (FfwCursor) trainers = NULL;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  slip->session_uuid = text_at (cursor, 0);
  slip->session_code = text_at (cursor, 1);
  slip->session_language = number_at (cursor, 2);
  slip->course.code = text_at (cursor, 4);
  ffw_text_set (&slip->course.title, ffw_cursor_get_text (cursor, 5),
                ffw_cursor_get_text (cursor, 6));
  if (ffw_cursor_get_int (cursor, 3) != FFW_SESSION_HELD)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("The register of session “%s” is not closed, so there is nothing to send "
                      "home yet. Close it first."),
                   slip->session_code);
      return FALSE;
    }

  dates = ffw_connection_query (connection, dates_sql, error, "i", session);
  if (dates == NULL)
    return FALSE;
  while (ffw_cursor_next (dates, error))
    {
      FfwTransferDate *date = ffw_transfer_add_date (slip);

      date->uuid = text_at (dates, 0);
      date->starts_at = text_at (dates, 1);
      date->ends_at = text_at (dates, 2);
    }
  if (ffw_cursor_has_failed (dates))
    return FALSE;

  trainers = ffw_connection_query (connection, trainers_sql, error, "i", session);
  if (trainers == NULL)
    return FALSE;
  while (ffw_cursor_next (trainers, error))
    {
      FfwTransferWho *trainer = ffw_transfer_add_trainer (slip);

      trainer->organisation = text_at (trainers, 0);
      trainer->number = text_at (trainers, 1);
      trainer->given_name = text_at (trainers, 2);
      trainer->family_name = text_at (trainers, 3);
    }

  return !ffw_cursor_has_failed (trainers);
}

static gboolean
read_days (FfwConnection *connection, gint64 session, gint64 person, FfwTransferPerson *of,
           GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, days_sql, error, "ii", session,
                                                       person);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwTransferDay *day = ffw_transfer_person_add_day (of);

      day->on = ffw_cursor_get_date (cursor, 0);
      day->attended = ffw_cursor_get_int (cursor, 1) != 0;
      day->minutes = number_at (cursor, 2);
    }

  return !ffw_cursor_has_failed (cursor);
}

/* @again: whether the row before it was of the same person, who has two records of the session. */
static void
take_person (FfwTransferPerson *person, FfwCursor *cursor, gboolean again)
{
  person->who.organisation = text_at (cursor, 1);
  person->who.number = text_at (cursor, 2);
  person->who.email = text_at (cursor, 3);
  person->who.given_name = text_at (cursor, 4);
  person->who.family_name = text_at (cursor, 5);
  /* A booking outlives its record, which goes where the register is opened again. */
  person->uuid = ffw_cursor_is_null (cursor, 6) || again ? text_at (cursor, 8)
                                                         : text_at (cursor, 6);
  person->status = number_at (cursor, 7);
  person->record = text_at (cursor, 8);
  person->outcome = number_at (cursor, 9);
  person->completed_on = ffw_cursor_get_date (cursor, 10);
  person->language = number_at (cursor, 11);
  if (!ffw_cursor_is_null (cursor, 12))
    person->hours = ffw_cursor_get_double (cursor, 12);
  person->certificate = text_at (cursor, 13);
}

typedef struct
{
  FfwConnection *connection;
  gint64 session;
  const char *from;
  GPtrArray *slips;
} Slips;

/* Returns: (transfer none): the slip for @organisation, which is the last one where it is there */
static FfwTransfer *
slip_for (Slips *self, const char *organisation, GError **error)
{
  FfwTransfer *slip;

  for (guint i = 0; i < self->slips->len; i++)
    {
      slip = self->slips->pdata[i];
      if (g_str_equal (slip->to.code, organisation))
        return slip;
    }

  slip = ffw_transfer_new (FFW_TRANSFER_SLIP);
  g_ptr_array_add (self->slips, slip);
  if (!read_name (self->connection, organisation_sql, self->from, &slip->from, error)
      || !read_name (self->connection, organisation_sql, organisation, &slip->to, error)
      || !read_session (self->connection, self->session, slip, error))
    return NULL;

  return slip;
}

static gboolean
is_wanted (const char *organisation, const char *only, GHashTable *ours)
{
  return only ? g_str_equal (organisation, only) : !g_hash_table_contains (ours, organisation);
}

static gboolean
read_people (Slips *self, const char *only, GHashTable *ours, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      self->connection, people_sql, error, "iiiiii", self->session, self->session,
      (gint64)FFW_BOOKING_ATTENDED, (gint64)FFW_BOOKING_PARTLY_ATTENDED,
      (gint64)FFW_BOOKING_NO_SHOW, self->session);
  gint64 before = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      FfwTransferPerson *person;
      FfwTransfer *slip;

      if (!is_wanted (ffw_cursor_get_text (cursor, 1), only, ours))
        continue;
      slip = slip_for (self, ffw_cursor_get_text (cursor, 1), error);
      if (slip == NULL)
        return FALSE;
      person = ffw_transfer_add_person (slip);
      take_person (person, cursor, id == before);
      before = id;
      if (!read_days (self->connection, self->session, id, person, error))
        return FALSE;
    }

  return !ffw_cursor_has_failed (cursor);
}

/* An organisation that had a slip has a correction also where nobody of its people is left. */
static gboolean
add_emptied (Slips *self, const char *uuid, const char *only, GHashTable *ours, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, sent_to_sql, error, "s",
                                                       uuid);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    if (is_wanted (ffw_cursor_get_text (cursor, 0), only, ours)
        && slip_for (self, ffw_cursor_get_text (cursor, 0), error) == NULL)
      return FALSE;

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_slips_read:
 * @session: the code of one whose register is closed
 * @organisation: (nullable): the code of the only one that a slip is wanted for; else each has one
 *   whose people were there and whose workspace this is not
 * @own: (nullable): the code of the organisation that sends, in place of the one that is set
 *
 * Returns: (transfer full) (element-type FfwTransfer): the slips, by organisation, without what
 *   ffw_transfer_number() says; %NULL with a #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
GPtrArray *
ffw_slips_read (FfwConnection *connection, const char *session, const char *organisation,
                const char *own, GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  g_autofree char *sender = find_sender (connection, own, error);
  g_autoptr (GHashTable) ours = NULL;
  g_autoptr (FfwTransfer) of_session = ffw_transfer_new (FFW_TRANSFER_SLIP);
  g_autoptr (GPtrArray) slips = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_transfer_unref);
  Slips self = { .connection = connection, .from = sender, .slips = slips };
  gint64 known;

  if (sender == NULL
      || !ffw_known_find (directories, FFW_KNOWN_SESSION, session, &self.session, error)
      || !ffw_known_find (directories, FFW_KNOWN_ORGANISATION, sender, &known, error)
      || (organisation
          && !ffw_known_find (directories, FFW_KNOWN_ORGANISATION, organisation, &known, error)))
    return NULL;
  ours = ffw_publisher_list_ours (connection, sender, error);
  /* A session that is not over is said to be so also where nobody of another organisation came. */
  if (ours == NULL || !read_session (connection, self.session, of_session, error)
      || !read_people (&self, organisation, ours, error)
      || !add_emptied (&self, of_session->session_uuid, organisation, ours, error))
    return NULL;

  return g_steal_pointer (&slips);
}

static gboolean
nominate (FfwTransfer *self, FfwConnection *connection, gint64 post,
          const FfwNomination *nomination, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, post_sql, error, "i", post);
  FfwTransferPerson *person;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    return !ffw_cursor_has_failed (cursor);
  person = ffw_transfer_add_person (self);
  person->uuid = g_uuid_string_random ();
  person->who.organisation = text_at (cursor, 0);
  person->who.number = text_at (cursor, 1);
  person->who.email = text_at (cursor, 2);
  person->who.given_name = text_at (cursor, 3);
  person->who.family_name = text_at (cursor, 4);
  person->language = nomination->language;
  if (person->language < 0)
    {
      const char *prefers = ffw_coding_get_code (&ffw_coding_preference, number_at (cursor, 5));

      for (guint i = 0; prefers && i < ffw_coding_language.n_codes; i++)
        if (g_str_equal (ffw_coding_language.codes[i].code, prefers))
          person->language = ffw_coding_language.codes[i].value;
    }
  person->reason = nomination->reason;
  if (nomination->access && *nomination->access)
    person->access = g_strdup (nomination->access);

  return TRUE;
}

/**
 * ffw_nomination_read:
 * @own: (nullable): the code of the organisation that sends, in place of the one that is set
 *
 * Returns: (transfer full): the nomination, without what ffw_transfer_number() says; %NULL with a
 *   #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
FfwTransfer *
ffw_nomination_read (FfwConnection *connection, const FfwNomination *nomination, const char *own,
                     GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  g_autofree char *sender = find_sender (connection, own, error);
  g_autoptr (FfwTransfer) self = ffw_transfer_new (FFW_TRANSFER_NOMINATION);
  gint64 known;

  if (sender == NULL
      || !ffw_known_find (directories, FFW_KNOWN_COURSE, nomination->course, &known, error)
      || !ffw_known_find (directories, FFW_KNOWN_ORGANISATION, nomination->to, &known, error)
      || !read_name (connection, organisation_sql, sender, &self->from, error)
      || !read_name (connection, organisation_sql, nomination->to, &self->to, error)
      || !read_name (connection, course_sql, nomination->course, &self->course, error))
    return NULL;
  if (nomination->session && *nomination->session)
    self->session_code = g_strdup (nomination->session);
  for (guint i = 0; i < nomination->n; i++)
    if (!nominate (self, connection, nomination->posts[i], nomination, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * ffw_transfer_number:
 * @change: one of the log, which no undo takes back
 *
 * Says which revision of its slip @transfer is, and notes that it leaves. One that says nothing
 * new is the revision that left before. A nomination is its first.
 */
gboolean
ffw_transfer_number (FfwChange *change, FfwTransfer *transfer, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *content = ffw_transfer_get_content_digest (transfer);
  const char *session = transfer->kind == FFW_TRANSFER_SLIP ? transfer->session_uuid : NULL;
  g_autoptr (FfwCursor) last = ffw_connection_query (connection, last_sql, error, "ss", session,
                                                     transfer->to.code);
  char uuid[FFW_UUID_SIZE];

  if (last == NULL)
    return FALSE;
  transfer->generated = g_strdup (ffw_change_get_now (change));
  transfer->revision = 1;
  if (ffw_cursor_next (last, error))
    {
      gboolean is_same = g_strcmp0 (ffw_cursor_get_text (last, 2), content) == 0;

      transfer->uuid = text_at (last, 0);
      transfer->revision = (guint)ffw_cursor_get_int (last, 1) + (is_same ? 0 : 1);
      if (is_same)
        return TRUE;
    }
  else if (ffw_cursor_has_failed (last))
    return FALSE;
  else
    transfer->uuid = g_strdup (ffw_change_new_uuid (change, uuid));

  return ffw_connection_run (connection, log_sql, error, "isiissss", ffw_change_new_id (change),
                             transfer->uuid, (gint64)transfer->revision, (gint64)transfer->kind,
                             transfer->to.code, session, content, transfer->generated);
}
