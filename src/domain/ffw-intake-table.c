/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-intake-table.h"

static FfwCursor *
prepare_find (FfwIntake *self, const char *where, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint i = 0; i < self->n_slots; i++)
    g_string_append_printf (sql, ", %s", self->kind->intake->columns[i]);
  g_string_append_printf (sql, " FROM %s WHERE %s", self->kind->table, where);

  return ffw_connection_prepare (self->connection, sql->str, error);
}

static FfwCursor *
prepare_insert (FfwIntake *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "%s (id, uuid", self->kind->table);
  for (guint i = 0; i < self->n_slots; i++)
    g_string_append_printf (sql, ", %s", self->kind->intake->columns[i]);
  g_string_append (sql, self->kind->catalogue ? ", framework) VALUES (?, ?, ?" : ") VALUES (?, ?");
  for (guint i = 0; i < self->n_slots; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');

  return ffw_connection_prepare (self->connection, sql->str, error);
}

static FfwCursor *
prepare_update (FfwIntake *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE ");

  g_string_append_printf (sql, "%s SET ", self->kind->table);
  for (guint i = 0; i < self->n_slots; i++)
    g_string_append_printf (sql, "%s%s = ?", i ? ", " : "", self->kind->intake->columns[i]);
  g_string_append (sql, " WHERE id = ?");

  return ffw_connection_prepare (self->connection, sql->str, error);
}

/* Takes over the row that @cursor stands on. The texts live as long as it stands. */
static void
load_from (FfwIntake *self, FfwRow *row, FfwCursor *cursor)
{
  row->id = ffw_cursor_get_int (cursor, 0);
  for (guint i = 0; i < self->n_slots; i++)
    {
      int column = (int)i + 1;

      row->old[i] = (FfwSlot){ .state = FFW_SLOT_NULL };
      switch (ffw_cursor_get_kind (cursor, column))
        {
        case FFW_VALUE_INTEGER:
          row->old[i] = (FfwSlot){ .state = FFW_SLOT_INTEGER,
                                   .integer = ffw_cursor_get_int (cursor, column) };
          break;
        case FFW_VALUE_REAL:
          row->old[i] = (FfwSlot){ .state = FFW_SLOT_REAL,
                                   .real = ffw_cursor_get_double (cursor, column) };
          break;
        case FFW_VALUE_TEXT:
          row->old[i] = (FfwSlot){ .state = FFW_SLOT_TEXT,
                                   .text = ffw_cursor_get_text (cursor, column) };
          break;
        case FFW_VALUE_NULL:
        case FFW_VALUE_BYTES:
        default:
          break;
        }
    }
}

static gboolean
load_next (FfwIntake *self, FfwRow *row, FfwCursor *cursor, GError **error)
{

  if (ffw_cursor_next (cursor, error))
    load_from (self, row, cursor);

  return !ffw_cursor_has_failed (cursor);
}

/** Makes the row @id of the kind's table the one that is there. */
gboolean
ffw_intake_load (FfwIntake *self, FfwRow *row, gint64 id, GError **error)
{
  ffw_cursor_bind (self->find_id, "i", id);

  return load_next (self, row, self->find_id, error);
}

static void
bind_slot (FfwCursor *cursor, int parameter, const FfwSlot *slot)
{
  switch (slot->state)
    {
    case FFW_SLOT_INTEGER:
      ffw_cursor_bind_int (cursor, parameter, slot->integer);
      break;
    case FFW_SLOT_REAL:
      ffw_cursor_bind_double (cursor, parameter, slot->real);
      break;
    case FFW_SLOT_TEXT:
      ffw_cursor_bind_text (cursor, parameter, slot->text);
      break;
    case FFW_SLOT_KEEP:
    case FFW_SLOT_NULL:
    default:
      ffw_cursor_bind_null (cursor, parameter);
      break;
    }
}

static gboolean
key_is_known (FfwIntake *self, const FfwRow *row)
{
  for (guint i = 0; i < self->kind->intake->n_key_slots; i++)
    if (row->slots[self->kind->intake->key_slots[i]].state != FFW_SLOT_KEEP)
      return TRUE;

  return FALSE;
}

static gboolean
find_by_key (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;

  if (!key_is_known (self, row))
    return TRUE;
  ffw_cursor_reset (self->find_key);
  for (guint i = 0; i < class->n_key_slots; i++)
    bind_slot (self->find_key, (int)i + 1, ffw_row_value (row, class->key_slots[i]));

  return load_next (self, row, self->find_key, error);
}

