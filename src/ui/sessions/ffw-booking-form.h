/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwBookingForm:
 *
 * Books people on a session: those who are typed or pasted, a team, or those who need the course
 * most. It says who gets a place, who waits, and who cannot be booked and why, before anything is
 * written. It begins with `session` (x, 0 to ask which) and `posts` (ax).
 */
#define FFW_TYPE_BOOKING_FORM (ffw_booking_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwBookingForm, ffw_booking_form, FFW, BOOKING_FORM, FfwForm)

G_END_DECLS
