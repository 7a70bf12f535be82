/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainer.h"

#include "ffw-action-error.h"
#include "ffw-authorisation.h"
#include "ffw-post.h"
#include "ffw-posts.h"
#include "ffw-session-messages.h"

#include <glib/gi18n-lib.h>

/* Whether somebody may train on a session: where a course authorises it, with a record of that
 * which is in date on the session's last day. */
#define SQL_MAY                                                                                    \
  "SELECT s.code, CASE WHEN " FFW_SQL_MAY_DELIVER (                                                \
      "q.person", "s.course", "s.last_on") " THEN 1 ELSE 0 END FROM session s, (SELECT CAST (? "   \
                                           "AS BIGINT) AS person) q WHERE s.id = ?"
#define SQL_DATES                                                                                  \
  "SELECT d.id, substr (d.starts_at, 1, 10), coalesce (" FFW_SQL_POST_HELD (                       \
      "NULL", "CAST (? AS BIGINT)",                                                                \
      "substr (d.starts_at, 1, 10)") ", 0),"                                                       \
                                     " (SELECT count(*) FROM session_trainer x WHERE "             \
                                     "x.session_date = d.id AND x.person = ?)"                     \
                                     " FROM session_date d JOIN session_trainer t ON "             \
                                     "t.session_date = d.id AND t.person = ?"                      \
                                     " WHERE d.session = ? AND substr (d.starts_at, 1, 10) >= ?"
#define SQL_COUNT                                                                                  \
  "SELECT count(*) FROM session_date d JOIN session_trainer t ON t.session_date = d.id"            \
  " WHERE d.session = ? AND t.person = ? AND substr (d.starts_at, 1, 10) >= ?"
#define SQL_DROP "DELETE FROM session_trainer WHERE session_date = ? AND person = ?"
#define SQL_ADD                                                                                    \
  "INSERT INTO session_trainer (session_date, person, post, override_reason) VALUES (?, ?, ?, ?)"

/* With a reason, somebody may who is not authorised; nothing is kept of it where they are. */
static gboolean
check_may (FfwConnection *connection, gint64 session, gint64 person, const char **reason,
           GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_MAY, error, "ii", person,
                                                       session);
  g_autofree char *name = NULL;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  if (ffw_cursor_get_int (cursor, 1))
    {
      *reason = NULL;
      return TRUE;
    }
  if (*reason && **reason)
    return TRUE;

  name = ffw_person_get_name (connection, person, error);
  if (name)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 /* Translators: %1$s is a person, %2$s a session. */
                 _ ("%1$s has no record in date that authorises them to train on session “%2$s”. "
                    "Choose somebody who has, or say why they train nevertheless."),
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
 * @reason: (nullable): why @instead may train without being authorised; it is kept where they are
 *   not, and left alone where they are
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where @instead may not train on it (rules.md, Sessions)
 */
gboolean
ffw_trainer_replace (FfwConnection *connection, gint64 session, gint64 person, gint64 instead,
                     FfwDate from, const char *reason, GError **error)
{
  g_autoptr (GArray) dates = NULL;

  if (!check_may (connection, session, instead, &reason, error))
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
          && !ffw_connection_run (connection, SQL_ADD, error, "iiis", date->id, instead, date->post,
                                  reason))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_trainer_take_over:
 *
 * As ffw_trainer_replace(), as a change of its own: with its message in the history, and refused
 * where there is no date left for @instead.
 */
gboolean
ffw_trainer_take_over (FfwChange *change, gint64 session, gint64 person, gint64 instead,
                       FfwDate from, const char *reason, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *of = g_strdup_printf ("@session/%" G_GINT64_FORMAT, session);
  g_autofree char *before = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autofree char *after = g_strdup_printf ("@person/%" G_GINT64_FORMAT, instead);
  g_autoptr (FfwMessage) message = ffw_message_new ("replace-trainer", before, after, of, NULL);
  gint64 n = 0;

  if (!ffw_connection_get_int (connection, SQL_COUNT, &n, error, "iiD", session, person, from))
    return FALSE;
  if (n == 0 || person == instead)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                           _ ("There is no date from then on on which somebody else could train in "
                              "their place. Look at the session’s dates and trainers again."));
      return FALSE;
    }
  if (!ffw_session_messages_keep (change, session, 0, error)
      || !ffw_trainer_replace (connection, session, person, instead, from, reason, error))
    return FALSE;
  ffw_change_touch (change, session);
  ffw_change_touch (change, person);
  ffw_change_touch (change, instead);
  ffw_change_set_message (change, message);

  return TRUE;
}
