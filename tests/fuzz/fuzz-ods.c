/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all as the content of an ODS file are a table or are refused with a finding. */

#include "ffw-ods-reader.h"
#include "ffw-zip-writer.h"
#include "fuzz-sheet.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (FfwZipWriter) zip = ffw_zip_writer_new (out, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (FfwFindings) findings = ffw_findings_new ("fuzz.ods");
  g_autoptr (FfwTableReader) reader = NULL;
  FfwArchive *archive;

  g_assert_true (ffw_zip_writer_begin (zip, "content.xml", NULL));
  g_assert_true (ffw_zip_writer_write (zip, (const char *)data, size, NULL));
  g_assert_true (ffw_zip_writer_end (zip, NULL));
  g_assert_true (ffw_zip_writer_finish (zip, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  stream = g_memory_input_stream_new_from_bytes (bytes);
  archive = ffw_archive_new (stream, "fuzz.ods", NULL);
  g_assert_cmpint (ffw_archive_begin (archive, NULL), ==, FFW_PART_END);
  reader = ffw_ods_reader_new (archive, NULL, findings, NULL);
  fuzz_sheet_read (reader, findings);
  return 0;
}
