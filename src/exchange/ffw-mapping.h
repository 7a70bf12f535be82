/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a file become rows of a kind, as a layout says. */

#pragma once

#include "ffw-corrections.h"
#include "ffw-intake.h"
#include "ffw-layout.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

/**
 * FfwMappingStatus:
 * @FFW_MAPPING_ROWS: ffw_mapping_next() gives what it becomes: one row, or of a matrix none or
 *   several
 * @FFW_MAPPING_PASSED: it holds nothing that is read
 * @FFW_MAPPING_BAD: it is no row of the table, which a finding says
 * @FFW_MAPPING_END: it stands below the table, and so does all that follows
 *
 * What becomes of a row of the file.
 */
typedef enum
{
  FFW_MAPPING_ROWS,
  FFW_MAPPING_PASSED,
  FFW_MAPPING_BAD,
  FFW_MAPPING_END,
} FfwMappingStatus;

/**
 * FfwMappedRow:
 * @cells: (array): a cell for each field of the kind
 * @columns: (array): for each field the column of the file that it came from, from 1; 0 for one
 *   that is the same in all rows, or absent
 *
 * A row of the kind. It stays until the next row is asked for.
 */
typedef struct
{
  const FfwCell *cells;
  const guint *columns;
} FfwMappedRow;

typedef struct _FfwMapping FfwMapping;

FfwMapping *ffw_mapping_new (const FfwLayout *layout, FfwTableForm form, guint width,
                             FfwFindings *findings);
void ffw_mapping_free (FfwMapping *self);
void ffw_mapping_set_corrections (FfwMapping *self, FfwCorrections *corrections);
FfwMappingStatus ffw_mapping_take (FfwMapping *self, const FfwTableRow *row);
const FfwMappedRow *ffw_mapping_next (FfwMapping *self);
void ffw_mapping_finish (FfwMapping *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMapping, ffw_mapping_free)

G_END_DECLS
