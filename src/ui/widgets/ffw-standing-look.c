/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-look.h"

typedef struct
{
  const char *sign;
  GdkRGBA colour;
} Look;

/* Signs that are in the fonts of every desktop; colours that are seen on light and on dark. On the
 * first two white can be read. */
static const Look looks[FFW_N_STANDINGS] = {
  [FFW_STANDING_MISSING] = { "×", { 0.753f, 0.110f, 0.157f, 1 } },
  [FFW_STANDING_EXPIRED] = { "!", { 0.776f, 0.275f, 0.000f, 1 } },
  [FFW_STANDING_EXPIRING] = { "↓", { 0.898f, 0.647f, 0.039f, 1 } },
  [FFW_STANDING_DUE] = { "…", { 0.569f, 0.255f, 0.675f, 1 } },
  [FFW_STANDING_BOOKED] = { "→", { 0.208f, 0.518f, 0.894f, 1 } },
  [FFW_STANDING_MET] = { "✓", { 0.180f, 0.661f, 0.434f, 1 } },
  [FFW_STANDING_WAIVED] = { "–", { 0.5f, 0.5f, 0.5f, 1 } },
};

/** Returns: (transfer none): the sign of a status, for who does not tell colours apart */
const char *
ffw_standing_look_sign (FfwStandingStatus status)
{
  return looks[status].sign;
}

/** Returns: (transfer none): what a status is drawn in */
const GdkRGBA *
ffw_standing_look_colour (FfwStandingStatus status)
{
  return &looks[status].colour;
}
