/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"
#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwListFilterPlace:
 *
 * The filters of a list, where there is room for them: some in a line of their own, the others, or
 * all, behind a button. Emits “changed” (filter, value or %NULL).
 */
#define FFW_TYPE_LIST_FILTER_PLACE (ffw_list_filter_place_get_type ())
G_DECLARE_FINAL_TYPE (FfwListFilterPlace, ffw_list_filter_place, FFW, LIST_FILTER_PLACE, GObject)

FfwListFilterPlace *ffw_list_filter_place_new (AdwBin *bar, GtkBox *popover, GtkMenuButton *button);
void ffw_list_filter_place_set_source (FfwListFilterPlace *self, FfwWorkspace *workspace,
                                       const FfwListSource *source);
void ffw_list_filter_place_set_in_line (FfwListFilterPlace *self, gboolean in_line);
char *ffw_list_filter_place_describe (FfwListFilterPlace *self);
void ffw_list_filter_place_show (FfwListFilterPlace *self, const FfwListRequest *request);

G_END_DECLS
