/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-moving.h"

#include "ffw-action-error.h"
#include "ffw-clash.h"
#include "ffw-session-actions.h"

#include <glib/gi18n-lib.h>

static const char date_sql[] = "SELECT session, starts_at FROM session_date WHERE id = ?";

void
ffw_session_moving_look_free (FfwSessionMovingLook *self)
{
  g_clear_pointer (&self->session, ffw_session_free);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_free (self->refusal);
  g_free (self);
}

/* Which session it is of, and when it begins. */
static gboolean
find (FfwConnection *connection, gint64 date, gint64 *session, FfwLocalTime *from, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, date_sql, error, "i", date);

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    {
      *session = ffw_cursor_get_int (cursor, 0);
      return ffw_local_time_parse (ffw_cursor_get_text (cursor, 1), from);
    }
  if (!ffw_cursor_has_failed (cursor))
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                         _ ("This day of the session is not in the workspace any more."));

  return FALSE;
}

static gboolean
move (FfwChange *change, const FfwSessionMoving *moving, gint64 session, FfwLocalTime from,
      FfwDate today, GError **error)
{
  return ffw_session_move (change, session, moving->all ? 0 : moving->date,
                           (int)moving->to.day - (int)from.day,
                           (int)moving->to.minute - (int)from.minute, today, error);
}

/**
 * ffw_session_moving_run:
 *
 * Moves a session, or one date of it, to where it is to be; its message is set.
 *
 * Returns: whether it was moved; else @error is set as by ffw_session_move()
 */
gboolean
ffw_session_moving_run (FfwChange *change, const FfwSessionMoving *moving, FfwDate today,
                        GError **error)
{
  gint64 session;
  FfwLocalTime from;

  return find (ffw_change_get_connection (change), moving->date, &session, &from, error)
         && move (change, moving, session, from, today, error);
}

/**
 * ffw_session_moving_look:
 *
 * Does what was planned to see what would come of it, and discards it. What is against a rule is no
 * error here: it is said.
 *
 * Returns: (transfer full): that; %NULL with @error set
 */
FfwSessionMovingLook *
ffw_session_moving_look (FfwChange *change, const FfwSessionMoving *moving, FfwDate today,
                         GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwSessionMovingLook) self = g_new0 (FfwSessionMovingLook, 1);
  g_autoptr (GError) refusal = NULL;
  gint64 session;

  ffw_change_discard (change);
  if (!find (connection, moving->date, &session, &self->from, error))
    return NULL;
  self->session = ffw_session_read (connection, session, error);
  if (self->session == NULL)
    return NULL;

  if (move (change, moving, session, self->from, today, &refusal))
    self->clashes = ffw_clash_list_of_session (connection, session, FFW_CLASH_BUFFER, error);
  else if (g_error_matches (refusal, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED))
    {
      self->refusal = g_strdup (refusal->message);
      self->clashes = g_ptr_array_new ();
    }
  else
    g_propagate_error (error, g_steal_pointer (&refusal));

  return self->clashes ? g_steal_pointer (&self) : NULL;
}
