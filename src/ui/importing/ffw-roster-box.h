/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwRosterBox:
 *
 * Where somebody says that a file of people is the complete list of an organisation, and from
 * which day.
 */
#define FFW_TYPE_ROSTER_BOX (ffw_roster_box_get_type ())
G_DECLARE_FINAL_TYPE (FfwRosterBox, ffw_roster_box, FFW, ROSTER_BOX, AdwBin)

void ffw_roster_box_show (FfwRosterBox *self, FfwImportPlan *plan, FfwImportFile *file);

G_END_DECLS
