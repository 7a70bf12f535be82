/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwTableColumn:
 * @id: what the order is known by
 * @title: an untranslated message
 * @column: the number of the row's text
 * @width: the least width, in characters
 * @expand: whether it takes the room that is left
 * @essential: whether it is shown in a narrow window too
 * @date: whether the text is an ISO date, which is shown in words
 */
typedef struct
{
  const char *id;
  const char *title;
  guint column;
  guint width;
  gboolean expand;
  gboolean essential;
  gboolean date;
} FfwTableColumn;

#define FFW_TYPE_TABLE (ffw_table_get_type ())
G_DECLARE_FINAL_TYPE (FfwTable, ffw_table, FFW, TABLE, GtkWidget)

void ffw_table_set_columns (FfwTable *self, const FfwTableColumn *columns, guint n_columns);
void ffw_table_set_model (FfwTable *self, GListModel *model);
void ffw_table_set_name (FfwTable *self, const char *name);
void ffw_table_set_narrow (FfwTable *self, gboolean narrow);
void ffw_table_set_order (FfwTable *self, const char *column, gboolean descending);
const char *ffw_table_get_sort_column (FfwTable *self);
gboolean ffw_table_get_sort_descending (FfwTable *self);
GMenuModel *ffw_table_make_menu (FfwTable *self);
GSimpleActionGroup *ffw_table_make_actions (FfwTable *self);
void ffw_table_scroll_to (FfwTable *self, guint position);

G_END_DECLS
