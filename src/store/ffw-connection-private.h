/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-inserted.h"
#include "ffw-sqlite.h"

G_BEGIN_DECLS

/** How long a lock that another process holds is waited for. */
#define FFW_PATIENCE_MS 5000

/**
 * FfwConnectionMode:
 * @FFW_CONNECTION_WRITER: reads and writes
 * @FFW_CONNECTION_READER: reads
 * @FFW_CONNECTION_IMMUTABLE: reads a file that nobody changes meanwhile, without locks
 */
typedef enum
{
  FFW_CONNECTION_WRITER,
  FFW_CONNECTION_READER,
  FFW_CONNECTION_IMMUTABLE,
} FfwConnectionMode;

FfwConnection *ffw_connection_open (const char *path, FfwConnectionMode mode, GError **error);
void ffw_connection_set_shown (FfwConnection *self, const char *path);
void ffw_connection_close (FfwConnection *self);
sqlite3 *ffw_connection_get_db (FfwConnection *self);
const char *ffw_connection_get_path (FfwConnection *self);
void ffw_connection_set_cancellable (FfwConnection *self, GCancellable *cancellable);
void ffw_connection_set_patience (FfwConnection *self, guint milliseconds);
gboolean ffw_connection_execute (FfwConnection *self, const char *sql, GError **error);
gboolean ffw_connection_is_in_transaction (FfwConnection *self);
gboolean ffw_connection_check_cancelled (FfwConnection *self, GError **error);
gboolean ffw_connection_check_result (FfwConnection *self, int result, GError **error);
void ffw_connection_forget_statements (FfwConnection *self);
void ffw_connection_end_shadow (FfwConnection *self);
void ffw_connection_set_inserted (FfwConnection *self, FfwInserted *inserted);

void ffw_store_error_set_change (GError *error, gint64 change);
void ffw_store_error_set (GError **error, int result, sqlite3 *db, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwConnection, ffw_connection_close)

G_END_DECLS
