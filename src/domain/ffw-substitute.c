/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-substitute.h"

#include "ffw-authorisation.h"
#include "ffw-clash.h"
#include "ffw-coding.h"
#include "ffw-list-source.h"
#include "ffw-posts.h"
#include "ffw-trainers.h"

#include <string.h>

#define SQL_DATES                                                                                  \
  "SELECT d.id, d.starts_at, d.ends_at FROM session_date d JOIN session_trainer t"                 \
  " ON t.session_date = d.id AND t.person = ?"                                                     \
  " WHERE d.session = ? AND substr (d.starts_at, 1, 10) >= ? ORDER BY d.starts_at"
/* Who holds or held what authorises the course, has trained on one of its sessions, or is named as
 * a trainer. */
#define SQL_CANDIDATES                                                                             \
  "SELECT n.id, trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')),"        \
  " coalesce ((SELECT " FFW_LIST_TITLE (                                                           \
      "ho",                                                                                        \
      "name") " FROM post hp"                                                                      \
              "   JOIN organisation ho ON ho.id = hp.organisation WHERE hp.person = n.id"          \
              "   ORDER BY hp.started_on DESC, hp.id LIMIT 1), ''),"                               \
              " CASE WHEN " FFW_SQL_MAY_DELIVER (                                                  \
                  "n.id", "s.course",                                                              \
                  "s.last_on") " THEN 1 ELSE 0 END,"                                               \
                               " (SELECT max (" FFW_SQL_RECORD_END (                               \
                                   "l",                                                            \
                                   "k") ") FROM" FFW_SQL_AUTHORISING                               \
                                        "   WHERE a.authorised = s.course AND l.person = n.id "    \
                                        "AND l.completed_on <= s.last_on),"                        \
                                        " coalesce (" FFW_SQL_TRAINS_IN (                          \
                                            "n.id") ", -1), coalesce (s.language, -1),"            \
                                                    " (SELECT count(DISTINCT hd.session) FROM "    \
                                                    "session_trainer ht"                           \
                                                    "   JOIN session_date hd ON hd.id = "          \
                                                    "ht.session_date JOIN session hs ON hs.id = "  \
                                                    "hd.session"                                   \
                                                    "  WHERE ht.person = n.id AND hs.status IN "   \
                                                    "(0, 1) AND hs.id <> s.id)"                    \
                                                    " FROM session s, person n WHERE s.id = ? "    \
                                                    "AND n.id <> ? AND n.id IN"                    \
                                                    "  (SELECT l.person FROM" FFW_SQL_AUTHORISING  \
                                                    "JOIN session c ON c.course = a.authorised"    \
                                                    "    WHERE c.id = ?"                           \
                                                    "   UNION SELECT t.person FROM session c "     \
                                                    "JOIN session o ON o.course = c.course"        \
                                                    "     JOIN session_date d ON d.session = o.id" \
                                                    "     JOIN session_trainer t ON "              \
                                                    "t.session_date = d.id WHERE c.id = ?"         \
                                                    "   UNION SELECT person FROM trainer)"
#define SQL_TRAINS "SELECT count(*) FROM session_trainer WHERE session_date = ? AND person = ?"
/* On the day of a date: whether they have a post, and whether they are absent. */
#define SQL_DAY                                                                                    \
  "SELECT (SELECT count(*) FROM post e WHERE e.person = q.person AND e.started_on <= q.day"        \
  "    AND (e.left_on IS NULL OR e.left_on >= q.day)),"                                            \
  "  (SELECT count(*) FROM absence b WHERE b.person = q.person AND b.from_on <= q.day"             \
  "    AND (b.to_on IS NULL OR b.to_on >= q.day))"                                                 \
  " FROM (SELECT CAST (? AS BIGINT) AS person, CAST (? AS TEXT) AS day) q"
#define SQL_AREAS                                                                                  \
  "SELECT DISTINCT " FFW_SQL_POLICE_AREA (                                                         \
      "g",                                                                                         \
      "o") " FROM post p"                                                                          \
           " JOIN organisation o ON o.id = p.organisation LEFT JOIN site g ON g.id = p.site"       \
           " WHERE p.person = ? AND p.started_on <= ? AND (p.left_on IS NULL OR p.left_on >= ?)"

