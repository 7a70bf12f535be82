/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-planning.h"

/** Returns: (transfer full): a new session of which nothing is said yet */
FfwSessionPlanning *
ffw_session_planning_new (void)
{
  FfwSessionPlanning *self = g_new0 (FfwSessionPlanning, 1);

  self->session = ffw_session_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (FfwDate));
  self->today = ffw_date_today ();

  return self;
}

/** Makes the change, in the writer's thread. */
gboolean
ffw_session_planning_make (FfwChange *change, gpointer planning, GError **error)
{
  FfwSessionPlanning *self = planning;

  if (self->session->id == 0)
    {
      self->saved = ffw_session_save_series (change, self->session,
                                             (const FfwDate *)self->days->data, self->days->len,
                                             self->title, self->today, error);
      return self->saved != 0;
    }
  self->saved = self->session->id;

  return ffw_session_change_series (change, self->session, self->scope, self->today, error);
}

void
ffw_session_planning_free (gpointer planning)
{
  FfwSessionPlanning *self = planning;

  ffw_session_free (self->session);
  g_array_unref (self->days);
  g_free (self->title);
  g_free (self);
}
