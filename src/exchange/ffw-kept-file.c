/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-kept-file.h"

#include "ffw-file-reader.h"
#include "ffw-file-writer.h"
#include "ffw-kept-name.h"
#include "ffw-recognise.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MEGABYTE ((guint64)1024 * 1024)
#define MOST     (FFW_KEPT_FILE_MOST_MB * MEGABYTE)

/* A file under way. */
typedef struct
{
  const char *path;
  char *name;
  char *media_type;
  FfwContent *content;
  FfwFindings *findings;
  FfwKeptFileProgress progress;
  gpointer data;
  GCancellable *cancellable;
} Reading;

static void
say_too_big (FfwFindings *findings, guint64 size)
{
  g_autofree char *most = g_strdup_printf ("%d", FFW_KEPT_FILE_MOST_MB);
  /* Upwards, or a file that is a little too big would have as much as is allowed. */
  g_autofree char *has = g_strdup_printf ("%" G_GUINT64_FORMAT, (size + MEGABYTE - 1) / MEGABYTE);

  if (size > 0)
    ffw_findings_add (findings, "E141", 0, 0, NULL, has, most, NULL);
  else
    ffw_findings_add (findings, "E141", 0, 0, NULL, most, NULL);
}

/* Reads up to the end, or one byte more than there may be. */
static gboolean
read_all (Reading *self, GInputStream *stream, guint64 size, GError **error)
{
  g_autofree guchar *buffer = g_malloc (FFW_CONTENT_PART);

  for (;;)
    {
      g_autoptr (GBytes) bytes = NULL;
      gsize n = 0;

      if (!g_input_stream_read_all (stream, buffer, FFW_CONTENT_PART, &n, self->cancellable, error))
        return FALSE;
      if (n == 0)
        return TRUE;
      if (ffw_content_get_size (self->content) == 0)
        self->media_type = ffw_kept_name_find_type (self->name, buffer, n);
      bytes = g_bytes_new (buffer, n);
      ffw_content_append (self->content, bytes);
      if (ffw_content_get_size (self->content) > MOST)
        return TRUE;
      if (self->progress)
        self->progress (ffw_content_get_size (self->content), size, self->data);
    }
}

static gboolean
look_at (Reading *self, const FfwFileStamp *before)
{
  const FfwFileStamp after = ffw_file_stamp (self->path);

  if (ffw_content_get_size (self->content) > MOST)
    say_too_big (self->findings, 0);
  else if (!ffw_file_stamp_equal (before, &after)
           || ffw_content_get_size (self->content) != before->size)
    ffw_findings_add (self->findings, "E142", 0, 0, NULL, NULL);
  else
    return ffw_kept_name_fits (self->name, self->media_type, self->findings);

  return FALSE;
}

/* One that is open here would lose its locks where it is opened once more. */
static gboolean
check_no_workspace (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !ffw_workspace_is_part_of_one (path))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _ ("“%s” is a workspace, and is not kept in another. Make a backup of it instead."),
               name);

  return FALSE;
}

static gboolean
read_file (Reading *self, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  FfwFileStamp before;
  g_autoptr (GError) cause = NULL;

  if (!check_no_workspace (self->path, error))
    return FALSE;
  stream = ffw_file_open (self->path, self->cancellable, error);
  before = ffw_file_stamp (self->path);
  if (stream == NULL)
    return FALSE;
  if (before.size == 0 || before.size > MOST)
    {
      if (before.size == 0)
        ffw_findings_add (self->findings, "E140", 0, 0, NULL, NULL);
      else
        say_too_big (self->findings, before.size);
      return FALSE;
    }
  if (!read_all (self, stream, before.size, &cause))
    {
      g_autofree char *name = g_filename_display_name (self->path);

      ffw_file_say_unread (error, cause, name);
      return FALSE;
    }

  return look_at (self, &before);
}

/**
 * ffw_kept_file_read:
 * @content: new; takes what is in the file
 * @findings: where it is added why the file is not to be kept
 * @progress: (nullable) (scope call): is told how far it is
 *
 * Reads a file that is to be kept. It is held in memory, as it is small.
 *
 * Returns: (transfer full): what is known of it; %NULL with findings, or with @error set where it
 *   cannot be read
 */
FfwNewAttachment *
ffw_kept_file_read (const char *path, FfwContent *content, FfwFindings *findings,
                    FfwKeptFileProgress progress, gpointer data, GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);
  Reading reading = { .path = path,
                      .name = ffw_kept_name (shown),
                      .content = content,
                      .findings = findings,
                      .progress = progress,
                      .data = data,
                      .cancellable = cancellable };
  FfwNewAttachment *file;

  if (!read_file (&reading, error))
    {
      g_free (reading.name);
      g_free (reading.media_type);
      return NULL;
    }

  file = g_new0 (FfwNewAttachment, 1);
  file->name = reading.name;
  file->media_type = reading.media_type;
  file->size = (gint64)ffw_content_get_size (content);
  file->sha256 = g_strdup (ffw_content_get_sha256 (content));

  return file;
}

/* Where the bytes go. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
} Saving;

static gboolean
write_part (GBytes *bytes, gpointer data, GError **error)
{
  Saving *self = data;
  gsize size;
  gconstpointer part = g_bytes_get_data (bytes, &size);

  return g_output_stream_write_all (self->stream, part, size, NULL, self->cancellable, error);
}

/**
 * ffw_kept_file_save:
 * @sha256: of what is in the file
 * @path: where it goes; `-` for standard output
 *
 * Writes what is in a file that is kept. It takes its name once it is whole, and what it was.
 *
 * Returns: whether it was saved
 */
gboolean
ffw_kept_file_save (FfwConnection *connection, const char *sha256, const char *path,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (path, error);
  Saving saving = { NULL, cancellable };

  if (writer == NULL)
    return FALSE;
  saving.stream = ffw_file_writer_get_stream (writer);
  if (!ffw_content_read (connection, sha256, write_part, &saving, error))
    {
      ffw_file_writer_explain (writer, error);
      return FALSE;
    }

  return ffw_file_writer_commit (writer, cancellable, error);
}
