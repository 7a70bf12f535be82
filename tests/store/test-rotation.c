/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies that are made by themselves: which are kept, and that a bad one never counts. */

#include "ffw-backup.h"
#include "ffw-rotation.h"
#include "ffw-store-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#define DAY ((gint64)86400)

/* Tuesday 22 November 2022, noon. */
#define NOW ((gint64)1669118400)

typedef struct
{
  char *folder;
  char *root;
  char *copies;
  FfwWorkspace *workspace;
} Fixture;

typedef struct
{
  const char *root;
  gint64 now;
} Making;

static gpointer
make (FfwConnection *connection, gpointer data, GError **error)
{
  Making *making = data;

  return ffw_rotation_make (connection, making->root, making->now, error);
}

static gpointer
read_folder (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_rotation_read_folder (connection, data, error);
}

static char *
try_copy (Fixture *fixture, gint64 now, GError **error)
{
  Making making = { fixture->root, now };

  return ffw_workspace_read (fixture->workspace, make, &making, NULL, error);
}

static void
copy (Fixture *fixture, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = try_copy (fixture, now, &error);

  g_assert_no_error (error);
  g_assert_nonnull (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->root = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create (fixture->folder);
  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  fixture->copies = ffw_workspace_read (fixture->workspace, read_folder, fixture->root, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->copies);
  ffw_store_test_remove_folder (fixture->root);
  ffw_store_test_remove_folder (fixture->folder);
  g_free (fixture->copies);
}

static void
test_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = ffw_rotation_list (fixture->copies);
  g_autoptr (GPtrArray) copies = NULL;
  const FfwSafeCopy *latest;
  GStatBuf status;
  g_autoptr (FfwWorkspace) opened = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  copy (fixture, NOW - DAY);
  copy (fixture, NOW);
  copies = ffw_rotation_list (fixture->copies);
  g_assert_cmpuint (copies->len, ==, 2);
  latest = copies->pdata[0];
  g_assert_cmpint (latest->at, ==, NOW);
  g_assert_cmpstr (latest->name, ==, "test");
  g_assert_cmpuint (latest->size, >, 4096);
  g_stat (latest->path, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0400);

  /* It is a workspace, with what was in it. */
  opened = ffw_workspace_open (latest->path, FFW_WORKSPACE_READ_ONLY, NULL, NULL);
  g_assert_cmpint (ffw_store_test_get_int (opened, "SELECT count(*) FROM setting"), ==, 1);
}

/* Nothing was ever written: there is nothing to lose, and no name for its folder. */
static void
test_empty (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  Making making = { folder, NOW };
  g_autoptr (GError) error = NULL;

  g_assert_null (ffw_workspace_read (workspace, make, &making, NULL, &error));
  g_assert_no_error (error);
  ffw_store_test_close (workspace);
  ffw_store_test_remove_folder (folder);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;

  /* Three on one day, then one on the next. */
  for (guint i = 0; i < 3; i++)
    copy (fixture, NOW - 3 * DAY + i * 60);
  copy (fixture, NOW);
  copies = ffw_rotation_list (fixture->copies);
  g_assert_cmpuint (copies->len, ==, 3);
  g_assert_cmpint (((FfwSafeCopy *)copies->pdata[0])->at, ==, NOW);
}

/* A year of a copy a day: seven days, then weeks, then months. */
static void
test_chosen (void)
{
  gint64 times[365];
  g_autofree gboolean *kept = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    times[i] = NOW - i * DAY;
  kept = ffw_rotation_choose (times, G_N_ELEMENTS (times));
  for (guint i = 0; i < 7; i++)
    g_assert_true (kept[i]);
  g_assert_false (kept[7]);
  /* Sunday 13 and Sunday 6 November end the weeks before those of the last seven days. */
  g_assert_true (kept[9]);
  g_assert_true (kept[16]);
  g_assert_false (kept[23]);
  /* 31 October, 30 September … 30 June. */
  g_assert_true (kept[22]);
  g_assert_true (kept[53]);
  g_assert_true (kept[145]);
  g_assert_false (kept[176]);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    n += kept[i];
  g_assert_cmpuint (n, ==, 14);
}

/* Nobody worked for two years: what there was stays. */
static void
test_long_ago (void)
{
  const gint64 times[] = { NOW, NOW - 700 * DAY, NOW - 701 * DAY, NOW - 702 * DAY };
  g_autofree gboolean *kept = ffw_rotation_choose (times, G_N_ELEMENTS (times));

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_true (kept[i]);
}

