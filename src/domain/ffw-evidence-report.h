/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-log.h"

G_BEGIN_DECLS

/**
 * FfwEvidenceReport:
 * @evidence: the figures
 * @edition: which of the files of its scope an export would be, without a uuid
 * @refused: (nullable): why it may not be exported, a sentence
 * @n_open: sessions of the period that are past, and neither held nor cancelled: they count nothing
 * @n_drafts: frameworks in use that were never published
 *
 * Figures of a period with what a person should know before they leave.
 */
typedef struct
{
  FfwEvidence *evidence;
  FfwEvidenceEdition edition;
  char *refused;
  guint64 n_open;
  guint64 n_drafts;
} FfwEvidenceReport;

FfwEvidenceReport *ffw_evidence_report_read (FfwConnection *connection,
                                             const FfwEvidenceScope *scope, GError **error);
void ffw_evidence_report_free (FfwEvidenceReport *self);
gboolean ffw_evidence_report_first (FfwConnection *connection, FfwDate *first, GError **error);
gboolean ffw_evidence_name_groups (FfwConnection *connection, FfwEvidence *evidence,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEvidenceReport, ffw_evidence_report_free)

G_END_DECLS
