/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that refer to one of their own kind which has not come yet: a manager or
 * a parent further down the file. They wait in a temporary table. */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

gboolean ffw_intake_deferred_begin (FfwIntake *self, GError **error);
gboolean ffw_intake_defer (FfwIntake *self, const FfwRow *row, GError **error);
void ffw_intake_wait (FfwRow *row, const char *own);
gboolean ffw_intake_is_circle (FfwIntake *self, const FfwRow *row, gboolean *circle,
                               GError **error);
gboolean ffw_intake_is_waiting (FfwIntake *self, const char *own, gboolean *waiting,
                                GError **error);
gboolean ffw_intake_refuse (FfwIntake *self, const FfwRow *row, GError **error);
gboolean ffw_intake_find_refused (FfwIntake *self, const char *own, guint *line, GError **error);
gboolean ffw_intake_deferred_settle (FfwIntake *self, GError **error);

G_END_DECLS
