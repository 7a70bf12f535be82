/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one person stands in all that their posts require, what that rests on, and what would put
 * it right. */

#pragma once

#include "ffw-standing.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/**
 * FfwRemedy:
 * @level: at which it covers the area
 * @months: for how long its completion counts for the requirement; negative where it never ends
 *
 * A course that meets a requirement, and can be completed on the day.
 */
typedef struct
{
  gint64 id;
  char *code;
  FfwText title;
  FfwLevel level;
  int months;
} FfwRemedy;

/**
 * FfwDemand:
 * @requirement: its id
 * @role_code: (nullable): of the role whose posts must meet it; %NULL for any
 * @sector: of #FfwSector, or %FFW_REQUIREMENT_ANY
 * @renew_months: negative where the course's validity holds
 * @status: of #FfwStandingStatus, or %FFW_STANDING_NOT_YET where it begins on a later day
 * @record: the id of the record that it rests on, or 0; then the texts of it are empty
 * @extended_to: the record's own end, of an extension, or none
 * @remedies: (element-type FfwRemedy): by code
 *
 * What one requirement that a post must meet comes to. Its dates are those of #FfwStandingRow.
 */
typedef struct
{
  gint64 requirement;
  char *code;
  FfwLevel level;
  gboolean mandatory;
  char *role_code;
  FfwText role;
  int sector;
  int within_days;
  int renew_months;
  FfwDate in_force_from;
  int status;
  FfwDate achieved_on;
  FfwDate expires_on;
  FfwDate due_on;
  FfwDate booked_on;
  gint64 record;
  char *record_uuid;
  char *course_code;
  FfwText course;
  FfwDate extended_to;
  char *extension_reason;
  GPtrArray *remedies;
} FfwDemand;

/**
 * FfwAreaStanding:
 * @demands: (element-type FfwDemand): all requirements of the post in the area; the first stands
 *   for it
 * @waived_from, @waived_until: of the waiver in force that lasts longest, or none
 *
 * How a post stands in a training area.
 */
typedef struct
{
  gint64 area;
  char *code;
  FfwText title;
  GPtrArray *demands;
  FfwDate waived_from;
  FfwDate waived_until;
  char *waiver_reason;
} FfwAreaStanding;

/**
 * FfwPostStanding:
 * @areas: (element-type FfwAreaStanding): in which something is asked of it, the worst first
 * @sums: how many of them stand so, by status
 *
 * A post that has not ended.
 */
typedef struct
{
  gint64 post;
  GPtrArray *areas;
  guint sums[FFW_N_STANDINGS];
} FfwPostStanding;

/**
 * FfwPersonStanding:
 * @away_since: the first day of the absence that is under way, or none
 * @away_until: its last day, or none where that is not known
 * @posts: (element-type FfwPostStanding): those in which something is asked, by id
 */
typedef struct
{
  gint64 person;
  FfwDate day;
  FfwDate away_since;
  FfwDate away_until;
  GPtrArray *posts;
} FfwPersonStanding;

extern const char *const ffw_person_standing_tables[];

FfwPersonStanding *ffw_person_standing_read (FfwConnection *connection, gint64 person, FfwDate day,
                                             GError **error);
void ffw_person_standing_free (FfwPersonStanding *self);
const FfwPostStanding *ffw_person_standing_find (const FfwPersonStanding *self, gint64 post);
const FfwDemand *ffw_area_standing_get (const FfwAreaStanding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwPersonStanding, ffw_person_standing_free)

G_END_DECLS
