/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-question.h"

#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-import-words.h"
#include "ffw-layout-columns.h"
#include "ffw-value-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What stands for the answers in a drop-down; no code of a workspace has a blank in it. */
#define LEAVE_OUT "leave out"

/* As the likely order of a date is named. */
#define DAY_FIRST   "day-first"
#define MONTH_FIRST "month-first"

/* The list of what a column can be but for a course. */
#define LEAVE_ALONE "leave alone"

/* So many likely answers are a button each. */
#define MOST_SUGGESTED 3

struct _FfwImportQuestion
{
  AdwPreferencesRow parent_instance;

  GtkLabel *question;
  GtkLabel *about;
  GtkWidget *done; /* shown once it is answered */
  GtkBox *box;
  GtkWidget *answer;   /* FfwChoice or FfwValueEntry */
  GtkBox *suggestions; /* shown until it is answered */
  GtkLabel *note;      /* what the answer brings with it, where there is more to say */

  FfwImportPlan *plan;
  FfwImportFile *file;
  char *key;
  FfwOpen what;
  guint column; /* from 1 */
  int field;
  char *text;
  char *new_code; /* of the role that can be made for it, or NULL */
  char *proposal; /* the answer that is taken with those of others like it, or NULL */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (FfwImportQuestion, ffw_import_question, ADW_TYPE_PREFERENCES_ROW)

/** Returns: (transfer full): what is the same for the same question about a file that is looked at
 *  again, with the same answers to choose among */
char *
ffw_import_question_key (FfwImportFile *file, const FfwLayoutQuestion *question)
{
  const FfwLayout *layout = ffw_import_file_get_layout (file);
  const char *table = question->field >= 0
                          ? ffw_vocabulary_get_table (&layout->kind->fields[question->field])
                          : NULL;
  /* The sites are those of an organisation. */
  g_autofree char *organisation = g_strcmp0 (table, "site") == 0
                                      ? ffw_import_file_get_organisation (file)
                                      : NULL;

  return g_strdup_printf ("%d %u %d %s %s", question->what, question->column, question->field,
                          organisation ? organisation : "", question->text ? question->text : "");
}

/** Returns: whether it is answered here; what the rows are, and where the headings, elsewhere */
gboolean
ffw_import_question_can_ask (const FfwLayoutQuestion *question)
{
  return question->what != FFW_OPEN_KIND && question->what != FFW_OPEN_HEADER;
}

static const FfwField *
get_field (FfwImportQuestion *self)
{
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);

  return self->field >= 0 ? &layout->kind->fields[self->field] : NULL;
}

/* What has been answered, as the code of a choice or as a text; NULL where nothing has. */
static char *
get_answer (FfwImportQuestion *self)
{
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);
  const FfwLayoutColumn *column = self->column > 0 && self->column <= layout->columns->len
                                      ? ffw_layout_get_column (layout, self->column - 1)
                                      : NULL;
  const char *value;

  switch (self->what)
    {
    case FFW_OPEN_FIELD:
      return g_strdup (layout->constants[self->field]);
    case FFW_OPEN_DAY_ORDER:
      if (column == NULL || column->day_order == FFW_DAY_ORDER_OPEN)
        return NULL;
      return g_strdup (column->day_order == FFW_DAY_FIRST ? DAY_FIRST : MONTH_FIRST);
    case FFW_OPEN_VALUE:
      value = ffw_layout_get_value (layout, (guint)self->field, self->text);
      return value ? g_strdup (*value ? value : LEAVE_OUT) : NULL;
    case FFW_OPEN_COURSE:
      if (column == NULL)
        return NULL;
      if (column->use == FFW_USE_NOTHING)
        return column->basis == FFW_BASIS_HAND ? g_strdup (LEAVE_ALONE) : NULL;
      return g_strdup (column->course);
    case FFW_OPEN_KIND:
    case FFW_OPEN_HEADER:
    default:
      return NULL;
    }
}

