/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ffw_evidence_catalogue_tables_new (const FfwEvidence *evidence);

G_END_DECLS
