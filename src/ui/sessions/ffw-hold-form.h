/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwHoldForm:
 *
 * Holds places of a session, or a part of the funded places of its course, for an organisation. It
 * begins with `session` (x).
 */
#define FFW_TYPE_HOLD_FORM (ffw_hold_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwHoldForm, ffw_hold_form, FFW, HOLD_FORM, FfwForm)

G_END_DECLS
