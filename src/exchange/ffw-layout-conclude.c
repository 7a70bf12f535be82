/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-conclude.h"

#include "ffw-fold.h"
#include "ffw-layout-hints.h"
#include "ffw-layout-table.h"

#include <string.h>

/* So many staff numbers of a list, and such a part of them, are no chance. */
#define LEAST_NUMBERS 5
#define MOST_OF       0.8

typedef struct
{
  FfwLayout *layout;
  const FfwLayoutTable *table;
  FfwVocabulary *vocabulary;
  const GPtrArray *before;
  GPtrArray *conclusions;
} Concluding;

/* What a cell of a course says where it is not done yet, as ffw_fold() leaves it. */
static gboolean
is_not_yet (const char *text)
{
  static const char *const words[]
      = { "book",        "booked",       "booked on",        "to book",      "to be booked",
          "due",         "enrolled",     "in progress",      "invited",      "not yet",
          "outstanding", "overdue",      "planned",          "required",     "scheduled",
          "to do",       "waiting list", "archebwyd",        "wedi archebu", "wedi bwcio",
          "ar y gweill", "i'w wneud",    "i'w archebu",      "rhestr aros",  "yn aros",
          "angen",       "hwyr",         "heb ei wneud eto", "ddim eto",     NULL };
  g_autofree char *folded = g_strstrip (ffw_fold (text));

  return g_strv_contains (words, folded);
}

static gboolean
is_same (const FfwLayoutQuestion *one, const FfwLayoutQuestion *other)
{
  return one->what == other->what && one->field == other->field
         && strcmp (one->text, other->text) == 0;
}

/* FALSE where it was concluded before: somebody has taken it back. */
static gboolean
add (Concluding *self, FfwLayoutQuestion *conclusion)
{
  for (guint i = 0; self->before && i < self->before->len; i++)
    if (is_same (g_ptr_array_index (self->before, i), conclusion))
      {
        ffw_layout_question_free (conclusion);
        return FALSE;
      }
  g_ptr_array_add (self->conclusions, conclusion);
  return TRUE;
}

/* The organisation that a cell of a column says: its own name, that of a site, or a number. */
static char *
find_organisation (FfwVocabulary *vocabulary, const FfwField *organisation, gboolean is_number,
                   const char *text)
{
  char *code;

  if (is_number)
    return g_strdup (ffw_vocabulary_get_organisation_of_number (vocabulary, text));
  code = ffw_vocabulary_find (vocabulary, organisation, NULL, text);
  return code ? code : g_strdup (ffw_vocabulary_get_organisation_of_site (vocabulary, text));
}

/* The organisations that the cells of a column say, each once, the most frequent first; none where
 * some say none. Of numbers a few may be unknown: of people who are not there. */
static GPtrArray *
list_organisations (const Concluding *self, const FfwField *organisation, gboolean is_number,
                    const FfwScanColumn *cells)
{
  GPtrArray *codes = ffw_meanings_new ();
  guint n_known = 0;

  for (guint i = 0; i < cells->values->len; i++)
    {
      const char *text = ((const FfwScanValue *)g_ptr_array_index (cells->values, i))->text;
      g_autofree char *code = find_organisation (self->vocabulary, organisation, is_number, text);
      FfwMeaning *known = NULL;

      if (!code && (is_number || ffw_vocabulary_is_nothing (text)))
        continue;
      if (!code)
        {
          g_ptr_array_set_size (codes, 0);
          return codes;
        }
      n_known++;
      for (guint j = 0; j < codes->len && !known; j++)
        if (strcmp (((FfwMeaning *)g_ptr_array_index (codes, j))->code, code) == 0)
          known = g_ptr_array_index (codes, j);
      if (!known)
        {
          const char *title = ffw_vocabulary_get_title (self->vocabulary, "organisation", code);

          known = ffw_meaning_new (code, title, FFW_LIKENESS_MOST);
          g_ptr_array_add (codes, known);
        }
    }
  if (!cells->has_all_values
      || (is_number && (n_known < LEAST_NUMBERS || n_known < cells->values->len * MOST_OF)))
    g_ptr_array_set_size (codes, 0);
  return codes;
}

