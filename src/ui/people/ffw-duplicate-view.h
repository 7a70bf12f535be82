/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-duplicates.h"
#include "ffw-merge.h"
#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwDuplicateView:
 *
 * Two people side by side: what speaks for and against their being one, what they say otherwise,
 * and which of the two stays. `ready` is whether both were read.
 */
#define FFW_TYPE_DUPLICATE_VIEW (ffw_duplicate_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwDuplicateView, ffw_duplicate_view, FFW, DUPLICATE_VIEW, AdwBin)

void ffw_duplicate_view_show (FfwDuplicateView *self, FfwWorkspace *workspace, gint64 post,
                              gint64 other_post);
gboolean ffw_duplicate_view_is_ready (FfwDuplicateView *self);
void ffw_duplicate_view_get_wish (FfwDuplicateView *self, FfwMergeWish *wish);
const FfwMergePlan *ffw_duplicate_view_get_plan (FfwDuplicateView *self);
void ffw_duplicate_view_keep (FfwDuplicateView *self, gboolean other);

G_END_DECLS
