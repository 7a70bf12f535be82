/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwRoom:
 *
 * Places of one kind, those of a session or the funded ones of a course: how many there are,
 * taken, and held for organisations. Of a session an organisation may have more places than are
 * held for it; the funded places of a course are divided, and each has its part.
 */
typedef struct _FfwRoom FfwRoom;

/**
 * FfwRoomFigures:
 * @places: how many there are; %FFW_NULL for no limit
 * @taken: of them, those that somebody has
 * @held: of them, those that nobody has yet, and that are kept for an organisation
 */
typedef struct
{
  gint64 places;
  gint64 taken;
  gint64 held;
} FfwRoomFigures;

FfwRoom *ffw_room_read_session (FfwConnection *connection, gint64 session, gint64 capacity,
                                FfwDate today, GError **error);
FfwRoom *ffw_room_read_course (FfwConnection *connection, gint64 course, gint64 except,
                               FfwDate today, GError **error);
gboolean ffw_room_has_place (FfwRoom *self, gint64 organisation);
gboolean ffw_room_is_full (FfwRoom *self);
void ffw_room_take (FfwRoom *self, gint64 organisation);
void ffw_room_get_figures (FfwRoom *self, FfwRoomFigures *figures);
void ffw_room_get_figures_for (FfwRoom *self, gint64 organisation, FfwRoomFigures *figures);
void ffw_room_free (FfwRoom *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRoom, ffw_room_free)

G_END_DECLS
