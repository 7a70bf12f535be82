/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-file-reader.h"

#include <glib/gi18n-lib.h>

/* So much of a file is read at a time. */
#define CHUNK ((gsize)256 * 1024)

/** Says in a sentence for the person what kept the file @name from being read. */
void
ffw_file_say_unread (GError **error, const GError *cause, const char *name)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, G_IO_ERROR, cause->code,
                 _ ("There is no file “%s”. Check its name and its folder."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, G_IO_ERROR, cause->code,
                 _ ("You have no permission to read “%s”. Ask its owner for it, or read a copy."),
                 name);
  else
    /* Translators: the second %s is what the system says, such as “Input/output error” */
    g_set_error (error, G_IO_ERROR, cause->code,
                 _ ("“%s” could not be read: %s. Nothing of it was taken in."), name,
                 cause->message);
}

/**
 * ffw_file_open:
 *
 * Opens a file that a person named, to be read.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the
 *   person, where it is missing, a folder, no file at all, or may not be read
 */
GInputStream *
ffw_file_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  /* Asked before it is opened: opening a pipe would wait for whoever writes to it. */
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                            cancellable, &cause);
  if (info && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("“%s” is a folder. Name the file in it that is to be read."), name);
      return NULL;
    }
  if (info && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("“%s” is a device or a pipe. Save what it gives in a file, and read that."),
                   name);
      return NULL;
    }
  if (info)
    stream = g_file_read (file, cancellable, &cause);
  if (!stream)
    {
      ffw_file_say_unread (error, cause, name);
      return NULL;
    }
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/**
 * ffw_file_read_bytes:
 * @most: bytes
 *
 * Reads a small file whole. One that is larger, or has no end, is read a little beyond @most, which
 * its size then tells.
 *
 * Returns: (transfer full): %NULL with @error set
 */
GBytes *
ffw_file_read_bytes (GInputStream *stream, gsize most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while (bytes->len <= most
         && (n = g_input_stream_read (stream, chunk, MIN (CHUNK, most + 1), cancellable, error))
                != 0)
    {
      if (n < 0)
        return NULL;
      g_byte_array_append (bytes, chunk, (guint)n);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/** Returns: what tells the file at @path from what may stand there later */
FfwFileStamp
ffw_file_stamp (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC
                                                  "," G_FILE_ATTRIBUTE_UNIX_INODE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  FfwFileStamp stamp = { 0 };

  if (info == NULL)
    return stamp;
  stamp.size = (guint64)g_file_info_get_size (info);
  stamp.modified = (gint64)g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
                       * G_USEC_PER_SEC
                   + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  stamp.inode = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
  return stamp;
}

/** Returns: whether both are of one file that was not written to in between */
gboolean
ffw_file_stamp_equal (const FfwFileStamp *a, const FfwFileStamp *b)
{
  return a->size == b->size && a->modified == b->modified && a->inode == b->inode;
}
