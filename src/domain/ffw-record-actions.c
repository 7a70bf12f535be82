/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-record-actions.h"

#include "ffw-calendar-text.h"
#include "ffw-expand.h"
#include "ffw-notes.h"
#include "ffw-posts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *const ffw_record_tables[] = { "area",         "course",  "course_area",
                                          "organisation", "person",  "post",
                                          "record",       "session", NULL };

static const char record_sql[] = "SELECT r.uuid, coalesce (" FFW_SQL_POST_HELD (
    "r.post", "r.person",
    "r.completed_on") ", (SELECT q.id FROM post q WHERE q.person = r.person"
                      "   ORDER BY q.started_on DESC, q.id LIMIT 1)),"
                      " r.course, r.completed_on, r.outcome, r.language, r.hours,"
                      " coalesce (r.certificate, ''), r.session, s.code, r.expires_on,"
                      " coalesce (r.extension_reason, '')"
                      " FROM record r LEFT JOIN session s ON s.id = r.session WHERE r.id = ?";

void
ffw_record_free (FfwRecord *self)
{
  g_free (self->uuid);
  g_clear_pointer (&self->who, ffw_match_free);
  g_clear_pointer (&self->course, ffw_framework_item_free);
  g_free (self->certificate);
  g_free (self->session_code);
  g_free (self->extension_reason);
  g_free (self);
}

/* The person and the course, which other modules know. */
static gboolean
read_around (FfwRecord *self, FfwConnection *connection, gint64 post, gint64 course,
             FfwLanguage language, GError **error)
{
  g_autoptr (GPtrArray) who = ffw_matches_of_posts (connection, &post, 1, language, error);
  int months;

  if (who == NULL)
    return FALSE;
  if (who->len == 0)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                   _ ("The person of this record has no post. Check the workspace."));
      return FALSE;
    }
  self->who = ffw_match_copy (who->pdata[0]);
  self->course = ffw_framework_read_item (connection, FFW_FRAMEWORK_COURSE, course, error);
  if (self->course == NULL)
    return FALSE;

  months = self->course->validity_months == FFW_NULL ? -1 : (int)self->course->validity_months;
  if (self->outcome == FFW_OUTCOME_COMPLETED)
    self->expires_on = ffw_date_expires_on (self->completed_on, self->extended_to, -1, months);

  return TRUE;
}

/**
 * ffw_record_read:
 * @language: of the reader
 *
 * Returns: (transfer full) (nullable): the record; %NULL where there is none any more, or with
 *   @error set
 */
FfwRecord *
ffw_record_read (FfwConnection *connection, gint64 id, FfwLanguage language, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, record_sql, error, "i", id);
  g_autoptr (FfwRecord) self = NULL;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;

  self = g_new0 (FfwRecord, 1);
  self->id = id;
  self->uuid = g_strdup (ffw_cursor_get_text (cursor, 0));
  self->completed_on = ffw_cursor_get_date (cursor, 3);
  self->outcome = (FfwOutcome)ffw_cursor_get_int (cursor, 4);
  self->language = ffw_cursor_is_null (cursor, 5) ? -1 : (int)ffw_cursor_get_int (cursor, 5);
  self->hours = ffw_cursor_is_null (cursor, 6) ? NAN : ffw_cursor_get_double (cursor, 6);
  self->certificate = g_strdup (ffw_cursor_get_text (cursor, 7));
  self->session = ffw_cursor_is_null (cursor, 8) ? 0 : ffw_cursor_get_int (cursor, 8);
  self->session_code = g_strdup (ffw_cursor_get_text (cursor, 9));
  self->extended_to = ffw_cursor_get_date (cursor, 10);
  self->extension_reason = g_strdup (ffw_cursor_get_text (cursor, 11));
  if (!read_around (self, connection, ffw_cursor_get_int (cursor, 1),
                    ffw_cursor_get_int (cursor, 2), language, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *const ffw_record_fields[]
    = { "person", "course",      "completed_on", "outcome",          "language",
        "hours",  "certificate", "expires_on",   "extension_reason", NULL };

static char *
date_text (FfwDate date)
{
  char iso[FFW_DATE_ISO_SIZE];

  return g_strdup (date == FFW_DATE_NONE ? "" : ffw_date_to_iso (date, iso));
}

static char *
hours_text (double hours)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (hours) ? "" : g_ascii_formatd (buffer, sizeof buffer, "%g", hours));
}

