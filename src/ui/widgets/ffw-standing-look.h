/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a status of standing looks: a sign and a colour, never the colour alone. */

#pragma once

#include "ffw-coding.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

const char *ffw_standing_look_sign (FfwStandingStatus status);
const GdkRGBA *ffw_standing_look_colour (FfwStandingStatus status);

G_END_DECLS
