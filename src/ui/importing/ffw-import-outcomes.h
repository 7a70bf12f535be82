/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwImportOutcomes:
 *
 * What would become of the files, row by row: which are new, which change from what to what, which
 * are refused.
 */
#define FFW_TYPE_IMPORT_OUTCOMES (ffw_import_outcomes_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportOutcomes, ffw_import_outcomes, FFW, IMPORT_OUTCOMES, AdwBin)

void ffw_import_outcomes_show (FfwImportOutcomes *self, FfwImportPlan *plan);
guint ffw_import_outcomes_save (FfwImportOutcomes *self);
void ffw_import_outcomes_restore (FfwImportOutcomes *self, guint state);

G_END_DECLS
