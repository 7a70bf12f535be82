/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FFW_TYPE_LIST_ROW (ffw_list_row_get_type ())
G_DECLARE_FINAL_TYPE (FfwListRow, ffw_list_row, FFW, LIST_ROW, GObject)

FfwListRow *ffw_list_row_new (gint64 id);
gint64 ffw_list_row_get_id (FfwListRow *self);
guint ffw_list_row_get_position (FfwListRow *self);
void ffw_list_row_set_position (FfwListRow *self, guint position);
void ffw_list_row_become (FfwListRow *self, gint64 id);
void ffw_list_row_tell (FfwListRow *self);
gboolean ffw_list_row_is_loading (FfwListRow *self);
const char *ffw_list_row_get_text (FfwListRow *self, guint column);
void ffw_list_row_take_texts (FfwListRow *self, char **texts);

G_END_DECLS
