/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwFit:
 * @width, @height: what a window wants, in pixels
 * @least_width, @least_height: what it needs
 * @room_at_sides, @room_above: how much of the window below it is to be seen
 *
 * How large a window over another is.
 */
typedef struct
{
  int width;
  int height;
  int least_width;
  int least_height;
  int room_at_sides;
  int room_above;
} FfwFit;

void ffw_fit_window (GtkWindow *window, GtkWindow *parent, const FfwFit *fit);

G_END_DECLS
