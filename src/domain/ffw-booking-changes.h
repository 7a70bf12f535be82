/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with bookings that are there, of one session. */

#pragma once

#include "ffw-booking-plan.h"

G_BEGIN_DECLS

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
