/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cascade-words.h"

#include "ffw-cascade-places.h"
#include "ffw-cascade-tree.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): how many trainers, in how many generations, reached how many people */
char *
ffw_cascade_say_all (const FfwCascade *cascade)
{
  g_autofree char *trainers = ffw_words_count (FFW_NP_ ("%1$d trainer", "%1$d trainers"),
                                               cascade->trainers->len);
  g_autofree char *generations = ffw_words_count (FFW_NP_ ("%1$d generation", "%1$d generations"),
                                                  cascade->n_generations);
  g_autofree char *people = ffw_words_count (FFW_NP_ ("%1$d person", "%1$d people"),
                                             cascade->n_people);

  /* Translators: %1$s is as “12 trainers”, %2$s as “3 generations”, %3$s as “140 people”. */
  return ffw_words (_ ("%1$s in %2$s have reached %3$s."), trainers, generations, people, NULL);
}

static char *
join_trainers (const FfwCascade *cascade, const GArray *places)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const FfwCascadeTrainer *trainer = cascade->trainers->pdata[g_array_index (places, guint, i)];

      g_string_append_printf (text, "%s%s", i ? ", " : "", trainer->name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_line (GPtrArray *rows, const char *name, const char *generation, const char *by,
          const char *trained, const char *sessions, const char *reached)
{
  g_autoptr (GStrvBuilder) line = g_strv_builder_new ();

  g_strv_builder_add_many (line, name, generation, by, trained, sessions, reached, NULL);
  g_ptr_array_add (rows, g_strv_builder_end (line));
}

/** Returns: (transfer full) (element-type GStrv): the cascade as a table, its headings first */
GPtrArray *
ffw_cascade_make_table (const FfwCascade *cascade)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  add_line (rows, _ ("Trainer"), _ ("Generation"), _ ("Trained By"), _ ("Trainers Trained"),
            _ ("Sessions"), _ ("People Reached"));
  for (guint i = 0; i < cascade->trainers->len; i++)
    {
      const FfwCascadeTrainer *trainer = cascade->trainers->pdata[i];
      g_autofree char *generation = trainer->generation == FFW_CASCADE_CIRCLE
                                        /* Translators: trainers who trained each other. */
                                        ? g_strdup (_ ("in a circle"))
                                        : ffw_words_number ((guint64)trainer->generation);
      g_autofree char *by = join_trainers (cascade, trainer->trained_by);
      g_autofree char *trained = ffw_words_number (trainer->trained->len);
      g_autofree char *sessions = ffw_words_number (trainer->n_sessions);
      g_autofree char *reached = ffw_words_number (trainer->reached->len);

      add_line (rows, trainer->name, generation, by, trained, sessions, reached);
    }

  return rows;
}

/**
 * ffw_cascade_chart_places:
 * @places: of #FfwCascadePlace
 * @nowhere: what people are called of whom no place is known
 *
 * Returns: (transfer full): the people reached in each place, with its trainers
 */
FfwChart *
ffw_cascade_chart_places (const GPtrArray *places, const char *title, const char *row_title,
                          const char *nowhere)
{
  FfwChart *chart = ffw_chart_new (title, row_title);
  const FfwCascadePlace *first = places->len > 0 ? places->pdata[0] : NULL;

  ffw_chart_add_series (chart, _ ("People Reached"));
  for (guint i = 0; i < places->len; i++)
    {
      const FfwCascadePlace *place = places->pdata[i];
      FfwChartRow *row = ffw_chart_add_row (chart, *place->name ? place->name : nowhere);

      row->note = ffw_words_count (FFW_NP_ ("%1$d trainer", "%1$d trainers"), place->n_trainers);
      ffw_chart_set_value (row, 0, place->n_reached, ffw_words_number (place->n_reached));
    }
  if (first)
    {
      g_autofree char *people = ffw_words_count (FFW_NP_ ("%1$d person", "%1$d people"),
                                                 first->n_reached);

      /* Translators: %1$s is a place, such as an organisation, %2$s as “140 people”. */
      ffw_chart_take_sentence (chart,
                               ffw_words (_ ("Most were reached in %1$s: %2$s."),
                                          *first->name ? first->name : nowhere, people, NULL));
    }
  else
    ffw_chart_take_sentence (chart, g_strdup (_ ("Nobody has been reached yet.")));
  ffw_chart_make_table (chart);

  return chart;
}

