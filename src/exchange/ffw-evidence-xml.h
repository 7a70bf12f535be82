/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

gboolean ffw_evidence_export (FfwWorkspace *workspace, const FfwEvidenceScope *scope,
                              const char *path, GCancellable *cancellable, GError **error);
void ffw_evidence_export_async (FfwWorkspace *workspace, const FfwEvidenceScope *scope,
                                const char *path, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean ffw_evidence_export_finish (FfwWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
