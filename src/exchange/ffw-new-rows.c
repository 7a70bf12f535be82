/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-new-rows.h"

#include "ffw-entry.h"

/* The kind of the rows that a value of the field names, of those that an import can make. */
static const FfwKind *
kind_of (const FfwField *field)
{
  return g_strcmp0 (field->refers, "role") == 0 ? ffw_kind_find ("roles") : NULL;
}

/**
 * ffw_new_rows_take:
 *
 * Makes the roles that somebody has said are to be made for values of a file, each with the title
 * in the reader's language; values with the same code are one role.
 *
 * Returns: %FALSE with @error set where the workspace could not be read or written
 */
gboolean
ffw_new_rows_take (FfwChange *change, const FfwLayout *layout, FfwDate today, GError **error)
{
  /* What is wrong with one is said of each row that names it. */
  g_autoptr (FfwFindings) unheard = ffw_findings_new ("");
  const char *title = ffw_language_get () == FFW_LANGUAGE_CY ? "title_cy" : "title_en";

  for (guint i = 0; i < layout->values->len; i++)
    {
      const FfwLayoutValue *value = g_ptr_array_index (layout->values, i);
      const FfwKind *kind = value->title ? kind_of (&layout->kind->fields[value->field]) : NULL;
      const FfwEntry entries[] = { { "code", value->to }, { title, value->title }, { NULL, NULL } };
      const FfwEntry *rows[] = { entries };
      FfwIntakeCounts counts;

      if (kind && !ffw_entry_take (change, kind, rows, 1, today, unheard, &counts, error))
        return FALSE;
    }
  return TRUE;
}
