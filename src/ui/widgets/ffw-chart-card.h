/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chart-view.h"

G_BEGIN_DECLS

#define FFW_TYPE_CHART_CARD (ffw_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (FfwChartCard, ffw_chart_card, FFW, CHART_CARD, GtkWidget)

GtkWidget *ffw_chart_card_new (GType view);
void ffw_chart_card_take (FfwChartCard *self, FfwChart *chart);
const FfwChart *ffw_chart_card_get (FfwChartCard *self);
void ffw_chart_card_show_table (FfwChartCard *self, gboolean table);

G_END_DECLS
