/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-look.h"

/* Signs that are in the fonts of every desktop. */
static const char *const signs[] = {
  [FFW_SESSION_PLANNED] = "○",
  [FFW_SESSION_OPEN] = "●",
  [FFW_SESSION_HELD] = "✓",
  [FFW_SESSION_CANCELLED] = "×",
};

/* Of the desktop's palette, seen on light and on dark. A course is named beside its colour. */
static const GdkRGBA colours[] = {
  { 0.208f, 0.518f, 0.894f, 1 }, { 0.902f, 0.380f, 0.000f, 1 }, { 0.180f, 0.661f, 0.434f, 1 },
  { 0.569f, 0.255f, 0.675f, 1 }, { 0.776f, 0.565f, 0.000f, 1 }, { 0.753f, 0.110f, 0.157f, 1 },
  { 0.129f, 0.565f, 0.643f, 1 }, { 0.596f, 0.416f, 0.267f, 1 },
};

/** Returns: (transfer none): the sign of a session's status, for who does not tell colours apart */
const char *
ffw_calendar_look_sign (FfwSessionStatus status)
{
  return signs[status];
}

/** Returns: (transfer none): what sessions of a course are drawn in, always the same */
const GdkRGBA *
ffw_calendar_look_colour (gint64 course)
{
  return &colours[(guint64)course % G_N_ELEMENTS (colours)];
}
