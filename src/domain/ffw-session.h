/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One session: what a page shows of it, and what a form changes. */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/** Characters of a time as the workspace keeps it (2022-11-22T09:30), without the final NUL. */
#define FFW_SESSION_TIME_LENGTH 16

/**
 * FfwSessionTrainer:
 * @post: the post in which the person trains; 0 where the row named the person alone
 * @name: family name, given name, as lists have it; empty where the person was erased
 * @called: given name, family name, as texts have it; empty as well
 * @organisation: code of the post's organisation, or empty
 * @reason: (nullable): why somebody without an authorisation trains all the same
 */
typedef struct
{
  gint64 person;
  gint64 post;
  char *name;
  char *called;
  char *organisation;
  char *reason;
} FfwSessionTrainer;

/**
 * FfwSessionDate:
 * @id: 0 for a date that is new
 * @starts_at, @ends_at: local times, as 2022-11-22T09:30
 * @venue, @link: (nullable): the room, and where an online meeting is joined
 * @trainers: (element-type FfwSessionTrainer)
 */
typedef struct
{
  gint64 id;
  char *starts_at;
  char *ends_at;
  char *venue;
  char *link;
  GPtrArray *trainers;
} FfwSessionDate;

/**
 * FfwSession:
 * @id: 0 for a session that is new
 * @language: a number of ffw_coding_taught_in, or -1
 * @capacity: %FFW_NULL for no limit; 0 is closed to bookings
 * @minimum: with fewer people it is not worth holding; %FFW_NULL for none
 * @funding, @notes: (nullable)
 * @cancel_reason: (nullable): why it was cancelled
 * @series: id of the series, or 0; @series_title is its title
 * @dates: (element-type FfwSessionDate): by their beginning
 * @n: how many bookings of each status there are
 * @is_untold: whether somebody has to be told of what has changed
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *code;
  gint64 course;
  char *course_code;
  FfwText course_title;
  FfwSessionStatus status;
  int language;
  gint64 capacity;
  gint64 minimum;
  char *funding;
  char *notes;
  char *cancel_reason;
  FfwWaitingOrder waiting_order;
  gint64 series;
  char *series_title;
  GPtrArray *dates;
  gint64 n[FFW_N_BOOKING_STATUSES];
  gboolean is_untold;
} FfwSession;

/** The tables that a session is read from, NULL-terminated. */
extern const char *const ffw_session_tables[];

FfwSession *ffw_session_new (void);
FfwSession *ffw_session_read (FfwConnection *connection, gint64 id, GError **error);
void ffw_session_free (FfwSession *self);
FfwSessionDate *ffw_session_add_date (FfwSession *self, const char *starts_at, const char *ends_at);
FfwSessionTrainer *ffw_session_date_add_trainer (FfwSessionDate *self, gint64 person, gint64 post);
FfwDate ffw_session_get_first_on (const FfwSession *self);
FfwDate ffw_session_get_last_on (const FfwSession *self);
gint64 ffw_session_count_booked (const FfwSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSession, ffw_session_free)

G_END_DECLS
