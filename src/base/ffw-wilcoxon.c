/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-statistics.h"

#include <math.h>

/* Up to so many differences p is exact: all 2^n sign patterns are counted, which
 * fit in 64 bits, and their number in a double without rounding. */
#define MOST_EXACT 50

/* The greatest sum of twice the ranks of MOST_EXACT differences. */
#define MOST_SUM (MOST_EXACT * (MOST_EXACT + 1))

/* Differences of one size, whatever their sign: they share the rank in the middle
 * of theirs. Ranks are doubled, so that all are whole. */
typedef struct
{
  guint64 positive;
  guint64 all;
  guint64 twice_rank;
} Tie;

typedef struct
{
  Tie *ties;
  guint n_ties;
  guint64 used;
  guint64 twice_plus;  /* twice the sum of the ranks of the positive differences */
  guint64 twice_total; /* twice the sum of all ranks */
} Ranks;

static void
rank (Ranks *self, const FfwTally *differences)
{
  gint64 least = differences->least;
  gint64 most = least + (gint64)differences->n - 1;
  gint64 largest = MAX (ABS (least), ABS (most));

  self->ties = g_new0 (Tie, largest + 1);
  for (gint64 size = 1; size <= largest; size++)
    {
      guint64 positive = ffw_tally_get (differences, (int)size);
      guint64 all = positive + ffw_tally_get (differences, (int)-size);
      Tie tie = { positive, all, 2 * self->used + all + 1 };

      if (all == 0)
        continue;
      self->used += all;
      self->twice_plus += positive * tie.twice_rank;
      self->twice_total += all * tie.twice_rank;
      self->ties[self->n_ties++] = tie;
    }
}

/* Counts, over all sign patterns, those whose positive ranks sum to no more than the
 * smaller of the two observed sums. */
static double
exact_p (const Ranks *self)
{
  guint64 ways[MOST_SUM + 1] = { 1 };
  guint64 smaller = MIN (self->twice_plus, self->twice_total - self->twice_plus);
  guint64 reached = 0;
  guint64 tail = 0;

  for (guint i = 0; i < self->n_ties; i++)
    for (guint64 k = 0; k < self->ties[i].all; k++)
      {
        reached += self->ties[i].twice_rank;
        for (guint64 s = reached; s >= self->ties[i].twice_rank; s--)
          ways[s] += ways[s - self->ties[i].twice_rank];
      }
  for (guint64 s = 0; s <= smaller; s++)
    tail += ways[s];

  return MIN (1.0, ldexp ((double)tail, 1 - (int)self->used));
}

/* The normal approximation, corrected for ties and for continuity. */
static double
normal_p (const Ranks *self)
{
  long double n = self->used;
  long double mean = n * (n + 1) / 4;
  long double variance = n * (n + 1) * (2 * n + 1) / 24;
  double z;

  for (guint i = 0; i < self->n_ties; i++)
    {
      long double t = self->ties[i].all;

      variance -= (t * t * t - t) / 48;
    }
  z = (double)(MAX (0, fabsl ((long double)self->twice_plus / 2 - mean) - 0.5L) / sqrtl (variance));

  return erfc (z / G_SQRT2);
}

/**
 * ffw_wilcoxon:
 * @differences: later less earlier answer of each pair
 * @result: (out): what the test says
 *
 * The Wilcoxon signed-rank test: differences of zero dropped, ties given the rank in
 * the middle of theirs. p is exact over all sign patterns up to 50 differences, ties
 * included, and twice the smaller tail with the observed value in it; above, it is
 * the normal approximation with tie and continuity correction.
 */
void
ffw_wilcoxon (const FfwTally *differences, FfwWilcoxon *result)
{
  Ranks ranks = { NULL };

  rank (&ranks, differences);
  *result = (FfwWilcoxon){ .method = FFW_WILCOXON_NONE, .used = ranks.used };
  if (ranks.used)
    {
      result->method = ranks.used <= MOST_EXACT ? FFW_WILCOXON_EXACT : FFW_WILCOXON_NORMAL;
      result->w = (double)ranks.twice_plus / 2;
      result->effect = (2 * (double)ranks.twice_plus - (double)ranks.twice_total)
                       / (double)ranks.twice_total;
      result->p = ranks.used <= MOST_EXACT ? exact_p (&ranks) : normal_p (&ranks);
    }
  g_free (ranks.ties);
}
