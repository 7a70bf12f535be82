/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well a table would do as one of a kind. */

#include "ffw-layout-guess.h"

#include <string.h>

/* Values that are looked up to tell how well a column does, and what one without any that we know
 * counts for. */
#define MOST_RATED  12
#define LEAST_SENSE 0.3

/* What speaks for a kind, and against it. */
#define FOR_NAME    1.1
#define FOR_SYNONYM 1.0
#define FOR_LOOKS   0.6
#define FOR_ASIDE   0.4
#define MOST_ASIDE  3.0
#define FOR_NAMES   3.0
#define FOR_MATRIX  3.0
#define FOR_COURSE  1.5

static double
weight_of (const FfwField *field)
{
  static const struct
  {
    const char *name;
    double weight;
  } weights[] = {
    { "id", 0.5 },       { "person", 0.5 },     { "organisation", 0.5 }, { "role", 2 },
    { "given_name", 2 }, { "family_name", 2 },  { "manager", 2 },        { "started_on", 2 },
    { "course", 3 },     { "completed_on", 3 }, { "session", 2 },        { "starts_at", 2.5 },
    { "ends_at", 2 },    { "attended", 3 },     { "minutes", 3 },        { "asked_at", 2.5 },
    { "capacity", 2 },   { "area", 2 },         { "rating", 2.5 },       { "rater", 2 },
    { "campaign", 2 },   { "question", 3 },     { "stage", 2 },          { "respondent", 2 },
    { "places", 2 },     { "authorises", 2 },   { "from", 1.5 },         { "date", 1.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (strcmp (weights[i].name, field->name) == 0)
      return weights[i].weight;
  return 1;
}

/* What it costs that no column is the field: some can well be the same for all rows. */
static double
cost_of (const FfwField *field)
{
  if (strcmp (field->name, "organisation") == 0)
    return 0.3;
  if (strcmp (field->name, "session") == 0 || strcmp (field->name, "date") == 0
      || strcmp (field->name, "attended") == 0)
    return 0.5;
  if (field->flags & FFW_FIELD_COLUMN)
    return 2;
  return field->flags & FFW_FIELD_REQUIRED ? 1 : 0;
}

/* How much of what stands in a column of names of ours may mean one of them: where nothing does,
 * the column is called so for another reason. */
static double
sense_of (const FfwLayoutGuess *self, const FfwField *field, const FfwScanColumn *column)
{
  guint n = MIN (column->values->len, MOST_RATED);
  guint n_known = 0;

  if (!self->vocabulary || !ffw_vocabulary_get_table (field) || n == 0)
    return 1;
  for (guint i = 0; i < n; i++)
    {
      const FfwScanValue *value = column->values->pdata[i];
      g_autofree char *code = ffw_vocabulary_find (self->vocabulary, field, NULL, value->text);
      g_autoptr (GPtrArray) likely
          = code ? NULL : ffw_vocabulary_suggest (self->vocabulary, field, NULL, value->text, 1);

      n_known += code || likely->len;
    }
  return LEAST_SENSE + (1 - LEAST_SENSE) * n_known / n;
}

/** Adds up what speaks for the table's being of the kind, and what against it. */
void
ffw_layout_guess_rate (FfwLayoutGuess *self)
{
  double aside = 0;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const FfwField *field = &self->kind->fields[i];
      FfwColumnBasis basis;

      if (!self->column_of[i])
        {
          if ((!self->n_courses && !self->n_open)
              || (strcmp (field->name, "course") != 0 && strcmp (field->name, "completed_on") != 0))
            self->rating -= cost_of (field);
          continue;
        }
      basis = ffw_layout_get_column (self->layout, self->column_of[i] - 1)->basis;
      self->rating += weight_of (field)
                      * sense_of (self, field, self->table->columns[self->column_of[i] - 1])
                      * (basis == FFW_BASIS_NAME      ? FOR_NAME
                         : basis == FFW_BASIS_SYNONYM ? FOR_SYNONYM
                                                      : FOR_LOOKS);
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->meanings[i].sense == FFW_SENSE_ASIDE
        && ffw_layout_get_column (self->layout, i)->use == FFW_USE_NOTHING)
      aside += FOR_ASIDE;
  self->rating += MIN (aside, MOST_ASIDE);
  if (self->name_column)
    self->rating += FOR_NAMES;
  if (self->n_open)
    self->rating += FOR_MATRIX;
  if (self->n_courses)
    self->rating += FOR_MATRIX + FOR_COURSE * self->n_courses;
}
