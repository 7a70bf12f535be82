/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several processes on one file: the others are this program, started with what it is to do. */

#include "ffw-history.h"
#include "ffw-recognise.h"
#include "ffw-store-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

static const char *program;

/* The other process. */

static void
say (const char *word)
{
  g_print ("%s\n", word);
}

/* Until the parent closes our standard input. */
static void
wait_for_parent (void)
{
  char c;

  while (read (STDIN_FILENO, &c, 1) > 0)
    ;
}

static gboolean
hold (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);
  say ("ready");
  wait_for_parent ();

  return ffw_connection_run (ffw_change_get_connection (change),
                             "INSERT INTO setting (name, value) VALUES ('held', '1')", error, "");
}

static gboolean
count_up (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_store_test_add_person (change, "Ifan", "Huws", error) != 0
         && ffw_connection_run (ffw_change_get_connection (change),
                                "INSERT INTO setting (name, value) VALUES ('n', '1')"
                                " ON CONFLICT (name) DO UPDATE"
                                " SET value = CAST (value AS INTEGER) + 1",
                                error, "");
}

static int
be_other (const char *role, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean alone = g_str_equal (role, "alone");
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (
      path, alone ? FFW_WORKSPACE_EXCLUSIVE : FFW_WORKSPACE_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  if (g_str_equal (role, "hold"))
    ffw_workspace_change (workspace, hold, NULL, NULL, &error);
  else if (alone)
    {
      ffw_workspace_change (workspace, count_up, NULL, NULL, &error);
      say ("ready");
      wait_for_parent ();
    }
  else
    for (guint i = 0; error == NULL && i < 60; i++)
      ffw_workspace_change (workspace, count_up, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ffw_workspace_close (workspace, NULL));

  return 0;
}

/* This process. */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.fframwaith", NULL);
  ffw_store_test_close (ffw_store_test_create (fixture->folder));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Starts another process, and waits until it says that it is ready. */
static GSubprocess *
start (Fixture *fixture, const char *role)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                             | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                         &error, program, role, fixture->path, NULL);
  char word[6] = "";

  g_assert_no_error (error);
  if (!g_str_equal (role, "write"))
    {
      g_input_stream_read_all (g_subprocess_get_stdout_pipe (other), word, 5, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (word, ==, "ready");
    }

  return other;
}

static void
finish (GSubprocess *other)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_no_error (error);
  g_object_unref (other);
}

static FfwWorkspace *
open_workspace (Fixture *fixture, FfwWorkspaceFlags flags)
{
  return ffw_store_test_open (fixture->folder, "test.fframwaith", flags);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (G_USEC_PER_SEC / 10);
  g_cancellable_cancel (data);

  return NULL;
}

