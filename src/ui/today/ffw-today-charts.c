/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-today-charts.h"

#include "ffw-message.h"
#include "ffw-today-row.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Rows beyond these stand in the table alone. */
#define MOST_BARS 20

static const struct
{
  const char *title;
  const char *row_title;
  const char *filter; /* of the page of people */
} kinds[FFW_N_STANDING_BY] = {
  [FFW_STANDING_BY_AREA] = { N_ ("Standing by training area"), N_ ("Training area"), "area" },
  [FFW_STANDING_BY_ORGANISATION] = { N_ ("Standing by organisation"), N_ ("Organisation"),
                                     "organisation" },
  [FFW_STANDING_BY_SITE] = { N_ ("Standing by site"), N_ ("Site"), "site" },
};

/* The darker, the more it needs a hand. */
static const FfwStandingStatus order[FFW_N_STANDINGS]
    = { FFW_STANDING_WAIVED, FFW_STANDING_MET,     FFW_STANDING_EXPIRING, FFW_STANDING_BOOKED,
        FFW_STANDING_DUE,    FFW_STANDING_EXPIRED, FFW_STANDING_MISSING };

static FfwChartRow *
add_row (FfwChart *chart, const FfwStandingFigure *figure, const char *label)
{
  FfwChartRow *row = ffw_chart_add_row (chart, label);

  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    {
      guint64 n = figure->counts[order[i]];

      ffw_chart_set_value (row, i, (double)n, ffw_words_number (n));
    }

  return row;
}

/* Those of the row who are not in date. */
static void
let_open (FfwChartRow *row, const FfwStandingFigure *figure, FfwStandingBy by,
          const char *organisation)
{
  guint64 n = ffw_standing_figure_count_wanting (figure->counts);
  g_autofree char *number = ffw_words_number (n);

  /* Translators: %1$s is a training area, an organisation or a site, %2$s how many */
  ffw_chart_take_target (row,
                         ffw_words (_ ("%1$s, not in date: %2$s"), figure->title, number, NULL),
                         ffw_today_row_make_target (organisation, kinds[by].filter, figure->code,
                                                    "necessity", "mandatory", NULL));
}

static FfwChart *
make_chart (const char *title, const char *row_title)
{
  FfwChart *chart = ffw_chart_new (title, row_title);

  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    ffw_chart_add_series (
        chart, ffw_coding_get_word (&ffw_coding_standing, (int)order[i], ffw_language_get ()));

  return chart;
}

static double
share_of (const FfwStandingFigure *figure)
{
  guint64 total = ffw_standing_figure_get_total (figure);

  return total > 0 ? (double)ffw_standing_figure_get_in_date (figure) / (double)total : 0;
}

static void
add_note (FfwChart *chart, const char *note)
{
  guint more = chart->rows->len > MOST_BARS ? chart->rows->len - MOST_BARS : 0;

  ffw_chart_make_table (chart);
  if (more > 0)
    {
      g_autofree char *said = ffw_words_count (
          FFW_NP_ ("%1$d more is in the table.", "%1$d more are in the table."), more);

      chart->note = g_strjoin (" ", note, said, NULL);
      g_ptr_array_set_size (chart->rows, MOST_BARS);
    }
  else
    chart->note = g_strdup (note);
}

/**
 * ffw_today_chart:
 * @figures: (element-type FfwStandingFigure): of ffw_standing_figures_read()
 * @organisation: (nullable): the code of the one that they are of
 *
 * Returns: (transfer full) (nullable): how many stand how in what is mandatory, each row opening
 *   who is not in date; %NULL where there is nothing to compare
 */
FfwChart *
ffw_today_chart (GPtrArray *figures, FfwStandingBy by, const char *organisation)
{
  const FfwStandingFigure *least = NULL;
  g_autofree char *share = NULL;
  FfwChart *chart;

  chart = make_chart (_ (kinds[by].title), _ (kinds[by].row_title));
  chart->action = FFW_TODAY_ROW_ACTION;
  for (guint i = 0; i < figures->len; i++)
    {
      const FfwStandingFigure *figure = figures->pdata[i];

      if (ffw_standing_figure_get_total (figure) == 0)
        continue;
      let_open (add_row (chart, figure, figure->title), figure, by, organisation);
      if (least == NULL || share_of (figure) < share_of (least))
        least = figure;
    }
  if (least == NULL)
    {
      ffw_chart_free (chart);
      return NULL;
    }

  share = ffw_words_percent (share_of (least));
  /* Translators: %1$s is an area, organisation or site; %2$s a share such as 62% */
  ffw_chart_take_sentence (
      chart, ffw_words (_ ("The least is in date in “%1$s”: %2$s of what is mandatory."),
                        least->title, share, NULL));
  add_note (chart, _ ("Of mandatory training, each post once for each area. In date is what is "
                      "met, expiring or waived. A row opens the list of those who "
                      "are not."));

  return chart;
}

/**
 * ffw_today_chart_over_time:
 * @figures: (element-type FfwStandingFigure): of ffw_standing_figures_over_time()
 *
 * Returns: (transfer full) (nullable): how standing went
 */
FfwChart *
ffw_today_chart_over_time (GPtrArray *figures)
{
  const FfwStandingFigure *first = figures->len > 0 ? figures->pdata[0] : NULL;
  const FfwStandingFigure *last = first ? figures->pdata[figures->len - 1] : NULL;
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  g_autofree char *since = NULL;
  FfwChart *chart;

  if (first == NULL)
    return NULL;

  chart = make_chart (_ ("Standing over the last twelve months"), _ ("Day"));
  for (guint i = 0; i < figures->len; i++)
    {
      const FfwStandingFigure *figure = figures->pdata[i];
      g_autofree char *day = ffw_words_short_date (figure->day);

      add_row (chart, figure, day);
    }
  before = ffw_words_percent (share_of (first));
  now = ffw_words_percent (share_of (last));
  since = ffw_words_date (first->day);
  /* Translators: two shares such as 62%, and the date of the second */
  ffw_chart_take_sentence (
      chart, ffw_words (_ ("%1$s of what is mandatory is in date; on %3$s it was %2$s."), now,
                        before, since, NULL));
  add_note (chart, _ ("By what is required now, and what has been recorded since."));

  return chart;
}
