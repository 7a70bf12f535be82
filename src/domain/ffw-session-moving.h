/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What would come of a session that is moved: said before it is. */

#pragma once

#include "ffw-change.h"
#include "ffw-local-time.h"
#include "ffw-session.h"

G_BEGIN_DECLS

/**
 * FfwSessionMoving:
 * @date: id of the session's date that is moved
 * @all: whether the session's other dates move by as much
 * @to: when the date is to begin
 */
typedef struct
{
  gint64 date;
  gboolean all;
  FfwLocalTime to;
} FfwSessionMoving;

/**
 * FfwSessionMovingLook:
 * @session: as it is
 * @from: when the date begins now
 * @refusal: (nullable): why it cannot be moved there, a sentence
 * @clashes: (element-type FfwClash): what the whole session would clash with; empty where refused
 */
typedef struct
{
  FfwSession *session;
  FfwLocalTime from;
  char *refusal;
  GPtrArray *clashes;
} FfwSessionMovingLook;

gboolean ffw_session_moving_run (FfwChange *change, const FfwSessionMoving *moving, FfwDate today,
                                 GError **error);
FfwSessionMovingLook *ffw_session_moving_look (FfwChange *change, const FfwSessionMoving *moving,
                                               FfwDate today, GError **error);
void ffw_session_moving_look_free (FfwSessionMovingLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSessionMovingLook, ffw_session_moving_look_free)

G_END_DECLS
