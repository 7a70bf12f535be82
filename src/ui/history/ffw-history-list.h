/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-history-query.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwHistoryList:
 *
 * Changes of the workspace as sentences, the latest first, grouped by day: all, those that are
 * about one person or another row, or those that were looked for. Each can be taken back by
 * itself, and shows what it is about. It reads again when something changes, and keeps its place.
 *
 * Properties: `embedded` (boolean, %FALSE: among other things, as high as it needs to be up to
 * some changes, and says in few words that there are none).
 */
#define FFW_TYPE_HISTORY_LIST (ffw_history_list_get_type ())
G_DECLARE_FINAL_TYPE (FfwHistoryList, ffw_history_list, FFW, HISTORY_LIST, GtkWidget)

void ffw_history_list_set_request (FfwHistoryList *self, FfwWorkspace *workspace,
                                   const FfwHistoryRequest *request);
GListModel *ffw_history_list_get_model (FfwHistoryList *self);
gint64 ffw_history_list_get_place (FfwHistoryList *self);
void ffw_history_list_show_change (FfwHistoryList *self, gint64 change, gboolean focus);

G_END_DECLS
