/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ffw_sample_make (const char *path, const char *folder, GCancellable *cancellable,
                          GError **error);

G_END_DECLS
