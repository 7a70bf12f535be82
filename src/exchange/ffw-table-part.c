/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-part.h"

#include "ffw-import-preview.h"
#include "ffw-table-open.h"

/* After so many rows we look whether to stop. */
#define ROWS_BETWEEN_RESTS 256

/* Rows further down are not looked for in the beginning of a file. */
#define LAST_OF_BEGINNING 50

static void
line_free (gpointer data)
{
  FfwTableLine *self = data;

  g_strfreev (self->texts);
  g_free (self);
}

void
ffw_table_part_free (FfwTablePart *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
add_line (FfwTablePart *self, const FfwTableRow *row)
{
  FfwTableLine *line = g_new0 (FfwTableLine, 1);

  line->line = row->line;
  line->texts = g_new0 (char *, row->n_kept + 1);
  for (guint i = 0; i < row->n_kept; i++)
    line->texts[i] = ffw_import_cut (row->fields[i].text, row->fields[i].length);
  g_ptr_array_add (self->lines, line);
}

static gboolean
read_lines (FfwTablePart *self, FfwTableReader *reader, guint first, guint n,
            GCancellable *cancellable, GError **error)
{
  FfwTableRow row;

  for (guint i = 0; self->lines->len < n; i++)
    {
      if (i % ROWS_BETWEEN_RESTS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      switch (ffw_table_reader_next (reader, &row, error))
        {
        case FFW_TABLE_ROW:
          if (row.line >= first)
            add_line (self, &row);
          break;
        case FFW_TABLE_END:
          self->is_end = TRUE;
          return TRUE;
        case FFW_TABLE_STOPPED:
          return TRUE;
        case FFW_TABLE_FAILED:
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * ffw_table_part_read:
 * @file: a path
 * @sheet: (nullable): the name of a sheet; %NULL for the first that is shown
 * @first: rows that start on this line or after it are wanted
 * @n: how many of them at most
 *
 * Reads some rows of a file; no more is kept, however large it is.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the
 *   person, where the file is missing or cannot be read
 */
FfwTablePart *
ffw_table_part_read (const char *file, const char *sheet, guint first, guint n,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwTablePart) self = g_new0 (FfwTablePart, 1);
  g_autoptr (FfwFindings) unheard = ffw_findings_new ("");
  g_autoptr (FfwTableReader) reader = NULL;

  self->stamp = ffw_file_stamp (file);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  reader = ffw_table_open (
      file, sheet, first + n <= LAST_OF_BEGINNING ? FFW_TABLE_OPEN_BEGINNING : FFW_TABLE_OPEN_WHOLE,
      unheard, cancellable, error);
  if (!reader || !read_lines (self, reader, first, n, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct
{
  char *file;
  char *sheet;
  guint first;
  guint n;
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_free (self->file);
  g_free (self->sheet);
  g_free (self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  GError *error = NULL;
  FfwTablePart *part = ffw_table_part_read (wanted->file, wanted->sheet, wanted->first, wanted->n,
                                            cancellable, &error);

  if (part)
    g_task_return_pointer (task, part, (GDestroyNotify)ffw_table_part_free);
  else
    g_task_return_error (task, error);
}

/**
 * ffw_table_part_async:
 *
 * As ffw_table_part_read(), without waiting.
 */
void
ffw_table_part_async (const char *file, const char *sheet, guint first, guint n,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->file = g_strdup (file);
  wanted->sheet = g_strdup (sheet);
  wanted->first = first;
  wanted->n = n;
  g_task_set_source_tag (task, ffw_table_part_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify)wanted_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * ffw_table_part_finish:
 *
 * Returns: as ffw_table_part_read()
 */
FfwTablePart *
ffw_table_part_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: how many cells the longest row has */
guint
ffw_table_part_count_columns (const FfwTablePart *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const FfwTableLine *line = g_ptr_array_index (self->lines, i);

      n = MAX (n, g_strv_length (line->texts));
    }
  return n;
}

/** Returns: (transfer none) (nullable): the row that starts on the line */
const FfwTableLine *
ffw_table_part_find (const FfwTablePart *self, guint line)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const FfwTableLine *row = g_ptr_array_index (self->lines, i);

      if (row->line == line)
        return row;
    }
  return NULL;
}
