/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwRawCell:
 *
 * A cell of a file as it stands there, which may be put right by typing.
 *
 * Signal: `edited` (string: what is to stand there), on Enter.
 */
#define FFW_TYPE_RAW_CELL (ffw_raw_cell_get_type ())
G_DECLARE_FINAL_TYPE (FfwRawCell, ffw_raw_cell, FFW, RAW_CELL, GtkWidget)

GtkWidget *ffw_raw_cell_new (guint line, guint column, const char *heading, const char *text);
guint ffw_raw_cell_get_line (FfwRawCell *self);
guint ffw_raw_cell_get_column (FfwRawCell *self);
const char *ffw_raw_cell_get_text (FfwRawCell *self);
void ffw_raw_cell_correct (FfwRawCell *self, const char *text);
void ffw_raw_cell_mark (FfwRawCell *self, FfwSeverity severity, const char *sentence);
void ffw_raw_cell_unmark (FfwRawCell *self);
void ffw_raw_cell_edit (FfwRawCell *self, const char *text);
const char *ffw_raw_cell_get_typed (FfwRawCell *self);

G_END_DECLS