/**
 * ffw_record_to_texts:
 *
 * Returns: (transfer full): what stands in each of ffw_record_fields, as the import forms have it;
 *   empty texts where there is none
 */
char **
ffw_record_to_texts (const FfwRecord *self)
{
  const char *language = ffw_coding_get_code (&ffw_coding_language, self->language);
  char **texts = g_new0 (char *, g_strv_length ((char **)ffw_record_fields) + 1);
  guint n = 0;

  texts[n++] = g_strdup (self->who->uuid);
  texts[n++] = g_strdup (self->course->code);
  texts[n++] = date_text (self->completed_on);
  texts[n++] = g_strdup (ffw_coding_get_code (&ffw_coding_outcome, (int)self->outcome));
  texts[n++] = g_strdup (language ? language : "");
  texts[n++] = hours_text (self->hours);
  texts[n++] = g_strdup (self->certificate);
  texts[n++] = date_text (self->extended_to);
  texts[n++] = g_strdup (self->extension_reason);

  return texts;
}

static const char course_sql[]
    = "SELECT id, hours, launched_on, retired_on FROM course WHERE code = ?";
static const char recorded_sql[] = "SELECT EXISTS (SELECT 1 FROM record"
                                   " WHERE person = ? AND course = ? AND completed_on = ?)";
static const char span_sql[]
    = "SELECT min (started_on), max (coalesce (left_on, '9999-12-31')),"
      " sum (CASE WHEN started_on <= ? AND coalesce (left_on, '9999-12-31') >= ? THEN 1 ELSE 0 END)"
      " FROM post WHERE person = ?";

void
ffw_record_look_free (FfwRecordLook *self)
{
  ffw_findings_unref (self->findings);
  g_array_unref (self->recorded);
  g_free (self);
}

/* Says what is odd about the course on the day. */
static gboolean
look_at_course (FfwRecordLook *self, FfwConnection *connection, const char *code, FfwDate on,
                FfwDate today, gint64 *course, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, course_sql, error, "s", code);
  char day[FFW_DATE_ISO_SIZE];
  FfwDate launched, retired;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    return !ffw_cursor_has_failed (cursor);

  *course = ffw_cursor_get_int (cursor, 0);
  if (!ffw_cursor_is_null (cursor, 1))
    self->hours = ffw_cursor_get_double (cursor, 1);
  launched = ffw_cursor_get_date (cursor, 2);
  retired = ffw_cursor_get_date (cursor, 3);
  if (on == FFW_DATE_NONE)
    return TRUE;

  if (launched != FFW_DATE_NONE && on < launched)
    ffw_findings_add (self->findings, "W301", 0, 0, "completed_on", ffw_date_to_iso (launched, day),
                      NULL);
  if (retired != FFW_DATE_NONE && on > retired)
    ffw_findings_add (self->findings, "W302", 0, 0, "completed_on", ffw_date_to_iso (retired, day),
                      NULL);
  if (on > today)
    ffw_findings_add (self->findings, "W303", 0, 0, "completed_on", ffw_date_to_iso (on, day),
                      NULL);

  return TRUE;
}

/* Says where the person had not started, or had left. */
static gboolean
look_at_span (FfwRecordLook *self, FfwCursor *span, gint64 person, guint line, const char *day,
              GError **error)
{
  const char *from, *to;

  ffw_cursor_bind (span, "ssi", day, day, person);
  if (!ffw_cursor_next (span, error))
    return FALSE;
  if (ffw_cursor_is_null (span, 0) || ffw_cursor_get_int (span, 2) > 0)
    return TRUE;

  from = ffw_cursor_get_text (span, 0);
  to = ffw_cursor_get_text (span, 1);
  if (g_strcmp0 (day, from) < 0)
    ffw_findings_add (self->findings, "W304", line, 0, "completed_on", from, NULL);
  else if (g_strcmp0 (day, to) > 0)
    ffw_findings_add (self->findings, "W305", line, 0, "completed_on", to, NULL);

  return TRUE;
}

/**
 * ffw_record_look:
 * @course: its code, or an empty text while none is chosen
 * @on: the day of the completion, or %FFW_DATE_NONE while there is none
 * @people: (array length=n): the ids of persons
 *
 * Looks at what would be recorded, and says what is odd about it, as the import of a file does
 * when the rows are taken.
 *
 * Returns: (transfer full): what there is to know; %NULL with @error set
 */
