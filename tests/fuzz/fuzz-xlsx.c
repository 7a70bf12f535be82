/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all in the parts of an XLSX file are a table or are refused with a finding. The
 * input is the XML of a sheet, of shared strings and of styles, with a form feed between them. */

#include "ffw-xlsx-reader.h"
#include "ffw-zip-writer.h"
#include "fuzz-sheet.h"
#include "fuzz.h"

#include <string.h>

#define REFS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                     "xl/styles.xml" };

static void
add (FfwZipWriter *zip, const char *name, const char *bytes, gsize length)
{
  g_assert_true (ffw_zip_writer_begin (zip, name, NULL));
  g_assert_true (ffw_zip_writer_write (zip, bytes, length, NULL));
  g_assert_true (ffw_zip_writer_end (zip, NULL));
}

static void
add_parts (FfwZipWriter *zip, const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *end = length ? memchr (bytes, '\f', length) : NULL;
      gsize n = end ? (gsize)(end - bytes) : length;

      if (n == 0)
        return;
      add (zip, names[i], bytes, n);
      bytes += n + (end != NULL);
      length -= n + (end != NULL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char book[] = "<workbook xmlns:r='" REFS "'><sheets><sheet name='S' r:id='a'/>"
                             "</sheets></workbook>";
  static const char rels[] = "<Relationships><Relationship Id='a' Type='x/worksheet' "
                             "Target='worksheets/sheet1.xml'/><Relationship Id='b' "
                             "Type='x/sharedStrings' Target='sharedStrings.xml'/><Relationship "
                             "Id='c' Type='x/styles' Target='styles.xml'/></Relationships>";
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (FfwZipWriter) zip = ffw_zip_writer_new (out, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (FfwFindings) findings = ffw_findings_new ("fuzz.xlsx");
  g_autoptr (FfwTableReader) reader = NULL;
  FfwArchive *archive;

  add (zip, "xl/workbook.xml", book, sizeof book - 1);
  add (zip, "xl/_rels/workbook.xml.rels", rels, sizeof rels - 1);
  add_parts (zip, (const char *)data, size);
  g_assert_true (ffw_zip_writer_finish (zip, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  stream = g_memory_input_stream_new_from_bytes (bytes);
  archive = ffw_archive_new (stream, "fuzz.xlsx", NULL);
  g_assert_cmpint (ffw_archive_begin (archive, NULL), ==, FFW_PART_END);
  reader = ffw_xlsx_reader_new (archive, NULL, FALSE, findings, NULL);
  fuzz_sheet_read (reader, findings);
  return 0;
}
