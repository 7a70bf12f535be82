/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session planned or changed: what a form holds, and the change that it becomes. */

#pragma once

#include "ffw-session-series.h"

G_BEGIN_DECLS

/**
 * FfwSessionPlanning:
 * @session: as it is to be; its id is 0 for a new one
 * @days: (element-type FfwDate): of a new one: on which days it and those of its series begin
 * @title: of the series, where there are several days
 * @scope: of one that is there: which others of its series change with it
 * @saved: its id, once it is saved
 */
typedef struct
{
  FfwSession *session;
  GArray *days;
  char *title;
  FfwSeriesScope scope;
  FfwDate today;
  gint64 saved;
} FfwSessionPlanning;

FfwSessionPlanning *ffw_session_planning_new (void);
gboolean ffw_session_planning_make (FfwChange *change, gpointer planning, GError **error);
void ffw_session_planning_free (gpointer planning);

G_END_DECLS
