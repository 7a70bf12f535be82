/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xml-part.h"

#include <string.h>

/* A tag of an office file has some dozens of attributes at most. libxml2's time for one grows with
 * the square of their number, so they may not be longer than this, in bytes. */
#define MOST_TAG ((gsize)256 * 1024)

/* What libxml2 is given at once; also how far a tag may be open before that is looked at. */
#define BLOCK ((gsize)16 * 1024)

/* Where the parts of an attribute are, as libxml2 passes it. */
enum
{
  SAX_NAME,
  SAX_PREFIX,
  SAX_URI,
  SAX_VALUE,
  SAX_END,
  N_SAX,
};

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  ffw_xml_part_stop (data, FFW_PART_DOCTYPE);
}

/**
 * ffw_xml_part_begin:
 * @self: all 0; the data of the callbacks
 * @name: of the part, as ffw_archive_find() gave it
 * @start: @end: @text: (nullable): as libxml2 has them
 */
void
ffw_xml_part_begin (FfwXmlPart *self, FfwArchive *archive, const char *name,
                    startElementNsSAX2Func start, endElementNsSAX2Func end, charactersSAXFunc text)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .internalSubset = on_doctype,
                        .startElementNs = start,
                        .endElementNs = end,
                        .characters = text,
                        .ignorableWhitespace = text,
                        .cdataBlock = text };

  self->part = ffw_archive_part_open (archive, name);
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  /* Nothing is fetched, and nesting has its limit. Entities are put in their place, else an “&” in
   * an attribute comes as “&#38;”; none is there but those of XML, as a DOCTYPE stops the parser.
   */
  xmlCtxtUseOptions (self->parser,
                     XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  self->status = FFW_PART_SOME;
}

/** Reads no more of the part; what the callbacks are still told does not count. */
void
ffw_xml_part_stop (FfwXmlPart *self, FfwPartStatus status)
{
  if (self->status == FFW_PART_SOME)
    self->status = status;
  xmlStopParser (self->parser);
}

static void
parse (FfwXmlPart *self, const char *bytes, gsize length)
{
  while (length && self->status == FFW_PART_SOME)
    {
      gsize n = MIN (length, BLOCK);

      xmlParseChunk (self->parser, bytes, (int)n, 0);
      if (self->status == FFW_PART_SOME
          && (!self->parser->wellFormed
              || (gsize)(self->parser->input->end - self->parser->input->cur) > MOST_TAG))
        ffw_xml_part_stop (self, FFW_PART_DAMAGED);
      bytes += n;
      length -= n;
    }
}

/**
 * ffw_xml_part_step:
 *
 * Parses some more of it.
 *
 * Returns: %FFW_PART_SOME, %FFW_PART_END where all was parsed, or what is wrong with it
 */
FfwPartStatus
ffw_xml_part_step (FfwXmlPart *self, GError **error)
{
  const char *bytes;
  gsize length;
  FfwPartStatus status;

  if (self->status != FFW_PART_SOME)
    return self->status;
  status = ffw_archive_part_read (self->part, &bytes, &length, error);
  if (status == FFW_PART_SOME)
    parse (self, bytes, length);
  else if (status == FFW_PART_END)
    {
      xmlParseChunk (self->parser, NULL, 0, 1);
      if (self->status == FFW_PART_SOME)
        self->status = self->parser->wellFormed ? FFW_PART_END : FFW_PART_DAMAGED;
    }
  else
    self->status = status;
  return self->status;
}

/** As ffw_xml_part_step(), to its end. */
FfwPartStatus
ffw_xml_part_run (FfwXmlPart *self, GError **error)
{
  while (ffw_xml_part_step (self, error) == FFW_PART_SOME)
    ;
  return self->status;
}

void
ffw_xml_part_clear (FfwXmlPart *self)
{
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  g_clear_pointer (&self->part, ffw_archive_part_free);
}

/** Returns: the value of the attribute of that name, whatever its namespace */
FfwXmlValue
ffw_xml_get (const xmlChar **attributes, int n_attributes, const char *name)
{
  for (int i = 0; i < n_attributes; i++, attributes += N_SAX)
    if (strcmp ((const char *)attributes[SAX_NAME], name) == 0)
      return (FfwXmlValue){ (const char *)attributes[SAX_VALUE],
                            (gsize)(attributes[SAX_END] - attributes[SAX_VALUE]) };
  return (FfwXmlValue){ NULL, 0 };
}

gboolean
ffw_xml_value_is (FfwXmlValue self, const char *text)
{
  return self.text && strlen (text) == self.length && memcmp (self.text, text, self.length) == 0;
}

gboolean
ffw_xml_value_is_true (FfwXmlValue self)
{
  return ffw_xml_value_is (self, "1") || ffw_xml_value_is (self, "true")
         || ffw_xml_value_is (self, "on");
}

/** Returns: the whole number of up to nine figures, or @otherwise where it is none */
guint
ffw_xml_value_to_number (FfwXmlValue self, guint otherwise)
{
  guint number = 0;

  if (!self.text || self.length == 0 || self.length > 9)
    return otherwise;
  for (gsize i = 0; i < self.length; i++)
    {
      if (!g_ascii_isdigit (self.text[i]))
        return otherwise;
      number = number * 10 + (guint)(self.text[i] - '0');
    }
  return number;
}

/** Returns: (transfer full) (nullable): a copy of it */
char *
ffw_xml_value_to_text (FfwXmlValue self)
{
  return self.text ? g_strndup (self.text, self.length) : NULL;
}
