/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-column.h"

#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-import-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define NO_FIELD -1

/* What stands for a use in the drop-down; of a field and a course its number follows. */
#define CODE_NAME     "name"
#define CODE_SURNAME  "surname-first"
#define FIELD_PREFIX  "field:"
#define COURSE_PREFIX "course:"

struct _FfwImportColumn
{
  AdwActionRow parent_instance;

  FfwChoice *use;
  FfwChoice *course; /* of a matrix, or NULL */

  FfwImportPlan *plan;
  FfwImportFile *file;
  guint column; /* from 0 */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (FfwImportColumn, ffw_import_column, ADW_TYPE_ACTION_ROW)

/** Returns: (transfer full): what stands for the use of a column among those that are listed */
char *
ffw_import_column_use_to_code (const FfwLayoutColumn *column)
{
  switch (column->use)
    {
    case FFW_USE_FIELD:
      return g_strdup_printf (FIELD_PREFIX "%d", column->field);
    case FFW_USE_NAME:
      return g_strdup (CODE_NAME);
    case FFW_USE_NAME_SURNAME_FIRST:
      return g_strdup (CODE_SURNAME);
    case FFW_USE_COURSE:
      return g_strdup_printf (COURSE_PREFIX "%d", column->field);
    case FFW_USE_NOTHING:
    default:
      return g_strdup ("");
    }
}

/** Returns: the use that the code stands for, and its field or -1 */
FfwColumnUse
ffw_import_column_use_from_code (const char *code, int *field)
{
  *field = NO_FIELD;
  if (g_str_equal (code, CODE_NAME))
    return FFW_USE_NAME;
  if (g_str_equal (code, CODE_SURNAME))
    return FFW_USE_NAME_SURNAME_FIRST;
  if (g_str_has_prefix (code, FIELD_PREFIX))
    {
      *field = atoi (code + strlen (FIELD_PREFIX));
      return FFW_USE_FIELD;
    }
  if (g_str_has_prefix (code, COURSE_PREFIX))
    {
      *field = atoi (code + strlen (COURSE_PREFIX));
      return FFW_USE_COURSE;
    }

  return FFW_USE_NOTHING;
}

static int
field_number (const FfwKind *kind, const char *name)
{
  const FfwField *field = ffw_kind_find_field (kind, name);

  return field ? (int)(field - kind->fields) : NO_FIELD;
}

/* The cells of a matrix: when somebody did a course, and what else of it can stand there. */
static void
list_matrix (const FfwKind *kind, GPtrArray *uses)
{
  const char *const names[] = { "completed_on", "outcome", "hours", "certificate", "expires_on" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int number = field_number (kind, names[i]);
      g_autofree char *code = g_strdup_printf (COURSE_PREFIX "%d", number);
      g_autofree char *word = NULL;
      g_autofree char *title = NULL;

      if (number == NO_FIELD)
        continue;
      word = ffw_import_words_field (&kind->fields[number]);
      /* Translators: what a column of a table becomes whose columns are courses; %1$s is a field of
       * a training record, such as “Completed on” */
      title = ffw_words (_ ("Of a course: %1$s"), word, NULL);
      g_ptr_array_add (uses, ffw_choice_row_new (code, title));
    }
}

/** Returns: (transfer full) (element-type FfwChoiceRow): what a column can become */
GPtrArray *
ffw_import_column_list_uses (const FfwKind *kind)
{
  GPtrArray *uses = ffw_choices_new ();

  if (field_number (kind, "family_name") != NO_FIELD)
    {
      g_ptr_array_add (uses, ffw_choice_row_new (CODE_NAME, _ ("Whole name")));
      g_ptr_array_add (uses, ffw_choice_row_new (CODE_SURNAME, _ ("Whole name, surname first")));
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *code = g_strdup_printf (FIELD_PREFIX "%u", i);
      g_autofree char *title = ffw_import_words_field (&kind->fields[i]);

      g_ptr_array_add (uses, ffw_choice_row_new (code, title));
    }
  if (field_number (kind, "course") != NO_FIELD && field_number (kind, "completed_on") != NO_FIELD)
    list_matrix (kind, uses);

  return uses;
}

static const FfwLayoutColumn *
get_column (FfwImportColumn *self)
{
  return ffw_layout_get_column (ffw_import_file_get_layout (self->file), self->column);
}

static void
on_chosen (FfwImportColumn *self)
{
  const FfwLayoutColumn *column = get_column (self);
  g_autofree char *before = ffw_import_column_use_to_code (column);
  g_autofree char *course = g_strdup (column->course);
  const char *code = ffw_choice_get_code (self->use);
  int field;
  FfwColumnUse use = ffw_import_column_use_from_code (code, &field);

  if (self->setting)
    return;
  if (self->course && use == FFW_USE_COURSE && *ffw_choice_get_code (self->course))
    {
      g_free (course);
      course = g_strdup (ffw_choice_get_code (self->course));
    }
  if (g_str_equal (before, code) && g_strcmp0 (course, column->course) == 0)
    return;

  ffw_import_file_set_use (self->file, self->column, use, field, course);
  ffw_import_plan_edited (self->plan);
}

static void
show_course (FfwImportColumn *self, const FfwLayoutColumn *column)
{
  if (self->course == NULL && column->use == FFW_USE_COURSE)
    {
      self->course = g_object_new (FFW_TYPE_CHOICE, "title", _ ("Course"), "title-visible", FALSE,
                                   "none", _ ("Which course?"), "valign", GTK_ALIGN_CENTER, NULL);
      ffw_choice_set_source (self->course, ffw_import_plan_get_workspace (self->plan), "course");
      g_signal_connect_object (self->course, "notify::code", G_CALLBACK (on_chosen), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->use))),
                      GTK_WIDGET (self->course));
    }
  if (self->course == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->course), column->use == FFW_USE_COURSE);
  ffw_choice_set_code (self->course, column->course);
}

