/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "importing.h"

#include "ffw-listing.h"
#include "ffw-standing-keep.h"

#include <glib/gstdio.h>

/* The day of all these tests. */
#define TODAY "2022-11-22"

static const struct
{
  const char *kind;
  const char *text;
} framework[] = {
  { "organisations", "code,name_en,sector\nSTY,Styal,statutory\nNWP,North Wales Police,statutory\n"
                     "SAFER,Safer Wales,non_statutory\n" },
  { "sites", "code,name_en,name_cy,organisation\nHMP-ST,HMP/YOI Styal,CEF/STI Styal,STY\n"
             "NW-CF,Caernarfon,Caernarfon,NWP\n" },
  { "roles", "code,title_en,title_cy\nPRIS,Prison officer,Swyddog carchar\n"
             "KEY,Keyworker,Gweithiwr allweddol\n" },
  { "areas",
    "code,title_en,title_cy\nGRP,Gender-responsive practice,Ymarfer\nTTT,Train,Hyfforddi\n" },
  { "courses", "code,title_en,authorises,places,launched_on,retired_on,validity_months\n"
               "POWER-TTT,Power TTT,POWER,,2019-01-01,,36\nPOWER,Power,,,2019-01-01,,24\n"
               "EPA,Award,,2,2021-07-01,,\nOLD,Old course,,,2018-01-01,2021-06-30,\n" },
  { "questions",
    "code,level,stages,scale,text_en\nKNO,2,pre post,1-5,I know\n"
    "REC,1,post,0-10,Recommend\nLNG,1,post,yes-no,Language\nCOM,1,post,text,Comment\n" },
};

/** A file of that name and content in the test's own folder. Returns: its path */
char *
importing_write (Importing *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

/** Imports @text from a file of its own. Returns: (transfer full): the import, run */
FfwImport *
importing_run (Importing *self, const char *kind, FfwImportFlags flags, const char *text)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *path = importing_write (self, name, text);
  const char *const files[] = { path, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find (kind), files, flags,
                                                 ffw_date_from_iso (TODAY));
  g_autoptr (GError) error = NULL;

  ffw_import_run (import, self->workspace, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&import);
}

/** Returns: (transfer full): "+1 ~0 =0 -2 3:E203 4:W303" of the only file */
char *
importing_summary (FfwImport *import)
{
  const FfwImportResult *result = ffw_import_get_result (import, 0);
  const FfwIntakeCounts *counts = &result->counts;
  g_autoptr (GString) summary = g_string_new (NULL);

  g_assert_cmpuint (counts->read, ==,
                    counts->added + counts->updated + counts->unchanged + counts->rejected);
  g_string_append_printf (summary,
                          "+%" G_GUINT64_FORMAT " ~%" G_GUINT64_FORMAT " =%" G_GUINT64_FORMAT
                          " -%" G_GUINT64_FORMAT,
                          counts->added, counts->updated, counts->unchanged, counts->rejected);
  for (guint i = 0; i < ffw_findings_get_n_kept (result->findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (result->findings, i);

      g_string_append_printf (summary, " %u:%s", finding->line, finding->code);
    }

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static gpointer
list (FfwConnection *connection, gpointer data, GError **error)
{
  FfwListingFilter filter = { 0 };
  g_autoptr (FfwListing) listing = ffw_listing_new (connection, ffw_kind_find (data), FALSE,
                                                    &filter, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (listing == NULL)
    return NULL;
  while (ffw_listing_next (listing, error))
    {
      for (guint i = 0; i < ffw_listing_get_n_fields (listing); i++)
        {
          const char *value = ffw_listing_get_text (listing, i);

          g_string_append_printf (text, "%s%s", i ? "|" : "", value ? value : "");
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** Returns: (transfer full): the rows of @kind, their values between bars */
char *
importing_list (Importing *self, const char *kind)
{
  g_autoptr (GError) error = NULL;
  char *text = ffw_workspace_read (self->workspace, list, (gpointer)kind, NULL, &error);

  g_assert_no_error (error);

  return text;
}

static gpointer
query (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, data, error, "");
  g_autoptr (GString) text = g_string_new (NULL);

  while (cursor && ffw_cursor_next (cursor, error))
    g_string_append_printf (text, "%s\n", ffw_cursor_get_text (cursor, 0));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** Returns: (transfer full): the first column of what @sql selects, a line each */
char *
importing_query (Importing *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = ffw_workspace_read (self->workspace, query, (gpointer)sql, NULL, &error);

  g_assert_no_error (error);

  return text;
}

void
importing_set_up (Importing *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("fframwaith-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.fframwaith", NULL);
  self->workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, ffw_standing_keep, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (framework); i++)
    {
      g_autoptr (FfwImport) import = importing_run (self, framework[i].kind, FFW_IMPORT_DEFAULT,
                                                    framework[i].text);

      g_assert_true (ffw_import_is_written (import));
    }
}

void
importing_tear_down (Importing *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  ffw_workspace_close (self->workspace, NULL);
  g_clear_object (&self->workspace);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}
