/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person’s training passport as a file: a page to show, or XML to take elsewhere. */

#pragma once

#include "ffw-passport-reading.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ffw_passport_save (const FfwPassport *passport, FfwLanguage reader, const char *path,
                            GCancellable *cancellable, GError **error);
gboolean ffw_passport_can_be (const char *path, GError **error);

gboolean ffw_passport_write_xml (const FfwPassport *passport, GOutputStream *stream,
                                 GCancellable *cancellable, GError **error);
gboolean ffw_passport_write_pdf (const FfwPassport *passport, FfwLanguage language,
                                 GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
