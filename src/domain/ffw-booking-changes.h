/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with bookings that are there, of one session. */

#pragma once

#include "ffw-booking-plan.h"

G_BEGIN_DECLS

/**
 * FfwBookingHold:
 * @of_course: whether funded places of the session's course are meant, not places of the session
 * @organisation: its code
 * @places: how many; 0 for none any more
 * @until: the last day of the hold, or %FFW_DATE_NONE
 *
 * Places that are held for an organisation.
 */
typedef struct
{
  gint64 session;
  gboolean of_course;
  char *organisation;
  gint64 places;
  FfwDate until;
} FfwBookingHold;

gboolean ffw_booking_hold (FfwChange *change, const FfwBookingHold *hold, FfwDate today,
                           GError **error);
GPtrArray *ffw_booking_read_holds (FfwConnection *connection, gint64 session, FfwDate today,
                                   GError **error);
FfwBookingResult *ffw_booking_cancel_listed (FfwChange *change, gint64 session,
                                             const gint64 *bookings, guint n, FfwDate today,
                                             GError **error);
FfwBookingResult *ffw_booking_promote (FfwChange *change, gint64 booking, gint64 instead,
                                       const char *reason, FfwDate today, GError **error);
FfwBookingResult *ffw_booking_edit (FfwChange *change, gint64 booking, const FfwBookingAsk *ask,
                                    FfwDate today, GError **error);
gboolean ffw_booking_is_freed (FfwConnection *connection, FfwDate today, gboolean *freed,
                               GError **error);
gboolean ffw_booking_fill_freed (FfwChange *change, gpointer today, GError **error);

G_END_DECLS
