/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-corrections.h"

#include <string.h>

/* Of each line that something was put right in the texts of its columns: most rows have none. */
struct _FfwCorrections
{
  gatomicrefcount references;
  GHashTable *lines;
};

FfwCorrections *
ffw_corrections_new (void)
{
  FfwCorrections *self = g_new0 (FfwCorrections, 1);

  g_atomic_ref_count_init (&self->references);
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  return self;
}

FfwCorrections *
ffw_corrections_ref (FfwCorrections *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ffw_corrections_unref (FfwCorrections *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->lines);
  g_free (self);
}

/**
 * ffw_corrections_copy:
 *
 * Returns: (transfer full): the same, for another thread: what is put right later is not in it
 */
FfwCorrections *
ffw_corrections_copy (FfwCorrections *self)
{
  FfwCorrections *copy = ffw_corrections_new ();
  GHashTableIter lines;
  gpointer line, columns;

  g_hash_table_iter_init (&lines, self->lines);
  while (g_hash_table_iter_next (&lines, &line, &columns))
    {
      GHashTableIter cells;
      gpointer column, text;

      g_hash_table_iter_init (&cells, columns);
      while (g_hash_table_iter_next (&cells, &column, &text))
        ffw_corrections_set (copy, GPOINTER_TO_UINT (line), GPOINTER_TO_UINT (column), text);
    }
  return copy;
}

/**
 * ffw_corrections_set:
 * @line: of the row, from 1
 * @column: of the cell, from 1
 * @text: (nullable): what is to stand there; %NULL for what the file says
 */
void
ffw_corrections_set (FfwCorrections *self, guint line, guint column, const char *text)
{
  GHashTable *columns = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (line));

  if (!columns && text)
    {
      columns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (self->lines, GUINT_TO_POINTER (line), columns);
    }
  if (text)
    g_hash_table_insert (columns, GUINT_TO_POINTER (column), g_strdup (text));
  else if (columns && g_hash_table_remove (columns, GUINT_TO_POINTER (column))
           && g_hash_table_size (columns) == 0)
    g_hash_table_remove (self->lines, GUINT_TO_POINTER (line));
}

/**
 * ffw_corrections_get:
 *
 * Returns: (transfer none) (nullable): what is to stand there; %NULL for what the file says
 */
const char *
ffw_corrections_get (FfwCorrections *self, guint line, guint column)
{
  GHashTable *columns = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (line));

  return columns ? g_hash_table_lookup (columns, GUINT_TO_POINTER (column)) : NULL;
}

guint
ffw_corrections_get_n (FfwCorrections *self)
{
  GHashTableIter lines;
  gpointer columns;
  guint n = 0;

  g_hash_table_iter_init (&lines, self->lines);
  while (g_hash_table_iter_next (&lines, NULL, &columns))
    n += g_hash_table_size (columns);
  return n;
}

/* A cell that is put right may stand behind the last one that the file has. */
static void
make_room (GHashTable *columns, GArray *fields, GStringChunk *texts)
{
  GHashTableIter cells;
  gpointer column;
  guint last = 0;

  g_hash_table_iter_init (&cells, columns);
  while (g_hash_table_iter_next (&cells, &column, NULL))
    last = MAX (last, GPOINTER_TO_UINT (column));
  while (fields->len < last)
    {
      FfwTableField empty = { .text = g_string_chunk_insert (texts, "") };

      g_array_append_val (fields, empty);
    }
}

/**
 * ffw_corrections_apply:
 * @row: (inout): a row of the file; what was put right in it stands in it then, as text
 * @fields: (element-type FfwTableField): room for its cells
 * @texts: room for their texts
 */
void
ffw_corrections_apply (FfwCorrections *self, FfwTableRow *row, GArray *fields, GStringChunk *texts)
{
  GHashTable *columns = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (row->line));
  GHashTableIter cells;
  gpointer column, text;

  if (!columns)
    return;
  g_string_chunk_clear (texts);
  g_array_set_size (fields, 0);
  g_array_append_vals (fields, row->fields, row->n_kept);
  make_room (columns, fields, texts);
  g_hash_table_iter_init (&cells, columns);
  while (g_hash_table_iter_next (&cells, &column, &text))
    if (GPOINTER_TO_UINT (column) > 0)
      g_array_index (fields, FfwTableField, GPOINTER_TO_UINT (column) - 1)
          = (FfwTableField){ .text = g_string_chunk_insert (texts, text), .length = strlen (text) };
  row->fields = &g_array_index (fields, FfwTableField, 0);
  row->n_fields = MAX (row->n_fields, fields->len);
  row->n_kept = fields->len;
}
