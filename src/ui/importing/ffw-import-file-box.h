/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_IMPORT_FILE_BOX (ffw_import_file_box_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportFileBox, ffw_import_file_box, FFW, IMPORT_FILE_BOX, GtkBox)

GtkWidget *ffw_import_file_box_new (FfwImportPlan *plan, FfwImportFile *file, gboolean open);
void ffw_import_file_box_set_narrow (FfwImportFileBox *self, gboolean narrow);
void ffw_import_file_box_add_steps (FfwImportFileBox *self, GArray *steps);
void ffw_import_file_box_show (FfwImportFileBox *self);

G_END_DECLS
