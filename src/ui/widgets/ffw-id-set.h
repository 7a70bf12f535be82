/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwIdSet:
 *
 * A set of row ids. It keeps them as bits, in blocks: ids come from a counter,
 * so that the ids of a list lie close together, and a million of them take an
 * eighth of a megabyte and a few milliseconds.
 */
typedef struct _FfwIdSet FfwIdSet;

FfwIdSet *ffw_id_set_new (void);
void ffw_id_set_free (FfwIdSet *self);
gboolean ffw_id_set_contains (FfwIdSet *self, gint64 id);
void ffw_id_set_add (FfwIdSet *self, gint64 id);
void ffw_id_set_remove (FfwIdSet *self, gint64 id);
guint ffw_id_set_get_size (FfwIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwIdSet, ffw_id_set_free)

G_END_DECLS
