/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import.h"

#include "ffw-import-layout.h"
#include "ffw-mapping.h"
#include "ffw-new-rows.h"
#include "ffw-table-open.h"

#include <glib/gi18n-lib.h>

/* After so many rows we look whether to stop, and whether to tell how far we are. */
#define ROWS_BETWEEN_RESTS 256
#define PROGRESS_INTERVAL  (G_TIME_SPAN_SECOND / 10)

struct _FfwImport
{
  GObject parent_instance;

  FfwImportPart *parts; /* and what is in them */
  guint n_parts;
  FfwFileStamp *expected; /* of each file, or NULL */
  FfwImportFlags flags;
  FfwDate today;
  FfwImportProgressFunc progress;
  gpointer progress_data;

  GPtrArray *results; /* FfwImportResult, one a file that was begun */
  gboolean is_written;

  guint64 total; /* bytes of all files */
  guint64 done;  /* bytes of the files before the one that is being read */
  gint64 told_at;
};

G_DEFINE_FINAL_TYPE (FfwImport, ffw_import, G_TYPE_OBJECT)
G_DEFINE_QUARK (ffw - import - error - quark, ffw_import_error)

static void
part_copy (FfwImportPart *self, const FfwImportPart *from)
{
  self->kind = from->kind;
  self->file = g_strdup (from->file);
  self->sheet = g_strdup (from->sheet);
  self->layout = from->layout ? ffw_layout_copy (from->layout) : NULL;
  self->corrections = from->corrections ? ffw_corrections_copy (from->corrections) : NULL;
  self->roster = from->roster ? ffw_roster_request_copy (from->roster) : NULL;
}

static void
part_clear (FfwImportPart *self)
{
  g_free (self->file);
  g_free (self->sheet);
  g_clear_pointer (&self->layout, ffw_layout_free);
  g_clear_pointer (&self->corrections, ffw_corrections_unref);
  g_clear_pointer (&self->roster, ffw_roster_request_free);
}

static void
ffw_import_result_free (gpointer data)
{
  FfwImportResult *result = data;

  g_free (result->file);
  g_free (result->sheet);
  g_clear_pointer (&result->layout, ffw_layout_free);
  g_clear_pointer (&result->corrections, ffw_corrections_unref);
  ffw_findings_unref (result->findings);
  g_clear_pointer (&result->report, ffw_row_report_unref);
  g_clear_pointer (&result->roster, ffw_roster_unref);
  g_free (result);
}

static void
ffw_import_finalize (GObject *object)
{
  FfwImport *self = FFW_IMPORT (object);

  for (guint i = 0; i < self->n_parts; i++)
    part_clear (&self->parts[i]);
  g_free (self->parts);
  g_free (self->expected);
  g_ptr_array_unref (self->results);
  G_OBJECT_CLASS (ffw_import_parent_class)->finalize (object);
}

static void
ffw_import_class_init (FfwImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ffw_import_finalize;
}

static void
ffw_import_init (FfwImport *self)
{
  self->results = g_ptr_array_new_with_free_func (ffw_import_result_free);
}

/**
 * ffw_import_new:
 * @kind: what the rows of the files are
 * @files: (array zero-terminated=1): paths, in the order in which they are to be read
 * @today: the day that counts as today
 *
 * Returns: (transfer full): an import that has not begun
 */
FfwImport *
ffw_import_new (const FfwKind *kind, const char *const *files, FfwImportFlags flags, FfwDate today)
{
  guint n = g_strv_length ((char **)files);
  g_autofree FfwImportPart *parts = g_new0 (FfwImportPart, n);

  for (guint i = 0; i < n; i++)
    parts[i] = (FfwImportPart){ .kind = kind, .file = (char *)files[i] };
  return ffw_import_new_of_parts (parts, n, flags, today);
}

/**
 * ffw_import_new_of_parts:
 * @parts: (array length=n_parts): files of any kinds, in the order in which they are to be read:
 *   those that others refer to come first
 * @today: the day that counts as today
 *
 * Returns: (transfer full): an import that has not begun
 */
FfwImport *
ffw_import_new_of_parts (const FfwImportPart *parts, guint n_parts, FfwImportFlags flags,
                         FfwDate today)
{
  FfwImport *self = g_object_new (FFW_TYPE_IMPORT, NULL);

  self->parts = g_new0 (FfwImportPart, n_parts);
  self->n_parts = n_parts;
  for (guint i = 0; i < n_parts; i++)
    part_copy (&self->parts[i], &parts[i]);
  self->flags = flags;
  self->today = today;
  return self;
}

