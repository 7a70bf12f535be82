/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes rows out of a changeset. SQLite reads changesets, inverts and joins them, but has nothing
 * that leaves a row out; their format is documented at the head of sqlite3session.c, and part of
 * what SQLite promises of files. A changeset is, for each table: 'T', the number of columns, a
 * byte a column that says whether it is of the primary key, the name and a NUL; then its rows:
 * the operation, a byte that says whether a trigger did it, and the values before, after or both.
 */

#include "ffw-changeset.h"

#include "ffw-sqlite.h"

#include <string.h>

enum
{
  TYPE_NOT_GIVEN = 0,
  TYPE_INTEGER = 1,
  TYPE_REAL = 2,
  TYPE_TEXT = 3,
  TYPE_BYTES = 4,
  TYPE_NULL = 5,
};

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gsize
left (const Reader *self)
{
  return (gsize)(self->end - self->at);
}

/* SQLite's variable-length number: seven bits a byte, the highest bit says that more follow. */
static gboolean
take_number (Reader *self, gsize *number)
{
  guint64 read = 0;

  for (guint i = 0; i < 5 && left (self) > 0; i++)
    {
      guint8 byte = *self->at++;

      read = read << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        {
          *number = read;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
take_eight (Reader *self, gint64 *number)
{
  guint64 read = 0;

  if (left (self) < 8)
    return FALSE;
  for (guint i = 0; i < 8; i++)
    read = read << 8 | *self->at++;
  *number = (gint64)read;

  return TRUE;
}

static gboolean
take_text (Reader *self, FfwChangesetValue *value)
{
  if (!take_number (self, &value->size) || left (self) < value->size)
    return FALSE;
  value->text = (const char *)self->at;
  self->at += value->size;

  return TRUE;
}

static gboolean
take_value (Reader *self, FfwChangesetValue *value)
{
  guint8 type;

  *value = (FfwChangesetValue){ .kind = FFW_VALUE_NULL };
  if (left (self) == 0)
    return FALSE;

  type = *self->at++;
  value->given = type != TYPE_NOT_GIVEN;
  switch (type)
    {
    case TYPE_NOT_GIVEN:
    case TYPE_NULL:
      return TRUE;
    case TYPE_INTEGER:
      value->kind = FFW_VALUE_INTEGER;
      return take_eight (self, &value->number);
    case TYPE_REAL:
      value->kind = FFW_VALUE_REAL;
      return take_eight (self, &value->number);
    case TYPE_TEXT:
      value->kind = FFW_VALUE_TEXT;
      return take_text (self, value);
    case TYPE_BYTES:
      value->kind = FFW_VALUE_BYTES;
      return take_text (self, value);
    default:
      return FALSE;
    }
}

static gboolean
take_values (Reader *self, GArray *values, guint n)
{
  g_array_set_size (values, n);
  for (guint i = 0; i < n; i++)
    if (!take_value (self, &g_array_index (values, FfwChangesetValue, i)))
      return FALSE;

  return TRUE;
}

static gboolean
take_heading (Reader *self, FfwChangesetRow *row)
{
  const guint8 *name_end;
  gsize n_columns;

  row->heading = self->at++;
  if (!take_number (self, &n_columns) || left (self) < n_columns)
    return FALSE;
  self->at += n_columns;
  name_end = memchr (self->at, '\0', left (self));
  if (name_end == NULL)
    return FALSE;
  row->table = (const char *)self->at;
  row->n_columns = n_columns;
  self->at = name_end + 1;
  row->heading_size = (gsize)(self->at - row->heading);

  return TRUE;
}

static gboolean
take_row (Reader *self, FfwChangesetRow *row)
{
  guint8 operation;

  row->bytes = self->at;
  if (left (self) < 2)
    return FALSE;
  operation = self->at[0];
  self->at += 2;
  g_array_set_size (row->before, 0);
  g_array_set_size (row->after, 0);

  if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE)
    return FALSE;
  if (operation != SQLITE_INSERT && !take_values (self, row->before, row->n_columns))
    return FALSE;
  if (operation != SQLITE_DELETE && !take_values (self, row->after, row->n_columns))
    return FALSE;
  row->size = (gsize)(self->at - row->bytes);

  return TRUE;
}

static gboolean
filter (Reader *reader, FfwChangesetRow *row, FfwChangesetFunc func, gpointer data,
        GByteArray *kept, guint *n_taken)
{
  gboolean is_heading_kept = FALSE;

  while (left (reader) > 0)
    {
      if (*reader->at == 'T')
        {
          if (!take_heading (reader, row))
            return FALSE;
          is_heading_kept = FALSE;
          continue;
        }
      if (row->table == NULL || !take_row (reader, row))
        return FALSE;
      if (!func (row, data))
        {
          (*n_taken)++;
          continue;
        }
      if (kept == NULL)
        continue;
      if (!is_heading_kept)
        g_byte_array_append (kept, row->heading, row->heading_size);
      is_heading_kept = TRUE;
      g_byte_array_append (kept, row->bytes, row->size);
    }

  return TRUE;
}

static gboolean
pass (GBytes *changeset, FfwChangesetFunc func, gpointer data, GByteArray *kept, guint *n_taken)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (changeset, &size);
  Reader reader = { .at = bytes, .end = bytes + size };
  FfwChangesetRow row = {
    .before = g_array_new (FALSE, TRUE, sizeof (FfwChangesetValue)),
    .after = g_array_new (FALSE, TRUE, sizeof (FfwChangesetValue)),
  };
  gboolean good = filter (&reader, &row, func, data, kept, n_taken);

  g_array_unref (row.before);
  g_array_unref (row.after);

  return good;
}

/*
 * Asks @func of each row of @changeset, in their order.
 * @n_taken: (out): of how many it did not want to keep; where there are any, @func is asked of
 *   all rows again
 *
 * Returns what is left of the changeset, itself where all is kept; NULL where it cannot be read.
 */
GBytes *
ffw_changeset_filter (GBytes *changeset, FfwChangesetFunc func, gpointer data, guint *n_taken)
{
  g_autoptr (GByteArray) kept = NULL;

  *n_taken = 0;
  /* Most have nothing to take out, and need no copy. */
  if (!pass (changeset, func, data, NULL, n_taken))
    return NULL;
  if (*n_taken == 0)
    return g_bytes_ref (changeset);

  *n_taken = 0;
  kept = g_byte_array_new ();
  if (!pass (changeset, func, data, kept, n_taken))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&kept));
}
