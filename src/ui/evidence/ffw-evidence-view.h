/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_EVIDENCE_VIEW (ffw_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwEvidenceView, ffw_evidence_view, FFW, EVIDENCE_VIEW, AdwBin)

void ffw_evidence_view_take (FfwEvidenceView *self, FfwEvidence *evidence,
                             const GPtrArray *warnings);
void ffw_evidence_view_frame (FfwEvidenceView *self, GtkWidget *above, GtkWidget *below);
const FfwEvidence *ffw_evidence_view_get (FfwEvidenceView *self);
GVariant *ffw_evidence_view_save (FfwEvidenceView *self);
void ffw_evidence_view_restore (FfwEvidenceView *self, GVariant *state);

G_END_DECLS
