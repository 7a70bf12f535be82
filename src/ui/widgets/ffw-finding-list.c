/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-finding-list.h"

#include "ffw-list-row.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwFindingList:
 *
 * What was found in files, as a table: how bad it is in a word and a picture,
 * where it stands, and the sentence.
 */
struct _FfwFindingList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkColumnView *view;
  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (FfwFindingList, ffw_finding_list, GTK_TYPE_WIDGET)

/* The texts of a row: one a column, and the name of the severity's picture. */
enum
{
  SEVERITY,
  LINE,
  MESSAGE,
  COLUMN,
  FIELD,
  FILE_NAME,
  ICON,
  N_TEXTS
};

static const struct
{
  const char *title;
  int chars;
  gboolean expand;
} columns[] = {
  [SEVERITY] = { N_ ("Severity"), 9, FALSE }, [LINE] = { N_ ("Line"), 5, FALSE },
  [MESSAGE] = { N_ ("Message"), 18, TRUE },   [COLUMN] = { N_ ("Column"), 6, FALSE },
  [FIELD] = { N_ ("Field"), 12, FALSE },      [FILE_NAME] = { N_ ("File"), 14, FALSE },
};

static char *
place (guint number)
{
  return number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  guint column = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), columns[column].chars);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (column == SEVERITY)
    {
      GtkWidget *icon = ffw_words_icon (NULL);

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), icon);
    }
  else
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_hexpand (label, TRUE);
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  guint column = GPOINTER_TO_UINT (data);
  FfwListRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (box);
  const char *text = ffw_list_row_get_text (row, column);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  if (column == SEVERITY)
    gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)),
                                  ffw_list_row_get_text (row, ICON));

  if (cell == NULL)
    return;

  name = ffw_words (_ ("%1$s: %2$s"), _ (columns[column].title), text, NULL);
  ffw_words_name (GTK_ACCESSIBLE (cell), name);
  if (column == SEVERITY && gtk_widget_get_parent (cell))
    {
      g_autofree char *all = NULL;

      /* Translators: a finding as a screen reader says it: severity, line, message */
      all = ffw_words (_ ("%1$s, line %2$s: %3$s"), text, ffw_list_row_get_text (row, LINE),
                       ffw_list_row_get_text (row, MESSAGE), NULL);
      ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), all);
    }
}

static void
ffw_finding_list_dispose (GObject *object)
{
  FfwFindingList *self = FFW_FINDING_LIST (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_finding_list_parent_class)->dispose (object);
}

/* Tab leaves the table: within it the arrows go from row to row. */
static gboolean
ffw_finding_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget))
    return FALSE;

  return GTK_WIDGET_CLASS (ffw_finding_list_parent_class)->focus (widget, direction);
}

static void
ffw_finding_list_class_init (FfwFindingListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_finding_list_dispose;
  widget_class->focus = ffw_finding_list_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ffw_finding_list_init (FfwFindingList *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkWidget *view;

  self->rows = g_list_store_new (FFW_TYPE_LIST_ROW);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (selection)));
  self->view = GTK_COLUMN_VIEW (view);
  gtk_column_view_set_show_row_separators (self->view, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->view, column);
    }

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self), _ ("What was found"));
}

/** Shows nothing. */
void
ffw_finding_list_clear (FfwFindingList *self)
{
  g_list_store_remove_all (self->rows);
}

/** Shows the findings of one more file, in the window's language. */
void
ffw_finding_list_add (FfwFindingList *self, FfwFindings *findings)
{
  guint n = ffw_findings_get_n_kept (findings);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      gboolean error = finding->severity == FFW_SEVERITY_ERROR;
      FfwListRow *row = ffw_list_row_new (i);
      char **texts = g_new0 (char *, N_TEXTS + 1);

      texts[SEVERITY] = g_strdup (error ? _ ("Error") : _ ("Warning"));
      texts[LINE] = place (finding->line);
      texts[MESSAGE] = ffw_finding_get_message (finding, ffw_language_get ());
      texts[COLUMN] = place (finding->column);
      texts[FIELD] = g_strdup (finding->field ? finding->field : "");
      texts[FILE_NAME] = g_filename_display_basename (finding->file ? finding->file : "");
      texts[ICON] = g_strdup (error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
      ffw_list_row_take_texts (row, texts);
      g_ptr_array_add (rows, row);
    }

  g_list_store_splice (self->rows, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), 0,
                       rows->pdata, rows->len);
}
