/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-checks-private.h"

#include <string.h>

static void
start_course (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  /* Sessions and places are no heads. */
  static const char *const names[] = { "code", "sessions", "places", NULL };
  static const char *const figures[] = { "completions", "trained", NULL };

  self->course_at = ffw_checked_at (element);
  self->course_suppressed = ffw_checked_is_suppressed (self, element, names);
  self->trained = ffw_checked_get_count (element, "trained");
  self->completions = ffw_checked_get_count (element, "completions");
  memset (self->sets, 0, sizeof self->sets);

  ffw_checked_code (self, element, "code", self->courses);
  if (self->course_suppressed)
    return;

  ffw_checked_need (self, element, figures);
  ffw_checked_small (self, element, "trained", TRUE);
  ffw_checked_within (self, self->course_at, "trained", self->trained, self->completions);
}

static void
start_group (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "by", "code", NULL };
  int by = ffw_checked_get_coded (element, "by", &ffw_coding_group_by);
  const char *figures[] = { by == FFW_GROUP_LANGUAGE ? "completions" : "trained", NULL };
  gboolean hidden = ffw_checked_is_suppressed (self, element, names);
  gint64 figure = ffw_checked_get_count (element, figures[0]);

  if (by < 0)
    return;

  ffw_checked_add_to_set (&self->sets[by], element, hidden, figure);
  if (self->course_suppressed)
    ffw_checked_break (self, ffw_checked_at (element), ffw_xml_element_get (element, "by"));
  if (hidden)
    return;

  ffw_checked_need (self, element, figures);
  ffw_checked_small (self, element, figures[0], TRUE);
  ffw_checked_within (self, ffw_checked_at (element), figures[0], figure,
                      by == FFW_GROUP_LANGUAGE ? self->completions : self->trained);
}

static void
start_session (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  if (self->audience == FFW_AUDIENCE_COMMISSIONER || self->audience == FFW_AUDIENCE_PUBLIC)
    ffw_findings_add (self->findings, "E420", element->line, element->column, NULL, NULL);
}

/* Which sets stand beside each other in what the public sees. A site's organisation is not in
 * the file, so the sets of sites cannot be told apart, and are not judged one by one. */
static void
check_public_sets (FfwEvidenceChecks *self)
{
  const FfwCheckedSet *organisations = &self->sets[FFW_GROUP_ORGANISATION];
  const FfwCheckedSet *sectors = &self->sets[FFW_GROUP_SECTOR];
  const FfwCheckedSet *sites = &self->sets[FFW_GROUP_SITE];
  const FfwCheckedSet *areas = &self->sets[FFW_GROUP_POLICE_AREA];

  ffw_checked_set (self, organisations, "organisation", self->trained);
  ffw_checked_set (self, &self->sets[FFW_GROUP_LANGUAGE], "language", self->completions);
  if (sectors->n_hidden || (sectors->n_shown && organisations->n_shown == 0))
    ffw_checked_break (self, self->course_at, "sector");
  if (sites->n_shown && organisations->n_shown == 0)
    ffw_checked_break (self, self->course_at, "site");
  if (areas->n_hidden
      || (areas->n_shown
          && (organisations->n_shown == 0 || organisations->n_hidden || sites->n_hidden)))
    ffw_checked_break (self, self->course_at, "police_area");
}

static void
end_course (FfwEvidenceChecks *self)
{
  const FfwCheckedSet *languages = &self->sets[FFW_GROUP_LANGUAGE];

  /* A completion has one language. */
  ffw_checked_within (self, self->course_at, "completions", languages->sum, self->completions);
  if (ffw_checked_hides_people (self))
    check_public_sets (self);
}

static const FfwCheckedRule rules[] = {
  { "/evidence/delivery/course", start_course, end_course },
  { "/evidence/delivery/course/group", start_group, NULL },
  { "/evidence/delivery/course/session", start_session, NULL },
};

const FfwCheckedRule *
ffw_checked_delivery_rules (guint *n)
{
  *n = G_N_ELEMENTS (rules);

  return rules;
}
