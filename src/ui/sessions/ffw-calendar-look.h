/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

const char *ffw_calendar_look_sign (FfwSessionStatus status);
const GdkRGBA *ffw_calendar_look_colour (gint64 course);

G_END_DECLS
