/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of two people who become one, where both have a row that one can have only once. */

#pragma once

#include "ffw-change.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwMergeCount:
 * @one, @many: the sentence that says how many rows become one
 * @n: how many there are
 */
typedef struct
{
  const char *one;
  const char *many;
  gint64 n;
} FfwMergeCount;

gboolean ffw_merge_rows_count (FfwConnection *connection, gint64 stays, gint64 goes, GArray *counts,
                               gint64 *n_moved, GError **error);
gboolean ffw_merge_rows (FfwChange *change, gint64 stays, gint64 goes, GHashTable *sessions,
                         GString *lost, FfwLanguage language, GError **error);
gboolean ffw_merge_posts_count (FfwConnection *connection, gint64 stays, gint64 goes, gint64 *n,
                                GError **error);
gboolean ffw_merge_posts_beside (FfwConnection *connection, gint64 stays, gint64 goes,
                                 GPtrArray *organisations, FfwLanguage language, GError **error);
gboolean ffw_merge_posts (FfwChange *change, gint64 stays, gint64 goes, GString *lost,
                          FfwLanguage language, GError **error);

G_END_DECLS
