/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwLeaveForm:
 *
 * The last day of one person or of many. It begins with `posts` (ax: the ids of their posts).
 */
#define FFW_TYPE_LEAVE_FORM (ffw_leave_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwLeaveForm, ffw_leave_form, FFW, LEAVE_FORM, FfwForm)

G_END_DECLS
