/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-coding.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwBookingOutcome:
 * @person: what names the person: ORGANISATION/number, else an e-mail address
 * @status: what the booking is now
 * @clash: the code of a session that the person is at or teaches at overlapping
 *   times, or %NULL
 */
typedef struct
{
  char *person;
  FfwBookingStatus status;
  char *clash;
} FfwBookingOutcome;

GPtrArray *ffw_booking_book (FfwChange *change, const char *session, const char *const *people,
                             FfwDate today, GError **error);
GPtrArray *ffw_booking_cancel (FfwChange *change, const char *session, const char *const *people,
                               FfwDate today, GError **error);
gboolean ffw_booking_cancel_ids (FfwChange *change, const gint64 *bookings, guint n, FfwDate today,
                                 GError **error);
GPtrArray *ffw_booking_cancel_session (FfwChange *change, const char *session, FfwDate today,
                                       GError **error);

gboolean ffw_booking_fill (FfwChange *change, GHashTable *sessions, FfwDate today, GError **error);

G_END_DECLS
