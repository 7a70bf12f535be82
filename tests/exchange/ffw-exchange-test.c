/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-exchange-test.h"

#include "ffw-catalogue.h"
#include "ffw-export-table.h"
#include "ffw-standing-keep.h"

#include <glib/gstdio.h>

void
ffw_exchange_test_set_up (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("ffw-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  path = ffw_exchange_test_path (self, "test.fframwaith");
  self->workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, ffw_standing_keep, &error);
  g_assert_no_error (error);
  ffw_catalogue_load (self->workspace, NULL, &error);
  g_assert_no_error (error);
}

void
ffw_exchange_test_tear_down (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  ffw_workspace_close (self->workspace, &error);
  g_assert_no_error (error);
  g_clear_object (&self->workspace);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_pointer (&self->folder, g_free);
}

/* The path of a file in the test's folder. */
char *
ffw_exchange_test_path (FfwExchangeTest *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* Writes a file into the test's folder, and returns its path. */
char *
ffw_exchange_test_write (FfwExchangeTest *self, const char *name, const char *text)
{
  char *path = ffw_exchange_test_path (self, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Imports one file, which can be read whatever is in it. */
FfwImport *
ffw_exchange_test_import (FfwWorkspace *workspace, const char *kind, const char *path,
                          FfwImportFlags flags)
{
  const char *const files[] = { path, NULL };
  FfwImport *import = ffw_import_new (ffw_kind_find (kind), files, flags, FFW_TEST_TODAY);
  g_autoptr (GError) error = NULL;

  ffw_import_run (import, workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ffw_import_get_n_results (import), ==, 1);
  return import;
}

/* Imports one file with nothing wrong in it. */
void
ffw_exchange_test_import_good (FfwWorkspace *workspace, const char *kind, const char *path)
{
  g_autoptr (FfwImport) import = ffw_exchange_test_import (workspace, kind, path,
                                                           FFW_IMPORT_DEFAULT);
  const FfwImportResult *result = ffw_import_get_result (import, 0);
  g_autofree char *described = ffw_exchange_test_describe (result);

  if (!ffw_import_is_written (import))
    g_error ("%s was refused: %s", path, described);
  g_assert_cmpuint (result->counts.rejected, ==, 0);
}

/* Imports one of the generated sets of tests/data whole. */
void
ffw_exchange_test_import_data (FfwWorkspace *workspace, const char *set)
{
  static const char *const kinds[] = { "people",  "sessions",    "bookings",
                                       "records", "evaluations", "needs" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i], ".csv", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", set, name, NULL);

      ffw_exchange_test_import_good (workspace, kinds[i], path);
    }
}

typedef struct
{
  const FfwKind *kind;
  gboolean with_carriers;
  FfwLanguage language;
} Export;

static gpointer export(FfwConnection *connection, gpointer data, GError **error)
{
  const Export *wanted = data;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (!ffw_export_table (connection, wanted->kind, wanted->with_carriers, NULL, FFW_TABLE_CSV,
                         wanted->language, out, error)
      || !g_output_stream_write_all (out, "", 1, NULL, NULL, error)
      || !g_output_stream_close (out, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

/* The rows of a kind as CSV. */
char *
ffw_exchange_test_export (FfwWorkspace *workspace, const char *kind, gboolean with_carriers,
                          FfwLanguage language)
{
  Export wanted = { ffw_kind_find (kind), with_carriers, language };
  g_autoptr (GError) error = NULL;
  char *text = ffw_workspace_read (workspace, export, &wanted, NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* Counts and findings as one text, such as "3 read: 1 added, 2 rejected; E101 2:1; W304 3:4". */
char *
ffw_exchange_test_describe (const FfwImportResult *result)
{
  const FfwIntakeCounts *counts = &result->counts;
  GString *out = g_string_new (NULL);

  g_string_append_printf (
      out,
      "%" G_GUINT64_FORMAT " read: %" G_GUINT64_FORMAT " added, %" G_GUINT64_FORMAT
      " updated, %" G_GUINT64_FORMAT " unchanged, %" G_GUINT64_FORMAT " rejected",
      counts->read, counts->added, counts->updated, counts->unchanged, counts->rejected);
  for (guint i = 0; i < ffw_findings_get_n_kept (result->findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (result->findings, i);

      g_string_append_printf (out, "; %s %u:%u", finding->code, finding->line, finding->column);
    }
  return g_string_free (out, FALSE);
}
