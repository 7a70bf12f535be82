/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

gboolean ffw_evidence_export (FfwWorkspace *workspace, const FfwEvidenceScope *scope,
                              const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
