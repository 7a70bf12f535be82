/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-open.h"

#include "ffw-csv-reader.h"

void
ffw_sheet_free (FfwSheet *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * ffw_table_open:
 * @path: a file of any format; what is in it tells which, not its name
 * @sheet: (nullable): the name of a sheet; %NULL for the first that is shown
 * @findings: takes what keeps the table from being read, or must be known about it
 *
 * Opens the table in the file at @path.
 *
 * Returns: (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the person, where the
 *   file is missing, a folder, or cannot be read. A file that holds no table is no such error:
 *   the reader stops at once, and a finding says why.
 */
FfwTableReader *
ffw_table_open (const char *path, const char *sheet, FfwTableOpenFlags flags, FfwFindings *findings,
                GCancellable *cancellable, GError **error)
{
  if (flags & FFW_TABLE_OPEN_BEGINNING)
    return ffw_csv_reader_open_beginning (path, findings, cancellable, error);
  return ffw_csv_reader_open (path, findings, cancellable, error);
}

/**
 * ffw_table_list_sheets:
 *
 * Returns: (transfer full) (element-type FfwSheet) (nullable): the sheets of the workbook at
 *   @path in their order, none where it is no workbook; %NULL with an error as of
 *   ffw_table_open()
 */
GPtrArray *
ffw_table_list_sheets (const char *path, GCancellable *cancellable, GError **error)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_sheet_free);
}
