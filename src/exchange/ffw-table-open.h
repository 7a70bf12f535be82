/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

/**
 * FfwSheet:
 * @name: as the spreadsheet program shows it
 * @is_hidden: whether that program hides it
 *
 * A sheet of a workbook.
 */
typedef struct
{
  char *name;
  gboolean is_hidden;
} FfwSheet;

void ffw_sheet_free (FfwSheet *self);

FfwTableReader *ffw_table_open (const char *path, const char *sheet, FfwTableOpenFlags flags,
                                FfwFindings *findings, GCancellable *cancellable, GError **error);
GPtrArray *ffw_table_list_sheets (const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSheet, ffw_sheet_free)

G_END_DECLS
