/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-booking-plan.h"

G_BEGIN_DECLS

FfwBookingResult *ffw_booking_book (FfwChange *change, const char *session,
                                    const char *const *people, const FfwBookingAsk *like,
                                    FfwDate today, GError **error);
FfwBookingResult *ffw_booking_cancel (FfwChange *change, const char *session,
                                      const char *const *people, FfwDate today, GError **error);
gboolean ffw_booking_cancel_ids (FfwChange *change, const gint64 *bookings, guint n, FfwDate today,
                                 GError **error);
FfwBookingResult *ffw_booking_cancel_session (FfwChange *change, const char *session, FfwDate today,
                                              GError **error);
gboolean ffw_booking_fill (FfwChange *change, GHashTable *sessions, FfwDate today, GError **error);

G_END_DECLS
