/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwStandingRing:
 *
 * A ring with a part for each status of standing, as large as its share; what is in date is drawn
 * broad, the rest narrow. How many are in date, of how many, stands in the middle. A sentence
 * beside it says the same: to an assistive technology it is a picture of that.
 */
#define FFW_TYPE_STANDING_RING (ffw_standing_ring_get_type ())
G_DECLARE_FINAL_TYPE (FfwStandingRing, ffw_standing_ring, FFW, STANDING_RING, GtkWidget)

GtkWidget *ffw_standing_ring_new (const guint sums[FFW_N_STANDINGS], const char *sentence);

G_END_DECLS
