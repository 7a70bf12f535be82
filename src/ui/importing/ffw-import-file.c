/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-file.h"

#include "ffw-layout-check.h"
#include "ffw-layout-columns.h"
#include "ffw-layout-conclude.h"

#define NO_FIELD -1

struct _FfwImportFile
{
  GObject parent_instance;

  char *path;
  char *name;
  char *sheet;               /* that a person has chosen, or NULL */
  FfwImportPreview *preview; /* NULL until it is read, or where it cannot be */
  GError *error;             /* why it cannot be read */
  const FfwKind *kind;
  const FfwKind *chosen; /* the kind that a person has said, or NULL */
  FfwLayout *layout;     /* how it is read as that kind, or as the one it is most like */
  gboolean is_touched;   /* whether a person has said anything about that */
  gboolean unprofiled;   /* whether a person wants no profile for it */
  guint header_line;     /* where a person has said that the headings stand, or 0 */
  guint n_header_rows;
  GPtrArray *questions;   /* FfwLayoutQuestion, or NULL */
  GPtrArray *conclusions; /* FfwLayoutQuestion: what was not asked, and may be taken back */
  GHashTable *asked;      /* the steps of all questions that there have been */
  GArray *left;           /* of columns that are left alone unasked, or NULL */
  FfwCorrections *corrections;
  FfwRosterAnswer *roster;
  char *remembered; /* the name under which it is remembered how it is read, or NULL */
  guint version;
  FfwFindings *findings; /* about the header, as one of the kind, or of the one it is most like */
};

G_DEFINE_FINAL_TYPE (FfwImportFile, ffw_import_file, G_TYPE_OBJECT)

static void
ffw_import_file_finalize (GObject *object)
{
  FfwImportFile *self = FFW_IMPORT_FILE (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->sheet);
  g_free (self->remembered);
  g_clear_pointer (&self->preview, ffw_import_preview_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->layout, ffw_layout_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->left, g_array_unref);
  g_ptr_array_unref (self->conclusions);
  g_hash_table_unref (self->asked);
  ffw_corrections_unref (self->corrections);
  g_object_unref (self->roster);
  g_clear_pointer (&self->findings, ffw_findings_unref);

  G_OBJECT_CLASS (ffw_import_file_parent_class)->finalize (object);
}

static void
ffw_import_file_class_init (FfwImportFileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_import_file_finalize;
}

static void
ffw_import_file_init (FfwImportFile *self)
{
  self->conclusions = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_layout_question_free);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->corrections = ffw_corrections_new ();
  self->roster = ffw_roster_answer_new ();
}

/** Returns: (transfer full): a file of which nothing is known yet */
FfwImportFile *
ffw_import_file_new (const char *path)
{
  FfwImportFile *self = g_object_new (FFW_TYPE_IMPORT_FILE, NULL);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);

  return self;
}

const char *
ffw_import_file_get_path (FfwImportFile *self)
{
  return self->path;
}

/** Returns: (transfer none): what it is called, without its folder */
const char *
ffw_import_file_get_name (FfwImportFile *self)
{
  return self->name;
}

/* What a person has said about a column goes for the one that is called the same. */
static void
keep_by_hand (FfwLayout *layout, const FfwLayout *before)
{
  for (guint i = 0; i < MIN (layout->columns->len, before->columns->len); i++)
    {
      FfwLayoutColumn *column = ffw_layout_get_column (layout, i);
      const FfwLayoutColumn *old = ffw_layout_get_column (before, i);

      if (!g_str_equal (column->header, old->header))
        continue;
      if (column->day_order == FFW_DAY_ORDER_OPEN)
        column->day_order = old->day_order;
      if (old->also >= 0 && !ffw_layout_has_field (layout, (guint)old->also))
        column->also = old->also;
      if (old->basis != FFW_BASIS_HAND)
        continue;
      column->use = old->use;
      column->field = old->field;
      g_free (column->course);
      column->course = g_strdup (old->course);
      column->basis = FFW_BASIS_HAND;
    }

  for (guint i = 0; i < FFW_MAX_FIELDS; i++)
    if (before->constants[i] && layout->constants[i] == NULL)
      ffw_layout_set_constant (layout, i, before->constants[i]);
  for (guint i = 0; i < before->values->len; i++)
    {
      const FfwLayoutValue *value = g_ptr_array_index (before->values, i);

      ffw_layout_take_value (layout, value);
    }
}

