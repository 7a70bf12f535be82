/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing from the history and from the bytes of the file: whole or not at all, whenever the
 * process is killed, and whoever reads meanwhile. */

#include "ffw-changeset.h"
#include "ffw-erase.h"
#include "ffw-store-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define KILLS 24
#define HERS  "Gwenllian-who-goes"

static const char *program;

/* Many people, of whom each hundredth is the one. */
static gboolean
fill (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);
  for (guint i = 0; i < 3000; i++)
    if (ffw_store_test_add_person (change, i % 100 == 0 ? HERS : "Owain", "Rees", error) == 0)
      return FALSE;

  return TRUE;
}

static gboolean
is_hers (const FfwErasedRow *row, gpointer data)
{
  for (FfwErasedSide side = FFW_ERASED_BEFORE; side <= FFW_ERASED_AFTER; side++)
    {
      g_autofree char *name = ffw_erased_row_dup_text (row, "given_name", side);

      if (g_strcmp0 (name, HERS) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
erase (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_erase_rows (change, is_hers, NULL, error)
         && ffw_connection_run (ffw_change_get_connection (change),
                                "UPDATE person SET given_name = NULL WHERE given_name = '" HERS "'",
                                error, "")
         && ffw_erase_close (change, 1, error);
}

static gboolean
find_hers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize size = 0;

      if (g_file_get_contents (path, &contents, &size, NULL)
          && memmem (contents, size, HERS, strlen (HERS)))
        return TRUE;
    }

  return FALSE;
}

static void G_GNUC_NORETURN
be_victim (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, NULL,
                                                           &error);

  g_assert_no_error (error);
  printf ("open\n");
  fflush (stdout);
  ffw_workspace_erase (workspace, erase, NULL, NULL, &error);
  g_assert_no_error (error);
  for (;;)
    g_usleep (G_USEC_PER_SEC);
}

/* After each kill she is there in whole, or nowhere. */
static void
test_kill (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.fframwaith", NULL);
  guint n_before = 0;
  guint n_after = 0;

  for (guint i = 0; i < KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) victim = NULL;
      g_autoptr (GDataInputStream) said = NULL;
      g_autofree char *line = NULL;
      FfwWorkspace *workspace = ffw_store_test_create (folder);
      gint64 n;

      ffw_workspace_change (workspace, fill, NULL, NULL, &error);
      g_assert_no_error (error);
      ffw_store_test_close (workspace);

      victim = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "victim", path,
                                 NULL);
      g_assert_no_error (error);
      said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (victim));
      line = g_data_input_stream_read_line (said, NULL, NULL, NULL);
      g_assert_cmpstr (line, ==, "open");
      /* Spread over all of it, from its first moment to the file's being written anew. */
      g_usleep (i * 1000);
      g_subprocess_send_signal (victim, SIGKILL);
      g_subprocess_wait (victim, NULL, NULL);

      workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);
      n = ffw_store_test_get_int (workspace,
                                  "SELECT count(*) FROM person WHERE given_name = '" HERS "'");
      ffw_store_test_assert_sound (workspace);
      if (n == 30)
        {
          n_before++;
          g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT max (id) FROM change"), ==,
                           1);
          ffw_workspace_undo (workspace, 0, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      else
        {
          n_after++;
          g_assert_cmpint (n, ==, 0);
          g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT max (id) FROM change"), ==,
                           2);
          /* What the killed one had still to do was done at the opening. */
          g_assert_false (find_hers (folder));
          g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count(*) FROM unfinished"),
                           ==, 0);
        }
      ffw_store_test_close (workspace);
      ffw_store_test_empty_folder (folder);
    }

  g_test_message ("%u killed before it was committed, %u after", n_before, n_after);
  ffw_store_test_remove_folder (folder);
}

/* Something fails, and all is as it was, salts and parts too. */
static gboolean
erase_and_fail (FfwChange *change, gpointer data, GError **error)
{
  if (erase (change, NULL, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "on purpose");

  return FALSE;
}

static void
test_failed (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  ffw_workspace_change (workspace, fill, NULL, NULL, &error);
  g_assert_no_error (error);
  before = ffw_store_test_dump (workspace);
  g_assert_false (ffw_workspace_erase (workspace, erase_and_fail, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  after = ffw_store_test_dump (workspace);
  g_assert_cmpstr (before, ==, after);
  ffw_store_test_assert_sound (workspace);
  ffw_workspace_undo (workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

/* What is left of a change is what the others' rows were. */
static void
test_rest (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (workspace, fill, NULL, NULL, &error);
  ffw_store_test_run (workspace, "UPDATE person SET given_name = 'Other' WHERE id = 2");
  g_assert_no_error (error);
  ffw_workspace_erase (workspace, erase, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count(*) FROM change_part"), ==, 2);
  g_assert_cmpint (
      ffw_store_test_get_int (workspace, "SELECT count(*) FROM change WHERE salt IS NULL"), ==, 1);

  /* The change that she is not in is undone as ever. */
  ffw_workspace_undo (workspace, 2, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      ffw_store_test_get_int (workspace, "SELECT count(*) FROM person WHERE given_name = 'Owain'"),
      ==, 2970);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

static gboolean
keep_all (const FfwChangesetRow *row, gpointer data)
{
  return TRUE;
}

/* Bytes that are no changeset are said to be none, wherever they end. */
static void
test_no_changeset (void)
{
  static const guint8 bytes[] = { 'T', 2, 1, 0, 'a', 0, 18, 0, 1,   0,  0,
                                  0,   0, 0, 0, 0,   7, 3,  2, 'h', 'i' };
  guint n = 0;

  for (gsize size = 1; size < sizeof bytes; size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_static (bytes, size);
      g_autoptr (GBytes) rest = ffw_changeset_filter (cut, keep_all, NULL, &n);

      /* A heading without rows is one. */
      g_assert_true ((rest == NULL) == (size != 6));
    }
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "victim"))
    be_victim (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/kill", test_kill);
  g_test_add_func ("/erase/failed", test_failed);
  g_test_add_func ("/erase/rest", test_rest);
  g_test_add_func ("/erase/no-changeset", test_no_changeset);

  return g_test_run ();
}
