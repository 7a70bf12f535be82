/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"
#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_EVIDENCE_PAGE (ffw_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwEvidencePage, ffw_evidence_page, FFW, EVIDENCE_PAGE, FfwPage)

const FfwEvidence *ffw_evidence_page_get_evidence (FfwEvidencePage *self);

G_END_DECLS
