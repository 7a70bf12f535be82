/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwAbsenceForm:
 *
 * When somebody is away. It begins with `person` (x: their id, for a new absence), or with
 * `absence` (x: the id of one that is changed); of that `before` (as: the first and the last day,
 * ISO or empty, and the kind).
 */
#define FFW_TYPE_ABSENCE_FORM (ffw_absence_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwAbsenceForm, ffw_absence_form, FFW, ABSENCE_FORM, FfwForm)

void ffw_absence_form_delete (GtkWidget *widget, FfwWorkspace *workspace, gint64 absence);

G_END_DECLS
