/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheets.h"

#include "ffw-zip-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REFS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS "http://schemas.openxmlformats.org/package/2006/relationships"

char *
sheets_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("ffw-sheets-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Removes the folder and the files in it, and frees its name. */
void
sheets_folder_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

/* Writes an archive of parts, each a name and a text, and returns its path. */
char *
sheets_write_zip (const char *folder, const char *name, ...)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) out
      = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error));
  g_autoptr (FfwZipWriter) writer = NULL;
  const char *part;
  va_list parts;

  g_assert_no_error (error);
  writer = ffw_zip_writer_new (out, NULL);
  va_start (parts, name);
  while ((part = va_arg (parts, const char *)))
    {
      const char *text = va_arg (parts, const char *);

      ffw_zip_writer_add (writer, part, text, &error);
      g_assert_no_error (error);
    }
  va_end (parts);
  ffw_zip_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/*
 * Writes a workbook with one sheet, “Staff”, or those of @workbook.
 * @sheet: what is in it: sheetData and what stands beside it
 * @strings: (nullable): its shared strings, each an si
 * @styles: (nullable): numFmts and cellXfs
 * @workbook: (nullable): what is in the workbook
 */
char *
sheets_write_xlsx (const char *folder, const char *name, const char *sheet, const char *strings,
                   const char *styles, const char *workbook)
{
  g_autofree char *of_book = g_strconcat (
      "<workbook xmlns='" MAIN "' xmlns:r='" REFS "'>",
      workbook ? workbook : "<sheets><sheet name='Staff' sheetId='1' r:id='rId1'/></sheets>",
      "</workbook>", NULL);
  g_autofree char *of_sheet
      = g_strconcat ("<?xml version='1.0' encoding='UTF-8'?>\n<worksheet xmlns='" MAIN "'>", sheet,
                     "</worksheet>", NULL);
  g_autofree char *of_strings = g_strconcat ("<sst xmlns='" MAIN "'>", strings ? strings : "",
                                             "</sst>", NULL);
  g_autofree char *of_styles = g_strconcat ("<styleSheet xmlns='" MAIN "'>", styles ? styles : "",
                                            "</styleSheet>", NULL);

  return sheets_write_zip (
      folder, name, "[Content_Types].xml",
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
      "_rels/.rels",
      "<Relationships xmlns='" RELS "'><Relationship Id='a' Type='" REFS
      "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
      "xl/workbook.xml", of_book, "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='" RELS "'>"
      "<Relationship Id='rId1' Type='" REFS "/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='rId2' Type='" REFS "/worksheet' Target='/xl/worksheets/sheet2.xml'/>"
      "<Relationship Id='rId3' Type='" REFS "/chartsheet' Target='chartsheets/sheet1.xml'/>"
      "<Relationship Id='rId4' Type='" REFS "/worksheet' Target='worksheets/missing.xml'/>"
      "<Relationship Id='rId5' Type='" REFS "/sharedStrings' Target='sharedStrings.xml'/>"
      "<Relationship Id='rId6' Type='" REFS "/styles' Target='styles.xml'/>"
      "</Relationships>",
      "xl/worksheets/sheet1.xml", of_sheet, "xl/worksheets/sheet2.xml",
      "<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c r='A1' t='inlineStr'>"
      "<is><t>second</t></is></c></row></sheetData></worksheet>",
      "xl/chartsheets/sheet1.xml", "<chartsheet xmlns='" MAIN "'/>", "xl/SharedStrings.xml",
      of_strings, "xl/styles.xml", of_styles, NULL);
}

/*
 * Writes an ODS workbook.
 * @styles: what is in its automatic styles
 * @tables: what is in its spreadsheet
 */