typedef struct
{
  gint64 id;
  char *starts_at;
  char *ends_at;
  FfwDate on;
} Date;

static void
date_clear (gpointer data)
{
  Date *self = data;

  g_free (self->starts_at);
  g_free (self->ends_at);
}

static void
substitute_free (gpointer data)
{
  FfwSubstitute *self = data;

  g_free (self->name);
  g_free (self->organisation);
  g_free (self->clash);
  g_free (self);
}

/** Returns: whether they have a post then, are not absent, and not at another session */
gboolean
ffw_substitute_is_free (const FfwSubstitute *self)
{
  return self->is_there && !self->is_away && self->clash == NULL;
}

static GArray *
read_dates (FfwConnection *connection, gint64 session, gint64 person, FfwDate from, GError **error)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (Date));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_DATES, error, "iiD", person,
                                                       session, from);

  g_array_set_clear_func (dates, date_clear);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      Date date = {
        .id = ffw_cursor_get_int (cursor, 0),
        .starts_at = g_strdup (ffw_cursor_get_text (cursor, 1)),
        .ends_at = g_strdup (ffw_cursor_get_text (cursor, 2)),
      };
      guint minute;

      ffw_date_time_parse (date.starts_at, &date.on, &minute);
      g_array_append_val (dates, date);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&dates);
}

/* Whoever trains in both languages does in each; in a session without a language anybody does. */
static gboolean
can_speak (int trains_in, int wanted)
{
  return wanted < 0 || trains_in == FFW_TAUGHT_IN_BILINGUAL || trains_in == wanted;
}

static GPtrArray *
read_candidates (FfwConnection *connection, gint64 session, gint64 person, FfwLanguage language,
                 GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_CANDIDATES, language);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (substitute_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "iiii", session,
                                                       person, session, session);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwSubstitute *self = g_new0 (FfwSubstitute, 1);

      self->person = ffw_cursor_get_int (cursor, 0);
      self->name = g_strdup (ffw_cursor_get_text (cursor, 1));
      self->organisation = g_strdup (ffw_cursor_get_text (cursor, 2));
      self->is_authorised = ffw_cursor_get_int (cursor, 3) != 0;
      self->until = ffw_cursor_get_date (cursor, 4);
      self->speaks = can_speak ((int)ffw_cursor_get_int (cursor, 5),
                                (int)ffw_cursor_get_int (cursor, 6));
      self->n_ahead = (guint)ffw_cursor_get_int (cursor, 7);
      self->is_there = TRUE;
      g_ptr_array_add (list, self);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&list);
}

/* Looks at the dates: who has a post and is not absent. Lets go of those who train on all of them
 * as it is. */
static gboolean
look_at_days (FfwConnection *connection, GPtrArray *list, GArray *dates, GError **error)
{
  g_autoptr (FfwCursor) day = ffw_connection_prepare (connection, SQL_DAY, error);
  g_autoptr (FfwCursor) trains = day ? ffw_connection_prepare (connection, SQL_TRAINS, error)
                                     : NULL;

  if (trains == NULL)
    return FALSE;
  for (guint i = list->len; i-- > 0;)
    {
      FfwSubstitute *self = list->pdata[i];
      guint n = 0;

      for (guint k = 0; k < dates->len; k++)
        {
          const Date *date = &g_array_index (dates, Date, k);

          ffw_cursor_bind (day, "iD", self->person, date->on);
          ffw_cursor_bind (trains, "ii", date->id, self->person);
          if (!ffw_cursor_next (day, error) || !ffw_cursor_next (trains, error))
            return FALSE;
          self->is_there = self->is_there && ffw_cursor_get_int (day, 0) > 0;
          self->is_away = self->is_away || ffw_cursor_get_int (day, 1) > 0;
          n += ffw_cursor_get_int (trains, 0) > 0;
        }
      if (n == dates->len)
        g_ptr_array_remove_index (list, i);
    }

  return TRUE;
}

