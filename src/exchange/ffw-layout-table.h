/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a file its table stands: below which rows its header, and where it ends. */

#pragma once

#include "ffw-layout-names.h"
#include "ffw-table-scan.h"
#include "ffw-vocabulary.h"

G_BEGIN_DECLS

/**
 * FfwLayoutTable:
 * @first_line: of the line behind the header
 * @last_line: of the table; 0 for the end of the file
 * @headers: (array zero-terminated=1): of each column, of two rows both with a blank between
 * @upper: (array zero-terminated=1): of two rows what stands in the upper one, also over the
 *   columns that it is written across
 * @lower: (array zero-terminated=1): of two rows what stands in the lower one
 * @columns: (array): what stands in each column
 * @n_rows: below the header
 */
typedef struct
{
  const FfwTableScan *scan;
  guint header_line;
  guint n_header_rows;
  guint first_line;
  guint last_line;
  guint n_columns;
  char **headers;
  char **upper;
  char **lower;
  FfwScanColumn **columns;
  guint64 n_rows;
} FfwLayoutTable;

gboolean ffw_layout_table_find_header (const FfwTableScan *scan, const FfwLayoutNames *names,
                                       FfwVocabulary *vocabulary, guint *line, guint *n_rows);
char **ffw_layout_table_join_headers (const FfwTableScan *scan, guint line, guint n_rows);
FfwLayoutTable *ffw_layout_table_new (const FfwTableScan *scan, guint header_line,
                                      guint n_header_rows);
void ffw_layout_table_free (FfwLayoutTable *self);
guint64 ffw_scan_column_count (const FfwScanColumn *self);
double ffw_scan_column_share (const FfwScanColumn *self, const FfwLook *looks, guint n_looks);
double ffw_scan_column_share_of_dates (const FfwScanColumn *self);

/** As ffw_scan_column_share(), with the looks themselves. */
#define FFW_SCAN_SHARE(column_, ...)                                                               \
  ffw_scan_column_share (column_, (const FfwLook[]){ __VA_ARGS__ },                                \
                         sizeof ((const FfwLook[]){ __VA_ARGS__ }) / sizeof (FfwLook))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLayoutTable, ffw_layout_table_free)

G_END_DECLS
