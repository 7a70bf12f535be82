/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be said of a layout before anything is read by it. */

#pragma once

#include "ffw-finding.h"
#include "ffw-layout-find.h"

G_BEGIN_DECLS

gboolean ffw_layout_check_complete (const FfwLayout *layout, const GPtrArray *questions,
                                    FfwFindings *findings);
void ffw_layout_say_columns (const FfwLayout *layout, FfwFindings *said, FfwFindings *findings);
void ffw_layout_note_open (FfwLayout *layout, const GPtrArray *questions);
void ffw_layout_say_unnamed (const FfwLayout *layout, FfwFindings *findings);
gboolean ffw_layout_say_open (const FfwLayout *layout, const GPtrArray *questions,
                              FfwFindings *findings);

G_END_DECLS
