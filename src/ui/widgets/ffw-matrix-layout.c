/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-layout.h"

#include "ffw-matrix-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* In letters: what is narrower than the one has short names, what is wider than the other has
 * organisations beside them. */
#define NARROW_LETTERS 75
#define WIDE_LETTERS   110

#define NAME_LETTERS        22
#define NARROW_NAME_LETTERS 14
#define BESIDE_LETTERS      20
#define LEAST_COLUMN        12
#define MOST_COLUMN         18

#define HEADING_LINES 3

/* How wide a column must be for the words of the cells. */
static int
measure_words (FfwMatrixPen *pen)
{
  int widest = 0;

  for (int i = 0; i < FFW_N_STANDINGS; i++)
    {
      g_autofree char *word = ffw_matrix_words_word (i);

      widest = MAX (widest, ffw_matrix_pen_measure (pen, word));
    }

  return widest;
}

/* How wide the last column must be: for its heading, and for the sum of all. */
static int
measure_sums (FfwMatrixPen *pen, const FfwMatrix *matrix)
{
  g_autofree char *all = ffw_matrix_words_gaps (matrix->sums);

  return MAX (ffw_matrix_pen_measure (pen, all), ffw_matrix_pen_measure (pen, _ ("Gaps")));
}

/* How wide the longest word of the titles is, so that none is broken without need. */
static int
measure_titles (FfwMatrixPen *pen, const FfwMatrix *matrix)
{
  int widest = 0;

  for (guint i = 0; i < matrix->areas->len; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (ffw_matrix_get_area (matrix, i)->title, " -", -1);

      for (guint j = 0; words[j]; j++)
        widest = MAX (widest, ffw_matrix_pen_measure (pen, words[j]));
    }

  return widest;
}

/**
 * ffw_matrix_layout_make:
 *
 * Measures the texts: after another matrix, or another font.
 */
void
ffw_matrix_layout_make (FfwMatrixLayout *self, FfwMatrixPen *pen, const FfwMatrix *matrix)
{
  int line = ffw_matrix_pen_get_line (pen);
  int column;

  self->letter = ffw_matrix_pen_get_letter (pen);
  self->n_rows = matrix->rows->len;
  self->n_columns = matrix->areas->len;
  self->row_height = line + 12;
  self->top = HEADING_LINES * line + 12;
  self->bottom = self->row_height;
  self->right = measure_sums (pen, matrix);
  column = MAX (measure_words (pen), measure_titles (pen, matrix)) + 4;
  self->column_width = CLAMP (column, LEAST_COLUMN * self->letter, MOST_COLUMN * self->letter);
  self->cells_width = (double)self->column_width * self->n_columns;
  self->cells_height = (double)self->row_height * self->n_rows;

  ffw_matrix_pen_set_width (pen, FFW_MATRIX_TEXT_HEADING, self->column_width);
  ffw_matrix_pen_set_width (pen, FFW_MATRIX_TEXT_CELL, self->column_width);
  ffw_matrix_pen_set_width (pen, FFW_MATRIX_TEXT_SUM, self->right);
}

/**
 * ffw_matrix_layout_fit:
 * @width, @height: of the whole
 *
 * Says how much is in sight; @x and @y stay as they are.
 */
void
ffw_matrix_layout_fit (FfwMatrixLayout *self, FfwMatrixPen *pen, int width, int height)
{
  gboolean narrow = width < NARROW_LETTERS * self->letter;

  self->name_width = (narrow ? NARROW_NAME_LETTERS : NAME_LETTERS) * self->letter;
  self->beside_width = width < WIDE_LETTERS * self->letter ? 0 : BESIDE_LETTERS * self->letter;
  self->left = self->name_width + self->beside_width;
  self->page_width = (int)MIN (MAX (width - self->left - self->right, 0), self->cells_width);
  self->page_height = (int)MIN (MAX (height - self->top - self->bottom, 0), self->cells_height);

  ffw_matrix_pen_set_width (pen, FFW_MATRIX_TEXT_NAME, self->name_width);
  ffw_matrix_pen_set_width (pen, FFW_MATRIX_TEXT_BESIDE, self->beside_width);
}

