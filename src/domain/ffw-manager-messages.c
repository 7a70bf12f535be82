/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-manager-messages.h"

#include "ffw-calendar-text.h"
#include "ffw-coding.h"
#include "ffw-expand.h"
#include "ffw-message.h"
#include "ffw-post.h"
#include "ffw-standing-keep.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const ffw_manager_messages_tables[]
    = { "standing", "post", "person", "area", "absence", "manager_message", NULL };

/* What is mandatory, and is missing, has expired, ends soon, or is due: those statuses are the
 * first four. A row's manager may have left: then nobody reads it. Of the posts of others than the
 * organisation it is only asked what was told. */
#define SQL_GAPS                                                                                   \
  "SELECT p.manager, p.id, s.area, s.status, n.given_name, n.family_name, p.staff_number,"         \
  " a.title_en, a.title_cy, a.code, s.expires_on, s.due_on,"                                       \
  " EXISTS (SELECT 1 FROM absence b WHERE b.person = p.person AND b.from_on <= ?"                  \
  "   AND (b.to_on IS NULL OR b.to_on >= ?)),"                                                     \
  " CASE WHEN CAST (? AS TEXT) IS NULL"                                                            \
  "   OR p.organisation = (SELECT id FROM organisation WHERE code = ?) THEN 1 ELSE 0 END"          \
  " FROM standing s JOIN post p ON p.id = s.post JOIN person n ON n.id = p.person"                 \
  " JOIN area a ON a.id = s.area"                                                                  \
  " WHERE s.stands = 1 AND s.mandatory = 1 AND s.status IN (0, 1, 2, 3)"                           \
  " AND EXISTS (SELECT 1 FROM post m WHERE m.person = p.manager AND m.started_on <= ?"             \
  "   AND (m.left_on IS NULL OR m.left_on >= ?))"                                                  \
  " ORDER BY p.manager, n.family_name, n.given_name, p.id, s.status, a.code"
#define SQL_MANAGER                                                                                \
  "SELECT n.given_name, n.family_name, n.training_language,"                                       \
  " (SELECT m.email FROM post m WHERE m.person = n.id AND m.email IS NOT NULL"                     \
  "   AND (m.left_on IS NULL OR m.left_on >= ?) ORDER BY m.started_on DESC, m.id LIMIT 1),"        \
  " (SELECT g.at FROM manager_message g WHERE g.manager = n.id ORDER BY g.id DESC LIMIT 1),"       \
  " (SELECT g.gaps FROM manager_message g WHERE g.manager = n.id ORDER BY g.id DESC LIMIT 1)"      \
  " FROM person n WHERE n.id = ?"
#define SQL_MARK                                                                                   \
  "INSERT INTO manager_message (id, uuid, manager, at, who, gaps) VALUES (?, ?, ?, ?, ?, ?)"
#define SQL_UNMARK                                                                                 \
  "DELETE FROM manager_message"                                                                    \
  " WHERE id = (SELECT max (id) FROM manager_message WHERE manager = ?)"

enum
{
  GAP_MANAGER,
  GAP_POST,
  GAP_AREA,
  GAP_STATUS,
  GAP_GIVEN_NAME,
  GAP_FAMILY_NAME,
  GAP_NUMBER,
  GAP_TITLE_EN,
  GAP_TITLE_CY,
  GAP_CODE,
  GAP_EXPIRES_ON,
  GAP_DUE_ON,
  GAP_AWAY,
  GAP_IS_ASKED,
};

/* A message while it is written. */
typedef struct
{
  FfwConnection *connection;
  FfwDate today;
  FfwLanguage reader;
  GPtrArray *messages;
  FfwNotice *message; /* the one that is being written; the array's */
  GString *text;
  GString *gaps;
  gint64 post;       /* whose lines come */
  guint n_people;    /* who have lines */
  GHashTable *known; /* the gaps that were sent last, as a set of texts */
} Writing;

static void
remember_known (Writing *self, const char *gaps)
{
  g_auto (GStrv) words = g_strsplit (gaps ? gaps : "", " ", -1);

  g_hash_table_remove_all (self->known);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (self->known, g_strdup (words[i]));
}

