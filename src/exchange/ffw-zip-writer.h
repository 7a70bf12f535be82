/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwZipWriter:
 *
 * A ZIP archive on its way into a stream, entry by entry, in constant memory. libarchive writes
 * such a stream in a form that office programs do not open: an OpenDocument file begins with an
 * entry that is neither compressed nor followed by its size.
 */
typedef struct _FfwZipWriter FfwZipWriter;

FfwZipWriter *ffw_zip_writer_new (GOutputStream *out, GCancellable *cancellable);
gboolean ffw_zip_writer_store (FfwZipWriter *self, const char *name, const char *text,
                               GError **error);
gboolean ffw_zip_writer_begin (FfwZipWriter *self, const char *name, GError **error);
gboolean ffw_zip_writer_write (FfwZipWriter *self, const char *bytes, gsize length, GError **error);
gboolean ffw_zip_writer_end (FfwZipWriter *self, GError **error);
gboolean ffw_zip_writer_add (FfwZipWriter *self, const char *name, const char *text,
                             GError **error);
gboolean ffw_zip_writer_finish (FfwZipWriter *self, GError **error);
void ffw_zip_writer_free (FfwZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwZipWriter, ffw_zip_writer_free)

G_END_DECLS
