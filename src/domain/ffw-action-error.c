/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-action-error.h"

/* clang-format off */
G_DEFINE_QUARK (ffw-action-error-quark, ffw_action_error)
/* clang-format on */
