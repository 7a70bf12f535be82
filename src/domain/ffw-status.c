/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-status.h"

#include "ffw-standing-keep.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *title;
} counted[FFW_N_COUNTS] = {
  [FFW_COUNT_PEOPLE] = { "people", N_ ("People") },
  [FFW_COUNT_ORGANISATIONS] = { "organisations", N_ ("Organisations") },
  [FFW_COUNT_RECORDS] = { "records", N_ ("Training records") },
  [FFW_COUNT_SESSIONS] = { "sessions", N_ ("Sessions") },
  [FFW_COUNT_BOOKINGS] = { "bookings", N_ ("Bookings") },
  [FFW_COUNT_ANSWERS] = { "answers", N_ ("Evaluation answers") },
  [FFW_COUNT_RATINGS] = { "ratings", N_ ("Needs ratings") },
  [FFW_COUNT_COURSES] = { "courses", N_ ("Courses") },
  [FFW_COUNT_AREAS] = { "areas", N_ ("Training areas") },
};

/* The columns in the order of FfwCount. */
static const char count_sql[] = "SELECT (SELECT count(*) FROM person),"
                                " (SELECT count(*) FROM organisation),"
                                " (SELECT count(*) FROM record),"
                                " (SELECT count(*) FROM session),"
                                " (SELECT count(*) FROM booking),"
                                " (SELECT count(*) FROM answer),"
                                " (SELECT count(*) FROM rating),"
                                " (SELECT count(*) FROM course),"
                                " (SELECT count(*) FROM area)";

static const char standing_sql[]
    = "SELECT status, count(*) FROM standing WHERE stands = 1 GROUP BY status";

static gboolean
count_standings (FfwStatus *self, FfwConnection *connection, FfwDate today, GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;

  if (!ffw_standing_see (connection, today, error))
    return FALSE;
  cursor = ffw_connection_query (connection, standing_sql, error, "");
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    self->standings[ffw_cursor_get_int (cursor, 0)] = ffw_cursor_get_int (cursor, 1);

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_status_read:
 * @today: the day that standing is as of
 *
 * Counts everything there is, in one read.
 *
 * Returns: (transfer full): the counts, or %NULL with @error set
 */
FfwStatus *
ffw_status_read (FfwConnection *connection, FfwDate today, GError **error)
{
  g_autoptr (FfwStatus) self = g_new0 (FfwStatus, 1);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, count_sql, error, "");

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;
  for (int i = 0; i < FFW_N_COUNTS; i++)
    self->counts[i] = ffw_cursor_get_int (cursor, i);
  if (!count_standings (self, connection, today, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** Frees what ffw_status_read() gave. */
void
ffw_status_free (FfwStatus *self)
{
  g_free (self);
}

/** Returns: the name that JSON carries, such as "people" */
const char *
ffw_count_get_name (FfwCount count)
{
  return counted[count].name;
}

/** Returns: the title that people see, such as “People” */
const char *
ffw_count_get_title (FfwCount count, FfwLanguage language)
{
  return ffw_translate (language, counted[count].title);
}
