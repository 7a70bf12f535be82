/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwMoveForm:
 *
 * What differs from a day on, for one person or for many, or for somebody who returns. It begins
 * with `posts` (ax: the ids of their posts) and `returns` (b, FALSE).
 */
#define FFW_TYPE_MOVE_FORM (ffw_move_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwMoveForm, ffw_move_form, FFW, MOVE_FORM, FfwForm)

G_END_DECLS
