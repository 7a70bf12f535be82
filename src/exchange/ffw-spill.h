/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwSpill:
 *
 * Bytes that are too many to be held in memory: in a file that has no name, so that nobody else
 * sees it and nothing is left of it whatever happens. Its pages that were used last are in memory.
 */
typedef struct _FfwSpill FfwSpill;

FfwSpill *ffw_spill_new (GError **error);
void ffw_spill_free (FfwSpill *self);
gboolean ffw_spill_append (FfwSpill *self, gconstpointer bytes, gsize length, GError **error);
gboolean ffw_spill_read (FfwSpill *self, guint64 offset, gpointer bytes, gsize length,
                         GError **error);
guint64 ffw_spill_get_size (FfwSpill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSpill, ffw_spill_free)

G_END_DECLS
