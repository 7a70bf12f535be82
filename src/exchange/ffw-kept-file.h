/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are kept in the workspace: read from the disk, and written to it again. */

#pragma once

#include "ffw-attachments.h"
#include "ffw-content.h"
#include "ffw-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The most megabytes (of 1024² bytes) of one file. */
#define FFW_KEPT_FILE_MOST_MB 25

/** Is told how many bytes of how many are done, in the thread that does it. */
typedef void (*FfwKeptFileProgress) (guint64 done, guint64 total, gpointer data);

FfwNewAttachment *ffw_kept_file_read (const char *path, FfwContent *content, FfwFindings *findings,
                                      FfwKeptFileProgress progress, gpointer data,
                                      GCancellable *cancellable, GError **error);
gboolean ffw_kept_file_save (FfwConnection *connection, const char *sha256, const char *path,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
