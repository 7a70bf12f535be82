/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-rows.h"

#include "ffw-csv-writer.h"
#include "ffw-file-writer.h"
#include "ffw-table-open.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After so many rows we look whether to stop. */
#define ROWS_BETWEEN_RESTS 256

/* Is given the header, then each row that an error is about, in their order. FALSE stops. */
typedef gboolean (*RowFunc) (const FfwTableRow *row, gpointer data, GError **error);

static GHashTable *
lines_of (FfwFindings *findings)
{
  GHashTable *lines = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);

      if (finding->line > 0 && finding->severity == FFW_SEVERITY_ERROR)
        g_hash_table_add (lines, GUINT_TO_POINTER (finding->line));
    }
  return lines;
}

static gboolean
fail_changed (const char *file, GError **error)
{
  g_autofree char *name = g_filename_display_basename (file);

  g_set_error (error, FFW_IMPORT_ERROR, FFW_IMPORT_ERROR_CHANGED,
               _ ("“%s” has changed since it was checked. Check it again."), name);
  return FALSE;
}

/**
 * Source:
 * @header: (nullable): the names of its columns, where a layout says them
 * @header_line: the line of them
 * @lines: those that are wanted
 *
 * The table that an import has read, and what was put right in it.
 */
typedef struct
{
  char *file;
  char *sheet;
  FfwFileStamp stamp;
  char **header;
  guint header_line;
  FfwCorrections *corrections;
  GHashTable *lines;
} Source;

static char **
header_of (const FfwLayout *layout)
{
  char **header = g_new0 (char *, layout->columns->len + 1);

  for (guint i = 0; i < layout->columns->len; i++)
    header[i] = g_strdup (ffw_layout_get_column (layout, i)->header);
  return header;
}

static Source *
source_new (const FfwImportResult *result)
{
  Source *self = g_new0 (Source, 1);

  self->file = g_strdup (result->file);
  self->sheet = g_strdup (result->sheet);
  self->stamp = result->stamp;
  if (result->layout)
    {
      self->header = header_of (result->layout);
      self->header_line = result->layout->header_line;
    }
  self->corrections = result->corrections ? ffw_corrections_copy (result->corrections) : NULL;
  self->lines = lines_of (result->findings);
  return self;
}

static void
source_free (Source *self)
{
  g_free (self->file);
  g_free (self->sheet);
  g_strfreev (self->header);
  g_clear_pointer (&self->corrections, ffw_corrections_unref);
  g_hash_table_unref (self->lines);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Source, source_free)

/* The header of a layout stands in one row or two of the file, below others. */
static gboolean
give_header (const Source *self, RowFunc func, gpointer data, GError **error)
{
  guint n = g_strv_length (self->header);
  g_autofree FfwTableField *fields = g_new0 (FfwTableField, n);
  FfwTableRow row = { .line = self->header_line, .n_fields = n, .n_kept = n, .fields = fields };

  for (guint i = 0; i < n; i++)
    fields[i] = (FfwTableField){ .text = self->header[i], .length = strlen (self->header[i]) };
  return func (&row, data, error);
}

/* Reads the file once, up to the last of the lines. */
static gboolean
each_row (const Source *self, GCancellable *cancellable, RowFunc func, gpointer data,
          GError **error)
{
  g_autoptr (FfwFindings) unheard = ffw_findings_new ("");
  g_autoptr (FfwTableReader) reader = ffw_table_open (self->file, self->sheet, FFW_TABLE_OPEN_WHOLE,
                                                      unheard, cancellable, error);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (FfwTableField));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (256);
  guint left = g_hash_table_size (self->lines);
  FfwFileStamp now;
  FfwTableRow row;
  FfwTableStatus status = FFW_TABLE_END;

  if (!reader || (self->header && !give_header (self, func, data, error)))
    return FALSE;
  for (guint n = 0; left > 0 || (n == 0 && !self->header); n++)
    {
      gboolean wanted;

      if (n % ROWS_BETWEEN_RESTS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      status = ffw_table_reader_next (reader, &row, error);
      if (status != FFW_TABLE_ROW)
        break;
      wanted = g_hash_table_contains (self->lines, GUINT_TO_POINTER (row.line));
      left -= wanted;
      if (wanted && row.line == self->header_line)
        continue;
      if (wanted && self->corrections)
        ffw_corrections_apply (self->corrections, &row, fields, texts);
      if (((n == 0 && !self->header) || wanted) && !func (&row, data, error))
        return FALSE;
    }
  if (status == FFW_TABLE_FAILED)
    return FALSE;
  now = ffw_file_stamp (self->file);
  return ffw_file_stamp_equal (&now, &self->stamp) || fail_changed (self->file, error);
}