static void
take_answer (FfwImportQuestion *self, const char *answer)
{
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);

  switch (self->what)
    {
    case FFW_OPEN_FIELD:
      ffw_import_file_set_constant (self->file, (guint)self->field, answer);
      break;
    case FFW_OPEN_DAY_ORDER:
      ffw_import_file_set_day_order (self->file, self->column - 1,
                                     g_str_equal (answer, DAY_FIRST)     ? FFW_DAY_FIRST
                                     : g_str_equal (answer, MONTH_FIRST) ? FFW_MONTH_FIRST
                                                                         : FFW_DAY_ORDER_OPEN);
      break;
    case FFW_OPEN_VALUE:
      if (g_strcmp0 (answer, self->new_code) == 0)
        ffw_import_file_set_new_value (self->file, (guint)self->field, self->text, answer);
      else
        ffw_import_file_set_value (self->file, (guint)self->field, self->text,
                                   *answer == '\0'                   ? NULL
                                   : g_str_equal (answer, LEAVE_OUT) ? ""
                                                                     : answer);
      break;
    case FFW_OPEN_COURSE:
      if (g_str_equal (answer, LEAVE_ALONE))
        ffw_import_file_set_use (self->file, self->column - 1, FFW_USE_NOTHING, -1, NULL);
      else
        ffw_import_file_set_use (
            self->file, self->column - 1, FFW_USE_COURSE,
            MAX (ffw_layout_get_column (layout, self->column - 1)->field, self->field),
            *answer ? answer : NULL);
      break;
    case FFW_OPEN_KIND:
    case FFW_OPEN_HEADER:
    default:
      break;
    }
}

/* On to the next that is open, once the list of answers has closed: it puts the keyboard back. */
static gboolean
go_on_later (gpointer data)
{
  GtkWidget *window = data;

  gtk_widget_activate_action (window, "import.answer", NULL);

  return G_SOURCE_REMOVE;
}

/* Whether the answer is one of a list, and not typed. */
static gboolean
is_chosen (FfwImportQuestion *self)
{
  return FFW_IS_CHOICE (self->answer) || ffw_value_entry_is_choice (FFW_VALUE_ENTRY (self->answer));
}

static void
on_answered (FfwImportQuestion *self)
{
  g_autofree char *before = get_answer (self);
  g_autofree char *answer = NULL;

  if (self->setting)
    return;

  if (FFW_IS_CHOICE (self->answer))
    answer = g_strdup (ffw_choice_get_code (FFW_CHOICE (self->answer)));
  else
    answer = ffw_value_entry_get_text (FFW_VALUE_ENTRY (self->answer));
  if (g_str_equal (answer, before ? before : ""))
    return;
  take_answer (self, answer);
  /* Not while somebody types, nor where they think better of it. */
  if (before == NULL && *answer && is_chosen (self) && gtk_widget_get_root (GTK_WIDGET (self)))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_later,
                     g_object_ref (gtk_widget_get_root (GTK_WIDGET (self))), g_object_unref);
  ffw_import_plan_edited (self->plan);
}

/** Shows the answer, if there is one. */
void
ffw_import_question_show (FfwImportQuestion *self)
{
  g_autofree char *answer = get_answer (self);
  gboolean writing = ffw_import_plan_get_state (self->plan) == FFW_IMPORT_WRITING;

  gtk_widget_set_opacity (self->done, answer && *answer ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions),
                          !(answer && *answer) && !self->proposal
                              && gtk_widget_get_first_child (GTK_WIDGET (self->suggestions)));
  gtk_widget_set_visible (GTK_WIDGET (self->note),
                          answer && !self->proposal && g_strcmp0 (answer, self->new_code) == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !writing);
  self->setting = TRUE;
  if (FFW_IS_CHOICE (self->answer) && self->proposal && answer == NULL)
    ffw_choice_set_code (FFW_CHOICE (self->answer), self->proposal);
  else if (FFW_IS_CHOICE (self->answer))
    {
      if (g_strcmp0 (ffw_choice_get_code (FFW_CHOICE (self->answer)), answer ? answer : "") != 0)
        ffw_choice_set_code (FFW_CHOICE (self->answer), answer);
    }
  else
    ffw_value_entry_set_text (FFW_VALUE_ENTRY (self->answer), answer ? answer : "");
  self->setting = FALSE;
}

