/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-template.h"

#include "ffw-expand.h"
#include "ffw-real.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many rows offer their choices; more can be filled in, without. */
#define ROWS_TO_FILL_IN 1000

enum
{
  SHEET_ROWS,
  SHEET_HELP,
  SHEET_LISTS,
  N_SHEETS,
};

/* The values that one field can have. */
typedef struct
{
  guint field;
  GPtrArray *values; /* of FfwMeaning: what is to be entered, and what it is called elsewhere */
} Choices;

typedef struct
{
  const FfwKind *kind;
  FfwVocabulary *vocabulary;
  FfwLanguage language;
  guint fields[FFW_MAX_FIELDS]; /* those that are filled in, by hand */
  guint n_fields;
  FfwTableWriterColumn columns[FFW_MAX_FIELDS];
  Choices lists[FFW_MAX_FIELDS];
  guint n_lists;
  FfwTableWriterColumn list_columns[2 * FFW_MAX_FIELDS];
} Template;

static void
template_clear (Template *self)
{
  for (guint i = 0; i < self->n_lists; i++)
    g_ptr_array_unref (self->lists[i].values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Template, template_clear)

static GPtrArray *
list_codes (Template *self, const FfwCoding *coding)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_meaning_free);
  FfwLanguage other = self->language == FFW_LANGUAGE_CY ? FFW_LANGUAGE_EN : FFW_LANGUAGE_CY;

  for (guint i = 0; i < coding->n_codes; i++)
    g_ptr_array_add (
        values,
        ffw_meaning_new (ffw_coding_get_word (coding, coding->codes[i].value, self->language),
                         ffw_coding_get_word (coding, coding->codes[i].value, other),
                         FFW_LIKENESS_CERTAIN));
  return values;
}

/* A title says more than a code; where it could mean another row as well, the code stands. */
static GPtrArray *
list_rows (Template *self, const FfwField *field)
{
  g_autoptr (GPtrArray) known = ffw_vocabulary_list (self->vocabulary, field, NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_meaning_free);

  for (guint i = 0; i < known->len; i++)
    {
      const FfwMeaning *meaning = g_ptr_array_index (known, i);
      g_autofree char *found = ffw_vocabulary_find (self->vocabulary, field, NULL, meaning->title);
      gboolean is_clear = g_strcmp0 (found, meaning->code) == 0;

      g_ptr_array_add (values, ffw_meaning_new (is_clear ? meaning->title : meaning->code,
                                                is_clear ? meaning->code : meaning->title,
                                                FFW_LIKENESS_CERTAIN));
    }
  return values;
}

static void
add_list (Template *self, guint column, guint position, GPtrArray *values)
{
  Choices *list = &self->lists[self->n_lists];
  FfwTableWriterColumn *shown = &self->list_columns[2 * self->n_lists];

  if (values->len == 0)
    {
      g_ptr_array_unref (values);
      return;
    }
  list->field = position;
  list->values = values;
  self->columns[column].n_choices = values->len;
  self->columns[column].choices_sheet = SHEET_LISTS;
  self->columns[column].choices_column = 2 * self->n_lists;
  shown[0] = (FfwTableWriterColumn){ .title = self->columns[column].title, .width = 40 };
  /* Translators: the heading of a column of a list of values: what else the values are called,
   * as codes or in the other language */
  shown[1] = (FfwTableWriterColumn){ .title = ffw_translate (self->language, N_ ("Also Known As")),
                                     .width = 25 };
  self->n_lists++;
}

static gboolean
is_filled_in (const FfwField *field)
{
  return field->type != FFW_FIELD_UUID && !(field->flags & FFW_FIELD_CARRIER);
}

static void
describe (Template *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const FfwField *field = &self->kind->fields[i];
      guint column = self->n_fields;

      if (!is_filled_in (field))
        continue;
      self->fields[self->n_fields++] = i;
      self->columns[column].title = self->language == FFW_LANGUAGE_CY ? field->name_cy
                                                                      : field->name;
      self->columns[column].width = strlen (self->columns[column].title) + 5;
      self->columns[column].type = ffw_table_type_of (field);
      if (field->type == FFW_FIELD_CODED)
        add_list (self, column, i, list_codes (self, field->coding));
      else if (ffw_vocabulary_knows_field (field))
        add_list (self, column, i, list_rows (self, field));
    }
}

/* What a field takes, in a language. */
static char *
explain (const FfwField *field, FfwLanguage language)
{
  char least[FFW_REAL_SIZE], most[FFW_REAL_SIZE];

  if (field->type == FFW_FIELD_CODED || ffw_vocabulary_knows_field (field))
    return g_strdup (ffw_translate (language, N_ ("One of those on the sheet of lists")));
  switch (field->type)
    {
    case FFW_FIELD_DATE:
      return g_strdup (ffw_translate (language, N_ ("A date, such as 22/11/2022")));
    case FFW_FIELD_DATE_TIME:
      return g_strdup (ffw_translate (language, N_ ("A date and time, such as 22/11/2022 09:30")));
    case FFW_FIELD_INTEGER:
    case FFW_FIELD_REAL:
      if (field->least != 0 || field->most != 0)
        return ffw_expand (ffw_translate (language, N_ ("A number from %1$s to %2$s")),
                           (const char *[]){ ffw_real_to_text (field->least, least),
                                             ffw_real_to_text (field->most, most), NULL },
                           language);
      return g_strdup (ffw_translate (language, N_ ("A number")));
    case FFW_FIELD_REFERENCE:
    case FFW_FIELD_IDENTIFIER:
      return g_strdup (ffw_translate (language, N_ ("A code or a number, as you know it")));
    case FFW_FIELD_REFERENCES:
    case FFW_FIELD_CODES:
      return g_strdup (ffw_translate (language, N_ ("Codes, separated by spaces")));
    case FFW_FIELD_TEXT:
    case FFW_FIELD_UUID:
    case FFW_FIELD_CODED:
      break;
    }
  return g_strdup (ffw_translate (language, N_ ("Text")));
}

