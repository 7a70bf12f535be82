/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_LIST_FILTERS (ffw_list_filters_get_type ())
G_DECLARE_FINAL_TYPE (FfwListFilters, ffw_list_filters, FFW, LIST_FILTERS, GtkWidget)

void ffw_list_filters_set_source (FfwListFilters *self, FfwWorkspace *workspace,
                                  const FfwListSource *source, guint first, guint end);
void ffw_list_filters_set_stacked (FfwListFilters *self, gboolean stacked);
void ffw_list_filters_list_chosen (FfwListFilters *self, GPtrArray *chosen);
void ffw_list_filters_show (FfwListFilters *self, const FfwListRequest *request);

G_END_DECLS
