/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-checks-private.h"

#include "ffw-disclosure.h"
#include "ffw-real.h"

#include <math.h>
#include <string.h>

/* How far a real number may be from what its counts give. */
#define TOLERANCE 1e-9

static int
scale_least (FfwScale scale)
{
  return scale == FFW_SCALE_1_5 ? 1 : 0;
}

static int
scale_most (FfwScale scale)
{
  return scale == FFW_SCALE_1_5 ? 5 : scale == FFW_SCALE_0_10 ? 10 : 1;
}

static void
outside_scale (FfwEvidenceChecks *self, FfwCheckedAt at, const char *name, const char *value)
{
  ffw_findings_add (self->findings, "E407", at.line, at.column, name, value,
                    ffw_coding_get_code (&ffw_coding_scale, self->scale), NULL);
}

/* A real number that follows from the figures beside it. */
static void
check_follows (FfwEvidenceChecks *self, FfwCheckedAt at, const char *name, double is,
               double expected)
{
  char given[FFW_REAL_SIZE];
  char right[FFW_REAL_SIZE];

  if (fabs (is - expected) > TOLERANCE * MAX (1.0, fabs (expected)))
    ffw_findings_add (self->findings, "E419", at.line, at.column, name, name,
                      ffw_real_to_text (is, given), ffw_real_to_text (expected, right), NULL);
}

static void
start_course (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  self->attended = ffw_checked_get_count (element, "attended");
  ffw_checked_code (self, element, "code", self->courses);
  ffw_checked_small (self, element, "attended", TRUE);
}

static void
start_response (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "stage", NULL };
  static const char *const figures[] = { "received", NULL };
  gint64 received = ffw_checked_get_count (element, "received");
  double rate;

  if (ffw_checked_is_suppressed (self, element, names))
    return;

  ffw_checked_need (self, element, figures);
  ffw_checked_small (self, element, "received", FALSE);
  if (self->attended == FFW_ABSENT)
    ffw_findings_add (self->findings, "E411", element->line, element->column, "received",
                      "received", NULL);
  else if (received != FFW_ABSENT && self->attended > 0
           && ffw_checked_get_real (element, "rate", &rate))
    check_follows (self, ffw_checked_at (element), "rate", rate,
                   (double)received / (double)self->attended);
}

static void
start_question (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  const char *code = ffw_xml_element_get (element, "code");
  int scale = code ? GPOINTER_TO_INT (g_hash_table_lookup (self->questions, code)) - 1 : -1;

  ffw_checked_code (self, element, "code", self->questions);
  self->scale = scale < 0 ? FFW_SCALE_TEXT : (FfwScale)scale;
  for (guint i = 0; i < FFW_N_STAGES; i++)
    self->answered[i] = FFW_ABSENT;
  g_array_set_size (self->changes, 0);
}

static void
begin_tally (FfwEvidenceChecks *self, const FfwXmlElement *element, gboolean suppressed,
             const char *n, const char *mean)
{
  FfwCheckedTally *tally = &self->tally;

  g_free (tally->value);
  *tally = (FfwCheckedTally){ .at = ffw_checked_at (element), .suppressed = suppressed };
  tally->n = ffw_checked_get_count (element, n);
  tally->used = ffw_checked_get_count (element, "used");
  if (!ffw_checked_get_real (element, mean, &tally->mean))
    tally->mean = NAN;
}

static void
start_result (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "stage", NULL };
  static const char *const figures[] = { "n", NULL };
  static const char *const means[] = { "mean", "median" };
  int stage = ffw_checked_get_coded (element, "stage", &ffw_coding_stage);
  gboolean suppressed = ffw_checked_is_suppressed (self, element, names);
  double value;

  begin_tally (self, element, suppressed, "n", "mean");
  if (suppressed)
    return;

  ffw_checked_need (self, element, figures);
  ffw_checked_small (self, element, "n", FALSE);
  if (stage >= 0)
    self->answered[stage] = self->tally.n;
  for (guint i = 0; i < G_N_ELEMENTS (means) && self->scale != FFW_SCALE_TEXT; i++)
    if (ffw_checked_get_real (element, means[i], &value)
        && (self->scale == FFW_SCALE_YES_NO || value < scale_least (self->scale)
            || value > scale_most (self->scale)))
      outside_scale (self, self->tally.at, means[i], ffw_xml_element_get (element, means[i]));
}

static void
start_change (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "from", "to", NULL };
  static const char *const figures[] = { "pairs", "used", "meanDifference", NULL };
  static const char *const of_test[] = { "w", "p", "effect", "method", NULL };
  gboolean suppressed = ffw_checked_is_suppressed (self, element, names);
  FfwCheckedChange change = { ffw_checked_at (element),
                              ffw_checked_get_coded (element, "from", &ffw_coding_stage),
                              ffw_checked_get_coded (element, "to", &ffw_coding_stage),
                              ffw_checked_get_count (element, "pairs") };

  begin_tally (self, element, suppressed, "pairs", "meanDifference");
  if (suppressed)
    return;

  ffw_checked_need (self, element, figures);
  if (self->tally.used > 0)
    ffw_checked_need (self, element, of_test);
  ffw_checked_small (self, element, "pairs", FALSE);
  if (change.from >= 0 && change.to >= 0 && change.pairs != FFW_ABSENT)
    g_array_append_val (self->changes, change);
}

