/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chart.h"
#include "ffw-evidence.h"

G_BEGIN_DECLS

FfwChart *ffw_evidence_chart_standing (const FfwEvidence *evidence, gboolean mandatory);
FfwChart *ffw_evidence_chart_standing_groups (const FfwEvidenceCompliance *compliance,
                                              FfwGroupBy by, const FfwEvidence *evidence);

G_END_DECLS
