/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwMovingForm:
 *
 * Moves a session to another day or time: says who is touched and what it would clash with, and
 * then does it.
 *
 * It begins with `date` (x: id of a session's date), and may with `day` (s, ISO) and `time` (s, as
 * 09:30): where the date is to be.
 */
#define FFW_TYPE_MOVING_FORM (ffw_moving_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwMovingForm, ffw_moving_form, FFW, MOVING_FORM, FfwForm)

G_END_DECLS
