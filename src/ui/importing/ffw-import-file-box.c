/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-file-box.h"

#include "ffw-import-column.h"
#include "ffw-import-headings.h"
#include "ffw-import-questions.h"
#include "ffw-import-words.h"
#include "ffw-roster-box.h"
#include "ffw-value-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* A table of ours has a dozen columns; one of thousands is none, and would be slow to show. */
#define MOST_COLUMNS 60

/**
 * FfwImportFileBox:
 *
 * What is known of a file before it is imported: what it holds, what is wrong with it, what only a
 * person can say, and its columns, each with what it becomes and its first values.
 */
struct _FfwImportFileBox
{
  GtkBox parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *remove;
  GtkDropDown *kind_choice;
  GtkWidget *sheet_row;
  GtkDropDown *sheet_choice;
  AdwActionRow *profile_row;
  AdwActionRow *left_row; /* which columns are left alone */
  FfwImportQuestions *questions;
  FfwRosterBox *roster;
  GtkWidget *reading;
  FfwImportHeadings *headings;
  AdwExpanderRow *columns;
  AdwExpanderRow *constants;
  GPtrArray *column_rows; /* those within */
  GPtrArray *constant_rows;
  GPtrArray *problems; /* rows that say what is wrong */
  char *shape;         /* of what the columns and questions are made for */

  FfwImportPlan *plan;
  FfwImportFile *file;
  guint shown; /* the version of it that is shown */
  gboolean setting_kind;
};

G_DEFINE_FINAL_TYPE (FfwImportFileBox, ffw_import_file_box, GTK_TYPE_BOX)

static void
on_remove (FfwImportFileBox *self)
{
  ffw_import_plan_remove (self->plan, self->file);
}

static void
on_kind_selected (FfwImportFileBox *self)
{
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);
  guint selected = gtk_drop_down_get_selected (self->kind_choice);

  if (!self->setting_kind)
    ffw_import_plan_set_kind (self->plan, self->file,
                              selected > 0 && selected <= n ? kinds[selected - 1] : NULL);
}

/* What it was recognised as is chosen; the first choice is that it was not. */
static void
show_kind (FfwImportFileBox *self)
{
  const FfwKind *kind = ffw_import_file_get_kind (self->file);
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);
  guint selected = 0;

  for (guint i = 0; i < n; i++)
    if (kinds[i] == kind)
      selected = i + 1;

  self->setting_kind = TRUE;
  gtk_drop_down_set_selected (self->kind_choice, selected);
  self->setting_kind = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_choice),
                            ffw_import_file_get_preview (self->file) != NULL
                                && !ffw_import_plan_is_busy (self->plan));
}

static void
add_problem (FfwImportFileBox *self, FfwSeverity severity, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = ffw_words_icon (ffw_import_words_icon (severity));

  g_object_set (row, "use-markup", FALSE, "title", sentence, "title-lines", 0, NULL);
  gtk_widget_add_css_class (icon, severity == FFW_SEVERITY_ERROR ? "error" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->problems, row);
}

static void
add_findings (FfwImportFileBox *self, FfwFindings *findings)
{
  for (guint i = 0; findings && i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_import_words_finding (finding);

      add_problem (self, finding->severity, sentence);
    }
}

/* Why it is not known what the file holds. */
static char *
describe_unknown (const FfwImportPreview *preview)
{
  if (preview->like == NULL)
    return g_strdup (_ ("No name in its first line is one that is known. Say what it holds, or "
                        "give its columns the names of the import formats."));

  /* Translators: %1$s is a kind of rows, such as “People”; what is missing follows */
  return ffw_words (_ ("What it holds could not be told from its first line. It is most like "
                       "“%1$s”, but for what follows."),
                    _ (preview->like->title), NULL);
}

static void
show_problems (FfwImportFileBox *self)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (self->file);
  const GError *error = ffw_import_file_get_error (self->file);

  for (guint i = 0; i < self->problems->len; i++)
    adw_preferences_group_remove (self->group, self->problems->pdata[i]);
  g_ptr_array_set_size (self->problems, 0);

  if (error)
    add_problem (self, FFW_SEVERITY_ERROR, error->message);
  if (preview == NULL)
    return;

  add_findings (self, preview->findings);
  if (preview->header[0] && ffw_import_file_get_kind (self->file) == NULL)
    {
      g_autofree char *sentence = describe_unknown (preview);

      add_problem (self, FFW_SEVERITY_ERROR, sentence);
    }
  add_findings (self, ffw_import_file_get_findings (self->file));
}

