/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwListExport:
 *
 * What is shown of a list, on its way to a file: the columns, the rows, and
 * their order. It can be given to another thread.
 */
typedef struct _FfwListExport FfwListExport;

/**
 * FfwListExportFunc:
 * @done: how many of @total rows are written
 */
typedef void (*FfwListExportFunc) (guint64 done, guint64 total, gpointer data);

FfwListExport *ffw_list_export_new (const FfwListSource *source, const char *title,
                                    const FfwListRequest *request, FfwLanguage language);
void ffw_list_export_add_column (FfwListExport *self, const char *id, guint width);
void ffw_list_export_add_others (FfwListExport *self);
void ffw_list_export_take_ids (FfwListExport *self, GArray *ids);
gboolean ffw_list_export_write (FfwListExport *self, FfwConnection *connection, const char *path,
                                FfwListExportFunc progress, gpointer data, GError **error);
void ffw_list_export_free (FfwListExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwListExport, ffw_list_export_free)

G_END_DECLS
