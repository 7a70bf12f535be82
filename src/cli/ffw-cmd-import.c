/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-ctl-layout.h"
#include "ffw-ctl-roster.h"
#include "ffw-ctl-transfer.h"
#include "ffw-import-trial.h"
#include "ffw-print-rows.h"
#include "ffw-progress.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = {
  { "dry-run", 'n', NULL, N_ ("Say what would happen, and write nothing") },
  { "skip-errors", 0, NULL, N_ ("Write the good rows where others have errors") },
  { "rows", 0, NULL, N_ ("Say of each row what becomes of it, and what changes") },
  { "complete", 0, N_ ("ORGANISATION"), N_ ("The file lists all the people of an organisation") },
  { "on", 0, N_ ("DATE"), N_ ("The day from which the list holds; today unless given") },
  { "moves", 0, N_ ("N"), N_ ("Accept the moves that a trial showed") },
  { "leavers", 0, N_ ("N"), N_ ("Accept the leavers that a trial showed") },
  { "same", 0, N_ ("N"), N_ ("Accept that people of one name are the same") },
  { "most", 0, NULL, N_ ("Let most of the staff leave") },
  { "profile", 0, N_ ("NAME"), N_ ("How the columns of a spreadsheet are read") },
  { "sheet", 0, N_ ("NAME"), N_ ("Which sheet of a spreadsheet is read") },
  { "own", 0, N_ ("CODE"),
    N_ ("Slip, nomination: whose workspace this is, where it does not say") },
  { "session", 0, N_ ("CODE"), N_ ("Nomination: the session that places are asked on") },
  { "add-unknown", 0, NULL, N_ ("Nomination: add people whom nobody here is like") },
  { "passphrase-file", 0, N_ ("FILE"), N_ ("Slip, nomination: the first line of FILE opens it") },
  { NULL },
};

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  ffw_progress_set (data, done, total);
}

static void
append_count (GString *line, const char *one, const char *many, guint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  const char *const arguments[] = { digits, NULL };
  const FfwTemplate count = { "count", one, many, 1 };
  g_autofree char *text = ffw_template_format (&count, arguments, ffw_language_get ());

  g_string_append_printf (line, "%s%s", line->len ? ", " : "", text);
}

static void
print_result (FfwCtl *self, const FfwImportResult *result)
{
  const FfwIntakeCounts *counts = &result->counts;
  g_autoptr (GString) line = g_string_new (NULL);

  /* A row of a matrix is a person, and a record each course that they have done. */
  if (result->layout && ffw_layout_is_matrix (result->layout))
    append_count (line, FFW_NP_ ("%1$d row of the file", "%1$d rows of the file"), result->n_lines);
  /* Translators: these six are put together in one line, with commas between. */
  append_count (line, FFW_NP_ ("%1$d row read", "%1$d rows read"), counts->read);
  append_count (line, FFW_NP_ ("%1$d added", "%1$d added"), counts->added);
  append_count (line, FFW_NP_ ("%1$d updated", "%1$d updated"), counts->updated);
  append_count (line, FFW_NP_ ("%1$d unchanged", "%1$d unchanged"), counts->unchanged);
  append_count (line, FFW_NP_ ("%1$d rejected", "%1$d rejected"), counts->rejected);
  append_count (line, FFW_NP_ ("%1$d warning", "%1$d warnings"),
                ffw_findings_count (result->findings, FFW_SEVERITY_WARNING));
  ffw_ctl_print (self, "%s: %s\n", result->file, line->str);
}

static void
write_result (FfwJsonWriter *json, const FfwKind *kind, const FfwImportResult *result,
              gboolean with_rows)
{
  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_string (json, "kind", kind->name);
  if (result->layout && ffw_layout_is_matrix (result->layout))
    ffw_json_writer_add_int (json, "lines", (gint64)result->n_lines);
  ffw_json_writer_add_int (json, "read", result->counts.read);
  ffw_json_writer_add_int (json, "added", result->counts.added);
  ffw_json_writer_add_int (json, "updated", result->counts.updated);
  ffw_json_writer_add_int (json, "unchanged", result->counts.unchanged);
  ffw_json_writer_add_int (json, "rejected", result->counts.rejected);
  ffw_json_writer_add_int (json, "warnings",
                           ffw_findings_count (result->findings, FFW_SEVERITY_WARNING));
  ffw_ctl_write_findings (result->findings, json);
  if (with_rows)
    ffw_print_rows_json (json, result);
  if (result->roster != NULL)
    ffw_ctl_write_roster (result->roster, json);
  ffw_json_writer_end_object (json);
}

static void
print_json (FfwCtl *self, FfwImport *import, const FfwKind *kind)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();
  guint n = ffw_import_get_n_results (import);

  if (n > 1)
    ffw_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < n; i++)
    write_result (json, kind, ffw_import_get_result (import, i),
                  ffw_options_has (self->options, "rows"));
  if (n > 1)
    ffw_json_writer_end_array (json);
  ffw_ctl_print_json (self, json);
}

