/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change-private.h"
#include "ffw-connection-private.h"
#include "ffw-history.h"
#include "ffw-opening.h"

G_BEGIN_DECLS

/**
 * FfwWriter:
 *
 * The connection that writes: it begins, makes and commits changes.
 */
typedef struct _FfwWriter FfwWriter;

FfwWriter *ffw_writer_new (FfwOpening *opening, FfwDeriveFunc derive);
void ffw_writer_set_guard (FfwWriter *self, const FfwGuard *guard);
void ffw_writer_free (FfwWriter *self);
FfwConnection *ffw_writer_get_connection (FfwWriter *self);
gboolean ffw_writer_change (FfwWriter *self, FfwChangeMode mode, FfwChangeFunc func, gpointer data,
                            GError **error);
FfwMessage *ffw_writer_undo (FfwWriter *self, FfwChangeKind kind, gint64 change, GError **error);
gboolean ffw_writer_look (FfwWriter *self);
GStrv ffw_writer_take_tables (FfwWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwWriter, ffw_writer_free)

G_END_DECLS
