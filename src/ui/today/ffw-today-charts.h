/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chart.h"
#include "ffw-standing-figures.h"

G_BEGIN_DECLS

FfwChart *ffw_today_chart (GPtrArray *figures, FfwStandingBy by, const char *organisation);
FfwChart *ffw_today_chart_over_time (GPtrArray *figures);

G_END_DECLS
