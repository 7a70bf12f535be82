/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-today.h"

#include "ffw-people-list.h"
#include "ffw-sessions-list.h"
#include "ffw-standing-keep.h"
#include "ffw-trainers.h"

#include <glib/gi18n-lib.h>

#define PEOPLE    "people"
#define SESSIONS  "sessions"
#define FRAMEWORK "framework"

/* A view of the page of sessions. */
#define TRAINERS "trainers"

/* Of whom something is mandatory, and who is there today, as the page of people shows them. */
#define STANDS(value) "active", "today", "standing", value, "necessity", "mandatory"

#define IN_PEOPLE   .group = FFW_TODAY_TRAINING, .page = PEOPLE
#define IN_SESSIONS .group = FFW_TODAY_SESSIONS, .page = SESSIONS
#define NO_WELSH(concept_, view)                                                                   \
  .group = FFW_TODAY_DATA, .page = FRAMEWORK, .concept = concept_,                                 \
  .filters = { "view", view, "texts", "no-cy" }

static const FfwTodayLine lines[] = {
  { "missing", N_ ("People missing mandatory training"), IN_PEOPLE,
    .filters = { STANDS ("missing") }, .is_urgent = TRUE },
  { "missing-away", N_ ("People missing mandatory training, away now"), IN_PEOPLE,
    .filters = { "active", "away", "standing", "missing", "necessity", "mandatory" } },
  { "expired", N_ ("People whose mandatory training has expired"), IN_PEOPLE,
    .filters = { STANDS ("expired") }, .is_urgent = TRUE },
  { "expiring-30", N_ ("People whose mandatory training ends within 30 days"), IN_PEOPLE,
    .filters = { STANDS ("expiring-30") } },
  { "expiring-60", N_ ("People whose mandatory training ends within 60 days"), IN_PEOPLE,
    .filters = { STANDS ("expiring-60") } },
  { "expiring-90", N_ ("People whose mandatory training ends within 90 days"), IN_PEOPLE,
    .filters = { STANDS ("expiring-90") } },
  { "due-new", N_ ("New starters with training due"), IN_PEOPLE,
    .filters = { STANDS ("due-new") } },
  { "sessions-week", N_ ("Sessions in the next seven days"), IN_SESSIONS,
    .filters = { "when", "week" } },
  { "registers", N_ ("Sessions that are over, with a register not closed"), IN_SESSIONS,
    .filters = { "when", "register" }, .is_urgent = TRUE },
  { "waiting", N_ ("Sessions ahead that people wait for a place on"), IN_SESSIONS,
    .filters = { "when", "ahead", "places", "waiting" } },
  { "trainers-ending",
    N_ ("Trainers whose authorisation ends within 180 days, without a refresher"), IN_SESSIONS,
    .filters = { "view", TRAINERS, "state", "ending" } },
  { "untold", N_ ("Sessions of which people have to be told of a change"), IN_SESSIONS,
    .filters = { "places", "untold" } },
  { "unmanaged", N_ ("People without a manager"), .group = FFW_TODAY_DATA, .page = PEOPLE,
    .filters = { "active", "today", "managed", "none" } },
  { "areas-cy", N_ ("Training areas without Welsh"), NO_WELSH (FFW_FRAMEWORK_AREA, "areas") },
  { "courses-cy", N_ ("Courses without Welsh"), NO_WELSH (FFW_FRAMEWORK_COURSE, "courses") },
  { "roles-cy", N_ ("Roles without Welsh"), NO_WELSH (FFW_FRAMEWORK_ROLE, "roles") },
  { "questions-cy", N_ ("Questions without Welsh"),
    NO_WELSH (FFW_FRAMEWORK_QUESTION, "questions") },
  { "forms-cy", N_ ("Evaluation forms without Welsh"), NO_WELSH (FFW_FRAMEWORK_FORM, "forms") },
};

/** Returns: (transfer none) (array length=n): the questions, in their order */
const FfwTodayLine *
ffw_today_lines (guint *n)
{
  *n = G_N_ELEMENTS (lines);

  return lines;
}

/** Returns: whether the line is about people, so that it can be asked of an organisation */
gboolean
ffw_today_line_is_of_people (const FfwTodayLine *self)
{
  return g_str_equal (self->page, PEOPLE);
}

/* Those that are worked out for each read. */
static gboolean
is_of_trainers (const FfwTodayLine *line)
{
  return g_str_equal (line->page, SESSIONS) && g_str_equal (line->filters[0], "view")
         && g_str_equal (line->filters[1], TRAINERS);
}

static const FfwListSource *
get_source (const FfwTodayLine *line)
{
  if (ffw_today_line_is_of_people (line))
    return &ffw_people_list;
  if (is_of_trainers (line))
    return &ffw_trainers_list;
  if (g_str_equal (line->page, SESSIONS))
    return &ffw_sessions_list;

  return ffw_framework_get_list (line->concept);
}

/* The very list that the line opens is what is counted. */
static gboolean
count (FfwConnection *connection, const FfwTodayLine *line, const char *organisation, guint64 *n,
       GError **error)
{
  gboolean of_people = ffw_today_line_is_of_people (line);
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListQuery) query = NULL;

  for (guint i = 0; line->filters[i]; i += 2)
    ffw_list_request_set_filter (request, line->filters[i], line->filters[i + 1]);
  if (of_people)
    ffw_list_request_set_filter (request, "organisation", organisation);
  if (is_of_trainers (line))
    {
      g_autoptr (FfwListGiven) given = ffw_trainers_give (FFW_DATE_NONE);

      ffw_list_request_set_given (request, given);
    }
  query = ffw_list_source_query (get_source (line), request, FFW_LANGUAGE_EN);

  return ffw_list_query_count (connection, query, n, error);
}

static gboolean
has (FfwConnection *connection, const char *sql, gboolean *there, GError **error)
{
  gint64 found = 0;
  gboolean good = ffw_connection_get_int (connection, sql, &found, error, "");

  *there = found != 0;

  return good;
}

/**
 * ffw_today_read:
 * @organisation: (nullable): the code of the one whose people are meant; %NULL for everyone
 *
 * Counts the rows of each line, as of the day that standing is stored for.
 *
 * Returns: (transfer full): the counts; %NULL with @error set
 */
FfwToday *
ffw_today_read (FfwConnection *connection, const char *organisation, GError **error)
{
  g_autoptr (FfwToday) self = g_new0 (FfwToday, 1);
  gboolean has_posts;

  self->counts = g_new0 (guint64, G_N_ELEMENTS (lines));
  if (!ffw_standing_get_day (connection, &self->day, error)
      || !has (connection, "SELECT EXISTS (SELECT 1 FROM post)", &has_posts, error)
      || !has (connection, "SELECT EXISTS (SELECT 1 FROM requirement)", &self->has_requirements,
               error)
      || !ffw_connection_get_int (connection,
                                  "SELECT count(*) FROM transfer_person WHERE state = 0",
                                  &self->n_unsettled, error, ""))
    return NULL;

  self->is_empty = !has_posts;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!count (connection, &lines[i], organisation, &self->counts[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

void
ffw_today_free (FfwToday *self)
{
  g_free (self->counts);
  g_free (self);
}
