/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-figures.h"

#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define FIGURE_WIDTH 76

/**
 * FfwImportFigures:
 *
 * What would become of the rows of a file, in numbers.
 */
struct _FfwImportFigures
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (FfwImportFigures, ffw_import_figures, GTK_TYPE_BOX)

static void
ffw_import_figures_class_init (FfwImportFiguresClass *class)
{
}

static void
ffw_import_figures_init (FfwImportFigures *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static void
add_figure (GtkFlowBox *figures, const char *caption, const char *one, const char *many, guint64 n)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "width-request",
                                 FIGURE_WIDTH, NULL);
  g_autofree char *number = ffw_words_number (n);
  g_autofree char *name = ffw_words_count (one, many, n);
  GtkWidget *figure = gtk_label_new (number);
  GtkWidget *word = gtk_label_new (caption);

  gtk_widget_add_css_class (figure, "title-2");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (word, "caption");
  gtk_widget_add_css_class (word, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (word), TRUE);
  gtk_label_set_justify (GTK_LABEL (word), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), word);
  gtk_flow_box_append (figures, box);
  /* The list wraps each figure in a child of its own, which is what is heard. */
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), name);
}

/**
 * ffw_import_figures_new:
 * @title: what the figures are of
 * @n_lines: how many rows of a matrix these are; 0 of what is none
 *
 * Returns: (transfer floating): the figures of a dry run
 */
GtkWidget *
ffw_import_figures_new (const char *title, guint64 n_lines, const FfwIntakeCounts *counts,
                        guint64 warnings)
{
  GtkWidget *self = g_object_new (FFW_TYPE_IMPORT_FIGURES, NULL);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *figures = g_object_new (
      GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "min-children-per-line", 3,
      "max-children-per-line", 6, "column-spacing", 6, "row-spacing", 6, "homogeneous", TRUE, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), figures);
  ffw_words_name (GTK_ACCESSIBLE (figures), title);

  if (n_lines > 0)
    {
      add_figure (GTK_FLOW_BOX (figures), _ ("Rows of the file"),
                  FFW_NP_ ("%1$d row of the file", "%1$d rows of the file"), n_lines);
      add_figure (GTK_FLOW_BOX (figures), _ ("Records in them"),
                  FFW_NP_ ("%1$d record in them", "%1$d records in them"), counts->read);
    }
  else
    add_figure (GTK_FLOW_BOX (figures), _ ("Rows read"),
                FFW_NP_ ("%1$d row read", "%1$d rows read"), counts->read);
  add_figure (GTK_FLOW_BOX (figures), _ ("To add"), FFW_NP_ ("%1$d row to add", "%1$d rows to add"),
              counts->added);
  add_figure (GTK_FLOW_BOX (figures), _ ("To update"),
              FFW_NP_ ("%1$d row to update", "%1$d rows to update"), counts->updated);
  add_figure (GTK_FLOW_BOX (figures), _ ("Unchanged"),
              FFW_NP_ ("%1$d row unchanged", "%1$d rows unchanged"), counts->unchanged);
  add_figure (GTK_FLOW_BOX (figures), _ ("Refused"),
              FFW_NP_ ("%1$d row refused", "%1$d rows refused"), counts->rejected);
  add_figure (GTK_FLOW_BOX (figures), _ ("Warnings"), FFW_NP_ ("%1$d warning", "%1$d warnings"),
              warnings);

  return self;
}
