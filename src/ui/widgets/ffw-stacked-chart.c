/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-stacked-chart.h"

#include <math.h>

#define GAP 6

/* How much higher than its text a bar is. */
#define ROOM 6

/* The part of the width that labels may take beside their bars. */
#define LABEL_SHARE 0.25f

/**
 * FfwStackedChart:
 *
 * One bar of the same length a row, divided as the values of the row are: how answers were
 * distributed. Each part that has the room says its figure.
 */
struct _FfwStackedChart
{
  FfwChartView parent_instance;
};

G_DEFINE_FINAL_TYPE (FfwStackedChart, ffw_stacked_chart, FFW_TYPE_CHART_VIEW)

/* The parts of a row that has any. */
static void
walk_parts (const FfwChart *chart, const FfwChartPen *pen, const FfwChartRow *row, float x, float y,
            double total)
{
  float length = pen->width - x;
  double before = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const FfwChartValue *value = &row->values[i];
      float from = floorf ((float)(before / total) * length);
      float to = floorf ((float)((before + value->value) / total) * length);
      graphene_rect_t part = GRAPHENE_RECT_INIT (x + from, y, MAX (to - from - 1, 0),
                                                 pen->line + ROOM);
      GdkRGBA readable;
      float width;

      before += value->value;
      if (value->value <= 0)
        continue;

      ffw_chart_pen_fill (pen, FFW_CHART_STEPS, i, chart->series->len, &part, &readable);
      width = ffw_chart_pen_measure (pen, value->text);
      if (width + 2 <= part.size.width)
        ffw_chart_pen_text (pen, value->text,
                            part.origin.x + floorf ((part.size.width - width) / 2), y + ROOM / 2,
                            -1, &readable, NULL);
    }
}

/* What stands in the place of the parts that may not be shown; else NULL. */
static const char *
hidden_text (const FfwChart *chart, const FfwChartRow *row)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (row->values[i].hidden)
      return row->values[i].text;

  return NULL;
}

static float
walk_row (const FfwChart *chart, const FfwChartPen *pen, const FfwChartRow *row, float x, float y)
{
  const char *hidden = hidden_text (chart, row);
  float height = 0;
  double total = 0;

  if (hidden)
    return ffw_chart_pen_text (pen, hidden, x, y, pen->width - x, &pen->text, NULL);

  for (guint i = 0; i < chart->series->len; i++)
    total += row->values[i].value;
  if (total > 0)
    {
      walk_parts (chart, pen, row, x, y, total);
      height += pen->line + ROOM;
    }
  if (row->note)
    height += ffw_chart_pen_text (pen, row->note, x, y + height, pen->width - x, &pen->text, NULL);

  return height;
}

static float
ffw_stacked_chart_walk (FfwChartView *view, const FfwChart *chart, const FfwChartPen *pen)
{
  float beside = ffw_chart_pen_labels (pen, chart, LABEL_SHARE);
  float x = beside > 0 ? beside + 2 * GAP : 0;
  float y = ffw_chart_pen_legend (pen, chart, FFW_CHART_STEPS, 0);

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const FfwChartRow *row = chart->rows->pdata[i];
      float label = ffw_chart_pen_text (pen, row->label, 0, y + (beside > 0 ? ROOM / 2 : 0),
                                        beside > 0 ? beside : pen->width, &pen->text, NULL);
      float top = beside > 0 ? y : y + label;
      float bottom = top + walk_row (chart, pen, row, x, top);

      ffw_chart_pen_place_row (pen, y, MAX (bottom - y, label));
      y = MAX (bottom, y + label) + 2 * GAP;
    }

  return y;
}

static void
ffw_stacked_chart_class_init (FfwStackedChartClass *class)
{
  FFW_CHART_VIEW_CLASS (class)->walk = ffw_stacked_chart_walk;
}

static void
ffw_stacked_chart_init (FfwStackedChart *self)
{
}