static GPtrArray *
read_areas (FfwConnection *connection, gint64 person, FfwDate on, GError **error)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_AREAS, error, "iDD", person,
                                                       on, on);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    if (!ffw_cursor_is_null (cursor, 0))
      g_ptr_array_add (areas, g_strdup (ffw_cursor_get_text (cursor, 0)));
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&areas);
}

static gboolean
is_text (gconstpointer one, gconstpointer other)
{
  return strcmp (one, other) == 0;
}

static gboolean
look_at_areas (FfwConnection *connection, GPtrArray *list, gint64 person, FfwDate on,
               GError **error)
{
  g_autoptr (GPtrArray) areas = read_areas (connection, person, on, error);

  if (areas == NULL)
    return FALSE;
  for (guint i = 0; areas->len > 0 && i < list->len; i++)
    {
      FfwSubstitute *self = list->pdata[i];
      g_autoptr (GPtrArray) own = read_areas (connection, self->person, on, error);

      if (own == NULL)
        return FALSE;
      for (guint k = 0; k < own->len; k++)
        self->is_near = self->is_near
                        || g_ptr_array_find_with_equal_func (areas, own->pdata[k], is_text, NULL);
    }

  return TRUE;
}

static gboolean
look_at_clashes (FfwConnection *connection, GPtrArray *list, gint64 session, GArray *dates,
                 GError **error)
{
  g_autofree FfwClashDate *when = g_new0 (FfwClashDate, dates->len);
  g_autofree gint64 *people = g_new (gint64, list->len);
  g_autoptr (GPtrArray) clashes = NULL;
  FfwClashQuestion question = { session, when, dates->len, people, list->len, FFW_CLASH_BUFFER };

  for (guint i = 0; i < dates->len; i++)
    when[i] = (FfwClashDate){ g_array_index (dates, Date, i).starts_at,
                              g_array_index (dates, Date, i).ends_at, NULL };
  for (guint i = 0; i < list->len; i++)
    people[i] = ((FfwSubstitute *)list->pdata[i])->person;
  clashes = ffw_clash_list (connection, &question, error);
  if (clashes == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    for (guint k = 0; k < clashes->len; k++)
      {
        FfwSubstitute *self = list->pdata[i];
        const FfwClash *clash = clashes->pdata[k];

        if (clash->person == self->person && self->clash == NULL)
          self->clash = g_strdup (clash->code);
      }

  return TRUE;
}

/* What counts most comes first; of those alike, whoever has less before them. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const FfwSubstitute *one = *(const FfwSubstitute *const *)a;
  const FfwSubstitute *other = *(const FfwSubstitute *const *)b;
  const int better[] = { ffw_substitute_is_free (other) - ffw_substitute_is_free (one),
                         other->is_authorised - one->is_authorised, other->is_near - one->is_near,
                         other->speaks - one->speaks, (int)one->n_ahead - (int)other->n_ahead };

  for (guint i = 0; i < G_N_ELEMENTS (better); i++)
    if (better[i] != 0)
      return better[i];

  return strcmp (one->name, other->name);
}

/**
 * ffw_substitute_list:
 * @person: who trains on @session and is to be replaced
 * @from: the first day on which they are
 *
 * Free and authorised ones first, then those of the same police area, then of the session’s
 * language; of those alike, who has the fewest sessions ahead.
 *
 * Returns: (transfer full): of #FfwSubstitute, the best first; nobody where no date is left; %NULL
 *   with @error set
 */
GPtrArray *
ffw_substitute_list (FfwConnection *connection, gint64 session, gint64 person, FfwDate from,
                     FfwLanguage language, GError **error)
{
  g_autoptr (GArray) dates = read_dates (connection, session, person, from, error);
  g_autoptr (GPtrArray) list = dates
                                   ? read_candidates (connection, session, person, language, error)
                                   : NULL;

  if (list == NULL)
    return NULL;
  if (dates->len == 0)
    {
      g_ptr_array_set_size (list, 0);
      return g_steal_pointer (&list);
    }
  if (!look_at_days (connection, list, dates, error)
      || !look_at_areas (connection, list, person, g_array_index (dates, Date, 0).on, error)
      || !look_at_clashes (connection, list, session, dates, error))
    return NULL;
  g_ptr_array_sort (list, compare);

  return g_steal_pointer (&list);
}