/* How many are read of those that have anything in them. */
static char *
count_columns (const FfwLayout *layout)
{
  guint n = layout->columns->len;
  guint n_read = 0;
  g_autofree char *read = NULL;
  g_autofree char *ignored = NULL;

  for (guint i = 0; i < n; i++)
    n_read += ffw_layout_get_column (layout, i)->use != FFW_USE_NOTHING;
  read = ffw_words_count (FFW_NP_ ("%1$d is read", "%1$d are read"), n_read);
  if (n_read == n)
    return g_steal_pointer (&read);
  ignored = ffw_words_count (FFW_NP_ ("%1$d is left alone", "%1$d are left alone"), n - n_read);

  /* Translators: columns of a file: “8 are read” and “2 are left alone” */
  return ffw_words (C_ ("columns", "%1$s, %2$s"), read, ignored, NULL);
}

static void
add_row (AdwExpanderRow *expander, GPtrArray *rows, GtkWidget *row)
{
  adw_expander_row_add_row (expander, row);
  g_ptr_array_add (rows, row);
}

static void
clear_rows (AdwExpanderRow *expander, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (expander, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
make_columns (FfwImportFileBox *self, const FfwLayout *layout)
{
  guint n = layout->columns->len;
  g_autoptr (GPtrArray) uses = ffw_import_column_list_uses (layout->kind);

  for (guint i = 0; i < MIN (n, MOST_COLUMNS); i++)
    add_row (self->columns, self->column_rows,
             ffw_import_column_new (self->plan, self->file, i, uses));
  if (n > MOST_COLUMNS)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *more = ffw_words_count (FFW_NP_ ("and %1$d more", "and %1$d more"),
                                               n - MOST_COLUMNS);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      add_row (self->columns, self->column_rows, row);
    }
}

static void
on_constant (FfwImportFileBox *self, FfwValueEntry *entry)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "ffw-field"));
  const char *before = ffw_import_file_get_layout (self->file)->constants[field];
  g_autofree char *text = ffw_value_entry_get_text (entry);

  if (g_strcmp0 (before ? before : "", text) == 0)
    return;

  ffw_import_file_set_constant (self->file, field, text);
  ffw_import_plan_edited (self->plan);
}

/* Fields that are the program's own have no value that all rows could share. */
static gboolean
can_be_constant (const FfwField *field)
{
  return field->type != FFW_FIELD_UUID
         && !((field->flags & FFW_FIELD_CARRIER) || (field->flags & FFW_FIELD_PERSON));
}

static void
make_constant (FfwImportFileBox *self, const FfwLayout *layout, guint field)
{
  g_autofree char *title = ffw_import_words_field (&layout->kind->fields[field]);
  GtkWidget *entry = ffw_value_entry_new (ffw_import_plan_get_workspace (self->plan),
                                          &layout->kind->fields[field], title);
  GtkWidget *row = adw_preferences_row_new ();

  g_object_set_data (G_OBJECT (entry), "ffw-field", GUINT_TO_POINTER (field));
  gtk_widget_add_css_class (entry, "ffw-padded");
  g_object_set (row, "title", title, "activatable", FALSE, "focusable", FALSE, "child", entry,
                NULL);
  ffw_words_name (GTK_ACCESSIBLE (row), title);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_constant), self, G_CONNECT_SWAPPED);
  add_row (self->constants, self->constant_rows, row);
}

/* What every row needs comes first. */
static void
make_constants (FfwImportFileBox *self, const FfwLayout *layout)
{
  for (guint needed = 0; needed < 2; needed++)
    for (guint i = 0; i < layout->kind->n_fields; i++)
      {
        const FfwField *field = &layout->kind->fields[i];
        gboolean is_needed = (field->flags & (FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED)) != 0;

        if (can_be_constant (field) && is_needed == (needed == 0))
          make_constant (self, layout, i);
      }
}

static void
show_constants (FfwImportFileBox *self, const FfwLayout *layout)
{
  for (guint i = 0; i < self->constant_rows->len; i++)
    {
      GtkWidget *row = self->constant_rows->pdata[i];
      GtkWidget *entry = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "ffw-field"));
      const char *text = layout->constants[field];

      gtk_widget_set_visible (row, text || !ffw_layout_has_field (layout, field));
      ffw_value_entry_set_text (FFW_VALUE_ENTRY (entry), text ? text : "");
    }
}

/* What the rows of columns and constants are made for: they are kept as long as it is the same. */
static char *
shape_of (FfwImportFileBox *self, const FfwLayout *layout)
{
  const char *sheet = ffw_import_file_get_sheet (self->file);
  GString *shape = g_string_new (layout->kind->name);

  g_string_append_printf (shape, "\n%s\n%u", sheet ? sheet : "", layout->header_line);
  for (guint i = 0; i < layout->columns->len; i++)
    g_string_append_printf (shape, "\n%s", ffw_layout_get_column (layout, i)->header);

  return g_string_free (shape, FALSE);
}

