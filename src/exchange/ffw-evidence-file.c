/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-file.h"

#include "ffw-evidence-parser.h"
#include "ffw-evidence-validate.h"
#include "ffw-file-reader.h"

/* A file that is larger than the validator reads is not kept either. */
#define MOST_BYTES (64 * 1024 * 1024)
#define CHUNK      (256 * 1024)

static void
more_row_free (gpointer data)
{
  FfwEvidenceMoreRow *self = data;

  g_free (self->of);
  g_free (self->by);
  g_free (self->code);
  for (guint i = 0; i < FFW_EVIDENCE_MORE_FIGURES; i++)
    g_free (self->figures[i]);
  g_free (self);
}

/** Frees what was read of a file. */
void
ffw_evidence_file_free (FfwEvidenceFile *self)
{
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_free (self->sha256);
  g_free (self->uuid);
  g_free (self->generated);
  g_free (self->producer);
  g_free (self->publisher);
  g_free (self->supersedes);
  g_clear_pointer (&self->evidence, ffw_evidence_free);
  g_ptr_array_unref (self->more);
  g_free (self);
}

/** Returns: the attributes of a section that are its figures, NULL-terminated */
const char *const *
ffw_evidence_more_figures (FfwEvidenceMore section)
{
  static const char *const needs[] = { "rated", "gaps", "total", "verified", NULL };
  static const char *const welsh[] = { "sessionsInWelsh", "completionsInWelsh", "askedForWelsh",
                                       "preferWelsh", NULL };

  switch (section)
    {
    case FFW_EVIDENCE_WELSH:
      return welsh;
    case FFW_EVIDENCE_NEEDS:
    case FFW_N_EVIDENCE_MORE:
    default:
      return needs;
    }
}

/* Reads at most what is kept, and one byte more, which says that there is more. */
static GBytes *
read_all (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while (bytes->len <= MOST_BYTES
         && (n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) != 0)
    {
      if (n < 0)
        return NULL;
      g_byte_array_append (bytes, chunk, (guint)n);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * ffw_evidence_file_read:
 * @path: the file
 *
 * Checks a file as ffw_evidence_validate() does, and reads its figures where nothing is wrong
 * with it. What is checked is what is read: its bytes are taken once.
 *
 * Returns: (transfer full): %NULL with an error of %G_IO_ERROR where it cannot be read
 */
FfwEvidenceFile *
ffw_evidence_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);
  g_autoptr (GInputStream) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FfwEvidenceFile) self = NULL;

  if (stream == NULL)
    return NULL;

  bytes = read_all (stream, cancellable, &cause);
  if (bytes == NULL)
    {
      ffw_file_say_unread (error, cause, name);
      return NULL;
    }

  self = g_new0 (FfwEvidenceFile, 1);
  self->more = g_ptr_array_new_with_free_func (more_row_free);
  content = g_memory_input_stream_new_from_bytes (bytes);
  self->findings = ffw_evidence_validate_stream (content, name, cancellable, &cause);
  if (self->findings == NULL)
    {
      ffw_file_say_unread (error, cause, name);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > MOST_BYTES)
    return g_steal_pointer (&self);

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  ffw_evidence_parse (self, bytes);

  return g_steal_pointer (&self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FfwEvidenceFile *file = ffw_evidence_file_read (data, cancellable, &error);

  if (file)
    g_task_return_pointer (task, file, (GDestroyNotify)ffw_evidence_file_free);
  else
    g_task_return_error (task, error);
}

/** Like ffw_evidence_file_read(), for callers that may not wait. */
void
ffw_evidence_file_read_async (const char *path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ffw_evidence_file_read_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run);
}

/** Returns: what ffw_evidence_file_read() does */
FfwEvidenceFile *
ffw_evidence_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
