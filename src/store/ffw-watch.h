/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwWatch:
 *
 * Notices that a workspace's file has been written, by whomever.
 */
typedef struct _FfwWatch FfwWatch;

typedef void (*FfwWatchFunc) (gpointer data);

FfwWatch *ffw_watch_new (const char *path, gboolean remote, FfwWatchFunc func, gpointer data);
void ffw_watch_free (FfwWatch *self);

G_END_DECLS
