/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void ffw_recognise_files_start (const char *const *files, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
const FfwKind *ffw_recognise_files_finish (GAsyncResult *result, GError **error);

G_END_DECLS
