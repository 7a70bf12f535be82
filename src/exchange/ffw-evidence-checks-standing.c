/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-checks-private.h"

#include <string.h>

/* The most that a rating can fall short of a need. */
#define LARGEST_GAP 4

/* The seven words add up to all who need the area. */
static void
check_standing (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const words[] = { "met", "expiring", "expired", "booked",
                                       "due", "missing",  "waived",  NULL };
  gint64 required = ffw_checked_get_count (element, "required");
  gint64 sum = 0;
  char is[FFW_CHECKED_TEXT];
  char of[FFW_CHECKED_TEXT];

  for (guint i = 0; words[i]; i++)
    {
      gint64 part = ffw_checked_get_count (element, words[i]);

      if (part == FFW_ABSENT)
        {
          ffw_checked_need (self, element, words);
          return;
        }
      sum += part;
    }
  if (required != FFW_ABSENT && sum != required)
    ffw_findings_add (self->findings, "E409", element->line, element->column, "required",
                      ffw_checked_text (sum, is), ffw_checked_text (required, of), NULL);
  ffw_checked_within (self, ffw_checked_at (element), "away",
                      ffw_checked_get_count (element, "away"),
                      ffw_checked_get_count (element, "missing"));
}

static void
start_area (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  ffw_checked_code (self, element, "code", self->areas);
  for (guint i = 0; i < G_N_ELEMENTS (self->required); i++)
    self->required[i] = FFW_ABSENT;
  memset (self->standing, 0, sizeof self->standing);
}

static void
start_standing (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "necessity", NULL };
  static const char *const figures[] = { "required", NULL };
  int necessity = ffw_checked_get_coded (element, "necessity", &ffw_coding_necessity);

  if (ffw_checked_is_suppressed (self, element, names))
    return;

  ffw_checked_need (self, element, figures);
  ffw_checked_small (self, element, "required", TRUE);
  check_standing (self, element);
  if (necessity >= 0)
    self->required[necessity] = ffw_checked_get_count (element, "required");
}

static void
start_group (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "by", "code", "necessity", NULL };
  static const char *const figures[] = { "required", NULL };
  int necessity = ffw_checked_get_coded (element, "necessity", &ffw_coding_necessity);
  int by = ffw_checked_get_coded (element, "by", &ffw_coding_group_by);
  gint64 required = ffw_checked_get_count (element, "required");
  gboolean hidden = ffw_checked_is_suppressed (self, element, names);

  if (necessity >= 0 && by >= 0)
    ffw_checked_add_to_set (&self->standing[necessity][by], element, hidden, required);
  if (hidden)
    return;

  ffw_checked_need (self, element, figures);
  ffw_checked_small (self, element, "required", TRUE);
  check_standing (self, element);
  if (necessity >= 0)
    ffw_checked_within (self, ffw_checked_at (element), "required", required,
                        self->required[necessity]);
}

/* Posts have one organisation and one sector, so these two sets add up; a site's organisation
 * is not in the file, and a post may have several roles. */
static void
end_area (FfwEvidenceChecks *self)
{
  for (guint i = 0; ffw_checked_hides_people (self) && i < G_N_ELEMENTS (self->required); i++)
    {
      ffw_checked_set (self, &self->standing[i][FFW_GROUP_ORGANISATION], "organisation",
                       self->required[i]);
      ffw_checked_set (self, &self->standing[i][FFW_GROUP_SECTOR], "sector", self->required[i]);
    }
}

static void
start_needs_area (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  ffw_checked_code (self, element, "code", self->areas);
  self->rated = FFW_ABSENT;
  memset (&self->sectors, 0, sizeof self->sectors);
}

static void
start_needs_group (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "by", "code", NULL };
  static const char *const figures[] = { "rated", "gaps", "total", "verified", NULL };
  FfwCheckedAt at = ffw_checked_at (element);
  gboolean is_all = g_strcmp0 (ffw_xml_element_get (element, "by"), "all") == 0;
  gint64 rated = ffw_checked_get_count (element, "rated");
  gint64 gaps = ffw_checked_get_count (element, "gaps");
  gint64 total = ffw_checked_get_count (element, "total");
  gboolean hidden = ffw_checked_is_suppressed (self, element, names);

  if (!is_all)
    ffw_checked_add_to_set (&self->sectors, element, hidden, rated);
  if (hidden)
    return;

  ffw_checked_need (self, element, figures);
  ffw_checked_small (self, element, "rated", FALSE);
  ffw_checked_within (self, at, "gaps", gaps, rated);
  ffw_checked_within (self, at, "verified", ffw_checked_get_count (element, "verified"), rated);
  ffw_checked_within (self, at, "gaps", gaps, total);
  ffw_checked_within (self, at, "total", total,
                      gaps == FFW_ABSENT ? FFW_ABSENT : gaps * LARGEST_GAP);
  if (is_all)
    self->rated = rated;
  else
    ffw_checked_within (self, at, "rated", rated, self->rated);
}

static void
end_needs_area (FfwEvidenceChecks *self)
{
  if (self->audience >= 0 && self->audience != FFW_AUDIENCE_RETURN)
    ffw_checked_set (self, &self->sectors, "sector", self->rated);
}

static void
start_welsh (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "code", "sessionsInWelsh", NULL };

  ffw_checked_code (self, element, "code", self->courses);
  if (ffw_checked_is_suppressed (self, element, names))
    return;

  ffw_checked_small (self, element, "completionsInWelsh", TRUE);
  ffw_checked_small (self, element, "askedForWelsh", TRUE);
  ffw_checked_small (self, element, "preferWelsh", TRUE);
}

static const FfwCheckedRule rules[] = {
  { "/evidence/compliance/area", start_area, end_area },
  { "/evidence/compliance/area/standing", start_standing, NULL },
  { "/evidence/compliance/area/group", start_group, NULL },
  { "/evidence/needs/campaign/area", start_needs_area, end_needs_area },
  { "/evidence/needs/campaign/area/group", start_needs_group, NULL },
  { "/evidence/welshLanguage/course", start_welsh, NULL },
};

const FfwCheckedRule *
ffw_checked_standing_rules (guint *n)
{
  *n = G_N_ELEMENTS (rules);

  return rules;
}
