/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwMessagesForm:
 *
 * What people are told, each in their own language: to be copied, or opened in the mail program,
 * and ticked once it is sent. It begins with `session` (x), for those who have to do with a
 * session; or else is for managers, about the gaps of their own staff, with `organisation` (s),
 * whose posts count, or nothing for all.
 */
#define FFW_TYPE_MESSAGES_FORM (ffw_messages_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwMessagesForm, ffw_messages_form, FFW, MESSAGES_FORM, FfwForm)

G_END_DECLS
