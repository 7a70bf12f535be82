/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-outcome.h"

#include "ffw-import-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwImportOutcome
{
  GObject parent_instance;

  FfwImport *trial;
  FfwVocabulary *vocabulary; /* or NULL */
  guint file;
  guint row;
};

G_DEFINE_FINAL_TYPE (FfwImportOutcome, ffw_import_outcome, G_TYPE_OBJECT)

static void
ffw_import_outcome_finalize (GObject *object)
{
  FfwImportOutcome *self = FFW_IMPORT_OUTCOME (object);

  g_object_unref (self->trial);
  g_clear_pointer (&self->vocabulary, ffw_vocabulary_unref);

  G_OBJECT_CLASS (ffw_import_outcome_parent_class)->finalize (object);
}

static void
ffw_import_outcome_class_init (FfwImportOutcomeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_import_outcome_finalize;
}

static void
ffw_import_outcome_init (FfwImportOutcome *self)
{
}

/**
 * ffw_import_outcome_new:
 * @trial: that has run with a report
 * @vocabulary: (nullable): what the codes of the workspace mean
 * @file: the position of the file
 * @row: the position in its report
 */
FfwImportOutcome *
ffw_import_outcome_new (FfwImport *trial, FfwVocabulary *vocabulary, guint file, guint row)
{
  FfwImportOutcome *self = g_object_new (FFW_TYPE_IMPORT_OUTCOME, NULL);

  self->trial = g_object_ref (trial);
  self->vocabulary = vocabulary ? ffw_vocabulary_ref (vocabulary) : NULL;
  self->file = file;
  self->row = row;

  return self;
}

static const FfwImportResult *
get_file (FfwImportOutcome *self)
{
  return ffw_import_get_result (self->trial, self->file);
}

static const FfwReportedRow *
get_row (FfwImportOutcome *self)
{
  return ffw_row_report_get (get_file (self)->report, self->row);
}

FfwRowResult
ffw_import_outcome_get_result (FfwImportOutcome *self)
{
  return get_row (self)->result;
}

/** Returns: what becomes of it, in a word */
const char *
ffw_import_outcome_get_word (FfwImportOutcome *self)
{
  switch (get_row (self)->result)
    {
    case FFW_ROW_ADDED:
      /* Translators: what becomes of a row of a file: it is added */
      return C_ ("row", "New");
    case FFW_ROW_UPDATED:
      /* Translators: what becomes of a row of a file: what is there is updated */
      return C_ ("row", "Changed");
    case FFW_ROW_REJECTED:
      /* Translators: what becomes of a row of a file: it is not taken in */
      return C_ ("row", "Refused");
    case FFW_ROW_UNCHANGED:
    case FFW_ROW_DEFERRED:
    case FFW_ROW_FAILED:
    default:
      return C_ ("row", "Unchanged");
    }
}

/* The text of a row in the field of that name, or NULL. */
static const char *
get_text (const FfwKind *kind, const FfwReportedRow *row, const char *name)
{
  int field = ffw_kind_find_position (kind, name);

  return field >= 0 && row->texts ? row->texts[field] : NULL;
}

/* Who has the staff number of a row that is about somebody and does not name them. */
static const char *
find_person (FfwImportOutcome *self, const FfwKind *kind, const FfwReportedRow *row)
{
  const char *organisation = get_text (kind, row, "organisation");
  const char *number = get_text (kind, row, "staff_number");

  if (!self->vocabulary || !organisation || !number
      || ffw_kind_find_position (kind, "family_name") >= 0)
    return NULL;

  return ffw_vocabulary_get_name (self->vocabulary, organisation, number);
}

/** Returns: (transfer full): what it is about: its key, and a name where it has one */
char *
ffw_import_outcome_get_name (FfwImportOutcome *self)
{
  const FfwKind *kind = get_file (self)->kind;
  const FfwReportedRow *row = get_row (self);
  const char *person = find_person (self, kind, row);
  g_autoptr (GString) name = g_string_new (person);

  /* Codes stand for themselves in a heading. */
  for (guint i = 0; row->texts && i < kind->n_fields; i++)
    if (ffw_row_report_is_name (&kind->fields[i]) && row->texts[i] && *row->texts[i])
      {
        g_autofree char *text = ffw_import_words_value (NULL, &kind->fields[i], row->texts[i]);

        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
      }

  return g_strdup (name->len > 0 ? name->str : "–");
}

