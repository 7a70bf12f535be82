/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sheet-name.h"

#include <string.h>

/* What spreadsheet programs take as a name, in characters. */
#define LONGEST 31

/**
 * ffw_sheet_name:
 * @name: what the sheet is about
 * @part: where it did not have room in one, the number of its part, from 0
 *
 * Returns: (transfer full): a name that every spreadsheet program takes: without the characters
 *   that mean something in a formula, and not too long
 */
char *
ffw_sheet_name (const char *name, guint part)
{
  g_autofree char *number = part ? g_strdup_printf (" (%u)", part + 1) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *trimmed = NULL;
  glong room = LONGEST - (glong)strlen (number);

  for (const char *at = name; *at && room > 0; at = g_utf8_next_char (at))
    if (!strchr ("[]:*?/\\'", *at) && (guchar)*at >= ' ')
      {
        g_string_append_unichar (text, g_utf8_get_char (at));
        room--;
      }
  trimmed = g_strstrip (g_strdup (text->str));
  return g_strconcat (*trimmed ? trimmed : "1", number, NULL);
}

/** Returns: (transfer full): as a formula names the sheet of that name: 'Between marks' */
char *
ffw_sheet_name_for_formula (const char *name)
{
  g_autofree char *sheet = ffw_sheet_name (name, 0);

  return g_strdup_printf ("'%s'", sheet);
}
