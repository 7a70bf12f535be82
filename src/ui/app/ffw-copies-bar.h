/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_COPIES_BAR (ffw_copies_bar_get_type ())
G_DECLARE_FINAL_TYPE (FfwCopiesBar, ffw_copies_bar, FFW, COPIES_BAR, AdwBin)

void ffw_copies_bar_set_workspace (FfwCopiesBar *self, FfwWorkspace *workspace);

G_END_DECLS
