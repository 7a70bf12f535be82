/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-fold.h"

#include "ffw-letter.h"

#include <string.h>

static gboolean
is_ascii (const char *text)
{
  for (; *text; text++)
    if ((guchar)*text >= 0x80)
      return FALSE;

  return TRUE;
}

/**
 * ffw_fold:
 * @text: any text; bytes that are no UTF-8 become U+FFFD
 *
 * What search and comparison go by: small letters without their accents, ø as
 * o, ß as ss and the like, and one kind of apostrophe, hyphen and space.
 *
 * Returns: (transfer full): the folded text
 */
char *
ffw_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *parts = NULL;
  GString *out;

  if (is_ascii (text))
    return g_ascii_strdown (text, -1);

  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  parts = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  out = g_string_sized_new (strlen (parts));
  for (const char *at = parts; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      const char *plain = ffw_letter_plain (letter);

      if (plain)
        g_string_append (out, plain);
      else if (!g_unichar_ismark (letter))
        g_string_append_unichar (out, letter);
    }

  return g_string_free (out, FALSE);
}

/**
 * ffw_fold_name:
 * @text: a header or a coded word, as somebody wrote it
 *
 * As ffw_fold(), and with each run of spaces, hyphens and underscores as one
 * underscore, none at either end: “ E-bost ” is e_bost.
 *
 * Returns: (transfer full): the folded name
 */
char *
ffw_fold_name (const char *text)
{
  char *name = ffw_fold (text);
  char *to = name;

  for (const char *from = name; *from; from++)
    {
      if (g_ascii_isspace (*from) || *from == '-' || *from == '_')
        {
          if (to != name && to[-1] != '_')
            *to++ = '_';
        }
      else
        *to++ = *from;
    }
  if (to != name && to[-1] == '_')
    to--;
  *to = '\0';

  return name;
}

/**
 * ffw_fold_distance:
 * @limit: how far apart is too far to matter
 *
 * How many slips of the pen lie between two texts, case and accents aside: a
 * letter too many, one too few, one wrong, or two neighbours exchanged (the
 * optimal string alignment distance).
 *
 * Returns: the distance, or @limit + 1 where it is more than @limit
 */
guint
ffw_fold_distance (const char *a, const char *b, guint limit)
{
  g_autofree char *folded_a = ffw_fold (a);
  g_autofree char *folded_b = ffw_fold (b);
  glong n_a, n_b;
  g_autofree gunichar *letters_a = g_utf8_to_ucs4_fast (folded_a, -1, &n_a);
  g_autofree gunichar *letters_b = g_utf8_to_ucs4_fast (folded_b, -1, &n_b);
  g_autofree guint *rows = NULL;
  guint *before, *above, *row;
  guint distance;

  if (ABS (n_a - n_b) > (glong)limit)
    return limit + 1;

  /* Three rows of the table are enough: this one and the two before it. */
  rows = g_new0 (guint, 3 * (gsize)(n_b + 1));
  before = rows;
  above = before + n_b + 1;
  row = above + n_b + 1;
  for (glong j = 0; j <= n_b; j++)
    above[j] = (guint)j;

  for (glong i = 1; i <= n_a; i++)
    {
      guint *next = before;
      guint least;

      row[0] = least = (guint)i;
      for (glong j = 1; j <= n_b; j++)
        {
          guint wrong = letters_a[i - 1] != letters_b[j - 1];

          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + wrong);
          if (i > 1 && j > 1 && letters_a[i - 1] == letters_b[j - 2]
              && letters_a[i - 2] == letters_b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
          least = MIN (least, row[j]);
        }
      /* An exchange can reach back over one row, and costs one itself. */
      if (least > limit + 1)
        return limit + 1;
      before = above;
      above = row;
      row = next;
    }
  distance = above[n_b];

  return MIN (distance, limit + 1);
}
