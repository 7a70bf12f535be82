/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_EVIDENCE_CHECK (ffw_evidence_check_get_type ())
G_DECLARE_FINAL_TYPE (FfwEvidenceCheck, ffw_evidence_check, FFW, EVIDENCE_CHECK, AdwBin)

void ffw_evidence_check_set_workspace (FfwEvidenceCheck *self, FfwWorkspace *workspace);
void ffw_evidence_check_take (FfwEvidenceCheck *self, const char *path);
const char *ffw_evidence_check_get_path (FfwEvidenceCheck *self);

G_END_DECLS
