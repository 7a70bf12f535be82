/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace in use: reads and changes, waiting or not, stopped, and told of. */

#include "ffw-history.h"
#include "ffw-store-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  GMainLoop *loop;
  GString *told; /* what the signal brought: tables, with a line for each emission */
  GError *error;
  gpointer result;
} Fixture;

static void
on_changed (FfwWorkspace *workspace, GStrv tables, gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *joined = g_strjoinv (" ", tables);

  g_string_append_printf (fixture->told, "%s\n", joined);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create (fixture->folder);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->workspace, fixture);
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_main_loop_unref (fixture->loop);
  g_string_free (fixture->told, TRUE);
  g_clear_error (&fixture->error);
}

static gboolean
add_people (FfwChange *change, gpointer data, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);

  ffw_store_test_message (change);
  for (guint i = 0; i < n; i++)
    if (ffw_store_test_add_person (change, "Non", "Parry", error) == 0
        || !ffw_change_rest (change, error))
      return FALSE;

  return TRUE;
}

static gint64
count_people (Fixture *fixture)
{
  return ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM person");
}

/* What was changed is there after closing and opening; the file is one file then. */
static void
test_lasts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_build_filename (fixture->folder, "test.fframwaith-wal", NULL);
  g_autofree char *writer = g_build_filename (fixture->folder, "test.fframwaith-writer", NULL);

  g_assert_true (
      ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (3), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_people (fixture), ==, 3);
  g_assert_false (g_file_test (writer, G_FILE_TEST_EXISTS));

  ffw_store_test_close (fixture->workspace);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (count_people (fixture), ==, 3);
  ffw_store_test_assert_sound (fixture->workspace);
}

/* The promises about how the file is kept. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  FfwWorkspace *workspace = fixture->workspace;

  g_assert_cmpint (ffw_store_test_get_int (workspace, "PRAGMA application_id"), ==, 0x46667761);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "PRAGMA user_version"), >, 0);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (ffw_store_test_get_int (workspace, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (
      ffw_store_test_get_int (workspace, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"),
      ==, 1);
}

static gboolean
fail (FfwChange *change, gpointer data, GError **error)
{
  return add_people (change, GUINT_TO_POINTER (5), error)
         && ffw_connection_run (ffw_change_get_connection (change),
                                "INSERT INTO post (id, uuid, person, organisation, started_on)"
                                " VALUES (1000, 'x', 999, 999, '2022-01-01')",
                                error, "");
}

/* A change that fails leaves nothing, and its ids go to the next. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_workspace_change (fixture->workspace, fail, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (count_people (fixture), ==, 0);
  g_assert_cmpstr (fixture->told->str, ==, "");
  g_clear_error (&error);

  ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT id FROM person"), ==, 1);
}

/* An id that was undone is never given to another row. */
static void
test_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (7), NULL, &error);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT id FROM person"), ==, 8);
}

static gboolean
make_uuids (FfwChange *change, gpointer data, GError **error)
{
  char last[FFW_UUID_SIZE] = "";
  g_autoptr (GRegex) form = g_regex_new (
      "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", 0, 0, NULL);

  for (guint i = 0; i < 20000; i++)
    {
      char uuid[FFW_UUID_SIZE];

      g_assert_true (ffw_change_new_uuid (change, uuid) == uuid);
      g_assert_cmpstr (uuid, >, last);
      g_assert_true (g_regex_match (form, uuid, 0, NULL));
      strcpy (last, uuid);
    }
  g_assert_cmpuint (strlen (ffw_change_get_now (change)), ==, strlen ("2022-11-22T10:00:00Z"));
  ffw_change_discard (change);

  return TRUE;
}

static void
test_uuids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_change (fixture->workspace, make_uuids, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
on_changed_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (FfwMessage) message = ffw_workspace_undo_finish (FFW_WORKSPACE (source), result,
                                                              &fixture->error);

  g_assert_cmpstr (ffw_message_get_id (message), ==, "import");
  g_main_loop_quit (fixture->loop);
}

static gpointer
read_names (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT string_agg (given_name, '+') FROM person", error, "");

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;

  return g_strdup (ffw_cursor_get_text (cursor, 0));
}

