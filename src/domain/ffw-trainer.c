/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainer.h"

#include "ffw-action-error.h"
#include "ffw-post.h"
#include "ffw-posts.h"

#include <glib/gi18n-lib.h>

/* Whether somebody may train on a session: where a course authorises it, with a record of that
 * which is in date on the session's last day. */
#define SQL_MAY                                                                                    \
  "SELECT s.code, CASE WHEN NOT EXISTS ("                                                          \
  "    SELECT 1 FROM course_authorises a WHERE a.authorised = s.course)"                           \
  "  OR EXISTS ("                                                                                  \
  "    SELECT 1 FROM course_authorises a JOIN course k ON k.id = a.course"                         \
  "      JOIN record l ON l.course = a.course AND l.person = ?"                                    \
  "     WHERE a.authorised = s.course AND l.outcome = 1 AND l.completed_on <= s.last_on"           \
  "       AND coalesce (l.expires_on, ffw_add_months (l.completed_on, k.validity_months),"         \
  "                     '9999-12-31') >= s.last_on) THEN 1 ELSE 0 END"                             \
  " FROM session s WHERE s.id = ?"
#define SQL_DATES                                                                                  \
  "SELECT d.id, substr (d.starts_at, 1, 10), coalesce (" FFW_SQL_POST_HELD (                       \
      "NULL", "CAST (? AS BIGINT)",                                                                \
      "substr (d.starts_at, 1, 10)") ", 0),"                                                       \
                                     " (SELECT count(*) FROM session_trainer x WHERE "             \
                                     "x.session_date = d.id AND x.person = ?)"                     \
                                     " FROM session_date d JOIN session_trainer t ON "             \
                                     "t.session_date = d.id AND t.person = ?"                      \
                                     " WHERE d.session = ? AND substr (d.starts_at, 1, 10) >= ?"
#define SQL_DROP "DELETE FROM session_trainer WHERE session_date = ? AND person = ?"
#define SQL_ADD  "INSERT INTO session_trainer (session_date, person, post) VALUES (?, ?, ?)"

static gboolean
check_may (FfwConnection *connection, gint64 session, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_MAY, error, "ii", person,
                                                       session);
  g_autofree char *name = NULL;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  if (ffw_cursor_get_int (cursor, 1))
    return TRUE;

  name = ffw_person_get_name (connection, person, error);
  if (name)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 /* Translators: %1$s is a person, %2$s a session. */
                 _ ("%1$s has no record in date that authorises them to train on session “%2$s”. "
                    "Choose somebody who has, or nobody for now."),
                 name, ffw_cursor_get_text (cursor, 0));

  return FALSE;
}

static gboolean
refuse_absent (FfwConnection *connection, gint64 person, const char *on, GError **error)
{
  g_autofree char *name = ffw_person_get_name (connection, person, error);

  if (name)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 /* Translators: %1$s is a person, %2$s a date. */
                 _ ("%1$s has no post on %2$s, when they would train. Choose somebody else."), name,
                 on);

  return FALSE;
}

/* One date that somebody else trains on. */
typedef struct
{
  gint64 id;
  char *on;
  gint64 post;       /* of whoever does it instead, 0 where they have none on the day */
  gboolean is_there; /* they train on it anyway */
} Date;

static void
date_clear (gpointer data)
{
  g_free (((Date *)data)->on);
}

static GArray *
read_dates (FfwConnection *connection, gint64 session, gint64 person, gint64 instead, FfwDate from,
            GError **error)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (Date));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_DATES, error, "iiiiD",
                                                       instead, instead, person, session, from);

  g_array_set_clear_func (dates, date_clear);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      Date date = {
        .id = ffw_cursor_get_int (cursor, 0),
        .on = g_strdup (ffw_cursor_get_text (cursor, 1)),
        .post = ffw_cursor_get_int (cursor, 2),
        .is_there = ffw_cursor_get_int (cursor, 3) > 0,
      };

      g_array_append_val (dates, date);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&dates);
}

/**
 * ffw_trainer_replace:
 * @person: who trains on @session
 * @instead: who does so in their place
 * @from: the first day on which they do
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where @instead may not train on it (rules.md, Sessions)
 */
gboolean
ffw_trainer_replace (FfwConnection *connection, gint64 session, gint64 person, gint64 instead,
                     FfwDate from, GError **error)
{
  g_autoptr (GArray) dates = NULL;

  if (!check_may (connection, session, instead, error))
    return FALSE;
  dates = read_dates (connection, session, person, instead, from, error);
  if (dates == NULL)
    return FALSE;
  for (guint i = 0; i < dates->len; i++)
    {
      const Date *date = &g_array_index (dates, Date, i);

      if (date->post == 0)
        return refuse_absent (connection, instead, date->on, error);
      if (!ffw_connection_run (connection, SQL_DROP, error, "ii", date->id, person))
        return FALSE;
      if (!date->is_there
          && !ffw_connection_run (connection, SQL_ADD, error, "iii", date->id, instead, date->post))
        return FALSE;
    }

  return TRUE;
}
