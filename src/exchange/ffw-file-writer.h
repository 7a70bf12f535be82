/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwFileWriter:
 *
 * A file that takes its name only once it is whole: it is written beside its
 * target and renamed. Freed before ffw_file_writer_commit(), nothing is left of
 * it, and the target is as it was.
 */
typedef struct _FfwFileWriter FfwFileWriter;

FfwFileWriter *ffw_file_writer_open (const char *path, GError **error);
GOutputStream *ffw_file_writer_get_stream (FfwFileWriter *self);
const char *ffw_file_writer_get_draft (FfwFileWriter *self);
void ffw_file_writer_explain (FfwFileWriter *self, GError **error);
gboolean ffw_file_writer_commit (FfwFileWriter *self, GCancellable *cancellable, GError **error);
void ffw_file_writer_free (FfwFileWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwFileWriter, ffw_file_writer_free)

G_END_DECLS
