/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-charts.h"

#include "ffw-evidence-words.h"
#include "ffw-message.h"
#include "ffw-real.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Rows beyond these stand in the table alone. */
#define MOST_BARS 30

/* Promoters and passives of a scale from 0 to 10, as the net promoter score has them. */
#define PROMOTERS 9
#define PASSIVES  7

/* Digits of a mean or a standard deviation in a table. */
#define DIGITS 2

static char *
fewer_than (guint minimum)
{
  return ffw_words_count (FFW_NP_ ("fewer than %1$d", "fewer than %1$d"), minimum);
}

/**
 * ffw_evidence_chart_note_hidden:
 * @minimum: the least figure that is not small
 *
 * Says below the chart why figures are hidden, where any is.
 */
void
ffw_evidence_chart_note_hidden (FfwChart *chart, guint minimum)
{
  gboolean hidden = FALSE;

  for (guint i = 0; i < chart->rows->len; i++)
    for (guint j = 0; j < chart->series->len; j++)
      hidden |= ((const FfwChartRow *)chart->rows->pdata[i])->values[j].hidden;

  if (hidden)
    chart->note = ffw_words_count (
        FFW_NP_ ("Hidden: fewer than %1$d, or kept back so that nobody can work out a figure as "
                 "small as that.",
                 "Hidden: fewer than %1$d, or kept back so that nobody can work out a figure as "
                 "small as that."),
        minimum);
}

/** Leaves as many rows as can be read; the others are in the table, which is made of all of them
 * where the chart has none of its own. */
void
ffw_evidence_chart_cut (FfwChart *chart)
{
  char *more;

  if (chart->table->len == 0)
    ffw_chart_make_table (chart);
  if (chart->rows->len <= MOST_BARS)
    return;

  more = ffw_words_count (FFW_NP_ ("%1$d more is in the table.", "%1$d more are in the table."),
                          chart->rows->len - MOST_BARS);
  if (chart->note)
    {
      char *both = g_strjoin (" ", chart->note, more, NULL);

      g_free (chart->note);
      g_free (more);
      more = both;
    }
  chart->note = more;
  g_ptr_array_set_size (chart->rows, MOST_BARS);
}

static char *
count_text (guint64 n)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, n);
}

/**
 * ffw_evidence_chart_delivery:
 *
 * Returns: (transfer full): completions and people trained, by course
 */
FfwChart *
ffw_evidence_chart_delivery (const FfwEvidence *evidence)
{
  FfwChart *chart = ffw_chart_new (_ ("Completions and people trained by course"), _ ("Course"));
  g_autofree char *few = fewer_than (evidence->scope.minimum);
  const FfwEvidenceDelivery *most = NULL;
  guint64 completions = 0;

  ffw_chart_add_series (chart, _ ("Completions"));
  ffw_chart_add_series (chart, _ ("People trained"));
  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = evidence->delivery->pdata[i];
      g_autofree char *title = ffw_evidence_words_title (&delivery->title, delivery->code);
      FfwChartRow *row = ffw_chart_add_row (chart, title);

      if (delivery->suppressed)
        {
          ffw_chart_hide_value (row, 0, few);
          ffw_chart_hide_value (row, 1, few);
          continue;
        }
      ffw_chart_set_value (row, 0, (double)delivery->completions,
                           ffw_words_number (delivery->completions));
      ffw_chart_set_value (row, 1, (double)delivery->trained, ffw_words_number (delivery->trained));
      completions += delivery->completions;
      if (delivery->trained > (most ? most->trained : 0))
        most = delivery;
    }

  if (most)
    {
      g_autofree char *title = ffw_evidence_words_title (&most->title, most->code);
      g_autofree char *all = count_text (completions);
      g_autofree char *trained = count_text (most->trained);

      /* Translators: %1$d is how often courses were completed; %2$s is the course that most
       * people completed, %3$d how many */
      ffw_chart_take_sentence (chart, ffw_words (_ ("Courses were completed %1$d times; the most "
                                                    "people, %3$d, were trained in “%2$s”."),
                                                 all, title, trained, NULL));
    }
  else
    ffw_chart_take_sentence (chart, g_strdup (_ ("No completion is shown.")));
  ffw_evidence_chart_cut (chart);

  return chart;
}

static const FfwEvidenceGroup *
find_group (const FfwEvidenceDelivery *delivery, FfwGroupBy by, const char *code)
{
  for (guint i = 0; i < delivery->groups->len; i++)
    {
      const FfwEvidenceGroup *group = delivery->groups->pdata[i];

      if (group->by == by && strcmp (group->code, code) == 0)
        return group;
    }

  return NULL;
}

