/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_LIST_SELECTION (ffw_list_selection_get_type ())
G_DECLARE_FINAL_TYPE (FfwListSelection, ffw_list_selection, FFW, LIST_SELECTION, GObject)

FfwListSelection *ffw_list_selection_new (FfwListModel *model);
guint ffw_list_selection_get_n (FfwListSelection *self);
GArray *ffw_list_selection_get_ids (FfwListSelection *self);
GVariant *ffw_list_selection_save (FfwListSelection *self);
void ffw_list_selection_restore (FfwListSelection *self, GVariant *state);

G_END_DECLS
