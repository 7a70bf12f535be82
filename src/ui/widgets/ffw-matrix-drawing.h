/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a matrix. */

#pragma once

#include "ffw-matrix-layout.h"
#include "ffw-matrix-selection.h"

G_BEGIN_DECLS

void ffw_matrix_drawing_draw (GtkSnapshot *snapshot, FfwMatrixPen *pen,
                              const FfwMatrixLayout *layout, const FfwMatrix *matrix,
                              const FfwMatrixSelection *selection);
char *ffw_matrix_drawing_explain (const FfwMatrix *matrix, FfwMatrixPart part, guint row,
                                  guint column);

G_END_DECLS
