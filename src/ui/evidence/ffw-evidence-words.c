/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-words.h"

#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Below this a change is called clear, as is usual in the field. */
#define CLEAR 0.05

/* Below this p is not written as a number. */
#define LEAST_P 0.001

/* A sentence may begin with the word of a stage, which is in small letters; consumes @text. */
static char *
begin_large (char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, *text ? 1 : 0);
  g_autofree char *large = g_utf8_strup (first, -1);
  char *sentence = g_strconcat (large, text + strlen (first), NULL);

  g_free (text);

  return sentence;
}

/* Joins sentences by a space or another separator; consumes @next. */
static void
add (GString *text, const char *separator, char *next)
{
  if (next && *next)
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", next);
  g_free (next);
}

/** Returns: (transfer full): the period, the organisation and the day of the figures */
char *
ffw_evidence_words_scope (const FfwEvidence *evidence)
{
  g_autofree char *from = ffw_words_date (evidence->scope.from);
  g_autofree char *to = ffw_words_date (evidence->scope.to);

  /* Translators: a period: two dates */
  return ffw_words (_ ("%1$s to %2$s"), from, to, NULL);
}

/** Returns: (transfer none): what an audience gets to see, in a sentence */
const char *
ffw_evidence_words_audience (FfwAudience audience)
{
  switch (audience)
    {
    case FFW_AUDIENCE_PUBLIC:
      return _ ("For everyone to read: small groups of people and of answers are hidden.");
    case FFW_AUDIENCE_RETURN:
      return _ ("A return for joining with others: everything in full. Do not publish it.");
    case FFW_AUDIENCE_COMMISSIONER:
    default:
      return _ (
          "For the commissioner: answers of small groups are hidden; numbers of people are in "
          "full.");
    }
}

/**
 * ffw_evidence_words_delivery:
 * @minimum: the least figure that is not small
 *
 * Returns: (transfer full): what was delivered of a course
 */
char *
ffw_evidence_words_delivery (const FfwEvidenceDelivery *delivery, guint minimum)
{
  GString *text = g_string_new (NULL);

  if (delivery->sessions > 0)
    add (text, " · ",
         ffw_words_count (FFW_NP_ ("%1$d session", "%1$d sessions"), delivery->sessions));
  if (delivery->places > 0)
    add (text, " · ", ffw_words_count (FFW_NP_ ("%1$d place", "%1$d places"), delivery->places));

  if (delivery->suppressed)
    {
      add (text, " · ",
           ffw_words_count (FFW_NP_ ("fewer than %1$d person trained: figures hidden",
                                     "fewer than %1$d people trained: figures hidden"),
                            minimum));
      return g_string_free (text, FALSE);
    }

  add (text, " · ",
       ffw_words_count (FFW_NP_ ("%1$d completion", "%1$d completions"), delivery->completions));
  add (text, " · ",
       ffw_words_count (FFW_NP_ ("%1$d person trained", "%1$d people trained"), delivery->trained));

  return g_string_free (text, FALSE);
}

/** Returns: (transfer none): the heading of a set of groups */
const char *
ffw_evidence_words_by (FfwGroupBy by)
{
  switch (by)
    {
    case FFW_GROUP_LANGUAGE:
      return _ ("Completions by Language");
    case FFW_GROUP_ORGANISATION:
      return _ ("People Trained by Organisation");
    case FFW_GROUP_POLICE_AREA:
      return _ ("People Trained by Police Area");
    case FFW_GROUP_SECTOR:
      return _ ("People Trained by Sector");
    case FFW_GROUP_SITE:
    default:
      return _ ("People Trained by Site");
    }
}

/**
 * ffw_evidence_words_title:
 * @code: what stands there where there is no title
 *
 * Returns: (transfer full): a title in the window's language; else in the other one, marked with it
 */
