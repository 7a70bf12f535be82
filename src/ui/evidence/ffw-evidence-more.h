/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ffw_evidence_more_new (const FfwEvidenceFile *file);

G_END_DECLS