char *
sheets_write_ods (const char *folder, const char *name, const char *styles, const char *tables)
{
  g_autofree char *content = g_strconcat (
      "<?xml version='1.0' encoding='UTF-8'?>\n<office:document-content"
      " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
      " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
      " xmlns:number='urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'"
      " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
      " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
      " xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'>"
      "<office:automatic-styles>",
      styles, "</office:automatic-styles><office:body><office:spreadsheet>", tables,
      "</office:spreadsheet></office:body></office:document-content>", NULL);

  return sheets_write_zip (folder, name, "mimetype",
                           "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content,
                           NULL);
}

static void
add_findings (GString *out, FfwFindings *findings, guint *n)
{
  for (; *n < ffw_findings_get_n_kept (findings); ++*n)
    {
      const FfwFinding *finding = ffw_findings_get (findings, *n);
      g_autofree char *arguments = g_strjoinv (",", finding->arguments);
      g_autofree char *said = ffw_finding_get_message (finding, FFW_LANGUAGE_EN);

      g_assert_null (strchr (said, '%'));
      g_string_append_printf (out, "[%s%s%s]", finding->code, *arguments ? " " : "", arguments);
    }
}

static void
add_row (GString *out, const FfwTableRow *row, gboolean with_types)
{
  static const char *const types[] = { "", "N:", "D:", "T:", "P:", "B:", "E:" };

  g_string_append_printf (out, "%u%s:", row->line, row->is_bad ? "!" : "");
  g_assert_cmpuint (row->n_kept, ==, row->n_fields);
  for (guint i = 0; i < row->n_kept; i++)
    {
      const FfwTableField *field = &row->fields[i];
      g_autofree char *shown = g_strescape (field->text, "\303\264\305\242\224\342\200\235\265");

      g_assert_cmpuint (strlen (field->text), ==, field->length);
      g_assert_true (g_utf8_validate (field->text, -1, NULL));
      g_string_append_printf (out, "%s%s%s", i ? "|" : "", with_types ? types[field->type] : "",
                              shown);
      /* Whoever reads a row may change it. */
      memset (field->text, 'x', field->length);
    }
  g_string_append_c (out, ' ');
}

static char *
read_table (const char *path, const char *sheet, FfwTableOpenFlags flags, gboolean with_types)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test");
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTableReader) reader = ffw_table_open (path, sheet, flags, findings, NULL, &error);
  GString *out = g_string_new (NULL);
  FfwTableStatus status;
  FfwTableRow row;
  guint n_findings = 0;

  g_assert_no_error (error);
  while (TRUE)
    {
      status = ffw_table_reader_next (reader, &row, &error);
      g_assert_no_error (error);
      add_findings (out, findings, &n_findings);
      if (status != FFW_TABLE_ROW)
        break;
      add_row (out, &row, with_types);
    }
  /* It stays as it is. */
  g_assert_cmpint (ffw_table_reader_next (reader, &row, &error), ==, status);
  add_findings (out, findings, &n_findings);
  g_string_append (out, status == FFW_TABLE_STOPPED ? "stopped" : "end");
  return g_string_free (out, FALSE);
}

/*
 * What is read of a table, as one text: each row as "line:field|field", a field with the first
 * letter of its type where it is no text, and each finding as "[code arguments]" where it was
 * found.
 */
char *
sheets_read (const char *path, const char *sheet, FfwTableOpenFlags flags)
{
  return read_table (path, sheet, flags, TRUE);
}

/* As sheets_read(), whatever the types. */
char *
sheets_read_texts (const char *path)
{
  return read_table (path, NULL, FFW_TABLE_OPEN_WHOLE, FALSE);
}

/* The sheets of a workbook, as "name,(hidden name)". */
char *
sheets_list (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = ffw_table_list_sheets (path, NULL, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sheets->len; i++)
    {
      const FfwSheet *sheet = g_ptr_array_index (sheets, i);

      g_string_append_printf (out, sheet->is_hidden ? "%s(%s)" : "%s%s", i ? "," : "", sheet->name);
    }
  return g_string_free (out, FALSE);
}