gboolean
ffw_import_question_is_answered (FfwImportQuestion *self)
{
  g_autofree char *answer = get_answer (self);

  return answer && *answer;
}

/** Returns: whether the file still asks it */
gboolean
ffw_import_question_is_open (FfwImportQuestion *self)
{
  const GPtrArray *questions = ffw_import_file_get_questions (self->file);

  for (guint i = 0; questions && i < questions->len; i++)
    {
      g_autofree char *key = ffw_import_question_key (self->file, questions->pdata[i]);

      if (g_str_equal (key, self->key))
        return TRUE;
    }

  return FALSE;
}

/** Takes what is proposed for the answer, where there is none yet; the plan is to be told. */
void
ffw_import_question_accept (FfwImportQuestion *self)
{
  if (self->proposal && ffw_import_question_is_open (self))
    take_answer (self, self->proposal);
}

const char *
ffw_import_question_get_key (FfwImportQuestion *self)
{
  return self->key;
}

static char *
describe_field (FfwImportQuestion *self)
{
  const FfwField *field = get_field (self);
  const GArray *left = ffw_import_file_get_left (self->file);
  g_autofree char *word = ffw_import_words_field (field);

  if (field->flags & FFW_FIELD_PERSON)
    return g_strdup (_ ("No column says who it is: a name alone could be several people’s. The "
                        "file needs a column of staff numbers or e-mail addresses."));
  if (g_str_equal (field->name, "organisation"))
    return g_strdup (_ ("No column says the organisation. Whose rows are these?"));
  if (g_str_equal (field->name, "completed_on"))
    return g_strdup (_ ("Some cells say that a course was done, but not when. On which day was "
                        "it?"));

  if (left && left->len > 0)
    /* Translators: %1$s is a field, such as “Role” */
    return ffw_words (_ ("No column is known to have “%1$s”, which every row needs. Which column "
                         "is it, or what is it for all of them?"),
                      word, NULL);
  /* Translators: %1$s is a field, such as “Role” */
  return ffw_words (_ ("No column has “%1$s”, which every row needs. What is it for all of them?"),
                    word, NULL);
}

/* The two days that a text like 3/5/2022 can be; FALSE where it is none of that form. */
static gboolean
read_both (const char *text, FfwDate *day_first, FfwDate *month_first)
{
  guint a;
  guint b;
  guint year;

  if (text == NULL || sscanf (text, "%2u%*1[/.-]%2u%*1[/.-]%4u", &a, &b, &year) != 3)
    return FALSE;
  if (a < 1 || b < 1 || a > 12 || b > 12 || year < 1000)
    return FALSE;
  *day_first = ffw_date_new (year, b, a);
  *month_first = ffw_date_new (year, a, b);

  return TRUE;
}

static const char *
header_of (FfwImportQuestion *self)
{
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);

  return self->column > 0 && self->column <= layout->columns->len
             ? ffw_layout_get_column (layout, self->column - 1)->header
             : "";
}

/* The cell that the question is about, as it stands in the file. */
static const char *
cell_of (FfwImportQuestion *self, const FfwLayoutQuestion *question)
{
  const FfwScanRow *row = ffw_table_scan_find_row (ffw_import_file_get_preview (self->file)->scan,
                                                   question->line);

  return row && question->column > 0 && question->column <= row->n
             ? row->texts[question->column - 1]
             : question->text;
}

