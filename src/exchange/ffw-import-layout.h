/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an import comes to know what becomes of a file's columns. */

#pragma once

#include "ffw-connection.h"
#include "ffw-import.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

char *ffw_import_layout_get_sheet (const FfwImportPart *part, GCancellable *cancellable);
FfwLayout *ffw_import_layout_find (const FfwImportPart *part, FfwConnection *connection,
                                   FfwFindings *findings, GError **error);
FfwLayout *ffw_import_layout_decide (const FfwImportPart *part, FfwTableReader *reader,
                                     FfwConnection *connection, FfwFindings *findings, guint *width,
                                     GError **error);
gboolean ffw_import_layout_is_like_row (const FfwLayout *layout, const FfwTableRow *row);

G_END_DECLS
