/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is whose, and what of it an erasure takes: data, for the erasure and for the file that
 * tells a person what is kept about them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwErasureTable:
 * @table: whose rows are about people
 * @leads: its column that says about whom
 * @to: the table that @leads refers to: `person`, or one that stands earlier in the list; %NULL for
 *   people themselves
 * @has_id: whether its rows have an id of their own, and what goes with it
 * @has_uuid: whether they have a UUID, which an erasure replaces
 * @goes: whether an erasure takes the rows away; otherwise figures need them
 */
typedef struct
{
  const char *table;
  const char *leads;
  const char *to;
  gboolean has_id;
  gboolean has_uuid;
  gboolean goes;
} FfwErasureTable;

/**
 * FfwErasureHow:
 * @FFW_ERASURE_NONE: nothing is left in the column
 * @FFW_ERASURE_BLANK: that something stood there is left, as an empty text: rules ask for it
 */
typedef enum
{
  FFW_ERASURE_NONE,
  FFW_ERASURE_BLANK,
} FfwErasureHow;

/**
 * FfwErasureColumn:
 *
 * A column that an erasure empties, of rows that stay.
 */
typedef struct
{
  const char *table;
  const char *column;
  FfwErasureHow how;
} FfwErasureColumn;

const FfwErasureTable *ffw_erasure_tables (guint *n);
const FfwErasureColumn *ffw_erasure_columns (guint *n);

G_END_DECLS
