/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection-private.h"

G_BEGIN_DECLS

/**
 * FfwRowKey:
 * @table: the name of its table; %NULL where no row is meant
 * @n: how many values its primary key has
 * @values: those, to be freed with sqlite3_value_free()
 *
 * Names a row as changesets do.
 */
typedef struct
{
  char *table;
  guint n;
  sqlite3_value **values;
} FfwRowKey;

int ffw_row_key_set (FfwRowKey *self, sqlite3_changeset_iter *iter);
void ffw_row_key_clear (FfwRowKey *self);

/**
 * FfwConflict:
 * @row: a row that is not as it should be
 * @parent: a row that it refers to and that is not there, or an empty key
 */
typedef struct
{
  FfwRowKey row;
  FfwRowKey parent;
} FfwConflict;

void ffw_conflict_clear (FfwConflict *self);
void ffw_conflict_find_dangling (FfwConflict *self, FfwConnection *connection);
gboolean ffw_conflict_find_change (const FfwConflict *self, FfwConnection *connection, gint64 after,
                                   gint64 *change, GError **error);

G_END_DECLS
