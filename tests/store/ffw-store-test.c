/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-store-test.h"

#include "ffw-history.h"
#include "ffw-search.h"
#include "ffw-tables.h"

#include <glib/gstdio.h>

/* A folder of its own for a test. */
char *
ffw_store_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fframwaith-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* Removes the files in @folder. */
void
ffw_store_test_empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* Removes @folder with the files in it. */
void
ffw_store_test_remove_folder (const char *folder)
{
  ffw_store_test_empty_folder (folder);
  g_rmdir (folder);
}

/* Gives @change a message, as every change must have one. */
void
ffw_store_test_message (FfwChange *change)
{
  g_autoptr (FfwMessage) message = ffw_message_new ("import", "people", "1", NULL);

  ffw_change_set_message (change, message);
}

typedef struct
{
  const char *const *rows;
  guint n_ids;
} Rows;

static gboolean
write_rows (FfwChange *change, gpointer data, GError **error)
{
  const Rows *all = data;
  gboolean good = TRUE;

  ffw_store_test_message (change);
  for (guint i = 0; i < all->n_ids; i++)
    ffw_change_new_id (change);
  for (guint i = 0; all->rows[i] && good; i++)
    good = ffw_connection_run (ffw_change_get_connection (change), all->rows[i], error, "");

  return good;
}

/* A new workspace with what @rows, SQL with ids of its own, write into it in one change. Those ids
 * are among the first @n_ids: none that is given out later is one of them. */
FfwWorkspace *
ffw_store_test_create_of_rows (const char *folder, const char *const *rows, guint n_ids)
{
  FfwWorkspace *workspace = ffw_store_test_create (folder);
  Rows all = { rows, n_ids };
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (workspace, write_rows, &all, NULL, &error);
  g_assert_no_error (error);

  return workspace;
}

/* Adds a person, and returns the id. */
gint64
ffw_store_test_add_person (FfwChange *change, const char *given_name, const char *family_name,
                           GError **error)
{
  char uuid[FFW_UUID_SIZE];
  gint64 id = ffw_change_new_id (change);

  if (!ffw_connection_run (ffw_change_get_connection (change),
                           "INSERT INTO person (id, uuid, given_name, family_name)"
                           " VALUES (?, ?, ?, ?)",
                           error, "isss", id, ffw_change_new_uuid (change, uuid), given_name,
                           family_name))
    return 0;

  return id;
}

/* Adds an organisation, and returns the id. */
gint64
ffw_store_test_add_organisation (FfwChange *change, const char *code, GError **error)
{
  char uuid[FFW_UUID_SIZE];
  gint64 id = ffw_change_new_id (change);

  if (!ffw_connection_run (ffw_change_get_connection (change),
                           "INSERT INTO organisation (id, uuid, code) VALUES (?, ?, ?)", error,
                           "iss", id, ffw_change_new_uuid (change, uuid), code))
    return 0;

  return id;
}

/* Adds a post, and returns the id. */
gint64
ffw_store_test_add_post (FfwChange *change, gint64 person, gint64 organisation,
                         const char *staff_number, GError **error)
{
  char uuid[FFW_UUID_SIZE];
  gint64 id = ffw_change_new_id (change);

  if (!ffw_connection_run (ffw_change_get_connection (change),
                           "INSERT INTO post (id, uuid, person, organisation, staff_number,"
                           " started_on) VALUES (?, ?, ?, ?, ?, '2022-01-10')",
                           error, "isiis", id, ffw_change_new_uuid (change, uuid), person,
                           organisation, staff_number))
    return 0;

  return id;
}

/* Opens the file @name of @folder, which must be possible. */
FfwWorkspace *
ffw_store_test_open (const char *folder, const char *name, FfwWorkspaceFlags flags)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace = ffw_workspace_open (path, flags, NULL, &error);

  g_assert_no_error (error);

  return workspace;
}

/* Closes and frees @workspace. */
void
ffw_store_test_close (FfwWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);
  g_object_unref (workspace);
}

/* A new workspace, test.fframwaith, in @folder. */
FfwWorkspace *
ffw_store_test_create (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "test.fframwaith", NULL);
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, NULL, &error);

  g_assert_no_error (error);

  return workspace;
}

static void
dump_rows (FfwConnection *connection, const char *sql, GString *dump)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, &error, "");

  g_assert_no_error (error);
  g_string_append_printf (dump, "%s\n", sql);
  while (ffw_cursor_next (cursor, &error))
    {
      for (int i = 0; i < ffw_cursor_get_n_columns (cursor); i++)
        g_string_append_printf (dump, "%s|",
                                ffw_cursor_get_text (cursor, i) ? ffw_cursor_get_text (cursor, i)
                                                                : "NULL");
      g_string_append_c (dump, '\n');
    }
  g_assert_no_error (error);
}

static gpointer
dump_tables (FfwConnection *connection, gpointer data, GError **error)
{
  GString *dump = g_string_new (NULL);

  for (const char *const *table = ffw_captured_tables; *table; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", *table);

      dump_rows (connection, sql, dump);
    }
  dump_rows (connection, "SELECT rowid, words FROM post_search ORDER BY rowid", dump);
  dump_rows (connection, "SELECT post, en, cy FROM post_order ORDER BY post", dump);

  return g_string_free (dump, FALSE);
}

/* All rows that undo is about, and what the search holds, as one text. */
char *
ffw_store_test_dump (FfwWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  char *dump = ffw_workspace_read (workspace, dump_tables, NULL, NULL, &error);

  g_assert_no_error (error);

  return dump;
}

typedef struct
{
  const char *sql;
  gint64 number;
} Question;

static gpointer
get_int (FfwConnection *connection, gpointer data, GError **error)
{
  Question *question = data;

  return ffw_connection_get_int (connection, question->sql, &question->number, error, "") ? question
                                                                                          : NULL;
}

/* The number that @sql gives. */
gint64
ffw_store_test_get_int (FfwWorkspace *workspace, const char *sql)
{
  g_autoptr (GError) error = NULL;
  Question question = { .sql = sql };

  ffw_workspace_read (workspace, get_int, &question, NULL, &error);
  g_assert_no_error (error);

  return question.number;
}

static gboolean
run_sql (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_connection_run (ffw_change_get_connection (change), data, error, "");
}

/* Runs @sql as a change. */
void
ffw_store_test_run (FfwWorkspace *workspace, const char *sql)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (workspace, run_sql, (gpointer)sql, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
check (FfwConnection *connection, gpointer data, GError **error)
{
  GPtrArray *problems = ffw_history_check (connection, error);

  if (problems && !ffw_search_check (connection, problems, error))
    g_clear_pointer (&problems, g_ptr_array_unref);

  return problems;
}

/* What check finds wrong. */
GPtrArray *
ffw_store_test_check (FfwWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = ffw_workspace_read (workspace, check, NULL, NULL, &error);

  g_assert_no_error (error);

  return problems;
}

/* Asserts that check finds no problem. */
void
ffw_store_test_assert_sound (FfwWorkspace *workspace)
{
  g_autoptr (GPtrArray) problems = ffw_store_test_check (workspace);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}
