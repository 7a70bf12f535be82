/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-file-reader.h"

G_BEGIN_DECLS

/**
 * FfwTableLine:
 * @line: the line of the file (or the row of the sheet) on which it starts, from 1
 * @texts: (array zero-terminated=1): what stands in its cells, each cut where it is long
 *
 * A row of a file as it stands there.
 */
typedef struct
{
  guint line;
  char **texts;
} FfwTableLine;

/**
 * FfwTablePart:
 * @stamp: of the file as it was
 * @lines: (element-type FfwTableLine): in their order
 * @is_end: whether no row comes after them
 *
 * Some rows of a file, for somebody to look at.
 */
typedef struct
{
  FfwFileStamp stamp;
  GPtrArray *lines;
  gboolean is_end;
} FfwTablePart;

FfwTablePart *ffw_table_part_read (const char *file, const char *sheet, guint first, guint n,
                                   GCancellable *cancellable, GError **error);
void ffw_table_part_async (const char *file, const char *sheet, guint first, guint n,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
FfwTablePart *ffw_table_part_finish (GAsyncResult *result, GError **error);
void ffw_table_part_free (FfwTablePart *self);
guint ffw_table_part_count_columns (const FfwTablePart *self);
const FfwTableLine *ffw_table_part_find (const FfwTablePart *self, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTablePart, ffw_table_part_free)

G_END_DECLS
