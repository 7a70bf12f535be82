/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-matrix-pen.h"

G_BEGIN_DECLS

/**
 * FfwMatrixLayout:
 * @letter: about how wide a letter is
 * @left: how wide the headings of rows are: the name, and what stands beside it
 * @top: how high those of columns are
 * @right, @bottom: how wide and high the sums are
 * @cells_width, @cells_height: of all cells together
 * @page_width, @page_height: of what is in sight of them
 * @x, @y: how far they are scrolled
 *
 * Where the parts of a matrix stand, in pixels.
 */
typedef struct
{
  int letter;
  int name_width;
  int beside_width;
  int left;
  int top;
  int right;
  int bottom;
  int column_width;
  int row_height;
  guint n_rows;
  guint n_columns;
  double cells_width;
  double cells_height;
  int page_width;
  int page_height;
  double x;
  double y;
} FfwMatrixLayout;

/** What is at a place of a matrix. */
typedef enum
{
  FFW_MATRIX_NOWHERE,
  FFW_MATRIX_AT_CELL, /* or at a sum: its row or column is the number of them */
  FFW_MATRIX_AT_ROW,
  FFW_MATRIX_AT_COLUMN,
  FFW_MATRIX_AT_CORNER,
} FfwMatrixPart;

void ffw_matrix_layout_make (FfwMatrixLayout *self, FfwMatrixPen *pen, const FfwMatrix *matrix);
void ffw_matrix_layout_fit (FfwMatrixLayout *self, FfwMatrixPen *pen, int width, int height);
FfwMatrixPart ffw_matrix_layout_find (const FfwMatrixLayout *self, double x, double y, guint *row,
                                      guint *column);
void ffw_matrix_layout_find_nearest (const FfwMatrixLayout *self, double x, double y, guint *row,
                                     guint *column);
void ffw_matrix_layout_place (const FfwMatrixLayout *self, guint row, guint column,
                              graphene_rect_t *place);
void ffw_matrix_layout_get_clip (const FfwMatrixLayout *self, gboolean row_sum, gboolean column_sum,
                                 graphene_rect_t *clip);
void ffw_matrix_layout_get_range (const FfwMatrixLayout *self, guint *first_row, guint *end_row,
                                  guint *first_column, guint *end_column);

G_END_DECLS
