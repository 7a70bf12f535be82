/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-export.h"

#include "ffw-file-writer.h"
#include "ffw-table-writer.h"

/* So many rows are read and written at once. */
#define PORTION 500

/* A column that is written: which of the source's, and how wide, in characters. */
typedef struct
{
  guint position;
  guint width;
} Column;

struct _FfwListExport
{
  const FfwListSource *source;
  char *title;
  FfwLanguage language;
  FfwListQuery *query;
  GArray *columns; /* of Column */
  GArray *ids;     /* of the rows; NULL for all that are asked for */
};

/**
 * ffw_list_export_new:
 * @source: static
 * @title: what the list is called
 * @request: which rows, in which order
 * @language: of the headings, the words and the titles
 *
 * Returns: (transfer full): an export of all rows of the request, so far without a column
 */
FfwListExport *
ffw_list_export_new (const FfwListSource *source, const char *title, const FfwListRequest *request,
                     FfwLanguage language)
{
  FfwListExport *self = g_new0 (FfwListExport, 1);

  self->source = source;
  self->title = g_strdup (title);
  self->language = language;
  self->query = ffw_list_source_query (source, request, language);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));

  return self;
}

void
ffw_list_export_free (FfwListExport *self)
{
  ffw_list_query_free (self->query);
  g_array_unref (self->columns);
  g_free (self->title);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/**
 * ffw_list_export_add_column:
 * @id: of a column of the source
 * @width: how wide it is in a workbook, in characters of usual text; 0 for what its heading needs
 *
 * Writes a column, behind those that were added before.
 */
void
ffw_list_export_add_column (FfwListExport *self, const char *id, guint width)
{
  Column column = { .width = width };

  if (ffw_list_source_find_column (self->source, id, &column.position))
    g_array_append_val (self->columns, column);
}

static gboolean
has_column (FfwListExport *self, guint position)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, Column, i).position == position)
      return TRUE;

  return FALSE;
}

/** Writes those columns too that a file has whatever is shown, behind those that were added. */
void
ffw_list_export_add_others (FfwListExport *self)
{
  for (guint i = 0; i < self->source->n_columns; i++)
    if (self->source->columns[i].goes_out && !has_column (self, i))
      g_array_append_val (self->columns, ((Column){ .position = i }));
}

/**
 * ffw_list_export_take_ids:
 * @ids: (transfer full) (element-type gint64): of the rows, in their order
 *
 * Writes these rows alone.
 */
void
ffw_list_export_take_ids (FfwListExport *self, GArray *ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids;
}

/* What is written, as it goes. */
typedef struct
{
  FfwListExport *export;
  FfwTableWriter *writer;
  const char **texts;
  GPtrArray *said; /* of those: texts that were made */
  GError *error;   /* why a row could not be written */
} Writing;

static const FfwListColumn *
nth_column (FfwListExport *self, guint n, guint *position)
{
  *position = g_array_index (self->columns, Column, n).position;

  return &self->source->columns[*position];
}

/* Dates stay as they are stored, so that what reads the file sorts them right. */
static void
write_row (FfwCursor *row, guint number, gpointer data)
{
  Writing *self = data;
  FfwListExport *export = self->export;

  if (self->error)
    return;
  g_ptr_array_set_size (self->said, 0);
  for (guint i = 0; i < export->columns->len; i++)
    {
      guint position;
      const FfwListColumn *column = nth_column (export, i, &position);
      const char *stored;

      if (column->of)
        ffw_list_source_find_column (export->source, column->of, &position);
      stored = ffw_cursor_get_text (row, (int)position);
      if (column->say)
        {
          g_ptr_array_add (self->said, column->say (stored, export->language));
          stored = self->said->pdata[self->said->len - 1];
        }
      self->texts[i] = column->type == FFW_LIST_CODED
                           ? ffw_coding_get_word (column->coding,
                                                  (int)ffw_cursor_get_int (row, (int)position),
                                                  export->language)
                           : stored;
    }
  ffw_table_writer_add_row (self->writer, self->texts, &self->error);
}

static FfwTableType
type_of (const FfwListColumn *column)
{
  switch (column->type)
    {
    case FFW_LIST_DATE:
      return FFW_TABLE_DATE;
    case FFW_LIST_NUMBER:
      return FFW_TABLE_NUMBER;
    case FFW_LIST_TEXT:
    case FFW_LIST_CODED:
    case FFW_LIST_SAID:
      return FFW_TABLE_TEXT;
    }
  g_assert_not_reached ();
}

static FfwTableWriterColumn *
describe_columns (FfwListExport *self)
{
  FfwTableWriterColumn *columns = g_new0 (FfwTableWriterColumn, MAX (self->columns->len, 1));

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint position;
      const FfwListColumn *column = nth_column (self, i, &position);

      columns[i].title = ffw_translate (self->language, column->title);
      columns[i].type = type_of (column);
      columns[i].width = g_array_index (self->columns, Column, i).width;
    }

  return columns;
}

static gboolean
write_rows (Writing *self, FfwConnection *connection, GArray *ids, FfwListExportFunc progress,
            gpointer data, GError **error)
{
  for (guint done = 0; done < ids->len; done += PORTION)
    {
      guint n = MIN (PORTION, ids->len - done);

      if (!ffw_list_query_rows (connection, self->export->query, (const gint64 *)ids->data + done,
                                n, write_row, self, error))
        return FALSE;
      if (self->error)
        {
          g_propagate_error (error, g_steal_pointer (&self->error));
          return FALSE;
        }
      if (progress)
        progress (done + n, ids->len, data);
    }

  return TRUE;
}

static gboolean
write_table (FfwListExport *self, FfwConnection *connection, FfwTableFormat format,
             GOutputStream *out, GArray *ids, FfwListExportFunc progress, gpointer data,
             GError **error)
{
  g_autofree FfwTableWriterColumn *columns = describe_columns (self);
  FfwTableWriterSheet sheet
      = { .name = self->title, .columns = columns, .n_columns = self->columns->len };
  g_autofree const char **texts = g_new0 (const char *, MAX (self->columns->len, 1));
  g_autoptr (FfwTableWriter) writer = ffw_table_writer_new (
      format, out, &sheet, 1, self->language, ffw_connection_get_cancellable (connection), error);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  Writing writing = { .export = self, .writer = writer, .texts = texts, .said = said };

  return writer && write_rows (&writing, connection, ids, progress, data, error)
         && ffw_table_writer_finish (writer, error);
}

/**
 * ffw_list_export_write:
 * @path: of the file, whose ending says the format; it takes that name only once it is whole
 * @progress: (nullable): told now and then how far it is
 *
 * Writes the list with the headings in the first line. Stopped by the connection's cancellable,
 * it leaves nothing behind.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_list_export_write (FfwListExport *self, FfwConnection *connection, const char *path,
                       FfwListExportFunc progress, gpointer data, GError **error)
{
  g_autoptr (FfwFileWriter) file = ffw_file_writer_open (path, error);
  g_autoptr (GArray) ids = self->ids ? g_array_ref (self->ids) : NULL;

  if (file == NULL)
    return FALSE;
  if (ids == NULL)
    ids = ffw_list_query_ids (connection, self->query, error);
  if (ids == NULL)
    return FALSE;

  if (!write_table (self, connection, ffw_table_format_of (path), ffw_file_writer_get_stream (file),
                    ids, progress, data, error))
    {
      ffw_file_writer_explain (file, error);
      return FALSE;
    }

  return ffw_file_writer_commit (file, ffw_connection_get_cancellable (connection), error);
}
