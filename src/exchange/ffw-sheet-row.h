/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-table-reader.h"

G_BEGIN_DECLS

/** What a sheet has at most. */
#define FFW_SHEET_MOST_COLUMNS 16384
#define FFW_SHEET_MOST_ROWS    1048576

/**
 * FfwSheetRow:
 *
 * A row of a sheet while its cells are put together.
 */
typedef struct _FfwSheetRow FfwSheetRow;

FfwSheetRow *ffw_sheet_row_new (FfwFindings *findings);
void ffw_sheet_row_free (FfwSheetRow *self);
void ffw_sheet_row_begin (FfwSheetRow *self, guint line);
void ffw_sheet_row_put (FfwSheetRow *self, guint column, FfwTableType type, const char *text,
                        gsize length);
void ffw_sheet_row_refuse (FfwSheetRow *self, guint column);
gboolean ffw_sheet_row_has_value (FfwSheetRow *self);
const char *ffw_sheet_row_get (FfwSheetRow *self, guint column, FfwTableType *type, gsize *length);
gboolean ffw_sheet_row_finish (FfwSheetRow *self, FfwTableRow *row);

char *ffw_sheet_name_cell (guint column, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSheetRow, ffw_sheet_row_free)

G_END_DECLS
