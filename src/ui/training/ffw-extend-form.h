/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-many-form.h"

G_BEGIN_DECLS

/**
 * FfwExtendForm:
 *
 * Lets records count until another day, or takes that away: those that count for chosen areas of
 * the people, or records that were chosen themselves.
 */
#define FFW_TYPE_EXTEND_FORM (ffw_extend_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwExtendForm, ffw_extend_form, FFW, EXTEND_FORM, FfwManyForm)

G_END_DECLS
