/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a matrix, a person with what they have of each course, becomes a record a course. */

#include "ffw-mapping-private.h"
#include "ffw-tick.h"

#include <string.h>

/**
 * Said:
 * @SAID_NOTHING: there is nothing to record
 * @SAID_DATE: done on a day
 * @SAID_TICK: done, and nobody says when
 * @SAID_BAD: it cannot be made out, which was said
 *
 * What the row says of one record.
 */
typedef enum
{
  SAID_NOTHING,
  SAID_DATE,
  SAID_TICK,
  SAID_BAD,
} Said;

/**
 * Part:
 * @column: of the file, from 1
 *
 * A column about a course.
 */
typedef struct
{
  guint column;
  guint field;
  FfwMappedCell read;
} Part;

/**
 * Group:
 * @parts: (element-type Part): columns that make one record, each of another field
 * @said: of the row that was taken
 * @said_column: which column says so
 * @has_more: whether the record holds more than a date or a tick
 *
 * A record that a row may become.
 */
typedef struct
{
  const char *course;
  FfwMappedCell code;
  GPtrArray *parts;
  Said said;
  guint said_column;
  gboolean has_more;
} Group;

struct _FfwMappingMatrix
{
  FfwMapping *mapping;
  int course_field;
  int date_field;
  int outcome_field;
  GPtrArray *groups; /* in the order of their first columns */
  guint next;
};

static void
part_free (gpointer data)
{
  Part *self = data;

  ffw_mapped_cell_clear (&self->read);
  g_free (self);
}

