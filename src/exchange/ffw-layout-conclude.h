/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What need not be asked, because the file and the workspace say it together. */

#pragma once

#include "ffw-finding.h"
#include "ffw-layout-questions.h"

G_BEGIN_DECLS

GPtrArray *ffw_layout_conclude (FfwLayout *layout, const FfwTableScan *scan,
                                FfwVocabulary *vocabulary, const GPtrArray *before);
gboolean ffw_layout_holds_conclusion (const FfwLayout *layout, const FfwLayoutQuestion *conclusion);
void ffw_layout_take_back_conclusion (FfwLayout *layout, const FfwLayoutQuestion *conclusion);
void ffw_layout_say_conclusions (const FfwLayout *layout, const GPtrArray *conclusions,
                                 FfwFindings *findings);

G_END_DECLS
