/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwRoom:
 *
 * The places of one session: how many there are, taken, and held for organisations.
 */
typedef struct _FfwRoom FfwRoom;

FfwRoom *ffw_room_new (FfwConnection *connection, gint64 session, gint64 capacity, FfwDate today,
                       GError **error);
gboolean ffw_room_has_place (FfwRoom *self, gint64 organisation);
void ffw_room_take (FfwRoom *self, gint64 organisation);
void ffw_room_free (FfwRoom *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRoom, ffw_room_free)

G_END_DECLS
