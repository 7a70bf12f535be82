/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwWithdrawal:
 *
 * Asks why records are withdrawn, and withdraws them. It begins with the `records` (ax) of its
 * state.
 *
 * Actions: `withdrawal.withdraw`; `withdrawal.reason` (s) fills it in as somebody would.
 */
#define FFW_TYPE_WITHDRAWAL (ffw_withdrawal_get_type ())
G_DECLARE_FINAL_TYPE (FfwWithdrawal, ffw_withdrawal, FFW, WITHDRAWAL, FfwForm)

G_END_DECLS
