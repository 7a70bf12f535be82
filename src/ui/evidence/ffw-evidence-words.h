/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"

G_BEGIN_DECLS

char *ffw_evidence_words_scope (const FfwEvidence *evidence);
const char *ffw_evidence_words_audience (FfwAudience audience);
char *ffw_evidence_words_delivery (const FfwEvidenceDelivery *delivery, guint minimum);
const char *ffw_evidence_words_by (FfwGroupBy by);
char *ffw_evidence_words_title (const FfwText *text, const char *code);
char *ffw_evidence_words_group (const FfwEvidenceGroup *group);
char *ffw_evidence_words_stage (FfwStage stage);
char *ffw_evidence_words_change (const FfwEvidenceChange *change);
char *ffw_evidence_words_answers (const FfwEvidenceQuestion *question, FfwStage stage);
char *ffw_evidence_words_question (const FfwEvidenceQuestion *question);

G_END_DECLS