/* Where other columns or another kind are shown, all is made anew. */
static void
make_rows (FfwImportFileBox *self, const FfwLayout *layout)
{
  g_autofree char *shape = layout ? shape_of (self, layout) : NULL;

  if (g_strcmp0 (shape, self->shape) == 0)
    return;

  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  clear_rows (self->columns, self->column_rows);
  clear_rows (self->constants, self->constant_rows);
  ffw_import_questions_forget (self->questions);
  if (layout == NULL)
    return;

  make_columns (self, layout);
  make_constants (self, layout);
  ffw_words_mend_names (GTK_WIDGET (self));
}

static void
show_columns (FfwImportFileBox *self)
{
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);
  g_autofree char *count = layout ? count_columns (layout) : NULL;

  make_rows (self, layout);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), layout != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->constants), layout != NULL);
  if (layout == NULL)
    return;

  adw_expander_row_set_subtitle (self->columns, count);
  for (guint i = 0; i < self->column_rows->len; i++)
    if (FFW_IS_IMPORT_COLUMN (self->column_rows->pdata[i]))
      ffw_import_column_show (self->column_rows->pdata[i]);
  show_constants (self, layout);
}

static void
show_sheets (FfwImportFileBox *self)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (self->file);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gboolean found = FALSE;

  gtk_widget_set_visible (self->sheet_row, preview && preview->sheets->len > 1);
  if (preview == NULL || preview->sheets->len < 2)
    return;

  for (guint i = 0; i < preview->sheets->len; i++)
    {
      const FfwSheet *sheet = preview->sheets->pdata[i];
      /* Translators: the name of a sheet of a workbook that hides it */
      g_autofree char *hidden = ffw_words (_ ("%1$s (hidden)"), sheet->name, NULL);

      gtk_string_list_append (names, sheet->is_hidden ? hidden : sheet->name);
      if (!found
          && (preview->sheet ? g_str_equal (preview->sheet, sheet->name) : !sheet->is_hidden))
        {
          selected = i;
          found = TRUE;
        }
    }

  self->setting_kind = TRUE;
  gtk_drop_down_set_model (self->sheet_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheet_choice, selected);
  self->setting_kind = FALSE;
}

static void
on_sheet_selected (FfwImportFileBox *self)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (self->file);
  guint selected = gtk_drop_down_get_selected (self->sheet_choice);
  const FfwSheet *sheet;

  if (self->setting_kind || preview == NULL || selected >= preview->sheets->len)
    return;

  sheet = preview->sheets->pdata[selected];
  ffw_import_plan_set_sheet (self->plan, self->file, sheet->name);
}

static void
on_unprofile (FfwImportFileBox *self)
{
  ffw_import_file_set_unprofiled (self->file);
  ffw_import_plan_edited (self->plan);
}

static void
show_profile (FfwImportFileBox *self)
{
  const char *profile = ffw_import_file_get_profile (self->file);

  gtk_widget_set_visible (GTK_WIDGET (self->profile_row), profile != NULL);
  if (profile)
    adw_action_row_set_subtitle (self->profile_row, profile);
}

/* Opens the columns where the first is that is left alone. */
static void
on_see_columns (FfwImportFileBox *self)
{
  const GArray *left = ffw_import_file_get_left (self->file);
  guint first = left && left->len > 0 ? g_array_index (left, guint, 0) : 0;

  adw_expander_row_set_expanded (self->columns, TRUE);
  if (first < self->column_rows->len)
    gtk_widget_child_focus (self->column_rows->pdata[first], GTK_DIR_TAB_FORWARD);
}

static void
show_left (FfwImportFileBox *self)
{
  g_autofree char *left = ffw_import_words_left (self->file);

  gtk_widget_set_visible (GTK_WIDGET (self->left_row), left != NULL);
  if (left)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left_row), left);
}

/** Shows what is known of the file now. */
void
ffw_import_file_box_show (FfwImportFileBox *self)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (self->file);
  g_autofree char *form = preview ? ffw_import_words_form (preview) : NULL;
  gboolean busy = ffw_import_plan_is_busy (self->plan);

  gtk_widget_set_sensitive (self->remove, !busy);
  gtk_widget_set_sensitive (self->sheet_row, !busy);
  show_kind (self);
  ffw_roster_box_show (self->roster, self->plan, self->file);
  if (self->shown == ffw_import_file_get_version (self->file))
    return;

  self->shown = ffw_import_file_get_version (self->file);
  adw_preferences_group_set_description (self->group, form);
  show_problems (self);
  show_sheets (self);
  show_profile (self);
  show_left (self);
  ffw_import_headings_show (self->headings, self->plan, self->file);
  show_columns (self);
  ffw_import_questions_show (self->questions);
}

