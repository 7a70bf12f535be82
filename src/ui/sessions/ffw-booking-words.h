/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bookings in words. */

#pragma once

#include "ffw-booking-people.h"
#include "ffw-booking-plan.h"

G_BEGIN_DECLS

char *ffw_booking_words_session (const FfwBookableSession *session);
const char *ffw_booking_words_need (FfwBookingNeed need);
char *ffw_booking_words_sum (const FfwBookingResult *result);
char *ffw_booking_words_outcome (const FfwBookingOutcome *outcome);

G_END_DECLS
