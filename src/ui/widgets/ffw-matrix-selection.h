/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-matrix.h"

G_BEGIN_DECLS

/**
 * FfwMatrixSelection:
 * @n_rows, @n_columns: without the sums, whose row and column come after the last
 * @row, @column: where the keyboard is
 *
 * Which cells of a matrix are meant: rows, and columns, that are chosen; a cell is, where both its
 * row and its column are. So it is always so many people for so many areas.
 */
typedef struct
{
  guint n_rows;
  guint n_columns;
  guint row;
  guint column;
  guint anchor_row;
  guint anchor_column;
  gboolean *rows;
  gboolean *columns;
} FfwMatrixSelection;

FfwMatrixSelection *ffw_matrix_selection_new (guint n_rows, guint n_columns);
void ffw_matrix_selection_free (FfwMatrixSelection *self);
void ffw_matrix_selection_place (FfwMatrixSelection *self, guint row, guint column);
void ffw_matrix_selection_extend (FfwMatrixSelection *self, guint row, guint column);
void ffw_matrix_selection_step (FfwMatrixSelection *self, guint row, guint column);
void ffw_matrix_selection_take_row (FfwMatrixSelection *self, guint row);
void ffw_matrix_selection_take_column (FfwMatrixSelection *self, guint column);
void ffw_matrix_selection_take_all (FfwMatrixSelection *self);
void ffw_matrix_selection_toggle_row (FfwMatrixSelection *self, guint row);
void ffw_matrix_selection_toggle_column (FfwMatrixSelection *self, guint column);
void ffw_matrix_selection_toggle_cell (FfwMatrixSelection *self, guint row, guint column);
gboolean ffw_matrix_selection_has (const FfwMatrixSelection *self, guint row, guint column);
guint ffw_matrix_selection_count_rows (const FfwMatrixSelection *self);
guint ffw_matrix_selection_count_columns (const FfwMatrixSelection *self);
GVariant *ffw_matrix_selection_get_posts (const FfwMatrixSelection *self, const FfwMatrix *matrix);
GVariant *ffw_matrix_selection_get_areas (const FfwMatrixSelection *self, const FfwMatrix *matrix);
GVariant *ffw_matrix_selection_save (const FfwMatrixSelection *self, const FfwMatrix *matrix);
void ffw_matrix_selection_restore (FfwMatrixSelection *self, const FfwMatrix *matrix,
                                   GVariant *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMatrixSelection, ffw_matrix_selection_free)

G_END_DECLS
