/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that a file names and that are not there yet. */

#pragma once

#include "ffw-change.h"
#include "ffw-layout.h"

G_BEGIN_DECLS

gboolean ffw_new_rows_take (FfwChange *change, const FfwLayout *layout, FfwDate today,
                            GError **error);

G_END_DECLS
