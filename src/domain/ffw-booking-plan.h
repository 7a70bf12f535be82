/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People who are to be booked on a session: what was entered, and what comes of it. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-coding.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwBookingNeed:
 *
 * How badly somebody needs a course: the worst of how they stand where it would help, of what is
 * mandatory; then of what is recommended (rules.md, Sessions). The worst first.
 */
typedef enum
{
  FFW_BOOKING_NEED_MISSING,
  FFW_BOOKING_NEED_EXPIRED,
  FFW_BOOKING_NEED_EXPIRING,
  FFW_BOOKING_NEED_DUE,
  FFW_BOOKING_NEED_RECOMMENDED,
  FFW_BOOKING_NEED_NONE,
} FfwBookingNeed;

/**
 * FfwBookingRefusal:
 * @FFW_BOOKING_REFUSAL_NONE: they have a place, or wait
 * @FFW_BOOKING_REFUSAL_GONE: the post is not there any more
 * @FFW_BOOKING_REFUSAL_LEFT: they have left before the session begins
 * @FFW_BOOKING_REFUSAL_BOOKED: they have a booking on it
 * @FFW_BOOKING_REFUSAL_PREREQUISITE: they lack what the course builds on, and there is no reason
 *   to book them all the same
 * @FFW_BOOKING_REFUSAL_QUOTA: there are no funded places left, and there is no reason for one more
 */
typedef enum
{
  FFW_BOOKING_REFUSAL_NONE,
  FFW_BOOKING_REFUSAL_GONE,
  FFW_BOOKING_REFUSAL_LEFT,
  FFW_BOOKING_REFUSAL_BOOKED,
  FFW_BOOKING_REFUSAL_PREREQUISITE,
  FFW_BOOKING_REFUSAL_QUOTA,
} FfwBookingRefusal;

/**
 * FfwBookingAsk:
 * @post: for whom, in which post
 * @named: (nullable): what the caller called them, to call them so in what is said
 * @language: that they ask for, of #ffw_coding_language; %FFW_NULL for the one they have said that
 *   they like to be trained in
 * @funded: whether it is to be one of the course's funded places
 * @access: (nullable): what they need to take part
 * @reason: (nullable): why a rule that is against it does not hold: kept with the booking
 */
typedef struct
{
  gint64 post;
  char *named;
  gint64 language;
  gboolean funded;
  char *access;
  char *reason;
} FfwBookingAsk;

/**
 * FfwBookingPlan:
 * @session: its id
 * @asks: (element-type FfwBookingAsk): in the order in which they ask
 * @leave_lists: whether those who get a place no longer wait for the same course elsewhere
 */
typedef struct
{
  gint64 session;
  GPtrArray *asks;
  gboolean leave_lists;
} FfwBookingPlan;

/**
 * FfwBookingOutcome:
 * @booking: its id; 0 where there is none
 * @label: what names the person on the command line
 * @organisation: (nullable): its code
 * @refusal: why nothing was done
 * @why: (nullable): the same as a sentence
 * @status: what the booking is now
 * @waited: whether they had waited before
 * @line: of those who wait: how many are before them, and they
 * @other_language: whether the session is in another language than they ask for
 * @clash: (nullable): the code of a session that the person is at, or teaches, at overlapping times
 *
 * What became of one person.
 */
typedef struct
{
  gint64 booking;
  gint64 person;
  gint64 post;
  char *label;
  char *name;
  char *organisation;
  FfwBookingRefusal refusal;
  char *why;
  FfwBookingStatus status;
  gboolean waited;
  guint line;
  FfwBookingNeed need;
  gboolean other_language;
  char *clash;
} FfwBookingOutcome;

/**
 * FfwBookingResult:
 * @outcomes: (element-type FfwBookingOutcome): those who were asked for, then those who got a place
 *   for which they had waited
 * @n_lists_left: how many bookings on other sessions wait no longer
 */
typedef struct
{
  GPtrArray *outcomes;
  guint n_booked;
  guint n_waiting;
  guint n_refused;
  guint n_promoted;
  guint n_clashes;
  guint n_other_language;
  guint n_lists_left;
} FfwBookingResult;

FfwBookingPlan *ffw_booking_plan_new (gint64 session);
FfwBookingAsk *ffw_booking_plan_add (FfwBookingPlan *self, gint64 post);
void ffw_booking_plan_free (FfwBookingPlan *self);

FfwBookingResult *ffw_booking_plan_run (FfwChange *change, const FfwBookingPlan *plan,
                                        FfwDate today, GError **error);
FfwBookingResult *ffw_booking_plan_run_within (FfwChange *change, const FfwBookingPlan *plan,
                                               FfwDate today, GError **error);
FfwBookingResult *ffw_booking_plan_look (FfwChange *change, const FfwBookingPlan *plan,
                                         FfwDate today, GError **error);
void ffw_booking_result_free (FfwBookingResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwBookingPlan, ffw_booking_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwBookingResult, ffw_booking_result_free)

G_END_DECLS
