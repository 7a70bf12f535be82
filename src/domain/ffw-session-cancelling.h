/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-session-series.h"

G_BEGIN_DECLS

gboolean ffw_session_cancel (FfwChange *change, gint64 session, FfwSeriesScope scope,
                             const char *reason, FfwDate today, GError **error);

G_END_DECLS
