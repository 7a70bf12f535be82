/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwBookingChangeForm:
 *
 * Changes what somebody asks for with a booking, or gives them a place out of turn. It begins with
 * `session` and `booking` (x), and `promotes` (b).
 */
#define FFW_TYPE_BOOKING_CHANGE_FORM (ffw_booking_change_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwBookingChangeForm, ffw_booking_change_form, FFW, BOOKING_CHANGE_FORM,
                      FfwForm)

G_END_DECLS
