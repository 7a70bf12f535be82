/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwEraseForm:
 *
 * Erases a person for good: says what goes and what stays, and wants their name typed. It begins
 * with the id of a `person` (x).
 */
#define FFW_TYPE_ERASE_FORM (ffw_erase_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwEraseForm, ffw_erase_form, FFW, ERASE_FORM, FfwForm)

G_END_DECLS
