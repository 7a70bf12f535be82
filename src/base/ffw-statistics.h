/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwTally:
 *
 * How often each whole value from @least to @least + @n - 1 was given.
 */
typedef struct
{
  int least;
  guint n;
  guint64 *counts;
} FfwTally;

void ffw_tally_init (FfwTally *self, int least, int most);
void ffw_tally_clear (FfwTally *self);
void ffw_tally_add (FfwTally *self, int value, guint64 times);
guint64 ffw_tally_get (const FfwTally *self, int value);
guint64 ffw_tally_total (const FfwTally *self);
double ffw_tally_mean (const FfwTally *self);
double ffw_tally_median (const FfwTally *self);
gboolean ffw_tally_sd (const FfwTally *self, double *sd);
double ffw_tally_net_promoter (const FfwTally *self);

typedef enum
{
  FFW_WILCOXON_NONE, /* every difference is zero: no w, p or effect */
  FFW_WILCOXON_EXACT,
  FFW_WILCOXON_NORMAL,
} FfwWilcoxonMethod;

/**
 * FfwWilcoxon:
 * @used: how many differences are not zero
 * @w: the sum of the ranks of the positive differences
 * @p: two-sided
 * @effect: the matched-pairs rank-biserial correlation, -1 to 1
 */
typedef struct
{
  FfwWilcoxonMethod method;
  guint64 used;
  double w;
  double p;
  double effect;
} FfwWilcoxon;

void ffw_wilcoxon (const FfwTally *differences, FfwWilcoxon *result);

G_END_DECLS
