/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwImportColumn:
 *
 * A column of a file: its heading, its first values, what it becomes and why, which can be
 * changed.
 */
#define FFW_TYPE_IMPORT_COLUMN (ffw_import_column_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportColumn, ffw_import_column, FFW, IMPORT_COLUMN, AdwActionRow)

GPtrArray *ffw_import_column_list_uses (const FfwKind *kind);
char *ffw_import_column_use_to_code (const FfwLayoutColumn *column);
FfwColumnUse ffw_import_column_use_from_code (const char *code, int *field);
GtkWidget *ffw_import_column_new (FfwImportPlan *plan, FfwImportFile *file, guint column,
                                  GPtrArray *uses);
void ffw_import_column_show (FfwImportColumn *self);

G_END_DECLS
