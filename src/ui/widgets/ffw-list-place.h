/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-model.h"
#include "ffw-table.h"

G_BEGIN_DECLS

#define FFW_TYPE_LIST_PLACE (ffw_list_place_get_type ())
G_DECLARE_FINAL_TYPE (FfwListPlace, ffw_list_place, FFW, LIST_PLACE, GObject)

FfwListPlace *ffw_list_place_new (FfwTable *table, FfwListModel *model);
GVariant *ffw_list_place_save (FfwListPlace *self);
void ffw_list_place_restore (FfwListPlace *self, GVariant *state);

G_END_DECLS
