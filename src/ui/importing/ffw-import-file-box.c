/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-file-box.h"

#include "ffw-import-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* A table of ours has a dozen columns; one of thousands is none, and would be slow to show. */
#define MOST_COLUMNS 60

/**
 * FfwImportFileBox:
 *
 * What is known of a file before it is imported: what it holds, what is wrong with it, and its
 * columns, each with what it becomes and its first values.
 */
struct _FfwImportFileBox
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *remove;
  GtkDropDown *kind_choice;
  AdwExpanderRow *columns;
  GPtrArray *column_rows; /* those within */
  GPtrArray *problems;    /* rows that say what is wrong */

  FfwImportPlan *plan;
  FfwImportFile *file;
  guint shown; /* the version of it that is shown */
  gboolean setting_kind;
};

G_DEFINE_FINAL_TYPE (FfwImportFileBox, ffw_import_file_box, ADW_TYPE_PREFERENCES_GROUP)

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
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->problems, row);
}

static void
add_findings (FfwImportFileBox *self, FfwFindings *findings)
{
  for (guint i = 0; findings && i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_finding_get_message (finding, ffw_language_get ());

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
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->problems->pdata[i]);
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

/* The first values of a column, in one line. */
static char *
samples_of (const FfwImportPreview *preview, guint column)
{
  GString *samples = g_string_new (NULL);

  for (guint i = 0; i < preview->rows->len; i++)
    {
      char **row = g_ptr_array_index (preview->rows, i);

      if (column >= g_strv_length (row) || row[column][0] == '\0')
        continue;
      if (samples->len > 0)
        g_string_append (samples, " · ");
      g_string_append (samples, row[column]);
    }

  return g_string_free (samples, FALSE);
}

static void
add_column (FfwImportFileBox *self, const FfwImportPreview *preview, guint column)
{
  const FfwField *field = ffw_import_file_get_field (self->file, column + 1);
  g_autofree char *becomes = field ? ffw_import_words_field (field) : NULL;
  g_autofree char *samples = samples_of (preview, column);
  g_autofree char *described = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (becomes ? becomes : _ ("Ignored"));

  g_object_set (row, "use-markup", FALSE, "title", preview->header[column], "subtitle", samples,
                "title-lines", 1, "subtitle-lines", 1, NULL);
  g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 16, "xalign", 1.0,
                NULL);
  if (becomes == NULL)
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* Translators: a screen reader says this after the name of a column of a file: what it becomes,
   * and its first values */
  described = becomes ? ffw_words (_ ("becomes %1$s: %2$s"), becomes, samples, NULL)
                      /* Translators: a screen reader says this after the name of a column of a file
                       * that is not read: its first values */
                      : ffw_words (_ ("ignored: %1$s"), samples, NULL);
  ffw_words_describe (GTK_ACCESSIBLE (row), described);
  adw_expander_row_add_row (self->columns, row);
  g_ptr_array_add (self->column_rows, row);
}

static char *
count_columns (FfwImportFileBox *self, guint n)
{
  guint n_read = 0;
  g_autofree char *read = NULL;
  g_autofree char *ignored = NULL;

  for (guint i = 1; i <= n; i++)
    n_read += ffw_import_file_get_field (self->file, i) != NULL;
  read = ffw_words_count (FFW_NP_ ("%1$d is read", "%1$d are read"), n_read);
  if (n_read == n)
    return g_steal_pointer (&read);
  ignored = ffw_words_count (FFW_NP_ ("%1$d is ignored", "%1$d are ignored"), n - n_read);

  /* Translators: columns of a file: “8 are read” and “2 are ignored” */
  return ffw_words (C_ ("columns", "%1$s, %2$s"), read, ignored, NULL);
}

static void
show_columns (FfwImportFileBox *self)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (self->file);
  guint n = preview ? g_strv_length (preview->header) : 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_expander_row_remove (self->columns, self->column_rows->pdata[i]);
  g_ptr_array_set_size (self->column_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), n > 0);
  if (n == 0)
    return;

  count = count_columns (self, n);
  adw_expander_row_set_subtitle (self->columns, count);
  for (guint i = 0; i < MIN (n, MOST_COLUMNS); i++)
    add_column (self, preview, i);
  if (n > MOST_COLUMNS)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *more = ffw_words_count (FFW_NP_ ("and %1$d more", "and %1$d more"),
                                               n - MOST_COLUMNS);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      adw_expander_row_add_row (self->columns, row);
      g_ptr_array_add (self->column_rows, row);
    }
}

/** Shows what is known of the file now. */
void
ffw_import_file_box_show (FfwImportFileBox *self)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (self->file);
  g_autofree char *form = preview ? ffw_import_words_form (preview) : NULL;

  gtk_widget_set_sensitive (self->remove, !ffw_import_plan_is_busy (self->plan));
  show_kind (self);
  if (self->shown == ffw_import_file_get_version (self->file))
    return;

  self->shown = ffw_import_file_get_version (self->file);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), form);
  show_problems (self);
  show_columns (self);
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
  g_ptr_array_unref (self->problems);
  g_clear_object (&self->file);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_import_file_box_parent_class)->finalize (object);
}

static void
ffw_import_file_box_class_init (FfwImportFileBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_import_file_box_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-file-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, remove);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, FfwImportFileBox, columns);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
}

static void
ffw_import_file_box_init (FfwImportFileBox *self)
{
  self->column_rows = g_ptr_array_new ();
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
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_expander_row_set_expanded (self->columns, open);
  ffw_words_name_parts (GTK_WIDGET (self), file_name);
  ffw_words_name_parts (GTK_WIDGET (self->kind_choice), _ ("It holds"));
  ffw_words_name (GTK_ACCESSIBLE (self->remove), name);
  ffw_words_name (GTK_ACCESSIBLE (self->columns), _ ("Columns"));
  ffw_import_file_box_show (self);

  return GTK_WIDGET (self);
}
