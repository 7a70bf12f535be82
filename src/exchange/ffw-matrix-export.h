/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-matrix.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwMatrixForm:
 * @FFW_MATRIX_AS_SHOWN: a row for each post, a column for each area, with the sums
 * @FFW_MATRIX_AS_LIST: a row for each cell in which something is required
 */
typedef enum
{
  FFW_MATRIX_AS_SHOWN,
  FFW_MATRIX_AS_LIST,
} FfwMatrixForm;

gboolean ffw_matrix_export (const FfwMatrix *matrix, FfwMatrixForm form, FfwLanguage language,
                            const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
