/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-line.h"

#include "ffw-import-words.h"
#include "ffw-raw-table.h"
#include "ffw-table-part.h"
#include "ffw-words.h"

#include "ffw-say.h"

#include "ffw-message.h"

#include <glib/gi18n-lib.h>

/* So many lines before the one that is meant are shown, and so many rows in all. */
#define LINES_BEFORE 5
#define N_ROWS       25

/**
 * FfwImportLine:
 *
 * The rows of a file around the one that a finding is about, as they stand there: what is wrong
 * with it, and the cell that is meant, which can be put right by typing.
 */
struct _FfwImportLine
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *place;
  GtkLabel *message;
  GtkWidget *hint;
  FfwRawTable *table;
  GtkWidget *open;

  FfwImportPlan *plan;
  FfwImport *trial;     /* whose findings these are */
  FfwFindingItem *item; /* that is shown */
  guint file;           /* the position of the one whose rows are shown */
  FfwTablePart *part;   /* its rows, or NULL */
  GCancellable *reading;
  gboolean focuses; /* whether the keyboard goes to the cell once it is there */
};

G_DEFINE_FINAL_TYPE (FfwImportLine, ffw_import_line, GTK_TYPE_WIDGET)

static FfwImportFile *
file_of (FfwImportLine *self)
{
  return ffw_import_plan_get_file (self->plan, self->file);
}

/* The column that is meant, from 1; 0 for none. */
static guint
column_of (FfwImportLine *self, const FfwFinding *finding)
{
  const FfwLayout *layout = ffw_import_file_get_layout (file_of (self));

  if (finding->column > 0)
    return finding->column;
  for (guint i = 1; finding->field && layout && i <= layout->columns->len; i++)
    {
      const FfwField *field = ffw_import_file_get_field (file_of (self), i);

      if (field && g_str_equal (field->name, finding->field))
        return i;
    }

  return 0;
}

/* What was found about the rows that are shown, as far as it was kept. */
static void
show_marks (FfwImportLine *self)
{
  FfwFindings *findings = ffw_import_get_result (self->trial, self->file)->findings;

  ffw_raw_table_unmark (self->table);
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *message = NULL;

      if (finding->line == 0 || ffw_table_part_find (self->part, finding->line) == NULL)
        continue;
      message = ffw_import_words_finding (finding);
      ffw_raw_table_mark (self->table, finding->line, column_of (self, finding), finding->severity,
                          message);
    }
}

static void
show_corrections (FfwImportLine *self)
{
  FfwCorrections *corrections = ffw_import_file_get_corrections (file_of (self));

  for (guint i = 0; ffw_corrections_get_n (corrections) > 0 && i < self->part->lines->len; i++)
    {
      const FfwTableLine *line = self->part->lines->pdata[i];
      guint n = g_strv_length (line->texts);

      for (guint column = 1; column <= n; column++)
        {
          const char *text = ffw_corrections_get (corrections, line->line, column);

          if (text)
            ffw_raw_table_correct (self->table, line->line, column, text);
        }
    }
}

static char **
headings_of (FfwImportLine *self)
{
  const FfwLayout *layout = ffw_import_file_get_layout (file_of (self));
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  for (guint i = 0; layout && i < layout->columns->len; i++)
    g_strv_builder_add (headings, ffw_layout_get_column (layout, i)->header);

  return g_strv_builder_end (headings);
}

static void
show_rows (FfwImportLine *self)
{
  g_auto (GStrv) headings = headings_of (self);

  ffw_raw_table_begin (self->table, (const char *const *)headings,
                       ffw_table_part_count_columns (self->part));
  for (guint i = 0; i < self->part->lines->len; i++)
    {
      const FfwTableLine *line = self->part->lines->pdata[i];

      ffw_raw_table_add_row (self->table, line->line, line->texts);
    }
  show_corrections (self);
}

static gboolean
has_focus (GtkWidget *widget)
{
  return gtk_widget_get_focus_child (widget) != NULL;
}

/* The eye is led to the cell; but not while somebody is busy in the table. */
static void
show_cell (FfwImportLine *self)
{
  const FfwFinding *finding = ffw_finding_item_get_finding (self->item);

  show_marks (self);
  if (!has_focus (GTK_WIDGET (self->table)))
    ffw_raw_table_go_to (self->table, finding->line, column_of (self, finding), FALSE);
}

static void
forget_rows (FfwImportLine *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->part, ffw_table_part_free);
  ffw_raw_table_begin (self->table, NULL, 0);
}

static void
on_part (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwImportLine) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTablePart) part = ffw_table_part_finish (result, &error);

  /* Something else is shown by now. */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading || self->item == NULL)
    return;

  g_clear_object (&self->reading);
  if (error)
    {
      gtk_label_set_label (self->message, error->message);
      return;
    }
  if (!ffw_file_stamp_equal (&part->stamp, &ffw_import_get_result (self->trial, self->file)->stamp))
    {
      gtk_label_set_label (self->message,
                           _ ("The file has changed since it was checked. Check it again."));
      return;
    }
  self->part = g_steal_pointer (&part);
  show_rows (self);
  show_cell (self);
  if (self->focuses)
    ffw_import_line_focus_cell (self);
}

