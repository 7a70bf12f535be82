/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-look.h"

#include "ffw-authorisation.h"
#include "ffw-posts.h"
#include "ffw-session-actions.h"

#include <math.h>

/* A day of training: from half past nine to half past four, with its breaks. */
#define DAY_STARTS 570
#define DAY_ENDS   990
#define DAY_HOURS  7

/* A course that takes longer than so many days is not held in one go. */
#define MOST_DAYS 3

#define MINUTES_PER_HOUR 60

/* How many are offered as trainers; more would be a list to read. */
#define MOST_CANDIDATES 6

#define SQL_COURSE                                                                                 \
  "SELECT id, retired_on, coalesce (hours, 0) FROM course WHERE code = ? ORDER BY id LIMIT 1"
#define SQL_AUTHORISED                                                                             \
  "SELECT count(*) FROM course_authorises a JOIN course c ON c.id = a.authorised WHERE c.code = ?"
#define SQL_TAKEN "SELECT count(*) FROM session WHERE code = ? AND id <> ?"

/* Until when somebody may deliver a course, of those who may on a day. */
#define SQL_UNTIL                                                                                  \
  "SELECT coalesce (max (" FFW_SQL_RECORD_END (                                                    \
      "l", "k") "), '')"                                                                           \
                " FROM" FFW_SQL_AUTHORISING "JOIN course c ON c.id = a.authorised"                 \
                " WHERE c.code = ? AND l.person = ? AND l.completed_on <= ?"                       \
                " AND " FFW_SQL_RECORD_END ("l", "k") " >= ?"

/* When a person last trained on a session of the course. */
#define LAST_TRAINED                                                                               \
  "(SELECT max (d.starts_at) FROM session_trainer t JOIN session_date d ON d.id = t.session_date"  \
  " JOIN session s ON s.id = d.session WHERE t.person = y.person AND s.course = y.course)"

/* Of people y with the course, on a day q: their post then. Who has none cannot train. */
#define WITH_POST                                                                                  \
  "SELECT x.post, x.until FROM (SELECT y.person, y.until, " LAST_TRAINED                           \
  " AS trained, " FFW_SQL_POST_HELD ("NULL", "y.person", "q.day") " AS post FROM "

#define ORDERED                                                                                    \
  " JOIN person n ON n.id = x.person WHERE x.post IS NOT NULL"                                     \
  " ORDER BY coalesce (x.trained, '') DESC, coalesce (n.family_name, ''), n.id LIMIT ?"

#define SQL_CANDIDATES_AUTHORISED                                                                  \
  WITH_POST                                                                                        \
  "(SELECT l.person, a.authorised AS course, max (" FFW_SQL_RECORD_END (                           \
      "l", "k") ") AS until"                                                                       \
                " FROM" FFW_SQL_AUTHORISING "JOIN course c ON c.id = a.authorised"                 \
                " WHERE c.code = ? AND l.completed_on <= ? AND " FFW_SQL_RECORD_END (              \
                    "l", "k") " >= ?"                                                              \
                              " GROUP BY l.person, a.authorised) y, (SELECT CAST (? AS TEXT) AS "  \
                              "day) q) x" ORDERED

#define SQL_CANDIDATES_RECENT                                                                      \
  WITH_POST                                                                                        \
  "(SELECT DISTINCT t.person, s.course, '' AS until FROM session s JOIN course c ON c.id = "       \
  "s.course JOIN session_date d ON d.session = s.id JOIN session_trainer t"                        \
  " ON t.session_date = d.id WHERE c.code = ?) y, (SELECT CAST (? AS TEXT) AS day) q) x" ORDERED

static FfwSessionTemplate *
make_usual (double hours)
{
  FfwSessionTemplate *usual = ffw_session_template_new ("");
  guint days = hours > 0 ? (guint)ceil (hours / DAY_HOURS) : 1;
  guint ends = DAY_ENDS;

  if (hours > 0 && hours * MINUTES_PER_HOUR < DAY_ENDS - DAY_STARTS)
    ends = DAY_STARTS + (guint)(hours * MINUTES_PER_HOUR);
  /* What takes half a day or more has its breaks too. */
  if (hours > DAY_HOURS / 2.0)
    ends = DAY_ENDS;
  for (guint i = 0; i < (days <= MOST_DAYS ? days : 1); i++)
    ffw_session_template_add_date (usual, i, DAY_STARTS, ends, NULL, NULL);

  return usual;
}

/**
 * ffw_session_beginning_read:
 * @course: a code
 *
 * Returns: (transfer full): what a session of it may begin with; %NULL with @error set
 */
FfwSessionBeginning *
ffw_session_beginning_read (FfwConnection *connection, const char *course, GError **error)
{
  g_autoptr (FfwSessionBeginning) self = g_new0 (FfwSessionBeginning, 1);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_COURSE, error, "s", course);
  g_autoptr (GError) failed = NULL;
  double hours = 0;

  if (cursor == NULL)
    return NULL;
  if (ffw_cursor_next (cursor, error))
    {
      self->course = ffw_cursor_get_int (cursor, 0);
      self->retired_on = ffw_cursor_get_date (cursor, 1);
      hours = ffw_cursor_get_double (cursor, 2);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  self->usual = make_usual (hours);
  self->templates = ffw_session_templates_read (connection, course, error);
  if (self->templates == NULL)
    return NULL;
  self->last = ffw_session_template_of_last (connection, course, &failed);
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
ffw_session_beginning_free (FfwSessionBeginning *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->usual, ffw_session_template_free);
  g_clear_pointer (&self->last, ffw_session_template_free);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_free (self);
}

