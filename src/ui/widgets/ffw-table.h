/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwTableColumn:
 * @id: of a column of the source
 * @width: the width it begins with, in characters
 * @expand: whether it takes the room that is left
 * @essential: whether it is shown in a narrow window too
 * @hidden: whether it is shown only where the person asks for it
 *
 * How a column of a source is shown.
 */
typedef struct
{
  const char *id;
  guint width;
  gboolean expand;
  gboolean essential;
  gboolean hidden;
} FfwTableColumn;

#define FFW_TYPE_TABLE (ffw_table_get_type ())
G_DECLARE_FINAL_TYPE (FfwTable, ffw_table, FFW, TABLE, GtkWidget)

void ffw_table_set_columns (FfwTable *self, const FfwListSource *source,
                            const FfwTableColumn *columns, guint n_columns);
void ffw_table_set_model (FfwTable *self, GtkSelectionModel *model);
void ffw_table_set_name (FfwTable *self, const char *name);
void ffw_table_set_narrow (FfwTable *self, gboolean narrow);
void ffw_table_set_order (FfwTable *self, const char *column, gboolean descending);
const char *ffw_table_get_sort_column (FfwTable *self);
gboolean ffw_table_get_sort_descending (FfwTable *self);
GStrv ffw_table_get_column_ids (FfwTable *self);
GStrv ffw_table_get_shown_ids (FfwTable *self);
guint ffw_table_get_column_width (FfwTable *self, const char *id);
void ffw_table_set_menu (FfwTable *self, GMenuModel *menu);
gboolean ffw_table_is_column_shown (FfwTable *self, const char *id);
void ffw_table_show_column (FfwTable *self, const char *id, gboolean shown);
void ffw_table_move_column (FfwTable *self, const char *id, int by);
void ffw_table_reset_columns (FfwTable *self);
GVariant *ffw_table_save_columns (FfwTable *self);
void ffw_table_restore_columns (FfwTable *self, GVariant *columns);
gint64 ffw_table_get_cursor (FfwTable *self);
gboolean ffw_table_has_cursor (FfwTable *self);
gboolean ffw_table_has_cursor_moved (FfwTable *self);
void ffw_table_focus_row (FfwTable *self, guint position);
GtkAdjustment *ffw_table_get_adjustment (FfwTable *self);
void ffw_table_scroll_to (FfwTable *self, guint position);

G_END_DECLS
