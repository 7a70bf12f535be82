/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a course needs until everybody has it: people who need it ÷ people trained a month. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/** Over how many months, up to today, the pace is measured. */
#define FFW_FORECAST_MONTHS 6

/**
 * FfwForecast:
 * @today: what it is as of
 * @n_need: people for whom an area that the course covers, at its level at the most, is mandatory,
 *   and who miss it, or whose record has expired or soon will, or who are due or booked
 * @n_trained: people who completed it in the last six months
 * @n_sessions: sessions of it that were held in them
 * @n_at_sessions: completions at these sessions
 * @n_trainers: people who trained on these sessions
 * @n_trainings: how often: one for each trainer and session
 */
typedef struct
{
  FfwDate today;
  guint n_need;
  guint n_trained;
  guint n_sessions;
  guint n_at_sessions;
  guint n_trainers;
  guint n_trainings;
} FfwForecast;

/**
 * FfwForecastReach:
 * @months: until the date, in months of 365.25 ÷ 12 days
 * @a_month: people to be trained in each of them
 * @n_sessions: how many sessions that takes, as large as those were; 0 where nothing is known
 * @n_trainers: how many trainers that takes, who train as often as those did; 0 likewise
 */
typedef struct
{
  double months;
  double a_month;
  guint n_sessions;
  guint n_trainers;
} FfwForecastReach;

gboolean ffw_forecast_read (FfwConnection *connection, gint64 course, FfwDate today,
                            FfwForecast *forecast, GError **error);
double ffw_forecast_get_pace (const FfwForecast *self);
double ffw_forecast_get_months (const FfwForecast *self);
FfwDate ffw_forecast_get_end (const FfwForecast *self);
FfwForecastReach ffw_forecast_get_reach (const FfwForecast *self, FfwDate by);

G_END_DECLS
