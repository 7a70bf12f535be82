/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys and the mouse do to the selection of a matrix. */

#pragma once

#include "ffw-matrix-layout.h"
#include "ffw-matrix-selection.h"

G_BEGIN_DECLS

void ffw_matrix_input_add_keys (GtkWidgetClass *widget_class, GtkShortcutFunc move,
                                GtkShortcutFunc take);
void ffw_matrix_input_move (FfwMatrixSelection *selection, GVariant *args, guint page);
void ffw_matrix_input_take (FfwMatrixSelection *selection, GVariant *args);
void ffw_matrix_input_press (FfwMatrixSelection *selection, FfwMatrixPart part, guint row,
                             guint column, GdkModifierType state, gboolean menu);

G_END_DECLS