static gboolean
begin_message (Writing *self, gint64 manager, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_MANAGER, error, "Di",
                                                       self->today, manager);
  FfwNotice *message;
  g_autofree char *day = NULL;
  g_autofree char *opening = NULL;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;

  message = g_new0 (FfwNotice, 1);
  message->person = manager;
  message->name = ffw_person_join_name (ffw_cursor_get_text (cursor, 0),
                                        ffw_cursor_get_text (cursor, 1));
  ffw_notice_set_language (
      message, ffw_cursor_is_null (cursor, 2) ? -1 : ffw_cursor_get_int (cursor, 2), self->reader);
  message->email = g_strdup (ffw_cursor_get_text (cursor, 3));
  message->sent_at = g_strdup (ffw_cursor_get_text (cursor, 4));
  remember_known (self, ffw_cursor_get_text (cursor, 5));

  day = ffw_date_format (self->today, message->language, TRUE);
  message->subject
      = ffw_notice_expand (message->language,
                           /* Translators: the subject of a message to a manager; a date */
                           N_ ("Your staff’s training, as of %1$s"), day, NULL);
  opening = ffw_notice_expand (
      message->language,
      /* Translators: the beginning of a message to a manager: a name and a date */
      N_ ("Dear %1$s,\n\nThis is what your staff still need of the training that "
          "their posts require, as of %2$s.\n"),
      message->name, day);
  g_string_assign (self->text, opening);
  g_string_truncate (self->gaps, 0);
  self->post = 0;
  self->n_people = 0;
  self->message = message;
  g_ptr_array_add (self->messages, message);

  return TRUE;
}

/* How many of the staff, and what of it is missing or has expired; for the reader. */
static char *
say_about (Writing *self)
{
  g_autofree char *n_people = g_strdup_printf ("%u", self->n_people);
  g_autofree char *n_gaps = g_strdup_printf ("%u", self->message->weight);
  g_autofree char *people = ffw_expand (ffw_translate_plural (self->reader, "%1$d of their staff",
                                                              "%1$d of their staff",
                                                              self->n_people),
                                        (const char *const[]){ n_people, NULL }, self->reader);
  g_autofree char *gaps = ffw_expand (
      ffw_translate_plural (self->reader, "%1$d gap", "%1$d gaps", self->message->weight),
      (const char *const[]){ n_gaps, NULL }, self->reader);

  /* Translators: how many of a manager’s staff, and how many gaps they have */
  return ffw_notice_expand (self->reader, N_ ("%1$s, %2$s"), people, gaps);
}

static void
end_message (Writing *self)
{
  if (self->message == NULL)
    return;
  if (self->n_people == 0)
    {
      self->message = NULL;
      g_ptr_array_set_size (self->messages, (int)self->messages->len - 1);
      return;
    }

  g_string_append_c (self->text, '\n');
  g_string_append (
      self->text,
      ffw_translate (self->message->language,
                     N_ ("Please see to it that they have a place on a course, or say what stands "
                         "in the way: somebody on long leave, or a waiver that is needed.\n")));
  self->message->text = g_strdup (self->text->str);
  self->message->facts = g_strdup (self->gaps->str);
  self->message->about = say_about (self);
  self->message = NULL;
}

/* The line of a member of staff, above what they need. */
static void
begin_person (Writing *self, FfwCursor *row)
{
  FfwLanguage language = self->message->language;
  g_autofree char *name = ffw_person_join_name (ffw_cursor_get_text (row, GAP_GIVEN_NAME),
                                                ffw_cursor_get_text (row, GAP_FAMILY_NAME));
  const char *number = ffw_cursor_get_text (row, GAP_NUMBER);

  self->post = ffw_cursor_get_int (row, GAP_POST);
  self->n_people++;
  g_string_append_printf (self->text, "\n%s", name);
  if (number && *number)
    g_string_append_printf (self->text, " (%s)", number);
  if (ffw_cursor_get_int (row, GAP_AWAY))
    g_string_append_printf (self->text, ", %s",
                            /* Translators: behind a name: not at work for now */
                            ffw_translate (language, N_ ("away at present")));
  g_string_append_c (self->text, '\n');
}

static char *
describe (FfwCursor *row, const char *area, FfwLanguage language)
{
  FfwDate expires_on = ffw_cursor_get_date (row, GAP_EXPIRES_ON);
  FfwDate due_on = ffw_cursor_get_date (row, GAP_DUE_ON);
  gboolean has_end = expires_on != FFW_DATE_NONE;
  g_autofree char *day = ffw_date_format (has_end ? expires_on : due_on, language, TRUE);

  switch ((FfwStandingStatus)ffw_cursor_get_int (row, GAP_STATUS))
    {
    case FFW_STANDING_EXPIRED:
      return ffw_notice_expand (language, N_ ("%1$s: expired on %2$s"), area, day);
    case FFW_STANDING_EXPIRING:
      return ffw_notice_expand (language, N_ ("%1$s: expires on %2$s"), area, day);
    case FFW_STANDING_DUE:
      return ffw_notice_expand (language, N_ ("%1$s: due by %2$s"), area, day);
    default:
      return ffw_notice_expand (language, N_ ("%1$s: missing, was due by %2$s"), area, day);
    }
}

