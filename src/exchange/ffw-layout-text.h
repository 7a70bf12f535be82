/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A layout as the text of a key file, which a person can read, edit and pass on. */

#pragma once

#include "ffw-layout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FFW_LAYOUT_ERROR (ffw_layout_error_quark ())
GQuark ffw_layout_error_quark (void);

/**
 * FfwLayoutError:
 * @FFW_LAYOUT_ERROR_TEXT: the text is no layout; the message says where and why
 * @FFW_LAYOUT_ERROR_NEWER: it is one of a newer version of the program
 */
typedef enum
{
  FFW_LAYOUT_ERROR_TEXT,
  FFW_LAYOUT_ERROR_NEWER,
} FfwLayoutError;

char *ffw_layout_to_text (const FfwLayout *self);
FfwLayout *ffw_layout_from_text (const char *text, gsize length, GError **error);
FfwLayout *ffw_layout_read_file (const char *path, char **text, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