/* Notes what each cell of the column says; what is not known is taken for @otherwise. */
static void
set_also (Concluding *self, guint column, guint field, gboolean is_number, const char *otherwise)
{
  const FfwField *organisation = &self->layout->kind->fields[field];
  GPtrArray *values = self->table->columns[column]->values;

  ffw_layout_get_column (self->layout, column)->also = (int)field;
  for (guint i = 0; i < values->len; i++)
    {
      const char *text = ((const FfwScanValue *)g_ptr_array_index (values, i))->text;
      g_autofree char *code = find_organisation (self->vocabulary, organisation, is_number, text);

      ffw_layout_set_value (self->layout, field, text, code ? code : otherwise);
    }
}

/* What stands above the table or in its name may name another one: that is asked. */
static gboolean
is_contradicted (const Concluding *self, guint field, const char *code)
{
  g_autoptr (GPtrArray) hints = ffw_layout_hints_list (self->layout, self->table, self->vocabulary,
                                                       field);

  for (guint i = 0; i < hints->len; i++)
    if (strcmp (((const FfwMeaning *)g_ptr_array_index (hints, i))->code, code) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
conclude_by_column (Concluding *self, guint field, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);
  const FfwField *organisation = &self->layout->kind->fields[field];
  const FfwField *own = use->use == FFW_USE_FIELD ? &self->layout->kind->fields[use->field] : NULL;
  /* Of a staff list the numbers may be those of people whom nobody knows yet. */
  gboolean is_number = own && strcmp (own->name, "staff_number") == 0
                       && ffw_kind_find_position (self->layout->kind, "family_name") < 0;
  FfwLayoutQuestion *conclusion;
  g_autoptr (GPtrArray) codes = NULL;
  const char *first;

  if (!is_number && !(own && strcmp (own->name, "site") == 0))
    return FALSE;
  codes = list_organisations (self, organisation, is_number, self->table->columns[column]);
  if (codes->len == 0)
    return FALSE;
  first = ((const FfwMeaning *)g_ptr_array_index (codes, 0))->code;
  if (codes->len == 1 && is_contradicted (self, field, first))
    return FALSE;
  conclusion = ffw_layout_question_new (FFW_OPEN_FIELD, organisation->name);
  conclusion->field = (int)field;
  conclusion->column = column + 1;
  conclusion->line = self->layout->header_line;
  conclusion->n = self->table->n_rows;
  conclusion->is_required = TRUE;
  g_ptr_array_unref (conclusion->suggestions);
  conclusion->suggestions = g_ptr_array_ref (codes);
  if (!add (self, conclusion))
    return TRUE;
  if (codes->len == 1)
    ffw_layout_set_constant (self->layout, field, first);
  else
    set_also (self, column, field, is_number, first);
  return TRUE;
}

static void
conclude_organisation (Concluding *self)
{
  int field = ffw_kind_find_position (self->layout->kind, "organisation");

  if (field < 0 || ffw_layout_has_field (self->layout, (guint)field)
      || !(self->layout->kind->fields[field].flags & FFW_FIELD_COLUMN))
    return;
  for (guint i = 0; i < MIN (self->layout->columns->len, self->table->n_columns); i++)
    if (conclude_by_column (self, (guint)field, i))
      return;
}

/* “Booked” and “in progress” say that a course is not done yet. */
static void
conclude_not_yet (Concluding *self, guint column)
{
  const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, column);
  GPtrArray *values = self->table->columns[column]->values;

  if (use->use != FFW_USE_COURSE || use->field < 0
      || strcmp (self->layout->kind->fields[use->field].name, "completed_on") != 0)
    return;
  for (guint i = 0; i < values->len; i++)
    {
      const FfwScanValue *value = g_ptr_array_index (values, i);
      FfwLayoutQuestion *conclusion;

      if (!is_not_yet (value->text)
          || ffw_layout_get_value (self->layout, (guint)use->field, value->text))
        continue;
      conclusion = ffw_layout_question_new (FFW_OPEN_VALUE, value->text);
      conclusion->field = use->field;
      conclusion->column = column + 1;
      conclusion->line = value->line;
      conclusion->n = value->n;
      if (add (self, conclusion))
        ffw_layout_set_value (self->layout, (guint)use->field, value->text, "");
    }
}

