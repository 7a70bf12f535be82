/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

FfwFindings *ffw_evidence_validate (const char *path, GCancellable *cancellable, GError **error);

FfwFindings *ffw_evidence_validate_stream (GInputStream *stream, const char *name,
                                           GCancellable *cancellable, GError **error);

G_END_DECLS
