/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions that were made in one go, and are changed one, some or all. */

#pragma once

#include "ffw-session-actions.h"

G_BEGIN_DECLS

/**
 * FfwSeriesScope:
 * @FFW_SERIES_ONE: the session alone
 * @FFW_SERIES_LATER: it, and those of its series that begin after it
 * @FFW_SERIES_ALL: every session of its series
 *
 * Which sessions a change is for. Those that were held or cancelled stay as they are.
 */
typedef enum
{
  FFW_SERIES_ONE,
  FFW_SERIES_LATER,
  FFW_SERIES_ALL,
} FfwSeriesScope;

gint64 ffw_session_save_series (FfwChange *change, const FfwSession *session, const FfwDate *days,
                                guint n_days, const char *title, FfwDate today, GError **error);
GArray *ffw_session_series_list (FfwConnection *connection, const FfwSession *before,
                                 FfwSeriesScope scope, GError **error);
gboolean ffw_session_change_series (FfwChange *change, const FfwSession *session,
                                    FfwSeriesScope scope, FfwDate today, GError **error);

G_END_DECLS