char *
ffw_evidence_words_title (const FfwText *text, const char *code)
{
  FfwLanguage shown;
  const char *title = ffw_text_get (text, ffw_language_get (), &shown);

  if (*title == '\0')
    return g_strdup (code);
  if (shown != ffw_language_get ())
    return g_strdup_printf ("%s [%s]", title, ffw_language_get_code (shown));

  return g_strdup (title);
}

/** Returns: (transfer full): what a group is called */
char *
ffw_evidence_words_group (const FfwEvidenceGroup *group)
{
  FfwLanguage language = ffw_language_get ();
  const FfwCoding *coding = group->by == FFW_GROUP_LANGUAGE ? &ffw_coding_language
                            : group->by == FFW_GROUP_SECTOR ? &ffw_coding_sector
                                                            : NULL;
  int value;

  if (coding && ffw_coding_find (coding, group->code, &value))
    return g_strdup (ffw_coding_get_word (coding, value, language));

  return ffw_evidence_words_title (&group->title, group->code);
}

static const char *
stage_word (FfwStage stage)
{
  return ffw_coding_get_word (&ffw_coding_stage, stage, ffw_language_get ());
}

/** Returns: (transfer full): the word for a stage, as it begins a line */
char *
ffw_evidence_words_stage (FfwStage stage)
{
  return begin_large (g_strdup (stage_word (stage)));
}

/* What was answered at a stage; an empty text where nobody answered. */
static char *
words_result (const FfwEvidenceQuestion *question, FfwStage stage)
{
  const FfwEvidenceResult *result = &question->results[stage];
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, result->n);
  g_autofree char *mean = NULL;

  if (result->suppressed)
    /* Translators: %1$s is a stage, such as “Before” */
    return ffw_words (_ ("%1$s: too few answers to be shown."), stage_word (stage), NULL);
  if (result->n == 0)
    return g_strdup ("");

  if (question->scale == FFW_SCALE_YES_NO)
    {
      g_autofree char *yes = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                              ffw_tally_get (&result->counts, 1));

      /* Translators: %1$s is a stage, such as “Before”; numbers of people */
      return ffw_words (_ ("%1$s: %2$d of %3$d said yes."), stage_word (stage), yes, n, NULL);
    }

  mean = ffw_words_real (ffw_tally_mean (&result->counts), 1);
  if (question->scale == FFW_SCALE_0_10)
    {
      double score = ffw_tally_net_promoter (&result->counts);
      g_autofree char *nps = ffw_words_real (fabs (score), 0);

      if (score < 0 && strcmp (nps, "0") != 0)
        {
          char *signed_score = g_strconcat ("−", nps, NULL);

          g_free (nps);
          nps = signed_score;
        }
      /* Translators: %1$s is a stage; %2$d a number of answers, %3$s a mean, %4$s a score */
      return ffw_words (_ ("%1$s: %2$d answers, %3$s of 10 on average; net promoter score %4$s."),
                        stage_word (stage), n, mean, nps, NULL);
    }

  /* Translators: %1$s is a stage, such as “Before”; %2$d a number of answers, %3$s a mean */
  return ffw_words (_ ("%1$s: %2$d answers, %3$s of 5 on average."), stage_word (stage), n, mean,
                    NULL);
}

static char *
test_words (const FfwWilcoxon *test)
{
  g_autofree char *p = NULL;

  if (test->method == FFW_WILCOXON_NONE)
    return g_strdup (_ ("Nobody answered differently."));

  p = test->p < LEAST_P ? ffw_words_real (LEAST_P, 3) : ffw_words_real (test->p, 3);
  if (test->p < LEAST_P)
    /* Translators: the result of a statistical test; %1$s is a small number */
    return ffw_words (_ ("Wilcoxon test: p below %1$s."), p, NULL);

  /* Translators: the result of a statistical test; %1$s is a number from 0 to 1 */
  return ffw_words (_ ("Wilcoxon test: p = %1$s."), p, NULL);
}

