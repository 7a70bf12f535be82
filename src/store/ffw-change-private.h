/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-uuid.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

gboolean ffw_change_make (FfwConnection *connection, FfwUuidSource *uuids, GHashTable *tables,
                          gboolean captured, FfwChangeFunc func, gpointer data, gboolean *keep,
                          GError **error);
char *ffw_change_now (void);
const char *ffw_change_who (void);

G_END_DECLS
