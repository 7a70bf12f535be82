/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-entry.h"

#include "ffw-cell.h"

#include <string.h>

/**
 * ffw_entry_check:
 * @field: the English name of a field of @kind
 * @text: what stands in a form's field
 *
 * Looks only at the text by itself, so that a form can say it as somebody types.
 *
 * Returns: (transfer full) (nullable): what is wrong with it, a sentence in the language;
 *   %NULL where nothing is
 */
char *
ffw_entry_check (const FfwKind *kind, const char *field, const char *text, FfwLanguage language)
{
  const FfwField *checked = ffw_kind_find_field (kind, field);
  g_autoptr (FfwFindings) findings = ffw_findings_new ("");
  g_autofree char *copy = g_utf8_make_valid (text, -1);
  FfwCellRoom room;
  FfwCell cell = { 0 };

  g_return_val_if_fail (checked != NULL, NULL);

  ffw_cell_read (checked, copy, strlen (copy), &room, &cell, findings, 1, 1);
  if (ffw_findings_get_n_kept (findings) == 0)
    return NULL;

  return ffw_finding_get_message (ffw_findings_get (findings, 0), language);
}

/* What a row of a form becomes. Its texts are copied, as reading them changes them. */
typedef struct
{
  char *texts[FFW_MAX_FIELDS];
  FfwCellRoom rooms[FFW_MAX_FIELDS];
  FfwCell cells[FFW_MAX_FIELDS];
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < FFW_MAX_FIELDS; i++)
    g_free (row->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
read_row (const FfwKind *kind, const FfwEntry *entries, guint line, const guint *columns,
          FfwFindings *findings, Row *row)
{
  for (const FfwEntry *entry = entries; entry->field; entry++)
    {
      const FfwField *field = ffw_kind_find_field (kind, entry->field);
      gsize i = field - kind->fields;

      g_return_if_fail (field != NULL);

      if (entry->text == NULL)
        continue;
      if (*entry->text == '\0')
        {
          row->cells[i].state = FFW_CELL_CLEAR;
          continue;
        }
      /* What stands in a file was looked at as it was read; this may come from anywhere. */
      row->texts[i] = g_utf8_make_valid (entry->text, -1);
      if (!g_str_equal (row->texts[i], entry->text))
        {
          row->cells[i].state = FFW_CELL_BAD;
          ffw_findings_add (findings, "E112", line, columns[i], field->name, row->texts[i], NULL);
          continue;
        }
      ffw_cell_read (field, row->texts[i], strlen (row->texts[i]), &row->rooms[i], &row->cells[i],
                     findings, line, columns[i]);
    }
}

/* A column a field that any of the rows has, in the order of the kind's fields. */
static void
number_columns (const FfwKind *kind, const FfwEntry *const *rows, guint n_rows, guint *columns)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    for (guint row = 0; row < n_rows && columns[i] == 0; row++)
      for (const FfwEntry *entry = rows[row]; entry->field; entry++)
        if (g_strcmp0 (entry->field, kind->fields[i].name) == 0)
          {
            columns[i] = ++n;
            break;
          }
}

/**
 * ffw_entry_take:
 * @rows: (array length=n_rows): each a list of entries that ends with a field of %NULL
 * @today: the day that counts as today
 * @findings: takes what is found; the lines are the rows, from 1
 * @counts: (out): what became of the rows
 *
 * Takes what was entered by hand, as a file's rows are taken. Whether a
 * change with refused rows is kept is for the caller to say.
 *
 * Returns: %FALSE with @error set where the workspace could not be read or written
 */
gboolean
ffw_entry_take (FfwChange *change, const FfwKind *kind, const FfwEntry *const *rows, guint n_rows,
                FfwDate today, FfwFindings *findings, FfwIntakeCounts *counts, GError **error)
{
  guint columns[FFW_MAX_FIELDS] = { 0 };
  g_autoptr (FfwIntake) intake = ffw_intake_new (kind, change, today, findings, error);

  if (intake == NULL)
    return FALSE;

  number_columns (kind, rows, n_rows, columns);
  ffw_intake_set_columns (intake, columns);
  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (Row) row = { 0 };

      read_row (kind, rows[i], i + 1, columns, findings, &row);
      if (ffw_intake_row (intake, row.cells, i + 1, error) == FFW_ROW_FAILED)
        return FALSE;
    }
  if (!ffw_intake_finish (intake, counts, error))
    return FALSE;
  ffw_findings_sort (findings);

  return TRUE;
}