static gboolean
write_help (Template *self, FfwTableWriter *writer, GError **error)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      const FfwField *field = &self->kind->fields[self->fields[i]];
      gboolean is_required = (field->flags & (FFW_FIELD_REQUIRED | FFW_FIELD_COLUMN)) != 0;
      g_autofree char *english = explain (field, FFW_LANGUAGE_EN);
      g_autofree char *welsh = explain (field, FFW_LANGUAGE_CY);
      const char *const texts[] = {
        field->name,
        english,
        ffw_coding_get_word (&ffw_coding_yes_no, is_required, FFW_LANGUAGE_EN),
        field->name_cy,
        welsh,
        ffw_coding_get_word (&ffw_coding_yes_no, is_required, FFW_LANGUAGE_CY),
      };

      if (!ffw_table_writer_add_row (writer, texts, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_lists (Template *self, FfwTableWriter *writer, GError **error)
{
  guint longest = 0;

  for (guint i = 0; i < self->n_lists; i++)
    longest = MAX (longest, self->lists[i].values->len);
  for (guint row = 0; row < longest; row++)
    {
      const char *texts[2 * FFW_MAX_FIELDS] = { NULL };

      for (guint i = 0; i < self->n_lists; i++)
        if (row < self->lists[i].values->len)
          {
            const FfwMeaning *value = g_ptr_array_index (self->lists[i].values, row);

            texts[2 * i] = value->code;
            texts[2 * i + 1] = value->title;
          }
      if (!ffw_table_writer_add_row (writer, texts, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ffw_template_write:
 * @vocabulary: of the workspace, in @language
 * @language: of the headings and the values
 * @out: where it goes; it is not closed
 *
 * Writes a file to be filled in with rows of @kind, which comes in as it is. A workbook offers the
 * values that a column can have, explains each column in both languages, and lists the values; a
 * CSV file has the headings alone.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_template_write (const FfwKind *kind, FfwVocabulary *vocabulary, FfwTableFormat format,
                    FfwLanguage language, GOutputStream *out, GCancellable *cancellable,
                    GError **error)
{
  g_auto (Template) self = { .kind = kind, .vocabulary = vocabulary, .language = language };
  static const char *const help_titles[] = { N_ ("Column"), N_ ("What It Holds"), N_ ("Required") };
  FfwTableWriterColumn help[2 * G_N_ELEMENTS (help_titles)] = { 0 };
  FfwTableWriterSheet sheets[N_SHEETS] = {
    [SHEET_ROWS] = { .name = ffw_translate (language, kind->title), .n_blank = ROWS_TO_FILL_IN },
    /* Translators: the name of a sheet of a workbook that is to be filled in */
    [SHEET_HELP] = { .name = ffw_translate_context (language, "sheet", NC_ ("sheet", "Help")),
                     .columns = help,
                     .n_columns = G_N_ELEMENTS (help) },
    /* Translators: the name of a sheet of a workbook that is to be filled in */
    [SHEET_LISTS] = { .name = ffw_translate_context (language, "sheet", NC_ ("sheet", "Lists")) },
  };
  g_autoptr (FfwTableWriter) writer = NULL;
  guint n_sheets = 1;

  describe (&self);
  sheets[SHEET_ROWS].columns = self.columns;
  sheets[SHEET_ROWS].n_columns = self.n_fields;
  sheets[SHEET_LISTS].columns = self.list_columns;
  sheets[SHEET_LISTS].n_columns = 2 * self.n_lists;
  for (guint i = 0; i < G_N_ELEMENTS (help); i++)
    {
      FfwLanguage of = i < G_N_ELEMENTS (help_titles) ? FFW_LANGUAGE_EN : FFW_LANGUAGE_CY;

      help[i].title = ffw_translate (of, help_titles[i % G_N_ELEMENTS (help_titles)]);
      help[i].width = i % G_N_ELEMENTS (help_titles) == 1 ? 45 : 20;
    }
  if (format != FFW_TABLE_CSV)
    n_sheets = self.n_lists ? N_SHEETS : N_SHEETS - 1;
  writer = ffw_table_writer_new (format, out, sheets, n_sheets, language, cancellable, error);
  if (!writer)
    return FALSE;
  if (n_sheets > SHEET_HELP
      && (!ffw_table_writer_next_sheet (writer, error) || !write_help (&self, writer, error)))
    return FALSE;
  if (n_sheets > SHEET_LISTS
      && (!ffw_table_writer_next_sheet (writer, error) || !write_lists (&self, writer, error)))
    return FALSE;
  return ffw_table_writer_finish (writer, error);
}
