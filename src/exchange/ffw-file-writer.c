/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-file-writer.h"

#include "ffw-file.h"
#include "ffw-recognise.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As open() gives it before the umask: a file for the person and, as they have it, others. */
#define FILE_MODE 0666

struct _FfwFileWriter
{
  char *target; /* NULL: copied to standard output, or to what is no file, when it is whole */
  char *device; /* such as /dev/full; NULL: standard output */
  char *draft;
  char *name; /* of the target, for people */
  int fd;     /* of the draft; the stream's */
  GOutputStream *stream;
};

static gboolean
say_what_failed (GError **error, const char *name, int number)
{
  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 _ ("There is no room on the disk for “%s”. What was there before is as it was. "
                    "Make room, or choose another folder."),
                 name);
  else if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                 _ ("The folder that “%s” should go into does not exist. Make it first, or choose "
                    "another."),
                 name);
  else if (number == EACCES || number == EPERM || number == EROFS)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                 _ ("You have no permission to write “%s”. Choose another folder."), name);
  else
    /* Translators: the second %s is what the system says, such as “Input/output error” */
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                 _ ("“%s” could not be written: %s."), name, g_strerror (number));
  return FALSE;
}

/* A link keeps pointing where it does: what it points to is replaced. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *result = g_strdup (real ? real : path);

  free (real);
  return result;
}

/**
 * ffw_file_writer_open:
 * @path: the target; "-" is standard output, where nothing appears before the
 *   whole is there
 *
 * Begins a file.
 *
 * Returns: (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the person
 */
FfwFileWriter *
ffw_file_writer_open (const char *path, GError **error)
{
  g_autoptr (FfwFileWriter) self = g_new0 (FfwFileWriter, 1);
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  mode_t mode = FILE_MODE;
  struct stat before;
  gboolean there = FALSE;

  self->fd = -1;
  if (strcmp (path, "-") == 0)
    self->name = g_strdup (_ ("standard output"));
  else
    {
      self->name = g_filename_display_name (path);
      self->target = resolve (path);
      there = stat (self->target, &before) == 0;
    }
  if (there && S_ISDIR (before.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("“%s” is a folder. Name the file in it that is to be written."), self->name);
      return NULL;
    }
  if (there && S_ISREG (before.st_mode) && ffw_workspace_is_part_of_one (self->target))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _ ("“%s” is a workspace, which nothing else may replace. Choose another name."),
                   self->name);
      return NULL;
    }
  if (there && !S_ISREG (before.st_mode))
    self->device = g_steal_pointer (&self->target);
  if (self->target)
    {
      folder = g_path_get_dirname (self->target);
      base = g_path_get_basename (self->target);
      self->draft = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
    }
  else
    {
      mode = S_IRUSR | S_IWUSR;
      self->draft = g_build_filename (g_get_tmp_dir (), "fframwaith.XXXXXX", NULL);
    }
  self->fd = g_mkstemp_full (self->draft, O_RDWR | O_CLOEXEC, mode);
  if (self->fd < 0)
    {
      int number = errno;

      g_clear_pointer (&self->draft, g_free);
      say_what_failed (error, self->name, number);
      return NULL;
    }
  if (self->target && there && fchmod (self->fd, before.st_mode & 0777) != 0)
    {
      say_what_failed (error, self->name, errno);
      return NULL;
    }
  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return g_steal_pointer (&self);
}

/**
 * ffw_file_writer_get_stream:
 *
 * Returns: (transfer none): where to write
 */
GOutputStream *
ffw_file_writer_get_stream (FfwFileWriter *self)
{
  return self->stream;
}

/**
 * ffw_file_writer_get_draft:
 *
 * Returns: the path at which what has been written so far can be read, as to
 *   check it before it takes its name
 */
const char *
ffw_file_writer_get_draft (FfwFileWriter *self)
{
  return self->draft;
}

/**
 * ffw_file_writer_explain:
 * @error: (inout) (optional): what writing to the stream ended with
 *
 * Puts a sentence for the person in the place of what the stream says of a full disk.
 */
void
ffw_file_writer_explain (FfwFileWriter *self, GError **error)
{
  if (!error || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return;
  g_clear_error (error);
  say_what_failed (error, self->name, ENOSPC);
}

static gboolean
copy_to_output (FfwFileWriter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) draft = g_file_new_for_path (self->draft);
  g_autoptr (GFileInputStream) in = g_file_read (draft, cancellable, error);
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GError) cause = NULL;
  int fd = STDOUT_FILENO;

  if (!in)
    return FALSE;
  if (self->device)
    fd = g_open (self->device, O_WRONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return say_what_failed (error, self->name, errno);
  out = g_unix_output_stream_new (fd, self->device != NULL);
  if (g_output_stream_splice (out, G_INPUT_STREAM (in), G_OUTPUT_STREAM_SPLICE_NONE, cancellable,
                              &cause)
      >= 0)
    return TRUE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return say_what_failed (error, self->name, ENOSPC);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * ffw_file_writer_commit:
 *
 * Gives the file its name, in place of one that was there, or writes it to
 * standard output.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR; what was there is as it was
 */
gboolean
ffw_file_writer_commit (FfwFileWriter *self, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_close (self->stream, cancellable, error))
    return FALSE;
  if (!self->target)
    return copy_to_output (self, cancellable, error);
  if (fsync (self->fd) != 0 || g_rename (self->draft, self->target) != 0)
    return say_what_failed (error, self->name, errno);
  g_clear_pointer (&self->draft, g_free);
  ffw_file_sync_folder (self->target);
  return TRUE;
}

void
ffw_file_writer_free (FfwFileWriter *self)
{
  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->draft)
    g_unlink (self->draft);
  g_free (self->draft);
  g_free (self->target);
  g_free (self->device);
  g_free (self->name);
  g_free (self);
}
