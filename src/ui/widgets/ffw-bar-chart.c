/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-bar-chart.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define GAP 6

/* The part of the width that labels may take beside their bars. */
#define LABEL_SHARE 0.4f

/**
 * FfwBarChart:
 *
 * Horizontal bars, one a value, with its figure at its end.
 */
struct _FfwBarChart
{
  FfwChartView parent_instance;
};

G_DEFINE_FINAL_TYPE (FfwBarChart, ffw_bar_chart, FFW_TYPE_CHART_VIEW)

/* How wide the widest figure is. */
static float
figure_width (const FfwChart *chart, const FfwChartPen *pen)
{
  float width = 0;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const FfwChartRow *row = chart->rows->pdata[i];

      for (guint j = 0; j < chart->series->len; j++)
        if (row->values[j].text && !row->values[j].hidden)
          {
            float figure = ffw_chart_pen_measure (pen, row->values[j].text);

            width = MAX (width, figure);
          }
    }

  return MIN (width, floorf (pen->width / 2));
}

/* What may not be shown is a text, and never a length; of several series, with the name of its
 * own. */
static float
walk_hidden (const FfwChartPen *pen, const FfwChart *chart, const char *text, guint series, float x,
             float y)
{
  g_autofree char *named
      /* Translators: what a value is of, and the text in its place, such as “After: hidden” */
      = ffw_words (_ ("%1$s: %2$s"), (const char *)chart->series->pdata[series], text, NULL);

  return ffw_chart_pen_text (pen, chart->series->len > 1 ? named : text, x, y, pen->width - x,
                             &pen->text, NULL);
}

static float
walk_value (const FfwChartPen *pen, const FfwChartValue *value, guint series, float x, float y,
            float longest, float most)
{
  float length = (float)value->value / most * longest;
  graphene_rect_t bar;
  float height;

  bar = GRAPHENE_RECT_INIT (x, y + 1, value->value > 0 ? MAX (floorf (length), 2) : 0,
                            pen->line - 2);
  ffw_chart_pen_fill (pen, FFW_CHART_SERIES, series, 0, &bar, NULL);
  x += bar.size.width + (bar.size.width > 0 ? GAP : 0);

  height = ffw_chart_pen_text (pen, value->text, x, y, pen->width - x, &pen->text, NULL);

  return MAX (pen->line, height);
}

static float
ffw_bar_chart_walk (FfwChartView *view, const FfwChart *chart, const FfwChartPen *pen)
{
  float beside = ffw_chart_pen_labels (pen, chart, LABEL_SHARE);
  float x = beside > 0 ? beside + 2 * GAP : 0;
  float longest = MAX (pen->width - x - figure_width (chart, pen) - GAP, 1);
  float most = (float)ffw_chart_get_most (chart);
  float y = chart->series->len > 1 ? ffw_chart_pen_legend (pen, chart, FFW_CHART_SERIES, 0) : 0;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const FfwChartRow *row = chart->rows->pdata[i];
      float top = y;
      float label = ffw_chart_pen_text (pen, row->label, 0, y, beside > 0 ? beside : pen->width,
                                        &pen->text, NULL);

      if (beside <= 0)
        top += label;
      for (guint j = 0; j < chart->series->len; j++)
        if (row->values[j].hidden)
          top += walk_hidden (pen, chart, row->values[j].text, j, x, top);
        else if (row->values[j].text)
          top += walk_value (pen, &row->values[j], j, x, top, longest, most);
      ffw_chart_pen_place_row (pen, y, MAX (top - y, label));
      y = MAX (top, y + label) + 2 * GAP;
    }

  return y;
}

static void
ffw_bar_chart_class_init (FfwBarChartClass *class)
{
  FFW_CHART_VIEW_CLASS (class)->walk = ffw_bar_chart_walk;
}

static void
ffw_bar_chart_init (FfwBarChart *self)
{
}
