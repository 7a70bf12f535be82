/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-many-form.h"

G_BEGIN_DECLS

/**
 * FfwRoleForm:
 *
 * Gives posts roles, takes some away, or changes them for others: from a day on, or as a
 * correction.
 */
#define FFW_TYPE_ROLE_FORM (ffw_role_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwRoleForm, ffw_role_form, FFW, ROLE_FORM, FfwManyForm)

G_END_DECLS
