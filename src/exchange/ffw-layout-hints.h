/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file says of all its rows at once: in titles above its table, in its name. */

#pragma once

#include "ffw-layout-table.h"

G_BEGIN_DECLS

GPtrArray *ffw_layout_hints_list (const FfwLayout *layout, const FfwLayoutTable *table,
                                  FfwVocabulary *vocabulary, guint field);

G_END_DECLS
