/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-chart.h"

/* A row knows how many values it has. */
typedef struct
{
  FfwChartRow row;
  guint n_values;
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  for (guint i = 0; i < self->n_values; i++)
    g_free (self->row.values[i].text);
  g_free (self->row.values);
  g_free (self->row.label);
  g_free (self->row.note);
  g_free (self->row.opens);
  g_clear_pointer (&self->row.target, g_variant_unref);
  g_free (self);
}

static void
strv_free (gpointer texts)
{
  g_strfreev (texts);
}

/**
 * ffw_chart_new:
 * @title: what it is about
 * @row_title: what its rows are, such as “Course”
 *
 * Returns: (transfer full): a chart without series or rows
 */
FfwChart *
ffw_chart_new (const char *title, const char *row_title)
{
  FfwChart *self = g_new0 (FfwChart, 1);

  self->title = g_strdup (title);
  self->row_title = g_strdup (row_title);
  self->sentence = g_strdup ("");
  self->series = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->table = g_ptr_array_new_with_free_func (strv_free);

  return self;
}

void
ffw_chart_free (FfwChart *self)
{
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->note);
  g_free (self->row_title);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->table);
  g_free (self);
}

/** Adds what each row has a value of; before the first row. */
void
ffw_chart_add_series (FfwChart *self, const char *name)
{
  g_return_if_fail (self->rows->len == 0);

  g_ptr_array_add (self->series, g_strdup (name));
}

/** Returns: (transfer none): a new row, without values */
FfwChartRow *
ffw_chart_add_row (FfwChart *self, const char *label)
{
  Row *row = g_new0 (Row, 1);

  row->row.label = g_strdup (label);
  row->row.values = g_new0 (FfwChartValue, self->series->len);
  row->n_values = self->series->len;
  g_ptr_array_add (self->rows, row);

  return &row->row;
}

/**
 * ffw_chart_set_value:
 * @value: not negative
 * @text: (transfer full): how it is written
 */
void
ffw_chart_set_value (FfwChartRow *row, guint series, double value, char *text)
{
  FfwChartValue *at = &row->values[series];

  g_free (at->text);
  *at = (FfwChartValue){ value, text, FALSE };
}

/** Says of a value, which may not be shown, why; nothing else is kept of it. */
void
ffw_chart_hide_value (FfwChartRow *row, guint series, const char *text)
{
  FfwChartValue *at = &row->values[series];

  g_free (at->text);
  *at = (FfwChartValue){ 0, g_strdup (text), TRUE };
}

/**
 * ffw_chart_take_target:
 * @opens: (transfer full): the name of what the row opens
 * @target: (transfer full): of the chart's action; it may float
 *
 * Lets the row open something.
 */
void
ffw_chart_take_target (FfwChartRow *row, char *opens, GVariant *target)
{
  row->opens = opens;
  row->target = g_variant_ref_sink (target);
}

/**
 * ffw_chart_take_sentence:
 * @sentence: (transfer full): what the chart says
 */
void
ffw_chart_take_sentence (FfwChart *self, char *sentence)
{
  g_free (self->sentence);
  self->sentence = sentence;
}

/** Makes the table out of the rows: a column a series. */
void
ffw_chart_make_table (FfwChart *self)
{
  char **headings = g_new0 (char *, self->series->len + 2);

  headings[0] = g_strdup (self->row_title);
  for (guint i = 0; i < self->series->len; i++)
    headings[i + 1] = g_strdup (self->series->pdata[i]);
  g_ptr_array_set_size (self->table, 0);
  g_ptr_array_add (self->table, headings);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const FfwChartRow *row = self->rows->pdata[i];
      char **texts = g_new0 (char *, self->series->len + 2);

      texts[0] = g_strdup (row->label);
      for (guint j = 0; j < self->series->len; j++)
        texts[j + 1] = g_strdup (row->values[j].text ? row->values[j].text : "–");
      g_ptr_array_add (self->table, texts);
    }
}

/** Returns: what a bar of the whole length stands for, more than 0 */
double
ffw_chart_get_most (const FfwChart *self)
{
  double most = self->most;

  for (guint i = 0; self->most <= 0 && i < self->rows->len; i++)
    {
      const FfwChartRow *row = self->rows->pdata[i];

      for (guint j = 0; j < self->series->len; j++)
        most = MAX (most, row->values[j].value);
    }

  return most > 0 ? most : 1;
}
