/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sample.h"

#include "ffw-catalogue.h"
#include "ffw-import.h"
#include "ffw-standing-keep.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What a row names comes before it. */
static const char *const kinds[] = { "people",  "sessions", "bookings",
                                     "records", "needs",    "evaluations" };

static gboolean
take_file (FfwWorkspace *workspace, const char *kind, const char *folder, GCancellable *cancellable,
           GError **error)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  const char *files[] = { file, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find (kind), files, FFW_IMPORT_DEFAULT,
                                                 ffw_date_today ());

  if (!ffw_import_run (import, workspace, cancellable, error))
    return FALSE;

  if (!ffw_import_is_written (import))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The sample's file “%s” has errors. Install the program again."), file);
      return FALSE;
    }

  return TRUE;
}

static gboolean
fill (FfwWorkspace *workspace, const char *folder, GCancellable *cancellable, GError **error)
{
  if (!ffw_catalogue_load (workspace, cancellable, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!take_file (workspace, kinds[i], folder, cancellable, error))
      return FALSE;

  return TRUE;
}

/**
 * ffw_sample_make:
 * @path: of the workspace; refused where it is there
 * @folder: with the sample's CSV files
 *
 * Makes a workspace with the shipped framework and the sample's invented people
 * in it, by the importer. Where it does not succeed, or is stopped, no file stays.
 */
gboolean
ffw_sample_make (const char *path, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT,
                                                             ffw_standing_keep, error);
  gboolean made;

  if (workspace == NULL)
    return FALSE;

  made = fill (workspace, folder, cancellable, error);
  if (!made)
    {
      ffw_workspace_close (workspace, NULL);
      g_unlink (path);
      return FALSE;
    }

  return ffw_workspace_close (workspace, error);
}