static void
group_free (gpointer data)
{
  Group *self = data;

  ffw_mapped_cell_clear (&self->code);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static gboolean
has_field (const Group *group, guint field)
{
  for (guint i = 0; i < group->parts->len; i++)
    if (((const Part *)g_ptr_array_index (group->parts, i))->field == field)
      return TRUE;
  return FALSE;
}

/* The first record of the course that says nothing yet of the field: a second column of dates is
 * a second record. */
static Group *
group_for (FfwMappingMatrix *self, const char *course, guint field, guint column)
{
  Group *group;

  for (guint i = 0; i < self->groups->len; i++)
    {
      group = g_ptr_array_index (self->groups, i);
      if (strcmp (group->course, course) == 0 && !has_field (group, field))
        return group;
    }
  group = g_new0 (Group, 1);
  group->course = course;
  group->parts = g_ptr_array_new_with_free_func (part_free);
  ffw_mapping_read_text (self->mapping, self->course_field, column, course, &group->code);
  g_ptr_array_add (self->groups, group);
  return group;
}

/**
 * ffw_mapping_matrix_new:
 * @mapping: (transfer none): of a layout that has columns of courses
 */
FfwMappingMatrix *
ffw_mapping_matrix_new (FfwMapping *mapping)
{
  FfwMappingMatrix *self = g_new0 (FfwMappingMatrix, 1);

  self->mapping = mapping;
  self->course_field = ffw_kind_find_position (mapping->kind, "course");
  self->date_field = ffw_kind_find_position (mapping->kind, "completed_on");
  self->outcome_field = ffw_kind_find_position (mapping->kind, "outcome");
  self->groups = g_ptr_array_new_with_free_func (group_free);
  for (guint i = 0; i < mapping->n_columns && self->course_field >= 0 && self->date_field >= 0; i++)
    {
      const FfwLayoutColumn *use = mapping->columns[i].use;
      guint field = use->field >= 0 ? (guint)use->field : (guint)self->date_field;
      Part *part;

      if (use->use != FFW_USE_COURSE || !use->course)
        continue;
      part = g_new0 (Part, 1);
      part->column = i + 1;
      part->field = field;
      g_ptr_array_add (group_for (self, use->course, field, i + 1)->parts, part);
    }
  return self;
}

void
ffw_mapping_matrix_free (FfwMappingMatrix *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* What the cell means, where a value of the layout says so, else what stands there. */
static FfwTableField
meaning_of (const FfwMappingMatrix *self, const FfwTableField *from, guint field)
{
  const FfwMapping *mapping = self->mapping;
  const char *value = NULL;

  if (mapping->has_values[field] && !ffw_mapping_is_blank (from))
    value = ffw_layout_get_value (mapping->layout, field, from->text);
  if (!value)
    return *from;
  return (FfwTableField){ .text = (char *)value, .length = strlen (value) };
}

static Said
refuse (FfwMappingMatrix *self, Part *part, const char *code, const char *text)
{
  ffw_mapping_refuse (self->mapping, part->field, part->column, code, text, &part->read);
  return SAID_BAD;
}

static Said
take_day (FfwMappingMatrix *self, Part *part, FfwDate date, guint minute, const char *text)
{
  char iso[FFW_DATE_ISO_SIZE];

  ffw_mapping_note_time (self->mapping, part->column, minute, text);
  ffw_mapping_read_text (self->mapping, part->field, part->column, ffw_date_to_iso (date, iso),
                         &part->read);
  return SAID_DATE;
}

/* A day, a mark, or nothing. */
static Said
read_completion (FfwMappingMatrix *self, Part *part, const FfwTableField *from)
{
  FfwTableField cell = meaning_of (self, from, part->field);
  FfwDayOrder order = self->mapping->columns[part->column - 1].use->day_order;
  gboolean month_first = order == FFW_MONTH_FIRST && from->type == FFW_TABLE_TEXT
                         && cell.text == from->text;
  FfwDate date;
  guint minute;

  if (ffw_mapping_is_blank (&cell))
    return SAID_NOTHING;
  if (ffw_mapping_is_error (&cell))
    return refuse (self, part, "E114", cell.text);
  if (cell.type == FFW_TABLE_NUMBER
      && ffw_mapping_read_serial (self->mapping, part->column, &cell, &date, &minute))
    return take_day (self, part, date, minute, cell.text);
  switch (ffw_tick_read (cell.text))
    {
    case FFW_TICK_YES:
      return SAID_TICK;
    case FFW_TICK_NO:
      return SAID_NOTHING;
    case FFW_TICK_NONE:
      break;
    }
  switch (ffw_date_parse_freely (cell.text, month_first, &date, &minute))
    {
    case FFW_DATE_OK:
      if (cell.text == from->text)
        ffw_mapping_note_date (self->mapping, part->column, from, date);
      return take_day (self, part, date, minute, cell.text);
    case FFW_DATE_DOES_NOT_EXIST:
      return refuse (self, part, "E103", cell.text);
    case FFW_DATE_TWO_DIGIT_YEAR:
      return refuse (self, part, "E104", cell.text);
    case FFW_DATE_MALFORMED:
      break;
    }
  return refuse (self, part, "E050", cell.text);
}

/* An outcome may be a mark: done, or not done. */
static Said
read_outcome (FfwMappingMatrix *self, Part *part, const FfwTableField *from)
{
  FfwTableField cell = meaning_of (self, from, part->field);
  FfwTick tick = ffw_tick_read (cell.text);
  int outcome = FFW_OUTCOME_COMPLETED;

  if (tick == FFW_TICK_NO)
    outcome = FFW_OUTCOME_NOT_COMPLETED;
  if (tick == FFW_TICK_NONE)
    ffw_mapping_read_cell (self->mapping, part->field, part->column, from, &part->read);
  else
    ffw_mapping_read_text (self->mapping, part->field, part->column,
                           ffw_coding_get_code (&ffw_coding_outcome, outcome), &part->read);
  if (part->read.cell.state == FFW_CELL_BAD)
    return SAID_BAD;
  if (part->read.cell.state != FFW_CELL_SET || part->read.cell.integer == FFW_OUTCOME_NOT_COMPLETED)
    return SAID_NOTHING;
  return SAID_TICK;
}

/* Hours, a certificate, an end: where there are any, something was done. */
static Said
read_other (FfwMappingMatrix *self, Part *part, const FfwTableField *from)
{
  FfwTableField cell = meaning_of (self, from, part->field);

  part->read.cell = (FfwCell){ .state = FFW_CELL_ABSENT, .text = "" };
  if (ffw_tick_read (cell.text) == FFW_TICK_NO)
    return SAID_NOTHING;
  ffw_mapping_read_cell (self->mapping, part->field, part->column, from, &part->read);
  if (part->read.cell.state == FFW_CELL_BAD)
    return SAID_BAD;
  return part->read.cell.state == FFW_CELL_SET ? SAID_TICK : SAID_NOTHING;
}

static Said
read_part (FfwMappingMatrix *self, Part *part)
{
  const FfwTableField *from = ffw_mapping_get_field (self->mapping, part->column);

  part->read.cell = (FfwCell){ .state = FFW_CELL_ABSENT, .text = "" };
  if (!from || ffw_mapping_is_blank (from))
    return SAID_NOTHING;
  if ((int)part->field == self->date_field)
    return read_completion (self, part, from);
  if ((int)part->field == self->outcome_field)
    return read_outcome (self, part, from);
  return read_other (self, part, from);
}

/* A day says most, and what is bad spoils the record. */
static Said
stronger (Said a, Said b)
{
  if (a == SAID_BAD || b == SAID_BAD)
    return SAID_BAD;
  if (a == SAID_DATE || b == SAID_DATE)
    return SAID_DATE;
  return a == SAID_TICK ? a : b;
}

static void
read_group (FfwMappingMatrix *self, Group *group)
{
  group->said = SAID_NOTHING;
  group->said_column = 0;
  group->has_more = FALSE;
  for (guint i = 0; i < group->parts->len; i++)
    {
      Part *part = g_ptr_array_index (group->parts, i);
      Said said = read_part (self, part);

      if (said != SAID_NOTHING && !group->said_column)
        group->said_column = part->column;
      group->has_more |= said != SAID_NOTHING && (int)part->field != self->date_field;
      group->said = stronger (group->said, said);
    }
}

static gboolean
has_day (const FfwMappingMatrix *self, const char *course)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);

      if (group->said == SAID_DATE && strcmp (group->course, course) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A tick beside the day of the same course says the same once more. Alone it needs the day that
 * is the same for all. */
static void
settle_tick (FfwMappingMatrix *self, Group *group)
{
  const FfwMapping *mapping = self->mapping;
  const FfwTableField *from;

  if (group->said != SAID_TICK)
    return;
  if (!group->has_more && has_day (self, group->course))
    {
      group->said = SAID_NOTHING;
      return;
    }
  if (mapping->cells[self->date_field].state != FFW_CELL_ABSENT)
    return;
  from = ffw_mapping_get_field (mapping, group->said_column);
  ffw_findings_add (mapping->findings, "E051", mapping->row.line, group->said_column,
                    mapping->kind->fields[self->date_field].name, from->text, group->course, NULL);
  group->said = SAID_BAD;
}

/** Looks what the row that the mapping has taken says of each course. */
void
ffw_mapping_matrix_take (FfwMappingMatrix *self)
{
  self->next = 0;
  for (guint i = 0; i < self->groups->len; i++)
    read_group (self, g_ptr_array_index (self->groups, i));
  for (guint i = 0; i < self->groups->len; i++)
    settle_tick (self, g_ptr_array_index (self->groups, i));
}

/* What all records of the row have in common. */
static void
forget_field (FfwMapping *mapping, guint field)
{
  guint column = mapping->column_of[field];

  mapping->columns_now[field] = column;
  mapping->cells[field] = column ? mapping->read[field].cell : mapping->constants[field].cell;
}

/* What columns of courses can say: each record has its own, and nothing of the one before it. */
static void
forget_record (FfwMappingMatrix *self)
{
  forget_field (self->mapping, self->date_field);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->parts->len; j++)
        forget_field (self->mapping, ((const Part *)g_ptr_array_index (group->parts, j))->field);
    }
}

static void
fill_record (FfwMappingMatrix *self, const Group *group)
{
  FfwMapping *mapping = self->mapping;

  mapping->cells[self->course_field] = group->code.cell;
  mapping->columns_now[self->course_field] = group->said_column;
  if (!mapping->columns_now[self->date_field])
    mapping->columns_now[self->date_field] = group->said_column;
  for (guint i = 0; i < group->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (group->parts, i);

      if (part->read.cell.state == FFW_CELL_ABSENT)
        continue;
      mapping->cells[part->field] = part->read.cell;
      mapping->columns_now[part->field] = part->column;
    }
  if (group->said == SAID_BAD)
    mapping->cells[self->date_field].state = FFW_CELL_BAD;
}

/** Puts the next record into the cells of the mapping. Returns: %FALSE where there is none */
gboolean
ffw_mapping_matrix_next (FfwMappingMatrix *self)
{
  while (self->next < self->groups->len)
    {
      const Group *group = g_ptr_array_index (self->groups, self->next++);

      if (group->said == SAID_NOTHING)
        continue;
      forget_record (self);
      fill_record (self, group);
      return TRUE;
    }
  return FALSE;
}
