/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-standing-charts.h"

#include "ffw-evidence-charts.h"
#include "ffw-evidence-words.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Whose record counts today, of those who must have one. */
static guint64
count_in_date (const FfwEvidenceStanding *standing)
{
  return standing->counts[FFW_STANDING_MET] + standing->counts[FFW_STANDING_EXPIRING];
}

static const char *
word (FfwStandingStatus status)
{
  return ffw_coding_get_word (&ffw_coding_standing, (int)status, ffw_language_get ());
}

static FfwChart *
chart_new (const char *title, const char *row_title)
{
  FfwChart *chart = ffw_chart_new (title, row_title);
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  g_strv_builder_add_many (headings, row_title, _ ("Required"), NULL);
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    {
      ffw_chart_add_series (chart, word ((FfwStandingStatus)i));
      g_strv_builder_add (headings, word (ffw_standings[i]));
    }
  /* Translators: the heading of a column: how many of those who are missing something are absent
   * at present */
  g_strv_builder_add (headings, _ ("Missing and away"));
  g_ptr_array_add (chart->table, g_strv_builder_end (headings));

  return chart;
}

static char **
table_row (const char *label, const FfwEvidenceStanding *standing)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *required = ffw_words_number (standing->required);
  g_autofree char *away = ffw_words_number (standing->away);

  g_strv_builder_add_many (texts, label, standing->suppressed ? _ ("Hidden") : required, NULL);
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    {
      g_autofree char *number = ffw_words_number (standing->counts[ffw_standings[i]]);

      g_strv_builder_add (texts, standing->suppressed ? "–" : number);
    }
  g_strv_builder_add (texts, standing->suppressed ? "–" : away);

  return g_strv_builder_end (texts);
}

static void
add_row (FfwChart *chart, const char *label, const FfwEvidenceStanding *standing)
{
  FfwChartRow *row = ffw_chart_add_row (chart, label);
  g_autofree char *percent = NULL;
  g_autofree char *required = NULL;

  g_ptr_array_add (chart->table, table_row (label, standing));
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    if (standing->suppressed)
      ffw_chart_hide_value (row, i, _ ("Hidden"));
    else
      ffw_chart_set_value (row, i, (double)standing->counts[i],
                           ffw_words_number (standing->counts[i]));
  if (standing->suppressed)
    return;

  percent = ffw_words_percent ((double)count_in_date (standing) / (double)standing->required);
  required = g_strdup_printf ("%" G_GUINT64_FORMAT, standing->required);
  /* Translators: %1$s is a percentage of %2$d posts */
  row->note = ffw_words (_ ("%1$s of %2$d in date"), percent, required, NULL);
}

static char *
standing_sentence (const FfwEvidenceStanding *all, gboolean mandatory)
{
  g_autofree char *percent
      = ffw_words_percent ((double)count_in_date (all) / (double)all->required);
  g_autofree char *missing = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                              all->counts[FFW_STANDING_MISSING]);
  g_autofree char *away = g_strdup_printf ("%" G_GUINT64_FORMAT, all->away);
  g_autofree char *expired = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                              all->counts[FFW_STANDING_EXPIRED]);

  return ffw_words (mandatory
                        /* Translators: %1$s is a percentage; %2$d, %3$d and %4$d count posts in
                         * training areas */
                        ? _ ("%1$s of what is mandatory for posts is in date; %2$d are missing "
                             "(%3$d of them of people who are away), and %4$d have expired.")
                        /* Translators: as above */
                        : _ ("%1$s of what is recommended for posts is in date; %2$d are missing "
                             "(%3$d of them of people who are away), and %4$d have expired."),
                    percent, missing, away, expired, NULL);
}

/**
 * ffw_evidence_chart_standing:
 * @mandatory: whether of what is mandatory, else of what is recommended
 *
 * Returns: (transfer full) (nullable): how posts stand, by training area; %NULL where no such
 *   thing is required
 */
