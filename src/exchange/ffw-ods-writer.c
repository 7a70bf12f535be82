/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ods-writer.h"

#include "ffw-sheet-name.h"
#include "ffw-sheet-row.h"
#include "ffw-zip-writer.h"

#include <libxml/xmlwriter.h>
#include <string.h>
#include <xlsxwriter/utility.h>

#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define VERSION   "1.2"

#define NS "urn:oasis:names:tc:opendocument:xmlns:"

/* Of a character and of what stands around the text, in hundredths of a centimetre. */
#define CHARACTER_WIDTH 20
#define CELL_MARGIN     30

#define MINUTES_PER_HOUR 60

/*
 * An archive of a few XML files. Rows go straight into the one that holds the content; what
 * other files say of the sheets comes after it.
 */
typedef struct
{
  FfwTableWriter writer;
  FfwZipWriter *zip;
  xmlTextWriter *xml; /* of the content */
  const FfwTableWriterSheet *sheet;
  GPtrArray *names;  /* of the sheets that were written, parts included */
  GPtrArray *ranges; /* what each takes, as 'Name'.A1:'Name'.F20 */
  guint last_row;
  gboolean is_given_up;
  GError *cause; /* why the content could not be written */
} FfwOdsWriter;

static const char manifest[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<manifest:manifest xmlns:manifest=\"" NS "manifest:1.0\" manifest:version=\"" VERSION "\">"
      "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"" VERSION "\""
      " manifest:media-type=\"" MIME_TYPE "\"/>"
      "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
      "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
      "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
      "</manifest:manifest>\n";

static const char styles[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<office:document-styles xmlns:office=\"" NS
                             "office:1.0\" office:version=\"" VERSION "\"/>\n";

static int
on_xml_write (void *data, const char *bytes, int length)
{
  FfwOdsWriter *self = data;

  if (self->is_given_up || self->cause
      || !ffw_zip_writer_write (self->zip, bytes, (gsize)length, &self->cause))
    return -1;
  return length;
}

static gboolean
check (FfwOdsWriter *self, GError **error)
{
  if (!self->cause)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->cause));
  return FALSE;
}

static void
start (xmlTextWriter *xml, const char *name)
{
  xmlTextWriterStartElement (xml, BAD_CAST name);
}

static void
put (xmlTextWriter *xml, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (xml, BAD_CAST name, BAD_CAST value);
}

static void
put_number (xmlTextWriter *xml, const char *name, guint value)
{
  xmlTextWriterWriteFormatAttribute (xml, BAD_CAST name, "%u", value);
}

static void
end (xmlTextWriter *xml)
{
  xmlTextWriterEndElement (xml);
}

/* A date as the language of whoever looks at it writes dates. */
static void
write_date_style (xmlTextWriter *xml, const char *name, gboolean with_time)
{
  static const char *const parts[] = { "number:day",    "/", "number:month", "/",
                                       "number:year",   " ", "number:hours", ":",
                                       "number:minutes" };
  guint n = with_time ? G_N_ELEMENTS (parts) : 5;

  start (xml, "number:date-style");
  put (xml, "style:name", name);
  put (xml, "number:automatic-order", "true");
  for (guint i = 0; i < n; i++)
    {
      gboolean is_part = i % 2 == 0;

      start (xml, is_part ? parts[i] : "number:text");
      if (is_part)
        put (xml, "number:style", "long");
      else
        xmlTextWriterWriteString (xml, BAD_CAST parts[i]);
      end (xml);
    }
  end (xml);
}

static void
write_cell_style (xmlTextWriter *xml, const char *name, const char *data_style)
{
  start (xml, "style:style");
  put (xml, "style:name", name);
  put (xml, "style:family", "table-cell");
  put (xml, "style:data-style-name", data_style);
  end (xml);
}

static void
write_heading_style (xmlTextWriter *xml)
{
  start (xml, "style:style");
  put (xml, "style:name", "heading");
  put (xml, "style:family", "table-cell");
  start (xml, "style:table-cell-properties");
  put (xml, "fo:wrap-option", "wrap");
  put (xml, "fo:border-bottom", "0.5pt solid #000000");
  end (xml);
  start (xml, "style:text-properties");
  put (xml, "fo:font-weight", "bold");
  end (xml);
  end (xml);
}

