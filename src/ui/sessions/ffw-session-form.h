/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwSessionForm:
 *
 * Plans a session, or many at once, or changes one. It begins with `session` (x: the one that is
 * changed) or `copy` (x: the one that a new one is like), or `course` (s, a code) and `date` (s),
 * and `posts` (ax: whom to book once it is there).
 */
#define FFW_TYPE_SESSION_FORM (ffw_session_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwSessionForm, ffw_session_form, FFW, SESSION_FORM, FfwForm)

G_END_DECLS
