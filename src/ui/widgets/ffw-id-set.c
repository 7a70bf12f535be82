/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-id-set.h"

#define BLOCK_BITS  12
#define BLOCK_WORDS (1 << (BLOCK_BITS - 6))

typedef struct
{
  gint64 number; /* of the block: an id without its last BLOCK_BITS */
  guint64 words[BLOCK_WORDS];
} Block;

struct _FfwIdSet
{
  GHashTable *blocks; /* by their numbers */
  Block *last;        /* that was looked up, or NULL */
  guint size;
};

/** Returns: (transfer full): an empty set */
FfwIdSet *
ffw_id_set_new (void)
{
  FfwIdSet *self = g_new0 (FfwIdSet, 1);

  self->blocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  return self;
}

void
ffw_id_set_free (FfwIdSet *self)
{
  g_hash_table_unref (self->blocks);
  g_free (self);
}

static Block *
find_block (FfwIdSet *self, gint64 id)
{
  gint64 number = id >> BLOCK_BITS;

  if (self->last == NULL || self->last->number != number)
    self->last = g_hash_table_lookup (self->blocks, &number);

  return self->last;
}

static guint64 *
word_of (Block *block, gint64 id, guint64 *bit)
{
  guint within = (guint)((guint64)id & ((1 << BLOCK_BITS) - 1));

  *bit = G_GUINT64_CONSTANT (1) << (within & 63);

  return &block->words[within >> 6];
}

/** Returns: whether the id is in the set */
gboolean
ffw_id_set_contains (FfwIdSet *self, gint64 id)
{
  Block *block = find_block (self, id);
  guint64 bit;

  return block && (*word_of (block, id, &bit) & bit);
}

/** Adds an id; one that is there already stays. */
void
ffw_id_set_add (FfwIdSet *self, gint64 id)
{
  Block *block = find_block (self, id);
  guint64 *word;
  guint64 bit;

  if (block == NULL)
    {
      block = g_new0 (Block, 1);
      block->number = id >> BLOCK_BITS;
      g_hash_table_insert (self->blocks, &block->number, block);
      self->last = block;
    }

  word = word_of (block, id, &bit);
  if (*word & bit)
    return;

  *word |= bit;
  self->size++;
}

/** Takes an id out, where it is in. */
void
ffw_id_set_remove (FfwIdSet *self, gint64 id)
{
  Block *block = find_block (self, id);
  guint64 *word;
  guint64 bit;

  if (block == NULL)
    return;

  word = word_of (block, id, &bit);
  if ((*word & bit) == 0)
    return;

  *word &= ~bit;
  self->size--;
}

/** Returns: how many ids there are */
guint
ffw_id_set_get_size (FfwIdSet *self)
{
  return self->size;
}
