/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a spreadsheet program saves of a CSV file reads as the file does. */

#include "sheets.h"

#include <string.h>

/* The columns as texts but for the eighth, which are days. */
#define FILTER "--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/5/9/2/10/2/11/2"

static void
convert (const char *path, const char *form, const char *folder)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  const char *const arguments[] = { "soffice", profile,    "--headless", FILTER, "--convert-to",
                                    form,      "--outdir", folder,       path,   NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
remove_profile (const char *folder)
{
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  const char *const arguments[] = { "rm", "-r", profile, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, NULL, NULL));
}

static void
test_libreoffice (void)
{
  static const char *const forms[] = { "xlsx", "ods" };
  g_autofree char *csv = g_test_build_filename (G_TEST_DIST, "data", "d40", "people.csv", NULL);
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *expected = sheets_read_texts (csv);
  char *folder;

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is not here");
      return;
    }
  folder = sheets_folder_new ();
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *name = g_strconcat ("people.", forms[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *got = NULL;
      g_autofree char *typed = NULL;
      g_autofree char *sheets = NULL;

      convert (csv, forms[i], folder);
      got = sheets_read_texts (path);
      g_assert_cmpstr (got, ==, expected);
      typed = sheets_read (path, NULL, FFW_TABLE_OPEN_BEGINNING);
      g_assert_nonnull (strstr (typed, "|D:2012-10-23|"));
      g_assert_nonnull (strstr (typed, "2:STY|0001|"));
      sheets = sheets_list (path);
      g_assert_cmpstr (sheets, ==, "people");
    }
  remove_profile (folder);
  sheets_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-programs/libreoffice", test_libreoffice);
  return g_test_run ();
}
