/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One pass over a table: what its columns look like, whatever they mean. */

#pragma once

#include "ffw-corrections.h"
#include "ffw-look.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

/** How many rows from the beginning are kept whole. */
#define FFW_SCAN_HEAD 60

/** How many different values of a column are kept. */
#define FFW_SCAN_VALUES 2000

/**
 * FfwScanRow:
 * @texts: of its cells, each cut where it is long
 * @types: (array): of its cells
 * @n_filled: how many cells are not empty
 *
 * A row of the table as it stands in the file, with what was put right in it.
 */
typedef struct
{
  guint line;
  char **texts;
  FfwTableType *types;
  guint n;
  guint n_filled;
} FfwScanRow;

/**
 * FfwScanValue:
 * @n: how many cells say so
 * @line: of the first of them
 */
typedef struct
{
  char *text;
  guint64 n;
  guint line;
} FfwScanValue;

/**
 * FfwScanColumn:
 * @n: (array): how many cells have each look
 * @line: (array): the line of the first of them
 * @values: (element-type FfwScanValue): the different values, in the order in which they come
 * @has_all_values: whether these are all there are
 * @longest: in bytes
 *
 * What stands in a column, in the rows that were asked about.
 */
typedef struct
{
  guint64 n[FFW_N_LOOKS];
  guint line[FFW_N_LOOKS];
  GPtrArray *values;
  gboolean has_all_values;
  gsize longest;
} FfwScanColumn;

/**
 * FfwScanBlock:
 * @first_line, @last_line: of its rows
 * @last_full_line: of the last that has more than one cell and is no total; what comes after it
 *   stands below the table
 *
 * Rows with no blank row between them.
 */
typedef struct
{
  guint first_line;
  guint last_line;
  guint last_full_line;
  guint64 n_rows;
} FfwScanBlock;

typedef struct _FfwTableScan FfwTableScan;

FfwTableScan *ffw_table_scan_read (const char *path, const char *sheet, FfwCorrections *corrections,
                                   FfwFindings *findings, GCancellable *cancellable,
                                   GError **error);
void ffw_table_scan_free (FfwTableScan *self);

FfwTableForm ffw_table_scan_get_form (const FfwTableScan *self);
const char *ffw_table_scan_get_path (const FfwTableScan *self);
const char *ffw_table_scan_get_sheet (const FfwTableScan *self);
guint64 ffw_table_scan_get_n_rows (const FfwTableScan *self);
guint ffw_table_scan_get_n_columns (const FfwTableScan *self);
GPtrArray *ffw_table_scan_get_head (const FfwTableScan *self);
const FfwScanRow *ffw_table_scan_find_row (const FfwTableScan *self, guint line);
const GArray *ffw_table_scan_get_blocks (const FfwTableScan *self);
const FfwScanRow *ffw_table_scan_get_block_row (const FfwTableScan *self, guint block);
guint64 ffw_table_scan_count_rows (const FfwTableScan *self, guint first_line, guint last_line);
FfwScanColumn *ffw_table_scan_get_column (const FfwTableScan *self, guint position,
                                          guint first_line, guint last_line);
void ffw_scan_column_free (FfwScanColumn *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTableScan, ffw_table_scan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwScanColumn, ffw_scan_column_free)

G_END_DECLS
