/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-matrix-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwMatrixView:
 *
 * A matrix of posts against areas: one widget for all its cells, of which those are drawn that are
 * in sight. Headings stay at the top and at the left, sums at the bottom and at the right. It
 * scrolls by itself, so it is the child of a GtkScrolledWindow.
 *
 * The keyboard goes to each cell and sum: arrows, Page Up and Down, Home and End (with Ctrl the
 * corners), n and Shift+n or F8 and Shift+F8 (the next and the previous gap). Shift extends what is
 * selected, Ctrl moves without selecting; Space takes a row in or out, Ctrl+Space a column,
 * Shift+Space the whole row alone, Ctrl+A everything.
 *
 * Property: `sentence` (string, read and notify): what stands where the keyboard is.
 *
 * Signals: `selection-changed`; `opened` (gint64 person, gint64 post): Enter or a double press.
 *
 * Actions, in the group `matrix`: `next-gap`, `previous-gap`, `select-all`, `select-one`
 * (the cell with the keyboard alone), `menu`.
 */
#define FFW_TYPE_MATRIX_VIEW (ffw_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwMatrixView, ffw_matrix_view, FFW, MATRIX_VIEW, GtkWidget)

void ffw_matrix_view_take (FfwMatrixView *self, FfwMatrix *matrix);
const FfwMatrix *ffw_matrix_view_get_matrix (FfwMatrixView *self);
const FfwMatrixSelection *ffw_matrix_view_get_selection (FfwMatrixView *self);
void ffw_matrix_view_set_menu (FfwMatrixView *self, GMenuModel *menu);
void ffw_matrix_view_scroll_up (FfwMatrixView *self);
GVariant *ffw_matrix_view_save (FfwMatrixView *self);
void ffw_matrix_view_restore (FfwMatrixView *self, GVariant *state);

G_END_DECLS
