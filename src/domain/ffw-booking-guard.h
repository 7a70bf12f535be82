/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an undo or a redo must not do: give more places than there are. */

#pragma once

#include "ffw-workspace.h"

G_BEGIN_DECLS

extern const FfwGuard ffw_booking_guard;

G_END_DECLS
