/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

gboolean ffw_reporting_lines_check (FfwConnection *connection, FfwDate today, GPtrArray *problems,
                                    GError **error);

G_END_DECLS
