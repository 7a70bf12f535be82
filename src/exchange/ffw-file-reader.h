/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GInputStream *ffw_file_open (const char *path, GCancellable *cancellable, GError **error);
void ffw_file_say_unread (GError **error, const GError *cause, const char *name);

G_END_DECLS
