/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that refer to one of their own kind which has not come yet: a manager or
 * a parent further down the file. They wait in a temporary table. */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

gboolean ffw_intake_deferred_begin (FfwIntake *self, GError **error);
gboolean ffw_intake_defer (FfwIntake *self, const FfwRow *row, GError **error);
gboolean ffw_intake_is_deferred (FfwIntake *self, const char *own, GError **error);
gboolean ffw_intake_deferred_settle (FfwIntake *self, GError **error);

G_END_DECLS