/* With an id even a key can be corrected, but not to one that another row has. */
static gboolean
check_key_is_free (FfwIntake *self, FfwRow *row, GError **error)
{
  FfwRow other = { 0 };

  if (self->find_key == NULL)
    return TRUE;
  for (guint i = 0; i < self->n_slots; i++)
    other.slots[i] = *ffw_row_value (row, i);
  if (!find_by_key (self, &other, error))
    return FALSE;
  if (other.id != 0 && other.id != row->id)
    ffw_intake_error (self, row, "E310", self->id_field, NULL, NULL, NULL);

  return TRUE;
}

/** Finds the row that is there by the id in the file, before anything else is worked out: what
 *  the file leaves open is then as it is there. */
gboolean
ffw_intake_table_find_id (FfwIntake *self, FfwRow *row, GError **error)
{
  for (guint i = 0; i < FFW_MAX_SLOTS; i++)
    row->old[i].state = FFW_SLOT_NULL;
  if (self->id_field < 0 || row->cells[self->id_field].state != FFW_CELL_SET)
    return TRUE;

  ffw_cursor_bind (self->find_uuid, "s", row->cells[self->id_field].text);

  return load_next (self, row, self->find_uuid, error);
}

/** Finds the row that is there by its key, where its id did not. None there leaves @row new. */
gboolean
ffw_intake_table_find_key (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;

  if (row->id != 0)
    return check_key_is_free (self, row, error);

  return class->find ? class->find (self, row, error) : find_by_key (self, row, error);
}

/** Returns: (transfer none): the UUID that a new row brings with it, else one made for it */
const char *
ffw_intake_uuid (FfwIntake *self, FfwRow *row)
{
  if (self->id_field >= 0 && row->cells[self->id_field].state == FFW_CELL_SET)
    return row->cells[self->id_field].text;
  if (*row->uuid == '\0')
    ffw_change_new_uuid (self->change, row->uuid);

  return row->uuid;
}

static gboolean
write_new (FfwIntake *self, FfwRow *row, GError **error)
{
  row->id = ffw_change_new_id (self->change);
  ffw_cursor_reset (self->insert);
  ffw_cursor_bind_int (self->insert, 1, row->id);
  ffw_cursor_bind_text (self->insert, 2, ffw_intake_uuid (self, row));
  for (guint i = 0; i < self->n_slots; i++)
    bind_slot (self->insert, (int)i + 3, &row->slots[i]);
  if (self->kind->catalogue)
    {
      if (self->framework == FFW_NULL)
        ffw_cursor_bind_null (self->insert, (int)self->n_slots + 3);
      else
        ffw_cursor_bind_int (self->insert, (int)self->n_slots + 3, self->framework);
    }

  return ffw_cursor_run (self->insert, error);
}

static gboolean
write_over (FfwIntake *self, FfwRow *row, GError **error)
{
  ffw_cursor_reset (self->update);
  for (guint i = 0; i < self->n_slots; i++)
    bind_slot (self->update, (int)i + 1, ffw_row_value (row, i));
  ffw_cursor_bind_int (self->update, (int)self->n_slots + 1, row->id);

  return ffw_cursor_run (self->update, error);
}

/** Writes @row: a new one gets its id, one that is there its new values. */
gboolean
ffw_intake_table_write (FfwIntake *self, FfwRow *row, GError **error)
{
  return row->id == 0 ? write_new (self, row, error) : write_over (self, row, error);
}

/** Prepares what finds and writes the kind's rows. */
gboolean
ffw_intake_table_begin (FfwIntake *self, GError **error)
{
  const char *key = self->kind->intake->key;

  self->find_uuid = prepare_find (self, "uuid = ?", error);
  self->find_id = self->find_uuid ? prepare_find (self, "id = ?", error) : NULL;
  self->insert = self->find_id ? prepare_insert (self, error) : NULL;
  self->update = self->insert ? prepare_update (self, error) : NULL;
  if (self->update == NULL)
    return FALSE;
  if (key != NULL)
    self->find_key = prepare_find (self, key, error);

  return key == NULL || self->find_key != NULL;
}

void
ffw_intake_table_clear (FfwIntake *self)
{
  g_clear_pointer (&self->find_uuid, ffw_cursor_free);
  g_clear_pointer (&self->find_id, ffw_cursor_free);
  g_clear_pointer (&self->find_key, ffw_cursor_free);
  g_clear_pointer (&self->insert, ffw_cursor_free);
  g_clear_pointer (&self->update, ffw_cursor_free);
}
