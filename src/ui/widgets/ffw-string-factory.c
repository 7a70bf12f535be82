/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-string-factory.h"

#include "ffw-words.h"

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer max_chars)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize",
                                               PANGO_ELLIPSIZE_END, "max-width-chars",
                                               GPOINTER_TO_INT (max_chars), NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (label);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  /* The row that GTK puts around it has no name of its own. */
  if (row)
    ffw_words_name (GTK_ACCESSIBLE (row), text);
}

/**
 * ffw_string_factory_new:
 * @max_chars: how wide a row wants to be at most, in letters; -1 for as wide as its text
 *
 * Returns: (transfer full): a factory for the rows of a drop-down over a #GtkStringList, each
 *   with a name that can be heard; texts without room end in an ellipsis, and stand whole in
 *   the tooltip
 */
GtkListItemFactory *
ffw_string_factory_new (int max_chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (max_chars));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);

  return factory;
}
