/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-inserted.h"

/* Ids that share all but so many of their last bits are a block. */
#define BLOCK_BITS 10

struct _FfwInserted
{
  GHashTable *tables;      /* name → the numbers of blocks, gint64, boxed, as a set */
  const char *last;        /* the name of the table that was noted last: SQLite's own, not owned */
  GHashTable *last_blocks; /* of it; not owned */
  gint64 last_block;
};

FfwInserted *
ffw_inserted_new (void)
{
  FfwInserted *self = g_new0 (FfwInserted, 1);

  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)g_hash_table_unref);

  return self;
}

void
ffw_inserted_free (FfwInserted *self)
{
  g_hash_table_unref (self->tables);
  g_free (self);
}

/* Forgets all, at the beginning of a transaction. */
void
ffw_inserted_clear (FfwInserted *self)
{
  g_hash_table_remove_all (self->tables);
  self->last = NULL;
  self->last_blocks = NULL;
}

static void
go_to_table (FfwInserted *self, const char *table)
{
  self->last = table;
  self->last_block = -1;
  self->last_blocks = g_hash_table_lookup (self->tables, table);
  if (self->last_blocks == NULL)
    {
      self->last_blocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->tables, g_strdup (table), self->last_blocks);
    }
}

/* Notes the row @id of @table, whose name stays where it is for as long as the schema does. */
void
ffw_inserted_note (FfwInserted *self, const char *table, gint64 id)
{
  gint64 block = id >> BLOCK_BITS;

  if (table != self->last)
    go_to_table (self, table);
  if (block == self->last_block)
    return;

  self->last_block = block;
  if (!g_hash_table_contains (self->last_blocks, &block))
    g_hash_table_add (self->last_blocks, g_memdup2 (&block, sizeof block));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const FfwIdRange *first = a;
  const FfwIdRange *second = b;

  return first->first < second->first ? -1 : first->first > second->first;
}

/* Returns: (transfer full) (element-type FfwIdRange): ranges that hold all ids of @table which were
 * noted, and others beside them; in ascending order */
GArray *
ffw_inserted_list (FfwInserted *self, const char *table)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (FfwIdRange));
  GHashTable *blocks = g_hash_table_lookup (self->tables, table);
  GHashTableIter iter;
  gpointer block;

  if (blocks == NULL)
    return ranges;
  g_hash_table_iter_init (&iter, blocks);
  while (g_hash_table_iter_next (&iter, &block, NULL))
    {
      FfwIdRange range = { .first = *(gint64 *)block * (1 << BLOCK_BITS) };

      range.last = range.first + (1 << BLOCK_BITS) - 1;
      g_array_append_val (ranges, range);
    }
  g_array_sort (ranges, compare);

  return ranges;
}
