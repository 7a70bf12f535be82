/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-corrections.h"

/* Texts by where they stand: the line in the upper half of the key, the column in the lower. */
struct _FfwCorrections
{
  gatomicrefcount references;
  GHashTable *texts;
};

FfwCorrections *
ffw_corrections_new (void)
{
  FfwCorrections *self = g_new0 (FfwCorrections, 1);

  g_atomic_ref_count_init (&self->references);
  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
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
  g_hash_table_unref (self->texts);
  g_free (self);
}

static gint64
key_of (guint line, guint column)
{
  return (gint64)line << 32 | column;
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
  gint64 key = key_of (line, column);

  if (text)
    g_hash_table_insert (self->texts, g_memdup2 (&key, sizeof key), g_strdup (text));
  else
    g_hash_table_remove (self->texts, &key);
}

/**
 * ffw_corrections_get:
 *
 * Returns: (transfer none) (nullable): what is to stand there; %NULL for what the file says
 */
const char *
ffw_corrections_get (FfwCorrections *self, guint line, guint column)
{
  gint64 key = key_of (line, column);

  return g_hash_table_lookup (self->texts, &key);
}

guint
ffw_corrections_get_n (FfwCorrections *self)
{
  return g_hash_table_size (self->texts);
}
