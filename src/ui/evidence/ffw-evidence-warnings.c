/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-warnings.h"

#include "ffw-evidence-words.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* A response rate below this says little of those who did not answer. */
#define LOW 0.5

/* How many courses or titles a sentence names. */
#define MOST_NAMED 3

static void
warning_free (gpointer data)
{
  FfwEvidenceWarning *self = data;

  g_free (self->text);
  g_free (self->button);
  g_free (self);
}

static FfwEvidenceWarning *
warn (GPtrArray *warnings, char *text, const char *button, const char *action, const char *target)
{
  FfwEvidenceWarning *self = g_new0 (FfwEvidenceWarning, 1);

  self->text = text;
  self->button = g_strdup (button);
  self->action = action;
  self->target = target;
  g_ptr_array_add (warnings, self);

  return self;
}

/* The first few of some names. */
static char *
list_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, MOST_NAMED); i++)
    /* Translators: one of a list of names */
    {
      g_autofree char *quoted = ffw_words (_ ("“%1$s”"), names->pdata[i], NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", quoted);
    }
  if (names->len > MOST_NAMED)
    g_string_append (text, ", …");

  return g_string_free (text, FALSE);
}

static void
warn_responses (GPtrArray *warnings, const FfwEvidence *evidence)
{
  g_autoptr (GPtrArray) low = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;

  for (guint i = 0; i < evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *course = evidence->evaluation->pdata[i];
      const FfwEvidenceResponse *after = &course->responses[FFW_STAGE_POST];

      if (course->attended > 0 && !after->suppressed
          && (double)after->received < LOW * (double)course->attended)
        g_ptr_array_add (low, ffw_evidence_words_title (&course->title, course->code));
    }
  if (low->len == 0)
    return;

  names = list_names (low);
  warn (warnings,
        /* Translators: %1$s is a list of courses */
        ffw_words (_ ("Fewer than half of those who attended answered afterwards: %1$s. Those who "
                      "did may not speak for the others. Ask again, or say so beside the figures."),
                   names, NULL),
        _ ("Response Rates"), "report.section", "evaluation");
}

/* How many figures are hidden. */
static guint64
count_hidden (const FfwEvidence *evidence)
{
  guint64 n = 0;

  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *course = evidence->delivery->pdata[i];

      n += course->suppressed;
      for (guint j = 0; j < course->groups->len; j++)
        n += ((const FfwEvidenceGroup *)course->groups->pdata[j])->suppressed;
    }
  for (guint i = 0; i < evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *course = evidence->evaluation->pdata[i];

      for (guint stage = 0; stage < FFW_N_STAGES; stage++)
        n += course->responses[stage].suppressed;
      for (guint j = 0; j < course->questions->len; j++)
        {
          const FfwEvidenceQuestion *question = course->questions->pdata[j];

          for (guint stage = 0; stage < FFW_N_STAGES; stage++)
            n += question->results[stage].suppressed;
          for (guint k = 0; k < FFW_N_CHANGES; k++)
            n += question->changes[k].suppressed;
        }
    }

  for (guint i = 0; i < evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *area = evidence->compliance->pdata[i];

      for (guint j = 0; j < FFW_N_NECESSITIES; j++)
        n += area->standings[j].suppressed;
      for (guint j = 0; j < area->groups->len; j++)
        n += ((const FfwEvidenceStandingGroup *)area->groups->pdata[j])->standing.suppressed;
    }

  return n;
}

/* Of figures of another organisation nothing can be done about it here. */
static void
warn_hidden (GPtrArray *warnings, const FfwEvidence *evidence, gboolean ours)
{
  guint64 n = count_hidden (evidence);
  g_autofree char *figures = NULL;
  g_autofree char *minimum = NULL;

  if (n == 0)
    return;

  figures = ffw_words_count (FFW_NP_ ("%1$d figure is hidden", "%1$d figures are hidden"), n);
  minimum = g_strdup_printf ("%u", evidence->scope.minimum);
  warn (
      warnings,
      ffw_words (ours
                     /* Translators: %1$s is such as “3 figures are hidden”, %2$d the least figure
                      * shown */
                     ? _ ("%1$s, because groups of fewer than %2$d could point at somebody. Choose "
                          "a longer period, or more organisations, to show more.")
                     /* Translators: as above */
                     : _ ("%1$s, because groups of fewer than %2$d could point at somebody."),
                 figures, minimum, NULL),
      NULL, NULL, NULL);
}

