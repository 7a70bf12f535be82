/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

gboolean ffw_reporting_lines_find (FfwConnection *connection, gint64 organisation, gint64 person,
                                   gint64 above, FfwDate from, FfwDate until, gboolean *found,
                                   GError **error);
gboolean ffw_reporting_lines_check (FfwConnection *connection, FfwDate today, GPtrArray *problems,
                                    GError **error);

G_END_DECLS
