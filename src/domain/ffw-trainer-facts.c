/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainer-facts.h"

#include "ffw-authorisation.h"
#include "ffw-cascade.h"
#include "ffw-coding.h"
#include "ffw-list-source.h"
#include "ffw-posts.h"
#include "ffw-trainers.h"

#define POST_HELD    FFW_SQL_POST_HELD ("NULL", "n.id", "CAST (? AS TEXT)")
#define ORGANISATION FFW_LIST_TITLE ("o", "name")
#define TRAINS_IN    FFW_SQL_TRAINS_IN ("x.id")
#define SQL_WHO                                                                                    \
  "SELECT x.name, x.post, coalesce (" ORGANISATION ", ''),"                                        \
  " coalesce ((SELECT min (language) FROM trainer WHERE person = x.id), -1),"                      \
  " coalesce (" TRAINS_IN ", -1)"                                                                  \
  " FROM (SELECT n.id,"                                                                            \
  "  trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')) AS name,"           \
  "  coalesce (" POST_HELD ", (SELECT e.id FROM post e WHERE e.person = n.id"                      \
  "    ORDER BY e.started_on DESC, e.id LIMIT 1), 0) AS post"                                      \
  "  FROM person n WHERE n.id = ?) x"                                                              \
  " LEFT JOIN post p ON p.id = x.post LEFT JOIN organisation o ON o.id = p.organisation"
/* Cancelled ones aside. */
#define SQL_SESSIONS                                                                               \
  "SELECT s.id, s.code, " FFW_LIST_TITLE (                                                         \
      "c", "title") ", min (substr (d.starts_at, 1, 10)),"                                         \
                    " s.status, CASE WHEN " FFW_SQL_MAY_DELIVER (                                  \
                        "t.person", "s.course",                                                    \
                        "s.last_on") " THEN 1 ELSE 0 END, max (t.override_reason),"                \
                                     " (SELECT count(DISTINCT r.person) FROM record r WHERE "      \
                                     "r.session = s.id AND r.outcome = 1)"                         \
                                     " FROM session_trainer t JOIN session_date d ON d.id = "      \
                                     "t.session_date"                                              \
                                     " JOIN session s ON s.id = d.session JOIN course c ON c.id "  \
                                     "= s.course"                                                  \
                                     " WHERE t.person = ? AND s.status <> ?"                       \
                                     " GROUP BY t.person, s.id, s.code, s.status, s.course, "      \
                                     "s.last_on, c.title_en, c.title_cy, c.code"                   \
                                     " ORDER BY 4, s.code"

static void
session_free (gpointer data)
{
  FfwTrainerSession *self = data;

  g_free (self->code);
  g_free (self->course);
  g_free (self->override_reason);
  g_free (self);
}

void
ffw_trainer_facts_free (FfwTrainerFacts *self)
{
  g_free (self->name);
  g_free (self->organisation);
  g_clear_pointer (&self->authorisations, g_ptr_array_unref);
  g_ptr_array_unref (self->ahead);
  g_ptr_array_unref (self->given);
  g_ptr_array_unref (self->trained_by);
  g_ptr_array_unref (self->trained);
  g_free (self);
}

/* Returns: whether the person is there and could be read */
static gboolean
read_who (FfwTrainerFacts *self, FfwConnection *connection, FfwDate today, FfwLanguage language,
          GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_WHO, language);
  char iso[FFW_DATE_ISO_SIZE];
  g_autoptr (FfwCursor) cursor = NULL;

  ffw_date_to_iso (today, iso);
  cursor = ffw_connection_query (connection, sql, error, "ssi", iso, iso, self->person);
  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  self->name = g_strdup (ffw_cursor_get_text (cursor, 0));
  self->post = ffw_cursor_get_int (cursor, 1);
  self->organisation = g_strdup (ffw_cursor_get_text (cursor, 2));
  self->language = (int)ffw_cursor_get_int (cursor, 3);
  self->trains_in = (int)ffw_cursor_get_int (cursor, 4);

  return TRUE;
}

static gboolean
read_sessions (FfwTrainerFacts *self, FfwConnection *connection, FfwLanguage language,
               GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_SESSIONS, language);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "ii", self->person,
                                                       (gint64)FFW_SESSION_CANCELLED);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwTrainerSession *session = g_new0 (FfwTrainerSession, 1);

      session->id = ffw_cursor_get_int (cursor, 0);
      session->code = g_strdup (ffw_cursor_get_text (cursor, 1));
      session->course = g_strdup (ffw_cursor_get_text (cursor, 2));
      session->first_on = ffw_cursor_get_date (cursor, 3);
      session->status = (int)ffw_cursor_get_int (cursor, 4);
      session->is_authorised = ffw_cursor_get_int (cursor, 5) != 0;
      session->override_reason = g_strdup (ffw_cursor_get_text (cursor, 6));
      session->n_reached = (guint)ffw_cursor_get_int (cursor, 7);
      if (session->status == FFW_SESSION_HELD)
        g_ptr_array_insert (self->given, 0, session);
      else
        g_ptr_array_add (self->ahead, session);
    }

  return !ffw_cursor_has_failed (cursor);
}

static void
add_names (GPtrArray *names, const FfwCascade *cascade, const GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const FfwCascadeTrainer *trainer = cascade->trainers->pdata[g_array_index (places, guint, i)];

      g_ptr_array_add (names, g_strdup (trainer->name));
    }
}

static gboolean
read_cascade (FfwTrainerFacts *self, FfwConnection *connection, FfwDate today, FfwLanguage language,
              GError **error)
{
  g_autoptr (FfwCascade) cascade = ffw_cascade_read (connection, 0, today, language, error);
  const FfwCascadeTrainer *trainer;
  int place;

  if (cascade == NULL)
    return FALSE;
  place = ffw_cascade_find (cascade, self->person);
  self->is_in_cascade = place >= 0;
  if (place < 0)
    return TRUE;
  trainer = cascade->trainers->pdata[place];
  self->generation = trainer->generation;
  self->n_reached = trainer->reached->len;
  self->n_through = ffw_cascade_count_through (cascade, (guint)place);
  add_names (self->trained_by, cascade, trainer->trained_by);
  add_names (self->trained, cascade, trainer->trained);

  return TRUE;
}

/**
 * ffw_trainer_facts_read:
 *
 * Returns: (transfer full) (nullable): what is known; %NULL where there is no such person, or with
 *   @error set
 */
FfwTrainerFacts *
ffw_trainer_facts_read (FfwConnection *connection, gint64 person, FfwDate today,
                        FfwLanguage language, GError **error)
{
  g_autoptr (FfwTrainerFacts) self = g_new0 (FfwTrainerFacts, 1);

  self->person = person;
  self->ahead = g_ptr_array_new_with_free_func (session_free);
  self->given = g_ptr_array_new_with_free_func (session_free);
  self->trained_by = g_ptr_array_new_with_free_func (g_free);
  self->trained = g_ptr_array_new_with_free_func (g_free);
  if (!read_who (self, connection, today, language, error)
      || !read_sessions (self, connection, language, error)
      || !read_cascade (self, connection, today, language, error))
    return NULL;
  self->authorisations = ffw_authorisation_list (connection, person, today, language, error);

  return self->authorisations ? g_steal_pointer (&self) : NULL;
}
