/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-statistics.h"

#include <math.h>

/* Answers to a question of 0–10: who would recommend, and who would not. */
#define LEAST_PROMOTER 9
#define MOST_DETRACTOR 6

/**
 * ffw_tally_init:
 * @least: the least value that can be given
 * @most: the greatest, not less than @least
 *
 * Begins an empty tally; ffw_tally_clear() ends it.
 */
void
ffw_tally_init (FfwTally *self, int least, int most)
{
  g_return_if_fail (least <= most);

  self->least = least;
  self->n = (guint)((gint64)most - least + 1);
  self->counts = g_new0 (guint64, self->n);
}

void
ffw_tally_clear (FfwTally *self)
{
  g_clear_pointer (&self->counts, g_free);
  self->n = 0;
}

static gboolean
holds (const FfwTally *self, int value)
{
  return value >= self->least && (gint64)value - self->least < self->n;
}

/**
 * ffw_tally_add:
 * @value: within the bounds of the tally
 * @times: how often it was given
 */
void
ffw_tally_add (FfwTally *self, int value, guint64 times)
{
  g_return_if_fail (holds (self, value));

  self->counts[value - self->least] += times;
}

/** Returns: how often @value was given; 0 outside the bounds */
guint64
ffw_tally_get (const FfwTally *self, int value)
{
  return holds (self, value) ? self->counts[value - self->least] : 0;
}

/** Returns: how many values were given */
guint64
ffw_tally_total (const FfwTally *self)
{
  guint64 total = 0;

  for (guint i = 0; i < self->n; i++)
    total += self->counts[i];

  return total;
}

/* The sum of the values. Whole, so that nothing is rounded. */
static gint64
sum (const FfwTally *self)
{
  gint64 all = 0;

  for (guint i = 0; i < self->n; i++)
    all += (gint64)self->counts[i] * (self->least + (gint64)i);

  return all;
}

/** Returns: the mean; not a number where nothing was given */
double
ffw_tally_mean (const FfwTally *self)
{
  return (double)sum (self) / (double)ffw_tally_total (self);
}

/* The value at @rank, from 0, when all are put in order. */
static int
value_at (const FfwTally *self, guint64 rank)
{
  guint i = 0;

  while (rank >= self->counts[i])
    rank -= self->counts[i++];

  return self->least + (int)i;
}

/**
 * ffw_tally_median:
 *
 * Returns: the value in the middle, or the mean of the two there; not a number
 *   where nothing was given
 */
double
ffw_tally_median (const FfwTally *self)
{
  guint64 total = ffw_tally_total (self);

  if (total == 0)
    return (double)NAN;

  return ((double)value_at (self, (total - 1) / 2) + value_at (self, total / 2)) / 2;
}

/**
 * ffw_tally_sd:
 * @sd: (out): the sample standard deviation (divided by n - 1); untouched where
 *   there is none
 *
 * Returns: whether there is one, for which it takes two values
 */
gboolean
ffw_tally_sd (const FfwTally *self, double *sd)
{
  guint64 total = ffw_tally_total (self);
  __int128 squares = 0;
  __int128 all = sum (self);

  if (total < 2)
    return FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      __int128 value = self->least + (gint64)i;

      squares += value * value * (__int128)self->counts[i];
    }
  /* Whole numbers to the last step, so that equal answers give exactly 0. */
  *sd = (double)sqrtl ((long double)(squares * (__int128)total - all * all)
                       / ((long double)total * (long double)(total - 1)));

  return TRUE;
}

/**
 * ffw_tally_net_promoter:
 *
 * Returns: of a question of 0–10, the percentage of 9 and 10 less that of 0–6,
 *   -100 to 100; not a number where nothing was given
 */
double
ffw_tally_net_promoter (const FfwTally *self)
{
  gint64 net = 0;

  for (guint i = 0; i < self->n; i++)
    {
      gint64 value = self->least + (gint64)i;

      if (value >= LEAST_PROMOTER)
        net += (gint64)self->counts[i];
      else if (value <= MOST_DETRACTOR)
        net -= (gint64)self->counts[i];
    }

  return 100 * (double)net / (double)ffw_tally_total (self);
}