static char *
describe (FfwImportQuestion *self, const FfwLayoutQuestion *question)
{
  FfwDate day_first;
  FfwDate month_first;
  g_autofree char *word = NULL;

  switch (self->what)
    {
    case FFW_OPEN_FIELD:
      return describe_field (self);
    case FFW_OPEN_DAY_ORDER:
      if (read_both (self->text, &day_first, &month_first))
        {
          g_autofree char *one = ffw_words_date (day_first);
          g_autofree char *other = ffw_words_date (month_first);

          /* Translators: %1$s is a heading, %2$s a date as it stands in a file, such as 3/5/2022;
           * %3$s and %4$s are what it can mean */
          return ffw_words (_ ("In “%1$s”, is %2$s the %3$s or the %4$s?"), header_of (self),
                            self->text, one, other, NULL);
        }
      /* Translators: %1$s is the heading of a column */
      return ffw_words (_ ("Do the dates in “%1$s” begin with the day or with the month?"),
                        header_of (self), NULL);
    case FFW_OPEN_VALUE:
      word = ffw_import_words_field (get_field (self));
      /* Translators: %1$s is a field, such as “Role”, %2$s what a file says there */
      return ffw_words (_ ("%1$s: what is “%2$s”?"), word, self->text, NULL);
    case FFW_OPEN_COURSE:
      /* Translators: %1$s is the heading of a column */
      return ffw_words (_ ("Which course is the column “%1$s”?"), self->text, NULL);
    case FFW_OPEN_KIND:
    case FFW_OPEN_HEADER:
    default:
      return g_strdup ("");
    }
}

/* Where it comes from, and how often. */
static char *
describe_about (FfwImportQuestion *self, const FfwLayoutQuestion *question)
{
  g_autofree char *count = NULL;
  g_autofree char *samples = NULL;
  g_autofree char *line = NULL;
  g_autofree char *other = NULL;

  if (self->what == FFW_OPEN_DAY_ORDER && question->other_line > 0)
    {
      line = g_strdup_printf ("%u", question->line);
      other = g_strdup_printf ("%u", question->other_line);
      /* Translators: %1$s and %2$s are numbers of lines of a file */
      return ffw_words (_ ("Lines %1$s and %2$s contradict each other: in one the day comes first, "
                           "in the other the month."),
                        line, other, NULL);
    }
  if (self->column > 0)
    samples = ffw_import_words_samples (self->file, self->column - 1);
  if (self->what == FFW_OPEN_VALUE && question->n > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", question->line);

      count = ffw_words_count (FFW_NP_ ("%1$d cell says so", "%1$d cells say so"), question->n);
      if (self->column == 0 || *header_of (self) == '\0')
        return g_steal_pointer (&count);
      /* Translators: %1$s is how many cells of a file say something, %2$s the heading of their
       * column, %3$s the number of a line */
      return ffw_words (_ ("%1$s in “%2$s”, first in line %3$s"), count, header_of (self), number,
                        NULL);
    }
  if (self->what == FFW_OPEN_COURSE && question->n > 0)
    {
      count = ffw_words_count (FFW_NP_ ("%1$d filled cell", "%1$d filled cells"), question->n);
      /* Translators: %1$s is how many cells of a column hold something, %2$s the first of
       * them as they stand in the file */
      return ffw_words (_ ("%1$s: %2$s"), count, samples ? samples : "", NULL);
    }

  return samples ? g_steal_pointer (&samples) : g_strdup ("");
}

static void
add_meaning (GPtrArray *rows, GHashTable *there, const FfwMeaning *meaning)
{
  if (!g_hash_table_add (there, g_strdup (meaning->code)))
    return;

  g_ptr_array_add (rows, ffw_choice_row_new (meaning->code, meaning->title));
}

/* A role that is not there yet can be made for a job title. */
static char *
make_new_code (FfwImportQuestion *self)
{
  FfwVocabulary *vocabulary = ffw_import_file_get_preview (self->file)->vocabulary;
  const FfwField *field = get_field (self);

  if (self->what != FFW_OPEN_VALUE || vocabulary == NULL || field == NULL
      || g_strcmp0 (field->refers, "role") != 0)
    return NULL;

  return ffw_vocabulary_make_code (vocabulary, field->refers, self->text);
}

