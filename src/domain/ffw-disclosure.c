/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-disclosure.h"

/**
 * ffw_disclosure_is_small:
 * @figure: how many people, answers or pairs
 * @minimum: the least figure that may be shown
 *
 * Returns: whether @figure could point at somebody; nobody at all (0) points at nobody
 */
gboolean
ffw_disclosure_is_small (guint64 figure, guint minimum)
{
  return figure > 0 && figure < minimum;
}

/**
 * ffw_disclosure_hide:
 * @cells: (array length=n) (inout): all cells of the set, those never written included
 * @minimum: the least figure of people that may be shown
 *
 * Decides which cells of a set that adds up to a published total are
 * suppressed. Where any is small, so is every cell no larger than the smallest
 * that is not: what is hidden then holds at least one small cell and one that
 * is not, and their sum tells neither, whoever knows this rule.
 *
 * Returns: whether any cell remains; where none does, the set is left out
 */
gboolean
ffw_disclosure_hide (FfwDisclosureCell *cells, guint n, guint minimum)
{
  guint64 least = G_MAXUINT64;
  gboolean any_small = FALSE;
  gboolean any_left = FALSE;

  for (guint i = 0; i < n; i++)
    if (cells[i].people < minimum)
      any_small = TRUE;
    else
      least = MIN (least, cells[i].figure);

  for (guint i = 0; i < n; i++)
    {
      cells[i].hidden = any_small && (cells[i].people < minimum || cells[i].figure <= least);
      any_left |= !cells[i].hidden;
    }

  return any_left;
}

/**
 * ffw_disclosure_change_is_small:
 * @pairs: respondents who answered at both stages
 * @n_from: those who answered at the first
 * @n_to: those who answered at the second
 * @minimum: the least figure that may be shown
 *
 * A change is withheld where its pairs are few, and where nobody answered at
 * one stage alone and few did at the other: with the results of both stages,
 * the answers of those few would follow.
 */
gboolean
ffw_disclosure_change_is_small (guint64 pairs, guint64 n_from, guint64 n_to, guint minimum)
{
  guint64 alone_from = n_from - pairs;
  guint64 alone_to = n_to - pairs;

  if (pairs < minimum)
    return TRUE;

  return MIN (alone_from, alone_to) == 0
         && ffw_disclosure_is_small (MAX (alone_from, alone_to), minimum);
}
