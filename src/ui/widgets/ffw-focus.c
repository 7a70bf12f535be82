/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-focus.h"

static gboolean
goes_back (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
}

/**
 * ffw_focus_child:
 *
 * What `focus` of a widget that only holds others should be, and what GTK keeps to itself: moves
 * the keyboard among its children, and out of it behind the last. GTK's own for such a widget has
 * it grab the keyboard in the end, which gives it back to the first child: nobody could leave
 * backwards. A child that does so itself (AdwFlap) is left as well.
 *
 * Returns: whether the keyboard is somewhere else in it now
 */
gboolean
ffw_focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *before = root ? gtk_root_get_focus (root) : NULL;
  gboolean back = goes_back (direction);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child;
       child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction)
        && (before == NULL || gtk_root_get_focus (root) != before))
      return TRUE;

  return FALSE;
}
