/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwRecordView:
 *
 * All there is to know of one training record.
 *
 * Signals: `gone` (it was withdrawn).
 */
#define FFW_TYPE_RECORD_VIEW (ffw_record_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwRecordView, ffw_record_view, FFW, RECORD_VIEW, AdwBin)

GtkWidget *ffw_record_view_new (FfwWorkspace *workspace);
void ffw_record_view_show (FfwRecordView *self, gint64 record);

G_END_DECLS
