/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-xml-validate.h"

G_BEGIN_DECLS

/**
 * FfwEvidenceChecks:
 *
 * What an evidence file must hold to beyond its schema, judged as its elements
 * pass. Elements that break the schema are judged as far as they can be.
 */
typedef struct _FfwEvidenceChecks FfwEvidenceChecks;

FfwEvidenceChecks *ffw_evidence_checks_new (FfwFindings *findings);
void ffw_evidence_checks_start (FfwEvidenceChecks *self, const FfwXmlElement *element);
void ffw_evidence_checks_text (FfwEvidenceChecks *self, const char *text, gsize length);
void ffw_evidence_checks_end (FfwEvidenceChecks *self);
void ffw_evidence_checks_free (FfwEvidenceChecks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEvidenceChecks, ffw_evidence_checks_free)

G_END_DECLS