static void
write_styles (FfwOdsWriter *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  start (self->xml, "office:automatic-styles");
  write_date_style (self->xml, "date-format", FALSE);
  write_date_style (self->xml, "date-time-format", TRUE);
  start (self->xml, "number:text-style");
  put (self->xml, "style:name", "text-format");
  start (self->xml, "number:text-content");
  end (self->xml);
  end (self->xml);
  write_cell_style (self->xml, "text", "text-format");
  write_cell_style (self->xml, "date", "date-format");
  write_cell_style (self->xml, "date-time", "date-time-format");
  write_heading_style (self->xml);
  for (guint i = 0; i < self->writer.n_sheets; i++)
    for (guint j = 0; j < self->writer.sheets[i].n_columns; j++)
      {
        guint width = ffw_table_column_get_width (&self->writer.sheets[i].columns[j]);
        guint size = width * CHARACTER_WIDTH + CELL_MARGIN;

        if (!g_hash_table_add (seen, GUINT_TO_POINTER (width)))
          continue;
        start (self->xml, "style:style");
        xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "style:name", "width-%u", width);
        put (self->xml, "style:family", "table-column");
        start (self->xml, "style:table-column-properties");
        xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "style:column-width", "%u.%02ucm",
                                           size / 100, size % 100);
        end (self->xml);
        end (self->xml);
      }
  end (self->xml);
}

static void
write_validation (FfwOdsWriter *self, guint sheet, guint position)
{
  const FfwTableWriterColumn *column = &self->writer.sheets[sheet].columns[position];
  g_autofree char *list
      = ffw_sheet_name_for_formula (self->writer.sheets[column->choices_sheet].name);
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell_abs (first, 1, (lxw_col_t)column->choices_column, LXW_TRUE, LXW_TRUE);
  lxw_rowcol_to_cell_abs (last, column->n_choices, (lxw_col_t)column->choices_column, LXW_TRUE,
                          LXW_TRUE);
  start (self->xml, "table:content-validation");
  xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "table:name", "choices-%u-%u", sheet,
                                     position);
  xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "table:condition",
                                     "of:cell-content-is-in-list([$%s.%s:.%s])", list, first, last);
  put (self->xml, "table:allow-empty-cell", "true");
  put (self->xml, "table:display-list", "unsorted");
  start (self->xml, "table:error-message");
  put (self->xml, "table:display", "false");
  end (self->xml);
  end (self->xml);
}

static void
write_validations (FfwOdsWriter *self)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < self->writer.n_sheets; i++)
    for (guint j = 0; j < self->writer.sheets[i].n_columns; j++)
      if (self->writer.sheets[i].columns[j].n_choices && self->writer.sheets[i].n_blank)
        {
          if (!begun)
            start (self->xml, "table:content-validations");
          begun = TRUE;
          write_validation (self, i, j);
        }
  if (begun)
    end (self->xml);
}

static void
begin_content (FfwOdsWriter *self)
{
  self->xml = xmlNewTextWriter (xmlOutputBufferCreateIO (on_xml_write, NULL, self, NULL));
  xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", NULL);
  start (self->xml, "office:document-content");
  put (self->xml, "xmlns:office", NS "office:1.0");
  put (self->xml, "xmlns:style", NS "style:1.0");
  put (self->xml, "xmlns:text", NS "text:1.0");
  put (self->xml, "xmlns:table", NS "table:1.0");
  put (self->xml, "xmlns:number", NS "datastyle:1.0");
  put (self->xml, "xmlns:fo", NS "xsl-fo-compatible:1.0");
  put (self->xml, "xmlns:of", NS "of:1.2");
  put (self->xml, "office:version", VERSION);
  write_styles (self);
  start (self->xml, "office:body");
  start (self->xml, "office:spreadsheet");
  write_validations (self);
}

static gboolean
begin (FfwOdsWriter *self, GError **error)
{
  self->zip = ffw_zip_writer_new (self->writer.out, self->writer.cancellable);
  /* The type comes first and as it is, so that the file can be told by its first bytes. */
  if (!ffw_zip_writer_store (self->zip, "mimetype", MIME_TYPE, error)
      || !ffw_zip_writer_add (self->zip, "META-INF/manifest.xml", manifest, error)
      || !ffw_zip_writer_add (self->zip, "styles.xml", styles, error)
      || !ffw_zip_writer_begin (self->zip, "content.xml", error))
    return FALSE;
  begin_content (self);
  return TRUE;
}

/* Rows to fill in, with their choices. */
static void
write_blank_rows (FfwOdsWriter *self, guint n)
{
  start (self->xml, "table:table-row");
  put_number (self->xml, "table:number-rows-repeated", n);
  for (guint i = 0; i < self->sheet->n_columns; i++)
    {
      start (self->xml, "table:table-cell");
      /* What is entered stays as it is: 0012 keeps its zeros. */
      if (self->sheet->columns[i].type != FFW_TABLE_NUMBER)
        put (self->xml, "table:style-name",
             self->sheet->columns[i].type == FFW_TABLE_DATE ? "date" : "text");
      if (self->sheet->columns[i].n_choices)
        xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "table:content-validation-name",
                                           "choices-%u-%u", self->writer.sheet, i);
      end (self->xml);
    }
  end (self->xml);
}

