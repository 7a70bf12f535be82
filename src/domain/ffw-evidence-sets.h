/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the public may see of groups that add up to a published total. */

#pragma once

#include "ffw-evidence.h"

G_BEGIN_DECLS

/** What becomes of a group; of a site in several organisations, the strictest. */
typedef enum
{
  FFW_EVIDENCE_ABSENT,
  FFW_EVIDENCE_HIDDEN,
  FFW_EVIDENCE_SHOWN,
} FfwEvidenceFate;

typedef struct _FfwEvidenceSets FfwEvidenceSets;

FfwEvidenceSets *ffw_evidence_sets_new (GPtrArray *cells, guint minimum);
void ffw_evidence_sets_decide (FfwEvidenceSets *self, FfwGroupBy by, guint64 total);
void ffw_evidence_sets_decide_places (FfwEvidenceSets *self, guint64 total);
FfwEvidenceFate ffw_evidence_sets_get (const FfwEvidenceSets *self, FfwGroupBy by,
                                       const char *code);
void ffw_evidence_sets_free (FfwEvidenceSets *self);

FfwEvidenceCell *ffw_evidence_cell_new (FfwGroupBy by, const char *code, const char *within,
                                        guint64 figure, guint64 people);
void ffw_evidence_cell_free (FfwEvidenceCell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEvidenceSets, ffw_evidence_sets_free)

G_END_DECLS