FfwRecordLook *
ffw_record_look (FfwConnection *connection, const char *course, FfwDate on, const gint64 *people,
                 guint n, FfwDate today, GError **error)
{
  g_autoptr (FfwRecordLook) self = g_new0 (FfwRecordLook, 1);
  g_autoptr (FfwCursor) span = ffw_connection_prepare (connection, span_sql, error);
  g_autoptr (FfwCursor) recorded = NULL;
  char day[FFW_DATE_ISO_SIZE];
  gint64 id = 0;

  self->hours = NAN;
  self->findings = ffw_findings_new ("");
  self->recorded = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), n);
  g_array_set_size (self->recorded, n);
  if (span == NULL)
    return NULL;
  recorded = ffw_connection_prepare (connection, recorded_sql, error);
  if (recorded == NULL || !look_at_course (self, connection, course, on, today, &id, error))
    return NULL;
  if (on == FFW_DATE_NONE)
    return g_steal_pointer (&self);

  ffw_date_to_iso (on, day);
  for (guint i = 0; i < n; i++)
    {
      if (!look_at_span (self, span, people[i], i + 1, day, error))
        return NULL;
      ffw_cursor_bind (recorded, "iis", people[i], id, day);
      if (!ffw_cursor_next (recorded, error))
        return NULL;
      g_array_index (self->recorded, gboolean, i) = ffw_cursor_get_int (recorded, 0) != 0;
    }

  return g_steal_pointer (&self);
}

static char *
row_argument (const char *table, gint64 id)
{
  return g_strdup_printf ("@%s/%" G_GINT64_FORMAT, table, id);
}

static char *
date_argument (const char *iso)
{
  return g_strconcat ("date:", iso, NULL);
}

/**
 * ffw_record_say_recorded:
 * @n: how many people
 * @course: its code
 *
 * Says in the history what a change recorded.
 */
gboolean
ffw_record_say_recorded (FfwChange *change, guint64 n, const char *course, FfwDate on,
                         GError **error)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_autofree char *course_argument = NULL;
  g_autofree char *day = NULL;
  g_autoptr (FfwMessage) message = NULL;
  char iso[FFW_DATE_ISO_SIZE];
  gint64 id = 0;

  if (!ffw_connection_get_int (ffw_change_get_connection (change),
                               "SELECT id FROM course WHERE code = ?", &id, error, "s", course))
    return FALSE;
  course_argument = row_argument ("course", id);
  day = date_argument (ffw_date_to_iso (on, iso));
  message = ffw_message_new ("record", count, course_argument, day, NULL);
  ffw_change_set_message (change, message);

  return TRUE;
}

static const char subject_sql[] = "SELECT person, course, completed_on FROM record WHERE id = ?";

/* The arguments of a message that is about one record: whose, of which course and day. */
static gboolean
read_subject (FfwConnection *connection, gint64 id, char *arguments[3], GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, subject_sql, error, "i", id);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  arguments[0] = row_argument ("person", ffw_cursor_get_int (cursor, 0));
  arguments[1] = row_argument ("course", ffw_cursor_get_int (cursor, 1));
  arguments[2] = date_argument (ffw_cursor_get_text (cursor, 2));

  return TRUE;
}

static void
arguments_clear (char *arguments[3])
{
  for (guint i = 0; i < 3; i++)
    g_clear_pointer (&arguments[i], g_free);
}

/** Says in the history that a change corrected a record, by what it is now. */
gboolean
ffw_record_say_corrected (FfwChange *change, gint64 id, GError **error)
{
  char *arguments[3] = { NULL };
  gboolean read = read_subject (ffw_change_get_connection (change), id, arguments, error);

  if (read)
    {
      g_autoptr (FfwMessage) message = ffw_message_new ("correct-record", arguments[0],
                                                        arguments[1], arguments[2], NULL);

      ffw_change_set_message (change, message);
    }
  arguments_clear (arguments);

  return read;
}

