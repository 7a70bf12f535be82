/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwCompareForm:
 *
 * Which sessions clash with what stands in a calendar file, from today on for a year. It begins
 * with `path` (s), and with `session` (x) where one alone is asked for.
 */
#define FFW_TYPE_COMPARE_FORM (ffw_compare_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwCompareForm, ffw_compare_form, FFW, COMPARE_FORM, FfwForm)

void ffw_compare_form_choose (GtkWidget *window, FfwWorkspace *workspace, gint64 session);

G_END_DECLS