static void
read_rows (FfwImportLine *self, guint line)
{
  FfwImportFile *file;

  forget_rows (self);
  self->file = ffw_finding_item_get_file (self->item);
  self->reading = g_cancellable_new ();
  file = file_of (self);
  ffw_table_part_async (ffw_import_file_get_path (file), ffw_import_file_get_sheet (file),
                        line > LINES_BEFORE ? line - LINES_BEFORE : 1, N_ROWS, self->reading,
                        on_part, g_object_ref (self));
}

/* Other cells of the column may say the same, and be as wrong. */
static void
offer_same (FfwImportLine *self, guint column, const char *from, const char *to)
{
  FfwImportFile *file = file_of (self);
  guint64 n = ffw_import_file_count_same (file, column, from);
  g_autofree char *count = NULL;
  g_autofree char *sentence = NULL;

  if (n < 2 || *to == '\0')
    return;
  /* Translators: %1$d is a number, %%1$s stays as it is: what stands in the cells goes there */
  count = ffw_words_count (FFW_NP_ ("%1$d more cell of this column says “%%1$s”",
                                    "%1$d more cells of this column say “%%1$s”"),
                           n - 1);
  sentence = ffw_words (count, from, NULL);
  ffw_say (GTK_WIDGET (self), sentence, _ ("_The Same for Them"), "import.correct-same",
           g_variant_new ("(uuss)", self->file, column, from, to));
}

static void
on_corrected (FfwImportLine *self, guint line, guint column, const char *text)
{
  const FfwTableLine *row = self->part ? ffw_table_part_find (self->part, line) : NULL;
  gboolean as_in_file = row && g_str_equal (row->texts[column - 1], text);

  if (row == NULL || ffw_import_plan_get_state (self->plan) == FFW_IMPORT_WRITING)
    return;

  ffw_import_file_correct (file_of (self), line, column, as_in_file ? NULL : text);
  ffw_raw_table_correct (self->table, line, column, text);
  ffw_import_plan_edited (self->plan);
  if (!as_in_file)
    offer_same (self, column, row->texts[column - 1], text);
}

static gboolean
is_shown (FfwImportLine *self, const FfwFinding *finding)
{
  const FfwImportResult *result = ffw_import_get_result (self->trial,
                                                         ffw_finding_item_get_file (self->item));

  return self->part && self->file == ffw_finding_item_get_file (self->item)
         && ffw_file_stamp_equal (&self->part->stamp, &result->stamp)
         && ffw_table_part_find (self->part, finding->line);
}

static void
show_words (FfwImportLine *self, const FfwFinding *finding)
{
  g_autofree char *name = g_filename_display_basename (finding->file);
  g_autofree char *message = ffw_import_words_finding (finding);
  g_autofree char *line = g_strdup_printf ("%u", finding->line);
  g_autofree char *place
      /* Translators: a place in a file: its name and the number of a line */
      = finding->line ? ffw_words (_ ("%1$s, line %2$s"), name, line, NULL) : g_strdup (name);

  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->message, message);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "u",
                                    ffw_finding_item_get_file (self->item));
  gtk_widget_set_visible (self->hint, finding->line > 0);
}

/**
 * ffw_import_line_show:
 * @item: (nullable): a finding of the plan's dry run
 *
 * Shows the rows around the one that the finding is about.
 */
void
ffw_import_line_show (FfwImportLine *self, FfwImportPlan *plan, FfwFindingItem *item)
{
  const FfwFinding *finding;

  g_set_object (&self->plan, plan);
  g_set_object (&self->trial, ffw_import_plan_get_trial (plan));
  g_set_object (&self->item, item);
  gtk_widget_set_visible (self->box, item != NULL);
  if (item == NULL)
    {
      forget_rows (self);
      return;
    }

  finding = ffw_finding_item_get_finding (item);
  show_words (self, finding);
  if (finding->line == 0)
    forget_rows (self);
  else if (is_shown (self, finding))
    show_cell (self);
  else
    read_rows (self, finding->line);
}

/** Puts the keyboard on the cell that the finding is about, once it is there. */
void
ffw_import_line_focus_cell (FfwImportLine *self)
{
  const FfwFinding *finding = self->item ? ffw_finding_item_get_finding (self->item) : NULL;

  self->focuses = finding && self->part == NULL;
  if (finding && self->part)
    ffw_raw_table_go_to (self->table, finding->line, column_of (self, finding), TRUE);
}

static void
ffw_import_line_dispose (GObject *object)
{
  FfwImportLine *self = FFW_IMPORT_LINE (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->part, ffw_table_part_free);
  g_clear_object (&self->item);
  g_clear_object (&self->trial);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_import_line_parent_class)->dispose (object);
}

static void
ffw_import_line_class_init (FfwImportLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_import_line_dispose;

  g_type_ensure (FFW_TYPE_RAW_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, box);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, place);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, message);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, hint);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, table);
  gtk_widget_class_bind_template_child (widget_class, FfwImportLine, open);
  gtk_widget_class_bind_template_callback (widget_class, on_corrected);
}

static void
ffw_import_line_init (FfwImportLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
