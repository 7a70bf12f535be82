/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns of a table are courses that people in its rows have done. */

#pragma once

#include "ffw-layout-table.h"

G_BEGIN_DECLS

guint64 ffw_layout_courses_count_said (const FfwScanColumn *column);
gboolean ffw_layout_courses_is_open (const FfwLayoutTable *table, const FfwLayoutNames *names,
                                     guint column);
char *ffw_layout_courses_get_text (const FfwLayoutTable *table, guint column, const char **field);

G_END_DECLS
