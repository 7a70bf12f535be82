/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection-private.h"
#include "ffw-history.h"
#include "ffw-uuid.h"

G_BEGIN_DECLS

FfwMessage *ffw_undo_make (FfwConnection *connection, FfwUuidSource *uuids, GHashTable *tables,
                           FfwChangeKind kind, gint64 change, GError **error);

G_END_DECLS
