/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-questions.h"

#include "ffw-import-group.h"
#include "ffw-import-words.h"
#include "ffw-layout-conclude.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* More questions come as these are answered. */
#define MOST_QUESTIONS 30

/* So many are worth a group. */
#define LEAST_ALIKE 2

struct _FfwImportQuestions
{
  GtkBox parent_instance;

  AdwPreferencesGroup *concluded;
  GPtrArray *conclusion_rows;
  AdwPreferencesGroup *singles;
  GPtrArray *rows;   /* FfwImportQuestion, also those in groups */
  GPtrArray *groups; /* FfwImportGroup */

  FfwImportPlan *plan;
  FfwImportFile *file;
};

G_DEFINE_FINAL_TYPE (FfwImportQuestions, ffw_import_questions, GTK_TYPE_BOX)

static FfwImportGroup *
find_group (FfwImportQuestions *self, const char *step)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (g_str_equal (ffw_import_group_get_step (self->groups->pdata[i]), step))
      return self->groups->pdata[i];

  return NULL;
}

static FfwImportGroup *
get_group_of (FfwImportQuestions *self, FfwImportQuestion *row)
{
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), FFW_TYPE_IMPORT_GROUP);

  return group ? FFW_IMPORT_GROUP (group) : NULL;
}

static void
remove_row (FfwImportQuestions *self, guint position)
{
  FfwImportQuestion *row = self->rows->pdata[position];
  FfwImportGroup *group = get_group_of (self, row);

  g_ptr_array_remove_index (self->rows, position);
  if (group == NULL)
    {
      adw_preferences_group_remove (self->singles, GTK_WIDGET (row));
      return;
    }
  ffw_import_group_remove (group, row);
  if (ffw_import_group_count (group) > 0)
    return;
  g_ptr_array_remove (self->groups, group);
  gtk_box_remove (GTK_BOX (self), GTK_WIDGET (group));
}

/** Lets go of all that is asked: the file is read as something else. */
void
ffw_import_questions_forget (FfwImportQuestions *self)
{
  for (guint i = self->rows->len; i-- > 0;)
    remove_row (self, i);
}

static gboolean
is_shown (FfwImportQuestions *self, const FfwLayoutQuestion *question)
{
  g_autofree char *key = ffw_import_question_key (self->file, question);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (ffw_import_question_get_key (self->rows->pdata[i]), key))
      return TRUE;

  return FALSE;
}

/* How many questions like it are to be shown yet. */
static guint
count_alike (FfwImportQuestions *self, const char *step)
{
  const GPtrArray *questions = ffw_import_file_get_questions (self->file);
  guint n = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      g_autofree char *other = ffw_import_file_get_step (self->file, questions->pdata[i]);

      n += g_str_equal (step, other) && !is_shown (self, questions->pdata[i]);
    }

  return n;
}

/* Those that only have to be confirmed come first. */
static void
place_group (FfwImportQuestions *self, FfwImportGroup *group)
{
  guint position = 0;

  while (position < self->groups->len
         && (!ffw_import_group_is_likely (group)
             || ffw_import_group_is_likely (self->groups->pdata[position])))
    position++;
  gtk_box_insert_child_after (GTK_BOX (self), GTK_WIDGET (group),
                              position > 0 ? GTK_WIDGET (self->groups->pdata[position - 1])
                                           : GTK_WIDGET (self->singles));
  g_ptr_array_insert (self->groups, (int)position, group);
}

static void
add_question (FfwImportQuestions *self, const FfwLayoutQuestion *question)
{
  g_autofree char *step = ffw_import_file_get_step (self->file, question);
  FfwImportGroup *group = find_group (self, step);
  GtkWidget *row;

  if (group == NULL && count_alike (self, step) >= LEAST_ALIKE)
    {
      group = FFW_IMPORT_GROUP (ffw_import_group_new (self->plan, self->file, question));
      place_group (self, group);
    }
  row = ffw_import_question_new (self->plan, self->file, question, group != NULL);
  if (group)
    ffw_import_group_add (group, FFW_IMPORT_QUESTION (row));
  else
    adw_preferences_group_add (self->singles, row);
  g_ptr_array_add (self->rows, row);
}

/* What is neither open nor answered has been settled by another answer. */
static void
forget_settled (FfwImportQuestions *self)
{
  for (guint i = self->rows->len; i-- > 0;)
    if (!ffw_import_question_is_answered (self->rows->pdata[i])
        && !ffw_import_question_is_open (self->rows->pdata[i]))
      remove_row (self, i);
}

static char *
list_titles (const FfwLayoutQuestion *conclusion)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < conclusion->suggestions->len; i++)
    {
      const FfwMeaning *meaning = conclusion->suggestions->pdata[i];

      g_string_append_printf (titles, "%s%s", i > 0 ? " · " : "", meaning->title);
    }

  return g_string_free (titles, FALSE);
}

