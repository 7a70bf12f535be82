/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-jobs.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_JOBS_BAR (ffw_jobs_bar_get_type ())
G_DECLARE_FINAL_TYPE (FfwJobsBar, ffw_jobs_bar, FFW, JOBS_BAR, AdwBin)

void ffw_jobs_bar_set_workspace (FfwJobsBar *self, FfwWorkspace *workspace);

G_END_DECLS
