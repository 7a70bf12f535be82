/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-concern.h"

/**
 * ffw_concern_any:
 * @changed: the tables that FfwWorkspace::changed tells of
 * @shown: those that something is read from, NULL-terminated
 *
 * Returns: whether any table is in both, so that it must be read again
 */
gboolean
ffw_concern_any (const char *const *changed, const char *const *shown)
{
  for (guint i = 0; changed[i]; i++)
    if (g_strv_contains (shown, changed[i]))
      return TRUE;

  return FALSE;
}

/**
 * ffw_concern_other:
 * @changed: the tables that FfwWorkspace::changed tells of
 * @ignored: those that something is not read from, NULL-terminated
 *
 * Returns: whether any other table has changed, so that it must be read again
 */
gboolean
ffw_concern_other (const char *const *changed, const char *const *ignored)
{
  for (guint i = 0; changed[i]; i++)
    if (!g_strv_contains (ignored, changed[i]))
      return TRUE;

  return FALSE;
}
