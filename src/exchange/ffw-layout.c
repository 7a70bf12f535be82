/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout.h"

#include "ffw-fold.h"

#define NO_FIELD -1

static void
column_free (gpointer data)
{
  FfwLayoutColumn *self = data;

  g_free (self->header);
  g_free (self->course);
  g_free (self);
}

static void
value_free (gpointer data)
{
  FfwLayoutValue *self = data;

  g_free (self->from);
  g_free (self->to);
  g_free (self->title);
  g_free (self);
}

/**
 * ffw_layout_new:
 *
 * Returns: (transfer full): a layout of @kind without columns
 */
FfwLayout *
ffw_layout_new (const FfwKind *kind)
{
  FfwLayout *self = g_new0 (FfwLayout, 1);

  self->kind = kind;
  self->n_header_rows = 1;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

FfwLayout *
ffw_layout_copy (const FfwLayout *self)
{
  FfwLayout *copy = ffw_layout_new (self->kind);

  copy->sheet = g_strdup (self->sheet);
  copy->header_line = self->header_line;
  copy->n_header_rows = self->n_header_rows;
  copy->last_line = self->last_line;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const FfwLayoutColumn *from = ffw_layout_get_column (self, i);
      FfwLayoutColumn *to = ffw_layout_add_column (copy, from->header);

      to->use = from->use;
      to->field = from->field;
      to->course = g_strdup (from->course);
      to->also = from->also;
      to->day_order = from->day_order;
      to->basis = from->basis;
      to->n_open = from->n_open;
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->constants); i++)
    copy->constants[i] = g_strdup (self->constants[i]);
  for (guint i = 0; i < self->values->len; i++)
    {
      const FfwLayoutValue *value = g_ptr_array_index (self->values, i);

      ffw_layout_take_value (copy, value);
    }
  return copy;
}

void
ffw_layout_free (FfwLayout *self)
{
  g_free (self->sheet);
  g_ptr_array_unref (self->columns);
  for (guint i = 0; i < G_N_ELEMENTS (self->constants); i++)
    g_free (self->constants[i]);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/**
 * ffw_layout_add_column:
 *
 * Returns: (transfer none): a column at the end, of no use yet
 */
FfwLayoutColumn *
ffw_layout_add_column (FfwLayout *self, const char *header)
{
  FfwLayoutColumn *column = g_new0 (FfwLayoutColumn, 1);

  column->header = g_strdup (header);
  column->field = NO_FIELD;
  column->also = NO_FIELD;
  g_ptr_array_add (self->columns, column);
  return column;
}

/**
 * ffw_layout_get_column:
 * @position: from 0
 */
FfwLayoutColumn *
ffw_layout_get_column (const FfwLayout *self, guint position)
{
  return g_ptr_array_index (self->columns, position);
}

/**
 * ffw_layout_set_constant:
 * @text: (nullable): %NULL for none
 */
void
ffw_layout_set_constant (FfwLayout *self, guint field, const char *text)
{
  g_free (self->constants[field]);
  self->constants[field] = g_strdup (text);
}

/* What a value is known by: files of a million rows look it up in each. */
static char *
key_of (guint field, const char *from)
{
  g_autofree char *folded = ffw_fold (from);

  return g_strdup_printf ("%u %s", field, g_strstrip (folded));
}

/**
 * ffw_layout_set_value:
 * @to: (nullable): what @from means in @field; %NULL forgets it
 */
void
ffw_layout_set_value (FfwLayout *self, guint field, const char *from, const char *to)
{
  g_autofree char *key = key_of (field, from);
  FfwLayoutValue *value = g_hash_table_lookup (self->known, key);

  if (!to)
    {
      g_hash_table_remove (self->known, key);
      if (value)
        g_ptr_array_remove (self->values, value);
      return;
    }
  if (!value)
    {
      value = g_new0 (FfwLayoutValue, 1);
      value->field = field;
      value->from = g_strdup (from);
      g_ptr_array_add (self->values, value);
      g_hash_table_insert (self->known, g_steal_pointer (&key), value);
    }
  g_free (value->to);
  value->to = g_strdup (to);
  g_clear_pointer (&value->title, g_free);
}

/**
 * ffw_layout_set_new_value:
 * @code: of a row that is not there yet and that the import makes, see ffw_new_rows_take()
 * @title: what it will be called
 *
 * As ffw_layout_set_value().
 */
void
ffw_layout_set_new_value (FfwLayout *self, guint field, const char *from, const char *code,
                          const char *title)
{
  g_autofree char *key = key_of (field, from);
  FfwLayoutValue *value;

  ffw_layout_set_value (self, field, from, code);
  value = g_hash_table_lookup (self->known, key);
  value->title = g_strdup (title);
}

/** Takes over what another layout says of a value. */
void
ffw_layout_take_value (FfwLayout *self, const FfwLayoutValue *value)
{
  if (value->title)
    ffw_layout_set_new_value (self, value->field, value->from, value->to, value->title);
  else
    ffw_layout_set_value (self, value->field, value->from, value->to);
}

/**
 * ffw_layout_get_new_title:
 *
 * Returns: (transfer none) (nullable): what a row with the code will be called that the import
 *   makes; %NULL where it makes none of that code
 */
const char *
ffw_layout_get_new_title (const FfwLayout *self, guint field, const char *code)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const FfwLayoutValue *value = g_ptr_array_index (self->values, i);

      if (value->title && value->field == field && g_str_equal (value->to, code))
        return value->title;
    }
  return NULL;
}

