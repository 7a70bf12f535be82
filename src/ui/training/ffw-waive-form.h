/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-many-form.h"

G_BEGIN_DECLS

/**
 * FfwWaiveForm:
 *
 * Waives training areas for people, for a time and with a reason; ends such waivers, or removes
 * them. Of one person it lists them.
 */
#define FFW_TYPE_WAIVE_FORM (ffw_waive_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwWaiveForm, ffw_waive_form, FFW, WAIVE_FORM, FfwManyForm)

G_END_DECLS
