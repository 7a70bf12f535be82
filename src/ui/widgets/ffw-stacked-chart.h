/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chart-view.h"

G_BEGIN_DECLS

#define FFW_TYPE_STACKED_CHART (ffw_stacked_chart_get_type ())
G_DECLARE_FINAL_TYPE (FfwStackedChart, ffw_stacked_chart, FFW, STACKED_CHART, FfwChartView)

G_END_DECLS
