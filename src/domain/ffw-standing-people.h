/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What standing is worked out from, person by person. */

#pragma once

#include "ffw-standing.h"

G_BEGIN_DECLS

/**
 * FfwStandingPost:
 * @sector: of its organisation, or %FFW_REQUIREMENT_ANY where that has none
 * @left_on: none where it has no end
 * @roles: (element-type gint64): ids
 */
typedef struct
{
  gint64 id;
  int sector;
  FfwDate started_on;
  FfwDate left_on;
  GArray *roles;
} FfwStandingPost;

/**
 * FfwStandingRecord:
 * @course: its position in the rules
 * @extended_to: the record's own end, of an extension, or none
 *
 * A completed record.
 */
typedef struct
{
  gint64 id;
  guint course;
  FfwDate completed_on;
  FfwDate extended_to;
} FfwStandingRecord;

/** A place on a session that is still to be held. */
typedef struct
{
  guint course;
  FfwDate last_on;
} FfwStandingBooking;

typedef struct
{
  gint64 area;
  FfwDate from;
  FfwDate until;
} FfwStandingWaiver;

/**
 * FfwStandingPerson:
 * @posts: (element-type FfwStandingPost): those that have not ended, by id
 * @records: (element-type FfwStandingRecord): of courses that cover an area
 * @bookings: (element-type FfwStandingBooking): likewise
 * @waivers: (element-type FfwStandingWaiver)
 */
typedef struct
{
  gint64 id;
  GArray *posts;
  GArray *records;
  GArray *bookings;
  GArray *waivers;
} FfwStandingPerson;

typedef struct _FfwStandingPeople FfwStandingPeople;

FfwStandingPeople *ffw_standing_people_new (FfwConnection *connection,
                                            const FfwStandingRules *rules, FfwStandingWho who,
                                            gint64 person, FfwDate day, GError **error);
const FfwStandingPerson *ffw_standing_people_next (FfwStandingPeople *self, GError **error);
void ffw_standing_people_free (FfwStandingPeople *self);
void ffw_standing_work_out_person (GArray *rows, const FfwStandingRules *rules,
                                   const FfwStandingPerson *person, FfwDate day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwStandingPeople, ffw_standing_people_free)

G_END_DECLS
