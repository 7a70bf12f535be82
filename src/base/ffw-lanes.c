/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-lanes.h"

/* The first lane in which nothing goes on any more; a new one where there is none. */
static guint
find_lane (GArray *ends, guint begin)
{
  for (guint i = 0; i < ends->len; i++)
    if (g_array_index (ends, guint, i) <= begin)
      return i;

  g_array_set_size (ends, ends->len + 1);

  return ends->len - 1;
}

/**
 * ffw_lanes_assign:
 * @lanes: (array length=n): in the order of their @begin
 *
 * Lays out side by side what overlaps: the first lane that is free is taken.
 */
void
ffw_lanes_assign (FfwLane *lanes, guint n)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, TRUE, sizeof (guint));
  guint first = 0;

  while (first < n)
    {
      guint last_end = lanes[first].end;
      guint i = first;

      g_array_set_size (ends, 0);
      do
        {
          lanes[i].lane = find_lane (ends, lanes[i].begin);
          g_array_index (ends, guint, lanes[i].lane) = lanes[i].end;
          last_end = MAX (last_end, lanes[i].end);
          i++;
        }
      while (i < n && lanes[i].begin < last_end);

      for (; first < i; first++)
        lanes[first].n_lanes = ends->len;
    }
}
