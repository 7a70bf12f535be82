/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwOpenFile:
 * @device, @inode: which file it is, whatever its names are
 */
typedef struct
{
  guint64 device;
  guint64 inode;
} FfwOpenFile;

gboolean ffw_open_files_add (const char *path, FfwOpenFile *file, GError **error);
void ffw_open_files_announce (const FfwOpenFile *file);
void ffw_open_files_remove (const FfwOpenFile *file);

G_END_DECLS
