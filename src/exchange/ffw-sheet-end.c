/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sheet-end.h"

/**
 * ffw_sheet_end_stop:
 * @status: what a part of the workbook ended with
 * @part: its name
 * @findings: takes what is wrong, once
 *
 * Ends the reading of a sheet before its last row.
 *
 * Returns: what its reader answers
 */
FfwTableStatus
ffw_sheet_end_stop (FfwSheetEnd *self, FfwPartStatus status, const char *part,
                    FfwFindings *findings)
{
  if (status == FFW_PART_FAILED)
    return FFW_TABLE_FAILED;
  if (!self->is_done)
    ffw_part_status_say (status, part, findings);
  self->is_done = TRUE;
  self->status = status;
  return FFW_TABLE_STOPPED;
}

/**
 * ffw_sheet_say_number:
 * @n: how many of something there are; nothing is said of none
 * @where: the first of them
 */
void
ffw_sheet_say_number (FfwFindings *findings, const char *code, guint n, guint line,
                      const char *where)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n)
    ffw_findings_add (findings, code, line, 0, NULL, number, where, NULL);
}
