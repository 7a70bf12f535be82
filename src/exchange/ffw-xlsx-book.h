/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"

G_BEGIN_DECLS

/**
 * FfwXlsxSheet:
 * @name: as the spreadsheet program shows it
 * @part: (nullable): where its cells are; %NULL where the file lacks it
 * @is_hidden: whether that program hides it
 *
 * A sheet of cells. Sheets that are a chart or a dialogue are none.
 */
typedef struct
{
  char *name;
  char *part;
  gboolean is_hidden;
} FfwXlsxSheet;

/**
 * FfwXlsxBook:
 * @sheets: (element-type FfwXlsxSheet): in their order
 * @strings: (nullable): the part with the strings that cells share
 * @styles: (nullable): the part with the styles of cells
 * @from_1904: whether dates count from 1904
 * @bad: (nullable): the part that could not be read
 *
 * What an XLSX file says of itself.
 */
typedef struct
{
  GPtrArray *sheets;
  char *strings;
  char *styles;
  gboolean from_1904;
  char *bad;
} FfwXlsxBook;

FfwXlsxBook *ffw_xlsx_book_new (void);
void ffw_xlsx_book_free (FfwXlsxBook *self);
FfwPartStatus ffw_xlsx_book_read (FfwXlsxBook *self, FfwArchive *archive, GError **error);
gboolean ffw_xlsx_book_has_pivot (FfwArchive *archive, const FfwXlsxSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwXlsxBook, ffw_xlsx_book_free)

G_END_DECLS
