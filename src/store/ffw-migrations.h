/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection-private.h"

G_BEGIN_DECLS

guint ffw_migrations_get_newest (void);
gboolean ffw_migrations_read_version (FfwConnection *connection, guint *version, GError **error);
gboolean ffw_migrations_run (FfwConnection *connection, guint until, GError **error);
gboolean ffw_migrations_create (const char *path, guint until, GError **error);

G_END_DECLS
