/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwRequirementForm:
 *
 * Adds a requirement, changes one, or takes one out, and says before who is touched.
 *
 * It begins with `requirement` (int64: the id; without it, one is added), `remove` (boolean), or,
 * for one that is added, `area` and `role` (string: codes).
 *
 * Actions: `form.save`, `form.list` (string: a kind of the list of those who are touched, empty for
 * all), `form.back` (from that list), `requirement.set` (ss: field, text).
 */
#define FFW_TYPE_REQUIREMENT_FORM (ffw_requirement_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwRequirementForm, ffw_requirement_form, FFW, REQUIREMENT_FORM, FfwForm)

G_END_DECLS