/**
 * ffw_import_expect:
 * @trial: a dry run of the same parts that is finished
 *
 * Lets the import do what @trial has shown or nothing: where a file has been written to since,
 * it fails with %FFW_IMPORT_ERROR_CHANGED.
 */
void
ffw_import_expect (FfwImport *self, FfwImport *trial)
{
  g_return_if_fail (trial->results->len == self->n_parts);

  g_free (self->expected);
  self->expected = g_new0 (FfwFileStamp, self->n_parts);
  for (guint i = 0; i < self->n_parts; i++)
    self->expected[i] = ffw_import_get_result (trial, i)->stamp;
}

/**
 * ffw_import_set_progress:
 * @func: (nullable): is told how far it is, from the writer's thread
 * @data: given to @func; it must outlive the import
 */
void
ffw_import_set_progress (FfwImport *self, FfwImportProgressFunc func, gpointer data)
{
  self->progress = func;
  self->progress_data = data;
}

static void
tell_progress (FfwImport *self, guint64 done)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->progress || now - self->told_at < PROGRESS_INTERVAL)
    return;
  self->told_at = now;
  self->progress (MIN (self->done + done, self->total), self->total, self->progress_data);
}

/**
 * FfwRows:
 * @is_matrix: whether a row of the file becomes several
 * @n_lines: how many rows of the file have been taken
 * @is_cut: whether the rows ended before the table did
 * @has_ended: whether the rows that follow stand below the table
 * @n_below: of those, how many look like rows of a table
 * @below_line: of the first of these
 *
 * The rows of one file on their way into the workspace.
 */
typedef struct
{
  const FfwKind *kind;
  FfwIntake *intake;
  FfwFindings *findings;
  FfwMapping *mapping;
  gboolean is_matrix;
  guint64 n_lines;
  gboolean is_cut;
  gboolean has_ended;
  guint n_below;
  guint below_line;
} FfwRows;

/* Whether an error that was said since @n_kept is about whose the row is: it is the same for all
 * that the row becomes, and said once. */
