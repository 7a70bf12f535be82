/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-sheet-merges.h"
#include "ffw-xml-part.h"

G_BEGIN_DECLS

/**
 * FfwXlsxCell:
 * @column: from 0
 * @style: its number
 * @start: where its text begins in the sheet's
 * @length: of the text
 * @type: as the XML has it: n, s (shared string), S (text), b, e or d
 * @is_too_long: whether some of its text was left out
 */
typedef struct
{
  guint column;
  guint style;
  guint start;
  guint length;
  char type;
  gboolean is_too_long;
} FfwXlsxCell;

/**
 * FfwXlsxRow:
 * @line: from 1
 * @n_cells: how many it has
 * @is_hidden: whether the spreadsheet program hides it
 */
typedef struct
{
  guint line;
  guint n_cells;
  gboolean is_hidden;
} FfwXlsxRow;

/**
 * FfwXlsxSheetXml:
 * @rows: (element-type FfwXlsxRow): those that are parsed and not yet dropped
 * @cells: (element-type FfwXlsxCell): of these, one row's after the other's
 * @text: of the cells, each text NUL-terminated
 * @n_hidden_columns: those that the spreadsheet program hides, not up to the sheet's edge
 * @first_hidden_column: from 0
 * @n_without_value: formulas whose value the file does not have
 * @first_without_value: (nullable): the first of their cells
 *
 * The XML of a sheet, parsed some rows at a time.
 */
typedef struct
{
  FfwXmlPart xml;
  GArray *rows;
  GArray *cells;
  GString *text;
  guint n_hidden_columns;
  guint first_hidden_column;
  guint n_without_value;
  char *first_without_value;

  gboolean in_data;
  gboolean in_row;
  gboolean in_cell;
  gboolean has_formula;
  gboolean has_value;
  guint n_phonetic;
  GString *formula;
  GString *target; /* where text goes now, or NULL */
  gsize row_text;  /* where the text of the row that is being parsed begins */
  guint row_cells; /* and its cells */
  guint last_line;
  FfwXlsxRow row;
  FfwXlsxCell cell;
} FfwXlsxSheetXml;

void ffw_xlsx_sheet_xml_begin (FfwXlsxSheetXml *self, FfwArchive *archive, const char *part);
void ffw_xlsx_sheet_xml_drop_rows (FfwXlsxSheetXml *self);
void ffw_xlsx_sheet_xml_clear (FfwXlsxSheetXml *self);
FfwPartStatus ffw_xlsx_find_merges (FfwArchive *archive, const char *part, guint64 most,
                                    FfwSheetMerges *merges, GError **error);

G_END_DECLS
