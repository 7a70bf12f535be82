/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_IMPORT_FINDINGS (ffw_import_findings_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportFindings, ffw_import_findings, FFW, IMPORT_FINDINGS, AdwBin)

void ffw_import_findings_show (FfwImportFindings *self, FfwImportPlan *plan);
void ffw_import_findings_set_narrow (FfwImportFindings *self, gboolean narrow);
void ffw_import_findings_focus (FfwImportFindings *self);
void ffw_import_findings_next (FfwImportFindings *self);
char *ffw_import_findings_get_text (FfwImportFindings *self);
GVariant *ffw_import_findings_save (FfwImportFindings *self);
void ffw_import_findings_restore (FfwImportFindings *self, GVariant *state);

G_END_DECLS