/* What is likeliest first, then that it is left out, then all there is. */
static GPtrArray *
list_answers (FfwImportQuestion *self, const FfwLayoutQuestion *question)
{
  GPtrArray *rows = ffw_choices_new ();
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FfwVocabulary *vocabulary = ffw_import_file_get_preview (self->file)->vocabulary;
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);
  const FfwField *field = self->what == FFW_OPEN_COURSE
                              ? ffw_kind_find_field (layout->kind, "course")
                              : get_field (self);
  g_autofree char *organisation = ffw_import_file_get_organisation (self->file);
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; question->suggestions && i < question->suggestions->len; i++)
    add_meaning (rows, there, question->suggestions->pdata[i]);
  if (self->new_code)
    {
      /* Translators: %1$s is a job title out of a file */
      g_autofree char *title = ffw_words (_ ("New role “%1$s”"), self->text, NULL);

      g_ptr_array_add (rows, ffw_choice_row_new (self->new_code, title));
    }
  /* What every row needs cannot be left out of some. */
  if (self->what == FFW_OPEN_VALUE && field && !(field->flags & FFW_FIELD_REQUIRED))
    g_ptr_array_add (rows, ffw_choice_row_new (LEAVE_OUT, _ ("Leave it out")));
  else if (self->what == FFW_OPEN_COURSE)
    g_ptr_array_add (rows, ffw_choice_row_new (LEAVE_ALONE, _ ("No course: leave it alone")));
  if (vocabulary && field && ffw_vocabulary_knows_field (field))
    all = ffw_vocabulary_list (vocabulary, field, organisation);
  for (guint i = 0; all && i < all->len; i++)
    add_meaning (rows, there, all->pdata[i]);

  return rows;
}

static GPtrArray *
list_orders (FfwImportQuestion *self)
{
  GPtrArray *rows = ffw_choices_new ();
  FfwDate day_first;
  FfwDate month_first;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (read_both (self->text, &day_first, &month_first))
    {
      g_autofree char *first = ffw_words_date (day_first);
      g_autofree char *second = ffw_words_date (month_first);

      /* Translators: what 3/5/2022 can mean; %1$s is a date such as “3 May 2022” */
      one = ffw_words (_ ("%1$s: the day first"), first, NULL);
      /* Translators: what 3/5/2022 can mean; %1$s is a date such as “5 March 2022” */
      other = ffw_words (_ ("%1$s: the month first"), second, NULL);
    }
  g_ptr_array_add (rows, ffw_choice_row_new (DAY_FIRST, one ? one : _ ("The day comes first")));
  g_ptr_array_add (rows,
                   ffw_choice_row_new (MONTH_FIRST, other ? other : _ ("The month comes first")));

  return rows;
}

static void
make_answer (FfwImportQuestion *self, const FfwLayoutQuestion *question, const char *name)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->what == FFW_OPEN_FIELD)
    {
      g_autofree char *word = ffw_import_words_field (get_field (self));

      self->answer = ffw_value_entry_new (ffw_import_plan_get_workspace (self->plan),
                                          get_field (self), word);
      g_signal_connect_swapped (self->answer, "changed", G_CALLBACK (on_answered), self);
    }
  else
    {
      rows = self->what == FFW_OPEN_DAY_ORDER ? list_orders (self) : list_answers (self, question);
      self->answer = g_object_new (FFW_TYPE_CHOICE, "title", name, "title-visible", FALSE, "none",
                                   _ ("Not said yet"), NULL);
      ffw_choice_set_rows (FFW_CHOICE (self->answer), rows);
      g_signal_connect_swapped (self->answer, "notify::code", G_CALLBACK (on_answered), self);
    }
  gtk_box_append (self->box, self->answer);
  /* That a column is it is likelier than that all rows have the same. */
  if (self->what != FFW_OPEN_FIELD)
    gtk_box_reorder_child_after (self->box, GTK_WIDGET (self->suggestions), self->answer);
}

static void
on_suggested (FfwImportQuestion *self, GtkButton *button)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (button), "ffw-code"));
  g_autoptr (FfwImportQuestion) kept = g_object_ref (self);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  take_answer (self, code);
  ffw_import_plan_edited (self->plan);
  gtk_widget_activate_action (window, "import.answer", NULL);
}

/* The answer makes an end of the question, which is not asked any more. */
static void
on_column (FfwImportQuestion *self, GtkButton *button)
{
  g_autoptr (FfwImportQuestion) kept = g_object_ref (self);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "ffw-column"));

  ffw_import_file_set_use (self->file, column, FFW_USE_FIELD, self->field, NULL);
  ffw_import_plan_edited (self->plan);
  gtk_widget_activate_action (window, "import.answer", NULL);
}

