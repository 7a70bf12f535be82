/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menus of a list, whose actions are those of #FfwListPane. */

#pragma once

#include "ffw-table.h"

G_BEGIN_DECLS

GMenuModel *ffw_list_menus_make_view (const FfwListSource *source, const FfwTableColumn *columns,
                                      guint n_columns);
GMenu *ffw_list_menus_make_rows (void);

G_END_DECLS
