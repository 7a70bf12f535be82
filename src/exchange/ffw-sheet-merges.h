/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-sheet-row.h"

G_BEGIN_DECLS

/**
 * FfwSheetMerges:
 *
 * The merged cells of a sheet while its rows go by: each cell of a range has the value of its
 * first one. A row without a value of its own stays blank.
 */
typedef struct _FfwSheetMerges FfwSheetMerges;

FfwSheetMerges *ffw_sheet_merges_new (void);
void ffw_sheet_merges_free (FfwSheetMerges *self);
void ffw_sheet_merges_add (FfwSheetMerges *self, guint top, guint left, guint bottom, guint right);
void ffw_sheet_merges_sort (FfwSheetMerges *self);
void ffw_sheet_merges_apply (FfwSheetMerges *self, guint line, FfwSheetRow *row);
void ffw_sheet_merges_say (FfwSheetMerges *self, FfwFindings *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSheetMerges, ffw_sheet_merges_free)

G_END_DECLS
