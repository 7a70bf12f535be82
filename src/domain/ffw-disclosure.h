/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwDisclosureCell:
 * @figure: what would be published
 * @people: the people behind it, who decide whether it is small; of a head count @figure itself
 * @hidden: (out): whether it is to be suppressed
 *
 * One of a set of cells that adds up to a published total.
 */
typedef struct
{
  guint64 figure;
  guint64 people;
  gboolean hidden;
} FfwDisclosureCell;

gboolean ffw_disclosure_is_small (guint64 figure, guint minimum);
gboolean ffw_disclosure_hide (FfwDisclosureCell *cells, guint n, guint minimum);
gboolean ffw_disclosure_change_is_small (guint64 pairs, guint64 n_from, guint64 n_to,
                                         guint minimum);

G_END_DECLS
