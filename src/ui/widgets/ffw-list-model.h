/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"
#include "ffw-list-row.h"
#include "ffw-list-source.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwListMendFunc:
 * @texts: (transfer full): the columns of a row
 *
 * Returns: (transfer full): the texts of the row; %NULL with @error set
 */
typedef char **(*FfwListMendFunc) (FfwConnection *connection, char **texts, FfwLanguage language,
                                   GError **error);

#define FFW_TYPE_LIST_MODEL (ffw_list_model_get_type ())
G_DECLARE_FINAL_TYPE (FfwListModel, ffw_list_model, FFW, LIST_MODEL, GObject)

FfwListModel *ffw_list_model_new (FfwWorkspace *workspace, const FfwListSource *source);
void ffw_list_model_ask (FfwListModel *self, const FfwListRequest *request, FfwLanguage language);
void ffw_list_model_take_query (FfwListModel *self, FfwListQuery *query, FfwListMendFunc mend,
                                FfwLanguage language);
void ffw_list_model_refresh (FfwListModel *self);
gboolean ffw_list_model_is_loading (FfwListModel *self);

G_END_DECLS
