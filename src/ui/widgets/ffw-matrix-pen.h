/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwMatrixText:
 *
 * Where a text of a matrix stands, which says how its layout is made.
 */
typedef enum
{
  FFW_MATRIX_TEXT_NAME,    /* one line, cut off at its end */
  FFW_MATRIX_TEXT_BESIDE,  /* likewise, of what stands beside the name */
  FFW_MATRIX_TEXT_HEADING, /* of a column: a few lines, in the middle */
  FFW_MATRIX_TEXT_CELL,    /* of a cell: one line, in the middle */
  FFW_MATRIX_TEXT_SUM,     /* of the last column */
  FFW_MATRIX_N_TEXTS
} FfwMatrixText;

/**
 * FfwMatrixPen:
 *
 * What a matrix is drawn with: its layouts, which are kept as a cell that is drawn again is the
 * same, and its colours.
 */
typedef struct _FfwMatrixPen FfwMatrixPen;

FfwMatrixPen *ffw_matrix_pen_new (GtkWidget *widget);
void ffw_matrix_pen_free (FfwMatrixPen *self);
void ffw_matrix_pen_forget (FfwMatrixPen *self);
void ffw_matrix_pen_set_width (FfwMatrixPen *self, FfwMatrixText kind, int width);
int ffw_matrix_pen_measure (FfwMatrixPen *self, const char *text);
int ffw_matrix_pen_get_letter (FfwMatrixPen *self);
int ffw_matrix_pen_get_line (FfwMatrixPen *self);
void ffw_matrix_pen_text (FfwMatrixPen *self, GtkSnapshot *snapshot, FfwMatrixText kind,
                          const char *text, const GdkRGBA *colour, float x, float y, float height);
void ffw_matrix_pen_cell (FfwMatrixPen *self, GtkSnapshot *snapshot, const FfwMatrixCell *cell,
                          gboolean selected, float x, float y, float width, float height);
void ffw_matrix_pen_line (FfwMatrixPen *self, GtkSnapshot *snapshot, gboolean strong, float x,
                          float y, float width, float height);
void ffw_matrix_pen_shade (FfwMatrixPen *self, GtkSnapshot *snapshot, gboolean selected, float x,
                           float y, float width, float height);
const GdkRGBA *ffw_matrix_pen_get_text (FfwMatrixPen *self);
const GdkRGBA *ffw_matrix_pen_get_faint (FfwMatrixPen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMatrixPen, ffw_matrix_pen_free)

G_END_DECLS
