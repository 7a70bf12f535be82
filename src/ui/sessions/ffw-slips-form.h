/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwSlipsForm:
 *
 * Writes the slips of a session into a folder, sealed where a passphrase is given. It begins with
 * `session` (x: its id).
 *
 * Action `form.save`: lets the person choose the folder.
 */
#define FFW_TYPE_SLIPS_FORM (ffw_slips_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwSlipsForm, ffw_slips_form, FFW, SLIPS_FORM, FfwForm)

void ffw_slips_form_write (FfwSlipsForm *self, const char *folder);

G_END_DECLS
