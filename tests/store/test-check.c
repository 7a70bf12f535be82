/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What check finds in a file that was tampered with. */

#include "ffw-connection-private.h"
#include "ffw-store-test.h"

#include <string.h>

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static gboolean
add_people (FfwChange *change, gpointer data, GError **error)
{
  gint64 organisation = ffw_store_test_add_organisation (change, "HMP", error);

  ffw_store_test_message (change);

  return ffw_store_test_add_post (change, ffw_store_test_add_person (change, "Eira", "Wyn", error),
                                  organisation, "0012", error)
         != 0;
}

/* Three changes and an undo. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create (fixture->folder);
  ffw_workspace_change (fixture->workspace, add_people, NULL, NULL, &error);
  ffw_store_test_run (fixture->workspace, "UPDATE person SET given_name = 'Eirlys'");
  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', '1')");
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  ffw_store_test_assert_sound (fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
tamper (FfwChange *change, gpointer data, GError **error)
{
  return ffw_connection_run (ffw_change_get_connection (change), data, error, "");
}

/* Runs @sql outside the history, and asserts that check then says @said. */
static void
assert_found (Fixture *fixture, const char *sql, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean found = FALSE;

  ffw_workspace_log (fixture->workspace, tamper, (gpointer)sql, NULL, &error);
  g_assert_no_error (error);
  problems = ffw_store_test_check (fixture->workspace);
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (const char *)problems->pdata[i]);
      found |= strstr (problems->pdata[i], said) != NULL;
    }
  g_assert_true (found);
}

static void
test_message (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "UPDATE change SET arguments = 'other' WHERE id = 2", "Change 2 ");
}

static void
test_author (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "UPDATE change SET who = 'Nobody' WHERE id = 1", "Change 1 ");
}

static void
test_of_undo (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "UPDATE change SET of = 2 WHERE id = 4", "Change 4 ");
}

static void
test_part (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture,
                "UPDATE change_part SET changeset = zeroblob (length (changeset))"
                " WHERE change = 3",
                "Change 3 ");
}

static void
test_part_lost (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "DELETE FROM change_part WHERE change = 2", "Change 2 ");
}

/* A whole entry with a content of its own does not fit into the chain. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "UPDATE change SET salt = NULL, content = zeroblob (32) WHERE id = 2",
                "before change 2");
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_log (fixture->workspace, tamper,
                     (gpointer) "DELETE FROM change_part WHERE change = 2", NULL, &error);
  ffw_workspace_log (fixture->workspace, tamper,
                     (gpointer) "DELETE FROM change_touch WHERE change = 2", NULL, &error);
  g_assert_no_error (error);
  assert_found (fixture, "DELETE FROM change WHERE id = 2", "from change 1 to change 3");
}

/* Without an erasure, no entry is without its salt: nobody hides a change in that way. */
static void
test_salt_lost (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "UPDATE change SET salt = NULL WHERE id = 2", "Change 2 ");
}

/* A row whose parent is gone: SQLite lets that happen only where references are off. */
static void
test_reference (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (ffw_workspace_get_path (fixture->workspace));
  g_autoptr (GError) error = NULL;
  FfwConnection *connection;

  ffw_store_test_close (fixture->workspace);
  connection = ffw_connection_open (path, FFW_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  ffw_connection_execute (connection, "PRAGMA foreign_keys = OFF; DELETE FROM organisation",
                          &error);
  g_assert_no_error (error);
  ffw_connection_close (connection);
  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_DEFAULT);
  assert_found (fixture, "DELETE FROM setting", "“post” refers to a row of “organisation”");
}

static void
test_id (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "INSERT INTO role (id, uuid, code) VALUES (900, 'r', 'r')", "900");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/check/message", test_message);
  ADD ("/check/author", test_author);
  ADD ("/check/of-undo", test_of_undo);
  ADD ("/check/part", test_part);
  ADD ("/check/part-lost", test_part_lost);
  ADD ("/check/replaced", test_replaced);
  ADD ("/check/cut", test_cut);
  ADD ("/check/salt-lost", test_salt_lost);
  ADD ("/check/reference", test_reference);
  ADD ("/check/id", test_id);
#undef ADD

  return g_test_run ();
}
