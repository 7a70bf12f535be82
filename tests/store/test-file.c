/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are no workspace, or none that can be written, and what is said of them. */

#include "ffw-connection-private.h"
#include "ffw-file.h"
#include "ffw-migrations.h"
#include "ffw-store-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Opens @path, which must fail with @code and a sentence that has @said in it; and must leave the
 * file as it is. */
static void
assert_refused (const char *path, FfwStoreError code, const char *said)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before = 0;
  gsize size_after = 0;
  g_autoptr (GError) error = NULL;
  gboolean is_file = g_file_get_contents (path, &before, &size_before, NULL);

  g_assert_null (ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, said));

  if (is_file)
    {
      g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
      g_assert_cmpmem (before, size_before, after, size_after);
    }
}

static void
assert_content_refused (const char *folder, const char *content, gsize size, FfwStoreError code,
                        const char *said)
{
  g_autofree char *path = g_build_filename (folder, "other.fframwaith", NULL);

  g_assert_true (g_file_set_contents (path, content, size, NULL));
  assert_refused (path, code, said);
}

/* A small workspace, closed; as bytes. */
static char *
make_content (const char *folder, gsize *size)
{
  g_autofree char *path = g_build_filename (folder, "test.fframwaith", NULL);
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  char *content = NULL;

  ffw_store_test_run (workspace,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
                      " INSERT INTO setting (name, value) SELECT 'name ' || i, 'value' FROM n");
  ffw_store_test_close (workspace);
  g_assert_true (g_file_get_contents (path, &content, size, NULL));

  return content;
}

static void
put_number (char *content, guint offset, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  memcpy (content + offset, &big, sizeof big);
}

/* Whatever lies in the place of a workspace, a sentence says what it is. */
static void
test_other_files (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing.fframwaith", NULL);
  gsize size = 0;
  g_autofree char *content = make_content (folder, &size);
  g_autofree char *header = NULL;

  assert_refused (missing, FFW_STORE_ERROR_UNREADABLE, "no file");
  assert_refused (folder, FFW_STORE_ERROR_UNREADABLE, "folder");
  assert_refused ("/dev/null", FFW_STORE_ERROR_UNREADABLE, "device");
  assert_content_refused (folder, "", 0, FFW_STORE_ERROR_FOREIGN, "empty");
  assert_content_refused (folder, "Annwyl Siân,", -1, FFW_STORE_ERROR_FOREIGN,
                          "another kind of file");
  assert_content_refused (folder, content, 50, FFW_STORE_ERROR_CORRUPT, "cut off");
  assert_content_refused (folder, content, size / 2, FFW_STORE_ERROR_CORRUPT, "cut off");
  assert_content_refused (folder, content, size - 1, FFW_STORE_ERROR_CORRUPT, "cut off");

  header = g_memdup2 (content, size);
  put_number (header, 68, 0);
  assert_content_refused (folder, header, size, FFW_STORE_ERROR_FOREIGN, "another program");
  put_number (header, 68, FFW_APPLICATION_ID);
  put_number (header, 60, ffw_migrations_get_newest () + 1);
  assert_content_refused (folder, header, size, FFW_STORE_ERROR_TOO_NEW, "newer version");

  ffw_store_test_remove_folder (folder);
}

/* A page that was overwritten is found by check, or stops what reads it; never the program. */
static void
test_damaged (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "other.fframwaith", NULL);
  gsize size = 0;
  g_autofree char *content = make_content (folder, &size);

  for (gsize at = 0; at + 4096 <= size; at += 4096 * 5)
    {
      g_autofree char *damaged = g_memdup2 (content, size);
      g_autoptr (FfwWorkspace) workspace = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      memset (damaged + at + (at == 0 ? 100 : 0), 0xa5, 2000);
      g_assert_true (g_file_set_contents (path, damaged, size, NULL));
      workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, NULL, &error);
      if (workspace == NULL)
        {
          g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT);
          continue;
        }
      problems = ffw_store_test_check (workspace);
      g_assert_cmpuint (problems->len, >, 0);
      ffw_workspace_close (workspace, NULL);
    }

  ffw_store_test_remove_folder (folder);
}

