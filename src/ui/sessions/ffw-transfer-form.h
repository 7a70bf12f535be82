/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwTransferForm:
 *
 * Reads a slip or a nomination of another organisation, shows whom it means, and takes in what is
 * settled. It begins with `path` (s: a file) or `kept` (x: the id of one that was read before and
 * of which something is open; 0 for the oldest of those).
 *
 * Actions: `form.save`; `transfer.open`: tries the passphrase.
 */
#define FFW_TYPE_TRANSFER_FORM (ffw_transfer_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwTransferForm, ffw_transfer_form, FFW, TRANSFER_FORM, FfwForm)

G_END_DECLS
