/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-kept.h"

#include "ffw-action-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char ahead_sql[] = "SELECT code, first_on FROM session WHERE course = ?"
                                " AND status IN (?, ?) AND last_on >= ? ORDER BY first_on, code";
static const char oldest_sql[] = "SELECT coalesce (min (transfer), 0) FROM transfer_person"
                                 " WHERE state = 0";
static const char read_sql[] = "SELECT t.uuid, t.kind, t.revision, t.sender, c.code, t.session, "
                               "s.code, s.language, t.receiver"
                               " FROM transfer t JOIN course c ON c.id = t.course"
                               " LEFT JOIN session s ON s.uuid = t.session WHERE t.id = ?";
static const char read_open_sql[]
    = "SELECT item, organisation, staff_number, email, given_name, family_name, language, outcome,"
      " completed_on, hours, certificate, reason, access, record FROM transfer_person"
      " WHERE transfer = ? AND state = 0 ORDER BY family_name, given_name, id";
static const char find_sql[] = "SELECT id, revision, digest, session FROM transfer WHERE uuid = ?";
static const char add_sql[] = "INSERT INTO transfer (id, uuid, kind, revision, digest, sender,"
                              " receiver, course, session, at)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char set_sql[] = "UPDATE transfer SET revision = ?, digest = ?, course = ?,"
                              " session = ?, at = ? WHERE id = ?";
static const char find_person_sql[] = "SELECT id, state, coalesce (person, 0), coalesce (made, '')"
                                      " FROM transfer_person WHERE transfer = ? AND item = ?";
static const char add_person_sql[]
    = "INSERT INTO transfer_person (id, uuid, transfer, item, state) VALUES (?, ?, ?, ?, ?)";
/* What names somebody is needed no longer, once it is known who it is. */
static const char settle_sql[]
    = "UPDATE transfer_person SET state = ?, person = ?, made = ?, record = NULL,"
      " organisation = NULL, staff_number = NULL, email = NULL, given_name = NULL,"
      " family_name = NULL, language = NULL, outcome = NULL, completed_on = NULL, hours = NULL,"
      " certificate = NULL, reason = NULL, access = NULL WHERE id = ?";
static const char open_sql[]
    = "UPDATE transfer_person SET state = 0, organisation = ?, staff_number = ?, email = ?,"
      " given_name = ?, family_name = ?, language = ?, outcome = ?, completed_on = ?, hours = ?,"
      " certificate = ?, reason = ?, access = ?, record = ? WHERE id = ?";
static const char made_sql[] = "SELECT made FROM transfer_person WHERE transfer = ? AND item = ?";
static const char all_sql[] = "SELECT id, coalesce (person, 0), made, item FROM transfer_person"
                              " WHERE transfer = ? ORDER BY id";
static const char forget_sql[] = "DELETE FROM transfer_person WHERE id = ?";
static const char organisation_sql[] = "SELECT coalesce (min (id), 0) FROM organisation"
                                       " WHERE code = ?";
static const char person_sql[] = "INSERT INTO person (id, uuid, given_name, family_name)"
                                 " VALUES (?, ?, ?, ?)";
static const char post_sql[] = "INSERT INTO post (id, uuid, person, organisation, staff_number,"
                               " email, started_on) VALUES (?, ?, ?, ?, ?, ?, ?)";
static const char record_sql[] = "SELECT id, person FROM record WHERE uuid = ?";
static const char files_sql[] = "UPDATE attachment SET record = NULL WHERE record = ?";
static const char drop_sql[] = "DELETE FROM record WHERE id = ?";
static const char key_sql[] = "SELECT uuid FROM record WHERE person = ? AND course = ?"
                              " AND completed_on = ? ORDER BY id LIMIT 1";

static const char anothers_sql[] = "SELECT count(*) FROM record WHERE uuid = ? AND person <> ?";
static const char has_sql[] = "SELECT count(*) FROM record WHERE uuid = ?";
static const char booking_sql[] = "SELECT uuid FROM booking WHERE session = ? AND person = ?";
static const char session_sql[] = "SELECT uuid, id FROM session WHERE code = ?";
static const char uuid_sql[] = "SELECT uuid FROM person WHERE id = ?";
static const char held_sql[]
    = "SELECT id FROM post WHERE person = ?"
      " ORDER BY CASE WHEN started_on <= ? AND coalesce (left_on, '9999-12-31') >= ? THEN 0 ELSE 1"
      " END, started_on DESC, id LIMIT 1";

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

/** Returns: (transfer full) (element-type FfwChoiceRow): the sessions ahead of a course, the next
 *   first; %NULL with @error set */
