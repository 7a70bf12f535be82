/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection-private.h"

G_BEGIN_DECLS

/**
 * FfwTouches:
 *
 * Which subjects (people, sessions and other rows) a change is about.
 */
typedef struct _FfwTouches FfwTouches;

FfwTouches *ffw_touches_new (FfwConnection *connection, gint64 change, gint64 first_id);
void ffw_touches_add (FfwTouches *self, gint64 subject);
gboolean ffw_touches_add_changeset (FfwTouches *self, GBytes *changeset, GError **error);
gboolean ffw_touches_store (FfwTouches *self, GError **error);
void ffw_touches_list_tables (FfwTouches *self, GHashTable *tables);
void ffw_touches_free (FfwTouches *self);

G_END_DECLS
