/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

G_BEGIN_DECLS

void ffw_sweeping_start (FfwWorkspace *workspace);

G_END_DECLS
