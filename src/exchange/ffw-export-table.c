/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-export-table.h"

#include "ffw-json-writer.h"

/* Rows are written in portions of about this many bytes. */
#define PORTION (64 * 1024)

static const FfwListingFilter all = { NULL };

static gboolean
flush (GString *text, gsize least, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  if (text->len < least)
    return TRUE;
  if (!g_output_stream_write_all (out, text->str, text->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (text, 0);
  return TRUE;
}

/**
 * ffw_export_table:
 * @with_carriers: whether `id`, `person` and such are written, so that it comes in again to the
 *   same
 * @filter: (nullable): which rows; %NULL is all
 * @format: of the file
 * @language: of the names in the first line
 * @out: where it goes; it is not closed
 *
 * Writes the rows of @kind as a table, in the order of their keys, with constant memory.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_export_table (FfwConnection *connection, const FfwKind *kind, gboolean with_carriers,
                  const FfwListingFilter *filter, FfwTableFormat format, FfwLanguage language,
                  GOutputStream *out, GError **error)
{
  GCancellable *cancellable = ffw_connection_get_cancellable (connection);
  g_autoptr (FfwListing) listing = ffw_listing_new (connection, kind, with_carriers,
                                                    filter ? filter : &all, error);
  g_autoptr (FfwTableWriter) writer = NULL;
  g_autoptr (GError) cause = NULL;
  FfwTableWriterColumn columns[FFW_MAX_FIELDS] = { 0 };
  FfwTableWriterSheet sheet = { .name = ffw_translate (language, kind->title), .columns = columns };
  const char *texts[FFW_MAX_FIELDS];

  if (!listing)
    return FALSE;
  sheet.n_columns = ffw_listing_get_n_fields (listing);
  for (guint i = 0; i < sheet.n_columns; i++)
    {
      const FfwField *field = ffw_listing_get_field (listing, i);

      columns[i].title = language == FFW_LANGUAGE_CY ? field->name_cy : field->name;
      columns[i].type = ffw_table_type_of (field);
    }
  writer = ffw_table_writer_new (format, out, &sheet, 1, language, cancellable, error);
  if (!writer)
    return FALSE;
  while (ffw_listing_next (listing, &cause))
    {
      for (guint i = 0; i < sheet.n_columns; i++)
        texts[i] = ffw_listing_get_text (listing, i);
      if (!ffw_table_writer_add_row (writer, texts, error))
        return FALSE;
    }
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return ffw_table_writer_finish (writer, error);
}

/**
 * ffw_export_table_json:
 * @with_carriers: whether `id`, `person` and such are written
 * @filter: (nullable): which rows; %NULL is all
 * @out: where it goes; it is not closed
 *
 * Writes the rows of @kind as a JSON array of objects with the names and texts of the CSV; what
 * is empty there is an empty string here.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_export_table_json (FfwConnection *connection, const FfwKind *kind, gboolean with_carriers,
                       const FfwListingFilter *filter, GOutputStream *out, GError **error)
{
  GCancellable *cancellable = ffw_connection_get_cancellable (connection);
  g_autoptr (FfwListing) listing = ffw_listing_new (connection, kind, with_carriers,
                                                    filter ? filter : &all, error);
  g_autoptr (FfwJsonWriter) writer = ffw_json_writer_new ();
  g_autoptr (GError) cause = NULL;
  GString *text = ffw_json_writer_get_text (writer);

  if (!listing)
    return FALSE;
  ffw_json_writer_begin_array (writer, NULL);
  while (ffw_listing_next (listing, &cause))
    {
      ffw_json_writer_begin_object (writer, NULL);
      for (guint i = 0; i < ffw_listing_get_n_fields (listing); i++)
        {
          const char *value = ffw_listing_get_text (listing, i);

          ffw_json_writer_add_string (writer, ffw_listing_get_field (listing, i)->name,
                                      value ? value : "");
        }
      ffw_json_writer_end_object (writer);
      if (!flush (text, PORTION, out, cancellable, error))
        return FALSE;
    }
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  ffw_json_writer_end_array (writer);
  g_string_append_c (text, '\n');
  return flush (text, 1, out, cancellable, error);
}