/* What was found out about the file holds as long as no person says that it is something else. */
static const FfwLayoutFound *
get_found (FfwImportFile *self)
{
  const FfwLayoutFound *found = self->preview ? self->preview->found : NULL;

  if (found == NULL || found->layout == NULL || self->header_line > 0
      || (self->unprofiled && found->profile))
    return NULL;

  return self->chosen == NULL || self->chosen == found->layout->kind ? found : NULL;
}

/* How the table is read as a kind that a person has said, or below headings that they have. */
static FfwLayout *
guess (FfwImportFile *self, const FfwKind *kind)
{
  const FfwTableScan *scan = self->preview->scan;
  FfwVocabulary *vocabulary = self->preview->vocabulary;
  g_autoptr (FfwLayoutNames) names = ffw_layout_names_new ();
  g_autoptr (FfwLayoutTable) table = NULL;
  guint line = self->header_line;
  guint n_rows = self->n_header_rows;
  double rating;

  if (line == 0 && !ffw_layout_table_find_header (scan, names, vocabulary, &line, &n_rows))
    {
      line = MAX (self->preview->line, 1);
      n_rows = 1;
    }
  table = ffw_layout_table_new (scan, line, n_rows);

  return ffw_layout_columns_guess (table, kind, names, vocabulary, &rating);
}

/* Whether it is asked whether the day or the month comes first, where nothing in the file tells. */
static gboolean
is_either_way (const FfwLayoutQuestion *question)
{
  return question->what == FFW_OPEN_DAY_ORDER && !question->is_required;
}

/* The dates of a file are written alike: that is one question, about its first. */
static void
join_orders (GPtrArray *questions)
{
  gboolean is_asked = FALSE;

  for (guint i = 0; i < questions->len;)
    {
      gboolean is_order = is_either_way (questions->pdata[i]);

      if (is_order && is_asked)
        g_ptr_array_remove_index (questions, i);
      else
        i++;
      is_asked |= is_order;
    }
}

/* Whether a question matters: rows would be refused, or days be guessed. */
static gboolean
is_needed (const FfwLayoutQuestion *question)
{
  return question->is_required || question->what == FFW_OPEN_DAY_ORDER;
}

static void
note_asked (FfwImportFile *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (is_needed (self->questions->pdata[i]))
      g_hash_table_add (self->asked, ffw_import_file_get_step (self, self->questions->pdata[i]));
}

static void
conclude (FfwImportFile *self)
{
  g_autoptr (GPtrArray) found = ffw_layout_conclude (self->layout, self->preview->scan,
                                                     self->preview->vocabulary, self->conclusions);

  g_ptr_array_extend_and_steal (self->conclusions, g_steal_pointer (&found));
}

static void
list_questions (FfwImportFile *self)
{
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->left, g_array_unref);
  if (!self->layout || !self->preview || !self->preview->scan || !self->preview->vocabulary)
    return;

  /* What was said by hand, of a column or of the organisation, may let more be understood. */
  ffw_layout_settle (self->layout, self->preview->scan, self->preview->vocabulary);
  conclude (self);
  self->questions = ffw_layout_list_questions (self->layout, self->preview->scan,
                                               self->preview->vocabulary);
  ffw_layout_note_open (self->layout, self->questions);
  join_orders (self->questions);
  note_asked (self);
  self->left = ffw_layout_list_left (self->layout, self->preview->scan, self->questions);
}

/* Without a kind: by the one that the header is most like, to say what keeps it from being that. */
static void
find_layout (FfwImportFile *self)
{
  g_autoptr (FfwLayout) before = g_steal_pointer (&self->layout);
  const FfwLayoutFound *found = get_found (self);
  const FfwKind *kind = self->kind ? self->kind : self->preview ? self->preview->like : NULL;

  self->version++;
  g_clear_pointer (&self->findings, ffw_findings_unref);
  if (found)
    {
      self->kind = found->layout->kind;
      self->layout = ffw_layout_copy (found->layout);
    }
  else if (kind && self->preview && self->preview->scan && self->preview->vocabulary)
    self->layout = guess (self, kind);
  if (self->preview && self->preview->found)
    self->findings = ffw_findings_ref (self->preview->found->findings);
  if (self->layout && before && before->kind == self->layout->kind && self->is_touched)
    keep_by_hand (self->layout, before);
  else
    {
      self->is_touched = FALSE;
      g_ptr_array_set_size (self->conclusions, 0);
      g_hash_table_remove_all (self->asked);
    }
  list_questions (self);
}

