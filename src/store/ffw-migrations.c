/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-migrations.h"

#include "ffw-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FOLDER "/cymru/glasbrint/Fframwaith/migrations/"

/* The version of the schema that the last migration makes. */
guint
ffw_migrations_get_newest (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, 0, NULL);

  return names ? g_strv_length (names) : 0;
}

static gboolean
get_version (FfwConnection *connection, guint *version, GError **error)
{
  gint64 number;

  if (!ffw_connection_get_int (connection, "PRAGMA user_version", &number, error, ""))
    return FALSE;
  *version = number;

  return TRUE;
}

/*
 * Reads the version of the schema, which the log may know better than the file's
 * header does. One that is newer than this program is an error.
 */
gboolean
ffw_migrations_read_version (FfwConnection *connection, guint *version, GError **error)
{
  g_autofree char *name = NULL;

  if (!get_version (connection, version, error))
    return FALSE;
  if (*version <= ffw_migrations_get_newest ())
    return TRUE;

  name = g_filename_display_name (ffw_connection_get_path (connection));
  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_TOO_NEW,
               _ ("“%s” was made by a newer version of Fframwaith. Install that version to open "
                  "it; the file was not touched."),
               name);

  return FALSE;
}

/* Whether every reference leads somewhere, once a migration is done. */
static gboolean
check_references (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, "PRAGMA foreign_key_check",
                                                       error, "");
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, &failure))
    ffw_store_error_set (error, SQLITE_CONSTRAINT_FOREIGNKEY, NULL,
                         ffw_connection_get_path (connection));
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return TRUE;

  return FALSE;
}

/* Takes the file to @version, unless another process has done so meanwhile. */
static gboolean
run_one (FfwConnection *connection, guint version, GError **error)
{
  g_autofree char *name = g_strdup_printf (FOLDER "%04u", version);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %u", version);
  g_autoptr (GBytes) sql = g_resources_lookup_data (name, 0, error);
  guint present = 0;

  return sql && ffw_connection_execute (connection, "BEGIN IMMEDIATE", error)
         && get_version (connection, &present, error)
         && (present >= version
             || (ffw_connection_execute (connection, g_bytes_get_data (sql, NULL), error)
                 && ffw_connection_execute (connection, set_version, error)
                 && check_references (connection, error)))
         && ffw_connection_execute (connection, "COMMIT", error);
}

/*
 * Takes the file from its version of the schema to @until, each migration in a
 * transaction of its own.
 */
gboolean
ffw_migrations_run (FfwConnection *connection, guint until, GError **error)
{
  guint present = 0;
  gboolean good;

  /* A table is changed by making another one in its place, which references may not hinder;
   * they are checked at the end of each migration. */
  good = ffw_connection_execute (connection, "PRAGMA foreign_keys = OFF", error)
         && get_version (connection, &present, error);

  for (guint version = present + 1; good && version <= until; version++)
    good = run_one (connection, version, error);

  ffw_connection_forget_statements (connection);
  if (ffw_connection_is_in_transaction (connection))
    ffw_connection_execute (connection, "ROLLBACK", NULL);

  return ffw_connection_execute (connection, "PRAGMA foreign_keys = ON", good ? error : NULL)
         && good;
}

static gboolean
fill (const char *beside, const char *path, guint until, GError **error)
{
  g_autoptr (FfwConnection) connection = ffw_connection_open (beside, FFW_CONNECTION_WRITER, error);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", FFW_APPLICATION_ID);

  if (connection == NULL)
    return FALSE;
  ffw_connection_set_shown (connection, path);

  return ffw_connection_execute (connection, mark, error)
         && ffw_migrations_run (connection, until, error);
}

/*
 * Makes a workspace at @path, of version @until, which is whole when it takes its name.
 * A file that is there already stays, and that is an error.
 */
gboolean
ffw_migrations_create (const char *path, guint until, GError **error)
{
  g_autofree char *beside = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      ffw_file_set_error (error, EEXIST, path);
      return FALSE;
    }

  if (!ffw_file_check_no_log (path, error)
      || (beside = ffw_file_reserve_beside (path, error)) == NULL)
    return FALSE;

  if (!fill (beside, path, until, error) || !ffw_file_take_name (beside, path, FALSE, error))
    {
      ffw_file_remove (beside);
      return FALSE;
    }

  return TRUE;
}
