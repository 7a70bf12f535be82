/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-text.h"

#include "ffw-words.h"

static char *
word_of (const FfwCoding *coding, const char *stored)
{
  gint64 value;
  const char *word;

  if (!g_ascii_string_to_signed (stored, 10, G_MININT, G_MAXINT, &value, NULL))
    return g_strdup ("");

  word = ffw_coding_get_word (coding, (int)value, ffw_language_get ());

  return g_strdup (word ? word : "");
}

/**
 * ffw_list_text:
 * @stored: what the workspace has in the column
 *
 * Returns: (transfer full): what a person reads of it, in the window's language
 */
char *
ffw_list_text (const FfwListColumn *column, const char *stored)
{
  switch (column->type)
    {
    case FFW_LIST_DATE:
      return ffw_words_short_date (ffw_date_from_iso (stored));
    case FFW_LIST_CODED:
      return word_of (column->coding, stored);
    case FFW_LIST_SAID:
      return column->say (stored, ffw_language_get ());
    case FFW_LIST_TEXT:
    case FFW_LIST_NUMBER:
    default:
      return g_strdup (stored);
    }
}
