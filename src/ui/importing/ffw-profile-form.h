/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-do.h"
#include "ffw-form.h"
#include "ffw-profiles.h"

G_BEGIN_DECLS

/**
 * FfwProfileForm:
 *
 * How the files of an organisation are read: what each column becomes, what values mean, and what
 * is the same for all rows.
 */
#define FFW_TYPE_PROFILE_FORM (ffw_profile_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwProfileForm, ffw_profile_form, FFW, PROFILE_FORM, FfwForm)

void ffw_profile_form_open (GtkWindow *parent, FfwWorkspace *workspace, const FfwProfile *profile);
void ffw_profile_form_save (GtkWidget *widget, FfwWorkspace *workspace, const FfwProfile *profile,
                            const char *before, FfwDoneFunc done);

G_END_DECLS
