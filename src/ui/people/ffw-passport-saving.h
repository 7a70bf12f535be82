/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-saving.h"

G_BEGIN_DECLS

/** The training passport of one person, as of today; the path's ending says in which form. */
extern const FfwSavingKind ffw_passport_saving;

G_END_DECLS