/* Nothing waits; each commit is told of once, with its tables, before its caller hears of it. */
static void
test_asynchronous (Fixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;

  ffw_workspace_change_async (fixture->workspace, add_people, GUINT_TO_POINTER (2), NULL, NULL,
                              on_changed_done, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->told->str, !=, "");
  g_assert_nonnull (strstr (fixture->told->str, "person"));
  g_assert_nonnull (strstr (fixture->told->str, "change"));
  g_assert_null (strstr (fixture->told->str, "counter"));
  g_assert_cmpuint (strcspn (fixture->told->str, "\n"), ==, fixture->told->len - 1);

  ffw_workspace_read_async (fixture->workspace, read_names, NULL, NULL, g_free, NULL, on_done,
                            fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  names = fixture->result;
  g_assert_cmpstr (names, ==, "Non+Non");

  g_string_truncate (fixture->told, 0);
  ffw_workspace_undo_async (fixture->workspace, 0, NULL, on_undone, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (strstr (fixture->told->str, "person"));
  ffw_workspace_redo_async (fixture->workspace, NULL, on_undone, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_people (fixture), ==, 2);
}

static gpointer
read_for_ever (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 n;

  g_cancellable_cancel (ffw_connection_get_cancellable (connection));
  ffw_connection_get_int (connection,
                          "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
                          " SELECT count (*) FROM c",
                          &n, error, "");

  return NULL;
}

static gboolean
write_for_ever (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);
  g_cancellable_cancel (ffw_connection_get_cancellable (ffw_change_get_connection (change)));
  while (ffw_store_test_add_person (change, "Elin", "Rhys", error) != 0)
    if (!ffw_change_rest (change, error))
      return FALSE;

  return FALSE;
}

static gboolean
cancel_at_end (FfwChange *change, gpointer data, GError **error)
{
  if (!add_people (change, GUINT_TO_POINTER (1), error))
    return FALSE;
  g_cancellable_cancel (ffw_connection_get_cancellable (ffw_change_get_connection (change)));

  return TRUE;
}

/* What was stopped says so and leaves nothing; what is asked for next goes on. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (ffw_workspace_read (fixture->workspace, read_for_ever, NULL, cancellable, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
  g_clear_error (&error);

  g_cancellable_reset (cancellable);
  g_assert_false (
      ffw_workspace_change (fixture->workspace, write_for_ever, NULL, cancellable, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
  g_clear_error (&error);

  g_cancellable_reset (cancellable);
  g_assert_false (
      ffw_workspace_change (fixture->workspace, cancel_at_end, NULL, cancellable, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (count_people (fixture), ==, 0);

  /* One that was cancelled before it began, or before its result was fetched, has none. */
  ffw_workspace_read_async (fixture->workspace, read_names, NULL, NULL, g_free, cancellable,
                            on_done, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
  g_assert_null (fixture->result);
  g_clear_error (&fixture->error);

  ffw_workspace_change_async (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, NULL,
                              on_changed_done, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_people (fixture), ==, 1);
}

static gboolean
log_export (FfwChange *change, gpointer data, GError **error)
{
  return ffw_connection_run (ffw_change_get_connection (change),
                             "INSERT INTO export_log (id, uuid, at, audience, organisation,"
                             " from_on, to_on, minimum, revision, sha256)"
                             " VALUES (?, 'u', ?, 'public', '', '', '', 5, 1, '')",
                             error, "is", ffw_change_new_id (change), ffw_change_get_now (change));
}

/* The log of exports stays where everything else is undone. */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_log (fixture->workspace, log_export, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM export_log"),
                   ==, 1);
}

/* What would be written to a log that is no longer there is not written at all. */
static void
test_log_put_away (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_build_filename (fixture->folder, "test.fframwaith-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (g_unlink (log), ==, 0);
  g_assert_false (
      ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "log"));
}

/* A file that was moved away or replaced is not written, and the sentence says so. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.fframwaith", NULL);
  g_autofree char *away = g_build_filename (fixture->folder, "away.fframwaith", NULL);
  g_autoptr (GError) error = NULL;

  g_rename (path, away);
  g_assert_false (
      ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "no longer there"));
  g_clear_error (&error);

  g_file_set_contents (path, "something else", -1, NULL);
  g_assert_false (
      ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "replaced"));
  g_clear_error (&error);

  g_rename (away, path);
  g_assert_true (
      ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error));
  g_assert_no_error (error);
}

/* Closed is closed, for whoever asks later. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_close (fixture->workspace, NULL);
  g_assert_null (ffw_workspace_read (fixture->workspace, read_names, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_false (ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
}

/* A workspace that is dropped while it works finishes that, and closes itself; whoever opens it
 * again meanwhile waits for that. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  FfwWorkspace *dropped = fixture->workspace;

  g_object_add_weak_pointer (G_OBJECT (dropped), (gpointer *)&dropped);
  ffw_workspace_change_async (fixture->workspace, add_people, GUINT_TO_POINTER (500), NULL, NULL,
                              on_changed_done, fixture);
  g_object_unref (fixture->workspace);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  while (dropped) /* it may be looking at its file, and is there as long */
    g_main_context_iteration (NULL, TRUE);
  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (count_people (fixture), ==, 500);
}

/* A file that one process has for itself is not written either once it is another one. */
static void
test_replaced_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.fframwaith", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.fframwaith", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_backup (fixture->workspace, other, NULL, &error));
  g_assert_no_error (error);
  ffw_store_test_close (fixture->workspace);
  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_EXCLUSIVE);
  g_assert_cmpint (g_rename (other, path), ==, 0);
  g_assert_false (
      ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "replaced"));
}

