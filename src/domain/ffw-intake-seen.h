/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

gboolean ffw_intake_seen_begin (FfwIntake *self, GError **error);
gboolean ffw_intake_see_new (FfwIntake *self, gint64 id, guint line, GError **error);
void ffw_intake_seen_clear (FfwIntake *self);

G_END_DECLS
