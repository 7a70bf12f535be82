/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-csv-writer.h"

#include <csv.h>
#include <string.h>

static gboolean
needs_quotes (const char *field, gsize length)
{
  return field[strcspn (field, ",\"\r\n;\t")] != '\0'
         || (length && (g_ascii_isspace (field[0]) || g_ascii_isspace (field[length - 1])));
}

/**
 * ffw_csv_append_row:
 * @out: where the row goes
 * @fields: (array length=n_fields): UTF-8 texts; %NULL is empty
 *
 * Writes one row as RFC 4180 has it, but for the line feed alone at its end.
 */
void
ffw_csv_append_row (GString *out, const char *const *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const char *field = fields[i] ? fields[i] : "";
      gsize length = strlen (field);

      if (i)
        g_string_append_c (out, ',');
      if (needs_quotes (field, length))
        {
          gsize start = out->len;
          gsize room = 2 * length + 2;

          g_string_set_size (out, start + room);
          g_string_set_size (out, start + csv_write (out->str + start, room, field, length));
        }
      else
        g_string_append_len (out, field, length);
    }
  g_string_append_c (out, '\n');
}