/* Whoever has to wait too long is told for whom; whoever cancels waits no longer. Once the other is
 * done, all goes on, with what it wrote. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  FfwWorkspace *workspace = open_workspace (fixture, FFW_WORKSPACE_DEFAULT);
  GSubprocess *other = start (fixture, "hold");
  g_autofree char *process = g_strdup_printf ("process %s", g_subprocess_get_identifier (other));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 began;
  GThread *thread;

  /* Reading goes on. */
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM setting"), ==, 0);

  g_assert_false (ffw_workspace_change (workspace, count_up, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, process));
  g_clear_error (&error);

  began = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (ffw_workspace_change (workspace, count_up, NULL, cancellable, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
  g_thread_join (thread);
  g_clear_error (&error);

  finish (other);
  g_assert_true (ffw_workspace_change (workspace, count_up, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM setting"), ==, 2);
  ffw_store_test_close (workspace);
}

/* Where one writes alone, others read, and are told who it is. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  GSubprocess *other = start (fixture, "alone");
  g_autofree char *process = g_strdup_printf ("process %s", g_subprocess_get_identifier (other));
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  FfwWorkspaceFlags ways[] = { FFW_WORKSPACE_DEFAULT, FFW_WORKSPACE_EXCLUSIVE };

  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      FfwWorkspace *workspace = open_workspace (fixture, ways[i]);
      g_autoptr (GError) error = NULL;

      g_assert_true (ffw_workspace_is_read_only (workspace));
      g_test_message ("%s", ffw_workspace_get_read_only_reason (workspace));
      g_assert_nonnull (strstr (ffw_workspace_get_read_only_reason (workspace), process));
      g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM person"), ==, 1);
      g_assert_false (ffw_workspace_change (workspace, count_up, NULL, NULL, &error));
      g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY);
      ffw_store_test_close (workspace);
    }

  finish (other);
  ffw_store_test_close (open_workspace (fixture, FFW_WORKSPACE_DEFAULT));
}

static void
assert_writes_alone (Fixture *fixture)
{
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  FfwWorkspace *workspace = open_workspace (fixture, FFW_WORKSPACE_EXCLUSIVE);
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_workspace_is_read_only (workspace));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_true (ffw_workspace_change (workspace, count_up, NULL, NULL, &error));
  g_assert_no_error (error);
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* The lock of a process that died is taken over; that of a computer elsewhere is not. */
static void
test_lock_left (Fixture *fixture, gconstpointer data)
{
  GSubprocess *other = start (fixture, "alone");
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  FfwWorkspace *workspace;

  g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
  g_subprocess_send_signal (other, SIGKILL);
  g_subprocess_wait (other, NULL, NULL);
  g_object_unref (other);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  assert_writes_alone (fixture);

  /* Another process by now has the number of the one that died. */
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "process="))
      {
        g_free (lines[i]);
        lines[i] = g_strdup_printf ("process=%d", getpid ());
      }
  g_free (text);
  text = g_strjoinv ("\n", lines);
  g_assert_true (g_file_set_contents (lock, text, -1, NULL));
  assert_writes_alone (fixture);

  g_assert_true (g_file_set_contents (lock,
                                      "[Holder]\nuser=Mair\nhost=elsewhere\nprocess=7\n"
                                      "started=9\nsince=2022-11-22T10:00:00Z\n",
                                      -1, NULL));
  workspace = open_workspace (fixture, FFW_WORKSPACE_EXCLUSIVE);
  g_assert_true (ffw_workspace_is_read_only (workspace));
  g_assert_nonnull (strstr (ffw_workspace_get_read_only_reason (workspace), "Mair"));
  g_assert_nonnull (strstr (ffw_workspace_get_read_only_reason (workspace), "elsewhere"));
  ffw_store_test_close (workspace);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* Who wants the file alone while others have it open is told so. */
static void
test_alone_too_late (Fixture *fixture, gconstpointer data)
{
  GSubprocess *other = start (fixture, "hold");
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ffw_workspace_open (fixture->path, FFW_WORKSPACE_EXCLUSIVE, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  finish (other);
  assert_writes_alone (fixture);
}

/* Many processes write at once: each change is made once, and the history is one chain. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  GSubprocess *others[4];
  FfwWorkspace *workspace;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = start (fixture, "write");
  workspace = open_workspace (fixture, FFW_WORKSPACE_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    finish (others[i]);

  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT value FROM setting"), ==, 240);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM person"), ==, 240);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM change"), ==, 240);
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *)data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
on_changed (FfwWorkspace *workspace, GStrv tables, gpointer data)
{
  g_autofree char *joined = g_strjoinv (" ", tables);

  g_string_append_printf (data, "%s\n", joined);
}

/* Another opener of the file is heard of, without a look of one's own. */
static void
test_told_of_others (Fixture *fixture, gconstpointer data)
{
  FfwWorkspace *workspace = open_workspace (fixture, FFW_WORKSPACE_DEFAULT);
  g_autoptr (GString) told = g_string_new (NULL);
  GSubprocess *other;
  gboolean late = FALSE;
  guint timer;

  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed), told);
  /* The watch begins when the main context runs. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  timer = g_timeout_add_seconds (20, on_timeout, &late);
  other = start (fixture, "write");
  while (!late && told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timer);
  g_assert_nonnull (strstr (told->str, "setting"));

  finish (other);
  g_signal_handlers_disconnect_by_data (workspace, told);
  ffw_store_test_close (workspace);
}

/* Asserts that another process which opens and closes the file takes nothing from this one. */
static void
assert_locks_kept (Fixture *fixture, FfwWorkspace *workspace)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf before;
  GStatBuf after;

  g_assert_cmpint (g_stat (log, &before), ==, 0);
  finish (start (fixture, "write"));
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_true (ffw_workspace_change (workspace, count_up, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Whatever is tried with the open file, it keeps its locks: without them the last of the other
 * processes would take the log away, and what is committed here would be lost. */
static void
test_locks_kept (Fixture *fixture, gconstpointer data)
{
  FfwWorkspace *workspace = open_workspace (fixture, FFW_WORKSPACE_DEFAULT);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.fframwaith", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.fframwaith", NULL);
  g_autofree char *rows = g_build_filename (fixture->folder, "rows.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("test.fframwaith", link), ==, 0);
  g_assert_cmpint (symlink ("test.fframwaith", rows), ==, 0);
  ffw_workspace_change (workspace, count_up, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 2; i++)
    {
      ffw_workspace_backup (workspace, backup, NULL, &error);
      g_assert_no_error (error);
      assert_locks_kept (fixture, workspace);
    }

  g_assert_false (ffw_workspace_backup (workspace, link, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_clear_error (&error);
  assert_locks_kept (fixture, workspace);

  g_assert_null (ffw_workspace_open (link, FFW_WORKSPACE_READ_ONLY, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  g_clear_error (&error);
  assert_locks_kept (fixture, workspace);

  g_assert_false (ffw_workspace_restore (backup, link, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (ffw_workspace_restore (link, backup, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  assert_locks_kept (fixture, workspace);

  g_assert_true (ffw_workspace_is_part_of_one (rows));
  assert_locks_kept (fixture, workspace);

  ffw_store_test_close (workspace);
  workspace = open_workspace (fixture, FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM person"), ==,
                   1 + 6 * 61);
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);
}

/* A workspace that another process has for itself is no place for a backup. */
static void
test_backup_over_alone (Fixture *fixture, gconstpointer data)
{
  GSubprocess *other = start (fixture, "alone");
  g_autofree char *process = g_strdup_printf ("process %s", g_subprocess_get_identifier (other));
  g_autofree char *path = g_build_filename (fixture->folder, "other.fframwaith", NULL);
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (ffw_workspace_backup (workspace, fixture->path, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, process));
  g_clear_error (&error);
  finish (other);

  /* Nor is it one afterwards: it is another workspace. */
  g_assert_false (ffw_workspace_backup (workspace, fixture->path, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "another workspace"));
  ffw_store_test_close (workspace);
}

/* A lock that a power cut left without content does not shut everybody out for good. */
static void
test_lock_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 times[] = { now - 60, now + 86400 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (lock, "", -1, NULL));
  g_assert_null (ffw_workspace_open (fixture->path, FFW_WORKSPACE_EXCLUSIVE, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      struct utimbuf stamp = { .actime = times[i], .modtime = times[i] };

      g_assert_true (g_file_set_contents (lock, i == 0 ? "" : "[Hol", -1, NULL));
      g_assert_cmpint (g_utime (lock, &stamp), ==, 0);
      assert_writes_alone (fixture);
    }
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && argv[1][0] != '-')
    return be_other (argv[1], argv[2]);

  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/sharing/busy", test_busy);
  ADD ("/sharing/alone", test_alone);
  ADD ("/sharing/lock-left", test_lock_left);
  ADD ("/sharing/alone-too-late", test_alone_too_late);
  ADD ("/sharing/many", test_many);
  ADD ("/sharing/told-of-others", test_told_of_others);
  ADD ("/sharing/locks-kept", test_locks_kept);
  ADD ("/sharing/backup-over-alone", test_backup_over_alone);
  ADD ("/sharing/lock-unreadable", test_lock_unreadable);
#undef ADD

  return g_test_run ();
}
