/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/**
 * FfwDirectories:
 *
 * The codes of the workspace's small tables (organisations, courses, …) and the
 * ids they stand for, read when first asked for; of the large one, sessions, the
 * code is looked up each time.
 */
typedef struct _FfwDirectories FfwDirectories;

FfwDirectories *ffw_directories_new (FfwConnection *connection);
void ffw_directories_free (FfwDirectories *self);
gboolean ffw_directories_find (FfwDirectories *self, const char *table, const char *text,
                               gint64 *id, GError **error);
void ffw_directories_forget (FfwDirectories *self, const char *table);
char *ffw_directories_nearest (FfwDirectories *self, const char *table, const char *text,
                               GError **error);
char *ffw_nearest (const char *text, GPtrArray *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwDirectories, ffw_directories_free)

G_END_DECLS
