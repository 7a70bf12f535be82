/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwTitlesForm:
 *
 * What one thing is called, in both languages side by side: the title of a training area, a course
 * or a role, the name of an organisation or a site, the text of a question.
 *
 * It begins with `kind` (string: such as areas) and `row` (int64: the id in the kind's table).
 *
 * Actions: `form.save`, `titles.set` (ss: en or cy, text).
 */
#define FFW_TYPE_TITLES_FORM (ffw_titles_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwTitlesForm, ffw_titles_form, FFW, TITLES_FORM, FfwForm)

void ffw_titles_form_open (GtkWidget *widget, FfwWorkspace *workspace, const char *kind,
                           gint64 row);

G_END_DECLS
