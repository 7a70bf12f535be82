/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-saving.h"

#include "ffw-attachments.h"
#include "ffw-file-writer.h"
#include "ffw-kept-file.h"
#include "ffw-person-html.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

void
ffw_person_saved_free (FfwPersonSaved *self)
{
  g_free (self->folder);
  g_free (self);
}

/* “kept.html” has its files in “kept-files”. */
static char *
name_folder (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *parent = g_path_get_dirname (path);
  char *dot = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (dot && dot > base)
    *dot = '\0';
  name = g_strconcat (base, "-files", NULL);

  return g_build_filename (parent, name, NULL);
}

/* The files of somebody else may be in one that is there. */
static gboolean
make_folder (const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);
  int number;

  if (g_mkdir (folder, 0777) == 0)
    return TRUE;
  number = errno;
  if (number == EEXIST)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("“%s” is there already, where the files should go. Remove it first, or choose "
                    "another name."),
                 name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                 /* Translators: the second %s is what the system says */
                 _ ("The folder “%s” could not be made: %s. Choose another place."), name,
                 g_strerror (number));

  return FALSE;
}

static gboolean
save_files (FfwConnection *connection, GPtrArray *files, const char *folder, guint *n_saved,
            GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const FfwAttachment *file = files->pdata[i];
      g_autofree char *name = ffw_person_html_name_file (i + 1, file->name);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!ffw_kept_file_save (connection, file->sha256, path, cancellable, error))
        return FALSE;
      *n_saved = i + 1;
    }

  return TRUE;
}

/* What was saved of a person before something failed. */
static void
take_back (GPtrArray *files, const char *folder, guint n_saved)
{
  for (guint i = 0; i < n_saved; i++)
    {
      const FfwAttachment *file = files->pdata[i];
      g_autofree char *name = ffw_person_html_name_file (i + 1, file->name);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
save_page (GPtrArray *parts, const char *folder, const char *path, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GDateTime) at = g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (path, error);
  g_autofree char *beside = folder ? g_path_get_basename (folder) : NULL;

  if (writer == NULL)
    return FALSE;
  if (!ffw_person_html_write (parts, beside, now, ffw_file_writer_get_stream (writer), cancellable,
                              error))
    {
      ffw_file_writer_explain (writer, error);
      return FALSE;
    }

  return ffw_file_writer_commit (writer, cancellable, error);
}

/**
 * ffw_person_save:
 * @person: the id
 * @path: of the page, which takes its name once all is whole; `-` for standard output, beside which
 *   there is no room for files: they are only told of
 *
 * Saves all that is kept about a person: a page in both languages, and their files.
 *
 * Returns: (transfer full): what is beside the page; %NULL with @error set, and nothing left of it
 */
FfwPersonSaved *
ffw_person_save (FfwConnection *connection, gint64 person, const char *path,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwPersonSaved) self = g_new0 (FfwPersonSaved, 1);
  g_autoptr (GPtrArray) parts = ffw_person_file_read (connection, person, error);
  g_autoptr (GPtrArray) files = parts ? ffw_attachments_of_person (connection, person, error)
                                      : NULL;

  if (files == NULL)
    return NULL;
  if (files->len == 0 || g_str_equal (path, "-"))
    return save_page (parts, NULL, path, cancellable, error) ? g_steal_pointer (&self) : NULL;

  self->folder = name_folder (path);
  if (!make_folder (self->folder, error))
    return NULL;
  if (save_files (connection, files, self->folder, &self->n_files, cancellable, error)
      && save_page (parts, self->folder, path, cancellable, error))
    return g_steal_pointer (&self);
  take_back (files, self->folder, self->n_files);

  return NULL;
}
