/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-expand.h"

#include "ffw-calendar-text.h"

#include <string.h>

static void
append_argument (GString *out, const char *argument, char conversion, FfwLanguage language)
{
  gint64 number;

  if (conversion == 'd'
      && g_ascii_string_to_signed (argument, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      g_autofree char *text = ffw_number_format (number, language);

      g_string_append (out, text);
    }
  else
    g_string_append (out, argument);
}

/**
 * ffw_expand:
 * @pattern: a sentence with %1$s … %9$s, %1$d … %9$d for a number that is
 *   shown as people write it, and %% for a percent sign
 * @arguments: (array zero-terminated=1): what goes in their places, as texts;
 *   one that is missing is empty
 *
 * Patterns come from catalogues, so none of them is ever given to printf.
 *
 * Returns: (transfer full): the sentence
 */
char *
ffw_expand (const char *pattern, const char *const *arguments, FfwLanguage language)
{
  GString *out = g_string_new (NULL);
  guint n_arguments = arguments ? g_strv_length ((char **)arguments) : 0;

  for (const char *at = pattern; *at; at++)
    {
      if (at[0] == '%' && at[1] == '%')
        {
          g_string_append_c (out, '%');
          at++;
        }
      else if (at[0] == '%' && at[1] >= '1' && at[1] <= '9' && at[2] == '$'
               && (at[3] == 's' || at[3] == 'd'))
        {
          guint index = (guint)(at[1] - '1');

          if (index < n_arguments)
            append_argument (out, arguments[index], at[3], language);
          at += 3;
        }
      else
        g_string_append_c (out, *at);
    }

  return g_string_free (out, FALSE);
}
