/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-export.h"

#include "ffw-file-writer.h"
#include "ffw-sealed.h"
#include "ffw-transfer-writer.h"

#include <string.h>

void
ffw_transfer_written_free (FfwTransferWritten *self)
{
  g_free (self->path);
  g_free (self->organisation);
  g_free (self);
}

static FfwTransferWritten *
write_file (const FfwTransfer *transfer, const char *path, const char *passphrase,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = ffw_transfer_write (transfer, error);
  g_autoptr (FfwFileWriter) writer = NULL;
  FfwTransferWritten *written;

  if (bytes && passphrase)
    {
      GBytes *sealed = ffw_sealed_seal (bytes, passphrase, error);

      g_bytes_unref (bytes);
      bytes = sealed;
    }
  if (bytes == NULL)
    return NULL;
  writer = ffw_file_writer_open (path, error);
  if (writer == NULL)
    return NULL;
  if (!g_output_stream_write_all (ffw_file_writer_get_stream (writer),
                                  g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                  cancellable, error))
    {
      ffw_file_writer_explain (writer, error);
      return NULL;
    }
  if (!ffw_file_writer_commit (writer, cancellable, error))
    return NULL;

  written = g_new0 (FfwTransferWritten, 1);
  written->path = g_strdup (path);
  written->organisation = g_strdup (transfer->to.code);
  written->revision = transfer->revision;
  written->people = transfer->people->len;

  return written;
}

