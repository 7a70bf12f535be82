/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

G_BEGIN_DECLS

#define FFW_TYPE_NEW_DAY (ffw_new_day_get_type ())
G_DECLARE_FINAL_TYPE (FfwNewDay, ffw_new_day, FFW, NEW_DAY, GObject)

void ffw_new_day_watch (FfwWorkspace *workspace);

G_END_DECLS
