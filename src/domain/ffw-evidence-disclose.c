/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-disclosure.h"
#include "ffw-evidence-reading.h"
#include "ffw-evidence-sets.h"

static void
suppress_group (FfwEvidenceGroup *group)
{
  group->suppressed = TRUE;
  group->figure = 0;
  group->people = 0;
}

/* Applies the public's rule to the groups of a course. */
static void
disclose_groups (FfwEvidenceDelivery *self, guint minimum)
{
  g_autoptr (FfwEvidenceSets) sets = ffw_evidence_sets_new (self->cells, minimum);

  ffw_evidence_sets_decide_places (sets, self->trained);
  ffw_evidence_sets_decide (sets, FFW_GROUP_LANGUAGE, self->completions);

  for (guint i = self->groups->len; i-- > 0;)
    {
      FfwEvidenceGroup *group = g_ptr_array_index (self->groups, i);
      FfwEvidenceFate fate = ffw_evidence_sets_get (sets, group->by, group->code);

      if (fate == FFW_EVIDENCE_ABSENT)
        g_ptr_array_remove_index (self->groups, i);
      else if (fate == FFW_EVIDENCE_HIDDEN)
        suppress_group (group);
    }
}

static void
disclose_delivery (FfwEvidenceDelivery *self, guint minimum)
{
  if (ffw_disclosure_is_small (self->trained, minimum))
    {
      self->suppressed = TRUE;
      self->trained = 0;
      self->completions = 0;
      g_ptr_array_set_size (self->groups, 0);
    }
  else
    disclose_groups (self, minimum);

  g_ptr_array_set_size (self->cells, 0);
}

static void
suppress_standing (FfwEvidenceStanding *standing)
{
  *standing = (FfwEvidenceStanding){ .suppressed = TRUE };
}

/* Of a whole that is small all parts are, so that its sets are left out. */
static void
disclose_compliance (FfwEvidenceCompliance *self, guint minimum)
{
  for (guint necessity = 0; necessity < FFW_N_NECESSITIES; necessity++)
    {
      FfwEvidenceStanding *whole = &self->standings[necessity];
      g_autoptr (FfwEvidenceSets) sets = ffw_evidence_sets_new (self->cells[necessity], minimum);

      ffw_evidence_sets_decide_places (sets, whole->required);
      ffw_evidence_sets_decide (sets, FFW_GROUP_ROLE, whole->required);
      for (guint i = self->groups->len; i-- > 0;)
        {
          FfwEvidenceStandingGroup *group = g_ptr_array_index (self->groups, i);
          FfwEvidenceFate fate = ffw_evidence_sets_get (sets, group->by, group->code);

          if (group->mandatory != (gboolean)necessity)
            continue;
          if (fate == FFW_EVIDENCE_ABSENT)
            g_ptr_array_remove_index (self->groups, i);
          else if (fate == FFW_EVIDENCE_HIDDEN)
            suppress_standing (&group->standing);
        }
      if (ffw_disclosure_is_small (whole->required, minimum))
        suppress_standing (whole);
      g_ptr_array_set_size (self->cells[necessity], 0);
    }
}

static void
disclose_change (FfwEvidenceQuestion *question, FfwEvidenceChange *change, guint minimum)
{
  if (change->pairs == 0
      || !ffw_disclosure_change_is_small (change->pairs, question->results[change->from].n,
                                          question->results[change->to].n, minimum))
    return;

  change->suppressed = TRUE;
  change->pairs = 0;
  change->test = (FfwWilcoxon){ 0 };
  ffw_tally_clear (&change->differences);
}

static void
disclose_question (FfwEvidenceQuestion *self, guint minimum)
{
  for (guint i = 0; i < FFW_N_CHANGES; i++)
    disclose_change (self, &self->changes[i], minimum);

  for (guint i = 0; i < FFW_N_STAGES; i++)
    {
      FfwEvidenceResult *result = &self->results[i];

      if (!ffw_disclosure_is_small (result->n, minimum))
        continue;
      result->suppressed = TRUE;
      result->n = 0;
      ffw_tally_clear (&result->counts);
    }
}

static void
disclose_evaluation (FfwEvidenceEvaluation *self, gboolean is_public, guint minimum)
{
  if (is_public && ffw_disclosure_is_small (self->attended, minimum))
    {
      self->attended_suppressed = TRUE;
      self->attended = 0;
    }

  for (guint i = 0; i < FFW_N_STAGES; i++)
    {
      FfwEvidenceResponse *response = &self->responses[i];

      if (response->received == 0
          || (!self->attended_suppressed && !ffw_disclosure_is_small (response->received, minimum)))
        continue;
      response->suppressed = TRUE;
      response->received = 0;
    }

  for (guint i = 0; i < self->questions->len; i++)
    disclose_question (g_ptr_array_index (self->questions, i), minimum);
}

/* Takes out what the audience may not see. A return keeps everything: it is for joining with
 * others, and what is small is suppressed after the figures are added. */
void
ffw_evidence_disclose (FfwEvidence *self)
{
  gboolean is_public = self->scope.audience == FFW_AUDIENCE_PUBLIC;
  guint minimum = self->scope.minimum;

  if (self->scope.audience == FFW_AUDIENCE_RETURN)
    return;

  for (guint i = 0; is_public && i < self->delivery->len; i++)
    disclose_delivery (g_ptr_array_index (self->delivery, i), minimum);
  for (guint i = 0; is_public && i < self->compliance->len; i++)
    disclose_compliance (g_ptr_array_index (self->compliance, i), minimum);
  for (guint i = 0; i < self->evaluation->len; i++)
    disclose_evaluation (g_ptr_array_index (self->evaluation, i), is_public, minimum);
}
