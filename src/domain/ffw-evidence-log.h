/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change.h"
#include "ffw-evidence.h"

G_BEGIN_DECLS

/**
 * FfwEvidenceEdition:
 * @uuid: of the file
 * @generated: UTC, as 2022-11-22T10:00:00Z
 * @revision: from 1: how many files of the same audience, organisation and period there are
 * @supersedes: (nullable): the uuid of the one before
 *
 * Which of the files of one scope a file is.
 */
typedef struct
{
  char *uuid;
  char *generated;
  guint64 revision;
  char *supersedes;
} FfwEvidenceEdition;

gboolean ffw_evidence_edition_next (FfwConnection *connection, const FfwEvidenceScope *scope,
                                    FfwEvidenceEdition *edition, GError **error);
gboolean ffw_evidence_edition_log (FfwChange *change, const FfwEvidenceScope *scope,
                                   const FfwEvidenceEdition *edition, const char *sha256,
                                   GError **error);
void ffw_evidence_edition_clear (FfwEvidenceEdition *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FfwEvidenceEdition, ffw_evidence_edition_clear)

G_END_DECLS