/* Says what is withdrawn, while it is still there. */
static gboolean
say_withdrawn (FfwChange *change, const gint64 *ids, guint n, GError **error)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autoptr (FfwMessage) message = NULL;
  char *arguments[3] = { NULL };

  if (n > 1)
    message = ffw_message_new ("withdrawn-records", count, NULL);
  else if (read_subject (ffw_change_get_connection (change), ids[0], arguments, error))
    message = ffw_message_new ("withdrawn-record", arguments[0], arguments[1], arguments[2], NULL);
  arguments_clear (arguments);
  if (message)
    ffw_change_set_message (change, message);

  return message != NULL;
}

/* Which of the records are there still. */
static GArray *
find_left (FfwConnection *connection, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FfwCursor) find = ffw_connection_prepare (connection, subject_sql, error);

  if (find == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      ffw_cursor_bind (find, "i", ids[i]);
      if (ffw_cursor_next (find, error))
        g_array_append_val (left, ids[i]);
      else if (ffw_cursor_has_failed (find))
        return NULL;
    }
  if (left->len == 0)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   g_dngettext (GETTEXT_PACKAGE, "This record has been withdrawn already.",
                                "These records have been withdrawn already.", n));
      return NULL;
    }

  return g_steal_pointer (&left);
}

/**
 * ffw_record_find_sessions:
 * @ids: (array length=n): of records
 * @found: (out): how many of them sessions made
 */
gboolean
ffw_record_find_sessions (FfwConnection *connection, const gint64 *ids, guint n,
                          FfwRecordSessions *found, GError **error)
{
  g_autoptr (FfwCursor) find = ffw_connection_prepare (
      connection, "SELECT s.code FROM record r JOIN session s ON s.id = r.session WHERE r.id = ?",
      error);

  if (find == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      ffw_cursor_bind (find, "i", ids[i]);
      if (ffw_cursor_next (find, error))
        {
          if (found->n++ == 0)
            found->first = g_strdup (ffw_cursor_get_text (find, 0));
        }
      else if (ffw_cursor_has_failed (find))
        return FALSE;
    }

  return TRUE;
}

static const char withdrawn_sql[] = "SELECT r.person, c.code, r.completed_on FROM record r"
                                    " JOIN course c ON c.id = r.course WHERE r.id = ?";

/* Writes why a record is withdrawn. That is about the person, so it is kept with them, and
 * not in the history, which outlives them. */
static gboolean
note_withdrawal (FfwChange *change, gint64 id, const char *reason, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (ffw_change_get_connection (change),
                                                       withdrawn_sql, error, "i", id);
  FfwLanguage language = ffw_language_get ();
  g_autofree char *course = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  gint64 person;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  person = ffw_cursor_get_int (cursor, 0);
  course = g_strdup (ffw_cursor_get_text (cursor, 1));
  day = ffw_date_format (ffw_cursor_get_date (cursor, 2), language, TRUE);
  /* Translators: a note about a person. %1$s is a course, %2$s a date, %3$s the reason. */
  text = ffw_expand (_ ("Record of %1$s, %2$s, withdrawn: %3$s"),
                     (const char *[]){ course, day, reason, NULL }, language);

  return ffw_note_write (change, person, text, error);
}

/**
 * ffw_record_withdraw:
 * @ids: (array length=n): of records; those that are gone already are left alone
 * @reason: why, which becomes a note about each of the people
 *
 * Takes records out of the workspace, as one change that an undo brings back. Files that are
 * kept of them stay with the person.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where none of them is there any more
 */
gboolean
ffw_record_withdraw (FfwChange *change, const gint64 *ids, guint n, const char *reason,
                     GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (GArray) left = find_left (connection, ids, n, error);
  g_autoptr (FfwCursor) let_go = NULL;
  g_autoptr (FfwCursor) erase = NULL;

  if (left == NULL || !say_withdrawn (change, (gint64 *)left->data, left->len, error))
    return FALSE;
  let_go = ffw_connection_prepare (connection,
                                   "UPDATE attachment SET record = NULL WHERE record = ?", error);
  erase = ffw_connection_prepare (connection, "DELETE FROM record WHERE id = ?", error);
  if (let_go == NULL || erase == NULL)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      gint64 id = g_array_index (left, gint64, i);

      if (!note_withdrawal (change, id, reason, error))
        return FALSE;
      ffw_cursor_bind (let_go, "i", id);
      ffw_cursor_bind (erase, "i", id);
      if (!ffw_cursor_run (let_go, error) || !ffw_cursor_run (erase, error)
          || !ffw_change_rest (change, error))
        return FALSE;
    }

  return TRUE;
}