/** Returns: (transfer full): how answers changed, and whether that is more than chance */
char *
ffw_evidence_words_change (const FfwEvidenceChange *change)
{
  const char *from = stage_word (change->from);
  const char *to = stage_word (change->to);
  const FfwTally *differences = &change->differences;
  gboolean clear = change->test.method != FFW_WILCOXON_NONE && change->test.p < CLEAR;
  guint64 higher = 0;
  guint64 lower = 0;
  g_autofree char *pairs = NULL;
  g_autofree char *more = NULL;
  g_autofree char *less = NULL;
  g_autofree char *test = NULL;
  const char *pattern;

  if (change->suppressed)
    /* Translators: two stages, such as “Before” and “After” */
    return ffw_words (_ ("%1$s → %2$s: too few answered both to be shown."), from, to, NULL);
  if (change->pairs == 0)
    return g_strdup ("");

  for (guint i = 0; i < differences->n; i++)
    {
      int difference = differences->least + (int)i;

      if (difference > 0)
        higher += ffw_tally_get (differences, difference);
      else if (difference < 0)
        lower += ffw_tally_get (differences, difference);
    }

  pairs = g_strdup_printf ("%" G_GUINT64_FORMAT, change->pairs);
  more = g_strdup_printf ("%" G_GUINT64_FORMAT, higher);
  less = g_strdup_printf ("%" G_GUINT64_FORMAT, lower);
  test = test_words (&change->test);

  if (clear && change->test.effect > 0)
    /* Translators: %1$s and %2$s are stages; %3$d of %4$d people answered higher, %5$d lower;
     * %6$s is a sentence with the result of a test */
    pattern = _ ("%1$s → %2$s, clearly improved: %3$d of %4$d answered higher, %5$d lower. %6$s");
  else if (clear)
    /* Translators: as above; lower comes first: %5$d of %4$d answered lower, %3$d higher */
    pattern = _ ("%1$s → %2$s, clearly lower: %5$d of %4$d answered lower, %3$d higher. %6$s");
  else
    /* Translators: as above */
    pattern = _ ("%1$s → %2$s, no clear change: %3$d of %4$d answered higher, %5$d lower. %6$s");

  return ffw_words (pattern, from, to, more, pairs, less, test, NULL);
}

/** Returns: (transfer full): what was answered at one stage; an empty text where nobody answered */
char *
ffw_evidence_words_answers (const FfwEvidenceQuestion *question, FfwStage stage)
{
  const FfwEvidenceResult *result = &question->results[stage];
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, result->n);
  g_autofree char *answers = NULL;
  g_autofree char *figure = NULL;

  if (result->n == 0)
    return g_strdup ("");

  answers = ffw_words_count (FFW_NP_ ("%1$d answer", "%1$d answers"), result->n);
  if (question->scale == FFW_SCALE_YES_NO)
    {
      figure = ffw_words_percent ((double)ffw_tally_get (&result->counts, 1) / (double)result->n);
      /* Translators: %1$s is such as “12 answers”, %2$s a percentage */
      return ffw_words (_ ("%1$s, %2$s yes"), answers, figure, NULL);
    }

  figure = ffw_words_real (ffw_tally_mean (&result->counts), 1);
  /* Translators: %1$s is such as “12 answers”, %2$s a number */
  return ffw_words (_ ("%1$s, mean %2$s"), answers, figure, NULL);
}

/** Returns: (transfer full): how answers to a question changed, a line for each change; where
 *   nobody can have changed, what was answered, a line for each stage */
char *
ffw_evidence_words_question (const FfwEvidenceQuestion *question)
{
  GString *text = g_string_new (NULL);
  gboolean changed;

  for (guint i = 0; i < FFW_N_CHANGES; i++)
    add (text, "\n", begin_large (ffw_evidence_words_change (&question->changes[i])));
  changed = text->len > 0;
  for (guint stage = 0; stage < FFW_N_STAGES; stage++)
    if (!changed || stage == FFW_STAGE_OBSERVATION || question->scale == FFW_SCALE_0_10)
      add (text, "\n", begin_large (words_result (question, stage)));

  return g_string_free (text, FALSE);
}
