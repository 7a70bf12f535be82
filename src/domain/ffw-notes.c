/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-notes.h"

#include "ffw-action-error.h"

#include <glib/gi18n-lib.h>

#define SQL_FIND   "SELECT person, text FROM note WHERE id = ?"
#define SQL_PERSON "SELECT count(*) FROM person WHERE id = ?"
#define SQL_ADD    "INSERT INTO note (id, uuid, person, text, at, who) VALUES (?, ?, ?, ?, ?, ?)"
#define SQL_SET    "UPDATE note SET text = ?, changed_at = ?, changed_by = ? WHERE id = ?"
#define SQL_DELETE "DELETE FROM note WHERE id = ?"

/* The history says that there was a note, and never what stood in it. */
static void
say (FfwChange *change, const char *id, gint64 person)
{
  g_autofree char *about = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  FfwMessage *message = ffw_message_new (id, about, NULL);

  ffw_change_set_message (change, message);
  ffw_message_free (message);
}

/* Whose note it is, and what stands in it; 0 where it is gone, which @error says. */
static gint64
find_person (FfwChange *change, gint64 note, char **there, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (ffw_change_get_connection (change), SQL_FIND,
                                                       error, "i", note);

  if (cursor == NULL)
    return 0;
  if (ffw_cursor_next (cursor, error))
    {
      *there = g_strdup (ffw_cursor_get_text (cursor, 1));
      return ffw_cursor_get_int (cursor, 0);
    }
  if (!ffw_cursor_has_failed (cursor))
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                         _ ("The note is gone: somebody has deleted it meanwhile."));

  return 0;
}

/**
 * ffw_note_add:
 * @text: what is written; not empty
 *
 * Writes a note about a person, with who wrote it and when.
 */
gboolean
ffw_note_add (FfwChange *change, gint64 person, const char *text, GError **error)
{
  gint64 n = 0;

  if (!ffw_connection_get_int (ffw_change_get_connection (change), SQL_PERSON, &n, error, "i",
                               person))
    return FALSE;
  if (n == 0)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                           _ ("The person is gone: somebody has taken them back meanwhile."));
      return FALSE;
    }
  say (change, "add-note", person);

  return ffw_note_write (change, person, text, error);
}

/**
 * ffw_note_write:
 * @text: what is written; not empty
 *
 * Writes a note about a person, as a part of a change that is about something else.
 */
gboolean
ffw_note_write (FfwChange *change, gint64 person, const char *text, GError **error)
{
  char uuid[FFW_UUID_SIZE];

  return ffw_connection_run (ffw_change_get_connection (change), SQL_ADD, error, "isisss",
                             ffw_change_new_id (change), ffw_change_new_uuid (change, uuid), person,
                             text, ffw_change_get_now (change), ffw_change_get_who (change));
}

/**
 * ffw_note_set:
 * @before: what stood in the note when it was read
 * @text: what is to stand there
 * @there: (out) (nullable): what stands there now, where somebody else has written that meanwhile
 *
 * Writes another text into a note. The change is discarded where the same text stands there
 * already, and where another does that the writer has not seen.
 */
gboolean
ffw_note_set (FfwChange *change, gint64 note, const char *before, const char *text, char **there,
              GError **error)
{
  g_autofree char *now = NULL;
  gint64 person = find_person (change, note, &now, error);

  *there = NULL;
  if (person == 0)
    return FALSE;
  if (g_str_equal (now, text) || !g_str_equal (now, before))
    {
      if (!g_str_equal (now, text))
        *there = g_steal_pointer (&now);
      ffw_change_discard (change);
      return TRUE;
    }
  say (change, "edit-note", person);

  return ffw_connection_run (ffw_change_get_connection (change), SQL_SET, error, "sssi", text,
                             ffw_change_get_now (change), ffw_change_get_who (change), note);
}

/** Takes a note away, whatever stands in it. */
gboolean
ffw_note_delete (FfwChange *change, gint64 note, GError **error)
{
  g_autofree char *there = NULL;
  gint64 person = find_person (change, note, &there, error);

  if (person == 0)
    return FALSE;
  say (change, "delete-note", person);

  return ffw_connection_run (ffw_change_get_connection (change), SQL_DELETE, error, "i", note);
}
