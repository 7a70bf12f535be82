/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-file.h"

G_BEGIN_DECLS

void ffw_evidence_parse (FfwEvidenceFile *file, GBytes *bytes);

G_END_DECLS