/* What of a code may stand in the name of a file anywhere. */
static char *
make_word (const char *code)
{
  return g_strcanon (g_strdup (code),
                     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", '_');
}

static char *
make_path (const FfwSlipRequest *request, const FfwTransfer *slip)
{
  g_autofree char *session = make_word (slip->session_code);
  g_autofree char *to = make_word (slip->to.code);
  g_autofree char *name = g_strdup_printf ("slip-%s-%s-%u.%s", session, to, slip->revision,
                                           request->passphrase ? "sealed" : "xml");

  return g_build_filename (request->folder, name, NULL);
}

typedef struct
{
  const FfwSlipRequest *request;
  GPtrArray *slips;
} Slips;

/* In one change of the log, so that no other process gives the same revision. */
static gboolean
number_slips (FfwChange *change, gpointer data, GError **error)
{
  Slips *self = data;

  self->slips = ffw_slips_read (ffw_change_get_connection (change), self->request->session,
                                self->request->organisation, self->request->own, error);
  if (self->slips == NULL)
    return FALSE;
  for (guint i = 0; i < self->slips->len; i++)
    if (!ffw_transfer_number (change, self->slips->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * ffw_slips_export:
 *
 * Writes one slip of a session for each home organisation of those who were there, and notes that
 * they leave. Where a file cannot be written, those before it are there, and the same call writes
 * the same revisions again.
 *
 * Returns: (transfer full) (element-type FfwTransferWritten): the files, none where nobody of
 *   another organisation was there; %NULL with a #FFW_ACTION_ERROR, an error of the store or
 *   %G_IO_ERROR
 */
GPtrArray *
ffw_slips_export (FfwWorkspace *workspace, const FfwSlipRequest *request, GCancellable *cancellable,
                  GError **error)
{
  Slips self = { .request = request };
  gboolean numbered = ffw_workspace_log (workspace, number_slips, &self, cancellable, error);
  g_autoptr (GPtrArray) slips = self.slips;
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_transfer_written_free);

  if (!numbered)
    return NULL;
  for (guint i = 0; i < slips->len; i++)
    {
      g_autofree char *path = make_path (request, slips->pdata[i]);
      FfwTransferWritten *written = write_file (slips->pdata[i], path, request->passphrase,
                                                cancellable, error);

      if (written == NULL)
        return NULL;
      g_ptr_array_add (all, written);
    }

  return g_steal_pointer (&all);
}

static void
request_free (gpointer data)
{
  FfwSlipRequest *self = data;

  g_free (self->session);
  g_free (self->organisation);
  g_free (self->own);
  g_free (self->folder);
  g_free (self->passphrase);
  g_free (self);
}

static void
run_slips (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *written = ffw_slips_export (source, data, cancellable, &error);

  if (written)
    g_task_return_pointer (task, written, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/** Like ffw_slips_export(), for callers that may not wait. */
void
ffw_slips_export_async (FfwWorkspace *workspace, const FfwSlipRequest *request,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  FfwSlipRequest *copy = g_new0 (FfwSlipRequest, 1);

  copy->session = g_strdup (request->session);
  copy->organisation = g_strdup (request->organisation);
  copy->own = g_strdup (request->own);
  copy->folder = g_strdup (request->folder);
  copy->passphrase = g_strdup (request->passphrase);
  g_task_set_source_tag (task, ffw_slips_export_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copy, request_free);
  g_task_run_in_thread (task, run_slips);
}

/** Returns: what ffw_slips_export() does */
GPtrArray *
ffw_slips_export_finish (FfwWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  const FfwNomination *nomination;
  const char *own;
  FfwTransfer *transfer;
} Nominating;

static gboolean
number_nomination (FfwChange *change, gpointer data, GError **error)
{
  Nominating *self = data;

  self->transfer = ffw_nomination_read (ffw_change_get_connection (change), self->nomination,
                                        self->own, error);

  return self->transfer && ffw_transfer_number (change, self->transfer, error);
}

/**
 * ffw_nomination_export:
 * @own: (nullable): the organisation that sends, in place of the one that is set
 * @path: the file
 * @passphrase: (nullable): to seal it with
 *
 * Writes a nomination, and notes that it leaves.
 *
 * Returns: (transfer full): the file; %NULL with a #FFW_ACTION_ERROR, an error of the store or
 *   %G_IO_ERROR
 */
FfwTransferWritten *
ffw_nomination_export (FfwWorkspace *workspace, const FfwNomination *nomination, const char *own,
                       const char *path, const char *passphrase, GCancellable *cancellable,
                       GError **error)
{
  Nominating self = { .nomination = nomination, .own = own };
  gboolean numbered = ffw_workspace_log (workspace, number_nomination, &self, cancellable, error);
  g_autoptr (FfwTransfer) transfer = self.transfer;

  return numbered ? write_file (transfer, path, passphrase, cancellable, error) : NULL;
}

typedef struct
{
  FfwNomination nomination;
  char *path;
  char *passphrase;
} NominationRequest;

static void
nomination_request_free (gpointer data)
{
  NominationRequest *self = data;

  g_free ((gpointer)self->nomination.posts);
  g_free ((gpointer)self->nomination.course);
  g_free ((gpointer)self->nomination.session);
  g_free ((gpointer)self->nomination.to);
  g_free ((gpointer)self->nomination.access);
  g_free (self->path);
  g_free (self->passphrase);
  g_free (self);
}

static void
run_nomination (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const NominationRequest *request = data;
  GError *error = NULL;
  FfwTransferWritten *written = ffw_nomination_export (
      source, &request->nomination, NULL, request->path, request->passphrase, cancellable, &error);

  if (written)
    g_task_return_pointer (task, written, (GDestroyNotify)ffw_transfer_written_free);
  else
    g_task_return_error (task, error);
}

/** Like ffw_nomination_export(), for callers that may not wait. */
void
ffw_nomination_export_async (FfwWorkspace *workspace, const FfwNomination *nomination,
                             const char *path, const char *passphrase, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  NominationRequest *copy = g_new0 (NominationRequest, 1);

  copy->nomination = *nomination;
  copy->nomination.posts = g_memdup2 (nomination->posts, nomination->n * sizeof (gint64));
  copy->nomination.course = g_strdup (nomination->course);
  copy->nomination.session = g_strdup (nomination->session);
  copy->nomination.to = g_strdup (nomination->to);
  copy->nomination.access = g_strdup (nomination->access);
  copy->path = g_strdup (path);
  copy->passphrase = g_strdup (passphrase);
  g_task_set_source_tag (task, ffw_nomination_export_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copy, nomination_request_free);
  g_task_run_in_thread (task, run_nomination);
}

/** Returns: what ffw_nomination_export() does */
FfwTransferWritten *
ffw_nomination_export_finish (FfwWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
