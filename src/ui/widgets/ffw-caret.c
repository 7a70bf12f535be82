/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where somebody types, kept while widgets are made anew. */

#include "ffw-caret.h"

#define FORMAT "(ui)"

/* Which of the texts below a widget has the keyboard, and where in it. */
typedef struct
{
  guint text; /* from 1; 0 is none */
  int caret;
  guint seen;
} Place;

/* Calls @look with the texts below a widget in their order, until it says that it is done. */
static gboolean
each_text (GtkWidget *widget, gboolean (*look) (GtkWidget *text, Place *place), Place *place)
{
  if (GTK_IS_TEXT (widget))
    {
      place->seen++;
      return look (widget, place);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (each_text (child, look, place))
      return TRUE;

  return FALSE;
}

static gboolean
is_typed_in (GtkWidget *text, Place *place)
{
  if (!gtk_widget_has_focus (text))
    return FALSE;

  place->text = place->seen;
  place->caret = gtk_editable_get_position (GTK_EDITABLE (text));

  return TRUE;
}

static gboolean
go_on_typing (GtkWidget *text, Place *place)
{
  if (place->seen != place->text)
    return FALSE;

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (GTK_EDITABLE (text), place->caret);

  return TRUE;
}

/** Returns: (transfer floating): which of the texts below @root has the caret, and where */
GVariant *
ffw_caret_save (GtkWidget *root)
{
  Place place = { 0 };

  each_text (root, is_typed_in, &place);

  return g_variant_new (FORMAT, place.text, place.caret);
}

/**
 * ffw_caret_restore:
 * @state: what ffw_caret_save() gave of widgets of the same form
 *
 * Returns: whether somebody typed there, and can go on
 */
gboolean
ffw_caret_restore (GtkWidget *root, GVariant *state)
{
  Place place = { 0 };

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE (FORMAT)))
    return FALSE;

  g_variant_get (state, FORMAT, &place.text, &place.caret);

  return each_text (root, go_on_typing, &place);
}
