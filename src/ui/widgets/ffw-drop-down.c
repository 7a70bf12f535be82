/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-drop-down.h"

/** Returns: (transfer none) (nullable): the first of that type of which a GtkDropDown is made */
GtkWidget *
ffw_drop_down_find_part (GtkWidget *drop_down, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (drop_down); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type)
                             ? child
                             : ffw_drop_down_find_part (child, type);

      if (found)
        return found;
    }

  return NULL;
}

/** Makes the list of a GtkDropDown as wide as its rows want to be: GTK 4.8 makes it as wide as the
 * button. */
void
ffw_drop_down_widen (GtkWidget *drop_down)
{
  GtkWidget *list = ffw_drop_down_find_part (drop_down, GTK_TYPE_SCROLLED_WINDOW);

  if (list)
    gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (list), TRUE);
}
