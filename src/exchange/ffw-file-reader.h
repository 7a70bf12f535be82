/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwFileStamp:
 * @size: in bytes
 * @modified: microseconds since 1970
 * @inode: which file it is, by its file system
 *
 * What tells whether a file is still the one that was read. All 0: there is none.
 */
typedef struct
{
  guint64 size;
  gint64 modified;
  guint64 inode;
} FfwFileStamp;

GInputStream *ffw_file_open (const char *path, GCancellable *cancellable, GError **error);
GBytes *ffw_file_read_bytes (GInputStream *stream, gsize most, GCancellable *cancellable,
                             GError **error);
FfwFileStamp ffw_file_stamp (const char *path);
gboolean ffw_file_stamp_equal (const FfwFileStamp *a, const FfwFileStamp *b);
void ffw_file_say_unread (GError **error, const GError *cause, const char *name);

G_END_DECLS