static gboolean
add_much_for_nothing (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  ffw_change_discard (change);

  /* Pages that find no room in memory go to the log before the end. */
  return ffw_connection_run (connection, "PRAGMA cache_size = 10", error, "")
         && ffw_connection_run (connection,
                                "WITH RECURSIVE n (i) AS"
                                " (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)"
                                " INSERT INTO setting (name, value)"
                                " SELECT 'name ' || i, printf ('%.4000c', 'x') FROM n",
                                error, "");
}

/* A dry run leaves no long log behind. */
static void
test_long_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_build_filename (fixture->folder, "test.fframwaith-wal", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (
      ffw_workspace_change (fixture->workspace, add_much_for_nothing, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM setting"), ==,
                   0);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 1024 * 1024);
}

static gboolean
add_twice (FfwChange *change, gpointer data, GError **error)
{
  gint64 person = ffw_store_test_add_person (change, "Non", "Parry", error);

  ffw_store_test_message (change);

  return ffw_connection_run (ffw_change_get_connection (change),
                             "INSERT INTO person (id, uuid) SELECT 99999, uuid FROM person"
                             " WHERE id = ?",
                             error, "i", person);
}

/* An error says which rule it was. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_workspace_change (fixture->workspace, add_twice, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CONSTRAINT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "person.uuid"));
}

/* The name of who writes goes into a file of its own, whatever has its name. */
static void
test_writer_is_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *writer = g_build_filename (fixture->folder, "test.fframwaith-writer", NULL);
  g_autofree char *letter = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (letter, "Annwyl Siân", -1, NULL));
  g_assert_cmpint (symlink ("letter.txt", writer), ==, 0);
  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  g_assert_true (g_file_get_contents (letter, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Annwyl Siân");
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = ffw_workspace_open_finish (result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true (ffw_workspace_close_finish (FFW_WORKSPACE (source), result, &fixture->error));
  g_main_loop_quit (fixture->loop);
}

/* The window's thread opens, works and closes without waiting. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "window.fframwaith", NULL);
  g_autoptr (FfwWorkspace) workspace = NULL;

  ffw_workspace_create_async (path, FFW_WORKSPACE_WINDOW, NULL, NULL, on_opened, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  workspace = fixture->result;
  ffw_workspace_change_async (workspace, add_people, GUINT_TO_POINTER (1), NULL, NULL,
                              on_changed_done, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  ffw_workspace_close_async (workspace, on_closed, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
}

/* A file whose closing was only asked for is opened again once it is closed. */
static void
test_opened_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwWorkspace) closing = g_steal_pointer (&fixture->workspace);

  ffw_workspace_change_async (closing, add_people, GUINT_TO_POINTER (300), NULL, NULL, NULL, NULL);
  ffw_workspace_close_async (closing, on_closed, fixture);
  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_DEFAULT);
  g_assert_cmpint (count_people (fixture), ==, 300);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
}

/* A call that would make it wait ends the program. */
static void
test_window_waits (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autofree char *path = g_build_filename (fixture->folder, "window.fframwaith", NULL);

      ffw_workspace_create_async (path, FFW_WORKSPACE_WINDOW, NULL, NULL, on_opened, fixture);
      g_main_loop_run (fixture->loop);
      ffw_store_test_get_int (fixture->result, "SELECT 1");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*assertion failed*window*");
}

static gboolean
change_within (FfwChange *change, gpointer data, GError **error)
{
  return ffw_workspace_change (data, add_people, GUINT_TO_POINTER (1), NULL, error);
}

/* A change that asks for another, and waits for it, ends the program: it would wait for ever. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      ffw_workspace_change (fixture->workspace, change_within, fixture->workspace, NULL, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*assertion failed*at_work*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/workspace/lasts", test_lasts);
  ADD ("/workspace/settings", test_settings);
  ADD ("/workspace/failure", test_failure);
  ADD ("/workspace/ids", test_ids);
  ADD ("/workspace/uuids", test_uuids);
  ADD ("/workspace/asynchronous", test_asynchronous);
  ADD ("/workspace/cancelled", test_cancelled);
  ADD ("/workspace/log", test_log);
  ADD ("/workspace/moved", test_moved);
  ADD ("/workspace/closed", test_closed);
  ADD ("/workspace/dropped", test_dropped);
  ADD ("/workspace/log-put-away", test_log_put_away);
  ADD ("/workspace/replaced-alone", test_replaced_alone);
  ADD ("/workspace/long-dry-run", test_long_dry_run);
  ADD ("/workspace/details", test_details);
  ADD ("/workspace/writer-is-link", test_writer_is_link);
  ADD ("/workspace/window", test_window);
  ADD ("/workspace/opened-again", test_opened_again);
  ADD ("/workspace/window-waits", test_window_waits);
  ADD ("/workspace/nested", test_nested);
#undef ADD

  return g_test_run ();
}
