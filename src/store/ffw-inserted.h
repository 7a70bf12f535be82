/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/**
 * FfwInserted:
 *
 * Which rows a transaction has inserted, by blocks of ids: little to keep in mind for a million
 * rows, in whatever order they come.
 */
typedef struct _FfwInserted FfwInserted;

FfwInserted *ffw_inserted_new (void);
void ffw_inserted_free (FfwInserted *self);
void ffw_inserted_clear (FfwInserted *self);
void ffw_inserted_note (FfwInserted *self, const char *table, gint64 id);
GArray *ffw_inserted_list (FfwInserted *self, const char *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwInserted, ffw_inserted_free)

G_END_DECLS
