/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwImportRemember:
 *
 * Whether it is remembered how a file is read, and under which name.
 */
#define FFW_TYPE_IMPORT_REMEMBER (ffw_import_remember_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportRemember, ffw_import_remember, FFW, IMPORT_REMEMBER,
                      AdwPreferencesGroup)

GtkWidget *ffw_import_remember_new (FfwImportPlan *plan, FfwImportFile *file);

G_END_DECLS
