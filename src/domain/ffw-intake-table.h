/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The statements that find and write the rows of a kind's table. */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

gboolean ffw_intake_table_begin (FfwIntake *self, GError **error);
gboolean ffw_intake_table_find_id (FfwIntake *self, FfwRow *row, GError **error);
gboolean ffw_intake_table_find_key (FfwIntake *self, FfwRow *row, GError **error);
gboolean ffw_intake_table_write (FfwIntake *self, FfwRow *row, GError **error);
void ffw_intake_table_clear (FfwIntake *self);

G_END_DECLS
