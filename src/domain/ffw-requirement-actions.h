/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change.h"

G_BEGIN_DECLS

char *ffw_requirement_propose_code (FfwConnection *connection, GError **error);
gboolean ffw_requirement_say (FfwChange *change, const char *message, const char *code,
                              GError **error);
gboolean ffw_requirement_remove (FfwChange *change, gint64 id, GError **error);

G_END_DECLS
