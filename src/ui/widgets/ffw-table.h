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
gint64 ffw_table_get_cursor (FfwTable *self);
void ffw_table_scroll_to (FfwTable *self, guint position);

G_END_DECLS