static gboolean
tamper (FfwChange *change, gpointer data, GError **error)
{
  return ffw_connection_run (ffw_change_get_connection (change),
                             "UPDATE change SET who = 'Nobody' WHERE id = 1", error, "");
}

/* A copy whose history does not hold never counts, and takes nobody's place. */
static void
test_unsound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  copy (fixture, NOW - DAY);
  ffw_workspace_log (fixture->workspace, tamper, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (try_copy (fixture, NOW, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "Change 1"));
  copies = ffw_rotation_list (fixture->copies);
  g_assert_cmpuint (copies->len, ==, 1);

  /* Nothing lies about, either. */
  dir = g_dir_open (fixture->copies, 0, NULL);
  while (g_dir_read_name (dir))
    n++;
  g_assert_cmpuint (n, ==, 1);
}

/* The clock was years ahead for a while, or has lost its battery: what is made now is kept, and
 * what was made then does not stand for it. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;
  guint latest;

  for (guint i = 0; i < 7; i++)
    copy (fixture, NOW + (3650 + i * 31) * DAY);
  for (guint i = 0; i < 9; i++)
    copy (fixture, NOW + i * DAY);
  copies = ffw_rotation_list (fixture->copies);
  latest = ffw_rotation_find_latest (copies, NOW + 8 * DAY);
  g_assert_cmpuint (latest, ==, 7);
  g_assert_cmpint (((FfwSafeCopy *)copies->pdata[latest])->at, ==, NOW + 8 * DAY);
  g_assert_cmpuint (ffw_rotation_find_latest (copies, NOW - DAY), ==, copies->len);
}

/* A process that was killed has left half a copy: it goes, but not while somebody writes it. */
static void
test_half_made (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = NULL;
  g_autofree char *others = NULL;
  const struct utimbuf long_ago = { NOW - 2 * DAY, NOW - 2 * DAY };

  copy (fixture, NOW - DAY);
  left = g_build_filename (fixture->copies, "20221119T101500Z-test.fframwaith.Ab1Cd2", NULL);
  others = g_build_filename (fixture->copies, "notes.fframwaith.txt", NULL);
  g_file_set_contents (left, "half", -1, NULL);
  g_file_set_contents (others, "ours", -1, NULL);
  copy (fixture, NOW);
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  g_utime (left, (struct utimbuf *)&long_ago);
  copy (fixture, NOW + 60);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));

  /* After an erasure, it goes at once. */
  g_file_set_contents (left, "half", -1, NULL);
  g_assert_cmpuint (ffw_rotation_remove_before (fixture->copies, NULL), ==, 0);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (others, G_FILE_TEST_EXISTS));
}

/* There is no room for it where it should go: that is said, and nothing goes. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
  Making making = { file, NOW };

  g_file_set_contents (file, "no folder", -1, NULL);
  g_assert_null (ffw_workspace_read (fixture->workspace, make, &making, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "file"));
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  copy (fixture, NOW - DAY);
  copy (fixture, NOW);
  before = ffw_rotation_list (fixture->copies);
  g_assert_cmpuint (
      ffw_rotation_remove_before (fixture->copies, ((FfwSafeCopy *)before->pdata[0])->path), ==, 0);
  after = ffw_rotation_list (fixture->copies);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((FfwSafeCopy *)after->pdata[0])->at, ==, NOW);
}

/* What ffw_backup_name_beside() names, whatever the workspace is called. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "cyfiawnder.2022.fframwaith", "cyfiawnder.db",
                                       "cyfiawnder" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->root, names[i], NULL);
      g_autofree char *beside = ffw_backup_name_beside (path, "version-5");
      g_auto (GStrv) found = NULL;

      g_file_set_contents (path, "now", -1, NULL);
      g_file_set_contents (beside, "then", -1, NULL);
      found = ffw_rotation_list_beside (path);
      g_assert_cmpuint (g_strv_length (found), ==, 1);
      g_assert_cmpstr (found[0], ==, beside);
      g_unlink (path);
      g_unlink (beside);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "Europe/London", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/rotation/made", test_made);
  g_test_add_func ("/rotation/empty", test_empty);
  ADD ("/rotation/kept", test_kept);
  g_test_add_func ("/rotation/chosen", test_chosen);
  g_test_add_func ("/rotation/long-ago", test_long_ago);
  ADD ("/rotation/unsound", test_unsound);
  ADD ("/rotation/clock", test_clock);
  ADD ("/rotation/half-made", test_half_made);
  ADD ("/rotation/no-room", test_no_room);
  ADD ("/rotation/removed", test_removed);
  ADD ("/rotation/beside", test_beside);

  return g_test_run ();
}
