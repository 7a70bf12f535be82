/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-field.h"

#include "ffw-words.h"

/** Returns: (transfer none): the label above what @field asks for, with a mnemonic */
GtkWidget *
ffw_field_add_title (GtkWidget *field)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (field);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_label_set_use_underline (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_parent (title, field);

  return title;
}

/** Puts what one types or chooses below its title, whose mnemonic leads there. */
void
ffw_field_add_control (GtkWidget *field, GtkWidget *title, GtkWidget *control)
{
  gtk_widget_set_parent (control, field);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), control);
}

/** Returns: (transfer none): the label for what is wrong, not shown yet */
GtkWidget *
ffw_field_add_problem (GtkWidget *field)
{
  GtkWidget *problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "width-chars", 14,
                                     "max-width-chars", 24, "visible", FALSE, NULL);

  gtk_widget_add_css_class (problem, "caption");
  gtk_widget_set_parent (problem, field);

  return problem;
}

static void
mark (GtkWidget *widget, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
}

/* GTK scrolls to the control alone. Its scrolling may be under way: to set the value ends it. */
static gboolean
scroll_to (gpointer data)
{
  GtkWidget *problem = data;
  GtkWidget *field = gtk_widget_get_parent (problem);
  GtkWidget *viewport = gtk_widget_get_ancestor (problem, GTK_TYPE_VIEWPORT);
  GtkAdjustment *down;
  graphene_rect_t bounds;
  double page;

  if (viewport == NULL || gtk_widget_get_focus_child (field) == NULL
      || !gtk_widget_get_mapped (problem)
      || !gtk_widget_compute_bounds (field, gtk_widget_get_first_child (viewport), &bounds))
    return G_SOURCE_REMOVE;

  down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  page = gtk_adjustment_get_page_size (down);
  if (bounds.size.height <= page)
    gtk_adjustment_set_value (down,
                              CLAMP (gtk_adjustment_get_value (down),
                                     bounds.origin.y + bounds.size.height - page, bounds.origin.y));

  return G_SOURCE_REMOVE;
}

/* What comes to be seen has its place at the end of the frame. */
static gboolean
on_frame (GtkWidget *field, GdkFrameClock *clock, gpointer problem)
{
  g_idle_add_full (G_PRIORITY_LOW, scroll_to, g_object_ref (problem), g_object_unref);

  return G_SOURCE_REMOVE;
}

/**
 * ffw_field_mark_problem:
 * @problem: the label of ffw_field_add_problem()
 * @sentence: (nullable): what is to be said below @control, or %NULL for nothing
 * @wrong: whether it is wrong, and not only worth a look
 *
 * Says it to those who see the field.
 */
void
ffw_field_mark_problem (GtkWidget *control, GtkWidget *problem, const char *sentence,
                        gboolean wrong)
{
  gtk_label_set_label (GTK_LABEL (problem), sentence ? sentence : "");
  /* Of the field that has the keyboard the reason is seen. */
  if (sentence && !gtk_widget_get_visible (problem))
    gtk_widget_add_tick_callback (gtk_widget_get_parent (problem), on_frame, g_object_ref (problem),
                                  g_object_unref);
  gtk_widget_set_visible (problem, sentence != NULL);
  mark (control, wrong);
  mark (problem, wrong);
}

/** As ffw_field_mark_problem(), also to those who hear the field. */
void
ffw_field_show_problem (GtkWidget *control, GtkWidget *problem, const char *sentence,
                        gboolean wrong)
{
  ffw_field_mark_problem (control, problem, sentence, wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  ffw_words_describe (GTK_ACCESSIBLE (control), sentence ? sentence : "");
}
