/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chart-view.h"

G_BEGIN_DECLS

#define FFW_TYPE_BAR_CHART (ffw_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (FfwBarChart, ffw_bar_chart, FFW, BAR_CHART, FfwChartView)

G_END_DECLS