/**
 * ffw_layout_conclude:
 * @layout: (inout): of the table in @scan, as far as ffw_layout_settle() has settled it
 * @before: (nullable) (element-type FfwLayoutQuestion): what was concluded before; it is not
 *   concluded again, as somebody may have taken it back
 *
 * Answers what would else be asked, where the file and the workspace leave little doubt: whose rows
 * they are, by the sites or the staff numbers in them, and that what is booked is not done yet. Who
 * imports is to be told, and can say otherwise.
 *
 * Returns: (transfer full) (element-type FfwLayoutQuestion): what was concluded; of an organisation
 *   the column that says it, and all that it says as suggestions
 */
GPtrArray *
ffw_layout_conclude (FfwLayout *layout, const FfwTableScan *scan, FfwVocabulary *vocabulary,
                     const GPtrArray *before)
{
  g_autoptr (FfwLayoutTable) table = ffw_layout_table_new (scan, layout->header_line,
                                                           layout->n_header_rows);
  Concluding self = { .layout = layout,
                      .table = table,
                      .vocabulary = vocabulary,
                      .before = before,
                      .conclusions
                      = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_layout_question_free) };

  conclude_organisation (&self);
  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    conclude_not_yet (&self, i);
  return self.conclusions;
}

/** Returns: whether what was concluded still stands, and nobody has said otherwise */
gboolean
ffw_layout_holds_conclusion (const FfwLayout *layout, const FfwLayoutQuestion *conclusion)
{
  const char *text;

  if (conclusion->what == FFW_OPEN_VALUE)
    {
      text = ffw_layout_get_value (layout, (guint)conclusion->field, conclusion->text);
      return text && *text == '\0';
    }
  if (conclusion->suggestions->len > 1)
    return conclusion->column <= layout->columns->len
           && ffw_layout_get_column (layout, conclusion->column - 1)->also == conclusion->field;
  return g_strcmp0 (layout->constants[conclusion->field],
                    ((const FfwMeaning *)g_ptr_array_index (conclusion->suggestions, 0))->code)
         == 0;
}

/** Takes back what was concluded, so that it is asked. */
void
ffw_layout_take_back_conclusion (FfwLayout *layout, const FfwLayoutQuestion *conclusion)
{
  if (conclusion->what == FFW_OPEN_VALUE)
    ffw_layout_set_value (layout, (guint)conclusion->field, conclusion->text, NULL);
  else if (conclusion->suggestions->len > 1)
    ffw_layout_forget_also (layout, (guint)conclusion->field);
  else
    ffw_layout_set_constant (layout, (guint)conclusion->field, NULL);
}

/**
 * ffw_layout_say_conclusions:
 * @findings: takes each, as nothing is taken to be so in silence
 */
void
ffw_layout_say_conclusions (const FfwLayout *layout, const GPtrArray *conclusions,
                            FfwFindings *findings)
{
  for (guint i = 0; i < conclusions->len; i++)
    {
      const FfwLayoutQuestion *conclusion = g_ptr_array_index (conclusions, i);
      const char *name = layout->kind->fields[conclusion->field].name;
      g_autoptr (GString) codes = g_string_new (NULL);

      if (conclusion->what == FFW_OPEN_VALUE)
        {
          ffw_findings_add (findings, "W062", conclusion->line, conclusion->column, name,
                            conclusion->text, NULL);
          continue;
        }
      for (guint j = 0; j < conclusion->suggestions->len; j++)
        g_string_append_printf (
            codes, "%s%s", j ? ", " : "",
            ((const FfwMeaning *)g_ptr_array_index (conclusion->suggestions, j))->code);
      ffw_findings_add (findings, "W061", layout->header_line, conclusion->column, name,
                        ffw_layout_get_column (layout, conclusion->column - 1)->header, codes->str,
                        NULL);
    }
}
