/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed for a session: the sheet that people sign, and their certificates. */

#pragma once

#include "ffw-certificates.h"
#include "ffw-register.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ffw_register_pdf_save_sheet (const FfwRegister *of, const FfwSession *session,
                                      const char *path, GCancellable *cancellable, GError **error);
gboolean ffw_register_pdf_save_certificates (const FfwCertificates *of, const char *path,
                                             GCancellable *cancellable, GError **error);

G_END_DECLS
