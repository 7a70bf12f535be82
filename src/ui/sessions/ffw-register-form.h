/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwRegisterForm:
 *
 * The register of a session, to be filled in as fast as names are read out: the first letters of a
 * name go to it, Space or Enter say that the person is there and go on to the next, Delete that
 * they are not. What is marked is kept a moment later, so that nothing is lost. It begins with
 * `session` (x), the id of the session.
 */
#define FFW_TYPE_REGISTER_FORM (ffw_register_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwRegisterForm, ffw_register_form, FFW, REGISTER_FORM, FfwForm)

G_END_DECLS