typedef struct
{
  const FfwImportResult *result;
  FfwLanguage language;
  GHashTable *reasons; /* by the line, a GString */
  GOutputStream *out;
  GString *text;
  gboolean has_header;
  guint n_saved;
} Refused;

/* All that is wrong with a row, as one text. */
static GHashTable *
reasons_of (FfwFindings *findings, FfwLanguage language)
{
  GHashTable *reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *message = ffw_finding_get_message (finding, language);
      const char *before = g_hash_table_lookup (reasons, GUINT_TO_POINTER (finding->line));

      if (finding->line > 0 && finding->severity == FFW_SEVERITY_ERROR)
        g_hash_table_insert (reasons, GUINT_TO_POINTER (finding->line),
                             before ? g_strconcat (before, " ", message, NULL)
                                    : g_strdup (message));
    }
  return reasons;
}

static gboolean
save_row (const FfwTableRow *row, gpointer data, GError **error)
{
  Refused *refused = data;
  g_autofree const char **fields = g_new0 (const char *, row->n_kept + 1);

  /* It comes first: rows can be too short or too long. */
  if (!refused->has_header)
    /* Translators: the name of a column of a table of rows that were refused, all in small letters
     * and without a space; no column of an import may be called so */
    fields[0] = ffw_translate (refused->language, N_ ("refused_because"));
  else
    fields[0] = g_hash_table_lookup (refused->reasons, GUINT_TO_POINTER (row->line));
  for (guint i = 0; i < row->n_kept; i++)
    fields[i + 1] = row->fields[i].text;
  refused->n_saved += refused->has_header;
  refused->has_header = TRUE;
  g_string_truncate (refused->text, 0);
  ffw_csv_append_row (refused->text, fields, row->n_kept + 1);
  return g_output_stream_write_all (refused->out, refused->text->str, refused->text->len, NULL,
                                    NULL, error);
}

/**
 * ffw_import_save_refused:
 * @result: of an import that has run
 * @path: where to
 * @language: of the sentences that say why
 * @n_saved: (out): how many rows there are in it
 *
 * Writes the rows of a file that were refused, with its own columns and what was put right in
 * them, into a CSV file of their own with a column more that says what is wrong with each. It
 * comes in again as it is: the column more is left alone. Only rows whose findings were kept can be
 * told.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_import_save_refused (const FfwImportResult *result, const char *path, FfwLanguage language,
                         guint *n_saved, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (path, error);
  g_autoptr (Source) source = source_new (result);
  g_autoptr (GHashTable) reasons = reasons_of (result->findings, language);
  g_autoptr (GString) text = g_string_new (NULL);
  Refused refused = { .result = result, .language = language, .reasons = reasons, .text = text };

  if (!writer)
    return FALSE;
  refused.out = ffw_file_writer_get_stream (writer);
  if (!each_row (source, cancellable, save_row, &refused, error))
    {
      ffw_file_writer_explain (writer, error);
      return FALSE;
    }
  if (!ffw_file_writer_commit (writer, cancellable, error))
    return FALSE;
  *n_saved = refused.n_saved;
  return TRUE;
}
