/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that is killed while it writes loses what it had not finished, and nothing else. */

#include "ffw-store-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define KILLS 220

static const char *program;

/* The other process: it makes changes without end, and says the number of each that is done. */

static gboolean
make_change (FfwChange *change, gpointer data, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  FfwConnection *connection = ffw_change_get_connection (change);

  ffw_store_test_message (change);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u of %u", i, n);
      gint64 person = ffw_store_test_add_person (change, "Lowri", name, error);
      g_autofree char *staff_number = g_strdup_printf ("%d", (int)person);

      if (person == 0 || ffw_store_test_add_post (change, person, 1, staff_number, error) == 0
          || !ffw_change_rest (change, error))
        return FALSE;
    }

  return ffw_connection_run (connection,
                             "INSERT INTO setting (name, value) VALUES ('people', ?)"
                             " ON CONFLICT (name) DO UPDATE"
                             " SET value = CAST (value AS INTEGER) + excluded.value",
                             error, "i", (gint64)n);
}

static void G_GNUC_NORETURN
be_victim (const char *path, guint seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, NULL,
                                                           &error);

  g_assert_no_error (error);
  g_random_set_seed (seed);
  for (;;)
    {
      guint n = g_random_int_range (0, 20) == 0 ? 3000 : g_random_int_range (1, 60);

      if (g_random_int_range (0, 4) == 0)
        {
          if (!ffw_workspace_undo (workspace, 0, NULL, NULL, &error))
            g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING);
          else if (g_random_int_range (0, 2) == 0)
            ffw_workspace_redo (workspace, NULL, NULL, &error);
          g_clear_error (&error);
        }
      else
        ffw_workspace_change (workspace, make_change, GUINT_TO_POINTER (n), NULL, &error);
      g_assert_no_error (error);
      printf ("%d\n",
              (int)ffw_store_test_get_int (workspace, "SELECT coalesce (max (id), 0) FROM change"));
      fflush (stdout);
    }
}

/* This process. */

/* Starts the other, kills it after @microseconds, and returns the last change it said was done. */
static gint64
kill_one (const char *path, guint seed, guint microseconds)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) victim = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                     program, "victim", path, seed_text, NULL);
  g_autoptr (GDataInputStream) said = NULL;
  gint64 last = 0;
  char *line;

  g_assert_no_error (error);
  g_usleep (microseconds);
  g_subprocess_send_signal (victim, SIGKILL);
  said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (victim));
  while ((line = g_data_input_stream_read_line (said, NULL, NULL, NULL)))
    {
      last = g_ascii_strtoll (line, NULL, 10);
      g_free (line);
    }
  g_subprocess_wait (victim, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (victim));
  g_assert_cmpint (g_subprocess_get_term_sig (victim), ==, SIGKILL);

  return last;
}

/* That of all the posts; undo does not take it back. */
static gboolean
add_organisation (FfwChange *change, gpointer data, GError **error)
{
  return ffw_store_test_add_organisation (change, "HMP", error) != 0;
}

/* After each kill the file is sound, has all that was said to be done, and whole changes only. */
static void
test_kill (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.fframwaith", NULL);
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  gint64 last = 0;
  guint in_change = 0;

  ffw_workspace_log (workspace, add_organisation, NULL, NULL, NULL);
  ffw_store_test_close (workspace);

  for (guint i = 0; i < KILLS; i++)
    {
      g_autofree char *writer = g_strconcat (path, "-writer", NULL);
      gint64 said = kill_one (path, g_test_rand_int (), g_test_rand_int_range (3000, 90000));

      in_change += g_file_test (writer, G_FILE_TEST_EXISTS);
      last = MAX (last, said);
      workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);
      ffw_store_test_assert_sound (workspace);
      g_assert_cmpint (
          ffw_store_test_get_int (workspace, "SELECT coalesce (max (id), 0) FROM change"), >=,
          last);
      g_assert_cmpint (
          ffw_store_test_get_int (workspace, "SELECT coalesce (sum (value), 0) FROM setting"), ==,
          ffw_store_test_get_int (workspace, "SELECT count (*) FROM person"));

      /* So that check stays quick: start again now and then. */
      if (i % 20 == 19)
        {
          ffw_store_test_close (workspace);
          ffw_store_test_empty_folder (folder);
          workspace = ffw_store_test_create (folder);
          ffw_workspace_log (workspace, add_organisation, NULL, NULL, NULL);
          last = 0;
        }
      ffw_store_test_close (workspace);
    }

  /* Otherwise it was not killed at work, and the test says nothing. */
  g_test_message ("%u of %u were killed within a change", in_change, KILLS);
  g_assert_cmpuint (in_change, >, KILLS / 20);
  ffw_store_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "victim"))
    be_victim (argv[2], strtoul (argv[3], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/writing", test_kill);

  return g_test_run ();
}
