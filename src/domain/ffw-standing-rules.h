/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/** What numbers of a requirement are where it says nothing. */
#define FFW_REQUIREMENT_ANY (-1)

/**
 * FfwRequirement:
 * @area: the id of the training area
 * @role: the id of the role whose posts must meet it, or 0 for any
 * @sector: of #FfwSector, or %FFW_REQUIREMENT_ANY
 * @renew_months: negative where the course's validity holds
 * @in_force_from: none where it always was
 * @fits: (array): for each course of the rules, whether it covers the area at the level or above
 *
 * What posts of a role, in organisations of a sector, need.
 */
typedef struct
{
  gint64 id;
  char *code;
  gint64 area;
  gint64 role;
  int sector;
  FfwLevel level;
  gboolean mandatory;
  int within_days;
  int renew_months;
  FfwDate in_force_from;
  gboolean *fits;
} FfwRequirement;

/**
 * FfwStandingCourse:
 * @validity_months: negative where it never expires
 */
typedef struct
{
  gint64 id;
  int validity_months;
} FfwStandingCourse;

/**
 * FfwStandingRules:
 * @requirements: (element-type FfwRequirement): by id
 * @courses: (element-type FfwStandingCourse): those that cover an area
 *
 * All that is asked of posts, and which courses meet it.
 */
typedef struct
{
  GPtrArray *requirements;
  GArray *courses;
  GHashTable *course_positions;
  GArray *covers;
} FfwStandingRules;

FfwStandingRules *ffw_standing_rules_read (FfwConnection *connection, GError **error);
void ffw_standing_rules_free (FfwStandingRules *self);
void ffw_standing_rules_take (FfwStandingRules *self, FfwRequirement *requirement);
void ffw_standing_rules_remove (FfwStandingRules *self, gint64 id);
const FfwRequirement *ffw_standing_rules_find (const FfwStandingRules *self, gint64 id);
gboolean ffw_standing_rules_find_course (const FfwStandingRules *self, gint64 id, guint *position);

void ffw_requirement_free (FfwRequirement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwStandingRules, ffw_standing_rules_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRequirement, ffw_requirement_free)

G_END_DECLS