/** Takes what stands in the file, and with it what it holds; what was said by hand stays. */
void
ffw_import_file_take_preview (FfwImportFile *self, FfwImportPreview *preview)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->preview, ffw_import_preview_free);
  self->preview = preview;
  self->kind = self->chosen ? self->chosen : preview->kind;
  find_layout (self);
}

/** Takes why the file cannot be read. */
void
ffw_import_file_take_error (FfwImportFile *self, GError *error)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->preview, ffw_import_preview_free);
  self->error = error;
  find_layout (self);
}

/**
 * ffw_import_file_set_sheet:
 * @sheet: (nullable): the name of the one that is wanted; %NULL for the first that is shown
 *
 * What was said about another sheet is forgotten.
 */
void
ffw_import_file_set_sheet (FfwImportFile *self, const char *sheet)
{
  if (g_strcmp0 (self->sheet, sheet) == 0)
    return;

  g_free (self->sheet);
  self->sheet = g_strdup (sheet);
  self->chosen = NULL;
  self->header_line = 0;
  self->is_touched = FALSE;
  ffw_corrections_unref (self->corrections);
  self->corrections = ffw_corrections_new ();
  self->version++;
}

/**
 * ffw_import_file_set_kind:
 * @kind: (nullable): what the person says that its rows are; %NULL for what the header says
 */
void
ffw_import_file_set_kind (FfwImportFile *self, const FfwKind *kind)
{
  self->chosen = kind;
  self->kind = kind ? kind : self->preview ? self->preview->kind : NULL;
  find_layout (self);
}

static void
touch (FfwImportFile *self)
{
  self->is_touched = TRUE;
  self->version++;
  list_questions (self);
}

/**
 * ffw_import_file_set_header:
 * @line: of the first row of headings, which is one of those that the preview has
 * @n_rows: 1 or 2
 *
 * Reads the columns by the names that stand there.
 */
void
ffw_import_file_set_header (FfwImportFile *self, guint line, guint n_rows)
{
  if (self->layout == NULL || self->preview->scan == NULL
      || ffw_table_scan_find_row (self->preview->scan, line) == NULL)
    return;

  self->header_line = line;
  self->n_header_rows = n_rows;
  find_layout (self);
}

/** Reads the file without the profile that fits it. */
void
ffw_import_file_set_unprofiled (FfwImportFile *self)
{
  self->unprofiled = TRUE;
  find_layout (self);
}

/**
 * ffw_import_file_set_use:
 * @column: from 0
 * @field: of the kind, for %FFW_USE_FIELD and %FFW_USE_COURSE, else -1
 * @course: (nullable): a code, for %FFW_USE_COURSE
 *
 * Says what becomes of a column; another that became the same field is left alone from now on.
 */
void
ffw_import_file_set_use (FfwImportFile *self, guint column, FfwColumnUse use, int field,
                         const char *course)
{
  FfwLayoutColumn *changed;

  if (self->layout == NULL || column >= self->layout->columns->len)
    return;

  for (guint i = 0; use == FFW_USE_FIELD && i < self->layout->columns->len; i++)
    {
      FfwLayoutColumn *other = ffw_layout_get_column (self->layout, i);

      if (other->use == FFW_USE_FIELD && other->field == field)
        {
          other->use = FFW_USE_NOTHING;
          other->field = NO_FIELD;
          other->basis = FFW_BASIS_HAND;
        }
    }
  if (use == FFW_USE_FIELD && field >= 0)
    ffw_layout_forget_also (self->layout, (guint)field);
  changed = ffw_layout_get_column (self->layout, column);
  changed->use = use;
  changed->field = field;
  changed->basis = FFW_BASIS_HAND;
  g_free (changed->course);
  changed->course = use == FFW_USE_COURSE ? g_strdup (course) : NULL;
  touch (self);
}

/* Takes back what was settled by the one answer of a file: of columns that say nothing themselves.
 */
static void
forget_orders (FfwImportFile *self, FfwDayOrder order)
{
  for (guint i = 0; i < self->layout->columns->len; i++)
    {
      FfwLayoutColumn *column = ffw_layout_get_column (self->layout, i);

      if (column->day_order == order)
        column->day_order = FFW_DAY_ORDER_OPEN;
    }
}

