/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-conflict.h"

G_BEGIN_DECLS

gboolean ffw_apply_change (FfwConnection *connection, gint64 change, gboolean inverted,
                           GHashTable *tables, FfwConflict *conflict, GError **error);

G_END_DECLS
