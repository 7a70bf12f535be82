/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No room on the disk: a sentence says so, nothing is lost, and all goes on once there is room. */

#include "ffw-connection-private.h"
#include "ffw-store-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean
add_many (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    if (ffw_store_test_add_person (change, "Gwenllian", "Llywelyn ap Gruffudd o Aberffraw", error)
            == 0
        || !ffw_change_rest (change, error))
      return FALSE;

  return TRUE;
}

static gint64
count_people (FfwWorkspace *workspace)
{
  return ffw_store_test_get_int (workspace, "SELECT count (*) FROM person");
}

static gboolean
limit_pages (FfwChange *change, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %u", GPOINTER_TO_UINT (data));

  return ffw_connection_execute (ffw_change_get_connection (change), sql, error);
}

/* As far as SQLite may let the file grow. */
static void
test_page_limit (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (workspace, add_many, GUINT_TO_POINTER (10), NULL, &error);
  ffw_workspace_change (workspace, limit_pages, GUINT_TO_POINTER (500), NULL, &error);
  g_assert_no_error (error);

  g_assert_false (
      ffw_workspace_change (workspace, add_many, GUINT_TO_POINTER (30000), NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (count_people (workspace), ==, 10);
  ffw_store_test_assert_sound (workspace);

  g_assert_true (ffw_workspace_change (workspace, add_many, GUINT_TO_POINTER (10), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_people (workspace), ==, 20);
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

static gboolean
write_file (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean good = fd >= 0 && write (fd, text, strlen (text)) == (gssize)strlen (text);

  if (fd >= 0)
    close (fd);

  return good;
}

/* Mounts a small disk on @folder, which only this process sees. Returns whether that may be. */
static gboolean
mount_small_disk (const char *folder)
{
  g_autofree char *uids = g_strdup_printf ("0 %d 1", (int)getuid ());
  g_autofree char *gids = g_strdup_printf ("0 %d 1", (int)getgid ());

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0)
    {
      if (!write_file ("/proc/self/setgroups", "deny") || !write_file ("/proc/self/uid_map", uids)
          || !write_file ("/proc/self/gid_map", gids))
        return FALSE;
    }
  else if (unshare (CLONE_NEWNS) < 0)
    return FALSE;

  return mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("tmpfs", folder, "tmpfs", 0, "size=6m") == 0;
}

/* Whether a process like this one may do so. */
static gboolean
can_mount (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  int status = -1;
  pid_t child = fork ();

  if (child == 0)
    _exit (mount_small_disk (folder) ? 0 : 1);
  waitpid (child, &status, 0);
  ffw_store_test_remove_folder (folder);

  return status == 0;
}

/* Leaves @kilobytes free on the disk of @folder, more or less. */
static void
fill (const char *folder, guint kilobytes)
{
  g_autofree char *path = g_build_filename (folder, "ballast", NULL);
  char block[4096] = "ballast";
  int fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  off_t size;

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) == sizeof block)
    ;
  size = lseek (fd, 0, SEEK_END);
  g_assert_cmpint (ftruncate (fd, MAX (0, size - (off_t)kilobytes * 1024)), ==, 0);
  close (fd);
}

static void
assert_full (FfwWorkspace *workspace, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_workspace_change (workspace, add_many, GUINT_TO_POINTER (n), NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FULL);
}

/* On a real disk without room; in a process of its own, for the disk is its own as well. */
static void
on_small_disk (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *backup = g_build_filename (folder, "backup.fframwaith", NULL);
  g_autofree char *other = g_build_filename (folder, "other.fframwaith", NULL);
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace;

  g_assert_true (mount_small_disk (folder));
  workspace = ffw_store_test_create (folder);
  ffw_workspace_change (workspace, add_many, GUINT_TO_POINTER (10), NULL, &error);
  g_assert_no_error (error);

  /* However little room is left. */
  for (guint kilobytes = 0; kilobytes <= 400; kilobytes += 40)
    {
      fill (folder, kilobytes);
      assert_full (workspace, 20000);
      g_assert_cmpint (count_people (workspace), ==, 10);
      ffw_store_test_assert_sound (workspace);
    }

  fill (folder, 100);
  g_assert_false (ffw_workspace_backup (workspace, backup, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "backup.fframwaith”"));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (ffw_workspace_create (other, FFW_WORKSPACE_DEFAULT, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "other.fframwaith”"));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* It opens on the full disk, and writes once there is room. */
  fill (folder, 0);
  ffw_store_test_close (workspace);
  workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_READ_ONLY);
  g_assert_cmpint (count_people (workspace), ==, 10);
  ffw_store_test_close (workspace);
  g_unlink (ballast);
  workspace = ffw_store_test_open (folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);
  g_assert_true (ffw_workspace_change (workspace, add_many, GUINT_TO_POINTER (10), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_people (workspace), ==, 20);
  ffw_store_test_assert_sound (workspace);
  ffw_store_test_close (workspace);
  umount (folder);
  ffw_store_test_remove_folder (folder);
}

static void
test_disk (void)
{
  if (g_test_subprocess ())
    {
      on_small_disk ();
      return;
    }

  if (!can_mount ())
    {
      g_test_skip ("no namespace with a disk of its own may be made here");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/full/page-limit", test_page_limit);
  g_test_add_func ("/full/disk", test_disk);

  return g_test_run ();
}
