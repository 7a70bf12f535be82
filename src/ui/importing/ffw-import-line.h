/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding-item.h"
#include "ffw-import-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_IMPORT_LINE (ffw_import_line_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportLine, ffw_import_line, FFW, IMPORT_LINE, GtkWidget)

void ffw_import_line_show (FfwImportLine *self, FfwImportPlan *plan, FfwFindingItem *item);
void ffw_import_line_focus_cell (FfwImportLine *self);

G_END_DECLS
