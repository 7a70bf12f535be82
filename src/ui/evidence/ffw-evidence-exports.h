/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_EVIDENCE_EXPORTS (ffw_evidence_exports_get_type ())
G_DECLARE_FINAL_TYPE (FfwEvidenceExports, ffw_evidence_exports, FFW, EVIDENCE_EXPORTS, AdwBin)

void ffw_evidence_exports_set_workspace (FfwEvidenceExports *self, FfwWorkspace *workspace);
void ffw_evidence_exports_set_narrow (FfwEvidenceExports *self, gboolean narrow);
void ffw_evidence_exports_open (FfwEvidenceExports *self, gint64 id);
gboolean ffw_evidence_exports_search (FfwEvidenceExports *self);
GVariant *ffw_evidence_exports_save (FfwEvidenceExports *self);
void ffw_evidence_exports_restore (FfwEvidenceExports *self, GVariant *state);

G_END_DECLS
