/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwChartValue:
 * @value: how long its bar is; 0 where there is none
 * @text: (nullable): what stands at it; %NULL where there is no value at all
 * @hidden: @text stands in place of a figure that may not be shown: there is no bar
 */
typedef struct
{
  double value;
  char *text;
  gboolean hidden;
} FfwChartValue;

/**
 * FfwChartRow:
 * @note: (nullable): what stands at the end of the row
 * @opens: (nullable): the name of what it opens, such as “Probation: not in date”
 * @target: (nullable): of the chart's action, which opens it
 * @values: one a series
 */
typedef struct
{
  char *label;
  char *note;
  char *opens;
  GVariant *target;
  FfwChartValue *values;
} FfwChartRow;

/**
 * FfwChart:
 * @title: what it is about
 * @sentence: what it says
 * @note: (nullable): what a reader should know of it
 * @row_title: what its rows are
 * @series: (element-type utf8): the names of what each row has values of
 * @rows: (element-type FfwChartRow)
 * @action: (nullable): what rows with a target do; static
 * @most: what a bar of the whole length stands for; 0 for the largest value
 * @table: (element-type GStrv): the same as a table: its headings, then its rows
 *
 * Figures to be drawn, and to be read. Values of a figure that may not be shown are not in here.
 */
typedef struct
{
  char *title;
  char *sentence;
  char *note;
  char *row_title;
  GPtrArray *series;
  GPtrArray *rows;
  const char *action;
  double most;
  GPtrArray *table;
} FfwChart;

FfwChart *ffw_chart_new (const char *title, const char *row_title);
void ffw_chart_free (FfwChart *self);
void ffw_chart_add_series (FfwChart *self, const char *name);
FfwChartRow *ffw_chart_add_row (FfwChart *self, const char *label);
void ffw_chart_set_value (FfwChartRow *row, guint series, double value, char *text);
void ffw_chart_hide_value (FfwChartRow *row, guint series, const char *text);
void ffw_chart_take_target (FfwChartRow *row, char *opens, GVariant *target);
void ffw_chart_take_sentence (FfwChart *self, char *sentence);
void ffw_chart_make_table (FfwChart *self);
double ffw_chart_get_most (const FfwChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwChart, ffw_chart_free)

G_END_DECLS
