/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-fit.h"

/** Makes a window as large as it wants to be, within the one below it; as GTK has it where that
 * one is not shown yet. */
void
ffw_fit_window (GtkWindow *window, GtkWindow *parent, const FfwFit *fit)
{
  int width = gtk_widget_get_width (GTK_WIDGET (parent));
  int height = gtk_widget_get_height (GTK_WIDGET (parent));

  if (width > 0 && height > 0)
    gtk_window_set_default_size (window,
                                 CLAMP (width - fit->room_at_sides, fit->least_width, fit->width),
                                 CLAMP (height - fit->room_above, fit->least_height, fit->height));
}
