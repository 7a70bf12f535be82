/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-cancelling.h"

#include "ffw-booking-actions.h"

#include <glib/gi18n-lib.h>

#define SQL_CODE   "SELECT code FROM session WHERE id = ?"
#define SQL_REASON "UPDATE session SET cancel_reason = ? WHERE id = ?"

static gboolean
cancel_one (FfwChange *change, gint64 session, const char *reason, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwCursor *cursor = ffw_connection_query (connection, SQL_CODE, error, "i", session);
  g_autofree char *code = NULL;
  g_autoptr (FfwBookingResult) result = NULL;

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    code = g_strdup (ffw_cursor_get_text (cursor, 0));
  else if (!ffw_cursor_has_failed (cursor))
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                         _ ("The session is not there any more. Choose again."));
  ffw_cursor_free (cursor);
  if (code == NULL)
    return FALSE;

  ffw_change_touch (change, session);
  result = ffw_booking_cancel_session (change, code, today, error);

  return result
         && ffw_connection_run (connection, SQL_REASON, error, "si",
                                reason && *reason ? reason : NULL, session);
}

static void
say_many (FfwChange *change, guint n, const char *title)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autoptr (FfwMessage) message = ffw_message_new ("cancel-series", count, title, NULL);

  ffw_change_set_message (change, message);
}

/**
 * ffw_session_cancel:
 * @scope: which others of its series are cancelled with it
 * @reason: (nullable): why; kept with the session, for those who ask later
 *
 * Cancels a session, and with it the bookings that have a place or wait for one.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where it was held, or was cancelled already
 */
gboolean
ffw_session_cancel (FfwChange *change, gint64 session, FfwSeriesScope scope, const char *reason,
                    FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwSession) before = NULL;
  g_autoptr (GArray) others = NULL;
  g_autoptr (GError) failed = NULL;

  before = ffw_session_read (connection, session, &failed);
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!cancel_one (change, session, reason, today, error))
    return FALSE;
  if (before == NULL || before->series == 0 || scope == FFW_SERIES_ONE)
    return TRUE;

  others = ffw_session_series_list (connection, before, scope, error);
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (!cancel_one (change, g_array_index (others, gint64, i), reason, today, error))
      return FALSE;
  say_many (change, others->len + 1, before->series_title);

  return TRUE;
}