static void
trainer_free (gpointer data)
{
  FfwTrainerLook *trainer = data;

  ffw_match_free (trainer->who);
  g_free (trainer);
}

static gboolean
look_at_trainers (FfwConnection *connection, const FfwSessionQuestion *question,
                  FfwSessionLook *look, GError **error)
{
  for (guint i = 0; i < question->n_trainers; i++)
    {
      g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_UNTIL, error, "siDD",
                                                           question->course, question->trainers[i],
                                                           question->last, question->last);
      FfwDate until;

      if (cursor == NULL || !ffw_cursor_next (cursor, error))
        return FALSE;
      until = ffw_cursor_get_date (cursor, 0);
      g_array_append_val (look->untils, until);
    }

  return TRUE;
}

static gboolean
is_asked (const FfwSessionQuestion *question, gint64 person)
{
  for (guint i = 0; i < question->n_trainers; i++)
    if (question->trainers[i] == person)
      return TRUE;

  return FALSE;
}

static gboolean
find_candidates (FfwConnection *connection, const FfwSessionQuestion *question,
                 FfwSessionLook *look, GError **error)
{
  /* Those who are asked about already may be the first. */
  gint64 most = (gint64)MOST_CANDIDATES + question->n_trainers;
  g_autoptr (FfwCursor) cursor
      = look->needs_authorisation
            ? ffw_connection_query (connection, SQL_CANDIDATES_AUTHORISED, error, "sDDDi",
                                    question->course, question->last, question->last,
                                    question->first, most)
            : ffw_connection_query (connection, SQL_CANDIDATES_RECENT, error, "sDi",
                                    question->course, question->first, most);
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) untils = g_array_new (FALSE, FALSE, sizeof (FfwDate));
  g_autoptr (GPtrArray) matches = NULL;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 post = ffw_cursor_get_int (cursor, 0);
      FfwDate until = ffw_cursor_get_date (cursor, 1);

      g_array_append_val (posts, post);
      g_array_append_val (untils, until);
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  matches = ffw_matches_of_posts (connection, (const gint64 *)posts->data, posts->len,
                                  question->language, error);
  if (matches == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len && look->candidates->len < MOST_CANDIDATES; i++)
    {
      const FfwMatch *match = matches->pdata[i];
      FfwTrainerLook *trainer;

      if (is_asked (question, match->person))
        continue;
      trainer = g_new0 (FfwTrainerLook, 1);
      trainer->who = ffw_match_copy (match);
      trainer->until = g_array_index (untils, FfwDate, i);
      g_ptr_array_add (look->candidates, trainer);
    }

  return TRUE;
}

static gboolean
look_at_code (FfwConnection *connection, const FfwSessionQuestion *question, FfwSessionLook *look,
              GError **error)
{
  gint64 n = 0;

  if (!ffw_connection_get_int (connection, SQL_TAKEN, &n, error, "si", question->code,
                               question->session))
    return FALSE;
  look->is_taken = n > 0;
  if (question->first == FFW_DATE_NONE || *question->course == '\0')
    return TRUE;
  look->code = ffw_session_find_code (connection, question->course, question->first, error);

  return look->code != NULL;
}

static gboolean
look_at_clashes (FfwConnection *connection, const FfwSessionQuestion *question,
                 FfwSessionLook *look, GError **error)
{
  const FfwClashQuestion asked = {
    .session = question->session,
    .dates = question->dates,
    .n_dates = question->n_dates,
    .people = question->trainers,
    .n_people = question->n_trainers,
    .buffer = FFW_CLASH_BUFFER,
  };

  look->clashes = ffw_clash_list (connection, &asked, error);

  return look->clashes != NULL;
}

/**
 * ffw_session_look:
 *
 * Returns: (transfer full): what there is to say of a session that is being planned; %NULL with
 *   @error set
 */
FfwSessionLook *
ffw_session_look (FfwConnection *connection, const FfwSessionQuestion *question, GError **error)
{
  g_autoptr (FfwSessionLook) look = g_new0 (FfwSessionLook, 1);
  gint64 n = 0;

  look->candidates = g_ptr_array_new_with_free_func (trainer_free);
  look->untils = g_array_new (FALSE, FALSE, sizeof (FfwDate));
  if (!ffw_connection_get_int (connection, SQL_AUTHORISED, &n, error, "s", question->course))
    return NULL;
  look->needs_authorisation = n > 0;
  if (!look_at_code (connection, question, look, error)
      || !look_at_clashes (connection, question, look, error))
    return NULL;
  if (question->first == FFW_DATE_NONE)
    return g_steal_pointer (&look);
  if (!look_at_trainers (connection, question, look, error)
      || !find_candidates (connection, question, look, error))
    return NULL;

  return g_steal_pointer (&look);
}

void
ffw_session_look_free (FfwSessionLook *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_ptr_array_unref (self->candidates);
  g_array_unref (self->untils);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_free (self);
}
