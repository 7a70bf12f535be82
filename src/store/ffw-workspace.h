/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change.h"
#include "ffw-connection.h"
#include "ffw-trouble.h"

G_BEGIN_DECLS

#define FFW_TYPE_WORKSPACE (ffw_workspace_get_type ())
G_DECLARE_FINAL_TYPE (FfwWorkspace, ffw_workspace, FFW, WORKSPACE, GObject)

/**
 * FfwWorkspaceFlags:
 * @FFW_WORKSPACE_READ_ONLY: never write
 * @FFW_WORKSPACE_EXCLUSIVE: the folder is shared between machines (a network
 *   drive, or one that is synchronised): one process writes, in
 *   rollback-journal mode, under a lock that names its holder. Set by itself
 *   on a file system that is known to be remote.
 * @FFW_WORKSPACE_WINDOW: the thread that opens it may never wait for the disk;
 *   a synchronous call from it is a programming error and aborts
 */
typedef enum
{
  FFW_WORKSPACE_DEFAULT = 0,
  FFW_WORKSPACE_READ_ONLY = 1 << 0,
  FFW_WORKSPACE_EXCLUSIVE = 1 << 1,
  FFW_WORKSPACE_WINDOW = 1 << 2,
} FfwWorkspaceFlags;

/**
 * FfwReadFunc:
 *
 * Reads, in a thread of the workspace, in one transaction: it sees one state
 * of the file. Returns its result, or %NULL with @error set (a result of %NULL
 * without an error is fine).
 */
typedef gpointer (*FfwReadFunc) (FfwConnection *connection, gpointer data, GError **error);

/**
 * FfwChangeFunc:
 *
 * Makes a change, in the writer's thread. On %FALSE with @error set, nothing of
 * it is kept.
 */
typedef gboolean (*FfwChangeFunc) (FfwChange *change, gpointer data, GError **error);

/**
 * FfwDeriveFunc:
 *
 * Works out anew what is derived from the rows that a change, an undo or a redo has written, at
 * its end and in its transaction. What it writes is in no changeset.
 */
typedef gboolean (*FfwDeriveFunc) (FfwConnection *connection, GError **error);

/**
 * FfwGuard:
 * @look: sees how things are before an undo or a redo; %NULL with @error set
 * @check: whether what it has made of them may stay; %FALSE with @error set. @before is what @look
 *   returned
 * @free: frees that
 *
 * What must hold whatever is taken back. Rows that are as a change left them say nothing of a rule
 * over several of them. All is called in the transaction of the undo, in the writer's thread.
 */
typedef struct
{
  gpointer (*look) (FfwConnection *connection, GError **error);
  gboolean (*check) (FfwConnection *connection, gpointer before, GError **error);
  GDestroyNotify free;
} FfwGuard;

/* Opening. `create` refuses a file that is there; `derive` may be %NULL. */
FfwWorkspace *ffw_workspace_create (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                                    GError **error);
FfwWorkspace *ffw_workspace_open (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                                  GError **error);
void ffw_workspace_open_async (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
void ffw_workspace_create_async (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
FfwWorkspace *ffw_workspace_open_finish (GAsyncResult *result, GError **error);
gboolean ffw_workspace_close (FfwWorkspace *self, GError **error);
void ffw_workspace_close_async (FfwWorkspace *self, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean ffw_workspace_close_finish (FfwWorkspace *self, GAsyncResult *result, GError **error);
void ffw_workspace_set_guard (FfwWorkspace *self, const FfwGuard *guard);
const char *ffw_workspace_get_path (FfwWorkspace *self);
gboolean ffw_workspace_is_read_only (FfwWorkspace *self);
gboolean ffw_workspace_is_exclusive (FfwWorkspace *self);
const char *ffw_workspace_get_read_only_reason (FfwWorkspace *self);

FfwTrouble ffw_workspace_get_trouble (FfwWorkspace *self);
void ffw_workspace_try_again (FfwWorkspace *self);

/* Reading. */
gpointer ffw_workspace_read (FfwWorkspace *self, FfwReadFunc func, gpointer data,
                             GCancellable *cancellable, GError **error);
void ffw_workspace_read_async (FfwWorkspace *self, FfwReadFunc func, gpointer data,
                               GDestroyNotify data_free, GDestroyNotify result_free,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
gpointer ffw_workspace_read_finish (FfwWorkspace *self, GAsyncResult *result, GError **error);

/* Changing. `..._log` writes what undo must not take back (the log of exports). */
gboolean ffw_workspace_change (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                               GCancellable *cancellable, GError **error);
void ffw_workspace_change_async (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                                 GDestroyNotify data_free, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean ffw_workspace_change_finish (FfwWorkspace *self, GAsyncResult *result, GError **error);
gboolean ffw_workspace_log (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                            GCancellable *cancellable, GError **error);
void ffw_workspace_log_async (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                              GDestroyNotify data_free, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/* Erasing for good. */
gboolean ffw_workspace_erase (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                              GCancellable *cancellable, GError **error);
void ffw_workspace_erase_async (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                                GDestroyNotify data_free, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);

/* Undo and redo. `change` 0 is the last one there is to undo or redo; the message is of
 * the change that was undone or redone, to be freed by the caller; may be NULL. */
gboolean ffw_workspace_undo (FfwWorkspace *self, gint64 change, FfwMessage **message,
                             GCancellable *cancellable, GError **error);
gboolean ffw_workspace_redo (FfwWorkspace *self, FfwMessage **message, GCancellable *cancellable,
                             GError **error);
void ffw_workspace_undo_async (FfwWorkspace *self, gint64 change, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
void ffw_workspace_redo_async (FfwWorkspace *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
FfwMessage *ffw_workspace_undo_finish (FfwWorkspace *self, GAsyncResult *result, GError **error);

/* Safety. */
gboolean ffw_workspace_backup (FfwWorkspace *self, const char *path, GCancellable *cancellable,
                               GError **error);
void ffw_workspace_backup_async (FfwWorkspace *self, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean ffw_workspace_backup_finish (FfwWorkspace *self, GAsyncResult *result, GError **error);
gboolean ffw_workspace_restore (const char *path, const char *from, char **kept,
                                GCancellable *cancellable, GError **error);

G_END_DECLS
