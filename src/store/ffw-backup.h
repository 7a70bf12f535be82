/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection-private.h"

G_BEGIN_DECLS

char *ffw_backup_copy_beside (FfwConnection *source, const char *path, GError **error);
gboolean ffw_backup_make (FfwConnection *source, const char *path, GError **error);
char *ffw_backup_make_before_migration (FfwConnection *source, guint version, GError **error);
char *ffw_backup_name_beside (const char *path, const char *what);

G_END_DECLS