/**
 * ffw_layout_get_value:
 *
 * Returns: (transfer none) (nullable): what @from means in @field; %NULL where nobody has said
 */
const char *
ffw_layout_get_value (const FfwLayout *self, guint field, const char *from)
{
  g_autofree char *key = key_of (field, from);
  const FfwLayoutValue *value = g_hash_table_lookup (self->known, key);

  return value ? value->to : NULL;
}

/**
 * ffw_layout_is_matrix:
 *
 * Returns: whether a row of the file becomes a record for each of several courses
 */
gboolean
ffw_layout_is_matrix (const FfwLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (ffw_layout_get_column (self, i)->use == FFW_USE_COURSE)
      return TRUE;
  return FALSE;
}

/**
 * ffw_layout_has_field:
 *
 * Returns: whether a column, or a value for all rows, gives @field of the kind
 */
gboolean
ffw_layout_has_field (const FfwLayout *self, guint field)
{
  if (self->constants[field])
    return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (self, i);

      if ((column->use == FFW_USE_FIELD && column->field == (int)field)
          || column->also == (int)field)
        return TRUE;
    }
  return FALSE;
}

/* What is of one day or one session is of one file. */
static gboolean
is_of_occasion (const FfwField *field)
{
  return field->type == FFW_FIELD_DATE || field->type == FFW_FIELD_DATE_TIME
         || g_strcmp0 (field->refers, "session") == 0 || g_strcmp0 (field->refers, "course") == 0;
}

/** Forgets that a column says @field too, and what its cells say of it. */
void
ffw_layout_forget_also (FfwLayout *self, guint field)
{
  gboolean is_said = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      FfwLayoutColumn *column = ffw_layout_get_column (self, i);

      if (column->also != (int)field)
        continue;
      column->also = NO_FIELD;
      is_said = TRUE;
    }
  if (!is_said)
    return;
  for (guint i = self->values->len; i-- > 0;)
    {
      const FfwLayoutValue *value = g_ptr_array_index (self->values, i);

      if (value->field == field)
        ffw_layout_set_value (self, field, value->from, NULL);
    }
}

/**
 * ffw_layout_forget_occasion:
 *
 * Forgets what all rows of the file have because of what it is about, the day, the course or the
 * session, and whose staff numbers stand in it: the next file that is laid out in the same way is
 * about others, and is looked at anew.
 */
void
ffw_layout_forget_occasion (FfwLayout *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (is_of_occasion (&self->kind->fields[i]))
      ffw_layout_set_constant (self, i, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (self, i);

      if (column->also >= 0 && column->field >= 0
          && (self->kind->fields[column->field].flags & FFW_FIELD_PERSON))
        ffw_layout_forget_also (self, (guint)column->also);
    }
}

/**
 * ffw_layout_forget_new:
 *
 * Forgets what is said of rows that the import makes: the next file finds them by their titles, or
 * asks again where they were taken back.
 */
void
ffw_layout_forget_new (FfwLayout *self)
{
  for (guint i = self->values->len; i-- > 0;)
    {
      const FfwLayoutValue *value = g_ptr_array_index (self->values, i);

      if (value->title)
        ffw_layout_set_value (self, value->field, value->from, NULL);
    }
}

/**
 * ffw_layout_forget_open:
 *
 * Forgets the columns of which nobody has said what they are: the next file that is laid out in the
 * same way asks about them again.
 */
void
ffw_layout_forget_open (FfwLayout *self)
{
  for (guint i = self->columns->len; i-- > 0;)
    if (ffw_layout_get_column (self, i)->n_open)
      g_ptr_array_remove_index (self->columns, i);
}
