/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-sheet-choice.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

/**
 * FfwTableOpenFlags:
 * @FFW_TABLE_OPEN_BEGINNING: only the first rows are wanted, however large the file is
 */
typedef enum
{
  FFW_TABLE_OPEN_WHOLE = 0,
  FFW_TABLE_OPEN_BEGINNING = 1 << 0,
} FfwTableOpenFlags;

FfwTableReader *ffw_table_open (const char *path, const char *sheet, FfwTableOpenFlags flags,
                                FfwFindings *findings, GCancellable *cancellable, GError **error);
GPtrArray *ffw_table_list_sheets (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
