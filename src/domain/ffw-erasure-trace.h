/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What in the history is about a person: of the domain's own. */

#pragma once

#include "ffw-erase.h"

G_BEGIN_DECLS

/**
 * FfwTrace:
 *
 * The rows that are or ever were about a person, also under other ids: those who were joined
 * with them, and those whom an import added that was undone later. And those of others that took
 * over what was theirs, while the two were joined.
 */
typedef struct _FfwTrace FfwTrace;

FfwTrace *ffw_trace_new (FfwConnection *connection, gint64 person, GError **error);
gboolean ffw_trace_holds_row (FfwTrace *self, const FfwErasedRow *row);
gboolean ffw_trace_holds_text (FfwTrace *self, const char *text);
void ffw_trace_free (FfwTrace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTrace, ffw_trace_free)

G_END_DECLS