static gboolean
is_about_person (const FfwRows *rows, guint n_kept)
{
  for (guint i = n_kept; i < ffw_findings_get_n_kept (rows->findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (rows->findings, i);
      const FfwField *field = finding->field ? ffw_kind_find_field (rows->kind, finding->field)
                                             : NULL;

      if (finding->severity == FFW_SEVERITY_ERROR && field
          && ((field->flags & FFW_FIELD_PERSON) || g_str_equal (field->name, "organisation")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_mapped (FfwRows *rows, guint line, GError **error)
{
  const FfwMappedRow *mapped;
  gboolean is_nobody = FALSE;

  while ((mapped = ffw_mapping_next (rows->mapping)))
    {
      guint n_kept = ffw_findings_get_n_kept (rows->findings);

      if (is_nobody)
        {
          ffw_intake_reject (rows->intake, line);
          continue;
        }
      if (rows->is_matrix)
        ffw_intake_set_columns (rows->intake, mapped->columns);
      switch (ffw_intake_row (rows->intake, mapped->cells, line, error))
        {
        case FFW_ROW_FAILED:
          return FALSE;
        case FFW_ROW_REJECTED:
          is_nobody = rows->is_matrix && is_about_person (rows, n_kept);
          break;
        default:
          break;
        }
    }
  return TRUE;
}

static void
count_below (FfwRows *rows, const FfwLayout *layout, const FfwTableRow *row)
{
  rows->has_ended = TRUE;
  if (ffw_import_layout_is_like_row (layout, row) && rows->n_below++ == 0)
    rows->below_line = row->line;
}

/* What was not read is said; whoever stands there has not left. */
static void
say_rest (FfwRows *rows)
{
  g_autofree char *n = g_strdup_printf ("%u", rows->n_below);

  if (rows->n_below)
    ffw_findings_add (rows->findings, "W058", rows->below_line, 0, NULL, n, NULL);
  if (rows->n_below || rows->is_cut)
    ffw_intake_miss_rest (rows->intake);
}

static gboolean
take_rows (FfwImport *self, FfwRows *rows, const FfwLayout *layout, FfwTableReader *reader,
           FfwChange *change, GError **error)
{
  FfwTableRow row;
  FfwTableStatus status;
  guint n = 0;

  while ((status = ffw_table_reader_next (reader, &row, error)) == FFW_TABLE_ROW)
    {
      switch (rows->has_ended ? FFW_MAPPING_END : ffw_mapping_take (rows->mapping, &row))
        {
        case FFW_MAPPING_ROWS:
          rows->n_lines++;
          if (!take_mapped (rows, row.line, error))
            return FALSE;
          break;
        case FFW_MAPPING_BAD:
          rows->n_lines++;
          ffw_intake_reject (rows->intake, row.line);
          break;
        case FFW_MAPPING_PASSED:
          break;
        case FFW_MAPPING_END:
          count_below (rows, layout, &row);
          break;
        }
      if (++n % ROWS_BETWEEN_RESTS == 0)
        {
          if (!ffw_change_rest (change, error))
            return FALSE;
          tell_progress (self, ffw_table_reader_get_done (reader));
        }
    }
  ffw_mapping_finish (rows->mapping);
  rows->is_cut = status == FFW_TABLE_STOPPED;
  say_rest (rows);
  return status != FFW_TABLE_FAILED;
}

static void
set_columns (FfwIntake *intake, const FfwLayout *layout)
{
  guint columns[FFW_MAX_FIELDS] = { 0 };

  for (guint i = layout->columns->len; i-- > 0;)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (layout, i);

      if (column->use == FFW_USE_FIELD && column->field >= 0)
        columns[column->field] = i + 1;
    }
  ffw_intake_set_columns (intake, columns);
}

static gboolean
import_file (FfwImport *self, FfwChange *change, const FfwImportPart *part, FfwImportResult *result,
             GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  GCancellable *cancellable = ffw_connection_get_cancellable (connection);
  g_autoptr (FfwTableReader) reader = NULL;
  g_autoptr (FfwIntake) intake = NULL;
  g_autoptr (FfwMapping) mapping = NULL;
  FfwRows rows = { .kind = result->kind, .findings = result->findings };
  g_autoptr (GError) failure = NULL;
  guint width = 0;

  result->sheet = ffw_import_layout_get_sheet (part, cancellable);
  reader = ffw_table_open (result->file, result->sheet, FFW_TABLE_OPEN_WHOLE, result->findings,
                           cancellable, error);
  if (!reader)
    return FALSE;
  result->layout = ffw_import_layout_decide (part, reader, connection, result->findings, &width,
                                             &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!result->layout)
    return TRUE;
  if (!ffw_new_rows_take (change, result->layout, self->today, error))
    return FALSE;
  intake = ffw_intake_new (result->kind, change, self->today, result->findings, error);
  if (!intake)
    return FALSE;
  set_columns (intake, result->layout);
  if (self->flags & FFW_IMPORT_REPORT)
    {
      result->report = ffw_row_report_new (result->kind);
      ffw_intake_set_report (intake, result->report);
    }
  if (part->roster)
    {
      result->roster = ffw_roster_new (part->roster, (self->flags & FFW_IMPORT_DRY_RUN) != 0);
      if (!ffw_intake_set_roster (intake, result->roster, error))
        return FALSE;
    }
  mapping = ffw_mapping_new (result->layout, ffw_table_reader_get_form (reader), width,
                             result->findings);
  ffw_mapping_set_corrections (mapping, result->corrections);
  rows.intake = intake;
  rows.mapping = mapping;
  rows.is_matrix = ffw_layout_is_matrix (result->layout);
  if (!take_rows (self, &rows, result->layout, reader, change, error)
      || !ffw_intake_finish (intake, &result->counts, error))
    return FALSE;
  result->n_lines = rows.n_lines;
  result->is_cut = rows.is_cut;
  ffw_findings_sort (result->findings);

  return TRUE;
}

static FfwImportResult *
add_result (FfwImport *self, const FfwImportPart *part)
{
  FfwImportResult *result = g_new0 (FfwImportResult, 1);
  g_autofree char *name = g_filename_display_name (part->file);

  result->kind = part->kind;
  result->file = g_strdup (part->file);
  result->corrections = part->corrections ? ffw_corrections_ref (part->corrections) : NULL;
  result->findings = ffw_findings_new (name);
  g_ptr_array_add (self->results, result);
  return result;
}

static FfwMessage *
describe (FfwImport *self, const FfwIntakeCounts *counts)
{
  const FfwImportResult *only = self->n_parts == 1 ? ffw_import_get_result (self, 0) : NULL;
  g_autofree char *kind = g_strconcat ("kind:", self->parts[0].kind->name, NULL);
  g_autofree char *added = g_strdup_printf ("%" G_GUINT64_FORMAT, counts->added);
  g_autofree char *updated = g_strdup_printf ("%" G_GUINT64_FORMAT, counts->updated);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean mixed = FALSE;

  if (only && only->roster)
    return ffw_roster_describe (only->roster, NULL);
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_autofree char *name = g_filename_display_basename (self->parts[i].file);

      mixed |= self->parts[i].kind != self->parts[0].kind;
      if (i)
        g_string_append (names, ", ");
      g_string_append (names, name);
    }
  if (mixed)
    return ffw_message_new ("import-files", names->str, added, updated, NULL);
  return ffw_message_new ("import", kind, names->str, added, updated, NULL);
}

/* Looked at when the file has been read, so that what was read is what was expected. */
static gboolean
check_expected (FfwImport *self, guint position, GError **error)
{
  FfwFileStamp now;
  g_autofree char *name = NULL;

  if (self->expected == NULL)
    return TRUE;
  now = ffw_file_stamp (self->parts[position].file);
  if (ffw_file_stamp_equal (&now, &self->expected[position]))
    return TRUE;
  name = g_filename_display_basename (self->parts[position].file);
  g_set_error (error, FFW_IMPORT_ERROR, FFW_IMPORT_ERROR_CHANGED,
               _ ("“%s” has changed since it was checked, so nothing was written. Check it again."),
               name);
  return FALSE;
}

static gboolean
import_files (FfwChange *change, gpointer data, GError **error)
{
  FfwImport *self = data;
  g_autoptr (FfwMessage) message = NULL;
  FfwIntakeCounts sum = { 0 };
  guint64 errors = 0;
  gboolean refused = FALSE;

  g_ptr_array_set_size (self->results, 0);
  self->total = self->done = 0;
  self->told_at = 0;
  for (guint i = 0; i < self->n_parts; i++)
    {
      FfwImportResult *result = add_result (self, &self->parts[i]);

      result->stamp = ffw_file_stamp (result->file);
      self->total += result->stamp.size;
    }
  for (guint i = 0; i < self->n_parts; i++)
    {
      FfwImportResult *result = g_ptr_array_index (self->results, i);

      if (!import_file (self, change, &self->parts[i], result, error)
          || !check_expected (self, i, error))
        return FALSE;
      self->done += result->stamp.size;
      sum.added += result->counts.added;
      sum.updated += result->counts.updated;
      errors += ffw_findings_count (result->findings, FFW_SEVERITY_ERROR);
      refused = refused || result->is_cut
                || (result->roster && ffw_roster_is_refused (result->roster));
    }
  self->is_written = !(self->flags & FFW_IMPORT_DRY_RUN) && !refused
                     && (errors == 0 || (self->flags & FFW_IMPORT_SKIP_ERRORS));
  if (!self->is_written)
    {
      ffw_change_discard (change);
      return TRUE;
    }
  message = describe (self, &sum);
  ffw_change_set_message (change, message);
  return TRUE;
}

/**
 * ffw_import_run:
 *
 * Reads the files and takes their rows in, within one change.
 *
 * Returns: %FALSE with @error set where a file or the workspace could not be
 *   read or written, or it was stopped; nothing was written then. Rows that
 *   are refused are no such error: see ffw_import_is_written().
 */
gboolean
ffw_import_run (FfwImport *self, FfwWorkspace *workspace, GCancellable *cancellable, GError **error)
{
  self->is_written = FALSE;
  if (ffw_workspace_change (workspace, import_files, self, cancellable, error))
    return TRUE;
  self->is_written = FALSE;
  return FALSE;
}

static void
on_change_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FfwImport *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->is_written = FALSE;
  g_task_return_error (task, error);
}

/**
 * ffw_import_run_async:
 *
 * As ffw_import_run(), without waiting. The results may be looked at once it
 * is finished.
 */
void
ffw_import_run_async (FfwImport *self, FfwWorkspace *workspace, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ffw_import_run_async);
  /* The change is done or it is not, whatever is cancelled after it. */
  g_task_set_check_cancellable (task, FALSE);
  self->is_written = FALSE;
  ffw_workspace_change_async (workspace, import_files, g_object_ref (self), g_object_unref,
                              cancellable, on_change_done, task);
}

/**
 * ffw_import_run_finish:
 *
 * Returns: as ffw_import_run()
 */
gboolean
ffw_import_run_finish (FfwImport *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ffw_import_is_written:
 *
 * Returns: whether the good rows are in the workspace; %FALSE after a dry run,
 *   where a row was refused and such rows were not to be skipped, or where
 *   all was refused
 */
gboolean
ffw_import_is_written (FfwImport *self)
{
  return self->is_written;
}

/**
 * ffw_import_get_n_results:
 *
 * Returns: how many files there are, once it has run
 */
guint
ffw_import_get_n_results (FfwImport *self)
{
  return self->results->len;
}

/**
 * ffw_import_get_result:
 * @position: of the file, from 0
 *
 * Returns: (transfer none): what became of it
 */
const FfwImportResult *
ffw_import_get_result (FfwImport *self, guint position)
{
  return g_ptr_array_index (self->results, position);
}
