/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed for a session. */

#pragma once

#include "ffw-saving.h"

G_BEGIN_DECLS

/** The sheet that people sign, of a session. */
extern const FfwSavingKind ffw_register_saving_sheet;

/** The certificates of everyone who completed a session. */
extern const FfwSavingKind ffw_register_saving_certificates;

G_END_DECLS
