/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another part of the process looks into the files of an open workspace, as a file
 * chooser does, and another process comes and goes: nothing is lost. */

#include "ffw-store-test.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static const char *program;

/* What the other process does: it opens the workspace, writes where @writes, and closes it. */
static int
be_visitor (const char *folder, gboolean writes)
{
  FfwWorkspace *workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);

  if (writes)
    ffw_store_test_run (workspace, "UPDATE person SET family_name = 'Visited'");
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count(*) FROM person"), >=, 0);
  ffw_store_test_close (workspace);

  return EXIT_SUCCESS;
}

static void
visit (const char *folder, const char *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) visitor = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, how,
                                                      folder, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (visitor, NULL, &error));
  g_assert_no_error (error);
}

static void
look_into (const char *folder)
{
  const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat ("test.fframwaith", suffixes[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;

      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
    }
}

static gboolean
add_two (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_store_test_add_person (change, "Siân", "Llwyd", error) != 0
         && ffw_store_test_add_person (change, "Rhys", "Pugh", error) != 0;
}

static void
test_looked_into (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *log = g_build_filename (folder, "test.fframwaith-wal", NULL);
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  GStatBuf before, after;

  g_assert_true (ffw_workspace_change (workspace, add_two, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (log, &before), ==, 0);

  look_into (folder);
  visit (folder, "look");

  /* The log that we write to is still the one that others read. */
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);

  look_into (folder);
  visit (folder, "write");
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count(*) FROM person WHERE "
                                                      "family_name = 'Visited'"),
                   ==, 2);
  look_into (folder);
  g_assert_true (ffw_workspace_change (workspace, add_two, NULL, NULL, &error));
  g_assert_no_error (error);
  visit (folder, "look");
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count(*) FROM person"), ==, 4);
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);

  /* And what was written is there for who opens it next. */
  workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count(*) FROM person"), ==, 4);
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && (g_str_equal (argv[1], "look") || g_str_equal (argv[1], "write")))
    return be_visitor (argv[2], g_str_equal (argv[1], "write"));

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locks/looked-into", test_looked_into);

  return g_test_run ();
}
