/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-file.h"

#include <string.h>

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

/* Columns that are called what the fields of a kind are called. */
static void
name_columns (FfwLayout *layout, const FfwTableHeader *header)
{
  for (guint i = 0; i < layout->kind->n_fields; i++)
    {
      FfwLayoutColumn *column;

      if (header->columns[i] == 0 || header->columns[i] > layout->columns->len)
        continue;
      column = ffw_layout_get_column (layout, header->columns[i] - 1);
      column->use = FFW_USE_FIELD;
      column->field = (int)i;
      column->basis = FFW_BASIS_NAME;
    }
}

/* How a row of headings is read by the names in it alone. */
static FfwLayout *
read_by_name (const FfwKind *kind, guint line, char **headings, FfwFindings *findings)
{
  FfwLayout *layout = ffw_layout_new (kind);
  guint n = g_strv_length (headings);
  g_autofree FfwTableField *fields = g_new0 (FfwTableField, n);
  FfwTableRow row = { .line = line, .n_fields = n, .n_kept = n, .fields = fields };
  FfwTableHeader header = { 0 };

  layout->header_line = line;
  for (guint i = 0; i < n; i++)
    {
      fields[i] = (FfwTableField){ headings[i], strlen (headings[i]) };
      ffw_layout_add_column (layout, headings[i]);
    }
  ffw_table_header_read (&header, kind, &row, findings);
  name_columns (layout, &header);

  return layout;
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

      ffw_layout_set_value (layout, value->field, value->from, value->to);
    }
}

/* What was found out about the file holds as long as no person says that it is something else. */
static const FfwLayoutFound *
get_found (FfwImportFile *self)
{
  const FfwLayoutFound *found = self->preview ? self->preview->found : NULL;

  if (found == NULL || found->layout == NULL || (self->unprofiled && found->profile))
    return NULL;

  return self->chosen == NULL || self->chosen == found->layout->kind ? found : NULL;
}

/* Without a kind: by the one that the header is most like, to say what keeps it from being that. */
static void
find_layout (FfwImportFile *self)
{
  g_autoptr (FfwLayout) before = g_steal_pointer (&self->layout);
  const FfwLayoutFound *found = get_found (self);
  const FfwKind *kind = self->kind;

  self->version++;
  g_clear_pointer (&self->findings, ffw_findings_unref);
  if (found)
    {
      self->kind = found->layout->kind;
      self->layout = ffw_layout_copy (found->layout);
      self->findings = ffw_findings_ref (found->findings);
      if (before && before->kind == self->kind && self->is_touched)
        keep_by_hand (self->layout, before);
      else
        self->is_touched = FALSE;
      return;
    }
  if (self->preview == NULL || self->preview->header[0] == NULL)
    return;

  if (kind == NULL)
    kind = self->preview->like;
  if (kind == NULL)
    return;
  self->findings = ffw_findings_new (self->name);
  self->layout = read_by_name (kind, self->preview->line, self->preview->header, self->findings);
  if (before && before->kind == kind && self->is_touched)
    keep_by_hand (self->layout, before);
  else
    self->is_touched = FALSE;
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
}

/* Two rows of headings are read as one. */
static char **
join_headings (char **first, char **second)
{
  guint n = MAX (g_strv_length (first), second ? g_strv_length (second) : 0);
  char **joined = g_new0 (char *, n + 1);
  gboolean first_ends = FALSE;
  gboolean second_ends = second == NULL;

  for (guint i = 0; i < n; i++)
    {
      first_ends |= first[i] == NULL;
      second_ends = second_ends || second[i] == NULL;
      joined[i] = g_strdup (first_ends ? "" : first[i]);
      if (!second_ends && *second[i])
        {
          g_autofree char *above = joined[i];

          joined[i] = *above ? g_strconcat (above, " ", second[i], NULL) : g_strdup (second[i]);
        }
    }

  return joined;
}

static const FfwScanRow *
scan_row (FfwImportFile *self, guint line)
{
  return self->preview && self->preview->scan ? ffw_table_scan_find_row (self->preview->scan, line)
                                              : NULL;
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
  const FfwScanRow *first = scan_row (self, line);
  const FfwScanRow *second = n_rows > 1 ? scan_row (self, line + 1) : NULL;
  g_autoptr (FfwLayout) before = self->layout;
  g_auto (GStrv) headings = NULL;

  if (self->layout == NULL || first == NULL)
    return;
  headings = join_headings (first->texts, second ? second->texts : NULL);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  self->findings = ffw_findings_new (self->name);
  self->layout = read_by_name (before->kind, line, headings, self->findings);
  self->layout->n_header_rows = second ? 2 : 1;
  self->layout->sheet = g_strdup (before->sheet);
  keep_by_hand (self->layout, before);
  touch (self);
}

/** Reads the file without the profile that fits it. */
void
ffw_import_file_set_unprofiled (FfwImportFile *self)
{
  self->unprofiled = TRUE;
  find_layout (self);
  touch (self);
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
  changed = ffw_layout_get_column (self->layout, column);
  changed->use = use;
  changed->field = field;
  changed->basis = FFW_BASIS_HAND;
  g_free (changed->course);
  changed->course = use == FFW_USE_COURSE ? g_strdup (course) : NULL;
  touch (self);
}

/** Says whether the day or the month comes first in the dates of a column, from 0. */
void
ffw_import_file_set_day_order (FfwImportFile *self, guint column, FfwDayOrder order)
{
  if (self->layout == NULL || column >= self->layout->columns->len)
    return;

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
  const FfwLayoutFound *found = get_found (self);

  return found ? found->questions : NULL;
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

  return !self->is_touched && (found == NULL || found->is_plain);
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

/** Returns: (transfer none): what was put right in it */
FfwCorrections *
ffw_import_file_get_corrections (FfwImportFile *self)
{
  return self->corrections;
}

/** Returns: whether a person has said anything about how it is read */
gboolean
ffw_import_file_is_touched (FfwImportFile *self)
{
  return self->is_touched;
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
