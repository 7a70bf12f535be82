/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwReplaceForm:
 *
 * Somebody else trains on a session in a trainer's place: those who could, the best first, each
 * with what speaks for and against them. It begins with `session` (x), and `person` (x) where it is
 * known who is to be replaced.
 */
#define FFW_TYPE_REPLACE_FORM (ffw_replace_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwReplaceForm, ffw_replace_form, FFW, REPLACE_FORM, FfwForm)

G_END_DECLS
