/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the targets of sheets share. */

#pragma once

#include "ffw-table-reader.h"

/* Reads all that a reader gives: rows that are well, or findings that say why not. */
static inline void
fuzz_sheet_read (FfwTableReader *reader, FfwFindings *findings)
{
  FfwTableStatus status;
  FfwTableRow row;
  guint line = 0;

  while ((status = ffw_table_reader_next (reader, &row, NULL)) == FFW_TABLE_ROW)
    {
      g_assert_cmpuint (row.line, >, line);
      line = row.line;
      for (guint i = 0; i < row.n_kept; i++)
        {
          gsize length = row.fields[i].length;

          g_assert_true (g_utf8_validate_len (row.fields[i].text, length, NULL));
          g_assert_true (row.fields[i].text[length] == '\0');
        }
    }
  g_assert_cmpint (status, !=, FFW_TABLE_FAILED);
  if (status == FFW_TABLE_STOPPED)
    g_assert_cmpuint (ffw_findings_count (findings, FFW_SEVERITY_ERROR), >, 0);
  g_assert_cmpint (ffw_table_reader_next (reader, &row, NULL), ==, status);
}