FfwChart *
ffw_evidence_chart_standing (const FfwEvidence *evidence, gboolean mandatory)
{
  g_autoptr (FfwChart) chart = chart_new (mandatory ? _ ("Mandatory Training by Area")
                                                    : _ ("Recommended Training by Area"),
                                          _ ("Training area"));
  FfwEvidenceStanding all = { 0 };

  for (guint i = 0; i < evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *area = evidence->compliance->pdata[i];
      const FfwEvidenceStanding *standing = &area->standings[mandatory ? 1 : 0];
      g_autofree char *title = ffw_evidence_words_title (&area->title, area->code);

      if (standing->required == 0 && !standing->suppressed)
        continue;
      add_row (chart, title, standing);
      all.required += standing->required;
      all.away += standing->away;
      for (guint j = 0; j < FFW_N_STANDINGS; j++)
        all.counts[j] += standing->counts[j];
    }
  if (chart->rows->len == 0)
    return NULL;

  if (all.required > 0)
    ffw_chart_take_sentence (chart, standing_sentence (&all, mandatory));
  ffw_evidence_chart_note_hidden (chart, evidence->scope.minimum);
  ffw_evidence_chart_cut (chart);

  return g_steal_pointer (&chart);
}

static char *
group_label (const FfwEvidenceStandingGroup *group)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *title = NULL;
  int value;

  if (group->by == FFW_GROUP_SECTOR && ffw_coding_find (&ffw_coding_sector, group->code, &value))
    title = g_strdup (ffw_coding_get_word (&ffw_coding_sector, value, language));
  else
    title = ffw_evidence_words_title (&group->title, group->code);
  if (group->mandatory)
    return g_steal_pointer (&title);

  /* Translators: %1$s is an organisation, a site, a sector or a role; %2$s is “recommended” */
  return ffw_words (_ ("%1$s (%2$s)"), title,
                    ffw_coding_get_word (&ffw_coding_necessity, 0, language), NULL);
}

static const char *
title_by (FfwGroupBy by)
{
  switch (by)
    {
    case FFW_GROUP_ROLE:
      return _ ("By Role");
    case FFW_GROUP_SECTOR:
      return _ ("By Sector");
    case FFW_GROUP_SITE:
      return _ ("By Site");
    case FFW_GROUP_ORGANISATION:
    case FFW_GROUP_LANGUAGE:
    case FFW_GROUP_POLICE_AREA:
    default:
      return _ ("By Organisation");
    }
}

/* The one of those that are shown of which the largest part is missing or has expired. */
static const FfwEvidenceStandingGroup *
find_worst (const FfwEvidenceCompliance *compliance, FfwGroupBy by)
{
  const FfwEvidenceStandingGroup *worst = NULL;
  double most = 0;

  for (guint i = 0; i < compliance->groups->len; i++)
    {
      const FfwEvidenceStandingGroup *group = compliance->groups->pdata[i];
      const FfwEvidenceStanding *standing = &group->standing;
      double share;

      if (group->by != by || standing->suppressed)
        continue;
      share = (double)(standing->counts[FFW_STANDING_MISSING]
                       + standing->counts[FFW_STANDING_EXPIRED])
              / (double)standing->required;
      if (share <= most)
        continue;
      most = share;
      worst = group;
    }

  return worst;
}

/**
 * ffw_evidence_chart_standing_groups:
 * @by: %FFW_GROUP_ORGANISATION, %FFW_GROUP_ROLE, %FFW_GROUP_SECTOR or %FFW_GROUP_SITE
 *
 * Returns: (transfer full): how the posts that need an area stand, by what they have in common
 */
FfwChart *
ffw_evidence_chart_standing_groups (const FfwEvidenceCompliance *compliance, FfwGroupBy by,
                                    const FfwEvidence *evidence)
{
  FfwChart *chart = chart_new (
      title_by (by), ffw_coding_get_word (&ffw_coding_group_by, (int)by, ffw_language_get ()));
  const FfwEvidenceStandingGroup *worst = find_worst (compliance, by);

  for (guint i = 0; i < compliance->groups->len; i++)
    {
      const FfwEvidenceStandingGroup *group = compliance->groups->pdata[i];
      g_autofree char *label = NULL;

      if (group->by != by)
        continue;
      label = group_label (group);
      add_row (chart, label, &group->standing);
    }
  if (worst)
    {
      g_autofree char *label = group_label (worst);
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                            worst->standing.counts[FFW_STANDING_MISSING]
                                                + worst->standing.counts[FFW_STANDING_EXPIRED]);
      g_autofree char *of = g_strdup_printf ("%" G_GUINT64_FORMAT, worst->standing.required);

      ffw_chart_take_sentence (
          chart,
          /* Translators: %1$s is an organisation, a site, a sector or a role; of %3$d posts %2$d
           * lack the training */
          ffw_words (_ ("“%1$s” lacks the most: %2$d of %3$d have none that is in date."), label, n,
                     of, NULL));
    }
  ffw_evidence_chart_note_hidden (chart, evidence->scope.minimum);
  ffw_evidence_chart_cut (chart);

  return chart;
}