/* What a likely answer is called. */
static char *
get_title (FfwImportQuestion *self, const FfwMeaning *meaning)
{
  FfwDate date;

  if (self->what == FFW_OPEN_FIELD && get_field (self)->type == FFW_FIELD_DATE
      && ffw_date_parse (meaning->code, &date) == FFW_DATE_OK)
    return ffw_words_date (date);
  if (self->what != FFW_OPEN_DAY_ORDER)
    return g_strdup (meaning->title);

  return g_strdup (g_str_equal (meaning->code, DAY_FIRST) ? _ ("The day comes first")
                                                          : _ ("The month comes first"));
}

/* Of a course also what it is of: two may be called nearly alike. */
static char *
describe_meaning (FfwImportQuestion *self, const FfwMeaning *meaning, const char *title)
{
  FfwVocabulary *vocabulary = ffw_import_file_get_preview (self->file)->vocabulary;
  const FfwField *field = get_field (self);
  gboolean is_course = self->what == FFW_OPEN_COURSE
                       || (field && g_strcmp0 (field->refers, "course") == 0);
  const char *contents = vocabulary && is_course
                             ? ffw_vocabulary_get_contents (vocabulary, meaning->code)
                             : NULL;

  return contents ? g_strdup_printf ("%s\n%s", title, contents) : g_strdup (title);
}

static void
add_button (FfwImportQuestion *self, GtkWidget *button, const char *words, const char *about)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, about);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  ffw_words_name (GTK_ACCESSIBLE (button), words);
  gtk_box_append (self->suggestions, button);
}

/* The columns that nothing is known of and that may be the field which no column is. */
static void
make_columns (FfwImportQuestion *self)
{
  const GArray *left = ffw_import_file_get_left (self->file);
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);
  const FfwTableScan *scan = ffw_import_file_get_preview (self->file)->scan;
  guint n = 0;

  for (guint i = 0; left && i < left->len && n < MOST_SUGGESTED; i++)
    {
      guint column = g_array_index (left, guint, i);
      g_autofree char *name = ffw_import_words_column (layout, column);
      g_autofree char *samples = NULL;
      g_autofree char *words = NULL;
      GtkWidget *button;
      g_autoptr (FfwScanColumn) cells
          = ffw_table_scan_get_column (scan, column, layout->header_line + layout->n_header_rows,
                                       layout->last_line ? layout->last_line : G_MAXUINT);

      if (!ffw_layout_columns_can_be (get_field (self), cells))
        continue;
      samples = ffw_import_words_samples (self->file, column);
      /* Translators: a button says which column of a file holds what is looked for; %1$s is its
       * heading, %2$s the first values in it */
      words = ffw_words (_ ("Column “%1$s”: %2$s"), name, samples, NULL);
      button = gtk_button_new ();
      add_button (self, button, words, words);
      g_object_set_data (G_OBJECT (button), "ffw-column", GUINT_TO_POINTER (column));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_column), self);
      n++;
    }
}

static void
add_suggestion (FfwImportQuestion *self, const char *words, const char *about, const char *code)
{
  GtkWidget *button = gtk_button_new ();

  add_button (self, button, words, about);
  g_object_set_data_full (G_OBJECT (button), "ffw-code", g_strdup (code), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_suggested), self);
}

/* What is likely is said with one press; nothing is taken for it before. */
static void
make_suggestions (FfwImportQuestion *self, const FfwLayoutQuestion *question)
{
  if (self->what == FFW_OPEN_FIELD)
    make_columns (self);
  for (guint i = 0; question->suggestions && i < MIN (question->suggestions->len, MOST_SUGGESTED);
       i++)
    {
      const FfwMeaning *meaning = question->suggestions->pdata[i];
      g_autofree char *title = get_title (self, meaning);
      /* Translators: %1$s is a likely answer to a question, such as the name of an organisation */
      g_autofree char *words = ffw_words (_ ("Perhaps “%1$s”"), title, NULL);
      g_autofree char *about = describe_meaning (self, meaning, title);

      add_suggestion (self, words, about, meaning->code);
    }
  if (self->what == FFW_OPEN_COURSE)
    add_suggestion (self, _ ("No course: leave it alone"), NULL, LEAVE_ALONE);
  if (self->new_code)
    add_suggestion (self, _ ("None of these: make a new role"), gtk_label_get_label (self->note),
                    self->new_code);
}

