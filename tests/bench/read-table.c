/* SPDX-License-Identifier: GPL-3.0-or-later */

/* read-table FILE ROWS: reads all rows of a table of any format, which must be so many. */

#include "ffw-table-open.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("bench");
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTableReader) reader = NULL;
  FfwTableStatus status;
  FfwTableRow row;
  guint64 n = 0;

  if (argc != 3)
    return EXIT_FAILURE;
  reader = ffw_table_open (argv[1], NULL, FFW_TABLE_OPEN_WHOLE, findings, NULL, &error);
  if (reader == NULL)
    g_error ("%s", error->message);
  while ((status = ffw_table_reader_next (reader, &row, &error)) == FFW_TABLE_ROW)
    n++;

  return status == FFW_TABLE_END && n == g_ascii_strtoull (argv[2], NULL, 10) ? EXIT_SUCCESS
                                                                              : EXIT_FAILURE;
}
