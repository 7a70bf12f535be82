/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-distinct-people.h"

#include "ffw-action-error.h"

#include <glib/gi18n-lib.h>

#define SQL_THERE  "SELECT count(*) FROM person WHERE id IN (?, ?)"
#define SQL_ADD    "INSERT INTO distinct_people (person, other) VALUES (?, ?) ON CONFLICT DO NOTHING"
#define SQL_REMOVE "DELETE FROM distinct_people WHERE person = ? AND other = ?"
#define NAME(person)                                                                               \
  "(SELECT trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, ''))"              \
  " || coalesce (' (' || (SELECT o.code FROM post p JOIN organisation o ON o.id = p.organisation"  \
  "   WHERE p.person = n.id ORDER BY p.started_on DESC, p.id DESC LIMIT 1) || ')', '')"            \
  " FROM person n WHERE n.id = " person ")"
#define SQL_LIST                                                                                   \
  "SELECT d.person, d.other, " NAME ("d.person") ", " NAME (                                       \
      "d.other") " FROM distinct_people d"                                                         \
                 " ORDER BY 3, d.person, d.other"

static void
say (FfwChange *change, const char *id, gint64 person, gint64 other)
{
  g_autofree char *first = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autofree char *second = g_strdup_printf ("@person/%" G_GINT64_FORMAT, other);
  g_autoptr (FfwMessage) message = ffw_message_new (id, first, second, NULL);

  ffw_change_set_message (change, message);
  ffw_change_touch (change, person);
  ffw_change_touch (change, other);
}

/** Remembers that two people are not the same: they are not proposed as such again. */
gboolean
ffw_distinct_people_add (FfwChange *change, gint64 person, gint64 other, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 n = 0;

  if (!ffw_connection_get_int (connection, SQL_THERE, &n, error, "ii", person, other))
    return FALSE;
  if (n != 2)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                           _ ("One of the two is gone: somebody has merged them, or taken them "
                              "back, meanwhile."));
      return FALSE;
    }
  say (change, "distinct-people", person, other);

  return ffw_connection_run (connection, SQL_ADD, error, "ii", MIN (person, other),
                             MAX (person, other));
}

/** Forgets that two people are not the same: they may be proposed again. */
gboolean
ffw_distinct_people_remove (FfwChange *change, gint64 person, gint64 other, GError **error)
{
  say (change, "not-distinct-people", person, other);

  return ffw_connection_run (ffw_change_get_connection (change), SQL_REMOVE, error, "ii",
                             MIN (person, other), MAX (person, other));
}

static void
pair_free (gpointer data)
{
  FfwDistinctPair *pair = data;

  g_free (pair->name);
  g_free (pair->other_name);
  g_free (pair);
}

/** Returns: (transfer full) (element-type FfwDistinctPair): who is not whom, by name */
GPtrArray *
ffw_distinct_people_list (FfwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_LIST, error, "");

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwDistinctPair *pair = g_new0 (FfwDistinctPair, 1);

      pair->person = ffw_cursor_get_int (cursor, 0);
      pair->other = ffw_cursor_get_int (cursor, 1);
      pair->name = g_strdup (ffw_cursor_get_text (cursor, 2));
      pair->other_name = g_strdup (ffw_cursor_get_text (cursor, 3));
      g_ptr_array_add (pairs, pair);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&pairs);
}
