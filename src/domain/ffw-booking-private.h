/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session whose places are given, and the line of those who want one; for ffw-booking-*.c
 * alone. */

#pragma once

#include "ffw-booking-plan.h"
#include "ffw-room.h"

G_BEGIN_DECLS

/**
 * FfwBookingSession:
 * @capacity: %FFW_NULL for no limit
 * @language: of #ffw_coding_taught_in, or %FFW_NULL
 *
 * A session that is the subject of an action, as it is now.
 */
typedef struct
{
  FfwChange *change;
  FfwConnection *connection;
  FfwDate today;
  gint64 id;
  char *code;
  gint64 capacity;
  FfwSessionStatus status;
  FfwDate first_on;
  FfwDate last_on;
  gint64 language;
  FfwWaitingOrder order;
  gint64 course;
  char *course_code;
  FfwDate retired_on;
} FfwBookingSession;

/**
 * FfwInLine:
 * @booking: 0 for one that is not written yet
 * @organisation: of the post, or 0
 * @excused: whether there is a reason to go over the quota of funded places
 * @ask: of one that is not written yet: its index in the plan
 * @got: whether it has been given a place
 * @no_quota: whether there was a place, but no funded one
 *
 * Somebody who wants a place.
 */
typedef struct
{
  gint64 booking;
  gint64 person;
  gint64 post;
  gint64 organisation;
  char *asked_at;
  gboolean funded;
  gboolean excused;
  FfwBookingNeed need;
  guint ask;
  gboolean got;
  gboolean no_quota;
  FfwRoomFigures quota; /* where there was no funded place */
} FfwInLine;

gboolean ffw_booking_session_read (FfwBookingSession *self, FfwChange *change, gint64 id,
                                   FfwDate today, GError **error);
void ffw_booking_session_clear (FfwBookingSession *self);
gboolean ffw_booking_session_is_ahead (const FfwBookingSession *self);
gboolean ffw_booking_session_check_settled (const FfwBookingSession *self, GError **error);
gboolean ffw_booking_session_check_open (const FfwBookingSession *self, gboolean excused,
                                         GError **error);
gboolean ffw_booking_is_other_language (gint64 taught_in, gint64 asked);
char *ffw_booking_get_asked_at (FfwDate today);
gboolean ffw_booking_keep_status (FfwChange *change, gint64 booking, FfwBookingStatus status,
                                  GError **error);
gboolean ffw_booking_set_status (FfwChange *change, gint64 booking, FfwBookingStatus status,
                                 GError **error);

GError *ffw_booking_new_quota_error (const char *course, const FfwRoomFigures *quota,
                                     const char *name);
gboolean ffw_booking_fill_counted (FfwChange *change, GHashTable *sessions, FfwDate today, guint *n,
                                   GError **error);

void ffw_in_line_free (gpointer data);
GPtrArray *ffw_booking_line_read (const FfwBookingSession *session, GError **error);
void ffw_booking_line_sort (const FfwBookingSession *session, GPtrArray *line);
gboolean ffw_booking_line_serve (const FfwBookingSession *session, GPtrArray *line, GError **error);
gboolean ffw_booking_line_promote (const FfwBookingSession *session, GPtrArray *line,
                                   FfwBookingResult *result, GError **error);

FfwBookingResult *ffw_booking_result_new (void);
FfwBookingOutcome *ffw_booking_result_add (FfwBookingResult *self, FfwConnection *connection,
                                           gint64 person, gint64 post, GError **error);
void ffw_booking_say (const FfwBookingSession *session, const char *id, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FfwBookingSession, ffw_booking_session_clear)

G_END_DECLS
