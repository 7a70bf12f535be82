/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a table is which field of a kind. */

#pragma once

#include "ffw-layout-table.h"

G_BEGIN_DECLS

FfwLayout *ffw_layout_columns_guess (const FfwLayoutTable *table, const FfwKind *kind,
                                     const FfwLayoutNames *names, FfwVocabulary *vocabulary,
                                     double *rating);
gboolean ffw_layout_columns_can_be (const FfwField *field, const FfwScanColumn *column);

G_END_DECLS