static void
gather_missing (GPtrArray *missing, const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FfwEvidenceEntry *entry = entries->pdata[i];

      if (entry->title.in[FFW_LANGUAGE_CY] == NULL || entry->title.in[FFW_LANGUAGE_EN] == NULL)
        g_ptr_array_add (missing, g_strdup (entry->code));
    }
}

static void
warn_languages (GPtrArray *warnings, const FfwEvidence *evidence)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;

  gather_missing (missing, evidence->courses);
  gather_missing (missing, evidence->areas);
  gather_missing (missing, evidence->questions);
  if (missing->len == 0)
    return;

  names = list_names (missing);
  warn (warnings,
        /* Translators: %1$s is a list of codes */
        ffw_words (_ ("The Welsh or the English is missing of %1$s. Readers see the other language "
                      "there. Have it translated before you publish."),
                   names, NULL),
        _ ("Both Languages"), "report.section", "catalogue");
}

static GPtrArray *
warnings_of_figures (const FfwEvidence *evidence, gboolean ours)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (warning_free);

  warn_responses (warnings, evidence);
  warn_hidden (warnings, evidence, ours);
  warn_languages (warnings, evidence);

  return warnings;
}

/** Returns: (transfer full) (element-type FfwEvidenceWarning): what to know of figures that come
 *   from elsewhere */
GPtrArray *
ffw_evidence_warnings_of_figures (const FfwEvidence *evidence)
{
  return warnings_of_figures (evidence, FALSE);
}

/**
 * ffw_evidence_warnings_of:
 *
 * Returns: (transfer full) (element-type FfwEvidenceWarning): what to know before the figures of
 *   this workspace leave, and what to do about it; the worst first
 */
GPtrArray *
ffw_evidence_warnings_of (const FfwEvidenceReport *report)
{
  const FfwEvidence *evidence = report->evidence;
  g_autoptr (GPtrArray) of_figures = warnings_of_figures (evidence, TRUE);
  GPtrArray *warnings = g_ptr_array_new_with_free_func (warning_free);

  if (report->refused)
    warn (warnings, g_strdup (report->refused), _ ("Past Exports"), "evidence.view", "exports")
        ->severe
        = TRUE;
  if (evidence->scope.audience == FFW_AUDIENCE_RETURN)
    warn (warnings,
          g_strdup (_ ("A return holds every figure, however small. Hand it to the team that joins "
                       "returns, and to nobody else.")),
          NULL, NULL, NULL);
  if (report->n_open > 0)
    {
      char *text = ffw_words_count (
          FFW_NP_ ("%1$d session of this period is past and was never marked as held or cancelled, "
                   "so it counts nothing. Close its register first.",
                   "%1$d sessions of this period are past and were never marked as held or "
                   "cancelled, so they count nothing. Close their registers first."),
          report->n_open);

      warn (warnings, text, NULL, NULL, NULL);
    }
  if (evidence->scope.to > evidence->scope.today)
    warn (warnings, g_strdup (_ ("The period is not over: the figures will change until it is.")),
          NULL, NULL, NULL);
  if (report->edition.revision > 1)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, report->edition.revision);

      warn (warnings,
            ffw_words (_ ("These figures have left before. An export would be revision %1$d, which "
                          "replaces the one before it: say so to those who have that."),
                       number, NULL),
            _ ("Past Exports"), "evidence.view", "exports");
    }
  g_ptr_array_extend_and_steal (warnings, g_steal_pointer (&of_figures));
  if (report->n_drafts > 0)
    warn (warnings,
          g_strdup (_ ("The framework that these figures refer to has no date of publication. Say "
                       "beside them that it is a working document.")),
          NULL, NULL, NULL);

  return warnings;
}
