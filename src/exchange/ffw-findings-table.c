/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-findings-table.h"

#include "ffw-csv-writer.h"
#include "ffw-file-writer.h"

#include <glib/gi18n-lib.h>

/** Writes the first line of a table of findings: what its columns are called. */
void
ffw_findings_table_append_header (GString *out, FfwLanguage language)
{
  const char *const titles[] = {
    ffw_translate (language, N_ ("File")),     ffw_translate (language, N_ ("Line")),
    ffw_translate (language, N_ ("Column")),   ffw_translate (language, N_ ("Field")),
    ffw_translate (language, N_ ("Severity")), ffw_translate (language, N_ ("Code")),
    ffw_translate (language, N_ ("Message")),
  };

  ffw_csv_append_row (out, titles, G_N_ELEMENTS (titles));
}

/** Writes a finding as a row of that table. */
void
ffw_findings_table_append (GString *out, const FfwFinding *finding, FfwLanguage language)
{
  g_autofree char *line = finding->line ? g_strdup_printf ("%u", finding->line) : NULL;
  g_autofree char *column = finding->column ? g_strdup_printf ("%u", finding->column) : NULL;
  g_autofree char *message = ffw_finding_get_message (finding, language);
  const char *severity = finding->severity == FFW_SEVERITY_ERROR ? N_ ("Error") : N_ ("Warning");
  const char *const fields[]
      = { finding->file, line,   column, finding->field, ffw_translate (language, severity),
          finding->code, message };

  ffw_csv_append_row (out, fields, G_N_ELEMENTS (fields));
}

/**
 * ffw_findings_table_save:
 * @findings: (array length=n_findings): of each file
 * @path: where to
 *
 * Writes all findings that were kept as a CSV file.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_findings_table_save (FfwFindings *const *findings, guint n_findings, const char *path,
                         FfwLanguage language, GError **error)
{
  g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (path, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!writer)
    return FALSE;
  ffw_findings_table_append_header (text, language);
  for (guint i = 0; i < n_findings; i++)
    for (guint j = 0; j < ffw_findings_get_n_kept (findings[i]); j++)
      ffw_findings_table_append (text, ffw_findings_get (findings[i], j), language);
  if (!g_output_stream_write_all (ffw_file_writer_get_stream (writer), text->str, text->len, NULL,
                                  NULL, error))
    {
      ffw_file_writer_explain (writer, error);
      return FALSE;
    }
  return ffw_file_writer_commit (writer, NULL, error);
}
