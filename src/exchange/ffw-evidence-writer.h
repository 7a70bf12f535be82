/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-log.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The namespace of evidence files, version 1. */
#define FFW_EVIDENCE_NAMESPACE "urn:fframwaith:evidence:1"

gboolean ffw_evidence_write (const FfwEvidence *evidence, const FfwEvidenceEdition *edition,
                             GOutputStream *stream, char **sha256, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
