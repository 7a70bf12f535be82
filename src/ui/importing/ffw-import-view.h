/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_IMPORT_VIEW (ffw_import_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportView, ffw_import_view, FFW, IMPORT_VIEW, AdwBin)

GtkWidget *ffw_import_view_new (FfwImportPlan *plan);
void ffw_import_view_answer (FfwImportView *self);
void ffw_import_view_next_finding (FfwImportView *self);
char *ffw_import_view_get_findings_text (FfwImportView *self);
GVariant *ffw_import_view_save (FfwImportView *self);
void ffw_import_view_restore (FfwImportView *self, GVariant *state);

G_END_DECLS
