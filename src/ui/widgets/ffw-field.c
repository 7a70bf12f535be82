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
