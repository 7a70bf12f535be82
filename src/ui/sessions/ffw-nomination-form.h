/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwNominationForm:
 *
 * Asks another organisation for places, in a file. It begins with `posts` (ax: whom for).
 *
 * Action `form.save`: lets the person choose the file.
 */
#define FFW_TYPE_NOMINATION_FORM (ffw_nomination_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwNominationForm, ffw_nomination_form, FFW, NOMINATION_FORM, FfwForm)

G_END_DECLS