GPtrArray *
ffw_transfer_list_sessions (FfwConnection *connection, gint64 course, FfwDate today, GError **error)
{
  g_autoptr (GPtrArray) rows = ffw_choices_new ();
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, ahead_sql, error, "iiiD", course,
                                                       (gint64)FFW_SESSION_PLANNED,
                                                       (gint64)FFW_SESSION_OPEN, today);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      g_autofree char *title = g_strdup_printf ("%s · %s", ffw_cursor_get_text (cursor, 0),
                                                ffw_cursor_get_text (cursor, 1));

      g_ptr_array_add (rows, ffw_choice_row_new (ffw_cursor_get_text (cursor, 0), title));
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&rows);
}

static void
take_open (FfwTransferPerson *person, FfwCursor *cursor)
{
  person->uuid = text_at (cursor, 0);
  person->who.organisation = text_at (cursor, 1);
  person->who.number = text_at (cursor, 2);
  person->who.email = text_at (cursor, 3);
  person->who.given_name = text_at (cursor, 4);
  person->who.family_name = text_at (cursor, 5);
  person->language = number_at (cursor, 6);
  person->outcome = number_at (cursor, 7);
  person->completed_on = ffw_cursor_get_date (cursor, 8);
  if (!ffw_cursor_is_null (cursor, 9))
    person->hours = ffw_cursor_get_double (cursor, 9);
  person->certificate = text_at (cursor, 10);
  person->reason = number_at (cursor, 11);
  person->access = text_at (cursor, 12);
  person->record = text_at (cursor, 13);
}

/**
 * ffw_transfer_read_kept:
 * @id: of one that was read; 0 for the oldest of which something is open
 *
 * Returns: (transfer full): the people of it who are open; %NULL with @error set, also where it is
 *   not there any more
 */
FfwTransfer *
ffw_transfer_read_kept (FfwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (FfwCursor) people = NULL;
  g_autoptr (FfwTransfer) self = NULL;

  if (id == 0 && !ffw_connection_get_int (connection, oldest_sql, &id, error, ""))
    return NULL;
  cursor = ffw_connection_query (connection, read_sql, error, "i", id);
  if (cursor == NULL)
    return NULL;
  if (!ffw_cursor_next (cursor, error))
    {
      if (!ffw_cursor_has_failed (cursor))
        g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                             _ ("It is not in the workspace any more. Read its file again."));
      return NULL;
    }
  self = ffw_transfer_new ((FfwTransferKind)ffw_cursor_get_int (cursor, 1));
  self->kept = id;
  self->uuid = text_at (cursor, 0);
  self->revision = (guint)ffw_cursor_get_int (cursor, 2);
  self->from.code = text_at (cursor, 3);
  self->to.code = text_at (cursor, 8);
  self->course.code = text_at (cursor, 4);
  self->session_uuid = text_at (cursor, 5);
  self->session_code = text_at (cursor, 6);
  self->session_language = number_at (cursor, 7);

  people = ffw_connection_query (connection, read_open_sql, error, "i", id);
  if (people == NULL)
    return NULL;
  while (ffw_cursor_next (people, error))
    take_open (ffw_transfer_add_person (self), people);
  if (ffw_cursor_has_failed (people))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ffw_transfer_keep:
 * @session: (nullable): the UUID of the session here
 * @id: (out): under which it is kept
 * @changed: (inout): set where this is news
 *
 * Notes that it was read, in this revision.
 */
gboolean
ffw_transfer_keep (FfwChange *change, const FfwTransfer *transfer, gint64 course,
                   const char *session, gint64 *id, gboolean *changed, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *digest = ffw_transfer_get_content_digest (transfer);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, find_sql, error, "s",
                                                       transfer->uuid);

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    {
      *id = ffw_cursor_get_int (cursor, 0);
      if ((gint64)transfer->revision == ffw_cursor_get_int (cursor, 1)
          && g_strcmp0 (session, ffw_cursor_get_text (cursor, 3)) == 0)
        return TRUE;
      *changed = TRUE;
      return ffw_connection_run (connection, set_sql, error, "isissi", (gint64)transfer->revision,
                                 digest, course, session, ffw_change_get_now (change), *id);
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;

  *changed = TRUE;
  *id = ffw_change_new_id (change);

  return ffw_connection_run (connection, add_sql, error, "isiisssiss", *id, transfer->uuid,
                             (gint64)transfer->kind, (gint64)transfer->revision, digest,
                             transfer->from.code, transfer->to.code, course, session,
                             ffw_change_get_now (change));
}

