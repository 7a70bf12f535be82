/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many stand how in what is mandatory: by training area, organisation or site, and over time.
 */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_STANDING_BY_AREA,
  FFW_STANDING_BY_ORGANISATION,
  FFW_STANDING_BY_SITE,
} FfwStandingBy;

#define FFW_N_STANDING_BY 3

/**
 * FfwStandingFigure:
 * @code: of the area, organisation or site; %NULL of a figure over time
 * @title: likewise, in the reader's language
 * @day: of a figure over time: as of which it is; else none
 * @counts: of each status: how many posts stand so, once for each area in which something is
 *   mandatory for them
 * @recommended: the same of areas in which something is only recommended; not over time
 */
typedef struct
{
  char *code;
  char *title;
  FfwDate day;
  guint64 counts[FFW_N_STANDINGS];
  guint64 recommended[FFW_N_STANDINGS];
} FfwStandingFigure;

/**
 * FfwStandingProgressFunc:
 *
 * Is told how many of the days have been worked out.
 */
typedef void (*FfwStandingProgressFunc) (guint64 done, guint64 total, gpointer data);

GPtrArray *ffw_standing_figures_read (FfwConnection *connection, FfwStandingBy by,
                                      const char *organisation, FfwLanguage language,
                                      GError **error);
GPtrArray *ffw_standing_figures_over_time (FfwConnection *connection, const char *organisation,
                                           FfwDate today, FfwStandingProgressFunc progress,
                                           gpointer data, GError **error);
guint64 ffw_standing_figure_get_total (const FfwStandingFigure *self);
guint64 ffw_standing_figure_get_in_date (const FfwStandingFigure *self);
guint64 ffw_standing_figure_count_wanting (const guint64 counts[FFW_N_STANDINGS]);

G_END_DECLS
