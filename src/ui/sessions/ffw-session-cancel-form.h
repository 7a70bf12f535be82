/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwSessionCancelForm:
 *
 * Cancels a session, or others of its series with it: why, and what that does. It begins with
 * `session` (x).
 */
#define FFW_TYPE_SESSION_CANCEL_FORM (ffw_session_cancel_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwSessionCancelForm, ffw_session_cancel_form, FFW, SESSION_CANCEL_FORM,
                      FfwForm)

G_END_DECLS
