/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How posts stand in what is required of them, worked out from the rows of the workspace. What is
 * stored of it for the present day is in ffw-standing-keep.h. */

#pragma once

#include "ffw-standing-rules.h"

G_BEGIN_DECLS

/** What FfwStandingRow::status is where the post or the requirement begins on a later day. */
#define FFW_STANDING_NOT_YET (-1)

/**
 * FfwStandingRow:
 * @requirement: of the rules that it was worked out with
 * @status: of #FfwStandingStatus, or %FFW_STANDING_NOT_YET
 * @stands: whether this is the one that stands for its area
 * @record: the id of the record that counts, or 0
 * @achieved_on, @expires_on: of that record; @expires_on is none where it never ends
 * @due_on: until when somebody without a record has time
 * @booked_on: the last day of the last session that the person has a place on, or none
 * @turns_on: nothing of this changes by itself before that day; none where it never does
 *
 * What one requirement that a post must meet comes to.
 */
typedef struct
{
  gint64 post;
  const FfwRequirement *requirement;
  int status;
  gboolean stands;
  gint64 record;
  FfwDate achieved_on;
  FfwDate expires_on;
  FfwDate due_on;
  FfwDate booked_on;
  FfwDate turns_on;
} FfwStandingRow;

/**
 * FfwStandingWho:
 * @FFW_STANDING_EVERYONE: all people who have a post
 * @FFW_STANDING_STALE: those that the change under way has touched
 * @FFW_STANDING_ONE: one person
 */
typedef enum
{
  FFW_STANDING_EVERYONE,
  FFW_STANDING_STALE,
  FFW_STANDING_ONE,
} FfwStandingWho;

/**
 * FfwStandingFunc:
 * @rows: (element-type FfwStandingRow): all of one person, by post, then requirement (their ids);
 *   lent
 *
 * Takes what was worked out of one person. Returns: whether to go on; %FALSE with @error set
 */
typedef gboolean (*FfwStandingFunc) (gint64 person, GArray *rows, gpointer data, GError **error);

gboolean ffw_standing_work_out (FfwConnection *connection, const FfwStandingRules *rules,
                                FfwStandingWho who, gint64 person, FfwDate day,
                                FfwStandingFunc func, gpointer data, GError **error);

G_END_DECLS
