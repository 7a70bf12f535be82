/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-guard.h"

#include "ffw-action-error.h"
#include "ffw-date.h"
#include "ffw-expand.h"

#include <glib/gi18n-lib.h>

/* Sessions ahead on which more people have a place than there are. Who was there is a fact. */
#define SQL_CROWDED                                                                                \
  "SELECT s.id, s.code, s.capacity, count(*) FROM session s"                                       \
  " JOIN booking b ON b.session = s.id AND b.status = 0"                                           \
  " WHERE s.last_on >= ? AND s.status IN (0, 1) AND s.capacity IS NOT NULL"                        \
  " GROUP BY s.id, s.code, s.capacity HAVING count(*) > s.capacity"

/* Courses with more funded places than their quota, and no reason for it. */
#define SQL_OVER_QUOTA                                                                             \
  "SELECT c.id, c.code, c.places, count(*) FROM course c JOIN session s ON s.course = c.id"        \
  " JOIN booking b ON b.session = s.id AND b.funded = 1"                                           \
  " WHERE c.places IS NOT NULL AND b.status IN (0, 2, 3, 4) AND b.reason IS NULL"                  \
  " GROUP BY c.id, c.code, c.places HAVING count(*) > c.places"

/* Adds by how many there are too many of each. */
static gboolean
count (GHashTable *crowded, FfwCursor *cursor, GError **error)
{
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_hash_table_insert (
          crowded, g_memdup2 (&id, sizeof id),
          GINT_TO_POINTER (ffw_cursor_get_int (cursor, 3) - ffw_cursor_get_int (cursor, 2)));
    }

  return !ffw_cursor_has_failed (cursor);
}

/* Ids are of one row of all tables: of a session or a course → by how many there are too many. */
static gpointer
look (FfwConnection *connection, GError **error)
{
  g_autoptr (GHashTable) crowded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  g_autoptr (FfwCursor) sessions = ffw_connection_query (connection, SQL_CROWDED, error, "D",
                                                         ffw_date_today ());
  g_autoptr (FfwCursor) courses = NULL;

  if (!count (crowded, sessions, error))
    return NULL;
  courses = ffw_connection_query (connection, SQL_OVER_QUOTA, error, "");

  return count (crowded, courses, error) ? g_steal_pointer (&crowded) : NULL;
}

/* Whether what @cursor finds was there before; else @sentence says what would be. */
static gboolean
compare (GHashTable *crowded, FfwCursor *cursor, const char *sentence, GError **error)
{
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      const char *places = ffw_cursor_get_text (cursor, 2);
      const char *taken = ffw_cursor_get_text (cursor, 3);
      g_autofree char *said = NULL;

      if (ffw_cursor_get_int (cursor, 3) - ffw_cursor_get_int (cursor, 2)
          <= GPOINTER_TO_INT (g_hash_table_lookup (crowded, &id)))
        continue;
      said = ffw_expand (
          sentence, (const char *const[]){ ffw_cursor_get_text (cursor, 1), taken, places, NULL },
          ffw_language_get ());
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED, said);
      return FALSE;
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
check (FfwConnection *connection, gpointer before, GError **error)
{
  g_autoptr (FfwCursor) sessions = ffw_connection_query (connection, SQL_CROWDED, error, "D",
                                                         ffw_date_today ());
  g_autoptr (FfwCursor) courses = NULL;

  /* Translators: %1$s is a session, the others are numbers. */
  if (!compare (before, sessions,
                _ ("Session “%1$s” would then have %2$s people on %3$s places, as others have got "
                   "a place since. Cancel bookings or raise its capacity first."),
                error))
    return FALSE;
  courses = ffw_connection_query (connection, SQL_OVER_QUOTA, error, "");

  /* Translators: %1$s is a course, the others are numbers. */
  return compare (before, courses,
                  _ ("Course “%1$s” would then have %2$s funded bookings on %3$s funded places, as "
                     "others have got one since. Cancel bookings first."),
                  error);
}

const FfwGuard ffw_booking_guard = {
  .look = look,
  .check = check,
  .free = (GDestroyNotify)g_hash_table_unref,
};
