/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-group.h"

#include "ffw-import-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwImportGroup
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *about;
  AdwPreferencesGroup *group;
  GtkButton *accept;
  GPtrArray *rows; /* FfwImportQuestion */

  FfwImportPlan *plan;
  FfwImportFile *file;
  char *step;
  FfwOpen what;
  char *field; /* its name */
  gboolean is_role;
  gboolean is_likely;
};

G_DEFINE_FINAL_TYPE (FfwImportGroup, ffw_import_group, GTK_TYPE_BOX)

static char *
describe (FfwImportGroup *self)
{
  g_autofree char *count = NULL;

  if (self->what == FFW_OPEN_COURSE && self->is_likely)
    return ffw_words_count (FFW_NP_ ("%1$d column looks like this course. Is that right?",
                                     "%1$d columns look like these courses. Are they all right?"),
                            self->rows->len);
  if (self->what == FFW_OPEN_COURSE)
    return ffw_words_count (FFW_NP_ ("%1$d column is like no course that is known. Which is it?",
                                     "%1$d columns are like no course that is known. Which are "
                                     "they?"),
                            self->rows->len);
  if (self->is_role && self->is_likely)
    return ffw_words_count (FFW_NP_ ("%1$d job title looks like this role. Is that right?",
                                     "%1$d job titles look like these roles. Are they all right?"),
                            self->rows->len);
  if (self->is_role)
    return ffw_words_count (FFW_NP_ ("%1$d job title is like no role that is known. Is it a new "
                                     "one?",
                                     "%1$d job titles are like no role that is known. Are they "
                                     "new ones?"),
                            self->rows->len);

  /* Translators: %1$d is a number, %%1$s stays as it is: a field, such as “Site”, goes there */
  count = ffw_words_count (FFW_NP_ ("%%1$s: %1$d value looks like this. Is that right?",
                                    "%%1$s: %1$d values look like these. Are they all right?"),
                           self->rows->len);
  return ffw_words (count, self->field, NULL);
}

static guint
count_open (FfwImportGroup *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += ffw_import_question_is_open (g_ptr_array_index (self->rows, i));

  return n;
}

static char *
describe_accept (FfwImportGroup *self, guint n)
{
  if (!self->is_likely && self->what == FFW_OPEN_COURSE)
    return ffw_words_count (FFW_NP_ ("_Leave It Alone", "_Leave All %1$d Alone"), n);
  if (!self->is_likely)
    return ffw_words_count (FFW_NP_ ("_Make a New Role", "_Make %1$d New Roles"), n);

  return ffw_words_count (FFW_NP_ ("_Accept It", "_Accept All %1$d"), n);
}

/** Shows what is answered, and what is proposed. */
void
ffw_import_group_show (FfwImportGroup *self)
{
  guint n = count_open (self);
  g_autofree char *title = describe (self);
  g_autofree char *accept = describe_accept (self, n);

  for (guint i = 0; i < self->rows->len; i++)
    ffw_import_question_show (g_ptr_array_index (self->rows, i));
  gtk_label_set_label (self->title, title);
  ffw_words_name_parts (GTK_WIDGET (self->group), title);
  gtk_widget_set_visible (GTK_WIDGET (self->accept), n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept),
                            ffw_import_plan_get_state (self->plan) != FFW_IMPORT_WRITING);
  gtk_button_set_label (self->accept, accept);
  ffw_words_mend_names (GTK_WIDGET (self->accept));
}

static void
on_accept (FfwImportGroup *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; i < self->rows->len; i++)
    ffw_import_question_accept (g_ptr_array_index (self->rows, i));
  ffw_import_plan_edited (self->plan);
  gtk_widget_activate_action (window, "import.answer", NULL);
}

void
ffw_import_group_add (FfwImportGroup *self, FfwImportQuestion *row)
{
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

void
ffw_import_group_remove (FfwImportGroup *self, FfwImportQuestion *row)
{
  if (g_ptr_array_remove (self->rows, row))
    adw_preferences_group_remove (self->group, GTK_WIDGET (row));
}

/** Returns: how many questions are in it, answered or not */
guint
ffw_import_group_count (FfwImportGroup *self)
{
  return self->rows->len;
}

/** Returns: whether what is proposed fits well, and only has to be confirmed */
gboolean
ffw_import_group_is_likely (FfwImportGroup *self)
{
  return self->is_likely;
}

gboolean
ffw_import_group_is_open (FfwImportGroup *self)
{
  return count_open (self) > 0;
}

/** Returns: (transfer none): ffw_import_file_get_step() of its questions */
const char *
ffw_import_group_get_step (FfwImportGroup *self)
{
  return self->step;
}

static gboolean
ffw_import_group_grab_focus (GtkWidget *widget)
{
  FfwImportGroup *self = FFW_IMPORT_GROUP (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->accept)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->accept));

  return gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
}

static void
ffw_import_group_finalize (GObject *object)
{
  FfwImportGroup *self = FFW_IMPORT_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_free (self->step);
  g_free (self->field);

  G_OBJECT_CLASS (ffw_import_group_parent_class)->finalize (object);
}

static void
ffw_import_group_class_init (FfwImportGroupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_import_group_finalize;
  GTK_WIDGET_CLASS (class)->grab_focus = ffw_import_group_grab_focus;
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0F, NULL);
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static void
ffw_import_group_init (FfwImportGroup *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->title = make_label ("heading");
  self->about = make_label ("dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->accept = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->accept, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->accept), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "suggested-action");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->accept));
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->about));
  gtk_widget_set_visible (GTK_WIDGET (self->about), FALSE);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->group));
}

/**
 * ffw_import_group_new:
 * @question: one of those that it will have
 *
 * Returns: (transfer floating): a group without questions
 */
GtkWidget *
ffw_import_group_new (FfwImportPlan *plan, FfwImportFile *file, const FfwLayoutQuestion *question)
{
  FfwImportGroup *self = g_object_new (FFW_TYPE_IMPORT_GROUP, NULL);
  const FfwLayout *layout = ffw_import_file_get_layout (file);
  const FfwField *field = question->field >= 0 ? &layout->kind->fields[question->field] : NULL;

  self->plan = g_object_ref (plan);
  self->file = g_object_ref (file);
  self->step = ffw_import_file_get_step (file, question);
  self->what = question->what;
  self->is_likely = question->is_likely;
  self->is_role = field && g_strcmp0 (field->refers, "role") == 0;
  self->field = field ? ffw_import_words_field (field) : NULL;
  if (self->is_role && !self->is_likely)
    {
      gtk_label_set_label (self->about,
                           _ ("The role is made with the import. A new role has no requirements "
                              "yet: say in Framework what its people must have."));
      gtk_widget_set_visible (GTK_WIDGET (self->about), TRUE);
    }

  return GTK_WIDGET (self);
}