/** Shows what is known of it now. */
void
ffw_import_column_show (FfwImportColumn *self)
{
  const FfwLayoutColumn *column = get_column (self);
  g_autofree char *code = ffw_import_column_use_to_code (column);
  g_autofree char *samples = ffw_import_words_samples (self->file, self->column);
  const char *why = ffw_import_words_basis (column);
  g_autofree char *title = ffw_import_words_column (ffw_import_file_get_layout (self->file),
                                                    self->column);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", samples, *why && *samples ? "\n" : "",
                                               why);

  g_object_set (self, "title", title, "subtitle", subtitle, NULL);
  self->setting = TRUE;
  ffw_choice_set_code (self->use, code);
  show_course (self, column);
  self->setting = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            ffw_import_plan_get_state (self->plan) != FFW_IMPORT_WRITING);
}

static void
ffw_import_column_finalize (GObject *object)
{
  FfwImportColumn *self = FFW_IMPORT_COLUMN (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (ffw_import_column_parent_class)->finalize (object);
}

static void
ffw_import_column_class_init (FfwImportColumnClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_import_column_finalize;
}

static void
ffw_import_column_init (FfwImportColumn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_object_set (self, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 2, NULL);
  self->use = g_object_new (FFW_TYPE_CHOICE, "title", _ ("Becomes"), "title-visible", FALSE, "none",
                            _ ("Left alone"), NULL);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->use));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), box);
  g_signal_connect_swapped (self->use, "notify::code", G_CALLBACK (on_chosen), self);
}

/**
 * ffw_import_column_new:
 * @column: from 0
 * @uses: from ffw_import_column_list_uses()
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
ffw_import_column_new (FfwImportPlan *plan, FfwImportFile *file, guint column, GPtrArray *uses)
{
  FfwImportColumn *self = g_object_new (FFW_TYPE_IMPORT_COLUMN, NULL);
  const char *header = ffw_layout_get_column (ffw_import_file_get_layout (file), column)->header;
  /* Translators: a drop-down says what a column of a file becomes; %1$s is the column's heading */
  g_autofree char *name = ffw_words (_ ("“%1$s” becomes"), header, NULL);

  self->plan = g_object_ref (plan);
  self->file = g_object_ref (file);
  self->column = column;
  self->setting = TRUE;
  g_object_set (self->use, "title", name, NULL);
  ffw_choice_set_rows (self->use, uses);
  self->setting = FALSE;
  ffw_import_column_show (self);

  return GTK_WIDGET (self);
}
