/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in the files that are kept: bytes, by their SHA-256. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/** How many bytes are stored and read at a time. */
#define FFW_CONTENT_PART (256 * 1024)

/** How many days a content stays after no link led to it any more. */
#define FFW_CONTENT_DAYS 30

/**
 * FfwContent:
 *
 * The bytes of a file on their way into the workspace, held in memory: a change that read them
 * from a slow disk would keep others waiting.
 */
typedef struct _FfwContent FfwContent;

/** Is given the bytes in their order; %FALSE with @error set stops. */
typedef gboolean (*FfwContentFunc) (GBytes *bytes, gpointer data, GError **error);

FfwContent *ffw_content_new (void);
void ffw_content_free (FfwContent *self);
void ffw_content_append (FfwContent *self, GBytes *bytes);
guint64 ffw_content_get_size (FfwContent *self);
const char *ffw_content_get_sha256 (FfwContent *self);

gboolean ffw_content_store (FfwChange *change, FfwContent *self, FfwDate today, GError **error);
gboolean ffw_content_read (FfwConnection *connection, const char *sha256, FfwContentFunc func,
                           gpointer data, GError **error);
gboolean ffw_content_needs_sweep (FfwConnection *connection, FfwDate today, gboolean *needed,
                                  GError **error);
gboolean ffw_content_sweep (FfwConnection *connection, FfwDate today, GError **error);
gboolean ffw_content_drop_unused (FfwConnection *connection, GHashTable *except, GError **error);
gboolean ffw_content_check (FfwConnection *connection, GPtrArray *problems, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwContent, ffw_content_free)

G_END_DECLS