static gint64
null_or (int number)
{
  return number < 0 ? FFW_NULL : number;
}

/**
 * ffw_transfer_keep_person:
 * @transfer: the id under which it is kept
 * @who: the id of the person; 0 while nobody knows
 * @made: (nullable): the UUID of the record or the booking that came of it
 * @changed: (inout): set where this is news
 *
 * Notes what was decided of one person. What names them stays only while they are open.
 */
gboolean
ffw_transfer_keep_person (FfwChange *change, gint64 transfer, const FfwTransferPerson *person,
                          FfwTransferState state, gint64 who, const char *made, gboolean *changed,
                          GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, find_person_sql, error, "is",
                                                       transfer, person->uuid);
  char uuid[FFW_UUID_SIZE];
  gint64 id;

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    {
      id = ffw_cursor_get_int (cursor, 0);
      if (state == FFW_TRANSFER_OPEN && ffw_cursor_get_int (cursor, 1) == state && !*changed)
        return TRUE;
      if (state != FFW_TRANSFER_OPEN && ffw_cursor_get_int (cursor, 1) == (gint64)state
          && ffw_cursor_get_int (cursor, 2) == who
          && g_strcmp0 (ffw_cursor_get_text (cursor, 3), made ? made : "") == 0)
        return TRUE;
    }
  else if (ffw_cursor_has_failed (cursor))
    return FALSE;
  else
    {
      id = ffw_change_new_id (change);
      if (!ffw_connection_run (connection, add_person_sql, error, "isisi", id,
                               ffw_change_new_uuid (change, uuid), transfer, person->uuid,
                               (gint64)state))
        return FALSE;
    }
  *changed = TRUE;
  if (who)
    ffw_change_touch (change, who);
  if (state != FFW_TRANSFER_OPEN)
    return ffw_connection_run (connection, settle_sql, error, "iIsi", (gint64)state,
                               who ? who : FFW_NULL, made, id);

  return ffw_connection_run (
      connection, open_sql, error, "sssssIIDdsIssi", person->who.organisation, person->who.number,
      person->who.email, person->who.given_name, person->who.family_name,
      null_or (person->language), null_or (person->outcome), person->completed_on, person->hours,
      person->certificate, null_or (person->reason), person->access, person->record, id);
}

/** Returns: %FALSE with @error set; @made is the UUID of what came of @item before, or %NULL */
gboolean
ffw_transfer_get_made (FfwConnection *connection, gint64 transfer, const char *item, char **made,
                       GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, made_sql, error, "is", transfer,
                                                       item);

  *made = NULL;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    *made = text_at (cursor, 0);

  return !ffw_cursor_has_failed (cursor);
}

static void
gone_free (gpointer data)
{
  FfwTransferGone *self = data;

  g_free (self->made);
  g_free (self);
}

/** Returns: (transfer full) (element-type FfwTransferGone): who was in it before, and is in
 *   @transfer no longer; %NULL with @error set */
GPtrArray *
ffw_transfer_list_gone (FfwConnection *connection, gint64 id, const FfwTransfer *transfer,
                        GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (gone_free);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, all_sql, error, "i", id);

  if (cursor == NULL)
    return NULL;
  for (guint i = 0; i < transfer->people->len; i++)
    g_hash_table_add (there, ((FfwTransferPerson *)transfer->people->pdata[i])->uuid);
  while (ffw_cursor_next (cursor, error))
    if (!g_hash_table_contains (there, ffw_cursor_get_text (cursor, 3)))
      {
        FfwTransferGone *gone = g_new0 (FfwTransferGone, 1);

        gone->id = ffw_cursor_get_int (cursor, 0);
        gone->person = ffw_cursor_get_int (cursor, 1);
        gone->made = text_at (cursor, 2);
        g_ptr_array_add (all, gone);
      }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&all);
}

gboolean
ffw_transfer_forget (FfwChange *change, const FfwTransferGone *gone, GError **error)
{
  if (gone->person)
    ffw_change_touch (change, gone->person);

  return ffw_connection_run (ffw_change_get_connection (change), forget_sql, error, "i", gone->id);
}

/**
 * ffw_transfer_add_newcomer:
 * @who: somebody who is not in the workspace yet
 * @on: the first day of which they are known to be there
 *
 * Returns: the id of the person; 0 with @error set, also where their organisation is not known
 */
