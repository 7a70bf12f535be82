/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwImportHeadings:
 *
 * Where the headings of a file stand, on its first rows; they can be elsewhere.
 */
#define FFW_TYPE_IMPORT_HEADINGS (ffw_import_headings_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportHeadings, ffw_import_headings, FFW, IMPORT_HEADINGS, AdwExpanderRow)

void ffw_import_headings_show (FfwImportHeadings *self, FfwImportPlan *plan, FfwImportFile *file);

G_END_DECLS
