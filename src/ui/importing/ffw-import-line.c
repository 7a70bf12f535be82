/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-line.h"

#include "ffw-import-rows.h"
#include "ffw-import-words.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The cells of a row of ours are a dozen; a row of thousands is none. */
#define MOST_CELLS 60

/**
 * FfwImportLine:
 *
 * The line of a file that a finding is about: what is wrong with it, the cell that is meant, and
 * the others, each by its heading.
 */
struct _FfwImportLine
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkLabel *place;
  GtkLabel *message;
  GtkListBox *cells;
  GtkWidget *open;

  FfwImport *trial; /* whose findings these are */
  GPtrArray *rows;  /* by the position of its file, the rows that its findings are about */
  FfwImportPlan *plan;
  FfwFindingItem *item; /* that is shown */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwImportLine, ffw_import_line, GTK_TYPE_WIDGET)

static void
clear_cells (FfwImportLine *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cells))))
    gtk_list_box_remove (self->cells, child);
  gtk_widget_set_visible (GTK_WIDGET (self->cells), FALSE);
}

static void
add_cell (FfwImportLine *self, const char *heading, const char *value, gboolean marked)
{
  FfwSeverity severity = ffw_finding_item_get_finding (self->item)->severity;
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", heading, "subtitle", *value ? value : "–",
                "title-lines", 1, "subtitle-lines", 3, NULL);
  if (marked)
    {
      GtkWidget *icon = ffw_words_icon (ffw_import_words_icon (severity));

      gtk_widget_add_css_class (icon, severity == FFW_SEVERITY_ERROR ? "error" : "warning");
      gtk_widget_add_css_class (row, "ffw-import-marked");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  ffw_words_describe (GTK_ACCESSIBLE (row), *value ? value : _ ("empty"));
  gtk_list_box_append (self->cells, row);
  gtk_widget_set_visible (GTK_WIDGET (self->cells), TRUE);
}

static FfwImportFile *
file_of (FfwImportLine *self)
{
  return ffw_import_plan_get_file (self->plan, ffw_finding_item_get_file (self->item));
}

/* The column that is meant, from 1; 0 for none. */
static guint
marked_column (FfwImportLine *self, guint n)
{
  const FfwFinding *finding = ffw_finding_item_get_finding (self->item);

  if (finding->column > 0)
    return finding->column;
  for (guint i = 1; finding->field && i <= n; i++)
    {
      const FfwField *field = ffw_import_file_get_field (file_of (self), i);

      if (field && g_str_equal (field->name, finding->field))
        return i;
    }

  return 0;
}

static void
add_nth (FfwImportLine *self, char **header, guint n_header, char **row, guint column,
         gboolean marked)
{
  g_autofree char *number = g_strdup_printf ("%u", column);
  g_autofree char *unnamed
      /* Translators: the heading of a cell that is beyond the last heading; %1$d is its number */
      = ffw_words (_ ("Column %1$d"), number, NULL);
  gboolean named = column <= n_header && *header[column - 1];

  add_cell (self, named ? header[column - 1] : unnamed, row[column - 1], marked);
}

/* The cell that is meant first, where the eye is. */
static void
show_cells (FfwImportLine *self)
{
  GHashTable *rows = g_ptr_array_index (self->rows, ffw_finding_item_get_file (self->item));
  guint line = ffw_finding_item_get_finding (self->item)->line;
  char **row = rows ? g_hash_table_lookup (rows, GUINT_TO_POINTER (line)) : NULL;
  const FfwImportPreview *preview = ffw_import_file_get_preview (file_of (self));
  guint n = row ? g_strv_length (row) : 0;
  guint n_header = preview ? g_strv_length (preview->header) : 0;
  guint marked = marked_column (self, n);

  clear_cells (self);
  if (marked > 0 && marked <= n)
    add_nth (self, preview->header, n_header, row, marked, TRUE);
  for (guint i = 1; i <= MIN (n, MOST_CELLS); i++)
    if (i != marked)
      add_nth (self, preview->header, n_header, row, i, FALSE);
}

typedef struct
{
  FfwImportLine *line;
  FfwImport *trial;
  guint file;
} Reading;

static void
on_rows (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwImportLine) self = reading->line;
  g_autoptr (FfwImport) trial = reading->trial;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) rows = ffw_import_rows_finish (result, &error);

  /* Something else is shown by now. */
  if (self->scrolled == NULL || self->trial != trial
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (error && self->item)
    {
      gtk_label_set_label (self->message, error->message);
      return;
    }
  if (rows == NULL)
    return;
  g_ptr_array_index (self->rows, reading->file) = g_steal_pointer (&rows);
  if (self->item && ffw_finding_item_get_file (self->item) == reading->file)
    show_cells (self);
}

/* The rows of a file that findings are about are read once, when the first of them is looked at. */
static void
read_rows (FfwImportLine *self, guint file)
{
  const FfwImportResult *result = ffw_import_get_result (self->trial, file);
  Reading *reading = g_new0 (Reading, 1);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  reading->line = g_object_ref (self);
  reading->trial = g_object_ref (self->trial);
  reading->file = file;
  ffw_import_rows_async (result, self->reading, on_rows, reading);
}

static void
rows_free (gpointer rows)
{
  if (rows)
    g_hash_table_unref (rows);
}

/* Forgets the lines of another dry run. */
static void
take_trial (FfwImportLine *self, FfwImport *trial)
{
  if (!g_set_object (&self->trial, trial))
    return;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->rows, trial ? (int)ffw_import_get_n_results (trial) : 0);
}

/**
 * ffw_import_line_show:
 * @item: (nullable): a finding of the plan's dry run
 *
 * Shows the line that the finding is about.
 */
void
ffw_import_line_show (FfwImportLine *self, FfwImportPlan *plan, FfwFindingItem *item)
{
  const FfwFinding *finding;
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;

  g_set_object (&self->plan, plan);
  take_trial (self, ffw_import_plan_get_trial (plan));
  g_set_object (&self->item, item);
  clear_cells (self);
  gtk_widget_set_visible (self->scrolled, item != NULL);
  if (item == NULL)
    return;

  finding = ffw_finding_item_get_finding (item);
  name = g_filename_display_basename (finding->file);
  line = g_strdup_printf ("%u", finding->line);
  /* Translators: a place in a file: its name and the number of a line */
  place = finding->line ? ffw_words (_ ("%1$s, line %2$s"), name, line, NULL) : g_strdup (name);
  message = ffw_finding_get_message (finding, ffw_language_get ());
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->message, message);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "u",
                                    ffw_finding_item_get_file (item));

  if (finding->line == 0)
    return;
  if (g_ptr_array_index (self->rows, ffw_finding_item_get_file (item)))
    show_cells (self);
  else
    read_rows (self, ffw_finding_item_get_file (item));
}

static void
ffw_import_line_dispose (GObject *object)
{
  FfwImportLine *self = FFW_IMPORT_LINE (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->item);
  g_clear_object (&self->trial);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_import_line_parent_class)->dispose (object);
}

static void
ffw_import_line_finalize (GObject *object)
{
  g_ptr_array_unref (FFW_IMPORT_LINE (object)->rows);

  G_OBJECT_CLASS (ffw_import_line_parent_class)->finalize (object);
}

static void
ffw_import_line_class_init (FfwImportLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_import_line_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_import_line_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, scrolled);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, place);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, message);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, cells);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, open);
}

static void
ffw_import_line_init (FfwImportLine *self)
{
  self->rows = g_ptr_array_new_with_free_func (rows_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name (GTK_ACCESSIBLE (self->cells), _ ("The line of the file"));
}