static gboolean
has_groups (const FfwEvidenceDelivery *delivery, FfwGroupBy by)
{
  for (guint i = 0; i < delivery->groups->len; i++)
    if (((const FfwEvidenceGroup *)delivery->groups->pdata[i])->by == by)
      return TRUE;

  return FALSE;
}

/* Returns how many completions are shown in the language. */
static guint64
set_language (FfwChartRow *row, guint series, const FfwEvidenceDelivery *delivery, const char *code)
{
  const FfwEvidenceGroup *group = find_group (delivery, FFW_GROUP_LANGUAGE, code);
  guint64 figure = group ? group->figure : 0;

  if (group && group->suppressed)
    /* Translators: in place of a figure that is too small to be shown */
    ffw_chart_hide_value (row, series, _ ("Hidden"));
  else
    ffw_chart_set_value (row, series, (double)figure, ffw_words_number (figure));

  return figure;
}

/**
 * ffw_evidence_chart_languages:
 *
 * Returns: (transfer full): completions by language, by course
 */
FfwChart *
ffw_evidence_chart_languages (const FfwEvidence *evidence)
{
  FfwChart *chart = ffw_chart_new (_ ("Completions by language"), _ ("Course"));
  guint64 shown[FFW_N_LANGUAGES] = { 0 };
  g_autofree char *welsh = NULL;
  g_autofree char *english = NULL;

  /* Welsh first, as the standards ask for it. */
  for (int language = FFW_N_LANGUAGES; language-- > 0;)
    ffw_chart_add_series (
        chart, ffw_coding_get_word (&ffw_coding_language, language, ffw_language_get ()));
  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = evidence->delivery->pdata[i];
      g_autofree char *title = ffw_evidence_words_title (&delivery->title, delivery->code);
      FfwChartRow *row;
      guint series = 0;

      if (!has_groups (delivery, FFW_GROUP_LANGUAGE))
        continue;
      row = ffw_chart_add_row (chart, title);
      for (int language = FFW_N_LANGUAGES; language-- > 0;)
        shown[language] += set_language (row, series++, delivery,
                                         ffw_coding_get_code (&ffw_coding_language, language));
    }

  welsh = count_text (shown[FFW_LANGUAGE_CY]);
  english = count_text (shown[FFW_LANGUAGE_EN]);
  ffw_chart_take_sentence (
      chart, ffw_words (_ ("Of the completions that are shown here, %1$d were in Welsh and %2$d in "
                           "English."),
                        welsh, english, NULL));
  ffw_evidence_chart_note_hidden (chart, evidence->scope.minimum);
  ffw_evidence_chart_cut (chart);

  return chart;
}

/* The largest first; those that are hidden last, by their codes: their place says nothing. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const FfwEvidenceGroup *const *first = a;
  const FfwEvidenceGroup *const *second = b;

  if ((*first)->suppressed != (*second)->suppressed)
    return (*first)->suppressed ? 1 : -1;
  if ((*first)->figure != (*second)->figure)
    return (*first)->figure > (*second)->figure ? -1 : 1;

  return strcmp ((*first)->code, (*second)->code);
}

/**
 * ffw_evidence_chart_groups:
 *
 * Returns: (transfer full): the people that a course trained, by @by
 */
FfwChart *
ffw_evidence_chart_groups (const FfwEvidenceDelivery *delivery, FfwGroupBy by,
                           const FfwEvidence *evidence)
{
  FfwChart *chart
      = ffw_chart_new (ffw_evidence_words_by (by),
                       ffw_coding_get_word (&ffw_coding_group_by, (int)by, ffw_language_get ()));
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  guint n_hidden = 0;

  ffw_chart_add_series (chart, _ ("People trained"));
  for (guint i = 0; i < delivery->groups->len; i++)
    if (((const FfwEvidenceGroup *)delivery->groups->pdata[i])->by == by)
      g_ptr_array_add (groups, delivery->groups->pdata[i]);
  g_ptr_array_sort (groups, compare_groups);

  for (guint i = 0; i < groups->len; i++)
    {
      const FfwEvidenceGroup *group = groups->pdata[i];
      g_autofree char *title = ffw_evidence_words_group (group);
      FfwChartRow *row = ffw_chart_add_row (chart, title);

      if (group->suppressed)
        ffw_chart_hide_value (row, 0, _ ("Hidden"));
      else
        ffw_chart_set_value (row, 0, (double)group->figure, ffw_words_number (group->figure));
      n_hidden += group->suppressed;
    }

  if (groups->len > n_hidden)
    {
      const FfwEvidenceGroup *most = groups->pdata[0];
      g_autofree char *title = ffw_evidence_words_group (most);
      g_autofree char *figure = count_text (most->figure);
      g_autofree char *all = count_text (delivery->trained);

      /* Translators: %1$d of %2$d people were trained in the organisation or place %3$s */
      ffw_chart_take_sentence (chart,
                               ffw_words (_ ("Most of them are of “%3$s”: %1$d of the %2$d people "
                                             "trained."),
                                          figure, all, title, NULL));
      if (most->figure * 2 <= delivery->trained)
        /* Translators: as above */
        ffw_chart_take_sentence (chart,
                                 ffw_words (_ ("The largest number that is shown is of “%3$s”: "
                                               "%1$d of the %2$d people trained."),
                                            figure, all, title, NULL));
    }
  ffw_evidence_chart_note_hidden (chart, evidence->scope.minimum);
  ffw_evidence_chart_cut (chart);

  return chart;
}

