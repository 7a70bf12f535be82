/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwPersonForm:
 *
 * A person in one post: somebody new, another post of somebody, or one that is changed.
 *
 * It begins with `post` (x: the id of the post to be changed; without it, a new one), and with
 * what stands in its fields (`values`, a{sv}, by the names that the kind `people` gives them).
 */
#define FFW_TYPE_PERSON_FORM (ffw_person_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwPersonForm, ffw_person_form, FFW, PERSON_FORM, FfwForm)

G_END_DECLS
