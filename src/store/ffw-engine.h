/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"
#include "ffw-writer.h"

G_BEGIN_DECLS

/**
 * FfwEngine:
 *
 * The threads of an open workspace: one that writes, a few that read, each
 * with its connections.
 */
typedef struct _FfwEngine FfwEngine;

/**
 * FfwWriteFunc:
 *
 * Works in the writer's thread. Returns its result, or %NULL with @error set.
 */
typedef gpointer (*FfwWriteFunc) (FfwWriter *writer, gpointer data, GError **error);

FfwEngine *ffw_engine_open (const char *path, FfwWorkspaceFlags flags, gboolean create,
                            FfwDeriveFunc derive, GError **error);
void ffw_engine_set_guard (FfwEngine *self, const FfwGuard *guard);
gboolean ffw_engine_close (FfwEngine *self, GError **error);
void ffw_engine_announce_close (FfwEngine *self);
void ffw_engine_free_later (FfwEngine *self);
const char *ffw_engine_get_path (FfwEngine *self);
const char *ffw_engine_get_reason (FfwEngine *self);
gboolean ffw_engine_is_alone (FfwEngine *self);
gboolean ffw_engine_is_closed (FfwEngine *self);
FfwTrouble ffw_engine_find_trouble (FfwEngine *self);

gpointer ffw_engine_read (FfwEngine *self, FfwReadFunc func, gpointer data,
                          GCancellable *cancellable, GError **error);
void ffw_engine_read_async (FfwEngine *self, FfwReadFunc func, gpointer data,
                            GDestroyNotify data_free, GDestroyNotify result_free, GTask *task);
gpointer ffw_engine_write (FfwEngine *self, FfwWriteFunc func, gpointer data,
                           GCancellable *cancellable, GError **error);
void ffw_engine_write_async (FfwEngine *self, FfwWriteFunc func, gpointer data,
                             GDestroyNotify data_free, GDestroyNotify result_free, GTask *task);

G_END_DECLS