static void
print_words (FfwCtl *self, FfwImport *import, gboolean refused)
{
  gboolean dry_run = ffw_options_has (self->options, "dry-run");
  gboolean skip = ffw_options_has (self->options, "skip-errors");

  for (guint i = 0; i < ffw_import_get_n_results (import); i++)
    {
      const FfwImportResult *result = ffw_import_get_result (import, i);

      if (result->report != NULL)
        ffw_print_rows (self, result);
      if (result->roster != NULL && dry_run)
        ffw_ctl_print_roster (self, result->file, result->roster);
      print_result (self, result);
    }
  if (dry_run && (!refused || skip))
    ffw_ctl_print (self, "%s\n", _ ("This was a trial: nothing was written."));
  else if (dry_run)
    ffw_ctl_print (self, "%s\n",
                   _ ("This was a trial. As it is, nothing would be written: correct the errors, "
                      "or import the good rows with “--skip-errors”."));
  else if (refused && !skip)
    ffw_ctl_print (self, "%s\n",
                   _ ("Nothing was written. Correct the errors, or import the good rows with "
                      "“--skip-errors”."));
  else if (!ffw_import_is_written (import))
    ffw_ctl_print (self, "%s\n", _ ("Nothing was written."));
}

static gboolean
say_all_findings (FfwImport *import)
{
  gboolean refused = FALSE;

  for (guint i = 0; i < ffw_import_get_n_results (import); i++)
    {
      FfwFindings *findings = ffw_import_get_result (import, i)->findings;

      ffw_ctl_say_findings (findings);
      if (ffw_findings_count (findings, FFW_SEVERITY_ERROR))
        refused = TRUE;
    }

  return refused;
}

static gboolean
import_files (FfwCtl *self, FfwImport *import, FfwWorkspace *workspace, GError **error)
{
  g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Importing"));

  ffw_import_set_progress (import, on_progress, progress);

  if (ffw_options_has (self->options, "dry-run"))
    return ffw_import_try (import, workspace, self->cancellable, error);

  return ffw_import_run (import, workspace, self->cancellable, error);
}

/* @part is what all the files have in common. */
static FfwImport *
new_import (FfwCtl *self, const FfwImportPart *part, FfwImportFlags flags)
{
  const char *const *files = self->words + 1;
  guint n = g_strv_length ((char **)files);
  g_autofree FfwImportPart *parts = g_new0 (FfwImportPart, n);

  for (guint i = 0; i < n; i++)
    {
      parts[i] = *part;
      parts[i].file = (char *)files[i];
    }

  return ffw_import_new_of_parts (parts, n, flags, self->today);
}

/* Of a complete list only that is done which a trial shows, as often as was said. */
static FfwImport *
try_list (FfwCtl *self, const FfwImportPart *part, FfwWorkspace *workspace, FfwExit *status,
          GError **error)
{
  g_autoptr (FfwImport) trial = new_import (self, part, FFW_IMPORT_DRY_RUN);
  FfwRoster *found;

  *status = FFW_EXIT_UNUSABLE;
  if (!import_files (self, trial, workspace, error))
    return NULL;
  *status = FFW_EXIT_REFUSED;
  found = ffw_import_get_result (trial, 0)->roster;
  if (found != NULL && !ffw_roster_is_refused (found)
      && !ffw_ctl_accept_roster (self, found, part->roster, error))
    return NULL;

  return g_steal_pointer (&trial);
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  gboolean dry_run = ffw_options_has (self->options, "dry-run");
  gboolean skip = ffw_options_has (self->options, "skip-errors");
  FfwImportFlags flags = (dry_run ? FFW_IMPORT_DRY_RUN : FFW_IMPORT_DEFAULT)
                         | (skip ? FFW_IMPORT_SKIP_ERRORS : FFW_IMPORT_DEFAULT)
                         | (ffw_options_has (self->options, "rows") ? FFW_IMPORT_REPORT
                                                                    : FFW_IMPORT_DEFAULT);
  const FfwKind *kind;
  g_autoptr (FfwRosterRequest) roster = NULL;
  FfwWorkspace *workspace;
  g_autoptr (FfwLayout) layout = NULL;
  g_autoptr (FfwImport) trial = NULL;
  g_autoptr (FfwImport) import = NULL;
  FfwImportPart part;
  gboolean refused;
  FfwExit status;

  if (ffw_ctl_is_transfer (self->words[0]))
    return ffw_ctl_import_transfer (self, error);
  kind = ffw_ctl_find_kind (self->words[0], error);
  if (kind == NULL || !ffw_ctl_check_sheet (self, error)
      || !ffw_ctl_read_roster (self, kind, &roster, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  workspace = ffw_ctl_open (self, error);
  if (workspace == NULL || !ffw_ctl_read_layout (self, kind, &layout, error))
    return FFW_EXIT_UNUSABLE;
  part = (FfwImportPart){ .kind = kind,
                          .sheet = (char *)ffw_options_get (self->options, "sheet"),
                          .layout = layout,
                          .roster = roster };
  if (roster != NULL && !dry_run)
    {
      trial = try_list (self, &part, workspace, &status, error);
      if (trial == NULL)
        return status;
    }
  import = new_import (self, &part, flags);
  if (trial != NULL)
    ffw_import_expect (import, trial);
  if (!import_files (self, import, workspace, error))
    return FFW_EXIT_UNUSABLE;

  refused = say_all_findings (import);
  if (self->json)
    print_json (self, import, kind);
  else
    print_words (self, import, refused);

  return refused ? FFW_EXIT_REFUSED : FFW_EXIT_DONE;
}

const FfwCommand ffw_command_import = {
  .name = "import",
  .words = N_ ("KIND FILE…"),
  .about = N_ ("Read files of one kind, in the order given"),
  .more = N_ (
      "Files are CSV or TSV, or sheets of XLSX or ODS workbooks, with English or Welsh headers,\n"
      "or laid out in another way, which is found out or a profile says. Several files are one\n"
      "change, all or nothing: where a row has an error, nothing is written, and one undo takes\n"
      "it all back. What was found is said on standard error, one finding a line."),
  .options = options,
  .least = 2,
  .most = G_MAXUINT,
  .run = run,
};
