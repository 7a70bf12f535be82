/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwRosterView:
 *
 * What complete lists among the files mean: who is new, who has moved from what to what, who has
 * left with what hangs on them, and who is perhaps the same; each to be accepted.
 */
#define FFW_TYPE_ROSTER_VIEW (ffw_roster_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwRosterView, ffw_roster_view, FFW, ROSTER_VIEW, AdwBin)

gboolean ffw_roster_view_show (FfwRosterView *self, FfwImportPlan *plan);

G_END_DECLS
