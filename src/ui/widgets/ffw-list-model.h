/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-row.h"
#include "ffw-list-source.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

#define FFW_TYPE_LIST_MODEL (ffw_list_model_get_type ())
G_DECLARE_FINAL_TYPE (FfwListModel, ffw_list_model, FFW, LIST_MODEL, GObject)

FfwListModel *ffw_list_model_new (FfwWorkspace *workspace, const FfwListSource *source);
void ffw_list_model_ask (FfwListModel *self, const FfwListRequest *request, FfwLanguage language);
void ffw_list_model_refresh (FfwListModel *self);
gboolean ffw_list_model_is_loading (FfwListModel *self);

G_END_DECLS
