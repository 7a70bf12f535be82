/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"
#include "ffw-transfer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwTransferFile:
 * @findings: all that is wrong with it
 * @transfer: (nullable): what it says; %NULL where anything is wrong with it
 * @sealed: whether it was sealed with a passphrase
 *
 * A slip or a nomination that somebody handed over.
 */
typedef struct
{
  FfwFindings *findings;
  FfwTransfer *transfer;
  gboolean sealed;
} FfwTransferFile;

FfwTransferFile *ffw_transfer_file_read (const char *path, const char *passphrase,
                                         GCancellable *cancellable, GError **error);
void ffw_transfer_file_read_async (const char *path, const char *passphrase,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
FfwTransferFile *ffw_transfer_file_read_finish (GAsyncResult *result, GError **error);
gboolean ffw_transfer_file_is (const char *path);
void ffw_transfer_file_free (FfwTransferFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTransferFile, ffw_transfer_file_free)

G_END_DECLS
