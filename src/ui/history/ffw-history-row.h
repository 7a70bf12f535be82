/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_HISTORY_ROW (ffw_history_row_get_type ())
G_DECLARE_FINAL_TYPE (FfwHistoryRow, ffw_history_row, FFW, HISTORY_ROW, AdwBin)

void ffw_history_row_show (FfwHistoryRow *self, FfwListRow *row, FfwListRow *before);
FfwListRow *ffw_history_row_get_row (FfwHistoryRow *self);
gboolean ffw_history_row_activate (FfwHistoryRow *self);

G_END_DECLS
