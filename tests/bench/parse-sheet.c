/* SPDX-License-Identifier: GPL-3.0-or-later */

/* parse-sheet FILE.xlsx: unpacks the sheets and shared strings of a workbook with libarchive,
 * parses them with libxml2 in the way that our reader does, and does nothing with what it hears. */

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
}

static void
on_text (void *data, const xmlChar *text, int length)
{
}

static void
parse_part (struct archive *zip)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = on_start,
                        .endElementNs = on_end,
                        .characters = on_text,
                        .ignorableWhitespace = on_text };
  xmlParserCtxt *parser = xmlCreatePushParserCtxt (&sax, NULL, NULL, 0, NULL);
  const void *bytes;
  size_t length;
  la_int64_t offset;

  while (archive_read_data_block (zip, &bytes, &length, &offset) == ARCHIVE_OK)
    if (xmlParseChunk (parser, bytes, (int)length, 0) != 0)
      abort ();
  if (xmlParseChunk (parser, NULL, 0, 1) != 0)
    abort ();
  xmlFreeParserCtxt (parser);
}

int
main (int argc, char **argv)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip_seekable (zip);
  if (argc != 2 || archive_read_open_filename (zip, argv[1], 64 * 1024) != ARCHIVE_OK)
    return EXIT_FAILURE;
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    if (strncmp (archive_entry_pathname (entry), "xl/worksheets/sheet", 19) == 0
        || strcmp (archive_entry_pathname (entry), "xl/sharedStrings.xml") == 0)
      parse_part (zip);
  archive_read_free (zip);

  return EXIT_SUCCESS;
}