/** Returns: (transfer full): why a place is thin */
char *
ffw_thin_place_say (const FfwThinPlace *place)
{
  g_autofree char *now = ffw_words_count (
      FFW_NP_ ("%1$d authorised trainer", "%1$d authorised trainers"), place->n_now);
  g_autofree char *later = NULL;

  if (place->n_now == 0)
    return g_strdup (_ ("No authorised trainer"));
  if (place->n_later == place->n_now)
    return g_steal_pointer (&now);
  later = ffw_words_count (FFW_NP_ ("%1$d within 180 days, unless a refresher is booked",
                                    "%1$d within 180 days, unless a refresher is booked"),
                           place->n_later);

  /* Translators: %1$s is as “2 authorised trainers”, %2$s as “1 within 180 days, unless …”. */
  return ffw_words (_ ("%1$s; %2$s"), now, later, NULL);
}

/** Returns: (transfer full): the forecast in words, with its formula */
char *
ffw_forecast_say (const FfwForecast *forecast)
{
  g_autofree char *need = ffw_words_count (FFW_NP_ ("%1$d person needs it", "%1$d people need it"),
                                           forecast->n_need);
  g_autofree char *pace = ffw_words_real (ffw_forecast_get_pace (forecast), 1);
  g_autofree char *months = NULL;
  g_autofree char *end = NULL;
  FfwDate on = ffw_forecast_get_end (forecast);

  if (forecast->n_need == 0)
    return g_strdup (_ ("Nobody who must have it needs it at present."));
  if (forecast->n_trained == 0)
    /* Translators: %1$s is as “31 people need it”. */
    return ffw_words (_ ("%1$s. In the last six months nobody was trained: at this pace it never "
                         "ends."),
                      need, NULL);
  months = ffw_words_real (ffw_forecast_get_months (forecast), 1);
  end = on == FFW_DATE_NONE ? NULL : ffw_words_date (on);
  if (end == NULL)
    /* Translators: %1$s is as “31 people need it”, %2$s and %3$s are numbers. */
    return ffw_words (_ ("%1$s. %2$s a month were trained over the last six: that takes %3$s "
                         "months."),
                      need, pace, months, NULL);

  /* Translators: %1$s is as “31 people need it”, %2$s and %3$s are numbers, %4$s is a date. */
  return ffw_words (_ ("%1$s. %2$s a month were trained over the last six. People who need it ÷ "
                       "people trained a month = %3$s months, until %4$s. Who joins, or whose "
                       "record expires meanwhile, is not counted."),
                    need, pace, months, end, NULL);
}

/** Returns: (transfer full): what it takes until a day; %NULL where there is nothing to be reached
 */
char *
ffw_forecast_say_reach (const FfwForecast *forecast, FfwDate by)
{
  FfwForecastReach reach = ffw_forecast_get_reach (forecast, by);
  g_autofree char *day = ffw_words_date (by);
  g_autofree char *a_month = NULL;
  g_autofree char *sessions = NULL;
  g_autofree char *trainers = NULL;

  if (by <= forecast->today || forecast->n_need == 0)
    return NULL;
  a_month = ffw_words_real (reach.a_month, 1);
  if (reach.n_sessions == 0)
    /* Translators: %1$s is a date, %2$s a number. */
    return ffw_words (_ ("To have everybody trained by %1$s, %2$s people a month. No session was "
                         "held in the last six months from which to tell how many that takes."),
                      day, a_month, NULL);
  sessions = ffw_words_count (FFW_NP_ ("%1$d session", "%1$d sessions"), reach.n_sessions);
  if (reach.n_trainers == 0)
    /* Translators: %1$s is a date, %2$s a number, %3$s as “4 sessions”. */
    return ffw_words (
        _ ("To have everybody trained by %1$s, %2$s people a month: %3$s, as large as "
           "those of the last six months. Nobody is named as having trained on them."),
        day, a_month, sessions, NULL);
  trainers = ffw_words_count (FFW_NP_ ("%1$d trainer", "%1$d trainers"), reach.n_trainers);

  /* Translators: %1$s is a date, %2$s a number, %3$s as “4 sessions”, %4$s as “2 trainers”. */
  return ffw_words (_ ("To have everybody trained by %1$s, %2$s people a month: %3$s, as large as "
                       "those of the last six months, and %4$s, who train as often as those did."),
                    day, a_month, sessions, trainers, NULL);
}
