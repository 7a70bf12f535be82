/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import.h"

G_BEGIN_DECLS

gboolean ffw_import_save_refused (const FfwImportResult *result, const char *path,
                                  FfwLanguage language, guint *n_saved, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