static void
set_response (FfwChartRow *row, guint series, const FfwEvidenceEvaluation *evaluation,
              FfwStage stage, const char *few)
{
  const FfwEvidenceResponse *response = &evaluation->responses[stage];
  g_autofree char *received = ffw_words_number (response->received);
  g_autofree char *attended = ffw_words_number (evaluation->attended);
  double rate;

  if (response->suppressed)
    {
      ffw_chart_hide_value (row, series, few);
      return;
    }
  if (response->received == 0)
    return;
  if (evaluation->attended == 0)
    {
      ffw_chart_set_value (row, series, 0, g_steal_pointer (&received));
      return;
    }

  rate = (double)response->received / (double)evaluation->attended;
  g_autofree char *percent = ffw_words_percent (rate);
  ffw_chart_set_value (row, series, rate,
                       /* Translators: %1$s is a percentage: %2$s of %3$s people answered */
                       ffw_words (_ ("%1$s (%2$s of %3$s)"), percent, received, attended, NULL));
}

/**
 * ffw_evidence_chart_responses:
 *
 * Returns: (transfer full): how many of those who attended answered, by course and stage
 */
FfwChart *
ffw_evidence_chart_responses (const FfwEvidence *evidence)
{
  FfwChart *chart = ffw_chart_new (_ ("Response rates by course"), _ ("Course"));
  g_autofree char *few = fewer_than (evidence->scope.minimum);
  guint64 received = 0;
  guint64 attended = 0;

  for (int stage = 0; stage < FFW_N_STAGES; stage++)
    {
      g_autofree char *name = ffw_evidence_words_stage ((FfwStage)stage);

      ffw_chart_add_series (chart, name);
    }
  chart->most = 1;
  for (guint i = 0; i < evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *evaluation = evidence->evaluation->pdata[i];
      g_autofree char *title = ffw_evidence_words_title (&evaluation->title, evaluation->code);
      FfwChartRow *row = ffw_chart_add_row (chart, title);

      for (int stage = 0; stage < FFW_N_STAGES; stage++)
        {
          set_response (row, (guint)stage, evaluation, (FfwStage)stage, few);
          chart->most = MAX (chart->most, row->values[stage].value);
        }
      if (evaluation->attended > 0 && !evaluation->responses[FFW_STAGE_POST].suppressed)
        {
          received += evaluation->responses[FFW_STAGE_POST].received;
          attended += evaluation->attended;
        }
    }

  if (attended > 0)
    {
      g_autofree char *percent = ffw_words_percent ((double)received / (double)attended);
      g_autofree char *n = count_text (received);
      g_autofree char *of = count_text (attended);

      /* Translators: numbers of people; %3$s is a percentage */
      ffw_chart_take_sentence (chart,
                               ffw_words (_ ("After the courses that are shown, %1$d of the %2$d "
                                             "people who attended answered (%3$s)."),
                                          n, of, percent, NULL));
    }
  else
    ffw_chart_take_sentence (chart, g_strdup (_ ("How many answered afterwards is not known.")));
  ffw_evidence_chart_cut (chart);

  return chart;
}

/* The steps in which answers to a question are drawn: from @least to @most. */
typedef struct
{
  int least;
  int most;
} Step;

static guint
get_steps (FfwScale scale, Step steps[5])
{
  switch (scale)
    {
    case FFW_SCALE_YES_NO:
      steps[0] = (Step){ 0, 0 };
      steps[1] = (Step){ 1, 1 };
      return 2;
    case FFW_SCALE_0_10:
      steps[0] = (Step){ 0, PASSIVES - 1 };
      steps[1] = (Step){ PASSIVES, PROMOTERS - 1 };
      steps[2] = (Step){ PROMOTERS, 10 };
      return 3;
    case FFW_SCALE_1_5:
    case FFW_SCALE_TEXT:
    default:
      for (int i = 0; i < 5; i++)
        steps[i] = (Step){ i + 1, i + 1 };
      return 5;
    }
}

static char *
step_name (FfwScale scale, int least, int most)
{
  if (scale == FFW_SCALE_YES_NO)
    return g_strdup (ffw_coding_get_word (&ffw_coding_yes_no, least, ffw_language_get ()));

  return least == most ? g_strdup_printf ("%d", least) : g_strdup_printf ("%d–%d", least, most);
}

