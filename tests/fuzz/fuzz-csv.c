/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all are a table or are refused with a finding. */

#include "ffw-csv-reader.h"
#include "fuzz.h"

#include <string.h>

static void
look_at_row (const FfwTableRow *row, guint line_before)
{
  g_assert_cmpuint (row->line, >, line_before);
  g_assert_cmpuint (row->n_kept, <=, row->n_fields);
  for (guint i = 0; i < row->n_kept; i++)
    {
      g_assert_cmpuint (strlen (row->fields[i].text), ==, row->fields[i].length);
      g_assert_true (g_utf8_validate_len (row->fields[i].text, row->fields[i].length, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (FfwFindings) findings = ffw_findings_new ("fuzz.csv");
  g_autoptr (FfwTableReader) reader
      = ffw_csv_reader_new (ffw_text_source_new (stream, "fuzz.csv", NULL, NULL), findings, NULL);
  FfwTableStatus status;
  FfwTableRow row;
  guint line = 0;
  guint n_bad = 0;
  guint64 n_errors;

  while ((status = ffw_table_reader_next (reader, &row, NULL)) == FFW_TABLE_ROW)
    {
      look_at_row (&row, line);
      line = row.line;
      n_bad += row.is_bad;
    }
  g_assert_cmpint (status, !=, FFW_TABLE_FAILED);
  n_errors = ffw_findings_count (findings, FFW_SEVERITY_ERROR);
  if (status == FFW_TABLE_STOPPED)
    /* The row in which it stopped may have been bad already. */
    g_assert_true (n_errors == n_bad + 1 || n_errors == n_bad + 2);
  else
    g_assert_cmpuint (n_errors, ==, n_bad);
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      g_autofree char *said = ffw_finding_to_line (ffw_findings_get (findings, i), FFW_LANGUAGE_EN);

      g_assert_true (g_utf8_validate (said, -1, NULL));
    }
  return 0;
}
