/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a matrix says of its cells and sums, in the window's language. */

#pragma once

#include "ffw-matrix-selection.h"

G_BEGIN_DECLS

char *ffw_matrix_words_word (int status);
char *ffw_matrix_words_standing (const FfwMatrixCell *cell);
char *ffw_matrix_words_sums (const guint sums[FFW_N_STANDINGS]);
char *ffw_matrix_words_gaps (const guint sums[FFW_N_STANDINGS]);
char *ffw_matrix_words_at (const FfwMatrix *matrix, guint row, guint column);
char *ffw_matrix_words_selection (const FfwMatrix *matrix, const FfwMatrixSelection *selection);

G_END_DECLS
