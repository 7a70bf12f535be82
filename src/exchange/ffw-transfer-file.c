/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-file.h"

#include "ffw-file-reader.h"
#include "ffw-sealed.h"
#include "ffw-transfer-reader.h"

#include <string.h>

/* A little more than what is read of XML: a sealed file has a head, and its pieces are larger. */
#define MOST_BYTES ((gsize)65 * 1024 * 1024)

/* Where the first tag of a file stands. */
#define HEAD_BYTES 4096

/** Frees what was read of a file. */
void
ffw_transfer_file_free (FfwTransferFile *self)
{
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_clear_pointer (&self->transfer, ffw_transfer_unref);
  g_free (self);
}

/**
 * ffw_transfer_file_is:
 * @path: a file
 *
 * Looks at the beginning of a file only.
 *
 * Returns: whether it says that it is a slip or a nomination, or is sealed; %FALSE also where it
 *   cannot be read
 */
gboolean
ffw_transfer_file_is (const char *path)
{
  g_autoptr (GInputStream) stream = ffw_file_open (path, NULL, NULL);
  g_autoptr (GBytes) head = stream ? ffw_file_read_bytes (stream, HEAD_BYTES, NULL, NULL) : NULL;
  g_autofree char *text = NULL;

  if (head == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (head, NULL), g_bytes_get_size (head));

  return ffw_sealed_is (head) || strstr (text, FFW_TRANSFER_NAMESPACE) != NULL;
}

/**
 * ffw_transfer_file_read:
 * @path: the file
 * @passphrase: (nullable): of a file that is sealed
 *
 * Reads a slip or a nomination and checks it: its schema, what a schema cannot say, and whether it
 * is as it was written. Nothing is fetched, no entity is expanded, depth and size are bounded.
 *
 * Returns: (transfer full): %NULL with an error of %G_IO_ERROR where it cannot be read, or a
 *   #FFW_SEALED_ERROR where it cannot be opened
 */
FfwTransferFile *
ffw_transfer_file_read (const char *path, const char *passphrase, GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);
  g_autoptr (GInputStream) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FfwTransferFile) self = NULL;

  if (stream == NULL)
    return NULL;
  bytes = ffw_file_read_bytes (stream, MOST_BYTES, cancellable, &cause);
  if (bytes == NULL)
    {
      ffw_file_say_unread (error, cause, name);
      return NULL;
    }

  self = g_new0 (FfwTransferFile, 1);
  self->findings = ffw_findings_new (name);
  self->sealed = ffw_sealed_is (bytes);
  if (self->sealed)
    {
      GBytes *opened = ffw_sealed_open (bytes, passphrase, error);

      if (opened == NULL)
        return NULL;
      g_bytes_unref (bytes);
      bytes = opened;
    }
  content = g_memory_input_stream_new_from_bytes (bytes);
  self->transfer = ffw_transfer_read_stream (content, self->findings, cancellable, &cause);
  if (self->transfer)
    self->transfer->file = g_strdup (name);
  if (cause)
    {
      ffw_file_say_unread (error, cause, name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

typedef struct
{
  char *path;
  char *passphrase;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->path);
  g_free (self->passphrase);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  FfwTransferFile *file = ffw_transfer_file_read (request->path, request->passphrase, cancellable,
                                                  &error);

  if (file)
    g_task_return_pointer (task, file, (GDestroyNotify)ffw_transfer_file_free);
  else
    g_task_return_error (task, error);
}

/** Like ffw_transfer_file_read(), for callers that may not wait. */
void
ffw_transfer_file_read_async (const char *path, const char *passphrase, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->passphrase = g_strdup (passphrase);
  g_task_set_source_tag (task, ffw_transfer_file_read_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, run);
}

/** Returns: what ffw_transfer_file_read() does */
FfwTransferFile *
ffw_transfer_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
