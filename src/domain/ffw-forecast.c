/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-forecast.h"

#include "ffw-coding.h"
#include "ffw-standing-keep.h"

#include <math.h>

/* Days of a month, on average. */
#define MONTH (365.25 / 12)

/* 5 met and 6 waived are no need; who is booked still has it before them. */
#define SQL_NEED                                                                                   \
  "SELECT count(DISTINCT s.person) FROM standing s"                                                \
  " JOIN course_area k ON k.area = s.area AND k.course = ? AND k.level >= s.level"                 \
  " WHERE s.stands = 1 AND s.mandatory = 1 AND s.status BETWEEN 0 AND 4"
#define SQL_TRAINED                                                                                \
  "SELECT count(DISTINCT person) FROM record WHERE course = ? AND outcome = 1"                     \
  " AND completed_on > ? AND completed_on <= ?"
#define HELD                                                                                       \
  " FROM session s WHERE s.course = ? AND s.status = ? AND s.last_on > ? AND s.last_on <= ?"
#define SQL_SESSIONS                                                                               \
  "SELECT count(*), coalesce (sum ((SELECT count(*) FROM record l WHERE l.session = s.id"          \
  "   AND l.outcome = 1)), 0)" HELD
#define SQL_TRAINERS                                                                               \
  "SELECT count(DISTINCT person), count(*) FROM (SELECT DISTINCT d.session, t.person"              \
  " FROM session_date d JOIN session_trainer t ON t.session_date = d.id"                           \
  " WHERE d.session IN (SELECT s.id" HELD ")) x"

static gboolean
count (FfwConnection *connection, const char *sql, guint *n, GError **error, gint64 course,
       FfwDate after, FfwDate until)
{
  gint64 found = 0;

  if (!ffw_connection_get_int (connection, sql, &found, error, "iDD", course, after, until))
    return FALSE;
  *n = (guint)found;

  return TRUE;
}

static gboolean
count_held (FfwConnection *connection, const char *sql, guint *n, guint *also, GError **error,
            gint64 course, FfwDate after, FfwDate until)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "iiDD", course,
                                                       (gint64)FFW_SESSION_HELD, after, until);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  *n = (guint)ffw_cursor_get_int (cursor, 0);
  *also = (guint)ffw_cursor_get_int (cursor, 1);

  return TRUE;
}

/**
 * ffw_forecast_read:
 * @course: what people are to be trained in
 * @forecast: (out): what its figures are made of
 */
gboolean
ffw_forecast_read (FfwConnection *connection, gint64 course, FfwDate today, FfwForecast *forecast,
                   GError **error)
{
  FfwDate after = ffw_date_add_months (today, -FFW_FORECAST_MONTHS);
  gint64 need = 0;

  *forecast = (FfwForecast){ .today = today };
  if (!ffw_standing_see (connection, today, error)
      || !ffw_connection_get_int (connection, SQL_NEED, &need, error, "i", course))
    return FALSE;
  forecast->n_need = (guint)need;

  return count (connection, SQL_TRAINED, &forecast->n_trained, error, course, after, today)
         && count_held (connection, SQL_SESSIONS, &forecast->n_sessions, &forecast->n_at_sessions,
                        error, course, after, today)
         && count_held (connection, SQL_TRAINERS, &forecast->n_trainers, &forecast->n_trainings,
                        error, course, after, today);
}

/** Returns: people trained a month, over the last six */
double
ffw_forecast_get_pace (const FfwForecast *self)
{
  return (double)self->n_trained / FFW_FORECAST_MONTHS;
}

/** Returns: in how many months everybody has it at this pace; infinite where nobody is trained */
double
ffw_forecast_get_months (const FfwForecast *self)
{
  if (self->n_need == 0)
    return 0;

  return self->n_trained ? self->n_need / ffw_forecast_get_pace (self) : INFINITY;
}

/** Returns: the day on which everybody has it at this pace, or %FFW_DATE_NONE for never */
FfwDate
ffw_forecast_get_end (const FfwForecast *self)
{
  double days = ffw_forecast_get_months (self) * MONTH;

  return days < FFW_DATE_LAST - self->today ? self->today + (FfwDate)ceil (days) : FFW_DATE_NONE;
}

/**
 * ffw_forecast_get_reach:
 * @by: the day on which everybody is to have it, after today
 *
 * Sessions: people who need it ÷ completions a session, rounded up. Trainers: times that a session
 * of that number needs a trainer ÷ times that one trains until then, rounded up.
 */
FfwForecastReach
ffw_forecast_get_reach (const FfwForecast *self, FfwDate by)
{
  FfwForecastReach reach = { 0 };

  if (by <= self->today)
    return reach;
  reach.months = (by - self->today) / MONTH;
  reach.a_month = self->n_need / reach.months;
  if (self->n_at_sessions == 0)
    return reach;
  reach.n_sessions
      = (guint)ceil ((double)self->n_need * self->n_sessions / self->n_at_sessions - 1e-9);
  if (self->n_trainings == 0)
    return reach;
  /* Each session took n_trainings ÷ n_sessions of them, and each of them trained
   * n_trainings ÷ n_trainers times in six months. */
  reach.n_trainers = (guint)ceil ((double)reach.n_sessions * self->n_trainers / self->n_sessions
                                      * FFW_FORECAST_MONTHS / reach.months
                                  - 1e-9);

  return reach;
}
