/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table `standing`: how posts stand as of one day, kept in step with every change. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"

G_BEGIN_DECLS

gboolean ffw_standing_keep (FfwConnection *connection, GError **error);
gboolean ffw_standing_mark_inserted (FfwConnection *connection, GError **error);
gboolean ffw_standing_refresh (FfwChange *change, gpointer data, GError **error);
gboolean ffw_standing_is_fresh (FfwConnection *connection, FfwDate day, gboolean *fresh,
                                GError **error);
gboolean ffw_standing_see (FfwConnection *connection, FfwDate day, GError **error);
gboolean ffw_standing_get_day (FfwConnection *connection, FfwDate *day, GError **error);
gboolean ffw_standing_check (FfwConnection *connection, GPtrArray *problems, GError **error);

G_END_DECLS
