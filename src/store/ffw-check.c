/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history.h"

#include "ffw-chain.h"
#include "ffw-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many problems of one sort are told one by one. */
#define TOLD 20

/* Makes a sentence of the row on which @cursor stands, or NULL. */
typedef char *(*DescribeFunc) (FfwCursor *cursor, gconstpointer data);

/* Adds a sentence for each row of @sql, up to TOLD. A damaged file is a problem, no error. */
static gboolean
add_rows (FfwConnection *connection, GPtrArray *problems, const char *sql, DescribeFunc describe,
          gconstpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, &failure, "");
  guint n = 0;

  while (cursor && ffw_cursor_next (cursor, &failure))
    {
      char *problem = describe (cursor, data);

      if (problem && ++n <= TOLD)
        g_ptr_array_add (problems, problem);
      else
        g_free (problem);
    }
  if (n > TOLD)
    g_ptr_array_add (problems,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more of this sort.",
                                                   "… and %u more of this sort.", n - TOLD),
                                      n - TOLD));

  if (g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT))
    g_ptr_array_add (problems, g_strdup (failure->message));
  else if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static char *
describe_damage (FfwCursor *cursor, gconstpointer data)
{
  const char *said = ffw_cursor_get_text (cursor, 0);
  g_autofree char *first = NULL;

  if (g_strcmp0 (said, "ok") == 0)
    return NULL;

  /* Of a list, which begins with its heading, one line is enough to know. */
  if (g_str_has_prefix (said, "*** ") && strchr (said, '\n'))
    said = strchr (said, '\n') + 1;
  first = g_strndup (said, strcspn (said, "\n"));

  return g_strdup_printf (_ ("The file is damaged: %s. Restore it from a backup."), first);
}

static char *
describe_reference (FfwCursor *cursor, gconstpointer data)
{
  return g_strdup_printf (_ ("A row of “%s” refers to a row of “%s” that is not there."),
                          ffw_cursor_get_text (cursor, 0), ffw_cursor_get_text (cursor, 2));
}

static char *
describe_id (FfwCursor *cursor, gconstpointer table)
{
  return g_strdup_printf (_ ("The id %lld in “%s” was never given out."),
                          (long long)ffw_cursor_get_int (cursor, 0), (const char *)table);
}

static gboolean
check_ids (FfwConnection *connection, GPtrArray *problems, GError **error)
{
  for (const char *const *table = ffw_captured_tables; *table; table++)
    {
      g_autofree char *sql = NULL;
      gint64 has_id = 0;

      if (!ffw_connection_get_int (connection,
                                   "SELECT count (*) FROM pragma_table_info (?) WHERE name = 'id'",
                                   &has_id, error, "s", *table))
        return FALSE;
      if (has_id == 0)
        continue;

      sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id < 1 OR id >= (SELECT next FROM counter"
                             " WHERE name = 'id') ORDER BY id",
                             *table);
      if (!add_rows (connection, problems, sql, describe_id, *table, error))
        return FALSE;
    }

  return TRUE;
}

/* A damaged chain is a problem, no error. */
static gboolean
check_chain (FfwConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (ffw_chain_check (connection, problems, &failure))
    return TRUE;
  if (g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT))
    {
      g_ptr_array_add (problems, g_strdup (failure->message));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * ffw_history_check:
 *
 * Looks for what is wrong with the file: its own integrity, rows that refer to
 * none, the chain of changes, ids that were never given out. (What the rows
 * mean is checked in src/domain.)
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each problem, or
 *   %NULL with @error set where the file cannot be read
 */
GPtrArray *
ffw_history_check (FfwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!add_rows (connection, problems, "PRAGMA integrity_check", describe_damage, NULL, error)
      || !add_rows (connection, problems, "PRAGMA foreign_key_check", describe_reference, NULL,
                    error)
      || !check_chain (connection, problems, error) || !check_ids (connection, problems, error))
    return NULL;

  return g_steal_pointer (&problems);
}
