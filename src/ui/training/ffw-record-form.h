/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwRecordForm:
 *
 * Records a course for many people at once, fast from the keyboard. It begins with the `posts`
 * (ax) of its state, where there are any: each with a row, or, where they are very many, all alike.
 *
 * Actions: `form.save`; `record.course` (s), `record.date` (s, a date) and `record.people`
 * (s, a list) fill it in as somebody would.
 */
#define FFW_TYPE_RECORD_FORM (ffw_record_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwRecordForm, ffw_record_form, FFW, RECORD_FORM, FfwForm)

G_END_DECLS