/* The row of the table for a stage: n, mean, median, standard deviation, each value. */
static char **
table_row (const FfwEvidenceQuestion *question, int stage, const char *few)
{
  const FfwEvidenceResult *result = &question->results[stage];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean in_numbers = question->scale != FFW_SCALE_YES_NO;
  int most = question->scale == FFW_SCALE_1_5 ? 5 : question->scale == FFW_SCALE_0_10 ? 10 : 1;
  g_autofree char *n = result->suppressed ? g_strdup (few) : ffw_words_number (result->n);
  g_autofree char *name = ffw_evidence_words_stage ((FfwStage)stage);
  double sd;

  g_strv_builder_add_many (builder, name, n, NULL);
  if (in_numbers && result->suppressed)
    g_strv_builder_add_many (builder, "–", "–", "–", NULL);
  else if (in_numbers)
    {
      g_autofree char *mean = ffw_words_real (ffw_tally_mean (&result->counts), DIGITS);
      g_autofree char *median = ffw_words_real (ffw_tally_median (&result->counts), 1);
      g_autofree char *deviation = ffw_tally_sd (&result->counts, &sd) ? ffw_words_real (sd, DIGITS)
                                                                       : g_strdup ("–");

      g_strv_builder_add_many (builder, mean, median, deviation, NULL);
    }
  for (int value = question->scale == FFW_SCALE_1_5 ? 1 : 0; value <= most; value++)
    {
      g_autofree char *times = result->suppressed
                                   ? g_strdup ("–")
                                   : ffw_words_number (ffw_tally_get (&result->counts, value));

      g_strv_builder_add (builder, times);
    }

  return g_strv_builder_end (builder);
}

static char **
table_headings (const FfwEvidenceQuestion *question)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int most = question->scale == FFW_SCALE_1_5 ? 5 : question->scale == FFW_SCALE_0_10 ? 10 : 1;

  g_strv_builder_add_many (builder, _ ("Stage"), _ ("Answers"), NULL);
  if (question->scale != FFW_SCALE_YES_NO)
    /* Translators: the third is the standard deviation, shortened */
    g_strv_builder_add_many (builder, _ ("Mean"), _ ("Median"), _ ("SD"), NULL);
  for (int value = question->scale == FFW_SCALE_1_5 ? 1 : 0; value <= most; value++)
    {
      g_autofree char *name = step_name (question->scale, value, value);

      g_strv_builder_add (builder, name);
    }

  return g_strv_builder_end (builder);
}

static void
add_stage (FfwChart *chart, const FfwEvidenceQuestion *question, int stage, const Step *steps,
           guint n_steps, const char *few)
{
  const FfwEvidenceResult *result = &question->results[stage];
  g_autofree char *name = ffw_evidence_words_stage ((FfwStage)stage);
  FfwChartRow *row;

  if (result->n == 0 && !result->suppressed)
    return;

  row = ffw_chart_add_row (chart, name);
  g_ptr_array_add (chart->table, table_row (question, stage, few));
  for (guint i = 0; i < n_steps; i++)
    {
      guint64 times = 0;

      if (result->suppressed)
        {
          ffw_chart_hide_value (row, i, few);
          continue;
        }
      for (int value = steps[i].least; value <= steps[i].most; value++)
        times += ffw_tally_get (&result->counts, value);
      ffw_chart_set_value (row, i, (double)times, ffw_words_number (times));
    }
  if (!result->suppressed)
    row->note = ffw_evidence_words_answers (question, (FfwStage)stage);
}

/**
 * ffw_evidence_chart_question:
 *
 * Returns: (transfer full): how answers to a question were distributed at each stage, and the
 *   change between them in words
 */
FfwChart *
ffw_evidence_chart_question (const FfwEvidenceQuestion *question, const FfwEvidence *evidence)
{
  g_autofree char *title = ffw_evidence_words_title (&question->title, question->code);
  FfwChart *chart = ffw_chart_new (title, _ ("Stage"));
  g_autofree char *few = ffw_words_count (
      FFW_NP_ ("fewer than %1$d answer", "fewer than %1$d answers"), evidence->scope.minimum);
  Step steps[5];
  guint n_steps = get_steps (question->scale, steps);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *name = step_name (question->scale, steps[i].least, steps[i].most);

      ffw_chart_add_series (chart, name);
    }
  g_ptr_array_add (chart->table, table_headings (question));
  for (int stage = 0; stage < FFW_N_STAGES; stage++)
    add_stage (chart, question, stage, steps, n_steps, few);
  ffw_chart_take_sentence (chart, ffw_evidence_words_question (question));

  return chart;
}
