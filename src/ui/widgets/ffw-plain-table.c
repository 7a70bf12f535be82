/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-plain-table.h"

#include "ffw-message.h"
#include "ffw-words.h"

/* Rows beyond these are counted: such a table is read, not searched. */
#define MOST_ROWS 400

/* How wide a text may become before it wraps, in letters. */
#define TEXT_CHARS 24

static GtkWidget *
make_cell (const char *text, gboolean heading, gboolean figure)
{
  GtkWidget *cell = g_object_new (
      GTK_TYPE_LABEL, "label", text, "accessible-role",
      heading ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL, "xalign",
      figure ? 1.0f : 0.0f, "yalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (!figure)
    gtk_label_set_max_width_chars (GTK_LABEL (cell), TEXT_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (cell), figure ? 4 : 10);
  gtk_widget_add_css_class (cell, heading ? "caption-heading" : "numeric");
  ffw_words_name (GTK_ACCESSIBLE (cell), text);

  return cell;
}

static GtkWidget *
make_row (const char *const *texts, gboolean heading, gboolean figures, GtkSizeGroup **columns)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_HORIZONTAL, "spacing",
                                 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);
  g_autofree char *name = g_strjoinv (" · ", (char **)texts);

  for (guint i = 0; texts[i]; i++)
    {
      GtkWidget *cell = make_cell (texts[i], heading, figures && i > 0);

      gtk_size_group_add_widget (columns[i], cell);
      gtk_box_append (GTK_BOX (row), cell);
    }
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

/**
 * ffw_plain_table_new:
 * @name: what it is about
 * @rows: (element-type GStrv): its headings, then its rows, all of one length
 * @figures: whether all columns but the first hold figures
 *
 * Returns: (transfer floating): a small table, to be read
 */
GtkWidget *
ffw_plain_table_new (const char *name, const GPtrArray *rows, gboolean figures)
{
  GtkWidget *table = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                   6, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  guint n_columns = rows->len > 0 ? g_strv_length (rows->pdata[0]) : 0;
  g_autofree GtkSizeGroup **columns = g_new0 (GtkSizeGroup *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < MIN (rows->len, MOST_ROWS + 1); i++)
    gtk_box_append (GTK_BOX (table),
                    make_row ((const char *const *)rows->pdata[i], i == 0, figures, columns));
  for (guint i = 0; i < n_columns; i++)
    g_object_unref (columns[i]);

  if (rows->len > MOST_ROWS + 1)
    {
      g_autofree char *more
          = ffw_words_count (FFW_NP_ ("and %1$d more, which the exported file holds",
                                      "and %1$d more, which the exported file holds"),
                             rows->len - MOST_ROWS - 1);

      gtk_box_append (GTK_BOX (table), make_cell (more, FALSE, FALSE));
    }
  ffw_words_name (GTK_ACCESSIBLE (table), name);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);

  return scrolled;
}
