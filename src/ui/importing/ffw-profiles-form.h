/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwProfilesForm:
 *
 * How files are read, by name: to be looked at, changed, passed on and removed.
 */
#define FFW_TYPE_PROFILES_FORM (ffw_profiles_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwProfilesForm, ffw_profiles_form, FFW, PROFILES_FORM, FfwForm)

G_END_DECLS