gint64
ffw_transfer_add_newcomer (FfwChange *change, const FfwTransferWho *who, FfwDate on, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 person = ffw_change_new_id (change);
  gint64 organisation = 0;
  char uuid[FFW_UUID_SIZE];

  if (!ffw_connection_get_int (connection, organisation_sql, &organisation, error, "s",
                               who->organisation))
    return 0;
  if (organisation == 0)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                   _ ("There is no organisation “%s” in this workspace. Add it first."),
                   who->organisation);
      return 0;
    }
  if (!ffw_connection_run (connection, person_sql, error, "isss", person,
                           ffw_change_new_uuid (change, uuid), who->given_name, who->family_name)
      || !ffw_connection_run (connection, post_sql, error, "isiissD", ffw_change_new_id (change),
                              ffw_change_new_uuid (change, uuid), person, organisation, who->number,
                              who->email, on))
    return 0;
  ffw_change_touch (change, person);

  return person;
}

/**
 * ffw_transfer_withdraw:
 * @record: the UUID of one that a slip made, which its sender takes back; it may be gone already
 * @n: (inout): counts it
 */
gboolean
ffw_transfer_withdraw (FfwChange *change, const char *record, guint *n, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, record_sql, error, "s", record);
  gint64 id;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    return !ffw_cursor_has_failed (cursor);
  id = ffw_cursor_get_int (cursor, 0);
  ffw_change_touch (change, ffw_cursor_get_int (cursor, 1));
  (*n)++;

  return ffw_connection_run (connection, files_sql, error, "i", id)
         && ffw_connection_run (connection, drop_sql, error, "i", id);
}

/** Returns: (transfer full) (nullable): the UUID of the record of a person, course and day; %NULL
 *   where there is none, or with @error set */
char *
ffw_transfer_find_record (FfwConnection *connection, gint64 person, gint64 course,
                          FfwDate completed_on, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, key_sql, error, "iiD", person,
                                                       course, completed_on);

  return cursor && ffw_cursor_next (cursor, error) ? text_at (cursor, 0) : NULL;
}

/** Returns: %FALSE with @error set; @has says whether there is a record of the UUID */
gboolean
ffw_transfer_has_record (FfwConnection *connection, const char *uuid, gboolean *has, GError **error)
{
  gint64 n = 0;

  if (uuid && !ffw_connection_get_int (connection, has_sql, &n, error, "s", uuid))
    return FALSE;
  *has = n > 0;

  return TRUE;
}

/** Returns: %FALSE with @error set; @is says whether the record of the UUID is somebody's who is
 * not
 *   @person */
gboolean
ffw_transfer_is_anothers (FfwConnection *connection, const char *uuid, gint64 person, gboolean *is,
                          GError **error)
{
  gint64 n = 0;

  if (!ffw_connection_get_int (connection, anothers_sql, &n, error, "si", uuid, person))
    return FALSE;
  *is = n > 0;

  return TRUE;
}

/* The first row that @cursor, which it frees, has: its first text. */
static char *
first_text (FfwCursor *cursor, GError **error)
{
  g_autoptr (FfwCursor) rows = cursor;

  if (rows == NULL)
    return NULL;
  if (ffw_cursor_next (rows, error))
    return text_at (rows, 0);
  if (!ffw_cursor_has_failed (rows))
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                         _ ("It is not in the workspace any more. Read its file again."));

  return NULL;
}

/** Returns: (transfer full): the UUID of somebody's booking on a session; %NULL with @error set */
char *
ffw_transfer_get_booking (FfwConnection *connection, gint64 session, gint64 person, GError **error)
{
  return first_text (ffw_connection_query (connection, booking_sql, error, "ii", session, person),
                     error);
}

/** Returns: (transfer full): the UUID of the session of a code, and its id; %NULL with @error set
 */
char *
ffw_transfer_get_session (FfwConnection *connection, const char *code, gint64 *id, GError **error)
{
  return ffw_connection_get_int (connection,
                                 "SELECT coalesce (min (id), 0) FROM session WHERE code = ?", id,
                                 error, "s", code)
             ? first_text (ffw_connection_query (connection, session_sql, error, "s", code), error)
             : NULL;
}

/** Returns: (transfer full): the UUID of a person; %NULL with @error set */
char *
ffw_person_get_uuid (FfwConnection *connection, gint64 person, GError **error)
{
  return first_text (ffw_connection_query (connection, uuid_sql, error, "i", person), error);
}

/** Returns: the post that somebody holds on a day, else another of theirs; 0 with @error set */
gint64
ffw_transfer_get_post (FfwConnection *connection, gint64 person, FfwDate on, GError **error)
{
  g_autofree char *id = first_text (
      ffw_connection_query (connection, held_sql, error, "iDD", person, on, on), error);

  return id ? g_ascii_strtoll (id, NULL, 10) : 0;
}
