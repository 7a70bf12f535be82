/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

/**
 * FfwSheetEnd:
 * @is_done: nothing more is read, and all is said
 * @status: why
 *
 * Whether and why the reading of a sheet has ended.
 */
typedef struct
{
  gboolean is_done;
  FfwPartStatus status;
} FfwSheetEnd;

FfwTableStatus ffw_sheet_end_stop (FfwSheetEnd *self, FfwPartStatus status, const char *part,
                                   FfwFindings *findings);
void ffw_sheet_say_number (FfwFindings *findings, const char *code, guint n, guint line,
                           const char *where);

G_END_DECLS
