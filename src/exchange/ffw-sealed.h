/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that only a passphrase opens: Argon2id makes a key of it, and XChaCha20-Poly1305 seals
 * what is in the file, in pieces, so that none can be changed, taken out or put elsewhere. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FFW_SEALED_ERROR (ffw_sealed_error_quark ())

/**
 * FfwSealedError:
 * @FFW_SEALED_ERROR_LOCKED: it is sealed, and no passphrase was given
 * @FFW_SEALED_ERROR_PASSPHRASE: the passphrase is another
 * @FFW_SEALED_ERROR_DAMAGED: it was changed, or is not whole
 */
typedef enum
{
  FFW_SEALED_ERROR_LOCKED,
  FFW_SEALED_ERROR_PASSPHRASE,
  FFW_SEALED_ERROR_DAMAGED,
} FfwSealedError;

GQuark ffw_sealed_error_quark (void);

gboolean ffw_sealed_is (GBytes *file);
GBytes *ffw_sealed_seal (GBytes *content, const char *passphrase, GError **error);
GBytes *ffw_sealed_open (GBytes *file, const char *passphrase, GError **error);

G_END_DECLS
