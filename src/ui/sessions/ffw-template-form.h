/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwTemplateForm:
 *
 * Keeps what a session is like as a template of its course, and removes those that are not wanted
 * any more. It begins with `session` (x).
 */
#define FFW_TYPE_TEMPLATE_FORM (ffw_template_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwTemplateForm, ffw_template_form, FFW, TEMPLATE_FORM, FfwForm)

G_END_DECLS
