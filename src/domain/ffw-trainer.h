/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"

G_BEGIN_DECLS

gboolean ffw_trainer_replace (FfwConnection *connection, gint64 session, gint64 person,
                              gint64 instead, FfwDate from, const char *reason, GError **error);
gboolean ffw_trainer_take_over (FfwChange *change, gint64 session, gint64 person, gint64 instead,
                                FfwDate from, const char *reason, GError **error);

G_END_DECLS
