/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what leaves for other organisations. */

#pragma once

#include "ffw-slip.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwSlipRequest:
 * @session: the code of one whose register is closed
 * @organisation: (nullable): the only one that a slip is wanted for
 * @own: (nullable): the organisation that sends, in place of the one that is set
 * @folder: where the files go
 * @passphrase: (nullable): to seal them with
 */
typedef struct
{
  char *session;
  char *organisation;
  char *own;
  char *folder;
  char *passphrase;
} FfwSlipRequest;

/**
 * FfwTransferWritten:
 * @organisation: the code of the one that it is for
 * @people: how many it names
 *
 * A file that was written.
 */
typedef struct
{
  char *path;
  char *organisation;
  guint revision;
  guint people;
} FfwTransferWritten;

GPtrArray *ffw_slips_export (FfwWorkspace *workspace, const FfwSlipRequest *request,
                             GCancellable *cancellable, GError **error);
void ffw_slips_export_async (FfwWorkspace *workspace, const FfwSlipRequest *request,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *ffw_slips_export_finish (FfwWorkspace *workspace, GAsyncResult *result, GError **error);

FfwTransferWritten *ffw_nomination_export (FfwWorkspace *workspace, const FfwNomination *nomination,
                                           const char *own, const char *path,
                                           const char *passphrase, GCancellable *cancellable,
                                           GError **error);
void ffw_nomination_export_async (FfwWorkspace *workspace, const FfwNomination *nomination,
                                  const char *path, const char *passphrase,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
FfwTransferWritten *ffw_nomination_export_finish (FfwWorkspace *workspace, GAsyncResult *result,
                                                  GError **error);
void ffw_transfer_written_free (FfwTransferWritten *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTransferWritten, ffw_transfer_written_free)

G_END_DECLS
