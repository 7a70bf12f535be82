/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/**
 * FfwChangesetValue:
 * @kind: of the value; what was left as it was has none, see @given
 * @given: whether the changeset holds it at all
 * @number: of %FFW_VALUE_INTEGER
 * @text: (array length=size): of %FFW_VALUE_TEXT and %FFW_VALUE_BYTES; not ended by a NUL
 */
typedef struct
{
  FfwValueKind kind;
  gboolean given;
  gint64 number;
  const char *text;
  gsize size;
} FfwChangesetValue;

/**
 * FfwChangesetRow:
 * @table: its name
 * @heading: (array length=heading_size): the bytes that begin the rows of the table
 * @before: (array length=n_columns): what was in its columns, where it was there before
 * @after: (array length=n_columns): what is in them, where it is there afterwards
 * @bytes: (array length=size): the row itself
 *
 * A row as a changeset has it: what an update left as it was is not given.
 */
typedef struct
{
  const char *table;
  const guint8 *heading;
  gsize heading_size;
  guint n_columns;
  GArray *before;
  GArray *after;
  const guint8 *bytes;
  gsize size;
} FfwChangesetRow;

/**
 * FfwChangesetFunc:
 *
 * Returns: whether to keep the row
 */
typedef gboolean (*FfwChangesetFunc) (const FfwChangesetRow *row, gpointer data);

GBytes *ffw_changeset_filter (GBytes *changeset, FfwChangesetFunc func, gpointer data,
                              guint *n_taken);

G_END_DECLS
