/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwWantingForm:
 *
 * All texts of the workspace that are not there in both languages, to be opened one by one.
 *
 * It begins with `language` (string: cy or en: the one that is missing).
 */
#define FFW_TYPE_WANTING_FORM (ffw_wanting_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwWantingForm, ffw_wanting_form, FFW, WANTING_FORM, FfwForm)

G_END_DECLS
