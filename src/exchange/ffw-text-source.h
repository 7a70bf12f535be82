/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FFW_ENCODING_UTF_8,
  FFW_ENCODING_UTF_16_LE,
  FFW_ENCODING_UTF_16_BE,
  FFW_ENCODING_WINDOWS_1252,
  FFW_ENCODING_WORKBOOK, /* no text: a spreadsheet program's own file */
} FfwEncoding;

/**
 * FfwTextStatus:
 * @FFW_TEXT_SOME: there is text
 * @FFW_TEXT_END: there is no more
 * @FFW_TEXT_NUL: a NUL character follows
 * @FFW_TEXT_INVALID: what follows is not in the encoding
 * @FFW_TEXT_FAILED: the file could not be read; the error is set
 */
typedef enum
{
  FFW_TEXT_SOME,
  FFW_TEXT_END,
  FFW_TEXT_NUL,
  FFW_TEXT_INVALID,
  FFW_TEXT_FAILED,
} FfwTextStatus;

/**
 * FfwTextSource:
 *
 * The text of a file as UTF-8, piece by piece, in constant memory, whatever the
 * encoding of the file.
 */
typedef struct _FfwTextSource FfwTextSource;

FfwTextSource *ffw_text_source_open (const char *path, GCancellable *cancellable, GError **error);
FfwTextSource *ffw_text_source_new (GInputStream *stream, const char *name,
                                    GCancellable *cancellable, GError **error);
void ffw_text_source_look_at (FfwTextSource *self, guint64 most);
gboolean ffw_text_source_begin (FfwTextSource *self, GError **error);
FfwEncoding ffw_text_source_get_encoding (FfwTextSource *self);
goffset ffw_text_source_get_size (FfwTextSource *self);
guint64 ffw_text_source_get_done (FfwTextSource *self);
FfwTextStatus ffw_text_source_read (FfwTextSource *self, const char **text, gsize *length,
                                    GError **error);
void ffw_text_source_free (FfwTextSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTextSource, ffw_text_source_free)

G_END_DECLS
