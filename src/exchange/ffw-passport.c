/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-passport.h"

#include "ffw-file-writer.h"

#include <glib/gi18n-lib.h>

static gboolean
ends_with (const char *path, const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ending);
}

/**
 * ffw_passport_can_be:
 * @path: of a file that a passport should go into
 *
 * Returns: %FALSE with an error of %G_IO_ERROR where its name does not say in which form
 */
gboolean
ffw_passport_can_be (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (ends_with (path, ".xml") || ends_with (path, ".pdf"))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
               _ ("“%s” does not say what it should be. End its name in .pdf for pages to show, or "
                  "in .xml for a file that programs read."),
               name);

  return FALSE;
}

/**
 * ffw_passport_save:
 * @reader: the language of who asks for it; the pages are in the person’s training language, and
 *   in this one where either will do. XML holds both
 * @path: of the file, whose ending (.pdf or .xml) says in which form
 *
 * Writes the passport. The file takes its name once it is whole, and XML once it was validated.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR; what was there is as it was
 */
gboolean
ffw_passport_save (const FfwPassport *passport, FfwLanguage reader, const char *path,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwFileWriter) file = NULL;
  GOutputStream *stream;
  gboolean good;

  if (!ffw_passport_can_be (path, error))
    return FALSE;
  file = ffw_file_writer_open (path, error);
  if (file == NULL)
    return FALSE;

  stream = ffw_file_writer_get_stream (file);
  good = ends_with (path, ".xml")
             ? ffw_passport_write_xml (passport, stream, cancellable, error)
             : ffw_passport_write_pdf (passport, ffw_passport_get_language (passport, reader),
                                       stream, cancellable, error);
  if (!good)
    {
      ffw_file_writer_explain (file, error);
      return FALSE;
    }

  return ffw_file_writer_commit (file, cancellable, error);
}