/** Says whether the day or the month comes first in the dates of a column, from 0; so it does in
 *  those of others that can be read both ways. */
void
ffw_import_file_set_day_order (FfwImportFile *self, guint column, FfwDayOrder order)
{
  if (self->layout == NULL || column >= self->layout->columns->len)
    return;

  forget_orders (self, ffw_layout_get_column (self->layout, column)->day_order);
  ffw_layout_get_column (self->layout, column)->day_order = order;
  touch (self);
}

/** Says what all rows have in a field, where no column has it; %NULL for nothing. */
void
ffw_import_file_set_constant (FfwImportFile *self, guint field, const char *text)
{
  if (self->layout == NULL)
    return;

  ffw_layout_set_constant (self->layout, field, text && *text ? text : NULL);
  touch (self);
}

/** Says what a value of the file means; an empty text leaves it out, %NULL forgets it. */
void
ffw_import_file_set_value (FfwImportFile *self, guint field, const char *from, const char *to)
{
  if (self->layout == NULL)
    return;

  ffw_layout_set_value (self->layout, field, from, to);
  touch (self);
}

/** Says that a value of the file is a row that is not there yet, which the import makes with it as
 *  its title. */
void
ffw_import_file_set_new_value (FfwImportFile *self, guint field, const char *from, const char *code)
{
  if (self->layout == NULL)
    return;

  ffw_layout_set_new_value (self->layout, field, from, code, from);
  touch (self);
}

/** Puts a cell right, by its line and its column from 1; %NULL for what the file says. */
void
ffw_import_file_correct (FfwImportFile *self, guint line, guint column, const char *text)
{
  /* An import may be reading what was said so far. */
  FfwCorrections *corrections = ffw_corrections_copy (self->corrections);

  ffw_corrections_set (corrections, line, column, text);
  ffw_corrections_unref (self->corrections);
  self->corrections = corrections;
  self->version++;
}

/* The field whose values stand in a column, from 1; -1 for none. */
static int
field_of (FfwImportFile *self, guint column)
{
  const FfwLayoutColumn *use = self->layout && column >= 1 && column <= self->layout->columns->len
                                   ? ffw_layout_get_column (self->layout, column - 1)
                                   : NULL;

  return use && (use->use == FFW_USE_FIELD || use->use == FFW_USE_COURSE) ? use->field : -1;
}

/**
 * ffw_import_file_count_same:
 * @column: from 1
 * @text: of a cell, as it stands in the file
 *
 * Returns: how many cells of the column say so, as far as it is read as a field
 */
guint64
ffw_import_file_count_same (FfwImportFile *self, guint column, const char *text)
{
  g_autoptr (FfwScanColumn) cells = NULL;

  if (field_of (self, column) < 0 || self->preview == NULL || self->preview->scan == NULL)
    return 0;
  cells = ffw_table_scan_get_column (self->preview->scan, column - 1,
                                     self->layout->header_line + self->layout->n_header_rows,
                                     self->layout->last_line ? self->layout->last_line : G_MAXUINT);
  for (guint i = 0; i < cells->values->len; i++)
    {
      const FfwScanValue *value = cells->values->pdata[i];

      if (g_str_equal (value->text, text))
        return value->n;
    }

  return 0;
}

/** Puts all cells right that say @from where the field of @column, from 1, stands. */
void
ffw_import_file_correct_same (FfwImportFile *self, guint column, const char *from, const char *to)
{
  int field = field_of (self, column);

  if (field >= 0)
    ffw_import_file_set_value (self, (guint)field, from, to);
}

/** Returns: (transfer none) (nullable): what stands in it; %NULL where that is not known */
const FfwImportPreview *
ffw_import_file_get_preview (FfwImportFile *self)
{
  return self->preview;
}

/** Returns: (transfer none) (nullable): why it cannot be read */
const GError *
ffw_import_file_get_error (FfwImportFile *self)
{
  return self->error;
}

/** Returns: (transfer none) (nullable): what its rows are taken for */
const FfwKind *
ffw_import_file_get_kind (FfwImportFile *self)
{
  return self->kind;
}

/** Returns: (transfer none) (nullable): what a person has said that its rows are */
const FfwKind *
ffw_import_file_get_chosen_kind (FfwImportFile *self)
{
  return self->chosen;
}

/** Returns: (transfer none) (nullable): the sheet that a person has chosen */
const char *
ffw_import_file_get_sheet (FfwImportFile *self)
{
  return self->sheet;
}