static void
end_sheet (FfwOdsWriter *self)
{
  char corner[LXW_MAX_CELL_NAME_LENGTH];
  const char *name;

  if (!self->sheet)
    return;
  if (self->last_row < self->sheet->n_blank)
    write_blank_rows (self, self->sheet->n_blank - self->last_row);
  end (self->xml);
  name = g_ptr_array_index (self->names, self->names->len - 1);
  lxw_rowcol_to_cell (corner, MAX (self->last_row, 1), (lxw_col_t)(self->sheet->n_columns - 1));
  g_ptr_array_add (self->ranges, g_strdup_printf ("'%s'.A1:'%s'.%s", name, name, corner));
}

static gboolean
ffw_ods_writer_begin_sheet (FfwTableWriter *writer, const FfwTableWriterSheet *sheet, guint part,
                            GError **error)
{
  FfwOdsWriter *self = (FfwOdsWriter *)writer;

  if (!self->zip && !begin (self, error))
    return FALSE;
  end_sheet (self);
  self->sheet = sheet;
  g_ptr_array_add (self->names, ffw_sheet_name (sheet->name, part));
  start (self->xml, "table:table");
  put (self->xml, "table:name", g_ptr_array_index (self->names, self->names->len - 1));
  for (guint i = 0; i < sheet->n_columns; i++)
    {
      start (self->xml, "table:table-column");
      xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "table:style-name", "width-%u",
                                         ffw_table_column_get_width (&sheet->columns[i]));
      end (self->xml);
    }
  return TRUE;
}

/* Blanks one after the other, and tabs, would else become one blank. */
static void
write_line (xmlTextWriter *xml, const char *text, gsize length)
{
  const char *from = text;

  start (xml, "text:p");
  for (const char *at = text; at < text + length; at++)
    {
      gboolean is_tab = *at == '\t';
      gboolean is_further_blank = *at == ' ' && (at == text || at[-1] == ' ');

      if (!is_tab && !is_further_blank)
        continue;
      xmlTextWriterWriteFormatString (xml, "%.*s", (int)(at - from), from);
      start (xml, is_tab ? "text:tab" : "text:s");
      end (xml);
      from = at + 1;
    }
  xmlTextWriterWriteFormatString (xml, "%.*s", (int)(text + length - from), from);
  end (xml);
}

static void
write_text (xmlTextWriter *xml, const char *text)
{
  put (xml, "office:value-type", "string");
  for (;;)
    {
      gsize length = strcspn (text, "\r\n");

      write_line (xml, text, length);
      if (!text[length])
        return;
      text += length + (text[length] == '\r' && text[length + 1] == '\n' ? 2 : 1);
    }
}

static void
write_number (xmlTextWriter *xml, const char *text)
{
  char *rest;

  g_ascii_strtod (text, &rest);
  if (*rest)
    {
      write_text (xml, text);
      return;
    }
  put (xml, "office:value-type", "float");
  put (xml, "office:value", text);
  write_line (xml, text, strlen (text));
}

static void
write_date (xmlTextWriter *xml, const char *text)
{
  FfwTableMoment moment;

  if (!ffw_table_moment_read (&moment, text))
    {
      write_text (xml, text);
      return;
    }
  put (xml, "table:style-name", moment.has_time ? "date-time" : "date");
  put (xml, "office:value-type", "date");
  xmlTextWriterWriteFormatAttribute (xml, BAD_CAST "office:date-value",
                                     moment.has_time ? "%s:00" : "%s", text);
  start (xml, "text:p");
  xmlTextWriterWriteFormatString (xml, "%02u/%02u/%04u", moment.day, moment.month, moment.year);
  if (moment.has_time)
    xmlTextWriterWriteFormatString (xml, " %02u:%02u", moment.minute / MINUTES_PER_HOUR,
                                    moment.minute % MINUTES_PER_HOUR);
  end (xml);
}

