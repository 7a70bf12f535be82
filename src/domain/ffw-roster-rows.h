/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an intake does with the rows of a complete list. */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

gboolean ffw_roster_begin (FfwIntake *self, GError **error);
const FfwCell *ffw_roster_read (FfwIntake *self, const FfwCell *cells, guint line, GError **error);
gboolean ffw_roster_find (FfwIntake *self, FfwRow *row, GError **error);
gboolean ffw_roster_move (FfwIntake *self, FfwRow *row, GError **error);
gboolean ffw_roster_took (FfwIntake *self, FfwRow *row, FfwRowResult result, GError **error);
void ffw_roster_miss (FfwRoster *self);
gboolean ffw_roster_finish (FfwIntake *self, GError **error);
void ffw_roster_end (FfwRoster *self);

G_END_DECLS
