/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups made while others write, and what comes back from them. */

#include "ffw-store-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  char *backup;
  FfwWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.fframwaith", NULL);
  fixture->backup = g_build_filename (fixture->folder, "backup.fframwaith", NULL);
  fixture->workspace = ffw_store_test_create (fixture->folder);
  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', '1')");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->workspace)
    ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->backup);
}

static void
back_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_backup (fixture->workspace, fixture->backup, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;

  return n;
}

static gpointer
write_on (gpointer data)
{
  for (guint i = 0; i < 40; i++)
    ffw_store_test_run (data, "UPDATE setting SET value = value + 1");

  return NULL;
}

/* A backup has one state of the workspace, with its history, while changes go on. */
static void
test_backup (Fixture *fixture, gconstpointer data)
{
  GThread *thread;
  FfwWorkspace *copy;
  gint64 value;

  ffw_store_test_run (fixture->workspace,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
                      " INSERT INTO setting (name, value) SELECT 'name ' || i, '1' FROM n");
  thread = g_thread_new ("write", write_on, fixture->workspace);
  back_up (fixture);
  g_thread_join (thread);

  copy = ffw_store_test_open (fixture->folder, "backup.fframwaith", FFW_WORKSPACE_DEFAULT);
  ffw_store_test_assert_sound (copy);
  value = ffw_store_test_get_int (copy, "SELECT min (value) FROM setting");
  g_assert_cmpint (ffw_store_test_get_int (copy, "SELECT max (value) FROM setting"), ==, value);
  g_assert_cmpint (ffw_store_test_get_int (copy, "SELECT count (*) FROM change"), ==, value + 1);
  ffw_store_test_close (copy);
}

/* An old backup is replaced; the workspace itself and other people's files are not. */
static void
test_targets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing", "a.fframwaith", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n;

  back_up (fixture);
  back_up (fixture);
  g_assert_true (g_file_set_contents (text, "Annwyl Siân", -1, NULL));
  n = count_files (fixture);

  g_assert_false (ffw_workspace_backup (fixture->workspace, text, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_false (ffw_workspace_backup (fixture->workspace, fixture->path, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_false (ffw_workspace_backup (fixture->workspace, nowhere, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (ffw_workspace_backup (fixture->workspace, fixture->backup, cancellable, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);

  g_assert_true (g_file_get_contents (text, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Annwyl Siân");
  g_assert_cmpuint (count_files (fixture), ==, n);
}

/* Another workspace is not an old backup of this one, whatever it is called. */
static void
test_other_workspace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.fframwaith", NULL);
  g_autoptr (GError) error = NULL;
  FfwWorkspace *other = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  ffw_store_test_run (other, "INSERT INTO setting (name, value) VALUES ('publisher', 'SWP')");
  ffw_store_test_close (other);

  g_assert_false (ffw_workspace_backup (fixture->workspace, path, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "another workspace"));
  other = ffw_store_test_open (fixture->folder, "other.fframwaith", FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (ffw_store_test_get_int (other, "SELECT count (*) FROM setting"), ==, 1);
  ffw_store_test_close (other);
}

static void
close_workspace (Fixture *fixture)
{
  ffw_store_test_close (g_steal_pointer (&fixture->workspace));
}

/* What comes back is the backup; what it replaced is kept. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_name = NULL;
  FfwWorkspace *old;

  back_up (fixture);
  ffw_store_test_run (fixture->workspace, "UPDATE setting SET value = '2'");
  close_workspace (fixture);
  g_assert_true (ffw_workspace_restore (fixture->path, fixture->backup, &kept, NULL, &error));
  g_assert_no_error (error);

  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT value FROM setting"), ==, 1);
  ffw_store_test_assert_sound (fixture->workspace);
  kept_name = g_path_get_basename (kept);
  old = ffw_store_test_open (fixture->folder, kept_name, FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (ffw_store_test_get_int (old, "SELECT value FROM setting"), ==, 2);
  ffw_store_test_close (old);
}

/* A workspace that is damaged, or gone, comes back as well. */
static void
test_restore_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *content = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  back_up (fixture);
  close_workspace (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "ruined", -1, NULL));
  g_assert_true (ffw_workspace_restore (fixture->path, fixture->backup, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (kept, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "ruined");
  g_clear_pointer (&kept, g_free);

  g_unlink (fixture->path);
  g_assert_true (g_file_set_contents (log, "left", -1, NULL));
  g_assert_true (ffw_workspace_restore (fixture->path, fixture->backup, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT value FROM setting"), ==, 1);
}

static void
assert_not_restored (Fixture *fixture, const char *content, gsize size, FfwStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before;
  gsize size_after;
  guint n = count_files (fixture);

  g_assert_true (g_file_set_contents (fixture->backup, content, size, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  g_assert_false (ffw_workspace_restore (fixture->path, fixture->backup, &kept, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, "backup.fframwaith”"));
  g_assert_null (kept);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_cmpuint (count_files (fixture), ==, n);
}

/* What is no good backup replaces nothing. */
static void
test_restore_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize size;

  ffw_store_test_run (fixture->workspace,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9000)"
                      " INSERT INTO setting (name, value) SELECT 'name ' || i, '1' FROM n");
  back_up (fixture);
  close_workspace (fixture);
  g_assert_true (g_file_get_contents (fixture->backup, &content, &size, NULL));

  assert_not_restored (fixture, "a letter", 8, FFW_STORE_ERROR_FOREIGN);
  assert_not_restored (fixture, content, size / 2, FFW_STORE_ERROR_CORRUPT);
  memset (content + size / 2, 0x5a, 30000);
  assert_not_restored (fixture, content, size, FFW_STORE_ERROR_CORRUPT);
  content[63] = 99;
  assert_not_restored (fixture, content, size, FFW_STORE_ERROR_TOO_NEW);
}

/* Where not all can be put aside, nothing is. */
static void
test_restore_half (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "-wal", "-journal" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *in_the_way = g_strdup_printf ("%s/test.replaced-%s.fframwaith-journal",
                                                 fixture->folder, date);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  back_up (fixture);
  close_workspace (fixture);
  g_unlink (fixture->path);
  g_assert_true (g_file_set_contents (in_the_way, "mine", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *left = g_strconcat (fixture->path, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (left, suffixes[i], -1, NULL));
    }
  n = count_files (fixture);

  g_assert_false (ffw_workspace_restore (fixture->path, fixture->backup, &kept, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *left = g_strconcat (fixture->path, suffixes[i], NULL);
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (left, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, suffixes[i]);
    }
  g_assert_cmpuint (count_files (fixture), ==, n);
}

/* A workspace that is open is not replaced under those who use it. */
static void
test_restore_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  back_up (fixture);
  g_assert_false (ffw_workspace_restore (fixture->path, fixture->backup, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);
  ffw_store_test_run (fixture->workspace, "UPDATE setting SET value = '5'");
  ffw_store_test_assert_sound (fixture->workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/backup/backup", test_backup);
  ADD ("/backup/targets", test_targets);
  ADD ("/backup/other-workspace", test_other_workspace);
  ADD ("/backup/restore", test_restore);
  ADD ("/backup/restore-lost", test_restore_lost);
  ADD ("/backup/restore-refused", test_restore_refused);
  ADD ("/backup/restore-half", test_restore_half);
  ADD ("/backup/restore-open", test_restore_open);
#undef ADD

  return g_test_run ();
}
