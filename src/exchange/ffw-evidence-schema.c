/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-schema.h"

#include <gio/gio.h>

#define RESOURCE "/cymru/glasbrint/Fframwaith/exchange/evidence-1.xsd"

/**
 * ffw_evidence_schema_load:
 *
 * Returns: (transfer full): the schema of evidence files that the program
 *   carries; xmlSchemaFree() frees it
 */
xmlSchema *
ffw_evidence_schema_load (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  xmlSchemaParserCtxt *context = NULL;
  xmlSchema *schema = NULL;

  if (bytes)
    context = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL),
                                         (int)g_bytes_get_size (bytes));
  if (context)
    {
      schema = xmlSchemaParse (context);
      xmlSchemaFreeParserCtxt (context);
    }
  if (schema == NULL)
    g_error ("The schema of evidence files is missing from the program");

  return schema;
}