static void
ffw_import_question_finalize (GObject *object)
{
  FfwImportQuestion *self = FFW_IMPORT_QUESTION (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_free (self->key);
  g_free (self->text);
  g_free (self->new_code);
  g_free (self->proposal);

  G_OBJECT_CLASS (ffw_import_question_parent_class)->finalize (object);
}

static gboolean
ffw_import_question_grab_focus (GtkWidget *widget)
{
  FfwImportQuestion *self = FFW_IMPORT_QUESTION (widget);

  /* What is likely is one press away. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->suggestions)))
    return gtk_widget_child_focus (GTK_WIDGET (self->suggestions), GTK_DIR_TAB_FORWARD);

  return gtk_widget_child_focus (self->answer, GTK_DIR_TAB_FORWARD);
}

static void
ffw_import_question_class_init (FfwImportQuestionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_import_question_finalize;
  widget_class->grab_focus = ffw_import_question_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-question.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportQuestion, question);
  gtk_widget_class_bind_template_child (widget_class, FfwImportQuestion, about);
  gtk_widget_class_bind_template_child (widget_class, FfwImportQuestion, done);
  gtk_widget_class_bind_template_child (widget_class, FfwImportQuestion, box);
  gtk_widget_class_bind_template_child (widget_class, FfwImportQuestion, suggestions);
  gtk_widget_class_bind_template_child (widget_class, FfwImportQuestion, note);
}

static void
ffw_import_question_init (FfwImportQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is taken for the answer together with those to questions like it. */
static char *
propose (FfwImportQuestion *self, const FfwLayoutQuestion *question)
{
  if (question->is_likely)
    return g_strdup (((const FfwMeaning *)question->suggestions->pdata[0])->code);

  return g_strdup (question->what == FFW_OPEN_COURSE ? LEAVE_ALONE : self->new_code);
}

/** Says whether there is no room for what is proposed beside what the file says. */
void
ffw_import_question_set_narrow (FfwImportQuestion *self, gboolean narrow)
{
  if (self->proposal == NULL)
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->box, !narrow);
}

static void
make_short (FfwImportQuestion *self)
{
  ffw_import_question_set_narrow (self, FALSE);
  gtk_widget_set_valign (self->answer, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 3);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 3);
}

/**
 * ffw_import_question_new:
 * @grouped: whether it is one of several that are alike, in a FfwImportGroup
 *
 * Returns: (transfer floating): a row that asks it
 */
GtkWidget *
ffw_import_question_new (FfwImportPlan *plan, FfwImportFile *file,
                         const FfwLayoutQuestion *question, gboolean grouped)
{
  FfwImportQuestion *self = g_object_new (FFW_TYPE_IMPORT_QUESTION, NULL);
  g_autofree char *sentence = NULL;
  g_autofree char *about = NULL;

  self->plan = g_object_ref (plan);
  self->file = g_object_ref (file);
  self->key = ffw_import_question_key (file, question);
  self->what = question->what;
  self->column = question->column;
  self->field = question->field;
  self->text = g_strdup (question->what == FFW_OPEN_DAY_ORDER ? cell_of (self, question)
                                                              : question->text);
  self->new_code = make_new_code (self);
  sentence = describe (self, question);
  about = describe_about (self, question);
  gtk_label_set_label (self->question, grouped ? self->text : sentence);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sentence);
  ffw_words_name (GTK_ACCESSIBLE (self), sentence);
  self->setting = TRUE;
  make_answer (self, question, sentence);
  /* Nobody is the same person in all rows. */
  gtk_widget_set_visible (self->answer, self->what != FFW_OPEN_FIELD
                                            || !(get_field (self)->flags & FFW_FIELD_PERSON));
  if (grouped)
    {
      self->proposal = propose (self, question);
      make_short (self);
    }
  else
    make_suggestions (self, question);
  self->setting = FALSE;
  ffw_import_question_show (self);

  return GTK_WIDGET (self);
}
