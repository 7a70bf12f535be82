/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-export.h"

#include "ffw-csv-writer.h"
#include "ffw-file-writer.h"

#include <string.h>

/* So many rows are read and written at once. */
#define PORTION 500

struct _FfwListExport
{
  const FfwListSource *source;
  FfwLanguage language;
  FfwListQuery *query;
  GArray *columns; /* of guint: which of the source's */
  GArray *ids;     /* of the rows; NULL for all that are asked for */
};

/**
 * ffw_list_export_new:
 * @source: static
 * @request: which rows, in which order
 * @language: of the headings, the words and the titles
 *
 * Returns: (transfer full): an export of all rows of the request, so far without a column
 */
FfwListExport *
ffw_list_export_new (const FfwListSource *source, const FfwListRequest *request,
                     FfwLanguage language)
{
  FfwListExport *self = g_new0 (FfwListExport, 1);

  self->source = source;
  self->language = language;
  self->query = ffw_list_source_query (source, request, language);
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
ffw_list_export_free (FfwListExport *self)
{
  ffw_list_query_free (self->query);
  g_array_unref (self->columns);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/** Writes a column of the source, behind those that were added before. */
void
ffw_list_export_add_column (FfwListExport *self, const char *id)
{
  guint position;

  if (ffw_list_source_find_column (self->source, id, &position))
    g_array_append_val (self->columns, position);
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
  GString *text;
  const char **fields;
} Writing;

static const FfwListColumn *
nth_column (FfwListExport *self, guint n, guint *position)
{
  *position = g_array_index (self->columns, guint, n);

  return &self->source->columns[*position];
}

/* Dates stay as they are stored, so that what reads the file sorts them right. */
static void
write_row (FfwCursor *row, guint number, gpointer data)
{
  Writing *self = data;
  FfwListExport *export = self->export;

  for (guint i = 0; i < export->columns->len; i++)
    {
      guint position;
      const FfwListColumn *column = nth_column (export, i, &position);

      self->fields[i] = column->type == FFW_LIST_CODED
                            ? ffw_coding_get_word (column->coding,
                                                   (int)ffw_cursor_get_int (row, (int)position),
                                                   export->language)
                            : ffw_cursor_get_text (row, (int)position);
    }
  ffw_csv_append_row (self->text, self->fields, export->columns->len);
}

static void
write_headings (Writing *self)
{
  FfwListExport *export = self->export;

  for (guint i = 0; i < export->columns->len; i++)
    {
      guint position;

      self->fields[i] = ffw_translate (export->language, nth_column (export, i, &position)->title);
    }
  ffw_csv_append_row (self->text, self->fields, export->columns->len);
}

static gboolean
write_rows (Writing *self, FfwConnection *connection, GArray *ids, GOutputStream *out,
            FfwListExportFunc progress, gpointer data, GError **error)
{
  GCancellable *cancellable = ffw_connection_get_cancellable (connection);

  write_headings (self);
  for (guint done = 0; done <= ids->len; done += PORTION)
    {
      guint n = MIN (PORTION, ids->len - done);

      if (!ffw_list_query_rows (connection, self->export->query, (const gint64 *)ids->data + done,
                                n, write_row, self, error)
          || !g_output_stream_write_all (out, self->text->str, self->text->len, NULL, cancellable,
                                         error))
        return FALSE;
      g_string_truncate (self->text, 0);
      if (progress)
        progress (done + n, ids->len, data);
    }

  return TRUE;
}

/**
 * ffw_list_export_write:
 * @path: of the file; it takes that name only once it is whole
 * @progress: (nullable): told now and then how far it is
 *
 * Writes the list as CSV, in UTF-8, with the headings in the first line. Stopped by the
 * connection's cancellable, it leaves nothing behind.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_list_export_write (FfwListExport *self, FfwConnection *connection, const char *path,
                       FfwListExportFunc progress, gpointer data, GError **error)
{
  g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (path, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree const char **fields = g_new0 (const char *, MAX (self->columns->len, 1));
  g_autoptr (GArray) ids = self->ids ? g_array_ref (self->ids) : NULL;
  Writing writing = { self, text, fields };

  if (writer == NULL)
    return FALSE;
  if (ids == NULL)
    ids = ffw_list_query_ids (connection, self->query, error);
  if (ids == NULL)
    return FALSE;

  if (!write_rows (&writing, connection, ids, ffw_file_writer_get_stream (writer), progress, data,
                   error))
    {
      ffw_file_writer_explain (writer, error);
      return FALSE;
    }

  return ffw_file_writer_commit (writer, ffw_connection_get_cancellable (connection), error);
}
