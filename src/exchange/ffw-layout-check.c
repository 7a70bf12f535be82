/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-check.h"

/* The columns of courses in a matrix say these. */
static gboolean
is_of_course (const FfwField *field)
{
  return g_str_equal (field->name, "course") || g_str_equal (field->name, "completed_on");
}

/* Somebody must be named in one way or another; a row that is known by its id needs nobody. */
static gboolean
names_somebody (const FfwLayout *layout, int *person)
{
  *person = -1;
  for (guint i = layout->kind->n_fields; i-- > 0;)
    {
      const FfwField *field = &layout->kind->fields[i];

      if ((field->flags & FFW_FIELD_PERSON) || g_str_equal (field->name, "id"))
        {
          if (ffw_layout_has_field (layout, i))
            return TRUE;
          if (field->flags & FFW_FIELD_PERSON)
            *person = (int)i;
        }
    }
  return *person < 0;
}

static void
say_missing (const FfwLayout *layout, guint field, const GPtrArray *questions,
             FfwFindings *findings)
{
  const char *name = layout->kind->fields[field].name;
  const char *likely = NULL;

  for (guint i = 0; questions && i < questions->len; i++)
    {
      const FfwLayoutQuestion *question = g_ptr_array_index (questions, i);

      if (question->what == FFW_OPEN_FIELD && question->field == (int)field
          && question->suggestions->len)
        likely = ((const FfwMeaning *)g_ptr_array_index (question->suggestions, 0))->code;
    }
  ffw_findings_add (findings, "E052", layout->header_line, 0, name, name, likely, NULL);
}

/**
 * ffw_layout_check_complete:
 * @questions: (nullable) (element-type FfwLayoutQuestion): what is open, with what is likely
 * @findings: takes what is missing
 *
 * Returns: whether all is there without which no row can be read
 */
gboolean
ffw_layout_check_complete (const FfwLayout *layout, const GPtrArray *questions,
                           FfwFindings *findings)
{
  gboolean is_matrix = ffw_layout_is_matrix (layout);
  gboolean complete = TRUE;
  int person;

  for (guint i = 0; i < layout->kind->n_fields; i++)
    {
      const FfwField *field = &layout->kind->fields[i];

      if (!(field->flags & FFW_FIELD_COLUMN) || (is_matrix && is_of_course (field))
          || ffw_layout_has_field (layout, i))
        continue;
      say_missing (layout, i, questions, findings);
      complete = FALSE;
    }
  if (!names_somebody (layout, &person))
    {
      say_missing (layout, (guint)person, questions, findings);
      complete = FALSE;
    }
  return complete;
}

/* What a column was taken to be, as the person knows it. */
static char *
describe_use (const FfwKind *kind, const FfwLayoutColumn *column)
{
  switch (column->use)
    {
    case FFW_USE_FIELD:
      return g_strdup (kind->fields[column->field].name);
    case FFW_USE_NAME:
    case FFW_USE_NAME_SURNAME_FIRST:
      return g_strdup ("given_name, family_name");
    case FFW_USE_COURSE:
      return g_strdup_printf ("%s (%s)", kind->fields[column->field].name, column->course);
    case FFW_USE_NOTHING:
      break;
    }
  return NULL;
}

static gboolean
is_said (FfwFindings *findings, guint column)
{
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    if (ffw_findings_get (findings, i)->column == column)
      return TRUE;
  return FALSE;
}

/**
 * ffw_layout_say_columns:
 * @said: what was told of its columns already
 * @findings: takes the rest: nothing is guessed in silence, each column that has not the field's
 *   own name is told of
 */
void
ffw_layout_say_columns (const FfwLayout *layout, FfwFindings *said, FfwFindings *findings)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (layout, i);
      g_autofree char *use = describe_use (layout->kind, column);

      if (!use && !column->n_open && column->header && *column->header)
        ffw_findings_add (findings, "W002", layout->header_line, i + 1, NULL, column->header, NULL);
      else if (use && column->basis != FFW_BASIS_NAME && !is_said (said, i + 1))
        ffw_findings_add (findings, "W054", layout->header_line, i + 1,
                          column->field >= 0 ? layout->kind->fields[column->field].name : NULL,
                          column->header ? column->header : "", use, NULL);
    }
}

/**
 * ffw_layout_note_open:
 * @questions: (nullable) (element-type FfwLayoutQuestion): what is open
 *
 * Notes at each column whether it holds what people have of a course that nobody has named.
 */
void
ffw_layout_note_open (FfwLayout *layout, const GPtrArray *questions)
{
  for (guint i = 0; i < layout->columns->len; i++)
    ffw_layout_get_column (layout, i)->n_open = 0;
  for (guint i = 0; questions && i < questions->len; i++)
    {
      const FfwLayoutQuestion *question = g_ptr_array_index (questions, i);

      if (question->what == FFW_OPEN_COURSE)
        ffw_layout_get_column (layout, question->column - 1)->n_open = question->n;
    }
}

/**
 * ffw_layout_say_unnamed:
 * @findings: takes the columns of which nobody has said which course they are, though they hold
 *   something: an error each, as what they hold would be lost
 */
void
ffw_layout_say_unnamed (const FfwLayout *layout, FfwFindings *findings)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (layout, i);
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, column->n_open);

      if (column->n_open)
        ffw_findings_add (findings, "E056", layout->header_line, i + 1, NULL, n, column->header,
                          NULL);
    }
}

/**
 * ffw_layout_say_open:
 * @questions: (element-type FfwLayoutQuestion): what is open
 *
 * Returns: %FALSE where it must not stay so
 */
gboolean
ffw_layout_say_open (const FfwLayout *layout, const GPtrArray *questions, FfwFindings *findings)
{
  gboolean can_be_read = TRUE;

  for (guint i = 0; i < questions->len; i++)
    {
      const FfwLayoutQuestion *question = g_ptr_array_index (questions, i);
      const char *field = question->field >= 0 ? layout->kind->fields[question->field].name : NULL;
      g_autofree char *line = g_strdup_printf ("%u", question->line);
      g_autofree char *other = g_strdup_printf ("%u", question->other_line);
      const char *header = question->column
                               ? ffw_layout_get_column (layout, question->column - 1)->header
                               : "";

      if (question->what == FFW_OPEN_HEADER)
        {
          ffw_findings_add (findings, "E055", question->line, 0, NULL, NULL);
          can_be_read = FALSE;
        }
      else if (question->what == FFW_OPEN_DAY_ORDER && question->other_line)
        {
          ffw_findings_add (findings, "E054", question->line, question->column, field, header, line,
                            other, NULL);
          can_be_read = FALSE;
        }
      else if (question->what == FFW_OPEN_DAY_ORDER)
        ffw_findings_add (findings, "W057", question->line, question->column, field, header, NULL);
    }
  return can_be_read;
}