/** Says whether there is no room for two things side by side. */
void
ffw_import_file_box_set_narrow (FfwImportFileBox *self, gboolean narrow)
{
  ffw_import_questions_set_narrow (self->questions, narrow);
}

/* What is asked elsewhere than among the questions is a step as long as it is open. */
static void
add_step (FfwImportFileBox *self, FfwOpen what, GtkWidget *widget, GArray *steps)
{
  const GPtrArray *questions = ffw_import_file_get_questions (self->file);
  FfwImportStep step = { widget, TRUE };

  for (guint i = 0; questions && i < questions->len; i++)
    if (((const FfwLayoutQuestion *)questions->pdata[i])->what == what)
      {
        g_array_append_val (steps, step);
        return;
      }
}

/** Adds what there is to answer about the file, in the order in which it stands. */
void
ffw_import_file_box_add_steps (FfwImportFileBox *self, GArray *steps)
{
  add_step (self, FFW_OPEN_KIND, GTK_WIDGET (self->kind_choice), steps);
  ffw_import_questions_add_steps (self->questions, steps);
  add_step (self, FFW_OPEN_HEADER, GTK_WIDGET (self->headings), steps);
}

static void
fill_kinds (FfwImportFileBox *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  gtk_string_list_append (names, _ ("Not known"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (kinds[i]->title));

  self->setting_kind = TRUE;
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (names));
  self->setting_kind = FALSE;
}

static void
ffw_import_file_box_finalize (GObject *object)
{
  FfwImportFileBox *self = FFW_IMPORT_FILE_BOX (object);

  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->constant_rows);
  g_ptr_array_unref (self->problems);
  g_free (self->shape);
  g_clear_object (&self->file);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_import_file_box_parent_class)->finalize (object);
}

static void
ffw_import_file_box_class_init (FfwImportFileBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_import_file_box_finalize;

  g_type_ensure (FFW_TYPE_IMPORT_HEADINGS);
  g_type_ensure (FFW_TYPE_IMPORT_QUESTIONS);
  g_type_ensure (FFW_TYPE_ROSTER_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-file-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, remove);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, group);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, sheet_choice);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, profile_row);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, left_row);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, questions);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, roster);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, reading);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, headings);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, columns);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, constants);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_unprofile);
  gtk_widget_class_bind_template_callback (widget_class, on_see_columns);
}

static void
ffw_import_file_box_init (FfwImportFileBox *self)
{
  self->column_rows = g_ptr_array_new ();
  self->constant_rows = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
}

/**
 * ffw_import_file_box_new:
 * @open: whether its columns are seen at once
 *
 * Returns: (transfer floating): what shows @file
 */
GtkWidget *
ffw_import_file_box_new (FfwImportPlan *plan, FfwImportFile *file, gboolean open)
{
  FfwImportFileBox *self = g_object_new (FFW_TYPE_IMPORT_FILE_BOX, NULL);
  const char *file_name = ffw_import_file_get_name (file);
  g_autofree char *title = g_markup_escape_text (file_name, -1);
  /* Translators: a button that leaves a file out; %1$s is its name */
  g_autofree char *name = ffw_words (_ ("Leave out “%1$s”"), file_name, NULL);

  self->plan = g_object_ref (plan);
  self->shown = G_MAXUINT;
  self->file = g_object_ref (file);
  ffw_import_questions_set_file (self->questions, plan, file);
  adw_preferences_group_set_title (self->group, title);
  adw_expander_row_set_expanded (self->columns, open);
  ffw_words_name_parts (GTK_WIDGET (self->group), file_name);
  ffw_words_name_parts (GTK_WIDGET (self->reading), file_name);
  ffw_words_name_parts (GTK_WIDGET (self->kind_choice), _ ("It holds"));
  ffw_words_name_parts (GTK_WIDGET (self->sheet_choice), _ ("Sheet"));
  ffw_words_name (GTK_ACCESSIBLE (self->remove), name);
  ffw_words_name (GTK_ACCESSIBLE (self->columns), _ ("Columns"));
  ffw_words_name (GTK_ACCESSIBLE (self->constants), _ ("The Same for All Rows"));
  ffw_words_name (GTK_ACCESSIBLE (self->headings), _ ("Headings"));
  ffw_import_file_box_show (self);

  return GTK_WIDGET (self);
}
