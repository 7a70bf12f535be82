/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"

G_BEGIN_DECLS

/**
 * FfwTableSort:
 * @FFW_SORT_TEXT: text, as CSV is, as far as can be told
 * @FFW_SORT_XLSX: an XLSX workbook
 * @FFW_SORT_ODS: an ODS workbook
 * @FFW_SORT_ENCRYPTED: a document with a password
 * @FFW_SORT_MACROS: a workbook with programs in it
 * @FFW_SORT_OTHER_BOOK: a workbook that is not read; its form is said
 * @FFW_SORT_NUMBERS: a spreadsheet of Numbers
 * @FFW_SORT_OTHER: no workbook; its form is said
 * @FFW_SORT_CUT_OFF: an archive without its end
 * @FFW_SORT_FAILED: the file could not be read; the error is set
 *
 * What sort of file it is, by what is in it.
 */
typedef enum
{
  FFW_SORT_TEXT,
  FFW_SORT_XLSX,
  FFW_SORT_ODS,
  FFW_SORT_ENCRYPTED,
  FFW_SORT_MACROS,
  FFW_SORT_OTHER_BOOK,
  FFW_SORT_NUMBERS,
  FFW_SORT_OTHER,
  FFW_SORT_CUT_OFF,
  FFW_SORT_FAILED,
} FfwTableSort;

FfwTableSort ffw_table_sort_find (GInputStream *stream, const char *name, FfwArchive **archive,
                                  const char **form, GCancellable *cancellable, GError **error);
void ffw_table_sort_say (FfwTableSort sort, const char *form, FfwFindings *findings);

G_END_DECLS
