/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-headings.h"

#include "ffw-raw-table.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* So many rows are shown. */
#define N_ROWS 12

struct _FfwImportHeadings
{
  AdwExpanderRow parent_instance;

  GtkWidget *line_row;
  GtkWidget *two_row;
  GtkWidget *rows_row;
  GtkSpinButton *line;
  GtkSwitch *two;
  FfwRawTable *table;

  FfwImportPlan *plan;
  FfwImportFile *file;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (FfwImportHeadings, ffw_import_headings, ADW_TYPE_EXPANDER_ROW)

static void
on_changed (FfwImportHeadings *self)
{
  if (self->setting || self->file == NULL)
    return;

  ffw_import_file_set_header (self->file, (guint)gtk_spin_button_get_value_as_int (self->line),
                              gtk_switch_get_active (self->two) ? 2 : 1);
  ffw_import_plan_edited (self->plan);
}

static void
show_head (FfwImportHeadings *self, const FfwTableScan *scan)
{
  GPtrArray *head = ffw_table_scan_get_head (scan);

  ffw_raw_table_begin (self->table, NULL, ffw_table_scan_get_n_columns (scan));
  for (guint i = 0; i < MIN (head->len, N_ROWS); i++)
    {
      const FfwScanRow *row = head->pdata[i];

      ffw_raw_table_add_row (self->table, row->line, row->texts);
    }
}

static void
show_rows (FfwImportHeadings *self)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (self->file);
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);

  show_head (self, preview->scan);
  for (guint i = 0; layout && i < layout->n_header_rows; i++)
    ffw_raw_table_stress_row (self->table, layout->header_line + i, _ ("heading"));
}

static void
show_place (FfwImportHeadings *self, const FfwLayout *layout)
{
  g_autofree char *number = g_strdup_printf ("%u", layout->header_line);
  g_autofree char *place = ffw_words (layout->n_header_rows > 1 ? _ ("On line %1$s and the next")
                                                                : _ ("On line %1$s"),
                                      number, NULL);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), place);
  self->setting = TRUE;
  gtk_spin_button_set_value (self->line, layout->header_line);
  gtk_switch_set_active (self->two, layout->n_header_rows > 1);
  self->setting = FALSE;
}

/** Shows where they are; not where nothing can be read of the file. */
void
ffw_import_headings_show (FfwImportHeadings *self, FfwImportPlan *plan, FfwImportFile *file)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (file);
  const FfwLayout *layout = ffw_import_file_get_layout (file);
  gboolean some = preview && preview->scan && ffw_table_scan_get_n_rows (preview->scan) > 0;

  g_set_object (&self->plan, plan);
  g_set_object (&self->file, file);
  gtk_widget_set_visible (GTK_WIDGET (self), some);
  if (!some)
    return;

  gtk_widget_set_sensitive (self->line_row, layout != NULL);
  gtk_widget_set_sensitive (self->two_row, layout != NULL);
  if (layout)
    show_place (self, layout);
  else
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  show_rows (self);
}

static void
ffw_import_headings_dispose (GObject *object)
{
  FfwImportHeadings *self = FFW_IMPORT_HEADINGS (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (ffw_import_headings_parent_class)->dispose (object);
}

static void
ffw_import_headings_class_init (FfwImportHeadingsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_import_headings_dispose;

  g_type_ensure (FFW_TYPE_RAW_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-headings.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportHeadings, line_row);
  gtk_widget_class_bind_template_child (widget_class, FfwImportHeadings, two_row);
  gtk_widget_class_bind_template_child (widget_class, FfwImportHeadings, rows_row);
  gtk_widget_class_bind_template_child (widget_class, FfwImportHeadings, line);
  gtk_widget_class_bind_template_child (widget_class, FfwImportHeadings, two);
  gtk_widget_class_bind_template_child (widget_class, FfwImportHeadings, table);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
ffw_import_headings_init (FfwImportHeadings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name (GTK_ACCESSIBLE (self->rows_row), _ ("The first rows of the file"));
}
