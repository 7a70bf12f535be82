/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

/**
 * FfwXmlPart:
 * @part: where it is read from
 * @parser: of libxml2
 * @status: how far it is
 *
 * A part of an office file that is XML, parsed as it is unpacked. What parses one begins with this
 * structure, and gives libxml2 its callbacks.
 */
typedef struct
{
  FfwArchivePart *part;
  xmlParserCtxt *parser;
  FfwPartStatus status;
} FfwXmlPart;

/**
 * FfwXmlValue:
 * @text: (nullable): not NUL-terminated; %NULL where there is no such attribute
 * @length: in bytes
 */
typedef struct
{
  const char *text;
  gsize length;
} FfwXmlValue;

void ffw_xml_part_begin (FfwXmlPart *self, FfwArchive *archive, const char *name,
                         startElementNsSAX2Func start, endElementNsSAX2Func end,
                         charactersSAXFunc text);
FfwPartStatus ffw_xml_part_step (FfwXmlPart *self, GError **error);
FfwPartStatus ffw_xml_part_run (FfwXmlPart *self, GError **error);
void ffw_xml_part_stop (FfwXmlPart *self, FfwPartStatus status);
void ffw_xml_part_clear (FfwXmlPart *self);

FfwXmlValue ffw_xml_get (const xmlChar **attributes, int n_attributes, const char *name);
gboolean ffw_xml_value_is (FfwXmlValue self, const char *text);
gboolean ffw_xml_value_is_true (FfwXmlValue self);
guint ffw_xml_value_to_number (FfwXmlValue self, guint otherwise);
char *ffw_xml_value_to_text (FfwXmlValue self);

G_END_DECLS