/** Returns: (transfer none) (nullable): how it is read; %NULL where nothing is known of it */
const FfwLayout *
ffw_import_file_get_layout (FfwImportFile *self)
{
  return self->layout;
}

/** Returns: (transfer none) (nullable) (element-type FfwLayoutQuestion): what only a person can say
 */
const GPtrArray *
ffw_import_file_get_questions (FfwImportFile *self)
{
  return self->questions;
}

/** Returns: (transfer none) (nullable) (element-type guint): the columns, from 0, that hold
 * something and are left alone without anybody's having said so */
const GArray *
ffw_import_file_get_left (FfwImportFile *self)
{
  return self->left;
}

/** Returns: (transfer none) (element-type FfwLayoutQuestion): what was concluded in place of being
 *  asked, also where it was taken back; see ffw_layout_holds_conclusion() */
const GPtrArray *
ffw_import_file_get_conclusions (FfwImportFile *self)
{
  return self->conclusions;
}

/** Takes back what was concluded, which is asked then. */
void
ffw_import_file_take_back (FfwImportFile *self, const FfwLayoutQuestion *conclusion)
{
  ffw_layout_take_back_conclusion (self->layout, conclusion);
  touch (self);
}

/**
 * ffw_import_file_get_step:
 *
 * Returns: (transfer full): what is the same for questions that are answered at once, as they are
 *   alike: which courses columns are, or what values of a field mean
 */
char *
ffw_import_file_get_step (FfwImportFile *self, const FfwLayoutQuestion *question)
{
  const FfwField *field = question->field >= 0 ? &self->layout->kind->fields[question->field]
                                               : NULL;

  if (question->what == FFW_OPEN_COURSE)
    return g_strdup (question->is_likely ? "courses" : "other courses");
  if (question->what == FFW_OPEN_VALUE && question->is_likely)
    return g_strdup_printf ("values %s", field->name);
  if (question->what == FFW_OPEN_VALUE && g_strcmp0 (field->refers, "role") == 0)
    return g_strdup_printf ("other values %s", field->name);
  /* Of the dates of a file only the first is asked. */
  if (is_either_way (question))
    return g_strdup ("order");

  return g_strdup_printf ("%d %u %d %s", question->what, question->column, question->field,
                          question->text);
}

/** Returns: how many questions there are that matter, those that are alike counted once: rows would
 *  be refused, or days be guessed */
guint
ffw_import_file_count_open (FfwImportFile *self)
{
  g_autoptr (GHashTable) steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; self->questions && i < self->questions->len; i++)
    if (is_needed (self->questions->pdata[i]))
      g_hash_table_add (steps, ffw_import_file_get_step (self, self->questions->pdata[i]));

  return g_hash_table_size (steps);
}

/** Returns: how many there have been, answered or not */
guint
ffw_import_file_count_asked (FfwImportFile *self)
{
  return g_hash_table_size (self->asked);
}

/** Returns: how many questions there are without whose answers nothing of it may be imported: cells
 *  would be lost in silence, or days be guessed */
guint
ffw_import_file_count_holding (FfwImportFile *self)
{
  guint n = 0;

  for (guint i = 0; self->questions && i < self->questions->len; i++)
    {
      const FfwLayoutQuestion *question = self->questions->pdata[i];

      n += question->what == FFW_OPEN_COURSE || is_either_way (question);
    }

  return n;
}

/** Returns: (transfer none) (nullable): the name of the profile that it is read by */
const char *
ffw_import_file_get_profile (FfwImportFile *self)
{
  const FfwLayoutFound *found = get_found (self);

  return found ? found->profile : NULL;
}

/** Returns: whether it is read by its header alone, as nobody has said anything else */
gboolean
ffw_import_file_is_plain (FfwImportFile *self)
{
  const FfwLayoutFound *found = get_found (self);

  return !self->is_touched && found && found->is_plain;
}

/** Returns: whether a person has said how it is read, or put a cell of it right */
gboolean
ffw_import_file_is_edited (FfwImportFile *self)
{
  return self->is_touched || ffw_corrections_get_n (self->corrections) > 0;
}

/**
 * ffw_import_file_set_remembered:
 * @name: (nullable): the name under which it is remembered how the file is read; %NULL for not at
 *   all
 */
