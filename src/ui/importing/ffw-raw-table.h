/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwRawTable:
 *
 * Some rows of a file as they stand there, each cell of which can be reached by the arrow keys.
 *
 * Property: `editable` (boolean, FALSE: whether cells can be put right by typing).
 * Signals: `corrected` (uint line, uint column, string), when a cell was; `moved`, when another
 * cell has the keyboard.
 */
#define FFW_TYPE_RAW_TABLE (ffw_raw_table_get_type ())
G_DECLARE_FINAL_TYPE (FfwRawTable, ffw_raw_table, FFW, RAW_TABLE, GtkWidget)

void ffw_raw_table_begin (FfwRawTable *self, const char *const *headings, guint n_columns);
void ffw_raw_table_add_row (FfwRawTable *self, guint line, char **texts);
void ffw_raw_table_stress_row (FfwRawTable *self, guint line, const char *sentence);
void ffw_raw_table_mark (FfwRawTable *self, guint line, guint column, FfwSeverity severity,
                         const char *sentence);
void ffw_raw_table_unmark (FfwRawTable *self);
void ffw_raw_table_correct (FfwRawTable *self, guint line, guint column, const char *text);
void ffw_raw_table_go_to (FfwRawTable *self, guint line, guint column, gboolean focus);
void ffw_raw_table_edit (FfwRawTable *self, guint line, guint column, const char *text);
guint ffw_raw_table_get_line (FfwRawTable *self);
guint ffw_raw_table_get_column (FfwRawTable *self);
const char *ffw_raw_table_get_text (FfwRawTable *self);
const char *ffw_raw_table_get_typed (FfwRawTable *self);

G_END_DECLS
