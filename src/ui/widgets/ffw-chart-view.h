/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_CHART_VIEW (ffw_chart_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (FfwChartView, ffw_chart_view, FFW, CHART_VIEW, GtkWidget)

/** Where a row of a chart is. */
typedef struct
{
  float y;
  float height;
} FfwChartPlace;

/**
 * FfwChartPen:
 * @snapshot: (nullable): %NULL while it is only measured
 * @width: what there is to draw in
 * @line: the height of a line of text
 * @text: the colour of text and outlines
 * @places: (nullable) (element-type FfwChartPlace): where the rows are, as they are walked
 *
 * A chart while it is drawn, or measured: one walk does both, so that they agree.
 */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  float width;
  float line;
  GdkRGBA text;
  GdkRGBA outline;
  GArray *places;
} FfwChartPen;

/**
 * FfwChartViewClass:
 * @walk: draws the chart, or only measures it; returns its height
 */
struct _FfwChartViewClass
{
  GtkWidgetClass parent_class;

  float (*walk) (FfwChartView *self, const FfwChart *chart, const FfwChartPen *pen);
};

void ffw_chart_view_take (FfwChartView *self, FfwChart *chart);
const FfwChart *ffw_chart_view_get (FfwChartView *self);

/** How a series is told from the others; a step of a scale from the others. */
typedef enum
{
  FFW_CHART_SERIES,
  FFW_CHART_STEPS
} FfwChartFill;

float ffw_chart_pen_text (const FfwChartPen *self, const char *text, float x, float y, float width,
                          const GdkRGBA *colour, float *taken);
float ffw_chart_pen_measure (const FfwChartPen *self, const char *text);
float ffw_chart_pen_labels (const FfwChartPen *self, const FfwChart *chart, float share);
void ffw_chart_pen_fill (const FfwChartPen *self, FfwChartFill fill, guint which, guint of_all,
                         const graphene_rect_t *place, GdkRGBA *readable);
void ffw_chart_pen_place_row (const FfwChartPen *self, float y, float height);
float ffw_chart_pen_legend (const FfwChartPen *self, const FfwChart *chart, FfwChartFill fill,
                            float y);

G_END_DECLS
