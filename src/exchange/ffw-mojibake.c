/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-mojibake.h"

#include <string.h>

/* What the first bytes of the accents that people here use look like in Windows-1252, and of
 * typographic quotes. */
static const char *const signs[] = { "Â", "Ã", "Ä", "Å", "â€" };

/**
 * ffw_mojibake_mend:
 * @text: UTF-8
 *
 * Returns: (transfer full) (nullable): what @text was before its UTF-8 was read as Windows-1252, as
 *   “Siân” is of “SiÃ¢n”; %NULL where it was not
 */
char *
ffw_mojibake_mend (const char *text)
{
  g_autofree char *bytes = NULL;
  gboolean is_likely = FALSE;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (signs) && !is_likely; i++)
    is_likely = strstr (text, signs[i]) != NULL;
  if (!is_likely)
    return NULL;
  bytes = g_convert (text, -1, "WINDOWS-1252", "UTF-8", NULL, &length, NULL);
  /* Letters that were not broken are no UTF-8 as single bytes. */
  if (!bytes || !g_utf8_validate (bytes, (gssize)length, NULL))
    return NULL;
  return g_steal_pointer (&bytes);
}
