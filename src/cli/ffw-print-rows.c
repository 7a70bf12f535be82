/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-print-rows.h"

#include <glib/gi18n-lib.h>

static const char *
result_word (FfwRowResult result)
{
  switch (result)
    {
    case FFW_ROW_ADDED:
      /* Translators: of a row of a file, as the next two */
      return C_ ("row", "added");
    case FFW_ROW_UPDATED:
      return C_ ("row", "updated");
    case FFW_ROW_REJECTED:
    case FFW_ROW_UNCHANGED:
    case FFW_ROW_DEFERRED:
    case FFW_ROW_FAILED:
    default:
      return C_ ("row", "rejected");
    }
}

static const char *
result_code (FfwRowResult result)
{
  switch (result)
    {
    case FFW_ROW_ADDED:
      return "added";
    case FFW_ROW_UPDATED:
      return "updated";
    case FFW_ROW_REJECTED:
    case FFW_ROW_UNCHANGED:
    case FFW_ROW_DEFERRED:
    case FFW_ROW_FAILED:
    default:
      return "rejected";
    }
}

/* A value that is none stands as it does in a file, where it clears. */
static const char *
or_nothing (const char *text)
{
  return text ? text : "-";
}

static void
append_changes (GString *line, const FfwKind *kind, const FfwReportedRow *row)
{
  const char *separator = ": ";

  for (guint i = 0; i < kind->n_fields; i++)
    if (row->changed & (1u << i))
      {
        g_string_append_printf (line, "%s%s %s → %s", separator, kind->fields[i].name,
                                or_nothing (row->before[i]), or_nothing (row->texts[i]));
        separator = "; ";
      }
}

static guint64
count_told (const FfwImportResult *result)
{
  return result->counts.added + result->counts.updated + result->counts.rejected;
}

/**
 * ffw_print_rows:
 * @result: with a report
 *
 * Prints a line a row that is new, changes or was refused, and how many more there are.
 */
void
ffw_print_rows (FfwCtl *self, const FfwImportResult *result)
{
  guint n_kept = ffw_row_report_get_n_kept (result->report);
  guint64 n_more = count_told (result) - n_kept;

  for (guint i = 0; i < n_kept; i++)
    {
      const FfwReportedRow *row = ffw_row_report_get (result->report, i);
      g_autofree char *name = ffw_row_report_name (result->report, row);
      g_autoptr (GString) line = g_string_new (NULL);

      if (row->changed != 0)
        append_changes (line, ffw_row_report_get_kind (result->report), row);
      ffw_ctl_print (self, "%s:%u: %s%s%s%s\n", result->file, row->line, result_word (row->result),
                     *name ? " " : "", name, line->str);
    }
  if (n_more > 0)
    {
      const FfwTemplate more = { "more", FFW_NP_ ("… and %1$d more row", "… and %1$d more rows"),
                                 1 };
      g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n_more);
      const char *const arguments[] = { digits, NULL };
      g_autofree char *text = ffw_template_format (&more, arguments, ffw_language_get ());

      ffw_ctl_print (self, "%s: %s\n", result->file, text);
    }
}

static void
write_row (FfwJsonWriter *json, const FfwKind *kind, const FfwReportedRow *row)
{
  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_int (json, "line", row->line);
  ffw_json_writer_add_string (json, "result", result_code (row->result));
  ffw_json_writer_begin_object (json, "row");
  for (guint i = 0; row->texts && i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & FFW_FIELD_CARRIER))
      ffw_json_writer_add_string (json, kind->fields[i].name, row->texts[i] ? row->texts[i] : "");
  ffw_json_writer_end_object (json);
  ffw_json_writer_begin_array (json, "changes");
  for (guint i = 0; i < kind->n_fields; i++)
    if (row->changed & (1u << i))
      {
        ffw_json_writer_begin_object (json, NULL);
        ffw_json_writer_add_string (json, "field", kind->fields[i].name);
        ffw_json_writer_add_string (json, "before", row->before[i] ? row->before[i] : "");
        ffw_json_writer_add_string (json, "after", row->texts[i] ? row->texts[i] : "");
        ffw_json_writer_end_object (json);
      }
  ffw_json_writer_end_array (json);
  ffw_json_writer_end_object (json);
}

/** Writes the member `rows` of a file's object. */
void
ffw_print_rows_json (FfwJsonWriter *json, const FfwImportResult *result)
{
  ffw_json_writer_begin_array (json, "rows");
  for (guint i = 0; result->report && i < ffw_row_report_get_n_kept (result->report); i++)
    write_row (json, ffw_row_report_get_kind (result->report),
               ffw_row_report_get (result->report, i));
  ffw_json_writer_end_array (json);
}
