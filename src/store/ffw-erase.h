/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change.h"

G_BEGIN_DECLS

/**
 * FfwErasedRow:
 *
 * A row that a change of the history wrote, as it was before and as it was after. Of an update
 * only the primary key (before) and the columns that it changed are known.
 */
typedef struct _FfwErasedRow FfwErasedRow;

/**
 * FfwErasedSide:
 * @FFW_ERASED_BEFORE: the row before the change; nothing where the change made it
 * @FFW_ERASED_AFTER: the row after the change; nothing where the change deleted it
 */
typedef enum
{
  FFW_ERASED_BEFORE,
  FFW_ERASED_AFTER,
} FfwErasedSide;

/**
 * FfwErasedRowFunc:
 *
 * Looks at a row of the history. It writes nothing.
 *
 * Returns: whether the row is to be taken out, for good
 */
typedef gboolean (*FfwErasedRowFunc) (const FfwErasedRow *row, gpointer data);

/**
 * FfwErasedTextFunc:
 *
 * Looks at an argument of the message @id that says something by itself: no number, no row, no
 * date.
 *
 * Returns: whether the text is to be taken out, for good
 */
typedef gboolean (*FfwErasedTextFunc) (const char *id, const char *text, gpointer data);

const char *ffw_erased_row_get_table (const FfwErasedRow *self);
gint64 ffw_erased_row_get_change (const FfwErasedRow *self);
gint64 ffw_erased_row_get_int (const FfwErasedRow *self, const char *column, FfwErasedSide side);
char *ffw_erased_row_dup_text (const FfwErasedRow *self, const char *column, FfwErasedSide side);

gboolean ffw_erase_walk (FfwConnection *connection, FfwErasedRowFunc func, gpointer data,
                         GError **error);
gboolean ffw_erase_rows (FfwChange *change, FfwErasedRowFunc func, gpointer data, GError **error);
gboolean ffw_erase_texts (FfwChange *change, FfwErasedTextFunc func, gpointer data, GError **error);
gboolean ffw_erase_close (FfwChange *change, gint64 subject, GError **error);
char *ffw_erase_new_uuid (char uuid[FFW_UUID_SIZE]);

gboolean ffw_erase_is_unfinished (FfwConnection *connection, gboolean *unfinished, GError **error);
gboolean ffw_erase_count (FfwConnection *connection, gint64 *n, GError **error);
void ffw_erase_finish (FfwConnection *connection);

G_END_DECLS
