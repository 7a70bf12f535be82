/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-kind.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

/**
 * FfwTableHeader:
 * @n_columns: how many fields each row must have
 * @columns: for each field of the kind the column that holds it, from 1; 0 for none
 *
 * Which column of a table holds which field of a kind.
 */
typedef struct
{
  guint n_columns;
  guint columns[FFW_MAX_FIELDS];
} FfwTableHeader;

gboolean ffw_table_header_read (FfwTableHeader *self, const FfwKind *kind, const FfwTableRow *row,
                                FfwFindings *findings);
const FfwKind *ffw_table_header_recognise (const FfwTableRow *row, const FfwKind *hint);
const FfwKind *ffw_table_header_resemble (const FfwTableRow *row);

G_END_DECLS
