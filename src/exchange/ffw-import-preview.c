/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-preview.h"

#include "ffw-table-open.h"

#include <string.h>

/* A value that is shown is cut to so many bytes at most: a field can hold a mebibyte. */
#define LONGEST_SHOWN 400

/**
 * ffw_import_cut:
 * @text: (array length=length): UTF-8
 *
 * Returns: (transfer full): the text as it is shown: cut where it is very long
 */
char *
ffw_import_cut (const char *text, gsize length)
{
  const char *end;

  if (length <= LONGEST_SHOWN)
    return g_strndup (text, length);
  end = g_utf8_find_prev_char (text, text + LONGEST_SHOWN + 1);
  return g_strdup_printf ("%.*s…", (int)(end - text), text);
}

/**
 * ffw_import_preview_new:
 *
 * Returns: (transfer full): of a file of which nothing was read yet
 */
FfwImportPreview *
ffw_import_preview_new (const char *file)
{
  FfwImportPreview *self = g_new0 (FfwImportPreview, 1);
  g_autofree char *name = g_filename_display_name (file);

  self->file = g_strdup (file);
  self->stamp = ffw_file_stamp (file);
  self->header = g_new0 (char *, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->findings = ffw_findings_new (name);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_sheet_free);
  return self;
}

void
ffw_import_preview_free (FfwImportPreview *self)
{
  g_free (self->file);
  g_strfreev (self->header);
  g_ptr_array_unref (self->rows);
  ffw_findings_unref (self->findings);
  g_ptr_array_unref (self->sheets);
  g_free (self->sheet);
  g_clear_pointer (&self->vocabulary, ffw_vocabulary_unref);
  g_clear_pointer (&self->scan, ffw_table_scan_free);
  g_clear_pointer (&self->found, ffw_layout_found_free);
  g_free (self);
}

static char **
copy_row (const FfwTableRow *row)
{
  char **texts = g_new0 (char *, row->n_kept + 1);

  for (guint i = 0; i < row->n_kept; i++)
    texts[i] = ffw_import_cut (row->fields[i].text, row->fields[i].length);
  return texts;
}

static gboolean
read_rows (FfwImportPreview *self, FfwTableReader *reader, guint n_rows, GError **error)
{
  FfwTableRow row;

  while (self->rows->len < n_rows)
    switch (ffw_table_reader_next (reader, &row, error))
      {
      case FFW_TABLE_ROW:
        if (!row.is_bad)
          g_ptr_array_add (self->rows, copy_row (&row));
        break;
      case FFW_TABLE_END:
        self->is_whole = TRUE;
        return TRUE;
      case FFW_TABLE_STOPPED:
        return TRUE;
      case FFW_TABLE_FAILED:
        return FALSE;
      }
  return TRUE;
}

/**
 * ffw_import_preview_read:
 * @file: a path
 * @n_rows: how many rows are wanted at most
 * @hint: (nullable): what the file is where its header could as well be that as something else
 *
 * Reads the beginning of @file, however large it is.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the
 *   person, where the file is missing, a folder, or cannot be read. A file that holds no table
 *   is no such error: its findings say so.
 */
FfwImportPreview *
ffw_import_preview_read (const char *file, guint n_rows, const FfwKind *hint,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwImportPreview) self = ffw_import_preview_new (file);
  g_autoptr (FfwTableReader) reader = ffw_table_open (file, NULL, FFW_TABLE_OPEN_BEGINNING,
                                                      self->findings, cancellable, error);
  FfwTableRow row;

  if (!reader)
    return NULL;
  switch (ffw_table_reader_next (reader, &row, error))
    {
    case FFW_TABLE_ROW:
      break;
    case FFW_TABLE_END:
      self->is_whole = TRUE;
      ffw_findings_add (self->findings, "E010", 0, 0, NULL, NULL);
      return g_steal_pointer (&self);
    case FFW_TABLE_STOPPED:
      self->form = ffw_table_reader_get_form (reader);
      return g_steal_pointer (&self);
    case FFW_TABLE_FAILED:
      return NULL;
    }
  self->form = ffw_table_reader_get_form (reader);
  if (row.is_bad)
    return g_steal_pointer (&self);
  self->line = row.line;
  g_strfreev (self->header);
  self->header = copy_row (&row);
  self->kind = ffw_table_header_recognise (&row, hint);
  if (!self->kind)
    self->like = ffw_table_header_resemble (&row);
  if (!read_rows (self, reader, n_rows, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * ffw_import_preview_finish:
 *
 * Returns: as ffw_import_preview_read()
 */
FfwImportPreview *
ffw_import_preview_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