/* Root may do all; so the case runs as nobody. Returns whether this is that process. */
static gboolean
become_nobody (void)
{
  if (g_test_subprocess ())
    {
      if (geteuid () == 0
          && (setresgid (65534, 65534, 65534) < 0 || setresuid (65534, 65534, 65534) < 0))
        g_error ("setresuid");
      return TRUE;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();

  return FALSE;
}

static gboolean
write_setting (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_connection_run (ffw_change_get_connection (change),
                             "INSERT INTO setting (name, value) VALUES ('z', 'z')", error, "");
}

static void
assert_reads_only (const char *folder)
{
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);

  g_assert_true (ffw_workspace_is_read_only (workspace));
  g_assert_nonnull (ffw_workspace_get_read_only_reason (workspace));
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM setting"), ==, 2000);
  g_assert_false (ffw_workspace_change (workspace, write_setting, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, ffw_workspace_get_read_only_reason (workspace));
  ffw_store_test_close (workspace);
}

/* A file, or a folder, that may not be written is read. */
static void
test_read_only (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize size;

  if (!become_nobody ())
    return;

  folder = ffw_store_test_make_folder ();
  path = g_build_filename (folder, "test.fframwaith", NULL);
  content = make_content (folder, &size);
  g_chmod (path, 0400);
  assert_reads_only (folder);
  g_chmod (path, 0600);
  g_chmod (folder, 0500);
  assert_reads_only (folder);
  g_chmod (folder, 0700);
  g_chmod (path, 0);
  assert_refused (path, FFW_STORE_ERROR_UNREADABLE, "may not open");
  ffw_store_test_remove_folder (folder);
}

/* What was asked for reading is not written, and is as it was. */
static void
test_opened_read_only (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.fframwaith", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  gsize size_after = 0;
  g_autofree char *content = make_content (folder, &size);
  FfwWorkspace *workspace = ffw_store_test_open (folder, "test.fframwaith",
                                                 FFW_WORKSPACE_READ_ONLY);

  g_assert_true (ffw_workspace_is_read_only (workspace));
  g_assert_false (ffw_workspace_change (workspace, write_setting, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY);
  ffw_store_test_close (workspace);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (content, size, after, size_after);
  ffw_store_test_remove_folder (folder);
}

/* Nothing is made over what is there. */
static void
test_create_over (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.fframwaith", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "a.fframwaith", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "already"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  g_clear_error (&error);

  g_assert_null (ffw_workspace_create (nowhere, FFW_WORKSPACE_DEFAULT, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  ffw_store_test_remove_folder (folder);
}

/* A name that a URI would read otherwise is just a name. */
static void
test_odd_name (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a?mode=memory&b%41#ŵ.fframwaith", NULL);
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  ffw_store_test_run (workspace, "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  ffw_store_test_close (workspace);
  workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT count (*) FROM setting"), ==, 1);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

/* A log that an earlier file of the name has left would be written into the new one. */
static void
test_log_left (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.fframwaith", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (log, "left", -1, NULL));
  g_assert_null (ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, log));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  ffw_store_test_remove_folder (folder);
}

/* By whatever name it is opened, it is one file, which a program opens once. */
static void
test_link (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *name = g_build_filename (folder, "link.fframwaith", NULL);
  FfwWorkspace *first;

  ffw_store_test_close (ffw_store_test_create (folder));
  g_assert_cmpint (symlink ("test.fframwaith", name), ==, 0);
  first = ffw_store_test_open (folder, "link.fframwaith", FFW_WORKSPACE_EXCLUSIVE);
  g_assert_true (g_str_has_suffix (ffw_workspace_get_path (first), "/test.fframwaith"));
  assert_refused (name, FFW_STORE_ERROR_BUSY, "already in this program");
  g_assert_false (ffw_workspace_is_read_only (first));
  assert_refused (ffw_workspace_get_path (first), FFW_STORE_ERROR_BUSY, "already in this program");
  ffw_store_test_close (first);
  ffw_store_test_close (ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT));
  ffw_store_test_remove_folder (folder);
}

static char *
only_file_like (const char *folder, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  char *found = NULL;

  while ((name = g_dir_read_name (dir)))
    if (strstr (name, part))
      {
        g_assert_null (found);
        found = g_strdup (name);
      }

  return found;
}

/* A file of an earlier version is brought up to date, after a backup of it. */
static void
test_migration (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.fframwaith", NULL);
  g_autofree char *backup = NULL;
  g_autofree char *backup_path = NULL;
  g_autoptr (GError) error = NULL;
  FfwFileFacts facts;
  FfwWorkspace *workspace;

  g_assert_true (ffw_migrations_create (path, 1, &error));
  g_assert_no_error (error);
  workspace = ffw_workspace_open (path, FFW_WORKSPACE_READ_ONLY, NULL, &error);
  g_assert_null (workspace);
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "PRAGMA user_version"), ==,
                   ffw_migrations_get_newest ());
  ffw_store_test_run (workspace, "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);

  backup = only_file_like (folder, "version-1");
  g_assert_nonnull (backup);
  backup_path = g_build_filename (folder, backup, NULL);
  g_assert_true (ffw_file_look (backup_path, ffw_migrations_get_newest (), &facts, &error));
  g_assert_cmpuint (facts.version, ==, 1);
  ffw_open_files_remove (&facts.file);
  ffw_store_test_remove_folder (folder);
}

/* The first change of a row that an earlier version wrote is taken back like any other, with what
 * the columns that it did not have begin with. */
static void
test_migrated_rows (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.fframwaith", NULL);
  g_autoptr (GError) error = NULL;
  FfwConnection *before;
  FfwWorkspace *workspace;

  g_assert_true (ffw_migrations_create (path, 7, &error));
  before = ffw_connection_open (path, FFW_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  ffw_connection_execute (before,
                          "INSERT INTO course (id, uuid, code, completion)"
                          " VALUES (101, 'c', 'TIP', 'all');"
                          "INSERT INTO session (id, uuid, code, course, status)"
                          " VALUES (102, 's', 'S1', 101, 0)",
                          &error);
  g_assert_no_error (error);
  ffw_connection_close (before);

  workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);
  ffw_store_test_run (workspace, "UPDATE session SET status = 3 WHERE id = 102");
  ffw_workspace_undo (workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "SELECT status + waiting_order FROM session"),
                   ==, 0);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/other-files", test_other_files);
  g_test_add_func ("/file/damaged", test_damaged);
  g_test_add_func ("/file/read-only", test_read_only);
  g_test_add_func ("/file/opened-read-only", test_opened_read_only);
  g_test_add_func ("/file/create-over", test_create_over);
  g_test_add_func ("/file/odd-name", test_odd_name);
  g_test_add_func ("/file/log-left", test_log_left);
  g_test_add_func ("/file/link", test_link);
  g_test_add_func ("/file/migration", test_migration);
  g_test_add_func ("/file/migrated-rows", test_migrated_rows);

  return g_test_run ();
}