/** Returns: (transfer full): where it is: its line, and its file where there are several */
char *
ffw_import_outcome_get_place (FfwImportOutcome *self)
{
  g_autofree char *line = g_strdup_printf ("%u", get_row (self)->line);
  g_autofree char *name = g_filename_display_basename (get_file (self)->file);

  if (ffw_import_get_n_results (self->trial) > 1)
    return ffw_words (_ ("%1$s, line %2$s"), name, line, NULL);

  /* Translators: a place in a file; %1$s is the number of a line */
  return ffw_words (_ ("line %1$s"), line, NULL);
}

/* What only says which row it is says nothing of what changes. */
static gboolean
is_shown (const FfwField *field)
{
  return field->type != FFW_FIELD_UUID;
}

static char *
show_value (FfwImportOutcome *self, const FfwField *field, const char *text)
{
  const FfwLayout *layout = get_file (self)->layout;
  const char *title = text && layout ? ffw_layout_get_new_title (
                          layout, (guint)(field - layout->kind->fields), text)
                                     : NULL;

  if (title)
    return g_strdup (title);

  return text && *text ? ffw_import_words_value (self->vocabulary, field, text) : g_strdup ("–");
}

static void
add_change (FfwImportOutcome *self, GString *details, const FfwField *field, const char *before,
            const char *after)
{
  g_autofree char *word = ffw_import_words_field (field);
  g_autofree char *from = show_value (self, field, before);
  g_autofree char *to = show_value (self, field, after);
  /* Translators: what changes in a row: a field, what stands there and what will */
  g_autofree char *change = ffw_words (_ ("%1$s: %2$s → %3$s"), word, from, to, NULL);

  g_string_append_printf (details, "%s%s", details->len > 0 ? "\n" : "", change);
}

static char *
describe_changes (FfwImportOutcome *self, const FfwKind *kind, const FfwReportedRow *row)
{
  GString *details = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((row->changed & (1u << i)) && is_shown (&kind->fields[i]))
      add_change (self, details, &kind->fields[i], row->before ? row->before[i] : NULL,
                  row->texts ? row->texts[i] : NULL);

  return g_string_free (details, FALSE);
}

/* What is said about the line, as far as it was kept. */
static char *
describe_refusal (FfwFindings *findings, guint line)
{
  GString *details = g_string_new (NULL);

  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *message = NULL;

      if (finding->line != line || finding->severity != FFW_SEVERITY_ERROR)
        continue;
      message = ffw_import_words_finding (finding);
      g_string_append_printf (details, "%s%s", details->len > 0 ? "\n" : "", message);
    }

  return g_string_free (details, FALSE);
}

static char *
describe_new (FfwImportOutcome *self, const FfwKind *kind, const FfwReportedRow *row)
{
  GString *details = g_string_new (NULL);

  for (guint i = 0; row->texts && i < kind->n_fields; i++)
    {
      const FfwField *field = &kind->fields[i];
      g_autofree char *word = ffw_import_words_field (field);
      g_autofree char *value = show_value (self, field, row->texts[i]);

      if (row->texts[i] && *row->texts[i] && is_shown (field))
        g_string_append_printf (details, "%s%s: %s", details->len > 0 ? " · " : "", word, value);
    }

  return g_string_free (details, FALSE);
}

/** Returns: (transfer full): from what to what it changes, why it is refused, or what it says */
char *
ffw_import_outcome_get_details (FfwImportOutcome *self)
{
  const FfwImportResult *file = get_file (self);
  const FfwReportedRow *row = get_row (self);

  switch (row->result)
    {
    case FFW_ROW_UPDATED:
      return describe_changes (self, file->kind, row);
    case FFW_ROW_REJECTED:
      return describe_refusal (file->findings, row->line);
    case FFW_ROW_ADDED:
    case FFW_ROW_UNCHANGED:
    case FFW_ROW_DEFERRED:
    case FFW_ROW_FAILED:
    default:
      return describe_new (self, file->kind, row);
    }
}
