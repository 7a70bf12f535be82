/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import.h"

G_BEGIN_DECLS

gboolean ffw_import_try (FfwImport *import, FfwWorkspace *workspace, GCancellable *cancellable,
                         GError **error);
void ffw_import_try_async (FfwImport *import, FfwWorkspace *workspace, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
