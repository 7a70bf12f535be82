/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-ods-styles.h"
#include "ffw-sheet-merges.h"

G_BEGIN_DECLS

/**
 * FfwOdsCell:
 * @column: from 0
 * @n: how many columns have it
 * @start: where its text begins in the content's
 * @length: of the text, as FfwTableType has it
 * @is_too_long: whether some of its text was left out
 */
typedef struct
{
  guint column;
  guint n;
  gsize start;
  gsize length;
  FfwTableType type;
  gboolean is_too_long;
} FfwOdsCell;

/**
 * FfwOdsRow:
 * @line: from 1
 * @n: how many rows are the same
 * @n_cells: that have a value
 * @is_hidden: whether the spreadsheet program hides it
 */
typedef struct
{
  guint line;
  guint n;
  guint n_cells;
  gboolean is_hidden;
} FfwOdsRow;

/**
 * FfwOdsContent:
 * @sheets: (element-type FfwSheet): those that have been seen
 * @chosen: (nullable): the name of the sheet whose rows are read, once it has been seen
 * @rows: (element-type FfwOdsRow): of it, those that are parsed and not yet dropped
 * @cells: (element-type FfwOdsCell): of these, one row's after the other's
 * @text: of the cells, each text NUL-terminated
 * @merges: of the sheet
 * @epoch: the day that the number 0 is
 * @n_hidden_columns: those that the spreadsheet program hides, not up to the sheet's edge
 * @first_hidden_column: from 0
 * @n_without_value: formulas whose value the file does not have
 * @first_without_value: (nullable): the first of their cells
 * @has_pivot: whether a pivot table is on the sheet
 *
 * The content of an ODS file, parsed some rows at a time.
 */
typedef struct
{
  FfwXmlPart xml;
  FfwOdsStyles *styles;
  GPtrArray *sheets;
  char *chosen;
  GArray *rows;
  GArray *cells;
  GString *text;
  FfwSheetMerges *merges;
  FfwDate epoch;
  guint n_hidden_columns;
  guint first_hidden_column;
  guint n_without_value;
  char *first_without_value;
  gboolean has_pivot;

  char *wanted;
  gboolean has_no_rows; /* only the sheets are wanted */
  gboolean in_body;
  gboolean in_table; /* that is chosen */
  gboolean in_row;
  gboolean in_cell;
  gboolean in_paragraph;
  guint n_skipped; /* how deep it is in what is no text of the cell */
  guint n_paragraphs;
  guint column; /* the next one */
  guint line;   /* the next one */
  guint table_column;
  guint row_cells; /* where the cells of the row that is being parsed begin */
  gsize row_text;
  FfwOdsRow row;
  FfwOdsCell cell;
  FfwNumberFormat format; /* of the cell */
  FfwNumberFormat row_format;
  gboolean has_row_format;
  gboolean is_covered;
  gboolean is_error;
  gboolean has_type;
  char kind; /* of its value: the first letter of its type */
  guint n_columns_spanned;
  guint n_rows_spanned;
  GString *value;
  GString *formula;
  FfwNumberFormat column_formats[FFW_SHEET_MOST_COLUMNS];
} FfwOdsContent;

FfwOdsContent *ffw_ods_content_new (FfwArchive *archive, const char *part, FfwOdsStyles *styles,
                                    const char *wanted, gboolean has_no_rows);
void ffw_ods_content_free (FfwOdsContent *self);
void ffw_ods_content_drop_rows (FfwOdsContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwOdsContent, ffw_ods_content_free)

G_END_DECLS