static guint
index_at (double at, int size, guint n)
{
  return (guint)CLAMP (floor (at / size), 0, n - 1.0);
}

/* The row at a height: one of those in sight, or that of the sums. */
static guint
row_at (const FfwMatrixLayout *self, double y)
{
  return y >= self->top + self->page_height
             ? self->n_rows
             : index_at (y - self->top + self->y, self->row_height, self->n_rows);
}

static guint
column_at (const FfwMatrixLayout *self, double x)
{
  return x >= self->left + self->page_width
             ? self->n_columns
             : index_at (x - self->left + self->x, self->column_width, self->n_columns);
}

/** Returns: what is at a place of the widget, and of which row and column */
FfwMatrixPart
ffw_matrix_layout_find (const FfwMatrixLayout *self, double x, double y, guint *row, guint *column)
{
  gboolean heading = y < self->top;
  gboolean name = x < self->left;

  if (x < 0 || y < 0 || x >= self->left + self->page_width + self->right
      || y >= self->top + self->page_height + self->bottom)
    return FFW_MATRIX_NOWHERE;

  *row = heading ? 0 : row_at (self, y);
  *column = name ? 0 : column_at (self, x);
  if (heading && name)
    return FFW_MATRIX_AT_CORNER;
  if (heading)
    return FFW_MATRIX_AT_COLUMN;

  return name ? FFW_MATRIX_AT_ROW : FFW_MATRIX_AT_CELL;
}

/** Finds the cell that is nearest to a place, which may be outside; no sum. */
void
ffw_matrix_layout_find_nearest (const FfwMatrixLayout *self, double x, double y, guint *row,
                                guint *column)
{
  *row = index_at (y - self->top + self->y, self->row_height, self->n_rows);
  *column = index_at (x - self->left + self->x, self->column_width, self->n_columns);
}

/** Says where a cell or a sum stands, whether or not it is in sight. */
void
ffw_matrix_layout_place (const FfwMatrixLayout *self, guint row, guint column,
                         graphene_rect_t *place)
{
  gboolean row_sum = column >= self->n_columns;
  gboolean column_sum = row >= self->n_rows;

  place->origin.x = (float)(row_sum ? self->left + self->page_width
                                    : self->left + (double)column * self->column_width - self->x);
  place->origin.y = (float)(column_sum ? self->top + self->page_height
                                       : self->top + (double)row * self->row_height - self->y);
  place->size.width = (float)(row_sum ? self->right : self->column_width);
  place->size.height = (float)(column_sum ? self->bottom : self->row_height);
}

/** Says within what a cell is seen, or the sums of rows, of columns, of both. */
void
ffw_matrix_layout_get_clip (const FfwMatrixLayout *self, gboolean row_sum, gboolean column_sum,
                            graphene_rect_t *clip)
{
  *clip = GRAPHENE_RECT_INIT ((float)(self->left + (row_sum ? self->page_width : 0)),
                              (float)(self->top + (column_sum ? self->page_height : 0)),
                              (float)(row_sum ? self->right : self->page_width),
                              (float)(column_sum ? self->bottom : self->page_height));
}

/** Says which rows and columns are in sight: from the first to before the end. */
void
ffw_matrix_layout_get_range (const FfwMatrixLayout *self, guint *first_row, guint *end_row,
                             guint *first_column, guint *end_column)
{
  *first_row = index_at (self->y, self->row_height, self->n_rows);
  *end_row = index_at (self->y + self->page_height, self->row_height, self->n_rows) + 1;
  *first_column = index_at (self->x, self->column_width, self->n_columns);
  *end_column = index_at (self->x + self->page_width, self->column_width, self->n_columns) + 1;
}