static void
add_token (Writing *self, const char *token)
{
  g_string_append_printf (self->gaps, "%s%s", self->gaps->len ? " " : "", token);
}

static void
add_gap (Writing *self, FfwCursor *row)
{
  FfwLanguage language = self->message->language;
  const char *title = ffw_cursor_get_text (row, GAP_TITLE_EN + (int)language);
  const char *other = ffw_cursor_get_text (row, GAP_TITLE_EN + (int)!language);
  gint64 status = ffw_cursor_get_int (row, GAP_STATUS);
  g_autofree char *line = NULL;
  g_autofree char *token = g_strdup_printf (
      "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
      ffw_cursor_get_int (row, GAP_POST), ffw_cursor_get_int (row, GAP_AREA), status);

  /* What was told about another organisation's staff stays told. */
  if (!ffw_cursor_get_int (row, GAP_IS_ASKED))
    {
      if (g_hash_table_contains (self->known, token))
        add_token (self, token);
      return;
    }

  if (ffw_cursor_get_int (row, GAP_POST) != self->post)
    begin_person (self, row);
  line = describe (row,
                   title   ? title
                   : other ? other
                           : ffw_cursor_get_text (row, GAP_CODE),
                   language);
  g_string_append_printf (self->text, "– %s\n", line);
  add_token (self, token);
  self->message->weight += status <= FFW_STANDING_EXPIRED;
  self->message->has_news |= !g_hash_table_contains (self->known, token);
}

static gboolean
take (Writing *self, FfwCursor *row, GError **error)
{
  gint64 manager = ffw_cursor_get_int (row, GAP_MANAGER);

  if (self->message == NULL || self->message->person != manager)
    {
      end_message (self);
      if (!begin_message (self, manager, error))
        return FALSE;
    }
  add_gap (self, row);

  return TRUE;
}

/**
 * ffw_manager_messages_read:
 * @organisation: (nullable): the code of the one whose posts count; %NULL for all
 * @today: the day that it is as of
 * @reader: the language of messages to managers who do not mind
 *
 * Writes a text for each manager in post some of whose staff miss what is mandatory for them, or
 * soon will. In it are their own staff alone.
 *
 * Returns: (transfer full) (element-type FfwNotice): those with something new first, then
 *   by the number of gaps; %NULL with @error set
 */
GPtrArray *
ffw_manager_messages_read (FfwConnection *connection, const char *organisation, FfwDate today,
                           FfwLanguage reader, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_notice_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) gaps = g_string_new (NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writing self = { connection, today, reader, messages, NULL, text, gaps, 0, 0, known };
  g_autoptr (FfwCursor) cursor = NULL;

  if (!ffw_standing_see (connection, today, error))
    return NULL;
  cursor = ffw_connection_query (connection, SQL_GAPS, error, "DDssDD", today, today, organisation,
                                 organisation, today, today);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    if (!take (&self, cursor, error))
      return NULL;
  end_message (&self);
  if (ffw_cursor_has_failed (cursor))
    return NULL;
  g_ptr_array_sort (messages, ffw_notice_compare);

  return g_steal_pointer (&messages);
}

static void
say (FfwChange *change, const char *id, gint64 manager)
{
  g_autofree char *whom = g_strdup_printf ("@person/%" G_GINT64_FORMAT, manager);
  g_autoptr (FfwMessage) message = ffw_message_new (id, whom, NULL);

  ffw_change_set_message (change, message);
  ffw_change_touch (change, manager);
}

/**
 * ffw_manager_message_mark:
 * @gaps: FfwNotice::facts of what was sent
 *
 * Notes that a message was sent now.
 *
 * Returns: whether all went well
 */
gboolean
ffw_manager_message_mark (FfwChange *change, gint64 manager, const char *gaps, GError **error)
{
  char uuid[FFW_UUID_SIZE];

  say (change, "manager-message", manager);

  return ffw_connection_run (ffw_change_get_connection (change), SQL_MARK, error, "isisss",
                             ffw_change_new_id (change), ffw_change_new_uuid (change, uuid),
                             manager, ffw_change_get_now (change), ffw_change_get_who (change),
                             gaps);
}

/** Takes back that the last message to @manager was sent. Returns: whether all went well */
gboolean
ffw_manager_message_unmark (FfwChange *change, gint64 manager, GError **error)
{
  say (change, "no-manager-message", manager);

  return ffw_connection_run (ffw_change_get_connection (change), SQL_UNMARK, error, "i", manager);
}
