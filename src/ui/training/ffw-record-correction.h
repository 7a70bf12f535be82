/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwRecordCorrection:
 *
 * Corrects one record. It begins with the `record` (x) of its state.
 *
 * Actions: `form.save`; `correction.set` (ss: a field of the import forms, what it is to
 * hold) fills it in as somebody would.
 */
#define FFW_TYPE_RECORD_CORRECTION (ffw_record_correction_get_type ())
G_DECLARE_FINAL_TYPE (FfwRecordCorrection, ffw_record_correction, FFW, RECORD_CORRECTION, FfwForm)

G_END_DECLS
