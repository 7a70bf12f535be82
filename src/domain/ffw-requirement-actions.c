/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-requirement-actions.h"

#include "ffw-action-error.h"

#include <glib/gi18n-lib.h>

#define SQL_CODES  "SELECT code FROM requirement"
#define SQL_AREA   "SELECT area FROM requirement WHERE code = ?"
#define SQL_CODE   "SELECT code FROM requirement WHERE id = ?"
#define SQL_REMOVE "DELETE FROM requirement WHERE id = ?"

/* The longest number in a code that is counted on from. */
#define MOST_NUMBERED 999999

/**
 * ffw_requirement_propose_code:
 *
 * Returns: (transfer full): a code that no requirement has: as the others are, R01, R02 and so on,
 *   one after the highest; %NULL with @error set
 */
char *
ffw_requirement_propose_code (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_CODES, error, "");
  guint64 highest = 0;

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      const char *code = ffw_cursor_get_text (cursor, 0);
      guint64 number;

      if (code[0] == 'R'
          && g_ascii_string_to_unsigned (code + 1, 10, 0, MOST_NUMBERED, &number, NULL))
        highest = MAX (highest, number);
    }

  return ffw_cursor_has_failed (cursor) ? NULL
                                        : g_strdup_printf ("R%02" G_GUINT64_FORMAT, highest + 1);
}

/**
 * ffw_requirement_say:
 * @message: one of add-requirement, edit-requirement and remove-requirement
 * @code: of a requirement that is there
 *
 * Says in the history what a change does to it: by its code, and its area.
 */
gboolean
ffw_requirement_say (FfwChange *change, const char *message, const char *code, GError **error)
{
  g_autoptr (FfwMessage) said = NULL;
  g_autofree char *argument = NULL;
  gint64 area = 0;

  if (!ffw_connection_get_int (ffw_change_get_connection (change), SQL_AREA, &area, error, "s",
                               code))
    return FALSE;
  argument = g_strdup_printf ("@area/%" G_GINT64_FORMAT, area);
  said = ffw_message_new (message, code, argument, NULL);
  ffw_change_set_message (change, said);

  return TRUE;
}

/**
 * ffw_requirement_remove:
 *
 * Takes a requirement out: from now on nobody is asked for it. Refused where it is there no more.
 */
gboolean
ffw_requirement_remove (FfwChange *change, gint64 id, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_CODE, error, "i", id);
  g_autofree char *code = NULL;

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    code = g_strdup (ffw_cursor_get_text (cursor, 0));
  else if (!ffw_cursor_has_failed (cursor))
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 _ ("This requirement has been taken out already. The history says by whom."));
  g_clear_pointer (&cursor, ffw_cursor_free);

  return code && ffw_requirement_say (change, "remove-requirement", code, error)
         && ffw_connection_run (connection, SQL_REMOVE, error, "i", id);
}
