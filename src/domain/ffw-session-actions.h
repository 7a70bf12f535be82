/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people do with sessions: plan one, change it, move it, open it. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-session.h"

G_BEGIN_DECLS

gint64 ffw_session_save (FfwChange *change, const FfwSession *session, FfwDate today,
                         GError **error);
gboolean ffw_session_move (FfwChange *change, gint64 session, gint64 date, int days, int minutes,
                           FfwDate today, GError **error);
gboolean ffw_session_set_status (FfwChange *change, gint64 session, FfwSessionStatus status,
                                 FfwDate today, GError **error);
char *ffw_session_find_code (FfwConnection *connection, const char *course, FfwDate first_on,
                             GError **error);

gint64 ffw_series_add (FfwChange *change, const char *title, GError **error);

G_END_DECLS
