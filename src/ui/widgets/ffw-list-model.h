/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"
#include "ffw-list-page.h"
#include "ffw-list-row.h"
#include "ffw-list-source.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

#define FFW_TYPE_LIST_MODEL (ffw_list_model_get_type ())
G_DECLARE_FINAL_TYPE (FfwListModel, ffw_list_model, FFW, LIST_MODEL, GObject)

/**
 * FfwListNews:
 * @FFW_LIST_SAME: the same rows were asked for again, as the workspace changed
 * @FFW_LIST_SORTED: the same rows in another order
 * @FFW_LIST_OTHER: other rows
 *
 * What was asked for, compared to what the list had before.
 */
typedef enum
{
  FFW_LIST_SAME,
  FFW_LIST_SORTED,
  FFW_LIST_OTHER,
} FfwListNews;

FfwListModel *ffw_list_model_new (FfwWorkspace *workspace, const FfwListSource *source);
void ffw_list_model_ask (FfwListModel *self, const FfwListRequest *request, FfwLanguage language);
void ffw_list_model_take_query (FfwListModel *self, FfwListQuery *query, FfwListMendFunc mend,
                                FfwLanguage language);
void ffw_list_model_refresh (FfwListModel *self);
gboolean ffw_list_model_is_loading (FfwListModel *self);
const gint64 *ffw_list_model_get_ids (FfwListModel *self, guint *n);
gboolean ffw_list_model_find (FfwListModel *self, gint64 id, guint *position);
FfwListNews ffw_list_model_get_news (FfwListModel *self);

G_END_DECLS
