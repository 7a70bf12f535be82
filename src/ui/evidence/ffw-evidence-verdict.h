/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-file.h"
#include "ffw-export-log.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ffw_evidence_verdict_new (const char *name, const FfwEvidenceFile *file,
                                     const FfwExport *export);

G_END_DECLS
