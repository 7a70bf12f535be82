/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-saving.h"

#include "ffw-register-pdf.h"

#include <glib/gi18n-lib.h>

static gboolean
write_sheet (FfwConnection *connection, gint64 id, FfwLanguage language, const char *path,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwRegister) of = ffw_register_read (connection, id, language, error);
  g_autoptr (FfwSession) session = of ? ffw_session_read (connection, id, error) : NULL;

  return session && ffw_register_pdf_save_sheet (of, session, path, cancellable, error);
}

static gboolean
write_certificates (FfwConnection *connection, gint64 id, FfwLanguage language, const char *path,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwCertificates) of = ffw_certificates_read (connection, id, error);

  return of && ffw_register_pdf_save_certificates (of, path, cancellable, error);
}

/* Translators: files of which the name ends in .pdf */
#define PRINTED                                                                                    \
  .files = N_ ("Pages (.pdf)"), .pattern = "*.pdf",                                                \
  .doing = N_ ("Saving what is printed for a session"),                                            \
  .done = N_ ("Saved what is printed for the session"), .failed = N_ ("The File Was Not Saved")

/* Translators: the proposed names of files */
const FfwSavingKind ffw_register_saving_sheet = { PRINTED, .title = N_ ("Save the Sheet to Sign"),
                                                  .name = N_ ("Sheet to sign.pdf"),
                                                  .write = write_sheet };
const FfwSavingKind ffw_register_saving_certificates
    = { PRINTED, .title = N_ ("Save the Certificates"), .name = N_ ("Certificates.pdf"),
        .write = write_certificates };
