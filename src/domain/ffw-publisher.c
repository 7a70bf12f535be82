/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-publisher.h"

#include <glib/gi18n-lib.h>

#define SQL_GET  "SELECT value FROM setting WHERE name = 'publisher'"
#define SQL_FIND "SELECT id FROM organisation WHERE code = ? ORDER BY id LIMIT 1"
#define SQL_OURS                                                                                   \
  "WITH RECURSIVE ours (id) AS ("                                                                  \
  " SELECT id FROM organisation WHERE code = ?"                                                    \
  " UNION SELECT o.id FROM organisation o JOIN ours u ON o.parent = u.id)"                         \
  " SELECT code FROM organisation WHERE id IN (SELECT id FROM ours)"
#define SQL_SET                                                                                    \
  "INSERT INTO setting (name, value) VALUES ('publisher', ?)"                                      \
  " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
#define SQL_UNSET "DELETE FROM setting WHERE name = 'publisher'"

/**
 * ffw_publisher_get:
 *
 * Returns: (transfer full): the code of the organisation that publishes the workspace's evidence,
 *   an empty text where none is set; %NULL with @error set
 */
char *
ffw_publisher_get (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_GET, error, "");

  if (cursor == NULL)
    return NULL;
  if (ffw_cursor_next (cursor, error))
    return g_strdup (ffw_cursor_get_text (cursor, 0));

  return ffw_cursor_has_failed (cursor) ? NULL : g_strdup ("");
}

/**
 * ffw_publisher_list_ours:
 * @own: (nullable): the code of an organisation whose workspace it is taken to be, in place of the
 *   one that is set
 *
 * Returns: (transfer full): a set of codes: of the organisation whose workspace it is, and of those
 *   that are part of it; empty where none is set; %NULL with @error set
 */
GHashTable *
ffw_publisher_list_ours (FfwConnection *connection, const char *own, GError **error)
{
  g_autoptr (GHashTable) ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *code = own ? g_strdup (own) : ffw_publisher_get (connection, error);
  g_autoptr (FfwCursor) cursor = NULL;

  if (code == NULL)
    return NULL;
  cursor = ffw_connection_query (connection, SQL_OURS, error, "s", code);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    g_hash_table_add (ours, g_strdup (ffw_cursor_get_text (cursor, 0)));
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&ours);
}

/**
 * ffw_publisher_set:
 * @code: of the organisation; an empty text for none
 *
 * Sets which organisation publishes the workspace's evidence, and the change's message; discards
 * the change where that is so already.
 *
 * Returns: %FALSE with @error set, also where there is no such organisation
 */
gboolean
ffw_publisher_set (FfwChange *change, const char *code, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *before = ffw_publisher_get (connection, error);
  g_autofree char *named = NULL;
  g_autoptr (FfwMessage) message = NULL;
  g_autoptr (FfwCursor) cursor = NULL;

  if (before == NULL)
    return FALSE;
  if (g_str_equal (before, code))
    {
      ffw_change_discard (change);
      return TRUE;
    }

  if (*code == '\0')
    {
      message = ffw_message_new ("no-publisher", NULL);
      ffw_change_set_message (change, message);
      return ffw_connection_run (connection, SQL_UNSET, error, "");
    }

  cursor = ffw_connection_query (connection, SQL_FIND, error, "s", code);
  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    {
      if (!ffw_cursor_has_failed (cursor))
        g_set_error (
            error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
            _ ("There is no organisation “%s” in this workspace any more. Choose another."), code);
      return FALSE;
    }

  named = g_strdup_printf ("@organisation/%" G_GINT64_FORMAT, ffw_cursor_get_int (cursor, 0));
  message = ffw_message_new ("publisher", named, NULL);
  ffw_change_set_message (change, message);

  return ffw_connection_run (connection, SQL_SET, error, "s", code);
}