/* The attribute is gone when the content is there, so it is kept. */
static void
start_count (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  g_free (self->tally.value);
  self->tally.value = g_strdup (ffw_xml_element_get (element, "value"));
  if (self->tally.suppressed)
    ffw_findings_add (self->findings, "E411", element->line, element->column, element->name,
                      element->name, NULL);
}

/* Takes a count into the tally. Returns its value, FFW_ABSENT where it is in words or nothing. */
static gint64
add_count (FfwEvidenceChecks *self)
{
  FfwCheckedTally *tally = &self->tally;
  gint64 times = ffw_checked_parse_count (self->text);
  gint64 value = tally->value ? ffw_checked_parse_count (tally->value) : FFW_ABSENT;

  tally->n_counts++;
  if (times < 0)
    return value;
  tally->sum += times;
  if (value == FFW_ABSENT || ABS (value) > scale_most (FFW_SCALE_0_10))
    return value;
  tally->weighted += value * times;
  if (value == 0)
    tally->zeros += times;

  return value;
}

static void
end_count (FfwEvidenceChecks *self)
{
  const char *text = self->tally.value;
  gboolean in_words = g_strcmp0 (text, "yes") == 0 || g_strcmp0 (text, "no") == 0;
  gint64 value = add_count (self);

  if (text == NULL || self->scale == FFW_SCALE_TEXT)
    return;
  if (self->scale == FFW_SCALE_YES_NO ? !in_words
                                      : value == FFW_ABSENT || value < scale_least (self->scale)
                                            || value > scale_most (self->scale))
    outside_scale (self, self->tally.at, "value", text);
}

static void
end_difference (FfwEvidenceChecks *self)
{
  gint64 value = add_count (self);
  gint64 most;

  if (value == FFW_ABSENT || self->scale == FFW_SCALE_TEXT)
    return;
  most = self->scale == FFW_SCALE_YES_NO ? -1
                                         : scale_most (self->scale) - scale_least (self->scale);
  if (ABS (value) > most)
    outside_scale (self, self->tally.at, "value", self->tally.value);
}

static void
end_result (FfwEvidenceChecks *self)
{
  const FfwCheckedTally *tally = &self->tally;
  char sum[FFW_CHECKED_TEXT];
  char n[FFW_CHECKED_TEXT];

  if (tally->suppressed || tally->n == FFW_ABSENT || tally->n_counts == 0)
    return;

  if (tally->sum != tally->n)
    ffw_findings_add (self->findings, "E405", tally->at.line, tally->at.column, "n",
                      ffw_checked_text (tally->sum, sum), ffw_checked_text (tally->n, n), NULL);
  else if (!isnan (tally->mean) && self->scale != FFW_SCALE_YES_NO && tally->n > 0)
    check_follows (self, tally->at, "mean", tally->mean,
                   (double)tally->weighted / (double)tally->n);
}

static void
end_change (FfwEvidenceChecks *self)
{
  const FfwCheckedTally *tally = &self->tally;
  char sum[FFW_CHECKED_TEXT];
  char n[FFW_CHECKED_TEXT];

  if (tally->suppressed || tally->n == FFW_ABSENT)
    return;

  if (tally->sum != tally->n)
    ffw_findings_add (self->findings, "E406", tally->at.line, tally->at.column, "pairs",
                      ffw_checked_text (tally->sum, sum), ffw_checked_text (tally->n, n), NULL);
  else
    {
      if (tally->used != FFW_ABSENT && tally->used != tally->n - tally->zeros)
        check_follows (self, tally->at, "used", (double)tally->used,
                       (double)(tally->n - tally->zeros));
      if (!isnan (tally->mean) && tally->n > 0)
        check_follows (self, tally->at, "meanDifference", tally->mean,
                       (double)tally->weighted / (double)tally->n);
    }
}

/* Pairs are part of both stages, and the few who answered at one alone do not follow. */
static void
end_question (FfwEvidenceChecks *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const FfwCheckedChange *change = &g_array_index (self->changes, FfwCheckedChange, i);
      gint64 from = self->answered[change->from];
      gint64 to = self->answered[change->to];
      char pairs[FFW_CHECKED_TEXT];
      char minimum[FFW_CHECKED_TEXT];

      ffw_checked_within (self, change->at, "pairs", change->pairs, from);
      ffw_checked_within (self, change->at, "pairs", change->pairs, to);
      if (self->audience >= 0 && self->audience != FFW_AUDIENCE_RETURN
          && change->pairs >= self->minimum && from >= change->pairs && to >= change->pairs
          && ffw_disclosure_change_is_small ((guint64)change->pairs, (guint64)from, (guint64)to,
                                             (guint)self->minimum))
        ffw_findings_add (self->findings, "E412", change->at.line, change->at.column, "pairs",
                          "pairs", ffw_checked_text (change->pairs, pairs),
                          ffw_checked_text (self->minimum, minimum), NULL);
    }
}

#define COURSE "/evidence/evaluation/course"

static const FfwCheckedRule rules[] = {
  { COURSE, start_course, NULL },
  { COURSE "/response", start_response, NULL },
  { COURSE "/question", start_question, end_question },
  { COURSE "/question/result", start_result, end_result },
  { COURSE "/question/result/count", start_count, end_count },
  { COURSE "/question/change", start_change, end_change },
  { COURSE "/question/change/difference", start_count, end_difference },
};

const FfwCheckedRule *
ffw_checked_evaluation_rules (guint *n)
{
  *n = G_N_ELEMENTS (rules);

  return rules;
}
