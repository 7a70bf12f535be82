/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

G_BEGIN_DECLS

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
void ffw_sheet_add (GPtrArray *sheets, const char *name, gboolean is_hidden);
gboolean ffw_sheet_is_called (const char *name, const char *wanted);
int ffw_sheet_choose (GPtrArray *sheets, const char *wanted);
void ffw_sheet_say_unknown (GPtrArray *sheets, const char *wanted, FfwFindings *findings);
void ffw_sheet_say_others (GPtrArray *sheets, const char *chosen, gboolean was_wanted,
                           FfwFindings *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSheet, ffw_sheet_free)

G_END_DECLS
