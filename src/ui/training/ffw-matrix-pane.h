/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwMatrixPane:
 *
 * Who has what their post requires: search, filters, the matrix, and below it what stands in the
 * cell with the keyboard. It reads when it is first seen.
 *
 * Properties: `summary` (string: how many rows there are, as of which day), `order` (string: of
 * #ffw_matrix_list), `narrow` (boolean: there is little room).
 *
 * Actions, in the group `grid`: `clear` (search and filters), `sort` (s), `sort-by-area` (the one
 * with the keyboard), `next-gap`, `previous-gap`, `open` (the person), `record`, `extend`,
 * `waive` (for what is selected, by the window's forms), `select-all`, `select-none`,
 * `try-again`.
 */
#define FFW_TYPE_MATRIX_PANE (ffw_matrix_pane_get_type ())
G_DECLARE_FINAL_TYPE (FfwMatrixPane, ffw_matrix_pane, FFW, MATRIX_PANE, GtkWidget)

void ffw_matrix_pane_set_workspace (FfwMatrixPane *self, FfwWorkspace *workspace);
void ffw_matrix_pane_set_filters (FfwMatrixPane *self, GVariant *filters);
const FfwListRequest *ffw_matrix_pane_get_request (FfwMatrixPane *self);
gboolean ffw_matrix_pane_is_loading (FfwMatrixPane *self);
gboolean ffw_matrix_pane_focus_search (FfwMatrixPane *self);
GVariant *ffw_matrix_pane_save (FfwMatrixPane *self);
void ffw_matrix_pane_restore (FfwMatrixPane *self, GVariant *state);

G_END_DECLS
