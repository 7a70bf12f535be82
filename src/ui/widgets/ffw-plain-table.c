/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-plain-table.h"

#include "ffw-message.h"
#include "ffw-words.h"

/* Rows beyond these are counted: such a table is read, not searched. */
#define MOST_ROWS 400

/* How wide a text and a figure may become before they wrap, in letters. */
#define TEXT_CHARS   22
#define FIGURE_CHARS 16

/* A cell is as wide as its column, whatever it holds: so the columns stand straight. */
static GtkWidget *
make_cell (const char *text, gboolean heading, gboolean figure, int chars)
{
  GtkWidget *cell
      = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role",
                      heading ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL,
                      "xalign", figure ? 1.0f : 0.0f, "yalign", 0.0f, "wrap", TRUE, "wrap-mode",
                      PANGO_WRAP_WORD_CHAR, "width-chars", chars, "max-width-chars", chars, NULL);

  gtk_widget_add_css_class (cell, heading ? "caption-heading" : "numeric");
  ffw_words_name (GTK_ACCESSIBLE (cell), text);

  return cell;
}

static GtkWidget *
make_row (const char *const *texts, gboolean heading, gboolean figures, const int *chars)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_HORIZONTAL, "spacing",
                                 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);
  g_autofree char *name = g_strjoinv (" · ", (char **)texts);

  for (guint i = 0; texts[i]; i++)
    gtk_box_append (GTK_BOX (row), make_cell (texts[i], heading, figures && i > 0, chars[i]));
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

/* How wide each column is, in letters: as its longest text, within bounds. */
static int *
measure_columns (const GPtrArray *rows, guint n_columns, gboolean figures)
{
  int *chars = g_new0 (int, n_columns + 1);

  for (guint i = 0; i < MIN (rows->len, MOST_ROWS + 1); i++)
    {
      const char *const *texts = rows->pdata[i];

      for (guint j = 0; j < n_columns; j++)
        {
          int length = (int)MIN (g_utf8_strlen (texts[j], -1), TEXT_CHARS) + 1;

          chars[j] = MAX (chars[j], figures && j > 0 ? MIN (length, FIGURE_CHARS) : length);
        }
    }

  return chars;
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
  g_autofree int *chars = measure_columns (rows, n_columns, figures);

  for (guint i = 0; i < MIN (rows->len, MOST_ROWS + 1); i++)
    gtk_box_append (GTK_BOX (table),
                    make_row ((const char *const *)rows->pdata[i], i == 0, figures, chars));

  if (rows->len > MOST_ROWS + 1)
    {
      g_autofree char *more
          = ffw_words_count (FFW_NP_ ("and %1$d more, which the exported file holds",
                                      "and %1$d more, which the exported file holds"),
                             rows->len - MOST_ROWS - 1);

      gtk_box_append (GTK_BOX (table), make_cell (more, FALSE, FALSE, TEXT_CHARS));
    }
  ffw_words_name (GTK_ACCESSIBLE (table), name);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);

  return scrolled;
}