static gboolean
ffw_ods_writer_add_row (FfwTableWriter *writer, const char *const *texts, const guint32 *fills,
                        GError **error)
{
  FfwOdsWriter *self = (FfwOdsWriter *)writer;

  if (writer->row == 0)
    start (self->xml, "table:table-header-rows");
  start (self->xml, "table:table-row");
  for (guint i = 0; i < self->sheet->n_columns; i++)
    {
      const FfwTableWriterColumn *column = &self->sheet->columns[i];

      start (self->xml, "table:table-cell");
      if (writer->row == 0)
        put (self->xml, "table:style-name", "heading");
      else if (column->n_choices && writer->row <= self->sheet->n_blank)
        xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "table:content-validation-name",
                                           "choices-%u-%u", writer->sheet, i);
      if (texts[i] && *texts[i])
        {
          if (writer->row > 0 && column->type == FFW_TABLE_NUMBER)
            write_number (self->xml, texts[i]);
          else if (writer->row > 0 && column->type == FFW_TABLE_DATE)
            write_date (self->xml, texts[i]);
          else
            write_text (self->xml, texts[i]);
        }
      end (self->xml);
    }
  end (self->xml);
  if (writer->row == 0)
    end (self->xml);
  self->last_row = writer->row;
  return check (self, error);
}

static void
end_content (FfwOdsWriter *self)
{
  end_sheet (self);
  start (self->xml, "table:database-ranges");
  for (guint i = 0; i < self->ranges->len; i++)
    {
      start (self->xml, "table:database-range");
      xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "table:name", "filter-%u", i + 1);
      put (self->xml, "table:target-range-address", g_ptr_array_index (self->ranges, i));
      put (self->xml, "table:display-filter-buttons", "true");
      end (self->xml);
    }
  end (self->xml);
  xmlTextWriterEndDocument (self->xml);
  g_clear_pointer (&self->xml, xmlFreeTextWriter);
}

static void
append_item (GString *text, const char *name, const char *type, guint value)
{
  g_string_append_printf (
      text, "<config:config-item config:name=\"%s\" config:type=\"%s\">%u</config:config-item>",
      name, type, value);
}

/* The headings of every sheet stay where they are. */
static char *
settings_of (FfwOdsWriter *self)
{
  GString *text = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<office:document-settings xmlns:office=\"" NS "office:1.0\" xmlns:config=\"" NS
      "config:1.0\" xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"" VERSION "\">"
      "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">"
      "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
      "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
      "<config:config-item-map-named config:name=\"Tables\">");

  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *name = g_markup_escape_text (g_ptr_array_index (self->names, i), -1);

      g_string_append_printf (text, "<config:config-item-map-entry config:name=\"%s\">", name);
      append_item (text, "CursorPositionX", "int", 0);
      append_item (text, "CursorPositionY", "int", 1);
      append_item (text, "HorizontalSplitMode", "short", 0);
      append_item (text, "VerticalSplitMode", "short", 2);
      append_item (text, "VerticalSplitPosition", "int", 1);
      append_item (text, "ActiveSplitRange", "short", 2);
      append_item (text, "PositionBottom", "int", 1);
      g_string_append (text, "</config:config-item-map-entry>");
    }
  g_string_append (text, "</config:config-item-map-named></config:config-item-map-entry>"
                         "</config:config-item-map-indexed></config:config-item-set>"
                         "</office:settings></office:document-settings>\n");
  return g_string_free (text, FALSE);
}

static gboolean
ffw_ods_writer_finish (FfwTableWriter *writer, GError **error)
{
  FfwOdsWriter *self = (FfwOdsWriter *)writer;
  g_autofree char *settings = NULL;

  end_content (self);
  settings = settings_of (self);
  return check (self, error) && ffw_zip_writer_end (self->zip, error)
         && ffw_zip_writer_add (self->zip, "settings.xml", settings, error)
         && ffw_zip_writer_finish (self->zip, error);
}

static void
ffw_ods_writer_free (FfwTableWriter *writer)
{
  FfwOdsWriter *self = (FfwOdsWriter *)writer;

  /* What is left of a file that was given up goes nowhere. */
  self->is_given_up = TRUE;
  g_clear_pointer (&self->xml, xmlFreeTextWriter);
  g_clear_pointer (&self->zip, ffw_zip_writer_free);
  g_clear_error (&self->cause);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->ranges);
  g_free (self);
}

static const FfwTableWriterClass ods_writer_class = {
  .max_rows = FFW_SHEET_MOST_ROWS,
  .begin_sheet = ffw_ods_writer_begin_sheet,
  .add_row = ffw_ods_writer_add_row,
  .finish = ffw_ods_writer_finish,
  .free = ffw_ods_writer_free,
};

/** Returns: (transfer full): a writer of OpenDocument spreadsheets, for ffw_table_writer_new() */
FfwTableWriter *
ffw_ods_writer_new (void)
{
  FfwOdsWriter *self = g_new0 (FfwOdsWriter, 1);

  self->writer.klass = &ods_writer_class;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->ranges = g_ptr_array_new_with_free_func (g_free);
  return &self->writer;
}
