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

G_END_DECLS
