/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-authorisation.h"

#include "ffw-coding.h"
#include "ffw-list-source.h"

/* The longest of each course comes first. */
#define SQL_LIST                                                                                   \
  "SELECT a.authorised, c.code, " FFW_LIST_TITLE (                                                 \
      "c", "title") ", l.completed_on,"                                                            \
                    " " FFW_SQL_RECORD_END ("l", "k") ", l.id, " FFW_LIST_TITLE (                  \
                        "k", "title") ","                                                          \
                                      " (SELECT max (s.last_on) FROM booking b JOIN session s ON " \
                                      "s.id = b.session"                                           \
                                      "   JOIN course_authorises r ON r.course = s.course AND "    \
                                      "r.authorised = a.authorised"                                \
                                      "  WHERE b.person = l.person AND b.status = ? AND s.status " \
                                      "IN (?, ?) AND s.last_on >= ?)"                              \
                                      " FROM" FFW_SQL_AUTHORISING                                  \
                                      "JOIN course c ON c.id = a.authorised"                       \
                                      " WHERE l.person = ? AND l.completed_on <= ?"                \
                                      " ORDER BY " FFW_LIST_TITLE_ORDER (                          \
                                          "c", "title") ", c.id, 5 DESC, 4 DESC, l.id"
#define SQL_CHECK                                                                                  \
  "SELECT t.person, trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')),"    \
  " max (t.override_reason), CASE WHEN " FFW_SQL_MAY_DELIVER (                                     \
      "t.person", "s.course",                                                                      \
      "s.last_on") " THEN 1 ELSE 0 END FROM session s JOIN session_date d ON d.session = s.id"     \
                   " JOIN session_trainer t ON t.session_date = d.id JOIN person n ON n.id = "     \
                   "t.person"                                                                      \
                   " WHERE s.id = ? GROUP BY t.person, n.given_name, n.family_name, s.course, "    \
                   "s.last_on"                                                                     \
                   " ORDER BY n.family_name, n.given_name, t.person"

/** Returns: how an authorisation stands on a day */
FfwAuthorisationState
ffw_authorisation_get_state (const FfwAuthorisation *self, FfwDate today)
{
  if (self->until < today)
    return FFW_AUTHORISATION_ENDED;

  return self->until - today <= FFW_AUTHORISATION_AHEAD ? FFW_AUTHORISATION_ENDING
                                                        : FFW_AUTHORISATION_GOOD;
}

void
ffw_authorisation_free (FfwAuthorisation *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->by);
  g_free (self);
}

static void
free_authorisation (gpointer data)
{
  ffw_authorisation_free (data);
}

/**
 * ffw_authorisation_list:
 * @today: records that are dated later do not count yet
 *
 * Returns: (transfer full): of #FfwAuthorisation: what @person may deliver or once might, one for
 *   each course, by its title; %NULL with @error set
 */
GPtrArray *
ffw_authorisation_list (FfwConnection *connection, gint64 person, FfwDate today,
                        FfwLanguage language, GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_LIST, language);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_authorisation);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, sql, error, "iiiDiD", (gint64)FFW_BOOKING_BOOKED, (gint64)FFW_SESSION_PLANNED,
      (gint64)FFW_SESSION_OPEN, today, person, today);
  gint64 last = 0;

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwAuthorisation *self;

      if (ffw_cursor_get_int (cursor, 0) == last)
        continue;
      self = g_new0 (FfwAuthorisation, 1);
      self->course = last = ffw_cursor_get_int (cursor, 0);
      self->code = g_strdup (ffw_cursor_get_text (cursor, 1));
      self->title = g_strdup (ffw_cursor_get_text (cursor, 2));
      self->since = ffw_cursor_get_date (cursor, 3);
      self->until = ffw_cursor_get_date (cursor, 4);
      self->record = ffw_cursor_get_int (cursor, 5);
      self->by = g_strdup (ffw_cursor_get_text (cursor, 6));
      self->refresher_on = ffw_cursor_get_date (cursor, 7);
      g_ptr_array_add (list, self);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&list);
}

static void
free_check (gpointer data)
{
  FfwTrainerCheck *self = data;

  g_free (self->name);
  g_free (self->override_reason);
  g_free (self);
}

/**
 * ffw_authorisation_check_session:
 *
 * Returns: (transfer full): of #FfwTrainerCheck: everybody who trains on a date of @session; %NULL
 *   with @error set
 */
GPtrArray *
ffw_authorisation_check_session (FfwConnection *connection, gint64 session, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_check);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_CHECK, error, "i", session);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwTrainerCheck *check = g_new0 (FfwTrainerCheck, 1);

      check->person = ffw_cursor_get_int (cursor, 0);
      check->name = g_strdup (ffw_cursor_get_text (cursor, 1));
      check->override_reason = g_strdup (ffw_cursor_get_text (cursor, 2));
      check->is_authorised = ffw_cursor_get_int (cursor, 3) != 0;
      g_ptr_array_add (list, check);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&list);
}
