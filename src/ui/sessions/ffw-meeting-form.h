/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwMeetingForm:
 *
 * Fills one date of a register from the attendance report of an online meeting. It shows whom it
 * found in the register, and how; whoever is only found by name is to be looked at. It begins with
 * `session` (x, the id), `date` (i, the index of the date) and `path` (s, of the report).
 */
#define FFW_TYPE_MEETING_FORM (ffw_meeting_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwMeetingForm, ffw_meeting_form, FFW, MEETING_FORM, FfwForm)

G_END_DECLS
