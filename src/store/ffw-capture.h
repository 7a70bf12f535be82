/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-chain.h"
#include "ffw-connection-private.h"

G_BEGIN_DECLS

/**
 * FfwCapture:
 *
 * Records what a change writes, under an SQLite session, as the parts of the change.
 */
typedef struct _FfwCapture FfwCapture;

FfwCapture *ffw_capture_new (FfwConnection *connection, gint64 change, gint64 first_id,
                             GError **error);
void ffw_capture_touch (FfwCapture *self, gint64 subject);
gboolean ffw_capture_rest (FfwCapture *self, GError **error);
gboolean ffw_capture_finish (FfwCapture *self, GError **error);
guint ffw_capture_get_n_parts (FfwCapture *self);
void ffw_capture_list_tables (FfwCapture *self, GHashTable *tables);
void ffw_capture_get_salt (FfwCapture *self, guint8 salt[FFW_SALT_SIZE]);
void ffw_capture_get_digest (FfwCapture *self, guint8 digest[FFW_DIGEST_SIZE]);
void ffw_capture_free (FfwCapture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwCapture, ffw_capture_free)

G_END_DECLS