void
ffw_import_file_set_remembered (FfwImportFile *self, const char *name)
{
  if (name != self->remembered)
    {
      g_free (self->remembered);
      self->remembered = g_strdup (name);
    }
}

/** Returns: (transfer none) (nullable): the name under which it is remembered how it is read */
const char *
ffw_import_file_get_remembered (FfwImportFile *self)
{
  return self->remembered;
}

/** Returns: (transfer full) (nullable): the code of the organisation whose rows all of these are */
char *
ffw_import_file_get_organisation (FfwImportFile *self)
{
  const FfwField *field = self->layout ? ffw_kind_find_field (self->layout->kind, "organisation")
                                       : NULL;

  return field ? g_strdup (self->layout->constants[field - self->layout->kind->fields]) : NULL;
}

/* What all values of a column mean; NULL where they mean different things, or nobody knows. */
static char *
find_only (FfwImportFile *self, guint position, const FfwField *field)
{
  const FfwImportPreview *preview = self->preview;
  g_autoptr (FfwScanColumn) column = ffw_table_scan_get_column (
      preview->scan, position, self->layout->header_line + self->layout->n_header_rows, G_MAXUINT);
  g_autofree char *only = NULL;

  for (guint i = 0; i < column->values->len; i++)
    {
      const FfwScanValue *value = g_ptr_array_index (column->values, i);
      g_autofree char *code = ffw_vocabulary_find (preview->vocabulary, field, NULL, value->text);

      if (code == NULL || (only && !g_str_equal (code, only)))
        return NULL;
      if (only == NULL)
        only = g_steal_pointer (&code);
    }

  return column->has_all_values ? g_steal_pointer (&only) : NULL;
}

/**
 * ffw_import_file_find_organisation:
 *
 * Returns: (transfer full) (nullable): the code of the organisation that all rows are of, whether
 *   that was said of the file as a whole or a column says nothing else
 */
char *
ffw_import_file_find_organisation (FfwImportFile *self)
{
  const FfwField *field = self->layout ? ffw_kind_find_field (self->layout->kind, "organisation")
                                       : NULL;

  if (field == NULL || self->preview == NULL || !self->preview->scan || !self->preview->vocabulary)
    return NULL;
  for (guint i = 0; i < self->layout->columns->len; i++)
    if (ffw_import_file_get_field (self, i + 1) == field)
      return find_only (self, i, field);

  return ffw_import_file_get_organisation (self);
}

/** Returns: (transfer none): what was put right in it */
FfwCorrections *
ffw_import_file_get_corrections (FfwImportFile *self)
{
  return self->corrections;
}

/** Returns: what is another number whenever more or else is known of the file */
guint
ffw_import_file_get_version (FfwImportFile *self)
{
  return self->version;
}

/** Returns: whether it can be read, and is known what as */
gboolean
ffw_import_file_is_ready (FfwImportFile *self)
{
  return self->preview && self->kind;
}

/**
 * ffw_import_file_get_field:
 * @column: from 1
 *
 * Returns: (transfer none) (nullable): the field that the column becomes; %NULL where it is
 *   left alone, or becomes several
 */
const FfwField *
ffw_import_file_get_field (FfwImportFile *self, guint column)
{
  const FfwLayoutColumn *found;

  if (self->kind == NULL || self->layout == NULL || column == 0
      || column > self->layout->columns->len)
    return NULL;

  found = ffw_layout_get_column (self->layout, column - 1);

  return found->use == FFW_USE_FIELD ? &self->kind->fields[found->field] : NULL;
}

/** Returns: (transfer none) (nullable): what there is to say about its header */
FfwFindings *
ffw_import_file_get_findings (FfwImportFile *self)
{
  return self->findings;
}

/** Returns: (transfer none): whether it is a complete list, and what of that is accepted */
FfwRosterAnswer *
ffw_import_file_get_roster (FfwImportFile *self)
{
  return self->roster;
}

/** Returns: what an import is told of it; it holds what is the file's */
FfwImportPart
ffw_import_file_get_part (FfwImportFile *self)
{
  return (FfwImportPart){ .kind = self->kind,
                          .file = self->path,
                          .sheet = self->sheet,
                          .layout = ffw_import_file_is_plain (self) ? NULL : self->layout,
                          .corrections = self->corrections,
                          .roster = self->kind == ffw_kind_find ("people")
                                        ? ffw_roster_answer_get_request (self->roster)
                                        : NULL };
}
