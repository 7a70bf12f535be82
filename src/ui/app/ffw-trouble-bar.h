/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_TROUBLE_BAR (ffw_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (FfwTroubleBar, ffw_trouble_bar, FFW, TROUBLE_BAR, AdwBin)

void ffw_trouble_bar_set_workspace (FfwTroubleBar *self, FfwWorkspace *workspace);

G_END_DECLS
