/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-csv-writer.h"

#include <csv.h>
#include <string.h>

/* Rows are written in portions of about this many bytes. */
#define PORTION (64 * 1024)

typedef struct
{
  FfwTableWriter writer;
  guint n_columns;
  GString *text;
} FfwCsvWriter;

static gboolean
needs_quotes (const char *field, gsize length)
{
  return field[strcspn (field, ",\"\r\n;\t")] != '\0'
         || (length && (g_ascii_isspace (field[0]) || g_ascii_isspace (field[length - 1])));
}

/**
 * ffw_csv_append_row:
 * @out: where the row goes
 * @fields: (array length=n_fields): UTF-8 texts; %NULL is empty
 *
 * Writes one row as RFC 4180 has it, but for the line feed alone at its end.
 */
void
ffw_csv_append_row (GString *out, const char *const *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const char *field = fields[i] ? fields[i] : "";
      gsize length = strlen (field);

      if (i)
        g_string_append_c (out, ',');
      if (needs_quotes (field, length))
        {
          gsize start = out->len;
          gsize room = 2 * length + 2;

          g_string_set_size (out, start + room);
          g_string_set_size (out, start + csv_write (out->str + start, room, field, length));
        }
      else
        g_string_append_len (out, field, length);
    }
  g_string_append_c (out, '\n');
}

static gboolean
ffw_csv_writer_begin_sheet (FfwTableWriter *writer, const FfwTableWriterSheet *sheet, guint part,
                            GError **error)
{
  FfwCsvWriter *self = (FfwCsvWriter *)writer;

  self->n_columns = sheet->n_columns;
  return TRUE;
}

static gboolean
flush (FfwCsvWriter *self, GError **error)
{
  if (!g_output_stream_write_all (self->writer.out, self->text->str, self->text->len, NULL,
                                  self->writer.cancellable, error))
    return FALSE;
  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
ffw_csv_writer_add_row (FfwTableWriter *writer, const char *const *texts, const guint32 *fills,
                        GError **error)
{
  FfwCsvWriter *self = (FfwCsvWriter *)writer;

  ffw_csv_append_row (self->text, texts, self->n_columns);
  return self->text->len < PORTION || flush (self, error);
}

static gboolean
ffw_csv_writer_finish (FfwTableWriter *writer, GError **error)
{
  return flush ((FfwCsvWriter *)writer, error);
}

static void
ffw_csv_writer_free (FfwTableWriter *writer)
{
  FfwCsvWriter *self = (FfwCsvWriter *)writer;

  g_string_free (self->text, TRUE);
  g_free (self);
}

static const FfwTableWriterClass csv_writer_class = {
  .begin_sheet = ffw_csv_writer_begin_sheet,
  .add_row = ffw_csv_writer_add_row,
  .finish = ffw_csv_writer_finish,
  .free = ffw_csv_writer_free,
};

/** Returns: (transfer full): a writer of CSV in UTF-8, for ffw_table_writer_new() */
FfwTableWriter *
ffw_csv_writer_new (void)
{
  FfwCsvWriter *self = g_new0 (FfwCsvWriter, 1);

  self->writer.klass = &csv_writer_class;
  self->text = g_string_sized_new (PORTION + PORTION / 4);
  return &self->writer;
}
