/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-real.h"

/**
 * ffw_real_to_text:
 * @value: a finite number
 * @text: (out caller-allocates): where it is written
 *
 * Writes @value in C form with the fewest digits that read back to the same double.
 *
 * Returns: @text
 */
char *
ffw_real_to_text (double value, char text[FFW_REAL_SIZE])
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, FFW_REAL_SIZE, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }

  return text;
}
