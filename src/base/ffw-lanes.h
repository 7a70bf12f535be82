/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwLane:
 * @begin, @end: in minutes; what ends when another begins does not overlap it
 * @lane: which of the lanes it is in, from 0
 * @n_lanes: of those that it overlaps, and that those overlap, so that all are equally wide
 *
 * Something that takes time, beside what takes place meanwhile.
 */
typedef struct
{
  guint begin;
  guint end;
  guint lane;
  guint n_lanes;
} FfwLane;

void ffw_lanes_assign (FfwLane *lanes, guint n);

G_END_DECLS
