/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-recognise-files.h"

#include "ffw-import-preview.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

static void
recognise (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *const *files = data;
  const FfwKind *kind = NULL;

  for (guint i = 0; files[i]; i++)
    {
      GError *error = NULL;
      g_autoptr (FfwImportPreview) preview = ffw_import_preview_read (files[i], 0, NULL,
                                                                      cancellable, &error);
      const FfwKind *found = preview ? preview->kind : NULL;

      if (found == NULL)
        {
          if (preview)
            g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("What “%s” holds could not be told from its first line. Say what it "
                            "is, or give its columns the names of the import formats."),
                         files[i]);
          g_task_return_error (task, error);
          return;
        }
      if (kind && kind != found)
        {
          g_autofree char *first = g_filename_display_basename (files[0]);
          g_autofree char *other = g_filename_display_basename (files[i]);
          g_autofree char *sentence
              /* Translators: %1$s and %3$s are files, %2$s and %4$s what they hold */
              = ffw_words (_ ("“%1$s” holds %2$s and “%3$s” holds %4$s. Import one kind at a "
                              "time."),
                           first, _ (kind->title), other, _ (found->title), NULL);

          g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s", sentence);
          return;
        }
      kind = found;
    }

  g_task_return_pointer (task, (gpointer)kind, NULL);
}

/**
 * ffw_recognise_files_start:
 * @files: paths, at least one
 *
 * Finds out from the headers of files what they hold, in a thread.
 */
void
ffw_recognise_files_start (const char *const *files, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdupv ((char **)files), (GDestroyNotify)g_strfreev);
  g_task_run_in_thread (task, recognise);
}

/**
 * ffw_recognise_files_finish:
 *
 * Returns: (transfer none) (nullable): what all of the files hold, or %NULL with @error set
 */
const FfwKind *
ffw_recognise_files_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
