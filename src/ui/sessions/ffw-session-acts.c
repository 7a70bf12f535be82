/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-acts.h"

#include "ffw-do.h"
#include "ffw-session-actions.h"

#include <glib/gi18n-lib.h>

/* What a session becomes. */
typedef struct
{
  gint64 session;
  FfwSessionStatus status;
} Act;

static gboolean
set_status (FfwChange *change, gpointer data, GError **error)
{
  const Act *act = data;

  return ffw_session_set_status (change, act->session, act->status, ffw_date_today (), error);
}

/**
 * ffw_session_acts_set_status:
 * @status: planned or open
 */
void
ffw_session_acts_set_status (GtkWidget *widget, FfwWorkspace *workspace, gint64 session,
                             FfwSessionStatus status)
{
  const Act act = { session, status };

  ffw_do (widget, workspace, set_status, g_memdup2 (&act, sizeof act), g_free,
          _ ("The Session Could Not Be Changed"), NULL);
}
