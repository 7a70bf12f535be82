/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chart.h"
#include "ffw-evidence.h"

G_BEGIN_DECLS

FfwChart *ffw_evidence_chart_delivery (const FfwEvidence *evidence);
FfwChart *ffw_evidence_chart_languages (const FfwEvidence *evidence);
FfwChart *ffw_evidence_chart_groups (const FfwEvidenceDelivery *delivery, FfwGroupBy by,
                                     const FfwEvidence *evidence);
FfwChart *ffw_evidence_chart_responses (const FfwEvidence *evidence);
FfwChart *ffw_evidence_chart_question (const FfwEvidenceQuestion *question,
                                       const FfwEvidence *evidence);

void ffw_evidence_chart_note_hidden (FfwChart *chart, guint minimum);
void ffw_evidence_chart_cut (FfwChart *chart);

G_END_DECLS
