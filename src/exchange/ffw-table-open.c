/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-open.h"

#include "ffw-csv-reader.h"
#include "ffw-file-reader.h"
#include "ffw-ods-reader.h"
#include "ffw-table-sort.h"
#include "ffw-xlsx-reader.h"

#include <string.h>

/* A file that holds no table. */
typedef struct
{
  FfwTableReader reader;
} NoTable;

static FfwTableStatus
no_table_next (FfwTableReader *reader, FfwTableRow *row, GError **error)
{
  return FFW_TABLE_STOPPED;
}

static guint64
no_table_get_done (FfwTableReader *reader)
{
  return 0;
}

static FfwTableForm
no_table_get_form (FfwTableReader *reader)
{
  return (FfwTableForm){ .encoding = FFW_ENCODING_WORKBOOK };
}

static void
no_table_free (FfwTableReader *reader)
{
  g_free (reader);
}

static const FfwTableReaderClass no_table_class = {
  no_table_next,
  no_table_get_done,
  no_table_get_form,
  no_table_free,
};

static FfwTableReader *
no_table_new (void)
{
  NoTable *self = g_new0 (NoTable, 1);

  self->reader.klass = &no_table_class;
  return &self->reader;
}

/* Excel and LibreOffice leave a file of this name beside one that is open in them. */
static gboolean
is_locked (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *of_excel = g_strconcat (folder, "/~$", base, NULL);
  g_autofree char *of_office = g_strconcat (folder, "/.~lock.", base, "#", NULL);

  return g_file_test (of_excel, G_FILE_TEST_EXISTS) || g_file_test (of_office, G_FILE_TEST_EXISTS);
}

/* A name that promises another form than the file has is no harm, but tells of a mistake. */
static void
say_name (const char *path, FfwTableSort sort, FfwFindings *findings)
{
  static const struct
  {
    const char *suffix;
    FfwTableSort sort;
  } suffixes[] = {
    { ".csv", FFW_SORT_TEXT }, { ".tsv", FFW_SORT_TEXT },  { ".txt", FFW_SORT_TEXT },
    { ".xls", FFW_SORT_XLSX }, { ".xlsx", FFW_SORT_XLSX }, { ".xlsm", FFW_SORT_XLSX },
    { ".ods", FFW_SORT_ODS },
  };
  static const char *const forms[] = { "CSV", "XLSX", "ODS" };
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot, suffixes[i].suffix) == 0 && suffixes[i].sort != sort)
      ffw_findings_add (findings, "W034", 0, 0, NULL, dot, forms[sort], NULL);
}

static FfwTableReader *
open_text (const char *path, const char *sheet, FfwTableOpenFlags flags, FfwFindings *findings,
           GCancellable *cancellable, GError **error)
{
  if (sheet)
    {
      ffw_findings_add (findings, "E037", 0, 0, NULL, sheet, NULL);
      return no_table_new ();
    }
  if (flags & FFW_TABLE_OPEN_BEGINNING)
    return ffw_csv_reader_open_beginning (path, findings, cancellable, error);
  return ffw_csv_reader_open (path, findings, cancellable, error);
}

static gboolean
is_too_large (GInputStream *stream, GCancellable *cancellable)
{
  return g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, NULL)
         && g_seekable_tell (G_SEEKABLE (stream)) > FFW_TABLE_MAX_FILE;
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
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);
  gboolean is_beginning = (flags & FFW_TABLE_OPEN_BEGINNING) != 0;
  FfwArchive *archive;
  FfwTableSort sort;
  const char *form;

  if (!stream)
    return NULL;
  sort = ffw_table_sort_find (stream, name, &archive, &form, cancellable, error);
  if (sort == FFW_SORT_FAILED)
    return NULL;
  if (is_locked (path))
    ffw_findings_add (findings, "W035", 0, 0, NULL, NULL);
  if (sort == FFW_SORT_TEXT || archive)
    say_name (path, sort, findings);
  if (sort == FFW_SORT_TEXT)
    return open_text (path, sheet, flags, findings, cancellable, error);
  if (!archive)
    {
      ffw_table_sort_say (sort, form, findings);
      return no_table_new ();
    }
  if (is_too_large (stream, cancellable))
    {
      ffw_archive_free (archive);
      ffw_findings_add (findings, "E016", 0, 0, NULL, NULL);
      return no_table_new ();
    }
  if (sort == FFW_SORT_XLSX)
    return ffw_xlsx_reader_new (archive, sheet, is_beginning, findings, error);
  return ffw_ods_reader_new (archive, sheet, findings, error);
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
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_sheet_free);
  g_autoptr (FfwArchive) archive = NULL;
  const char *form;
  gboolean read;

  if (!stream)
    return NULL;
  switch (ffw_table_sort_find (stream, name, &archive, &form, cancellable, error))
    {
    case FFW_SORT_XLSX:
      read = ffw_xlsx_list_sheets (archive, sheets, error);
      break;
    case FFW_SORT_ODS:
      read = ffw_ods_list_sheets (archive, sheets, error);
      break;
    case FFW_SORT_FAILED:
      read = FALSE;
      break;
    default:
      read = TRUE;
      break;
    }
  return read ? g_steal_pointer (&sheets) : NULL;
}