static char *
describe_conclusion (FfwImportQuestions *self, const FfwLayoutQuestion *conclusion)
{
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);
  g_autofree char *titles = NULL;
  g_autofree char *header = NULL;

  if (conclusion->what == FFW_OPEN_VALUE)
    /* Translators: %1$s is what stands in cells of a training matrix, such as “booked” */
    return ffw_words (_ ("“%1$s” says that a course is not done yet, so it becomes no record"),
                      conclusion->text, NULL);

  titles = list_titles (conclusion);
  header = ffw_import_words_column (layout, conclusion->column - 1);
  /* Translators: %1$s is the heading of a column, %2$s the names of organisations */
  return ffw_words (_ ("By the column “%1$s” the rows are of: %2$s"), header, titles, NULL);
}

static void
on_change (FfwImportQuestions *self, GtkButton *button)
{
  const GPtrArray *conclusions = ffw_import_file_get_conclusions (self->file);
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "ffw-position"));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  ffw_import_file_take_back (self->file, conclusions->pdata[position]);
  ffw_import_plan_edited (self->plan);
  gtk_widget_activate_action (window, "import.answer", NULL);
}

static void
add_conclusion (FfwImportQuestions *self, guint position)
{
  const GPtrArray *conclusions = ffw_import_file_get_conclusions (self->file);
  g_autofree char *sentence = describe_conclusion (self, conclusions->pdata[position]);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_hange…"));
  /* Translators: a button; %1$s is a sentence about a file that may be wrong */
  g_autofree char *name = ffw_words (_ ("Change: %1$s"), sentence, NULL);

  g_object_set (row, "use-markup", FALSE, "title", sentence, "title-lines", 0, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  g_object_set_data (G_OBJECT (button), "ffw-position", GUINT_TO_POINTER (position));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_change), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->concluded, row);
  g_ptr_array_add (self->conclusion_rows, row);
}

static void
show_conclusions (FfwImportQuestions *self)
{
  const GPtrArray *conclusions = ffw_import_file_get_conclusions (self->file);
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);

  for (guint i = 0; i < self->conclusion_rows->len; i++)
    adw_preferences_group_remove (self->concluded, self->conclusion_rows->pdata[i]);
  g_ptr_array_set_size (self->conclusion_rows, 0);
  for (guint i = 0; layout && i < conclusions->len; i++)
    if (ffw_layout_holds_conclusion (layout, conclusions->pdata[i]))
      add_conclusion (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->concluded), self->conclusion_rows->len > 0);
}

/** Shows what is asked now. Those that are answered stay where they are, as somebody may think
 *  better of it. */
void
ffw_import_questions_show (FfwImportQuestions *self)
{
  const GPtrArray *questions = ffw_import_file_get_questions (self->file);
  gboolean has_singles = FALSE;

  show_conclusions (self);
  forget_settled (self);
  for (guint i = 0; questions && i < MIN (questions->len, MOST_QUESTIONS); i++)
    if (!is_shown (self, questions->pdata[i]) && ffw_import_question_can_ask (questions->pdata[i]))
      add_question (self, questions->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    {
      ffw_import_question_show (self->rows->pdata[i]);
      has_singles |= get_group_of (self, self->rows->pdata[i]) == NULL;
    }
  for (guint i = 0; i < self->groups->len; i++)
    ffw_import_group_show (self->groups->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->singles), has_singles);
}

/** Says whether there is no room for an answer beside what it is about. */
void
ffw_import_questions_set_narrow (FfwImportQuestions *self, gboolean narrow)
{
  for (guint i = 0; i < self->rows->len; i++)
    ffw_import_question_set_narrow (self->rows->pdata[i], narrow);
}

/** Adds the questions to what there is to answer, in the order in which they stand. */
void
ffw_import_questions_add_steps (FfwImportQuestions *self, GArray *steps)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      FfwImportStep step = { self->rows->pdata[i],
                             ffw_import_question_is_open (self->rows->pdata[i]) };

      if (get_group_of (self, self->rows->pdata[i]) == NULL)
        g_array_append_val (steps, step);
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      FfwImportStep step = { self->groups->pdata[i],
                             ffw_import_group_is_open (self->groups->pdata[i]) };

      g_array_append_val (steps, step);
    }
}

static void
ffw_import_questions_finalize (GObject *object)
{
  FfwImportQuestions *self = FFW_IMPORT_QUESTIONS (object);

  g_ptr_array_unref (self->conclusion_rows);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->groups);
  g_clear_object (&self->file);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_import_questions_parent_class)->finalize (object);
}

static void
ffw_import_questions_class_init (FfwImportQuestionsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_import_questions_finalize;
}

static void
ffw_import_questions_init (FfwImportQuestions *self)
{
  self->conclusion_rows = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->concluded = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->concluded, _ ("What the File Says Itself"));
  ffw_words_name_parts (GTK_WIDGET (self->concluded), _ ("What the File Says Itself"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->concluded));
  self->singles = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->singles, _ ("What Only You Can Say"));
  ffw_words_name_parts (GTK_WIDGET (self->singles), _ ("What Only You Can Say"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->singles));
}

/** Says whose questions they are; once. */
void
ffw_import_questions_set_file (FfwImportQuestions *self, FfwImportPlan *plan, FfwImportFile *file)
{
  self->plan = g_object_ref (plan);
  self->file = g_object_ref (file);
}
